"""YAML as plain nodes that know where they stand, read with limits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from speclint.document import Span
from speclint.errors import Unreadable
from speclint.formats.lines.conflict import Conflict, conflicts
from speclint.light import dataclass
from speclint.notation.noted import Path
from speclint.notation.yaml import Trouble, Walk, yaml_help
from speclint.text.expression import Expression

_MOST_NODES = 10_000
_DEEPEST = 20
_SURROGATE = Expression("[\ud800-\udfff]")
_ODD_INDENT = Expression("[ \t]*(?![ \t\r\n])([^\\S\r\n]|[\u200b-\u200f\u2060\ufeff])")
"""A line that begins, perhaps behind plain ones, with a blank or a character without width that is no space."""
_TABBED = Expression(r"[ ]*\t|[ ]*(?:-|[^\s:#]+:)[ ]*\t")
_NO_SECOND = Expression(r"(?<=\n)---\s*\Z")
"""A line that would begin another document, with nothing behind it."""
_QUOTED = Expression(r"[ ]*(?:-|[^\s:#][^:#]*:)[ ]+([\"'])")
_ODD_GAP = Expression(r"[ ]*(?:-|[^\s:#][^:#]*:)([^\S \t\r\n])")
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
        root = yaml.compose(_NO_SECOND.sub("", source), Loader=yaml.SafeLoader)
        if root is None:
            raise Unreadable("empty", "the file holds no value", "Check that the right file was saved.")
        return _made(root)
    except yaml.MarkedYAMLError as error:
        if torn := next(conflicts(source), None):
            raise _torn(source, torn) from error
        if odd := _oddly_indented(source, error.problem_mark or error.context_mark):
            raise odd from error
        if odd := _oddly_parted(source, error.problem_mark or error.context_mark):
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


def _made(root: object) -> Node:
    made: Node = Walk(_Specification(), most=_MOST_NODES, deepest=_DEEPEST).made(root)
    return made


class _Specification:
    """Makes nodes of our own, which know their place in the source."""

    def scalar(self, node: Any, path: Path = ()) -> Scalar:  # noqa: ANN401, ARG002 - PyYAML has no types; places are enough
        text = "" if not node.style and node.value in _NOTHING else str(node.value)
        if _SURROGATE.search(text):
            raise _damaged(f"line {node.start_mark.line + 1} holds half a character")
        return Scalar(text, _place(node), node.style or "")

    def listing(self, node: Any, path: Path, entries: list[Node]) -> Listing:  # noqa: ANN401, ARG002 - likewise
        return Listing(tuple(entries), _place(node))

    def mapping(self, node: Any, path: Path, pairs: list[tuple[Any, Node]]) -> Mapping:  # noqa: ANN401, ARG002 - likewise
        return Mapping(tuple((self.scalar(key), value) for key, value in pairs), _place(node))

    def fault(self, trouble: Trouble, line: int, key: str = "", first: int = 0) -> Unreadable:
        said = {
            "endless": "the YAML is nested too deeply",
            "many": f"the YAML holds more than {_MOST_NODES:,} values",
            "deep": "the YAML is nested too deeply",
            "key": f"the key in line {line} is not a plain word",
            "twice": f"the key '{key}' in line {line} stands already in line {first}",
        }
        return _damaged(said[trouble])


def _place(node: Any) -> Span:  # noqa: ANN401 - likewise
    return Span(node.start_mark.index, node.end_mark.index)


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


def _torn(source: str, conflict: Conflict) -> Unreadable:
    first = conflict.marks[conflict.first]
    line, said = source.count("\n", 0, first.start) + 1, source[first.start : first.end]
    reason = f"“{said}” in line {line}: two versions of the same lines stand in the file"
    return Unreadable("conflict-marker", reason, "Choose one of the two versions, and delete the other with the marks.")


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


def _oddly_parted(source: str, mark: object) -> Unreadable | None:
    """Where a tab stands that YAML does not allow, or a key or a dash has a blank of another kind behind it."""
    last = getattr(mark, "line", 0) + 1
    lines = source.split("\n")[:last]
    if _TABBED.match(lines[-1]):
        return _damaged(f"the YAML cannot be read (line {last}): a tab stands where YAML wants spaces", "Type spaces.")
    for number, line in enumerate(lines, 1):
        if (quoted := _QUOTED.match(line)) and line.count(quoted[1]) == 1:
            return _damaged(f"the YAML cannot be read (line {number}): the quotation mark has no fellow", "Close it.")
    for number, line in enumerate(lines[-2:], len(lines[-2:]) and last - len(lines[-2:]) + 1):
        if found := _ODD_GAP.match(line):
            name = unicodedata.name(found[1], "a blank of another kind").lower()
            place = f"“{name}” (U+{ord(found[1]):04X}) stands behind a key or a dash"
            said = f"the YAML cannot be read (line {number}): {place}"
            return _damaged(said, "Put a plain space there.")
    return None


def _damaged(reason: str, remedy: str = "") -> Unreadable:
    return Unreadable("damaged", reason, remedy or "Correct the file and run again.")
