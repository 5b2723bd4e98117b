"""What an employer's files have in common, put together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from speclint.learn import headings, marks, wording
from speclint.learn.headings import Headings
from speclint.learn.marks import Code, Dates
from speclint.learn.place import Place, place
from speclint.learn.seen import Seen, again
from speclint.learn.wording import Said
from speclint.light import dataclass, replace
from speclint.profile import Profile, normal

_NEARLY_ALL, _GREAT_PART, _HALF, _SOME = 0.98, 0.8, 0.5, 0.1
_FEW = 8
"""From so many files one may go without a part that is asked of all."""
_THREE = ("definition", "duties", "employment_standards")
"""Parts without which most rules have nothing to look at: they are asked for where a great part has them."""
_BEFORE = ("title", "class_code", "approved")
_BESIDE = ("accommodation", "illustrative")
"""Statements that a rule asks for."""


@dataclass(frozen=True, slots=True)
class House:
    """The style of a house, as its files show it."""

    seen: tuple[Seen, ...]
    unread: tuple[tuple[str, str], ...]
    """Files that could not be read, with the reason."""
    headings: Headings
    order: tuple[str, ...]
    parts: Mapping[str, int]
    """Part or statement -> how many files have it, those of most first."""
    required: tuple[str, ...]
    usual: tuple[str, ...]
    """Parts that more than half of the files have and not nearly all."""
    code: Code | None
    dates: Dates
    statements: Mapping[str, Said]
    repeated: tuple[Said, ...]
    acronyms: tuple[str, ...]
    place: Place | None
    """The state that most of them name."""

    def without(self, part: str) -> list[str]:
        """The files that lack a part."""
        return [one.name for one in self.seen if part not in one.parts]

    def out_of_order(self) -> Iterator[tuple[str, str]]:
        """Files whose parts stand in another order, each with the first part that does."""
        for one in self.seen:
            ranks = [(self.order.index(name), name) for name in _names(one) if name in self.order]
            if early := next((two[1] for first, two in pairwise(ranks) if two[0] < first[0]), ""):
                yield one.name, early


def learned(seen: Sequence[Seen], unread: Iterable[tuple[str, str]], profile: Profile) -> House:
    """What the files have in common; *profile* is the one they were read with."""
    said = headings.learned(seen, profile)
    if said.changed:
        seen = again(seen, _with(profile, said), said.changed)
    parts = Counter(part for one in seen for part in one.parts)
    wanted = {*profile.headings, *_BEFORE, *_BESIDE} - profile.aside - profile.covers.keys()
    order = _order(seen)
    ranked = sorted(wanted & parts.keys(), key=lambda part: _rank(part, order))
    required = tuple(part for part in ranked if _demanded(part, parts[part], len(seen)))
    usual = tuple(p for p in ranked if p not in required and parts[p] > _HALF * len(seen))
    statements = wording.statements(seen, profile)
    return House(
        tuple(seen),
        tuple(unread),
        said,
        order,
        dict(sorted(parts.items(), key=lambda one: (-one[1], one[0]))),
        required,
        usual,
        marks.code(seen),
        marks.dates(seen, profile),
        statements,
        tuple(wording.repeated(seen, [one.text for one in statements.values()])),
        tuple(wording.acronyms(seen, profile)),
        place(seen),
    )


def _with(profile: Profile, said: Headings) -> Profile:
    """The profile with the headings that were placed."""
    new = {name: [heading.text for heading in placed] for name, placed in said.placed.items()}
    taken = {normal(text) for texts in new.values() for text in texts}
    kept = {name: tuple(h for h in known if normal(h) not in taken) for name, known in profile.headings.items()}
    return replace(profile, headings={name: (*new.get(name, ()), *known) for name, known in kept.items()})


def _demanded(part: str, files: int, of: int) -> bool:
    if part in _THREE:
        return files >= _GREAT_PART * of
    return files >= min(_NEARLY_ALL * of, of - 1 if of >= _FEW else of)


def _rank(part: str, order: Collection[str]) -> tuple[int, int, str]:
    first = _BEFORE.index(part) if part in _BEFORE else len(_BEFORE)
    return first, [*order, part].index(part), part


def _order(seen: Sequence[Seen]) -> tuple[str, ...]:
    """The parts in the order of most files: each goes before those that it stands before more often than behind."""
    before, files = defaultdict[tuple[str, str], int](int), Counter[str]()
    for one in seen:
        names = list(dict.fromkeys(_names(one)))
        files.update(names)
        for first, second in combinations(names, 2):
            before[first, second] += 1
    kept = sorted(name for name, number in files.items() if number >= max(2, _SOME * len(seen)))
    wins = Counter({a: sum(before[a, b] > before[b, a] for b in kept) for a in kept})
    losses = Counter({a: sum(before[b, a] > before[a, b] for b in kept) for a in kept})
    return ("title", *sorted(kept, key=lambda name: (losses[name] - wins[name], name)))


def _names(one: Seen) -> Iterator[str]:
    """The parts of a file in the order in which they stand."""
    return (section.name for section in one.headed if section.name not in one.spec.profile.aside)
