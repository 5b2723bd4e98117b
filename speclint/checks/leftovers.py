"""What a web page or a form leaves in a text: words cut off with an ellipsis, signs alone, lines that come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar, Literal

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text import prose
from speclint.text.expression import Expression
from speclint.text.lexicon import known

_CUT = Expression(r"(?<![\w.…-])[A-Za-z]{4,}(?:…|\.{3,})(?=\s|$)")
_SIGN = Expression(r"^[#*~^\"“”']{1,3}$|(?<=[.!?]\s)[#~^]{1,3}$|^\*{3,}(?=\w)")
_VALUE = Expression(r"(?<![\w/.@-])[A-Z]{2,}(?:_[A-Z]{2,})+(?![\w/@-]|\.\w)")
_PLACE = Expression(r"(?<=\b(?P<state>[A-Z]{2}), )(?P=state)\b(?=,|\.?$| \d)")
_DIGITS = Expression(r"[\d.\s/-]+")
_HEADING = 4
"""Words from which on what was taken for a heading may be a line like any other."""
_LEAST, _MOST = 3, 14
"""Words of a line that comes back: a shorter one is a label, a longer one a sentence."""


@dataclass(frozen=True)
class Leftover(Check):
    """A ``cut`` word, a ``sign`` alone, a ``value`` of a system, a state twice in a ``place``, a ``line`` twice."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"count"})

    fault: Literal["cut", "sign", "value", "place", "line"]

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every such spot; of a line that comes back the second one."""
        if self.fault == "line":
            yield from _lines(spec)
            return
        for _, passage in spec.passages(outside=True):
            for found in _PATTERNS[self.fault].finditer(passage.text):
                if self.fault != "cut" or not known(found[0].rstrip("….").lower()):
                    yield Hit(passage.span(*found.span()), {"count": 1})


_PATTERNS = {"cut": _CUT, "sign": _SIGN, "value": _VALUE, "place": _PLACE}


def _lines(spec: Spec) -> Iterator[Hit]:
    seen: defaultdict[str, list[Span]] = defaultdict(list)
    lines = [(p.text, p.whole) for _, p in spec.passages(outside=True) if p.kind == "paragraph" and p.cell is None]
    lines += [(s.heading, s.span) for s in spec.sections if len(prose.words(s.heading)) > _HEADING]
    for whole, span in sorted(lines, key=lambda line: line[1]):
        text = whole.strip()
        led = "...." in text or ". . ." in text
        if text == spec.title:
            continue
        if _LEAST <= len(prose.words(text)) <= _MOST and (text.isupper() or led) and not text.endswith((":", "?")):
            seen[_DIGITS.sub(" ", text.lower()).strip()].append(span)
    for spots in seen.values():
        if len(spots) > 1:
            first, second, *others = spots
            also = (Also(first, "first here"), *(Also(span, "and here") for span in others))
            yield Hit(second, {"count": len(spots)}, also)


CHECKS = {"leftover": Leftover}
