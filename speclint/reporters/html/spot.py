"""A finding as a card: what is wrong, where, the text with a mark in it, why it matters, how to fix it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from speclint.finding import Finding, Related
from speclint.reporters.words import detail, plain, urgency

_AROUND = 240
"""Characters of the paragraph that are shown on each side of the mark."""


def card(finding: Finding, number: int) -> Iterator[str]:
    """Write the card of the *number*-th finding."""
    level = finding.severity.value
    yield f'<article class="{level}" aria-labelledby="finding-{number}">'
    ask = f'<span class="{level}">{urgency(finding.severity)}:</span>'
    yield f'<h4 id="finding-{number}">{ask} {_text(finding.message)}</h4>'
    yield f'<p class="quiet">{_text(detail(finding, line=True))}</p>'
    spots: list[Finding | Related] = [finding, *finding.related]
    for spot in spots:
        if spot.context or spot.excerpt or spot.label:
            yield from _quote(spot, finding)
    if finding.help:
        yield f"<p><strong>How to fix:</strong> {_text(finding.help)}</p>"
    if finding.why:
        source = f" ({_text(finding.authority.cite)})" if finding.authority else ""
        yield f"<p><strong>Why:</strong> {_text(finding.why)}{source}</p>"
    yield f'<p class="quiet">Rule {_text(finding.rule)}</p>\n</article>'


def _quote(spot: Finding | Related, finding: Finding) -> Iterator[str]:
    context = spot.context or spot.excerpt
    column = min(max(spot.column if spot.context else 0, 0), len(context))
    end = min(column + len(spot.excerpt), len(context))
    marked = _text(context[column:end]) or f"[{_text(spot.label or 'here')}]"
    quoted = f"{_text(_tail(context[:column]))}<mark>{marked}</mark>{_text(_head(context[end:]))}"
    notes = [spot.where if spot.section != finding.section else "", spot.label if column < end else ""]
    note = ": ".join(_text(part) for part in notes if part)
    yield f"<blockquote><p>{quoted}</p>" + (f'<p class="quiet">{note}</p>' if note else "") + "</blockquote>"


def _head(text: str) -> str:
    return text if len(text) <= _AROUND else text[:_AROUND].rpartition(" ")[0] + " ..."


def _tail(text: str) -> str:
    return text if len(text) <= _AROUND else "... " + text[-_AROUND:].partition(" ")[2]


def _text(text: str) -> str:
    return escape(plain(text))
