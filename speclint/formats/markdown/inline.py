"""Markdown inside a paragraph: emphasis, links, code, entities and tags, taken out of the text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from speclint.document import CODE, Piece
from speclint.formats.lines.line import trimmed
from speclint.formats.markdown.cutting import applied
from speclint.formats.markdown.emphasis import Found, emphasise, run
from speclint.text.expression import Expression

_SPECIAL = Expression(r"[\\`*_<&^]|==\S|\[\[|\][(\[{]|\{[#.]|\w~\S|\[[^\[\]]+\]")
_SIGNS = "\\`*_<&^]~[={"
"""Of these one stands in whatever that finds: to look for them costs a twentieth, and most paragraphs have none."""
_TOKEN = Expression(
    r"""
      \\[!-/:-@\[-`{-~ ]
    | \[\[[^\[\]|\n]+\|[^\[\]|\n]+\]\] | (?<!=)==(?=[^=\s])[^=\n]*(?<=\S)==(?!=)   # what a wiki has, and a marker's ink
    | `+ | \*+ | _+ | \[\^[^\[\]\s]+\] | !?\[ | \]
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
    r"""\{:?[ ]*(?:(?:[#.][\w:.-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+)|-|=\w+)[ ]*)+\}""",
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
_NAMED = Expression(rf"(?:[ \t]#+)?[ \t]*(?<![\])`]){_ATTRIBUTES.pattern}[ \t]*$")
_LOOKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "u": "u", "code": CODE, "samp": CODE, "tt": CODE}


def dressed(
    pieces: Sequence[Piece], targets: Mapping[str, str] = MappingProxyType({}), *, heading: bool = False
) -> tuple[Piece, ...]:
    """Take the markup out of a paragraph and keep what it says as look and link; *targets* are defined elsewhere."""
    text = "".join(piece.text for piece in pieces)
    named = _NAMED.search(text) if heading and text.rstrip().endswith("}") else None
    if named is None and (not any(map(text.__contains__, _SIGNS)) or not _SPECIAL.search(text)):
        return tuple(pieces)
    found = Found(targets=targets)
    if named is not None:
        found.hidden.append(named.span())
        text = text[: named.start()] + " " * (named.end() - named.start())
    ticks = _ticks(text)
    at = 0
    while token := _TOKEN.search(text, at):
        at = _take(text, token, found, ticks)
    emphasise(found)
    return trimmed(tuple(applied(pieces, len(text), found)))


def _ticks(text: str) -> dict[int, int]:
    """Where each run of backticks finds its other end."""
    if "`" not in text:
        return {}
    ends: dict[int, int] = {}
    last: dict[int, int] = {}
    for ticks in reversed(list(re.finditer("`+", text))):
        length = ticks.end() - ticks.start()
        if length in last:
            ends[ticks.start()] = last[length]
        last[length] = ticks.start()
    return ends


def _take(text: str, token: re.Match[str], found: Found, ticks: dict[int, int]) -> int:
    """Deal with one mark; return where to go on."""
    mark, start, end = token[0], token.start(), token.end()
    first = mark[0]
    if first == "\\":
        found.hidden.append((start, start + 1))
    elif first == "`":
        return _code(text, found, ticks, start, end)
    elif first in "*_":
        run(text, mark, start, end, found)
    elif first in "^~" or mark.startswith("[^"):
        _raised(mark, start, end, found)
    elif first == "=" or mark.startswith("[["):
        begin = start + (2 if first == "=" else mark.index("|") + 1)
        found.hidden += [(start, begin), (end - 2, end)]
        return begin
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


def _raised(mark: str, start: int, end: int, found: Found) -> None:
    """Read what is set higher or lower: a letter, or the mark of a note that stands elsewhere."""
    if mark[0] != "[":
        found.hidden += [(start, start + 1), (end - 1, end)]
    elif mark[1:-1] in found.targets:
        found.hidden.append((start, end))


def _code(text: str, found: Found, ticks: dict[int, int], start: int, end: int) -> int:
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


def _link(text: str, start: int, found: Found) -> int:
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


def _entity(mark: str, start: int, end: int, found: Found) -> None:
    import html  # noqa: PLC0415 - few specifications hold an entity

    text = html.unescape(mark)
    if (text != mark and text.isprintable()) or text == "\xa0":
        found.swaps[start] = (end, text)


def _tag(mark: str, start: int, end: int, found: Found) -> None:
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
