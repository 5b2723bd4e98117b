"""What a file says about itself before its text begins: front matter in YAML, TOML or JSON, and title blocks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress

from speclint.document import Block, Form, Piece, Span
from speclint.errors import Unreadable
from speclint.formats.yaml.nodes import Mapping, compose
from speclint.formats.yaml.read import facts, spelt
from speclint.text.expression import Expression

_BEFORE = r"(?:\s|<!--(?:(?!-->).)*-->)*?"
_YAML = Expression(
    rf"(?s:{_BEFORE})---[ \t]*\r?\n(?=(?:[ \t]*(?:\#.*)?\r?\n)*[\w\"'-][^:\n]*:)"
    r"(?:(?!---|\.\.\.).*\n){1,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_FIRST = Expression(r"^---[ \t]*$", re.MULTILINE)
_TOML = Expression(r"\s*\+{3}[ \t]*\r?\n(?:(?!\+{3}).*\n){1,200}?\+{3}[ \t]*(?:\r?\n|$)")
_JSON = Expression(r"\s*(?P<fence>;{3}[ \t]*\r?\n)?(?=[ \t]*\{\s*\")")
_FENCE = Expression(r"\s*(?:;{3}[ \t]*)?(?:\r?\n|$)")
_TITLES = Expression(r"%[ \t]+[A-Z\"“].*(?:\r?\n[ \t]+\S.*)*(?:\r?\n%.*){0,2}(?:\r?\n|$)")
_PLAIN = Expression(r"(?:[a-z][\w -]{0,30}:[ \t]+\S.*\r?\n){2,40}(?=\s*\n|$)")
_ENTRY = Expression(r"""^(?:"[^"\n]*"|'[^'\n]*'|\w[^:\n]*?):(?=\s)""", re.MULTILINE)
_TITLE = Expression(r"^[\w ]*title:", re.MULTILINE | re.IGNORECASE)
_SETTING = Expression(r"""^[ \t]*(?P<key>"[^"\n]*"|'[^'\n]*'|[\w.-]+)[ \t]*=[ \t]*""", re.MULTILINE)
_VALUE = Expression(
    r""""{3}(?P<long>.*?)"{3}|'{3}(?P<raw>.*?)'{3}|"(?P<double>(?:[^"\\\n]|\\.)*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s,\[\]#"'][^,\]#\n]*)""",
    re.DOTALL,
)
_LIST_END = Expression(r"[^\]]*\]")
_QUOTED = "\"' \t\r"


def matter(source: str, *, marked: bool = False) -> tuple[int, list[Block]] | None:
    """Where the front matter of a file ends, and what it says, a line for each key; ``None`` where there is none.

    *marked* asks for the kinds only that stand between lines of signs, as in a text file.
    """
    start = len(source) - len(source.lstrip("\ufeff"))
    if found := _YAML.match(source, start):
        begin = _FIRST.search(source, found.start())
        return found.end(), list(_yaml(source, begin.end() if begin else found.start(), _last(found)))
    if found := _TOML.match(source, start):
        return found.end(), list(_toml(source, source.index("+++", start) + 3, found[0].rindex("+++") + found.start()))
    return None if marked else _unfenced(source, start)


def _unfenced(source: str, start: int) -> tuple[int, list[Block]] | None:
    """The same for what no line of signs sets apart."""
    if found := _TITLES.match(source, start):
        return found.end(), list(_titles(found))
    if found := _JSON.match(source, start):
        return _json(source, found)
    if found := _PLAIN.match(source, start):
        return found.end(), list(_yaml(source, found.start(), found.end()))
    return None


def _last(found: re.Match[str]) -> int:
    """Where the last line of front matter begins."""
    return found.start() + max(found[0].rindex(fence) for fence in ("---", "...") if fence in found[0])


def _yaml(source: str, start: int, end: int) -> Iterator[Block]:
    """The keys and values of a stretch that is YAML; where it is none as a whole, each entry by itself."""
    if (read := _composed(source, start, end)) is not None:
        yield from facts(source, read)
        return
    titled = _TITLE.search(source, start, end) is not None
    begins = [found.start() for found in _ENTRY.finditer(source, start, end)]
    for low, high in zip(begins, [*begins[1:], end], strict=True):
        if (read := _composed(source, low, high)) is not None:
            yield from facts(source, read, titled=titled)
        else:
            yield _torn(source, low, high)


def _composed(source: str, start: int, end: int) -> Mapping | None:
    """A stretch as YAML, at its own place."""
    with suppress(Unreadable):
        found = compose(re.sub(r"[^\n]", " ", source[:start]) + source[start:end])
        return found if isinstance(found, Mapping) else None
    return None


def _torn(source: str, start: int, end: int) -> Block:
    """An entry that is no YAML, as a person reads it."""
    colon = source.index(":", start)
    pieces = [Piece(spelt(source[start:colon].strip(_QUOTED)), Span(start, colon))]
    for line in re.finditer(r"[^\n]+", source[colon + 1 : end]):
        said = line[0].lstrip(f"{_QUOTED}-").rstrip(_QUOTED)
        at = colon + 1 + line.start() + (line[0].index(said) if said else 0)
        if said:
            last = pieces[-1].source.end
            pieces += [Piece(": " if len(pieces) == 1 else ", ", Span(last, at)), Piece(said, Span(at, at + len(said)))]
    return Block(tuple(pieces), Span(start, pieces[-1].source.end))


def _toml(source: str, start: int, end: int) -> Iterator[Block]:
    """The keys and values of a stretch of TOML."""
    at = start
    while found := _SETTING.search(source, at, end):
        key = source[found.start("key") : found.end("key")]
        pieces = [Piece(spelt(key.strip("\"'")), Span(*found.span("key")))]
        at = found.end()
        until = end
        if source[at : at + 1] == "[" and (closed := _LIST_END.match(source, at, end)):
            at, until = at + 1, closed.end()
        several = until != end
        while value := _VALUE.search(source, at, until):
            said = source[slice(*value.span(value.lastgroup or 0))].rstrip()
            low = value.start(value.lastgroup or 0)
            last = pieces[-1].source.end
            pieces += [
                Piece(": " if len(pieces) == 1 else ", ", Span(last, low)),
                Piece(said, Span(low, low + len(said))),
            ]
            at = value.end()
            if not several:
                break
        at = max(at, until if several else at)
        yield Block(tuple(pieces), Span(found.start("key"), pieces[-1].source.end))


def _titles(found: re.Match[str]) -> Iterator[Block]:
    """The title, the author and the date as pandoc has them, each behind a sign of its own."""
    for number, line in enumerate(re.finditer(r"[^\n]+", found[0])):
        said = line[0].lstrip("% \t").rstrip()
        at = found.start() + line.start() + line[0].find(said)
        form = Form("heading", 1) if number == 0 else Form("paragraph")
        if said:
            yield Block((Piece(said, Span(at, at + len(said))),), Span(at, at + len(said)), form, form)


def _json(source: str, found: re.Match[str]) -> tuple[int, list[Block]] | None:
    """A mapping in JSON, which is YAML too."""
    begin = source.index("{", found.start())
    try:
        _, end = json.JSONDecoder().raw_decode(source, begin)
    except ValueError:
        return None
    read, behind = _composed(source, begin, end), _FENCE.match(source, end)
    return (behind.end(), list(facts(source, read))) if read is not None and behind else None
