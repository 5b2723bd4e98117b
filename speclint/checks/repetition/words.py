"""The same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.rule import Check
from speclint.spec import Passage, Plan, Spec
from speclint.text.expression import Expression


@dataclass(frozen=True)
class RepeatedWord(Check):
    """The same word twice in a row."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"word"})

    except_for: tuple[str, ...] = ()
    """Words that may stand twice, in small letters."""
    _FORM: ClassVar[Expression] = Expression(
        r"(?<![\w'’-])([A-Za-z]{2,}|a)(?P<gap>\s+)(\1)(?:\s+\1)*(?![\w'’-])", re.IGNORECASE
    )

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every doubled word inside a passage, however often it stands; a fix leaves the first."""
        for _, passage in spec.passages():
            for found in self._FORM.finditer(passage.text):
                word = found[1]
                if word.lower() in self.except_for or _meant(found, passage):
                    continue
                span = passage.span(*found.span())
                gone = Edit(passage.span(found.end(1), found.end()), "")
                yield Hit(span, {"word": word}, fixes=(Fix(f"remove the second “{word}”", (gone,), safe=True),))


_NEAR = 40
"""So far before a word the end of a sentence is looked for."""
_BEGINS = Expression(r"(?:^|[.!?:;][\"”’')\]]*\s+)[\"“‘'(\[]*$")


def _meant(found: re.Match[str], passage: Passage) -> bool:
    """Names and letters: "New York, New York", "Class A A"; a sentence end between; two columns of a table."""
    first, second = found[1], found[3]
    if "\t" in found["gap"] or passage.cell:
        return True
    if len(first) == 1:
        return first + second != "aa"  # "Class A a …"
    if first[0].isupper() and second[0].isupper() and not first.isupper():
        return True
    if first.isupper() and not second.isupper():
        return True  # a heading in capitals before its text
    return first != second and not _BEGINS.search(passage.text, max(0, found.start() - _NEAR), found.start())


CHECKS = {"repeated-word": RepeatedWord}
