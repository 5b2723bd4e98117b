"""All specifications of a run side by side, by code, title and series; the same whatever the order they came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from speclint.profile import Profile
from speclint.series import titles
from speclint.series.facts import Facts
from speclint.series.titles import Title


class Collection:
    """The facts of every specification, in the order of their paths."""

    def __init__(self, facts: Iterable[Facts], profile: Profile) -> None:
        """Sort them; *profile* says what an employer's titles and statements look like."""
        self.facts = tuple(sorted(facts, key=lambda one: one.path))
        self.profile = profile

    @cached_property
    def titles(self) -> Mapping[str, Title]:
        """Path -> its title, taken apart."""
        ranks = self.profile.series.ranks
        return {one.path: titles.parsed(one.title, ranks) for one in self.facts}

    @cached_property
    def by_code(self) -> Mapping[str, list[Facts]]:
        """Class code -> its specifications."""
        found: defaultdict[str, list[Facts]] = defaultdict(list)
        for one in self.facts:
            if one.code:
                found[one.code.upper().lstrip("0")].append(one)
        return found

    @cached_property
    def by_title(self) -> Mapping[tuple[str, ...], list[Facts]]:
        """The words of a title -> its specifications."""
        found: defaultdict[tuple[str, ...], list[Facts]] = defaultdict(list)
        for one in self.facts:
            if words := titles.words(one.title):
                found[words].append(one)
        return found

    @cached_property
    def known(self) -> Mapping[tuple[str, ...], Facts]:
        """Every class that the collection holds, the levels of a series among them: title -> where it is described."""
        found: dict[tuple[str, ...], Facts] = {}
        for one in self.facts:
            for title in (one.title, *one.levels):
                found.setdefault(titles.plain(title), one)
        return found

    @cached_property
    def ladders(self) -> list[tuple[Facts, ...]]:
        """The classes of each series that has several, from the bottom to the top."""
        ranks = self.profile.series.ranks
        series: defaultdict[tuple[str, ...], dict[tuple[str, ...], Facts]] = defaultdict(dict)
        for one in self.facts:
            title = self.titles[one.path]
            if title.stem and not one.title.lower().rstrip().endswith("series"):
                words = titles.words(one.title)
                kept = series[title.stem].get(words)
                series[title.stem][words] = one if kept is None else latest(kept, one)
        found = [
            tuple(sorted(these.values(), key=lambda one: (titles.parsed(one.title, ranks).step, one.path)))
            for these in series.values()
            if len(these) > 1
        ]
        return sorted(found, key=lambda ladder: self.titles[ladder[0].path].stem)

    def same_series(self, one: Facts, other: Facts) -> bool:
        """Whether two classes belong to one series: its name is that of both, but for rank and number."""
        return self.titles[one.path].stem == self.titles[other.path].stem


def latest(one: Facts, other: Facts) -> Facts:
    """Of two issues of one class, the one that carries the later date; of equal ones, the first."""
    return other if _newest(other) > _newest(one) else one


def _newest(facts: Facts) -> str:
    return max((said.rpartition(" ")[2] for said in facts.dates), default="")
