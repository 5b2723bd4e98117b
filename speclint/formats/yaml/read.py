"""A class specification written as data: keys are headings, lists are items, values are text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from speclint.document import Block, Comment, Document, Form, Piece, Span
from speclint.errors import Unreadable
from speclint.formats.lines.grouping import Group, Grouping, add, block
from speclint.formats.lines.labels import labelled
from speclint.formats.lines.layout import Wrap, measure
from speclint.formats.lines.line import Line, decode
from speclint.formats.yaml import scalars
from speclint.formats.yaml.nodes import Listing, Mapping, Node, Scalar, compose, spans
from speclint.light import replace
from speclint.shipped import any_of
from speclint.text.expression import Expression

_TITLE = Expression(r"(?:class|job|position|classification)?[ _-]?title|classification", re.IGNORECASE)
_NAME = Expression(r"(?:class[ _-])?name", re.IGNORECASE)
_NAMED = Expression(r"(?:class[ _-]|job[ _-])?name|class|classification|position|job|role", re.IGNORECASE)
"""Keys of front matter under which the title stands where none is called so."""
_SECTION = Expression(rf"{any_of('words-of-parts')}|dut(?:y|ies)\b", re.IGNORECASE)
_HUMP = Expression(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WRAPPERS = frozenset({"sections", "body", "specification", "spec", "class_specification", "class_spec"})
_MASTHEADS = frozenset({"masthead", "metadata", "meta", "header", "class", "position", "job"})
_HEADINGS = ("heading", "title", "name", "section")
_TEXTS = ("text", "duty", "statement", "description", "body", "content", "items")
_SHORT = 60
_DEEPEST_HEADING = 6
_FOLDED = Expression(r"\s*:[ \t]*[>|][-+\d]*\s*")
_COMMENT = Expression(r"(?:^|(?<=[ \t]))#[ \t]*([^\r\n]*)", re.MULTILINE)


def read(source: bytes, path: str) -> Document:
    """Read a class specification that was written as YAML."""
    page = decode(source)
    root = compose(page.text)
    unwrapped = _unwrapped(root)
    if unwrapped is None:
        raise Unreadable(
            "unsupported",
            "this YAML file is not a class specification",
            "A specification has a title and sections such as 'definition' and 'duties'.",
        )
    blocks = tuple(_Reader(page.text).specification(unwrapped))
    comments = tuple(_comments(page.text, root, blocks))
    return Document(path, "yaml", page.text, blocks, comments=comments, remarks=page.remarks)


def facts(source: str, root: Mapping, *, titled: bool = False) -> Iterator[Block]:
    """The keys and values with which a file of another format begins, a line each; *titled* where a title is known."""
    named = any(_TITLE.fullmatch(words := spelt(key.text)) and "title" in words.lower() for key, _ in root.pairs)
    yield from _Reader(source).matter(root, titled=titled or named)


def _unwrapped(root: Node) -> Mapping | None:
    """Find the mapping that holds a specification, be it inside another of one key."""
    if not isinstance(root, Mapping):
        return None
    if any(
        _TITLE.fullmatch(spelt(key.text)) or _bare(key.text) in _WRAPPERS or _is_section(key) for key, _ in root.pairs
    ):
        inner = root.pairs[0][1]
        return inner if len(root.pairs) == 1 and isinstance(inner, Mapping) and _unwrapped(inner) else root
    return None


def _is_section(key: Scalar) -> bool:
    return _SECTION.search(spelt(key.text)) is not None


def spelt(key: str) -> str:
    """The words of a key: ``examplesOfDuties``, ``examples_of_duties`` and ``examples-of-duties`` are three."""
    words = key.replace("_", " ").strip()
    if " " in words or not words.isascii():
        return words
    if "-" in words and words.islower():
        words = words.replace("-", " ")
    return _HUMP.sub(" ", words).lower() if _HUMP.search(words) else words


def _bare(key: str) -> str:
    """A key by which a value is known, however its words are joined: ``class_spec``."""
    return spelt(key).lower().replace(" ", "_")


class _Reader:
    """Makes blocks of nodes, in the order of the file."""

    def __init__(self, source: str) -> None:
        self.source = source

    def specification(self, root: Mapping) -> Iterator[Block]:
        """Every block of a specification."""
        titled = any(_TITLE.fullmatch(spelt(key.text)) for key, _ in root.pairs)
        begun = False
        for key, value in root.pairs:
            if isinstance(value, Scalar) and (
                _TITLE.fullmatch(spelt(key.text)) or (not titled and _NAME.fullmatch(spelt(key.text)))
            ):
                titled = True
                yield from self._title(value)
            elif isinstance(value, Mapping) and _bare(key.text) in _MASTHEADS:
                yield from self._masthead(value)
            elif _bare(key.text) in _WRAPPERS and not isinstance(value, Scalar):
                begun = True
                yield from self._sections(value)
            elif not begun and self._is_fact(key, value):
                yield self._fact(key, value)
            else:
                begun = True
                yield from self._section(key, value, 2)

    def matter(self, root: Mapping, *, titled: bool) -> Iterator[Block]:
        """Every value as a line of its own; those of a list stand in one line, those of a mapping each with its key.

        Where no key says "title", the name of the class is the title.
        """
        for key, value in root.pairs:
            if isinstance(value, Mapping):
                yield from self.matter(value, titled=titled)
            elif not titled and isinstance(value, Scalar) and _NAMED.fullmatch(spelt(key.text)):
                titled = True
                fact = self._fact(key, value)
                yield replace(fact, pieces=(Piece("class title", key.source), *fact.pieces[1:]))
            elif not self._teases(value):
                yield self._fact(key, value)

    def _teases(self, value: Node) -> bool:
        """Whether a value is only the beginning of the text below once more, for a site's list of pages."""
        if not isinstance(value, Scalar) or len(value.text) <= _SHORT:
            return False
        begin = " ".join(value.text.split())[:_SHORT].rsplit(" ", 1)[0]
        return begin in " ".join(self.source[value.source.end :].split())

    def _is_fact(self, key: Scalar, value: Node) -> bool:
        """Whether a value belongs to the masthead: short, on one line, and no section by its key."""
        if not isinstance(value, Scalar) or scalars.is_block(value) or _is_section(key):
            return False
        return len(value.text) <= _SHORT and "\n" not in value.text

    def _masthead(self, mapping: Mapping) -> Iterator[Block]:
        for key, value in mapping.pairs:
            if isinstance(value, Scalar):
                yield self._fact(key, value)
            else:
                yield from self._section(key, value, 2)

    def _title(self, value: Scalar) -> Iterator[Block]:
        form = Form("heading", 1)
        for line in scalars.lines(self.source, value):
            if line.text:
                yield Block(line.pieces, Span(line.start, line.end), form, form)

    def _fact(self, key: Scalar, value: Node) -> Block:
        """Read ``class_code: 0123`` as the line "class code: 0123"."""
        pieces = self._key(key)
        text = self._line(value)
        if text:
            after = key.source.end
            if text[0].source.start < after:
                # The value is an alias; its anchor stands above, and PyYAML forgets where the alias does.
                text = [Piece("".join(piece.text for piece in text), Span(after, after))]
            colon = [Piece(": ", Span(after, text[0].source.start))] if pieces else []
            pieces = [*pieces, *colon, *text]
        end = max(key.source.end, *(piece.source.end for piece in pieces), 0)
        return Block(tuple(pieces), Span(key.source.start, end))

    def _line(self, value: Node) -> list[Piece]:
        """A value as one line: its own line ends are blanks, and commas part the entries of a list."""
        found: list[Piece] = []
        for entry in value.entries if isinstance(value, Listing) else (value,):
            lines = scalars.lines(self.source, entry) if isinstance(entry, Scalar) and entry.text.strip() else []
            for number, line in enumerate(line for line in lines if line.pieces):
                if found:
                    gap = Span(found[-1].source.end, max(found[-1].source.end, line.pieces[0].source.start))
                    found.append(Piece(" " if number else ", ", gap))
                found += line.pieces
        return found

    def _key(self, key: Scalar) -> list[Piece]:
        """A key as a person would write it: ``examplesOfDuties`` and ``examples_of_duties`` are three words."""
        words = spelt(key.text)
        return [Piece(words, key.source)] if words else []

    def _heading(self, key: Scalar, level: int) -> Block:
        form = Form("heading", min(level, _DEEPEST_HEADING))
        return Block(tuple(self._key(key)), key.source, form, form)

    def _sections(self, value: Node) -> Iterator[Block]:
        """Read a mapping of sections, or a list of mappings that each have a heading."""
        if isinstance(value, Mapping):
            for key, inner in value.pairs:
                yield from self._section(key, inner, 2)
            return
        for entry in value.entries if isinstance(value, Listing) else ():
            named = _named(entry, _HEADINGS) if isinstance(entry, Mapping) else None
            if isinstance(entry, Mapping) and named and isinstance(named[1], Scalar):
                yield from self._title_of_section(named[1])
                rest = tuple(pair for pair in entry.pairs if pair[0] is not named[0])
                yield from self._parts(Mapping(rest, entry.source), 3)
            else:
                yield from self._value(entry, 2)

    def _title_of_section(self, value: Scalar) -> Iterator[Block]:
        form = Form("heading", 2)
        yield from (replace(found, proposed=form, original=form) for found in self._title(value))

    def _section(self, key: Scalar, value: Node, level: int) -> Iterator[Block]:
        yield self._heading(key, level)
        yield from self._value(value, level + 1)

    def _value(self, value: Node, level: int) -> Iterator[Block]:
        if isinstance(value, Scalar):
            yield from self._text(value)
        elif isinstance(value, Mapping):
            yield from self._parts(value, level)
        else:
            yield from self._items(value, 1, level)

    def _parts(self, mapping: Mapping, level: int) -> Iterator[Block]:
        """Read the keys of a section as headings below it; a key such as ``text`` or ``items`` only holds it."""
        for key, value in mapping.pairs:
            if _bare(key.text) in _TEXTS:
                yield from self._value(value, level)
            elif key.text.isdigit() and isinstance(value, Scalar):
                yield from self._item(value, 1)
            else:
                yield from self._section(key, value, level)

    def _items(self, listing: Listing, depth: int, level: int) -> Iterator[Block]:
        for entry in listing.entries:
            if isinstance(entry, Scalar):
                yield from self._item(entry, depth)
            elif isinstance(entry, Listing):
                yield from self._items(entry, depth + 1, level)
            else:
                yield from self._entry(entry, depth, level)

    def _entry(self, mapping: Mapping, depth: int, level: int) -> Iterator[Block]:
        """Read a list entry with keys: its text is the item, the rest are facts about it."""
        for key, value in mapping.pairs:
            if isinstance(value, Scalar) and _bare(key.text) in _TEXTS:
                yield from self._item(value, depth)
            elif isinstance(value, Scalar):
                yield self._fact(key, value)
            else:
                yield from self._section(key, value, level)

    def _item(self, value: Scalar, depth: int) -> Iterator[Block]:
        """Read a list entry; what a bar or a quoted line break parts are paragraphs of it."""
        groups = list(self._groups(value))
        if not groups:
            form = Form("item", depth)
            yield Block((), value.source, form, form)
        for number, group in enumerate(groups):
            if number == 0 and group.label is None:
                group.kind, group.level = "item", depth
            yield block(group)

    def _text(self, value: Scalar) -> Iterator[Block]:
        yield from (block(group) for group in self._groups(value))

    def _groups(self, value: Scalar) -> Iterator[Group]:
        """Put the lines of a value together as those of a plain text; ``>`` has said which belong together."""
        lines = scalars.lines(self.source, value)
        grouping = Grouping(measure(lines) if value.style == "|" else Wrap())
        group: Group | None = None
        blanks = 0
        margin = min((line.indent for line in lines if line.text), default=0)
        for line in lines:
            if not line.text:
                blanks += 1
                continue
            if value.style == ">":
                joins = group is not None and not blanks and line.indent == margin == group.indent
            else:
                joins = group is not None and grouping.continues(group, line, blanks)
            if group is not None and joins:
                add(group, line)
            else:
                if group is not None:
                    yield group
                group = _begun(grouping, line)
            blanks = 0
        if group is not None:
            yield group


def _begun(grouping: Grouping, line: Line) -> Group:
    """Start a paragraph inside a value, which is never a heading by its look: the keys are the headings."""
    group = grouping.begin(line)
    if group.kind == "heading":
        found = labelled(line)
        return Group([line], "item", 1, found) if found else Group([line])
    return group


def _named(mapping: Mapping, names: Sequence[str]) -> tuple[Scalar, Node] | None:
    return next((pair for pair in mapping.pairs if _bare(pair[0].text) in names), None)


def _comments(source: str, root: Node, blocks: Sequence[Block]) -> Iterator[Comment]:
    """Every comment, with what stands on its line, or else with what follows: a key and its value together."""
    values = sorted(spans(root))
    starts = [span.start for span in values]
    number = 0
    for found in _COMMENT.finditer(source):
        at = bisect_right(starts, found.start()) - 1
        if at >= 0 and found.start() < values[at].end:
            continue
        line = source.rfind("\n", 0, found.start()) + 1
        while number < len(blocks) and blocks[number].source.end <= line:
            number += 1
        yield Comment(found[1].strip(), _line(source, blocks[number:]) or Span(*found.span()))


def _line(source: str, blocks: Sequence[Block]) -> Span | None:
    """What begins on the line of the first of *blocks*, and the folded text of a key that stands alone there."""
    if not blocks:
        return None
    end = source.find("\n", blocks[0].source.start)
    here = [block for block in blocks if end < 0 or block.source.start < end]
    for folded in blocks[len(here) : len(here) + 1]:
        if _FOLDED.fullmatch(source[here[-1].source.end : folded.source.start]):
            here.append(folded)
    return Span(here[0].source.start, max(block.source.end for block in here))
