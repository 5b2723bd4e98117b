"""Whether the numbers of a list count, and every item is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import ClassVar, Literal

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text.expression import Expression

_NUMBER = Expression(r"^\(?(\d{1,2})[.)]?\)?$")
_LETTER = Expression(r"^\(?([A-Za-z])[.)]\)?$")
_ROMAN = Expression(r"[ivx]{1,5}")
_TYPED = Expression(r"^\(?\d{1,2}[.)]\s+(?=[A-Z])")
_LONG = Expression(r"\d{3}")
"""The number of a law or a telephone, which a line break has put where an item would begin."""
_SURE, _SECOND = 3, 2
"""So many numbers, beginning with the second, are a list that has lost its first."""
_LEADS_OVER = Expression(r"(?::|\b(?:either|following))\W*$", re.IGNORECASE)
"""How an item ends that has a list of its own under it."""


_BESIDE = 3
"""Words of a cell that stands beside an item of a table: its part of the time, how often it is done."""


@dataclass(frozen=True)
class Sequence(Check):
    """One fault of numbered lists.

    ``gap`` (7, 9), ``inside`` (8 stands in the text of 7), ``duplicate`` (7, 7), ``restart`` (7, 1 within one list),
    ``empty`` (a number with no text),
    ``stray`` (a bullet with no text), ``mixed`` (bullets among numbers), ``typed`` (a typed number in a list that
    the word processor numbers).
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"label", "expected", "previous"})

    fault: Literal["gap", "inside", "duplicate", "restart", "empty", "mixed", "stray", "typed"]

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every spot of the fault, list by list; bullets that all stand on lines of their own are one habit."""
        if self.fault == "stray" and spec.document.format == "pdf":
            return  # the sign is drawn beside its text, and was read apart from it
        found = [hit for part in spec.memo(_parts) for hit in _FIND[self.fault](part)]
        found = [hit for hit in found if hit.words.get("previous") != _NOTHING or not _begun_above(spec, hit.span)]
        yield from found[:1] if self.fault == "stray" and len(found) > _SURE else found


def _parts(spec: Spec) -> tuple[list[Passage], ...]:
    return tuple(part for run in _lists(spec) for part in _parted(run))


def _lists(spec: Spec) -> Iterator[list[Passage]]:
    """The items of each list, level by level.

    A part inside a list ("Other Duties:") carries its numbering on, unless its heading is as high as the list's own.
    """
    open_lists: dict[int, list[Passage]] = {}
    owner: Section | None = None
    for section in spec.sections:
        if section.outside:
            continue
        lost = not section.heading and section.passages and (_number(section.passages[0]) or 0) > 1
        if not lost and not (owner and owner.name == "duties" and _inside(section, owner)):
            yield from open_lists.values()
            open_lists, owner = {}, section
        for passage in section.passages:
            if passage.kind != "item":
                beside = passage.cell is not None and len(passage.text.split()) <= _BESIDE
                if passage.text and not beside:  # text between items ends a list: the next may begin at 1 again
                    yield from open_lists.values()
                    open_lists = {}
                continue
            for deeper in [level for level in open_lists if level > passage.level]:
                yield open_lists.pop(deeper)
            open_lists.setdefault(passage.level, []).append(passage)
    yield from open_lists.values()


def _parted(run: list[Passage]) -> Iterator[list[Passage]]:
    """A list, after the lists that its items lead over to: "4. Two of the following:", then bullets, or from 1 anew."""
    outer: list[Passage] = []
    left = list(reversed(run))
    while left:
        outer.append(item := left.pop())
        if left and _LEADS_OVER.search(item.text) and _another_list(item, left[-1]):
            inner = [left.pop()]
            while left and not _goes_on(item, inner[-1], left[-1]):
                inner.append(left.pop())
            yield inner
    yield outer


def _another_list(item: Passage, following: Passage) -> bool:
    return _number(item) is not None and _number(following) in {None, 1}


def _goes_on(item: Passage, inner: Passage, following: Passage) -> bool:
    """Whether *following* belongs to the list of *item* again, and not to the one that *inner* stands in."""
    number, before, after = _number(item) or 0, _number(inner), _number(following)
    return after == number + 1 and (before is None or after != before + 1)


def _inside(section: Section, owner: Section) -> bool:
    """Whether a part stands under a lesser heading than the list that it belongs to."""
    lesser = section.heading.endswith(":") and not owner.heading.endswith(":")
    return section.parent == owner.name and (section.run_in or lesser or section.rank > owner.rank)


def _number(passage: Passage) -> int | None:
    found = _NUMBER.match(passage.label or "")
    return int(found[1]) if found else None


def _spot(passage: Passage) -> Span:
    """The item's first words: a label is no part of the text."""
    words = passage.text.split()
    return passage.span(0, len(" ".join(words[:6])) if passage.text.startswith(" ".join(words[:6])) else None)


def _numbered(run: list[Passage]) -> list[tuple[int, Passage]]:
    """The numbers of a list; an empty one that falls back is a leftover, and counts for nothing."""
    found: list[tuple[int, Passage]] = []
    for passage in run:
        number = _number(passage)
        if number is not None and (passage.text.strip() or not found or number > found[-1][0]):
            found.append((number, passage))
    return found


def _gap(run: list[Passage]) -> Iterator[Hit]:
    counted = {number for number, _ in _numbered(run)}
    for (a, first), (b, second) in pairwise(_numbered(run)):
        if counted.issuperset(range(a + 1, b)) or (b > a + 1 and counted & set(range(a + 1, b))):
            continue  # the numbers stand elsewhere in the list, whose columns were read one after the other
        if b > a + 1 and not _run_on(first, range(a + 1, b)):
            yield Hit(
                _spot(second),
                {"label": second.label or "", "expected": f"{a + 1}.", "previous": first.label or ""},
                (Also(_spot(first), "number before"),),
            )
    numbers = _numbered(run)
    if len(numbers) >= _SURE and numbers[0][0] == _SECOND and run[0].ordinal == 1:
        label = numbers[0][1].label or ""
        yield Hit(_spot(numbers[0][1]), {"label": label, "expected": "1.", "previous": _NOTHING})


def _begun_above(spec: Spec, second: Span) -> bool:
    """Whether the line above a second item ends with the first one: "QUALIFICATIONS: 1. A diploma"."""
    above = spec.view.text[max(0, second.start - _LINE) : second.start].rpartition("\n")[0]
    return re.search(r"(?:^|\s)1[.)]\s", above.strip().rpartition("\n")[2]) is not None


_NOTHING = "nothing"
_LINE = 400
"""Characters above an item within which the line before it stands."""


def _run_on(passage: Passage, numbers: range) -> list[re.Match[str]]:
    """Where the numbers stand in the text of an item: "2. Permits. or 3. Licenses"; nothing unless all of them do."""
    found = [re.search(rf"(?<![\d.$§-]){n}[.)](?=\s*[A-Z(])", passage.text) for n in numbers]
    return [match for match in found if match] if all(found) else []


def _within(run: list[Passage]) -> Iterator[Hit]:
    for (a, first), (b, _) in pairwise(_numbered(run)):
        for match in _run_on(first, range(a + 1, b)) if b > a + 1 else ():
            words = {"label": match[0], "expected": match[0], "previous": first.label or ""}
            yield Hit(first.span(*match.span()), words)


def _duplicate(run: list[Passage]) -> Iterator[Hit]:
    for (a, first), (b, second) in pairwise(_numbered(run)):
        if a == b and first.text.strip() and not (a == 1 and _all_ones(run)):
            words = {"label": second.label or "", "expected": f"{a + 1}.", "previous": first.label or ""}
            yield Hit(_spot(second), words, (Also(_spot(first), "has the number already"),))


def _all_ones(run: list[Passage]) -> bool:
    """In Markdown a list of nothing but ``1.`` counts by itself."""
    return all(n == 1 for n, _ in _numbered(run))


def _restart(run: list[Passage]) -> Iterator[Hit]:
    for (a, first), (b, second) in pairwise(_numbered(run)):
        if b < a and second.text.strip() and not second.text.startswith("|"):  # the rows of two tables
            words = {"label": second.label or "", "expected": f"{a + 1}.", "previous": first.label or ""}
            yield Hit(_spot(second), words, (Also(_spot(first), "number before"),))


def _empty(run: list[Passage]) -> Iterator[Hit]:
    for passage in run:
        label = passage.label or ""
        if not any(c.isalnum() for c in passage.text) and any(c.isdigit() for c in label) and not _LONG.search(label):
            yield Hit(passage.whole, {"label": label, "expected": "", "previous": ""}, label="nothing stands here")


def _stray(run: list[Passage]) -> Iterator[Hit]:
    for passage in run:
        label = passage.label or ""
        if not passage.text.strip() and label and not any(c.isalnum() for c in label):
            yield Hit(passage.whole, {"label": label, "expected": "", "previous": ""}, label="nothing stands here")


def _mixed(run: list[Passage]) -> Iterator[Hit]:
    """Bullets among numbers (or the other way round): the rarer kind, once."""
    said = _without_inner([p for p in run if p.text.strip() and p.label])
    numbered = [p for p in said if _style(p) != "mark"]
    bullets = [p for p in said if p not in numbered]
    if not bullets:
        yield from _otherwise(_numbered(said))
    if not numbered or not bullets:
        return
    odd, usual = (bullets, numbered) if len(bullets) <= len(numbered) else (numbered, bullets)
    if odd is numbered and all(_style(p) == "letter" and _titled(p) for p in odd):
        return  # "B. Advice" is the heading of the bullets under it
    first, *others = odd
    words = {"label": first.label or "", "expected": usual[0].label or "", "previous": ""}
    yield Hit(_spot(first), words, tuple(Also(_spot(p), "and here") for p in others[:3]))


def _titled(passage: Passage) -> bool:
    """Whether an item has the look of a heading: a few words and no full stop."""
    return len(passage.text.split()) <= _HEADING and passage.text.rstrip()[-1:].isalnum()


_HEADING = 8
"""Words of an item that may be a heading."""


def _style(passage: Passage) -> str:
    """Whether an item has a number, a letter, a Roman numeral or a mark."""
    label = (passage.label or "").strip("().")
    if label.isdigit():
        return "number"
    if _ROMAN.fullmatch(label.lower()):
        return "roman"
    return "letter" if len(label) == 1 and label.isalpha() and passage.label != "o" else "mark"


def _without_inner(said: list[Passage]) -> list[Passage]:
    """A list without those that stand inside it: letters from "a", or bullets after which the numbers count on."""
    runs = [list(run) for _, run in groupby(said, key=_style)]
    behind = [run for at, run in enumerate(runs) if at and _counts_on(runs[at - 1][-1], run, runs[at + 1 : at + 2])]
    kept = list[Passage]()
    for at, run in enumerate(runs):
        lettered = len(runs) > 1 and (run[0].label or "").strip("().").lower() in {"a", "i"}
        begun = not at and len(behind) > 1 and _style(run[0]) == "mark"  # the bullets of a number before the list
        listed = run in behind and (len(behind) > 1 or not runs[at - 1][-1].text.rstrip().endswith("."))
        if not (lettered or begun or listed):
            kept += run
    return kept


def _counts_on(before: Passage, run: list[Passage], after: list[list[Passage]]) -> bool:
    """Whether bullets stand between a number and the next, or the last number of all."""
    number, goes_on = _number(before), _number(after[0][0]) if after else None
    return _style(run[0]) == "mark" and len(run) > 1 and number is not None and goes_on in {None, 1, number + 1}


def _otherwise(numbers: list[tuple[int, Passage]]) -> Iterator[Hit]:
    """A number that goes on counting in another style: ``4)`` between ``3.`` and ``5.``."""
    for (a, first), (b, second), (c, third) in zip(numbers, numbers[1:], numbers[2:], strict=False):
        forms = [(p.label or "").replace(str(n), "1") for n, p in ((a, first), (b, second), (c, third))]
        if (a + 1, b + 1) == (b, c) and forms[0] == forms[2] != forms[1]:
            words = {"label": second.label or "", "expected": first.label or "", "previous": ""}
            yield Hit(_spot(second), words)


def _typed(run: list[Passage]) -> Iterator[Hit]:
    for passage in run:
        if found := _TYPED.match(passage.text):
            words = {"label": passage.label or "", "expected": "", "previous": found[0].strip()}
            yield Hit(passage.span(0, found.end()), words)


_FIND = {
    "gap": _gap,
    "inside": _within,
    "duplicate": _duplicate,
    "restart": _restart,
    "empty": _empty,
    "stray": _stray,
    "mixed": _mixed,
    "typed": _typed,
}

CHECKS = {"sequence": Sequence}
