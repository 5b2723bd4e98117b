"""What a rule says of many places of a file, said once with all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from speclint.finding import Finding, Fix, Related
from speclint.light import replace
from speclint.rule import Rule
from speclint.run.suppress import Allowance


def said_once(found: Iterable[Finding], rules: Mapping[str, Rule], allowed: Iterable[Allowance]) -> Iterator[Finding]:
    """The findings, those of a habit as one: at its first place, with the others beside it.

    A place that a comment sets aside stays a finding of its own, so that nothing else is set aside with it.
    """
    comments = tuple(allowed)
    habits: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(found, key=lambda finding: finding.order):
        rule = rules.get(finding.rule)
        if rule is None or rule.said_once < 1 or any(comment.covers(finding) for comment in comments):
            yield finding
        else:
            habits[finding.rule].append(finding)
    for name, places in habits.items():
        if len(places) > rules[name].said_once:
            yield _habit(places)
        else:
            yield from places


def _habit(places: list[Finding]) -> Finding:
    first, *others = places
    return replace(
        first,
        message=f"{first.message} ({len(places)} places)",
        related=(*first.related, *map(_place, others)),
        fixes=_all_fixes(places),
    )


def _place(finding: Finding) -> Related:
    return Related(
        label="and here",
        section=finding.section,
        where=finding.where,
        place=finding.place,
        span=finding.span,
        excerpt=finding.excerpt,
        context=finding.context,
        column=finding.column,
    )


def _all_fixes(places: list[Finding]) -> tuple[Fix, ...]:
    """One way to mend every place, where each has one."""
    if not all(place.fixes for place in places):
        return ()
    first = places[0].fixes[0]
    edits = tuple(edit for place in places for edit in place.fixes[0].edits)
    return (Fix(first.title, edits, all(place.fixes[0].safe for place in places)),)
