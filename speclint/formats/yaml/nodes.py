"""YAML as plain nodes that know where they stand, read with limits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speclint.document import Span
from speclint.errors import Unreadable
from speclint.notation.noted import yaml_help
from speclint.text.expression import Expression

_MOST_NODES = 10_000
_DEEPEST = 20
_SURROGATE = Expression("[\ud800-\udfff]")
_ODD_INDENT = Expression("[ \t]*(?![ \t\r\n])([^\\S\r\n]|[\u200b-\u200f\u2060\ufeff])")
"""A line that begins, perhaps behind plain ones, with a blank or a character without width that is no space."""
_NOTHING = frozenset({"", "~"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, always as the text that was written."""

    text: str
    source: Span
    style: str = ""
    """How it was written: plain (nothing), quoted (``'`` or ``"``), literal (``|``) or folded (``>``)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    entries: tuple[Node, ...]
    source: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file."""

    pairs: tuple[tuple[Scalar, Node], ...]
    source: Span


Node = Scalar | Listing | Mapping


def compose(source: str) -> Node:
    """Read the one document of a YAML file without giving any value a type: ``0123`` stays ``0123``."""
    import yaml  # noqa: PLC0415 - slow to import, and most files are not YAML

    try:
        # The C loader crashes the process on deep input; this one raises.
        root = yaml.compose(source, Loader=yaml.SafeLoader)
        if root is None:
            raise Unreadable("empty", "the file holds no value", "Check that the right file was saved.")
        return _Copying().node(root)
    except yaml.MarkedYAMLError as error:
        if odd := _oddly_indented(source, error.problem_mark or error.context_mark):
            raise odd from error
        raise _faulty(error.problem, error.context, error.problem_mark or error.context_mark) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise _damaged(f"the YAML cannot be read: {str(error).partition(chr(10))[0]}") from error
    except RecursionError as error:
        raise _damaged("the YAML is nested too deeply") from error


def spans(node: Node) -> Iterator[Span]:
    """Say where each key and each single value stands."""
    if isinstance(node, Scalar):
        yield node.source
    elif isinstance(node, Listing):
        for entry in node.entries:
            yield from spans(entry)
    else:
        for key, value in node.pairs:
            yield key.source
            yield from spans(value)


@dataclass(slots=True)
class _Copying:
    """Copies PyYAML's nodes and counts them; what an alias stands for counts as often as it is used."""

    count: int = 0

    def node(self, node: object, depth: int = 0) -> Node:
        import yaml  # noqa: PLC0415 - as above

        self.count += 1
        if depth > _DEEPEST:
            raise _damaged("the YAML is nested too deeply")
        if self.count > _MOST_NODES:
            raise _damaged(f"the YAML holds more than {_MOST_NODES:,} values")
        if isinstance(node, yaml.ScalarNode):
            source = Span(node.start_mark.index, node.end_mark.index)
            text = "" if not node.style and node.value in _NOTHING else str(node.value)
            if _SURROGATE.search(text):
                raise _damaged(f"line {node.start_mark.line + 1} holds half a character")
            return Scalar(text, source, node.style or "")
        if isinstance(node, yaml.SequenceNode):
            source = Span(node.start_mark.index, node.end_mark.index)
            return Listing(tuple(self.node(entry, depth + 1) for entry in node.value), source)
        if isinstance(node, yaml.MappingNode):
            source = Span(node.start_mark.index, node.end_mark.index)
            lines = [key.start_mark.line + 1 for key, _ in node.value]
            return Mapping(self._pairs(node.value, lines, depth), source)
        raise _damaged("the YAML holds a value of an unknown kind")

    def _pairs(
        self, pairs: Sequence[tuple[object, object]], lines: Sequence[int], depth: int
    ) -> tuple[tuple[Scalar, Node], ...]:
        seen: dict[str, int] = {}
        found: list[tuple[Scalar, Node]] = []
        for (left, right), line in zip(pairs, lines, strict=True):
            key = self.node(left, depth + 1)
            if not isinstance(key, Scalar):
                raise _damaged(f"the key in line {line} is not a plain word")
            if key.text in seen:
                raise _damaged(f"the key '{key.text}' in line {line} stands already in line {seen[key.text]}")
            seen[key.text] = line
            found.append((key, self.node(right, depth + 1)))
        return tuple(found)


def _faulty(problem: str | None, context: str | None, mark: object) -> Unreadable:
    line = getattr(mark, "line", 0) + 1
    if context and "single document" in context:
        return Unreadable(
            "unsupported",
            f"the YAML file holds more than one document (line {line})",
            "Write each class specification in a file of its own.",
        )
    remedy = yaml_help(" ".join(filter(None, (problem, context))))
    return _damaged(f"the YAML cannot be read (line {line}): {problem or context}", remedy)


def _oddly_indented(source: str, mark: object) -> Unreadable | None:
    """Where an error was brought about by a line above it that begins with blanks which YAML takes for letters."""
    last = getattr(mark, "line", 0) + 1
    for number, line in enumerate(source.split("\n")[:last], 1):
        found = _ODD_INDENT.match(line)
        if found:
            name = unicodedata.name(found[1], "a blank of another kind").lower()
            said = (
                f"the YAML cannot be read (line {number}): the line is indented with “{name}” (U+{ord(found[1]):04X})"
            )
            return _damaged(said, "Indent it with plain spaces.")
    return None


def _damaged(reason: str, remedy: str = "") -> Unreadable:
    return Unreadable("damaged", reason, remedy or "Correct the file and run again.")
