"""A finding as a card: what is wrong, where, the text with a mark in it, why it matters, how to fix it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from speclint.finding import Authority, Finding, Related, Severity
from speclint.light import dataclass
from speclint.reporters.words import detail, elsewhere, urgency

SHOWN = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_AROUND = 240
"""Characters of the paragraph on each side of the mark, where the text itself is not shown."""
_NEAR = 60
"""The same where the card leads to the text."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a paragraph with the mark in it."""

    before: str
    marked: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, ready for the page."""

    number: int
    level: str
    urgency: str
    message: str
    where: str
    spots: tuple[Quote, ...]
    help: str
    why: str
    authority: str
    source: int
    """The number of its source in the list at the end; 0 where it has none."""
    rule: str
    rule_at: int
    """The number of its rule in the list at the end; 0 where the card says all itself."""
    placed: bool
    """Whether its mark stands in the text of this page."""
    key: str


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one urgency."""

    name: str
    level: str
    cards: tuple[Card, ...]


def numbered(findings: Iterable[Finding], first: int) -> list[tuple[int, Finding]]:
    """The findings of a file with the numbers that they bear: what must be fixed comes first."""
    found = list(findings)
    ordered = [finding for severity in SHOWN for finding in found if finding.severity is severity]
    return list(enumerate(ordered, first))


def groups(
    findings: Sequence[tuple[int, Finding]],
    *,
    placed: bool,
    sources: Sequence[Authority],
    rules: Mapping[str, int],
) -> tuple[Group, ...]:
    """The cards of a file by urgency; *rules* are those that are explained once, at the end of the page."""
    made = [(finding.severity, _card(number, finding, sources, rules, placed=placed)) for number, finding in findings]
    by = ((severity, tuple(card for level, card in made if level is severity)) for severity in SHOWN)
    return tuple(Group(urgency(severity), severity.value, cards) for severity, cards in by if cards)


def cited(findings: Iterable[Finding]) -> list[Authority]:
    """What the rules of findings stand on, by name."""
    return sorted({finding.authority for finding in findings if finding.authority}, key=lambda source: source.cite)


def reason(finding: Finding, sources: Sequence[Authority]) -> dict[str, object]:
    """Why a finding matters: in words, by whom, and under which number of the list of sources."""
    authority = finding.authority
    number = sources.index(authority) + 1 if authority in sources and authority else 0
    return {"why": finding.why, "authority": authority.cite if authority else "", "source": number}


def _card(
    number: int, finding: Finding, sources: Sequence[Authority], rules: Mapping[str, int], *, placed: bool
) -> Card:
    told = reason(finding, sources)
    return Card(
        number,
        finding.severity.value,
        urgency(finding.severity),
        finding.message,
        detail(finding, line=True),
        tuple(_quotes(finding, _NEAR if placed else _AROUND)),
        finding.help,
        "" if finding.rule in rules else finding.why,
        str(told["authority"]),
        int(str(told["source"])),
        finding.rule,
        rules.get(finding.rule, 0),
        placed,
        finding.fingerprint,
    )


def _quotes(finding: Finding, around: int) -> Iterator[Quote]:
    spots: list[Finding | Related] = [finding, *finding.related]
    for spot in spots:
        if spot.context or spot.excerpt or spot.label:
            yield _quote(spot, finding, around)


def _quote(spot: Finding | Related, finding: Finding, around: int) -> Quote:
    context = spot.context or spot.excerpt
    column = min(max(spot.column if spot.context else 0, 0), len(context))
    end = min(column + len(spot.excerpt), len(context))
    marked = _middle(context[column:end]) or f"[{spot.label or 'here'}]"
    if isinstance(spot, Related) and spot.path not in {"", finding.path}:
        return Quote(_tail(context[:column], around), marked, _head(context[end:], around), elsewhere(spot))
    notes = [spot.where if spot.section != finding.section else "", spot.label if column < end else ""]
    note = ": ".join(part for part in notes if part)
    return Quote(_tail(context[:column], around), marked, _head(context[end:], around), note)


def _middle(text: str) -> str:
    return text if len(text) <= 2 * _AROUND else f"{_head(text, _AROUND)} {text[-_AROUND:].partition(' ')[2]}"


def _head(text: str, around: int) -> str:
    return text if len(text) <= around else text[:around].rpartition(" ")[0] + " ..."


def _tail(text: str, around: int) -> str:
    return text if len(text) <= around else "... " + text[-around:].partition(" ")[2]
