"""The packet of a meeting as one page: its items in a table, then each with its changes, redline and findings."""

from __future__ import annotations

from collections.abc import Sequence

from speclint.agenda.items import Item, items
from speclint.finding import Report
from speclint.light import dataclass
from speclint.reporters.html.cards import cited
from speclint.reporters.html.pages import page
from speclint.reporters.html.sheets import FilePage, file_page
from speclint.reporters.html.sources import listed
from speclint.reporters.words import counted, setbacks

TITLE = "Class specifications for adoption"
_SIGNS = {True: ("✓", "good", "met"), False: ("✗", "error", "not met"), None: ("–", "quiet", "does not apply")}


@dataclass(frozen=True, slots=True)
class Check:
    """A board check, ready for the page."""

    sign: str
    level: str
    words: str
    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """An item, ready for the page."""

    item: Item
    file: FilePage
    checks: tuple[Check, ...]
    aside: int
    """How many checks do not apply."""


def render(report: Report, *, title: str = "", date: str = "", base: str = "") -> str:
    """Write the page of a meeting; *date* is written as it is given, *base* is where the adopted versions lie."""
    found = items(report)
    sources = cited(report.findings)
    sheets = []
    first = 1
    for item in found:
        state = ("Ready", "good") if item.ready else ("Not ready", "error")
        state = ("Could not be read", "error") if item.file.status == "unreadable" else state
        made = file_page(
            item.file, item.findings, number=item.number, first=first, state=state, sources=sources, rules={}
        )
        sheets.append(_sheet(item, made))
        first += len(item.findings)
    return page(
        "packet.html",
        title=title or TITLE,
        date=date,
        verdict=verdict(found),
        ready=all(item.ready for item in found) and not report.incomplete,
        base=base,
        sheets=sheets,
        told=[*setbacks(report), *report.notices],
        sources=listed(sources),
    )


def verdict(found: Sequence[Item]) -> str:
    """Say how many items are ready."""
    ready = sum(item.ready for item in found)
    if not found:
        return "There is no item."
    if ready == len(found):
        return f"{counted(len(found), 'item')}, all ready." if ready > 1 else "1 item, ready."
    return f"{counted(len(found), 'item')}: {ready} ready, {len(found) - ready} not ready."


def _sheet(item: Item, made: FilePage) -> Sheet:
    checks = tuple(Check(*_SIGNS[proof.met], proof.name, proof.shown) for proof in item.proofs)
    return Sheet(item, made, checks, sum(proof.met is None for proof in item.proofs))
