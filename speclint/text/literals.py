"""What a text must hold so that a regular expression can match in it.

What is read off an expression may ask for too little, never for too much: an expression that is not understood asks
for nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from speclint.text.expression import Expression
from speclint.text.prefilter import ALWAYS, FOLDS, Need

_ALIKE = frozenset({*FOLDS, 0x212A})
"""Letters beyond ASCII that a search without regard to case takes for ASCII ones; the last is the sign for Kelvin."""
_SHORTEST_PART = 3
"""Letters that begin nowhere in particular tell something if there are as many of them."""
_COMMON = frozenset(" ,.;:-'\n")
"""Characters that stand in every text."""


def needs(pattern: Expression) -> Need:
    """What a text must hold so that *pattern* can match in it."""
    if pattern.flags & (re.VERBOSE | re.ASCII | re.LOCALE):
        return ALWAYS
    need = READ.get(pattern.pattern)
    if need is None:
        need = READ[pattern.pattern] = read(pattern.pattern)
    return need


READ: dict[str, Need] = {}
"""What was read off the sources of expressions before, in this run or in one that kept it."""


def read(source: str) -> Need:
    """What a text must hold so that an expression of this source can match in it, with any flags but those above."""
    parser = _Parser(source)
    try:
        choices = parser.choices()
    except _Unclear:
        return ALWAYS
    return _need(choices, left=False, right=False) if parser.done else ALWAYS


class _Unclear(Exception):  # noqa: N818 - no error: it only ends the reading
    """An expression that is not understood."""


class _Node:
    """One element of an expression; shared, so never changed."""

    __slots__ = ("after", "before", "choices", "kind", "most", "text")

    def __init__(self, kind: str, text: str = "", choices: _Choices = (), *, before: bool, after: bool) -> None:
        """``char`` (or several), ``odd``, ``group``, ``unknown``, or ``look`` for what takes no room."""
        self.kind, self.text, self.choices = kind, text, choices
        self.before, self.after = before, after
        """Whether a word that stands before it has ended there, and whether behind it only a new one can begin."""
        self.most = "1"
        """How often it stands: ``1`` once, ``?`` perhaps never, ``+`` at least once."""

    def times(self, quantifier: str) -> _Node:
        """The same so many times."""
        if quantifier.startswith("{1}"):
            return self
        if self.kind == "look":
            return _Node("look", before=False, after=False)
        copy = _Node(self.kind, self.text, self.choices, before=self.before, after=self.after)
        copy.most = "?" if quantifier[0] in "*?" or quantifier[1:2] in {"0", ","} else "+"
        return copy


_Choices: TypeAlias = "tuple[tuple[_Node, ...], ...]"


_TOKENS = Expression(
    r"[A-Za-z0-9]+(?![*+?{])|\\(?:x..|u.{4}|U.{8}|N\{[^}]*\}|\d{1,3}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|\(\?(?:P<\w+>|P=\w+\)|<?[=!]|[>:]|[ims-]*:)|\(\?|(?:[*+?]|\{(?=[\d,])\d*(?:,\d*)?\})[?+]?|.",
    re.DOTALL,
)


class _Parser:
    """Reads the syntax of regular expressions, as far as rules use it."""

    def __init__(self, source: str) -> None:
        self.tokens = _TOKENS.findall(source)
        self.at = 0

    @property
    def done(self) -> bool:
        return self.at == len(self.tokens)

    def choices(self) -> _Choices:
        """The alternatives up to the end of a group."""
        found: list[list[_Node]] = [[]]
        nodes = found[0]
        while not self.done and (part := self.tokens[self.at]) != ")":
            self.at += 1
            if part == "|":
                found.append(nodes := [])
            elif nodes and (part[0] in "*+?" or (part[0] == "{" and len(part) > 1)):
                nodes[-1] = nodes[-1].times(part)
            else:
                nodes.append(self._group(part) if part[0] == "(" else _plain(part))
        return tuple(map(tuple, found))

    def _group(self, part: str) -> _Node:
        if part == "(?":
            raise _Unclear
        if part.startswith("(?P="):
            return _Node("unknown", before=False, after=False)
        inner = self.choices()
        if self.done:
            raise _Unclear
        self.at += 1
        if part in {"(?!", "(?<!"}:  # what must not be there is no need; but it may end a word
            edge = any(len(c) == 1 and c[0].text == r"\w" and c[0].most == "1" for c in inner)
            return _Node("look", before=edge and part == "(?!", after=edge and part == "(?<!")
        if part == "(?=":
            return _Node("look", choices=inner, before=_begun(inner, right=False), after=False)
        if part == "(?<=":
            return _Node("look", choices=inner, before=False, after=_ended(inner, left=False))
        return _Node("group", choices=inner, before=False, after=False)


@cache
def _plain(part: str) -> _Node:
    """Characters, a set of them, or an anchor."""
    if part in {r"\b", "^", "$", r"\A", r"\Z"}:
        return _Node("look", before=True, after=True)
    if part == r"\B":
        return _Node("look", before=False, after=False)
    if part[0] == "[" and len(part) > 1:
        return _set(part)
    char = _char(part) if part != "." else ""
    no_letter = not _letter(char) if char else part in {r"\s", r"\W"}
    if char and not char.isascii():
        return _Node("unknown" if ord(char) in _ALIKE else "odd", before=no_letter, after=no_letter)
    return _Node("char" if char else "unknown", char.lower() or part, before=no_letter, after=no_letter)


def _letter(char: str) -> bool:
    return char.isalnum() or char == "_"


def _char(part: str) -> str:
    """The characters that a part means, or nothing."""
    if part[0] != "\\":
        return part
    if part[1] in "xuU":
        return chr(int(f"0x{part[2:]}", 0))
    if part[1] in "nt":
        return "\n" if part[1] == "n" else "\t"
    return "" if part[1].isalnum() else part[1]


_MEMBERS = Expression(r"(\\(?:x..|u.{4}|U.{8}|.)|.)(?:-(\\(?:x..|u.{4}|U.{8}|.)|.))?", re.DOTALL)


def _set(part: str) -> _Node:
    """A set: what its members have in common."""
    members = _MEMBERS.findall(part[1:-1])
    if any(first == r"\w" for first, _ in members) or members[0][0] == "^":
        whole = members[0][0] != "^" and not any(last for _, last in members)
        no_letter = members[0][0] == "^" and any(first == r"\w" for first, _ in members)
        return _Node("unknown", r"\w" if whole else "", before=no_letter, after=no_letter)
    nodes = [
        _range(first, last) if last else _plain(f"\\{first}" if first in {"^", "$", "."} else first)
        for first, last in members
    ]
    no_letter = all(node.before for node in nodes)
    if all(node.kind == "odd" for node in nodes):
        return _Node("odd", before=no_letter, after=no_letter)
    if all(node.kind == "char" and node.text == nodes[0].text for node in nodes):
        return nodes[0]
    return _Node("unknown", before=no_letter, after=no_letter)


def _range(first: str, last: str) -> _Node:
    low, high = _char(first), _char(last)
    odd = "\x7f" < low <= high and not any(low <= chr(letter) <= high for letter in _ALIKE)
    return _Node("odd" if odd else "unknown", before=False, after=False)


def _begun(choices: _Choices, *, right: bool) -> bool:
    """Whether no letter of a word before can go on into any of *choices*, before something that is *right*."""
    return all(_edge(c, right=right) for c in choices)


def _edge(nodes: tuple[_Node, ...], *, right: bool) -> bool:
    for node in nodes:
        edge = node.before
        if node.kind == "group":
            edge = _begun(node.choices, right=False)
        if node.kind == "look":
            if edge:
                return True
        elif node.most != "?":
            return edge
        elif not edge:
            return False
    return right


def _ended(choices: _Choices, *, left: bool) -> bool:
    """Whether no letter of a word in any of *choices* can go on behind, where *left* holds for what is before."""
    ends = []
    for nodes in choices:
        edge = left
        for node in nodes:
            edge = _past(node, left=edge)
        ends.append(edge)
    return all(ends)


def _past(node: _Node, *, left: bool) -> bool:
    """Whether behind *node* a word can only begin, where *left* says so of the place before it."""
    if node.kind == "look":
        return left or node.after
    edge = _ended(node.choices, left=left) if node.kind == "group" else node.after
    return edge and (left or node.most != "?")


def _need(choices: _Choices, *, left: bool, right: bool) -> Need:
    return _joined("any", [_sequence(nodes, left=left, right=right) for nodes in choices])


def _sequence(nodes: tuple[_Node, ...], *, left: bool, right: bool) -> Need:
    found: list[Need] = []
    run, bound = "", left
    for at, node in enumerate(nodes):
        if node.kind == "char" and node.most != "?":
            if run and _letter(run[-1]) != _letter(node.text):
                found.append(_leaf(run, left=bound, right=True))
                run, bound = "", True
            run += node.text
            if node.most == "1":
                left = _past(node, left=left)
                continue
        if run:
            here = nodes[at + 1 :] if node.kind == "char" and node.most == "+" else nodes[at:]
            open_end = node.kind == "char" and node.most == "+"
            found.append(_leaf(run, left=bound, right=not open_end and _edge(here, right=right)))
            run = ""
        if node.kind == "odd" and node.most != "?":
            found.append(("odd", "", ()))
        if node.choices and node.most != "?":
            ahead = node.kind == "look" or node.most == "+"
            beyond = not ahead and _edge(nodes[at + 1 :], right=right)
            found.append(_need(node.choices, left=node.kind != "look" and left, right=beyond))
        left = bound = _past(node, left=left)
    if run:
        found.append(_leaf(run, left=bound, right=right))
    return _joined("all", found)


def _leaf(run: str, *, left: bool, right: bool) -> Need:
    if not _letter(run[0]):
        return ALWAYS if len(run) == 1 and run in _COMMON else ("part", run, ())
    if left:
        return ("word" if right else "stem", run, ())
    return ("part", run, ()) if len(run) >= _SHORTEST_PART else ALWAYS


def _joined(kind: str, parts: list[Need]) -> Need:
    """All or any of several needs, as short as it can be said."""
    if kind == "all":
        parts = [p for p in parts if p != ALWAYS]
    elif ALWAYS in parts:
        return ALWAYS
    unique = tuple(dict.fromkeys(parts))
    return unique[0] if len(unique) == 1 else (kind, "", unique)
