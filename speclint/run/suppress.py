"""Findings that somebody has set aside: in the document, in the config, in the baseline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from speclint.document import Document, Paragraph, Span, View
from speclint.finding import Finding
from speclint.light import dataclass, replace
from speclint.notation.globs import matches
from speclint.rule import named
from speclint.settings.config import Ignore
from speclint.text.expression import Expression

_ALLOW = Expression(
    r"\bspeclint\s*:\s*(?:ignore|allow)\s+(?P<rules>[\w/*-]*\w(?:/\*)?(?:\s*,\s*[\w/*-]*\w(?:/\*)?)*)"
    r"(?:\s*(?:\s[-–—]{1,2}|:|\bbecause\b)\s*(?P<reason>\S.*?))?\s*(?:-->|$)",
    re.IGNORECASE | re.MULTILINE,
)

_CALL = Expression(r"\s*speclint\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class Allowance:
    """A comment in a document that sets rules aside."""

    rules: tuple[str, ...]
    reason: str
    spans: tuple[Span, ...] = ()
    """Where it holds, in the view; everywhere if there is none."""
    whole: bool = False

    def covers(self, finding: Finding) -> bool:
        """Whether it sets a finding aside."""
        if not named(finding.rule, self.rules):
            return False
        spots = (finding.span, *(other.span for other in finding.related if not other.path))
        return self.whole or any(a.start <= b.start <= a.end or a.overlaps(b) for a in self.spans for b in spots)


@dataclass(frozen=True)
class Sorted:
    """Findings by what became of them."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    baseline: tuple[Finding, ...]
    unused: tuple[Allowance, ...]
    """Allowances that set nothing aside."""
    held: int = 0
    """How many more there are that only a thorough reading shows."""


def allowances(document: Document, view: View) -> Iterator[Allowance]:
    """What the comments of a document allow in one view.

    A comment holds for the paragraph it is attached to. In text files one that stands before the first heading
    holds for the whole file.
    """
    top = _first_heading(document) if document.lined else -1
    for comment in document.comments:
        found = _ALLOW.search(comment.text)
        if not found:
            continue
        rules = tuple(_as_known(part.strip()) for part in found["rules"].split(","))
        whole = comment.source.start <= top
        spans = tuple(p.span for p in view.paragraphs if _touches(document, p, comment.source))
        yield Allowance(rules, " ".join((found["reason"] or "").split()), spans, whole)


def not_understood(document: Document, view: View) -> Iterator[tuple[str, Span]]:
    """The comments that speak to speclint in words it does not know, each with where it stands in one view."""
    for comment in document.comments:
        if _CALL.match(comment.text) and not _ALLOW.search(comment.text):
            here = (p.span for p in view.paragraphs if _touches(document, p, comment.source))
            yield " ".join(comment.text.split()), next(here, Span(0, 0))


def _as_known(name: str) -> str:
    """A rule's id as packs write it, whatever case a comment has: only LanguageTool's names are capitals."""
    low = name.lower()
    family, _, rest = low.partition("/")
    return f"grammar/{rest.upper()}" if family == "grammar" and rest else low


def _first_heading(document: Document) -> int:
    """The source offset up to which a comment speaks for the whole file."""
    blocks = document.blocks
    heading = next((b for b in blocks if "heading" in {b.proposed.kind, b.original.kind}), None)
    return (heading or blocks[0]).source.start if blocks else 0


def _touches(document: Document, paragraph: Paragraph, source: Span) -> bool:
    for number in paragraph.blocks:
        block = document.blocks[number].source
        if block.overlaps(source) or (not len(source) and block.start <= source.start <= block.end):
            return True
    return False


def sort(
    findings: Iterable[Finding],
    allowed: Iterable[Allowance],
    ignores: Iterable[Ignore],
    baseline: Collection[str],
) -> Sorted:
    """Set aside what the comments, the config and the baseline of one file excuse; *ignores* are those in force."""
    allowed, ignores = tuple(allowed), tuple(ignores)
    open_, suppressed, old = list[Finding](), list[Finding](), list[Finding]()
    used = set[Allowance]()
    for finding in findings:
        covering = [allowance for allowance in allowed if allowance.covers(finding)]
        used.update(covering)
        ignoring = [i for i in ignores if named(finding.rule, i.rules) and matches(finding.path, i.files)]
        if covering or ignoring:
            reason = covering[0].reason if covering else ignoring[0].reason
            suppressed.append(replace(finding, reason=reason or "no reason given"))
        else:
            (old if finding.fingerprint in baseline else open_).append(finding)
    return Sorted(tuple(open_), tuple(suppressed), tuple(old), tuple(a for a in allowed if a not in used))
