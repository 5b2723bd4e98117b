"""The parts of a specification as headings: empty, misspelt, repeated, out of order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import ClassVar, Literal

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.profile import normal
from speclint.rule import Check
from speclint.spec import OUTSIDE, Plan, Section, Spec
from speclint.text.expression import Expression
from speclint.text.lexicon import known

_TAIL = Expression(r"\s*\([^()]*\)(?=:?$)")
_HABIT = 3
"""So many headings of one kind show how they are written."""
_PAIR = 2
_LABEL = 25
"""Characters of a label."""
_VALUE = 45
"""Characters of a value beside its label."""
_LEVEL_LINE = 70
"""No longer is a line that opens a level."""


@dataclass(frozen=True)
class EmptySection(Check):
    """A heading with nothing under it, where no other heading holds the text."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"struck"})

    roofs: tuple[str, ...] = ()
    """Headings, in small letters, under which all parts of a page may stand: "description"."""

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every empty section; one that a tracked change emptied is told apart."""
        stacked = _stacked(spec) if spec.document.format == "pdf" else frozenset()
        shelled = _shelled(spec)
        for section, following in zip(spec.sections, [*spec.sections[1:], None], strict=False):
            if section.span in stacked or (shelled and following and _shell(section, following)):
                continue
            if section.level and following is None:
                continue  # a line in capitals at the end, not a level
            if section.said or not section.heading or not section.name or _holds(section, following, spec):
                continue
            if following and following.name and normal(section.heading) in self.roofs:
                continue
            struck = self._struck(section, following, spec)
            yield Hit(section.span, {"struck": " once the tracked changes are accepted" if struck else ""})

    def _struck(self, section: Section, following: Section | None, spec: Spec) -> bool:
        spot = spec.view.source(section.span)
        after = spec.view.source(following.span) if following else ()
        if not spot:
            return False
        end = after[0].start if after else len(spec.document.source)
        return any(spot[-1].end <= c.source.start < end for c in spec.document.changes if c.kind == "delete")


def _holds(section: Section, following: Section | None, spec: Spec) -> bool:
    """Whether the heading is a roof over the section that follows."""
    if following is None or following.name in OUTSIDE:
        return False
    if not following.name or not following.heading:
        return True  # an unknown heading may well be a part of this one; text that opens a part stands under it
    if following.level or section.level or _under(section, following, spec):
        return True
    covered = {*spec.profile.covers.get(section.name, ()), *spec.profile.heading_words.together.get(section.name, ())}
    if covered:
        return following.name in covered
    return following.rank > section.rank > 0 or spec.narrowed


def _under(section: Section, following: Section, spec: Spec) -> bool:
    """Whether what follows is a part of the section, or one of the same kind."""
    if section.name in {following.parent, following.name} or (following.run_in and section.heading.endswith(":")):
        return True  # "Minimum Qualifications" over "Credential Requirements"
    if section.parent and following.parent == section.parent and section.name in spec.profile.of("wished", "further"):
        return True  # "Preferred Requirements" over "Knowledge In", "Skills In"
    if section.heading.rstrip().endswith(":") and _single_words(following):
        return True  # "Behavioral Competencies:" over "Accountability", "Integrity"
    # What the words of a heading that nobody listed were taken for is not sure.
    return following.name in spec.profile.aside and normal(following.heading) not in spec.profile.aliases


def _single_words(section: Section) -> bool:
    """Whether a section is a heading and lines of a word or two each, so that its heading is one of them."""
    lines = [section.heading, *(p.text for p in section.passages if p.text.strip())]
    return len(lines) > 1 and all(len(line.split()) <= _PAIR for line in lines)


def _shell(section: Section, following: Section) -> bool:
    """Whether a heading of small letters stands right over one in capitals."""
    bare = not section.said and section.heading and following.heading
    return bool(bare and following.heading.isupper() and not section.heading.isupper())


def _shelled(spec: Spec) -> bool:
    """Whether the text, with its own headings, was put into the fields of a web form, which have theirs."""
    return sum(_shell(section, following) for section, following in pairwise(spec.sections)) >= _HABIT


def _stacked(spec: Spec) -> frozenset[Span]:
    """Headings that a PDF prints in a column of their own, beside their texts, so that they follow one another."""
    found: set[Span] = set()
    run: list[Section] = []
    for section in spec.sections:
        run.append(section)
        if not section.said and section.heading:
            continue
        values = [p.text for p in section.passages if p.text.strip()]
        if run[1:] and values and all(len(text) <= _LABEL for text in values) and not values[-1].endswith("."):
            continue  # labels that no profile knows
        beside = len(values) >= len(run) > 1 and all(len(text) <= _VALUE for text in values[: len(run)])
        if beside or len(run) > _HABIT:
            found |= {each.span for each in run}
        run = []
    return frozenset(found)


def _opens_list(section: Section) -> bool:
    """Whether its heading is the beginning of the sentence that its list goes on with, such as "Knowledge of:"."""
    return normal(section.heading).endswith((" of", " to", " in"))


@dataclass(frozen=True)
class Headings(Check):
    """A fault of the headings: ``misspelt``, ``repeated``, ``order`` or ``style``."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"near", "other", "style", "common"})

    fault: Literal["misspelt", "repeated", "order", "style"]

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every heading with the fault."""
        yield from _FIND[self.fault](spec)


def _headed(spec: Spec) -> list[Section]:
    """The sections whose headings stand on lines of their own."""
    return [s for s in spec.sections if s.heading and s.name not in OUTSIDE and (not s.run_in or s.near)]


def _misspelt(spec: Spec) -> Iterator[Hit]:
    for section in _headed(spec):
        if section.near and not all(known(word) for word in normal(section.heading).split()):
            yield Hit(section.span, {"near": section.near})


def _plain(section: Section) -> str:
    return section.heading.strip().rstrip(":")


def _repeated(spec: Spec) -> Iterator[Hit]:
    headed = _headed(spec)
    if any(s.level for s in spec.sections):  # a series repeats its parts for each level, but not one right after itself
        for before, section in pairwise(headed):
            again = section.name == before.name and normal(section.heading) == normal(before.heading)
            if again and section.name and not section.level:
                yield Hit(section.span, {"other": _plain(before)}, (Also(before.span, "stands here already"),))
        return
    first: dict[str, Section] = {}
    many = _by_design(headed)
    for section in headed:
        if normal(section.heading) in many:
            continue
        if section.parent in spec.profile.alternatives or normal(section.heading) in {"note", "notes"}:
            continue  # ways to qualify, each with its own education and experience; notes to several parts
        if section.name in first and normal(section.heading) == normal(first[section.name].heading):
            other = first[section.name]
            if _level_between(spec, other, section) or _marks(other, spec) != _marks(section, spec):
                continue
            yield Hit(section.span, {"other": _plain(other)}, (Also(other.span, "stands here already"),))
        elif section.name:
            first.setdefault(section.name, section)


def _by_design(headed: list[Section]) -> set[str]:
    """Headings that a form repeats: three times or more, or in turns with another of the same part (Duty, Tasks)."""
    counts = Counter(normal(section.heading) for section in headed)
    again = [section for section in headed if counts[normal(section.heading)] > 1]
    turns = {
        normal(a.heading)
        for a, b in pairwise(again)
        if a.name == b.name and normal(a.heading) != normal(b.heading) and counts[normal(b.heading)] > 1
    }
    return {heading for heading, count in counts.items() if count >= _HABIT} | turns


def _level_between(spec: Spec, first: Section, second: Section) -> bool:
    """Whether a line such as "Assignment Level II" stands between two headings: each level has parts of its own."""
    between = (p.text for s in spec.sections if first.span <= s.span < second.span for p in s.passages)
    lines = [normal(text) for text in between if len(text) <= _LEVEL_LINE and not text.endswith((".", ";", ","))]
    return any(pattern.search(line) for line in lines for pattern in spec.profile.levels)


def _order(spec: Spec) -> Iterator[Hit]:
    order = spec.profile.order
    if any(s.level for s in spec.sections):
        return
    highest: Section | None = None
    before = ""
    for section in _headed(spec):
        again, before = section.name == before, section.name
        if section.name not in order or section.near or (again and _opens_list(section)):
            continue
        if highest and order.index(section.name) < order.index(highest.name):
            yield Hit(section.span, {"other": _plain(highest)}, (Also(highest.span, "should come later"),))
        else:
            highest = section


def _case(heading: str) -> str:
    plain = _TAIL.sub("", heading.strip()).rstrip(":")
    return "capitals" if plain.isupper() else "title case"


def _style(spec: Spec) -> Iterator[Hit]:
    """The few headings written otherwise than the others: wholes among wholes, parts among parts of a rank."""
    headed = [s for s in _headed(spec) if s.name and spec.describes(s) and not (s.level or s.near)]
    rows = {p.span.start for p in spec.view.paragraphs if p.cell or "\t" in spec.view[p.span]}  # heads of a table
    within = {id(s) for before, s in pairwise(headed) if before.name == s.name and s.span.start in rows}
    judged = [s for s in headed if not _opens_list(s) and id(s) not in within]
    if spec.document.format == "pdf":
        return  # how its headings look is guessed
    ranked: dict[tuple[int, int], list[Section]] = {}
    for one in judged:
        ranked.setdefault((one.rank if one.parent else 0, _marks(one, spec)), []).append(one)
    for group in ranked.values():
        common, count = Counter(_style_of(s) for s in group).most_common(1)[0] if group else ("", 0)
        odd = [s for s in group if _style_of(s) != common]
        if odd and count >= max(_HABIT, 2 * len(odd)):
            same = next(s for s in group if _style_of(s) == common)
            words = {"style": _style_of(odd[0]), "common": common}
            also = (*(Also(s.span, "and here") for s in odd[1:3]), Also(same.span, f"{common} here"))
            yield Hit(odd[0].span, words, also)


def _marks(section: Section, spec: Spec) -> int:
    """How many "#" stand in front of a heading: a site's own headings are no model for those of the text."""
    source = spec.view.source(section.span)
    text = spec.document.source
    line = text[text.rfind("\n", 0, source[0].start) + 1 : source[0].start] if source else ""
    return line.count("#")


def _style_of(section: Section) -> str:
    return _case(section.heading) + (" with a colon" if section.heading.rstrip().endswith(":") else "")


_FIND: dict[str, Callable[[Spec], Iterator[Hit]]] = {
    "misspelt": _misspelt,
    "repeated": _repeated,
    "order": _order,
    "style": _style,
}

CHECKS = {"empty-section": EmptySection, "headings": Headings}
