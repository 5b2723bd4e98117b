"""Characters as a Word file keeps them, each with its fate and its place in ``Document.source``."""

from __future__ import annotations

from speclint.document import State, joined
from speclint.formats.symbols import SYMBOLS, symbol
from speclint.formats.word.markup import AUTHOR, DATE, INSERTED, MOVED_AWAY, MOVED_HERE, SPACE, Element, W
from speclint.light import dataclass, field, replace
from speclint.text.expression import Expression

FIXED = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
"""Elements of a run that stand for one character."""
_GREEK: dict[int, str] = dict(
    zip(
        (*range(0x41, 0x5B), *range(0x61, 0x7B)),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "\u00d7", 0xB7: "•", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xB8: "÷"}
"""The letters and commonest signs of the font Symbol by their places; in other symbol fonts these mean other things."""
_FIRST_PRIVATE = "\uf000"
_SURROGATES = range(0xD800, 0xE000)
_HEX = Expression(r"[0-9A-Fa-f]{1,4}")
_COMING = frozenset({INSERTED, MOVED_HERE, W + "cellIns"})
_MOVES = frozenset({MOVED_AWAY, MOVED_HERE})


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a stretch: kept, inserted, deleted or both, by whom and when."""

    state: State = "kept"
    author: str = ""
    date: str = ""
    move: bool = False

    def changed(self, change: Element) -> Fate:
        """The same inside one more tracked change."""
        state: State = "inserted" if change.tag in _COMING else "deleted"
        move = self.move or change.tag in _MOVES
        return Fate(joined(self.state, state), change.get(AUTHOR) or "", change.get(DATE) or "", move)

    def gone(self) -> Fate:
        """The same for what is shown in neither view."""
        return replace(self, state="dropped")


@dataclass(slots=True)
class Ink:
    """The characters of one element of a run.

    Text that Word hides (``w:vanish``, prompts of empty content controls, soft hyphens) is ink too, ``dropped``: it
    stands in the source, for a writer to step over and for a rule to find, but in no view.
    """

    element: Element
    run: Element
    text: str
    at: int
    fate: Fate
    look: str
    link: str


@dataclass(slots=True)
class Marks:
    """What was met on the way besides text, each with its offset in ``Document.source``."""

    comment_starts: dict[str, int] = field(default_factory=dict)
    comment_ends: dict[str, int] = field(default_factory=dict)
    comment_marks: dict[str, int] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    notes: list[tuple[str, str, Fate]] = field(default_factory=list)
    unread: list[tuple[str, int]] = field(default_factory=list)
    struck: set[str] = field(default_factory=set)
    """Comments whose mark was deleted, and which Word takes away with it."""
    unfilled: list[tuple[str, int, int]] = field(default_factory=list)
    """What form fields and controls show that nobody filled in, each with its stretch of the source."""


def stored(element: Element) -> str:
    """The text of a ``w:t``: blanks at its ends count only where the file says so."""
    text = element.text or ""
    if len(element):
        text += "".join(child.tail or "" for child in element)
    if element.get(SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    if not text.isascii() and max(text) >= _FIRST_PRIVATE:
        text = "".join(SYMBOLS.get(ord(character), character) for character in text)
    return text


_SIGN_FONTS = ("wingdings", "webdings")
_SIGNS = 0xF000


def sign(element: Element) -> str:
    """The character of a ``w:sym``, by its place in a symbol font."""
    code = element.get(W + "char") or ""
    number = int(code, 16) if _HEX.fullmatch(code) else 0
    if (element.get(W + "font") or "").lower() == "symbol" and (letter := _GREEK.get(number & 0xFF)):
        return letter
    if number <= 0xFF and is_of_signs(element.get(W + "font")):  # noqa: PLR2004 - what a letter can be
        return drawn(chr(number))
    return symbol(chr(number)) if number >= ord(" ") and number not in _SURROGATES else ""


def is_of_signs(font: str | None) -> bool:
    """Whether a font holds signs in the places of letters."""
    return (font or "").lower().startswith(_SIGN_FONTS)


def drawn(text: str) -> str:
    """What letters are in a font of signs, which keeps the same signs at places of their own."""
    return "".join(symbol(chr(_SIGNS + ord(letter))) if " " < letter <= "\xff" else letter for letter in text)
