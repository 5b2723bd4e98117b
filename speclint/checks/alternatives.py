"""The logic of qualifications: which of them are asked for together, and which are alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text.expression import Expression

_JOINT = Expression(r"(?:(?<=[\s;,.])|^)(?P<word>and(?=\W*$)|or(?=\W*$))[\s;,:.]*$", re.IGNORECASE)
_EITHER = Expression(r"\b(?:either|one\s+of|any\s+of|following)\W*$", re.IGNORECASE)
_RUN_IN = Expression(r"(?<=[.;,)\w])\s(?P<spot>(?:Either\s+I|Or\s+I{2,3})\b)(?=\.?\s+[A-Z])")
_ORPHAN = Expression(r"\W*or\s+(?:pattern\s+)?(?P<number>II|2)\W*$", re.IGNORECASE)
_FIRST = Expression(r"\beither\s*(?:I|1|one)|\bpattern\s+(?:I|1|one)\b|^\W*(?:I|1|one)\b", re.IGNORECASE)
_JOINED = 2
"""So many items can be joined in one way only."""
_FAULTS = ("flat", "run-in", "orphan")


@dataclass(frozen=True)
class Alternatives(Check):
    """A fault of how ways to qualify are joined.

    ``flat``: "and" and "or" at the ends of one list, so that nobody can say what belongs together. ``run-in``: "Either
    I" or "Or II" in the middle of a paragraph. ``orphan``: an "Or II" with no first way before it.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"first", "second", "label", "other"})

    fault: str

    def __post_init__(self) -> None:
        """Refuse an unknown fault."""
        if self.fault not in _FAULTS:
            raise ValueError(f"fault must be one of {', '.join(_FAULTS)}")

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every list, or place in a paragraph, with the fault."""
        for section in spec.sections:
            yield from {"flat": _flat, "run-in": _run_in, "orphan": _orphan}[self.fault](section, spec)


def _flat(section: Section, spec: Spec) -> Iterator[Hit]:  # noqa: ARG001 - one shape for the three
    for run in _runs(section):
        joints = [(item, found) for item in run[:-1] if (found := _JOINT.search(item.text))]
        for (item, first), (later, second) in pairwise(joints):
            if first["word"].lower() != second["word"].lower():
                words = {
                    "first": first["word"].lower(),
                    "second": second["word"].lower(),
                    "label": item.label or "this one",
                    "other": later.label or "the next",
                }
                spot = item.span(*first.span("word"))
                yield Hit(spot, words, (Also(later.span(*second.span("word")), "and the other word here"),))
                break


def _runs(section: Section) -> Iterator[list[Passage]]:
    """The items of each flat list: what has a list of its own under it, or an "either" before it, is no flat list."""
    run: list[Passage] = []
    nested = False
    for passage in (*section.passages, None):
        if passage and passage.kind == "item" and passage.text.strip():
            nested = nested or bool(run and (passage.level, _style(passage)) != (run[0].level, _style(run[0])))
            run.append(passage)
            continue
        if len(run) > _JOINED and not nested and not any(_EITHER.search(item.text) for item in run):
            yield run
        run, nested = [], False


def _style(item: Passage) -> str:
    """Whether an item is numbered, lettered or marked: letters among numbers are a list of their own."""
    label = (item.label or "").strip("().")
    return "number" if label.isdigit() else "letter" if label.isalpha() else "mark"


def _run_in(section: Section, spec: Spec) -> Iterator[Hit]:  # noqa: ARG001 - as above
    for passage in section.passages:
        for found in _RUN_IN.finditer(passage.text):
            yield Hit(passage.span(*found.span("spot")), {"label": found["spot"]})


def _orphan(section: Section, spec: Spec) -> Iterator[Hit]:
    found = _ORPHAN.match(section.heading)
    if not found or not section.span:
        return
    before = spec.view.text[: section.span.start]
    if not any(_FIRST.search(line) for line in before.splitlines()):
        yield Hit(section.span, {"label": section.heading.strip()})


CHECKS = {"alternatives": Alternatives}
