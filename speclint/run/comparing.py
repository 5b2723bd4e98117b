"""What the files of a run have to say to each other, added to what was found in each alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from speclint.document import ViewName
from speclint.finding import Finding
from speclint.light import replace
from speclint.profile import Profile
from speclint.rule import RuleSet
from speclint.run.checking import Page
from speclint.series.collection import Collection
from speclint.series.facts import unpacked

_TWO = 2


def compared(pages: Sequence[Page], rules: RuleSet, profile: Profile, view: ViewName) -> list[Page]:
    """The pages with the findings of the rules across files; they read the facts that each page was kept with."""
    found = across([page.facts for page in pages if page.facts], rules, profile, view)
    return [joined(page, found.get(page.report.path, ())) for page in pages]


def across(
    facts: Sequence[bytes], rules: RuleSet, profile: Profile, view: ViewName
) -> Mapping[str, tuple[Finding, ...]]:
    """What the rules across files find, by the file in which it is said."""
    if not rules.across_files or len(facts) < _TWO:
        return {}
    collection = Collection(map(unpacked, facts), profile)
    found: defaultdict[str, dict[tuple[object, ...], Finding]] = defaultdict(dict)
    for rule in rules.across_files:
        if view in rule.views and rule.check is not None:
            for meeting in rule.check.compare(collection):
                finding = rule.met(meeting, view)
                found[finding.path].setdefault((finding.rule, finding.span, finding.message), finding)
    return {path: tuple(these.values()) for path, these in found.items()}


def joined(page: Page, more: tuple[Finding, ...]) -> Page:
    """A page with what other files add to its findings."""
    if not more:
        return page
    return replace(page, findings=tuple(sorted((*page.findings, *more), key=lambda f: f.order)))
