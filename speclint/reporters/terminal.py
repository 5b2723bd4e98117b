"""What a person reads on a terminal: findings under their excerpts, or one line each.

Everything speclint itself says is ASCII, so that no console can break it; only the page's own characters stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from unicodedata import category, east_asian_width

from speclint.document import Place
from speclint.finding import Finding, Related, Report
from speclint.reporters.words import counted, detail, elsewhere, plain, setbacks, tally, verdict

IN_FULL = 30
"""How many findings are shown with excerpts before the rest get one line each."""

_ASCII = str.maketrans(
    {
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2018": "'", "\u2019": "'",
        "\u201a": "'", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u2022": "*", "\u2026": "...", "\u00a7": "Sec.", "\u00b7": "*", "\u2192": "->", "\u2264": "<=",
        "\u2265": ">=", "\u00d7": "x", "\u2009": " ", "\u202f": " ",
    }
)  # fmt: skip
_PAINT = {"error": "1;31", "warning": "1;33", "note": "1;36", "frame": "34", "bold": "1", "good": "1;32"}
_NARROWEST = 20
_OFTEN = 3
"""What a rule says more often than this in one file is shown once, with its other places."""
_NAMED = 12
_DOTS = 4


def full(report: Report, *, color: bool = False, width: int = 100) -> str:
    """Show each finding with its place, its text marked by carets, and what to do about it."""
    return full_of(report, report.findings, (), color=color, width=width)


def full_of(
    report: Report, findings: Sequence[Finding], others: Sequence[str], *, color: bool = False, width: int = 100
) -> str:
    """The same of the *findings* of the first files, and of all *others* the lines that stand for them already."""
    lines: list[str] = []
    explained: set[str] = set()
    groups = list(_gathered(findings))
    for finding, *alike in groups[:IN_FULL]:
        lines += [*_shown(finding, alike, color=color, width=width, why=finding.rule not in explained), ""]
        explained.add(finding.rule)
    rest = [_line(finding, color=color) for group in groups[IN_FULL:] for finding in group]
    rest += [line for text in others if text for line in text.split("\n")]
    if rest:
        lines.append(f'{counted(len(rest), "more finding")}, one line each ("--output-format html" shows all in full):')
        lines += [*rest, ""]
    return "\n".join([*lines, *_closing(report, color=color), ""])


def groups(findings: Sequence[Finding]) -> int:
    """How many times something is shown in full of some findings."""
    return sum(1 for _ in _gathered(findings))


def gathered_lines(findings: Sequence[Finding], *, color: bool = False) -> str:
    """The findings of files one line each, the weightiest first, as they stand behind those that are shown in full."""
    return "\n".join(_line(finding, color=color) for group in _gathered(findings) for finding in group)


def _gathered(findings: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Findings file by file, the weightiest first; what a rule says of many places of a file is said once."""
    for _, found in groupby(findings, key=lambda finding: finding.path):
        weighty = sorted(found, key=lambda finding: -finding.severity.weight)
        often = Counter((finding.rule, finding.severity) for finding in weighty)
        seen: set[tuple[str, str]] = set()
        for finding in weighty:
            kind = (finding.rule, finding.severity)
            if often[kind] <= _OFTEN:
                yield [finding]
            elif kind not in seen:
                seen.add(kind)
                yield [other for other in weighty if (other.rule, other.severity) == kind]


def concise(report: Report, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes it
    """Give each finding one line: ``path:line:column: severity rule: message [where]``."""
    return concise_of(report, [one_line_each(report.findings, color=color)], color=color)


def one_line_each(findings: Iterable[Finding], *, color: bool = False) -> str:
    """Some findings, a line each."""
    return "\n".join(_line(finding, color=color) for finding in findings)


def concise_of(report: Report, lines: Iterable[str], *, color: bool = False) -> str:
    """The lines of all files, and what is to be said of the whole run."""
    return "\n".join([*filter(None, lines), *_closing(report, color=color), ""])


def _closing(report: Report, *, color: bool) -> Iterator[str]:
    yield from (_said(line) for line in setbacks(report))
    yield from (f"Notice: {_said(notice)}" for notice in report.notices)
    yield _said(tally(report))
    yield _painted(verdict(report), "good" if report.ready else "error", color=color)


def _line(finding: Finding, *, color: bool) -> str:
    head = _painted(f"{finding.severity} {_said(finding.rule)}", finding.severity, color=color)
    spot = detail(finding)
    return f"{_address(finding)}: {head}: {_said(finding.message)}" + (f" [{_said(spot)}]" if spot else "")


def _shown(finding: Finding, others: Sequence[Finding], *, color: bool, width: int, why: bool) -> Iterator[str]:
    beside = finding.related if len(finding.related) <= _OFTEN else ()
    spots: list[Finding | Related] = [finding, *beside]
    gutter = max(4, *(len(_number(spot.place)) for spot in spots))
    head = _painted(f"{finding.severity} {_said(finding.rule)}:", finding.severity, color=color)
    yield f"{head} {_painted(_said(finding.message), 'bold', color=color)}"
    arrow = _painted("-->".rjust(gutter + 2), "frame", color=color)
    yield f"{arrow} {_address(finding)}  {_said(detail(finding))}".rstrip()
    for spot in spots:
        if not (spot.context or spot.excerpt or spot.label) and finding.noticed:
            continue  # a file that could not be read has no text to show
        if isinstance(spot, Related) and spot.path:
            yield f"{_painted(':::'.rjust(gutter + 2), 'frame', color=color)} {_said(elsewhere(spot))}"
        elif spot.section != finding.section:
            yield f"{_painted(':::'.rjust(gutter + 2), 'frame', color=color)} {_said(spot.where or spot.section)}"
        yield from _excerpt(spot, gutter, color=color, width=width, look=finding.severity)
    if finding.related and not beside:
        yield from _told("also", _listed(finding.related), gutter, color=color, width=width)
    if others:
        spots_ = "; ".join(f"{_where(other)}: {other.message}" for other in others[:_NAMED])
        more = f"; and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        yield from _told(f"{len(others)} more like it", spots_ + more, gutter, color=color, width=width)
    yield from _told("help", finding.help, gutter, color=color, width=width)
    if why and finding.why:
        source = f" ({finding.authority})" if finding.authority else ""
        yield from _told("why", finding.why + source, gutter, color=color, width=width)


def _listed(places: Sequence[Related]) -> str:
    """Many other places in a line: where each stands, and what it says."""
    said = [f"{_spot(place)}: {place.excerpt}" for place in places[:_NAMED]]
    more = [f"and {len(places) - _NAMED} more"] if len(places) > _NAMED else []
    return "; ".join([*said, *more])


def _spot(place: Related) -> str:
    if place.path:
        return elsewhere(place)
    return place.where if place.place.line is None else f"line {place.place.line}"


def _where(finding: Finding) -> str:
    """The shortest address of one of many: its line where the file has lines, else its paragraph."""
    place = finding.place
    if place.line is not None:
        return f"line {place.line}"
    return detail(finding)


def _excerpt(spot: Finding | Related, gutter: int, *, color: bool, width: int, look: str) -> Iterator[str]:
    context = spot.context or spot.excerpt
    column = min(max(spot.column if spot.context else 0, 0), len(context))
    end = min(column + len(spot.excerpt), len(context))
    room = max(width - gutter - 3, _NARROWEST)
    before, marked, after = _cropped(plain(context[:column]), plain(context[column:end]), plain(context[end:]), room)
    carets = " " * _cells(before) + _painted("^" * max(_cells(marked), 1), look, color=color)
    length = _cells(before) + max(_cells(marked), 1)
    label = _said(spot.label) or ("" if marked else "here")
    bar = _painted(" " * gutter + " |", "frame", color=color)
    number = _painted(f"{_number(spot.place):>{gutter}} |", "frame", color=color)
    yield f"{number} {before}{marked}{after}".rstrip()
    if label and length + 1 + len(label) > room:
        yield f"{bar} {carets}"
        yield f"{bar} {' ' * max(min(_cells(before), room - len(label)), 0)}{label}"
    else:
        yield f"{bar} {carets} {label}".rstrip()


def _told(word: str, text: str, gutter: int, *, color: bool, width: int) -> Iterator[str]:
    lead = f"{' ' * gutter} = {word}: "
    lines = wrap(_said(text), max(width - len(lead), _NARROWEST), break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines):
        yield (_painted(lead.rstrip(), "frame", color=color) + " " if number == 0 else " " * len(lead)) + line


def _cropped(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """Cut the three parts to *room* cells, at the cost of the marked one last."""
    most = room - _DOTS * bool(before) - _DOTS * bool(after)
    if _cells(marked) > most:
        marked, after = _head(marked, room - _DOTS * bool(before) - _DOTS), " ..."
    spare = room - _cells(marked)
    left = min(_cells(before), max(spare // 2, spare - _cells(after)))
    if _cells(before) > left:
        before = "... " + _whole(_head(before[::-1], left - _DOTS), before[::-1])[::-1]
    right = spare - _cells(before)
    if _cells(after) > right:
        after = _whole(_head(after, right - _DOTS), after) + " ..."
    return before, marked, after


def _head(text: str, room: int) -> str:
    """Take as much from the beginning of *text* as *room* cells hold."""
    used = 0
    for at, character in enumerate(text):
        used += _cells(character)
        if used > room:
            return text[:at]
    return text


def _whole(head: str, text: str) -> str:
    """Drop the word that *head* cuts in two, unless that is all there is."""
    if text[len(head) : len(head) + 1].isspace():
        return head.rstrip()
    return head.rpartition(" ")[0].rstrip() or head if " " in head.strip() else head


def _cells(text: str) -> int:
    """Count the columns that a terminal gives to *text*."""
    if text.isascii():
        return len(text)
    return sum(0 if category(c) in {"Mn", "Me"} else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _address(finding: Finding) -> str:
    place = finding.place
    numbers = [n for n in (place.line, place.column) if n is not None] if place.line is not None else []
    return ":".join([plain(finding.path), *map(str, numbers)])


def _number(place: Place) -> str:
    number = place.paragraph if place.line is None else place.line
    return "" if number is None else str(number)


def _said(text: str) -> str:
    """Write the punctuation of rules in ASCII."""
    return plain(text).translate(_ASCII)


def _painted(text: str, look: str, *, color: bool) -> str:
    return f"\x1b[{_PAINT[look]}m{text}\x1b[0m" if color else text
