"""Characters of symbol fonts, which files keep at places of their own."""

from __future__ import annotations

SYMBOLS = {
    0xF02D: "-",
    0xF06C: "\u25cf",
    0xF06E: "\u25a0",
    0xF06F: "o",
    0xF071: "\u2751",
    0xF076: "\u2756",
    0xF0A7: "\u25aa",
    0xF0A8: "\u25a1",
    0xF0B0: "\u00b0",
    0xF0B7: "\u2022",
    0xF0D8: "\u27a2",
    0xF0FC: "\u2713",
    0xF0FE: "\u2612",
}
"""The commonest of them, by the place in the private area where Word puts them."""

BULLET = "\u2022"
_PRIVATE = range(0xF000, 0xF100)


def symbol(character: str) -> str:
    """A character of a symbol font as its nearest real one; a bullet where none is known."""
    code = ord(character)
    return SYMBOLS.get(code) or (BULLET if code in _PRIVATE else character)
