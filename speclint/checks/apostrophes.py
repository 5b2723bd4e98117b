"""An apostrophe where none belongs: in a plural, or in a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from speclint.document import Edit
from speclint.finding import Fix, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text.classes import verb_only
from speclint.text.expression import Expression
from speclint.text.verbs import third_person

_OWNER = Expression(r"(?<![\w'’-])([a-z]{3,})['’]s(?![\w'’-])")
_NO_THING_OWNED = Expression(
    r"\s*(?:[.;:]|$)|\s+(?:that|which|who|when|where|is|are|must|may|will|shall|can|if|as|for|by|with|from|on|at|in"
    r"|of|to|per|pertaining|relating|related|regarding)\b"
)
"""What follows an owner only where the thing owned is not named."""
_ANOTHER = Expression(r"(?:[^.;]{0,60}?)['’]s?\b", re.DOTALL)
"""A second owner near by: “an area's, district's, or office's”."""
_LEFT_OUT = Expression(r"(?:\b(?:of|to|than|as|or|from|with|your|their)\s+(?:(?:a|an|the|your|their|his|her)\s+)?)$")
"""In front of an owner whose thing was named before: “equal to the City's”."""


@dataclass(frozen=True)
class WrongApostrophe(Check):
    """A plural or a verb that is written as an owner: "laws and regulation's.", "testify's in court"."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"instead"})

    owners: frozenset[str] = frozenset()
    """Words that stand as owners alone: "a bachelor's", "the doctor's"; and short forms: "it's"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each with the form without the apostrophe."""
        if not _OWNER.search(spec.view.text):
            return
        for _, passage in spec.passages(outside=True):
            for found in _OWNER.finditer(passage.text):
                word = found[1]
                if word not in self.owners and _wrong(word, passage.text, found.start(), found.end()):
                    span, instead = passage.span(found.start(), found.end()), third_person(word)
                    fix = Fix(f"write “{instead}”", (Edit(span, instead),), safe=False)
                    yield Hit(span, {"instead": instead}, fixes=(fix,))


def _wrong(word: str, text: str, start: int, end: int) -> bool:
    if verb_only(word):
        return True
    alone = _NO_THING_OWNED.match(text, end) and not _ANOTHER.match(text, end)
    return bool(alone) and not _LEFT_OUT.search(text, max(0, start - 24), start)


CHECKS = {"wrong-apostrophe": WrongApostrophe}
