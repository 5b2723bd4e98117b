"""Titles that a specification carries elsewhere: in headers, footers and its file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Spec
from speclint.text.expression import Expression


@dataclass(frozen=True)
class TitleElsewhere(Check):
    """A header, footer or file name that gives another title than the specification's own."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"title", "other"})

    file_name: bool = False
    """Look at the file's name instead of headers and footers."""
    no_title: frozenset[str] = frozenset()
    """Words of a title or a file's name that do not tell classes apart, in small letters."""
    _CAPITALISED: ClassVar[Expression] = Expression(
        r"(?:[A-Z][\w&'’-]*|of|and|the|[IVX]+)(?:[ ,]+(?:[A-Z][\w&'’-]*|of|and|the|[IVX]+)){1,7}"
    )

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every name that shares half of the title's words, and differs."""
        own = _title_words(spec.title, self.no_title)
        if len(own) > 1 and self.file_name:
            name = spec.document.path.rpartition("/")[2].rpartition(".")[0]
            words = _title_words(name.replace("_", " ").replace("-", " "), self.no_title)
            if set(words) - set(own) and set(own) - set(words) and _other_title(words, own):
                yield Hit(spec.title_span, {"title": spec.title, "other": name})
        elif len(own) > 1:
            for passage in _names_of_pages(spec):
                other = _CONTINUED.sub("", passage.text.strip())
                if self._CAPITALISED.fullmatch(other) and _other_title(_title_words(other, self.no_title), own):
                    also = (Also(spec.title_span, "title here"),)
                    yield Hit(passage.whole, {"title": spec.title, "other": other}, also)


_CONTINUED = Expression(r"\.\w{3,4}$|\s*[-–(]*\s*cont(?:inued|[.’']?d?)?\W*$", re.IGNORECASE)


def _names_of_pages(spec: Spec) -> list[Passage]:
    """Headers and footers, and what of them was pasted into the text."""
    pages = [p for s in spec.sections if s.name == "page" for p in s.passages]
    return pages + [left.passage for left in spec.furniture if left.kind in {"running head", "file name"}]


_CODE = 2
"""A word of two letters in a file's name stands for a department or a state, unless it is a Roman numeral."""


def _title_words(title: str, no_title: frozenset[str]) -> tuple[str, ...]:
    words = re.findall(r"[a-z]{2,}|\b[a-z]\b", title.lower().replace("'s", "s").replace("’s", "s"))
    return tuple(dict.fromkeys(w for w in words if w not in no_title and (len(w) != _CODE or not set(w) - set("iv"))))


def _other_title(words: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Whether two titles share half of their words and differ in one that is no abbreviation."""
    mine = [w for w in own if w not in words]
    others = [w for w in words if w not in own]
    if len(words) < 2 or not (mine or others) or len(own) - len(mine) < len(own) / 2:  # noqa: PLR2004 - a single word is no title
        return False
    return not others or not all(any(_short_for(a, b) or _short_for(b, a) for b in mine) for a in others)


def _short_for(short: str, long: str) -> bool:
    """Whether the letters of *short* stand in *long* in their order: ``mgr`` for ``manager``."""
    letters = iter(long)
    return short[0] == long[0] and all(c in letters for c in short)


CHECKS = {"title-elsewhere": TitleElsewhere}
