"""Tracked changes and comments in Markdown, found before anything else is read.

``~~deleted~~``, ``[inserted](#)``, ``<ins>``, ``<del>`` and CriticMarkup may reach over paragraphs, list numbers and
table rows. So they are looked for in the whole file first; what is left then reads as ordinary Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from speclint.document import Remark, Span, State
from speclint.formats.lines.disguise import INVISIBLE
from speclint.formats.markdown.code import Code
from speclint.light import dataclass, field
from speclint.text.expression import Expression

_TOKEN = Expression(
    r"""
      \\[^\w\s] | (?<!`)`+ | <!-- | \{\+\+ | \+\+\} | \{-- | --\} | \{~~ | ~~\} | ~> | \{>> | \{== | ==\}
    | (?<!~)~+ | \[ | \](?:\([#]\)|\{\.(?:insertion|deletion)\b[^{}]*\})? | </?(?:ins|del|s|strike)(?:\s[^<>]*)?>
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = "\\`<{}~[]"
"""Of these one stands in each mark: many files have none."""
_UNIT = Expression(r"\n[ \t]*(?=[\r\n]|[-*+•][ \t]|\d{1,3}[.)][ \t]|#|\||>)")
_CLOSES = {"++}": "{++", "--}": "{--", "==}": "{==", "~~}": "{~~", "](#)": "[", "]": "["}
_ADDED, _STRUCK = "]{.insertion", "]{.deletion"
"""How pandoc marks the tracked changes of a Word file."""
_CLOSES |= {_ADDED: "[", _STRUCK: "["}
_NAMES = {"ins": (1, 0), "del": (0, 1), "s": (0, 1), "strike": (0, 1)}
_EFFECTS = {"{++": (1, 0), "{--": (0, 1), "{~~": (0, 1), "[": (1, 0), "{==": (0, 0), "~~": (0, 1)} | {
    f"<{name}>": effect for name, effect in _NAMES.items()
}

Token = tuple[str, int, int]


@dataclass(slots=True)
class Changes:
    """What a file marks as changed, and which characters only do the marking."""

    stretches: list[tuple[int, int, State]]
    """The characters that are text, in order, each with its fate."""
    comments: list[tuple[str, Span]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    code: Code = field(default_factory=Code)
    tracked: bool = False

    def state(self, offset: int) -> State:
        """Tell what became of the character at *offset*."""
        at = self._at(offset)
        return self.stretches[at][2] if at >= 0 and offset < self.stretches[at][1] else "kept"

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, State]]:
        """Go through the text between two offsets."""
        at = max(0, self._at(start))
        while at < len(self.stretches) and self.stretches[at][0] < end:
            low, high, state = self.stretches[at]
            if high > start:
                yield max(low, start), min(high, end), state
            at += 1

    def _at(self, offset: int) -> int:
        return bisect_right(self.stretches, offset, key=_start) - 1


def _start(stretch: tuple[int, int, State]) -> int:
    return stretch[0]


def find(source: str) -> Changes:
    """Find every tracked change and every comment in a Markdown file."""
    return _Scan(source).run()


@dataclass(slots=True)
class _Ahead:
    """Where a closing mark stands next; looks at each character once, however often it is asked."""

    source: str
    known: dict[str, int] = field(default_factory=dict)

    def find(self, mark: str, start: int) -> int:
        at = self.known.get(mark, -2)
        if at == -1 or at >= start:
            return at
        self.known[mark] = self.source.find(mark, start)
        return self.known[mark]


class _Scan:
    """One pass over the marks of a file."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.code = Code.find(source)
        self.marked = any(map(source.__contains__, _SIGNS))
        self.ahead = _Ahead(source)
        self.open: list[Token] = []
        self.waiting: dict[str, int] = {}
        self.tildes: list[Token] = []
        self.marks: list[tuple[int, int, int, int]] = []
        """Characters that only mark a change, and by how much they deepen insertion and deletion."""
        self.found = Changes([], code=self.code)

    def run(self) -> Changes:
        at = 0
        while self.marked and (token := _TOKEN.search(self.source, at)):
            at = self._take(token[0].lower(), token.start(), token.end())
        for pair in self._struck():
            self._mark(*pair)
        self.marks += [(*found.span(), 0, 0) for found in self._invisible()]
        for mark, start, end in self.open:
            if mark != "[":
                self._unbalanced(mark, start, end)
        self._stretch()
        return self.found

    def _invisible(self) -> Iterator[re.Match[str]]:
        """Characters that nobody sees; one in front of a mark would hide it from the reader of lines."""
        return iter(()) if self.source.isascii() else INVISIBLE.finditer(self.source)

    def _take(self, mark: str, start: int, end: int) -> int:
        """Deal with one mark; return where to go on."""
        if after := self.code.after(start):
            return after
        mark = next((kind for kind in (_ADDED, _STRUCK) if mark.startswith(kind)), mark)
        first = mark[0]
        if first in "\\`":
            return end
        if mark in {"<!--", "{>>"}:
            return self._comment(start, end, "-->" if first == "<" else "<<}")
        if first == "<":
            self._tag(mark, start, end)
        elif mark in _CLOSES:
            self._close(mark, start, end)
        elif mark == "~>":
            self._turn(start, end)
        elif first == "~":
            self._tilde(start, end)
        elif first == "{" and self.ahead.find(mark[:0:-1] + "}", end) < 0:
            if mark == "{~~":
                self._tilde(start + 1, end)
            else:
                self._unbalanced(mark, start, end)
        else:
            self._push(mark, start, end)
        return end

    def _comment(self, start: int, end: int, closing: str) -> int:
        close = self.ahead.find(closing, end)
        if close < 0:
            return end
        self.found.comments.append((self.source[end:close].strip(), Span(start, close + 3)))
        self.marks.append((start, close + 3, 0, 0))
        return close + 3

    def _tag(self, mark: str, start: int, end: int) -> None:
        name = re.split(r"[\s>]", mark.strip("</"), maxsplit=1)[0]
        if mark[1] == "/":
            self._close(f"<{name}>", start, end)
        else:
            self._push(f"<{name}>", start, end)

    def _push(self, mark: str, start: int, end: int) -> None:
        self.open.append((mark, start, end))
        self.waiting[mark] = self.waiting.get(mark, 0) + 1

    def _pop(self, mark: str) -> Token | None:
        """Take the last opening *mark*; those opened since then and never closed stay text."""
        if not self.waiting.get(mark):
            return None
        while True:
            last = self.open.pop()
            self.waiting[last[0]] -= 1
            if last[0] == mark:
                return last
            if last[0] != "[":
                self._unbalanced(*last)

    def _close(self, mark: str, start: int, end: int) -> None:
        opening = self._pop(_CLOSES.get(mark, mark))
        if opening is None:
            if mark == "~~}":
                self._tilde(start, start + 2)
            elif mark not in {"]", "--}", "++}", "==}"}:
                self._unbalanced(mark, start, end)
        elif mark != "]":
            self._mark(opening, (mark, start, end))

    def _turn(self, start: int, end: int) -> None:
        """Read the arrow of ``{~~old~>new~~}``."""
        if not self.open or self.open[-1][0] != "{~~":
            return
        opening = self.open.pop()
        self._mark(opening, ("~>", start, end))
        # From here on the substitution is an insertion of no width, which the same mark closes.
        self.open.append(("{~~", -1, end))

    def _mark(self, opening: Token, closing: Token) -> None:
        inserted, deleted = (0, 1) if closing[0] == _STRUCK else _EFFECTS[opening[0]]
        if opening[1] < 0:
            inserted, deleted = 1, 0
            self.marks.append((opening[2], opening[2], inserted, deleted))
        else:
            self.marks.append((opening[1], opening[2], inserted, deleted))
        self.marks.append((closing[1], closing[2], -inserted, -deleted))
        self.found.tracked |= bool(inserted or deleted)

    def _tilde(self, start: int, end: int) -> None:
        if end - start in {2, 4}:
            self.tildes.extend(("~~", at, at + 2) for at in range(start, end, 2))

    def _struck(self) -> Iterator[tuple[Token, Token]]:
        """Pair ``~~`` with ``~~``: first inside a paragraph, then what is left over with what is left over."""
        pending: Token | None = None
        for group in self._units():
            tokens = group
            if len(tokens) % 2:
                if pending and not self.source[tokens[0][1] - 1].isspace():
                    yield pending, tokens[0]
                    pending, tokens = None, tokens[1:]
                else:
                    if pending:
                        self._unbalanced(*pending)
                    pending, tokens = tokens[-1], tokens[:-1]
            elif pending:
                self._unbalanced(*pending)
                pending = None
            if pending and self.source[pending[2] : pending[2] + 1].strip() == "":
                self._unbalanced(*pending)
                pending = None
            yield from (pair for pair in zip(tokens[::2], tokens[1::2], strict=True) if pair[0][2] < pair[1][1])
        if pending:
            self._unbalanced(*pending)

    def _units(self) -> Iterator[list[Token]]:
        if not self.tildes:
            return
        starts = [found.start() for found in _UNIT.finditer(self.source)]
        group: list[Token] = []
        for token in self.tildes:
            if group and bisect_left(starts, token[1]) != bisect_left(starts, group[-1][1]):
                yield group
                group = []
            group.append(token)
        yield group

    def _unbalanced(self, mark: str, start: int, end: int) -> None:
        if start < 0:
            return
        reason = f"'{mark}' marks a change that has no other end; it was read as text"
        self.found.remarks.append(Remark("unbalanced-change", reason, Span(start, end)))

    def _stretch(self) -> None:
        """Lay out what is text, between the marks."""
        at = inserted = deleted = 0
        for start, end, more_inserted, more_deleted in sorted(self.marks):
            if start > at:
                self.found.stretches.append((at, start, _state(inserted, deleted)))
            if deleted and self.source.startswith(("<!--", "{>>"), start) and end > start + 3:
                self.found.comments = [comment for comment in self.found.comments if comment[1].start != start]
            at = max(at, end)
            inserted, deleted = inserted + more_inserted, deleted + more_deleted
        if at < len(self.source):
            self.found.stretches.append((at, len(self.source), _state(inserted, deleted)))
        if self.found.tracked:
            self._drop_blanks()

    def _drop_blanks(self) -> None:
        """Take out the one blank between what goes and what comes where others stand around both: neither needs it."""
        found = self.found.stretches
        for number in range(1, len(found) - 1):
            now = found[number]
            around = {found[number - 1][2], found[number + 1][2]}
            if now[2] != "kept" or self.source[now[0] : now[1]] != " " or around != {"inserted", "deleted"}:
                continue
            before = found[number - 2] if number > 1 else (0, 0, "kept")
            after = found[number + 2] if number + 2 < len(found) else (0, 0, "kept")
            left = self.source[before[1] - 1 : before[1]]
            right = self.source[after[0] : after[0] + 1]
            if not left.strip() and not right.strip(".,;:)\n \t\r"):
                found[number] = (*now[:2], "dropped")


def _state(inserted: int, deleted: int) -> State:
    if inserted and deleted:
        return "dropped"
    return "inserted" if inserted else "deleted" if deleted else "kept"
