"""What the files of a run have to say to each other, added to what was found in each alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from speclint.document import ViewName
from speclint.finding import Finding
from speclint.profile import Profile
from speclint.rule import RuleSet
from speclint.run.checking import Page
from speclint.series.collection import Collection
from speclint.series.facts import unpacked

_TWO = 2


def compared(pages: Sequence[Page], rules: RuleSet, profile: Profile, view: ViewName) -> list[Page]:
    """The pages with the findings of the rules across files; they read the facts that each page was kept with."""
    if not rules.across_files or sum(bool(page.facts) for page in pages) < _TWO:
        return list(pages)
    collection = Collection((unpacked(page.facts) for page in pages if page.facts), profile)
    found: defaultdict[str, dict[tuple[object, ...], Finding]] = defaultdict(dict)
    for rule in rules.across_files:
        if view in rule.views and rule.check is not None:
            for meeting in rule.check.compare(collection):
                finding = rule.met(meeting, view)
                found[finding.path].setdefault((finding.rule, finding.span, finding.message), finding)
    return [_joined(page, tuple(found[page.report.path].values())) for page in pages]


def _joined(page: Page, more: tuple[Finding, ...]) -> Page:
    if not more:
        return page
    return replace(page, findings=tuple(sorted((*page.findings, *more), key=lambda f: f.order)))
