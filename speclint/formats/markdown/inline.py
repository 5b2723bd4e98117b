"""Markdown inside a paragraph: emphasis, links, code, entities and tags, taken out of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType

from speclint.document import CODE, Piece, Span
from speclint.formats.lines.line import part, trimmed
from speclint.text.expression import Expression

_SPECIAL = Expression(r"[\\`*_<&^]|\][(\[{]|\{[#.]|\w~\S|\[[^\[\]]+\]")
_TOKEN = Expression(
    r"""
      \\[!-/:-@\[-`{-~ ] | `+ | \*+ | _+ | \[\^[^\[\]\s]+\] | !?\[ | \]
    | (?<=\w)\^[^\s^]{1,12}\^ | (?<=\w)~[^\s~]{1,12}~(?!~)          # raised and lowered, as pandoc writes them
    | &(?:[#](?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});
    | <(?:https?|ftp|file|mailto):[^<>]*> | </?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>
    """,
    re.VERBOSE,
)
_TARGET = Expression(
    r"""
    \]\([ \t\n]*(?:<([^<>\n]*)>|([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*))
    (?:[ \t\n]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t\n]*\)
    """,
    re.VERBOSE,
)
_REFERENCE = Expression(r"\](?:\[([^\[\]]*)\])?")
_ATTRIBUTES = Expression(
    r"""\{[ ]*(?:(?:[#.][\w:.-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+)|-|=\w+)[ ]*)+\}""",
)
"""What pandoc writes behind a heading, a span, a link or code: ``{#id .class key="value"}``."""
_TAG = Expression(r"</?([A-Za-z][A-Za-z0-9]*)")
_TAGS = Expression(
    r"""
    a|abbr|b|big|blockquote|br|center|cite|code|d[dlt]|del|details|div|em|figure|font|footer|h[1-6r]|header|i|img|ins|kbd
    |li|main|mark|nav|[pqsu]|[ou]l|pre|samp|section|small|span|strike|strong|su[bp]|summary
    |table|tbody|td|tfoot|th|thead|tr|tt|var|wbr
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAMED = Expression(rf"[ \t]*(?<![\])`]){_ATTRIBUTES.pattern}[ \t]*$")
_LOOKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u"}
_BOLD = 2
_LONGEST_RUN = {"*": 3, "_": 2}
"""A longer run of asterisks or underscores is a line to fill in, or a rule."""


@dataclass(slots=True, eq=False)
class _Run:
    """A run of asterisks or underscores that may begin or end emphasis."""

    mark: str
    start: int
    end: int
    opens: bool
    closes: bool


@dataclass(slots=True)
class _Found:
    """What is to be done to a paragraph's characters."""

    hidden: list[tuple[int, int]] = field(default_factory=list)
    looks: list[tuple[int, int, str]] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    swaps: dict[int, tuple[int, str]] = field(default_factory=dict)
    runs: list[_Run] = field(default_factory=list)
    open: list[tuple[int, int]] = field(default_factory=list)
    tags: dict[str, list[int]] = field(default_factory=dict)
    targets: Mapping[str, str] = field(default_factory=dict)


def dressed(
    pieces: Sequence[Piece], targets: Mapping[str, str] = MappingProxyType({}), *, heading: bool = False
) -> tuple[Piece, ...]:
    """Take the markup out of a paragraph and keep what it says as look and link; *targets* are defined elsewhere."""
    text = "".join(piece.text for piece in pieces)
    if not _SPECIAL.search(text):
        return tuple(pieces)
    found = _Found(targets=targets)
    if heading and (named := _NAMED.search(text)):
        found.hidden.append(named.span())
        text = text[: named.start()] + " " * (named.end() - named.start())
    ticks = _ticks(text)
    at = 0
    while token := _TOKEN.search(text, at):
        at = _take(text, token, found, ticks)
    _emphasise(found)
    return trimmed(tuple(_applied(pieces, len(text), found)))


def _ticks(text: str) -> dict[int, int]:
    """Where each run of backticks finds its other end."""
    if "`" not in text:
        return {}
    ends: dict[int, int] = {}
    last: dict[int, int] = {}
    for run in reversed(list(re.finditer("`+", text))):
        length = run.end() - run.start()
        if length in last:
            ends[run.start()] = last[length]
        last[length] = run.start()
    return ends


def _take(text: str, token: re.Match[str], found: _Found, ticks: dict[int, int]) -> int:
    """Deal with one mark; return where to go on."""
    mark, start, end = token[0], token.start(), token.end()
    first = mark[0]
    if first == "\\":
        found.hidden.append((start, start + 1))
    elif first == "`":
        return _code(text, found, ticks, start, end)
    elif first in "*_":
        _run(text, mark, start, end, found)
    elif first in "^~" or mark.startswith("[^"):
        _raised(mark, start, end, found)
    elif first in "![":
        found.open.append((start, end))
    elif first == "]":
        return _link(text, start, found)
    elif first == "&":
        _entity(mark, start, end, found)
    elif ":" in mark.split(None, 1)[0]:
        found.hidden += [(start, start + 1), (end - 1, end)]
        found.links.append((start + 1, end - 1, "".join(mark[1:-1].split())))
    else:
        _tag(mark, start, end, found)
    return end


def _raised(mark: str, start: int, end: int, found: _Found) -> None:
    """Read what is set higher or lower: a letter, or the mark of a note that stands elsewhere."""
    if mark[0] != "[":
        found.hidden += [(start, start + 1), (end - 1, end)]
    elif mark[1:-1] in found.targets:
        found.hidden.append((start, end))


def _code(text: str, found: _Found, ticks: dict[int, int], start: int, end: int) -> int:
    close = ticks.get(start)
    if close is None:
        return end
    after = close + end - start
    found.hidden += [(start, end), (close, _named(text, after))]
    found.looks.append((end, close, CODE))
    return _named(text, after)


def _named(text: str, at: int) -> int:
    """Where attributes end that stand right behind something."""
    attributes = _ATTRIBUTES.match(text, at) if text[at : at + 1] == "{" else None
    return attributes.end() if attributes else at


def _link(text: str, start: int, found: _Found) -> int:
    """Read what a closing bracket ends: a link, a reference to one that is defined elsewhere, or a span."""
    if not found.open:
        return start + 1
    opening = found.open.pop()
    target = _TARGET.match(text, start)
    if target:
        end, url = target.end(), target[1] or target[2] or ""
    else:
        behind = _REFERENCE.match(text, start)
        label = (behind and behind[1]) or text[opening[1] : start]
        url = found.targets.get(" ".join(label.casefold().split()), "")
        end = behind.end() if behind and url else start + 1
    after = _named(text, end)
    if not target and not url and after == end:
        return start + 1
    found.hidden += [opening, (start, after)]
    if ".underline" in text[end:after] or ".ul}" in text[end:after]:
        found.looks.append((opening[1], start, "u"))
    if url:
        found.links.append((opening[1], start, url))
    return after


def _entity(mark: str, start: int, end: int, found: _Found) -> None:
    import html  # noqa: PLC0415 - few specifications hold an entity

    text = html.unescape(mark)
    if (text != mark and text.isprintable()) or text == "\xa0":
        found.swaps[start] = (end, text)


def _tag(mark: str, start: int, end: int, found: _Found) -> None:
    named = _TAG.match(mark)
    name = named[1].lower() if named else ""
    if not _TAGS.fullmatch(name):
        return
    if name == "br":
        found.swaps[start] = (end, "\n")
        return
    found.hidden.append((start, end))
    if letter := _LOOKS.get(name):
        waiting = found.tags.setdefault(letter, [])
        if mark[1] != "/":
            waiting.append(end)
        elif waiting:
            found.looks.append((waiting.pop(), start, letter))


def _run(text: str, mark: str, start: int, end: int, found: _Found) -> None:
    """Note a run of marks that, by what stands around it, can begin or end emphasis (CommonMark 6.2)."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    if len(mark) > _LONGEST_RUN[mark[0]]:
        if mark == "****" and not before.isspace() and not after.isspace():  # one bold ends, the next begins
            found.runs += [_Run("*", start, start + 2, opens=False, closes=True)]
            found.runs += [_Run("*", start + 2, end, opens=True, closes=False)]
        return
    left = not after.isspace() and (after.isalnum() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or not after.isalnum())
    if mark[0] == "_":
        left, right = left and not (right and before.isalnum()), right and not (left and after.isalnum())
    if left or right or len(mark) == _BOLD:
        found.runs.append(_Run(mark[0], start, end, left, right))


def _emphasise(found: _Found) -> None:
    """Pair the runs, the nearest first."""
    waiting: dict[str, list[_Run]] = {"*": [], "_": []}
    for run in found.runs:
        stack = waiting[run.mark]
        while run.closes and stack and run.start < run.end:
            opening = stack[-1]
            count = 2 if min(opening.end - opening.start, run.end - run.start) > 1 else 1
            found.hidden += [(opening.end - count, opening.end), (run.start, run.start + count)]
            found.looks.append((opening.end, run.start, "b" if count > 1 else "i"))
            opening.end -= count
            run.start += count
            if opening.start == opening.end:
                stack.pop()
        if run.opens and run.start < run.end:
            stack.append(run)
    _embolden(found)


def _embolden(found: _Found) -> None:
    """Pair double asterisks that blanks keep from being emphasis, as converters write them: ``**Skills in: **``."""
    opening: _Run | None = None
    for run in found.runs:
        if run.mark != "*" or run.end - run.start != _BOLD:
            continue
        if opening is not None and (opening.opens or run.closes):
            found.hidden += [(opening.start, opening.end), (run.start, run.end)]
            found.looks.append((opening.end, run.start, "b"))
            opening = None
        elif run.opens or not run.closes:  # what can only end emphasis may be the mark of a footnote
            opening = run


def _applied(pieces: Sequence[Piece], length: int, found: _Found) -> Iterator[Piece]:
    """Cut the pieces where something begins or ends, and leave out the marks."""
    turns: dict[int, list[tuple[str, int]]] = {}
    for start, end in found.hidden:
        turns.setdefault(start, []).append(("hidden", 1))
        turns.setdefault(end, []).append(("hidden", -1))
    for start, end, letter in found.looks:
        turns.setdefault(start, []).append((letter, 1))
        turns.setdefault(end, []).append((letter, -1))
    urls: dict[int, str] = {}
    for start, end, url in found.links:
        urls[start] = url
        urls.setdefault(end, "")
    edges = sorted({0, length, *turns, *urls, *found.swaps, *(end for end, _ in found.swaps.values())})
    depth = dict.fromkeys(("hidden", "b", "i", "u", CODE), 0)
    url, cutter, done = "", _Cutter(pieces), 0
    for start, end in pairwise(edges):
        for name, more in turns.get(start, ()):
            depth[name] += more
        url = urls.get(start, url)
        if start in found.swaps and not depth["hidden"]:
            done, text = found.swaps[start]
            yield from cutter.swapped(start, done, text)
        if start < done or depth["hidden"]:
            continue
        look = "".join(letter for letter in f"biu{CODE}" if depth[letter])
        for piece in cutter.cut(start, end):
            yield replace(piece, look=look, link=url) if look or url else piece


class _Cutter:
    """Cuts stretches out of pieces; stretches are asked for in order."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.number = 0
        self.at = 0

    def cut(self, start: int, end: int) -> Iterator[Piece]:
        """Give the pieces of a stretch."""
        while self.number < len(self.pieces):
            piece = self.pieces[self.number]
            high = self.at + len(piece.text)
            if high > start:
                if self.at >= end:
                    return
                yield part(piece, max(start - self.at, 0), min(end, high) - self.at)
                if high > end:
                    return
            self.number += 1
            self.at = high

    def swapped(self, start: int, end: int, text: str) -> Iterator[Piece]:
        """Put *text* in the place of a stretch that has one fate."""
        parts = list(self.cut(start, end))
        if parts:
            first, last = parts[0], parts[-1]
            yield replace(first, text=text, source=Span(first.source.start, last.source.end))
