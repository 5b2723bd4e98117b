"""Ligatures that a font calls by another character: "Quali4cations" is what the file says of "Qualifications"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclint.formats.pdf.sheet import Row, Sheet
from speclint.light import replace
from speclint.text.expression import Expression
from speclint.text.lexicon import known

_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
_WORDS = 2
"""So many different words tell what a character stands for."""
_SHORTEST, _LEAST = 5, 4
"""Letters of a word that tells it ("1st" is no "fist"), and of one that is mended."""
_LONG = 9
"""Characters of a word that tells it alone, in a file that is known to have such fonts."""
_ODD = Expression(r"(?<![A-Za-z])(?P<before>[A-Za-z]*)(?P<odd>[^\sA-Za-z'’.,/@&:=?%_~-])(?P<after>[a-z]+)(?![A-Za-z])")


def mended(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages with the ligatures written out that a font has called by another name."""
    told = _told(row.text for sheet in sheets for row in sheet.rows)
    if not told:
        return list(sheets)
    return [replace(sheet, rows=tuple(_row(row, told) for row in sheet.rows)) for sheet in sheets]


def _told(texts: Iterator[str]) -> dict[str, str]:
    """What each odd character stands for: the ligature that makes words of most of those that it stands in."""
    found: dict[str, dict[str, set[str]]] = {}
    for text in texts:
        for match in _ODD.finditer(text):
            for ligature in _LIGATURES:
                if _reads(match, ligature, _SHORTEST):
                    found.setdefault(match["odd"], {}).setdefault(ligature, set()).add(match[0].lower())
    best = {odd: max(words, key=lambda ligature: len(words[ligature])) for odd, words in found.items()}
    told = {odd: name for odd, name in best.items() if len(found[odd][name]) >= _WORDS}
    if told:  # another font of the file may have its own character for one, and use it once
        told |= {o: n for o, n in best.items() if o not in told and max(map(len, found[o][n])) >= _LONG}
    return told


def _reads(match: re.Match[str], ligature: str, least: int) -> bool:
    word = (match["before"] + ligature + match["after"]).lower()
    return len(word) >= least and known(word)


def _row(row: Row, told: dict[str, str]) -> Row:
    def whole(match: re.Match[str]) -> str:
        ligature = told.get(match["odd"], "")
        if not ligature or not _reads(match, ligature, _LEAST):
            return match[0]
        return match["before"] + ligature + match["after"]

    return replace(row, runs=tuple(replace(run, text=_ODD.sub(whole, run.text)) for run in row.runs))
