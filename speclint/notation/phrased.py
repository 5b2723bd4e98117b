"""Phrases as YAML has them: a list of them, each with its line, or a mapping to what should be written instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from speclint.errors import Misuse, nearest
from speclint.notation.noted import Noted
from speclint.shipped import ours
from speclint.text.phrases.book import Phrase, PhraseSet
from speclint.text.phrases.compiling import Program
from speclint.text.phrases.lexicon import Lexicon
from speclint.text.phrases.notation import EXAMPLE, WRITTEN, Faulty

_WORDS = ("instead", "meant", "message", "help")
_BESIDE = ("unless-before", "unless-after", "when-before", "when-after")
_HELD_AGAINST = frozenset({*_BESIDE, "after", "nouns", "only", "leave", "leave-after", "leave-before"})
"""Options whose phrases are held against a place that is known; they may begin with any word."""


def phrases(noted: Noted, name: str, lexicon: Lexicon, *, beside: bool = False) -> PhraseSet:
    """The phrases of an option. Raises ``Misuse`` at the phrase that cannot be read.

    Those that stand *beside* something else may begin with a gap.
    """
    if not noted.data or not isinstance(noted.data, list | dict):
        wanted = "a list of phrases, each on a line that begins with “- ”, and none may be empty"
        raise noted.misuse(f"'{name}' must be {wanted}", help=f"For example: - {EXAMPLE}")
    beside = beside or name in _HELD_AGAINST
    return PhraseSet(tuple(_each(noted, name, lexicon, beside=beside)))


def _each(noted: Noted, name: str, lexicon: Lexicon, *, beside: bool) -> Iterator[Phrase]:
    if isinstance(noted.data, dict):
        for text, instead in noted.data.items():
            if (known := _known(text, lexicon, beside=beside)) and isinstance(instead, str):
                yield Phrase(text, known, {"instead": instead})
                continue
            words = {"instead": _text(noted[text], f"instead of “{text}”")}
            yield Phrase(text, program(noted, text, lexicon, text, beside=beside), words)
        return
    for at, entry in enumerate(noted.data):
        if known := _known(entry, lexicon, beside=beside):
            yield Phrase(entry, known)
            continue
        line = noted.item(at)
        if isinstance(entry, dict):
            yield _entry(line, name, lexicon, beside=beside)
        else:
            text = _text(line, name)
            yield Phrase(text, program(line, text, lexicon, beside=beside))


def _known(text: object, lexicon: Lexicon, *, beside: bool) -> Program | None:
    """A phrase that was read before, and in which there is no fault to be found: nearly all are."""
    found = lexicon.known(text) if isinstance(text, str) else None
    return found if found and (beside or not found[4]) else None


def _entry(noted: Noted, name: str, lexicon: Lexicon, *, beside: bool) -> Phrase:
    allowed = ("phrase", *_WORDS, *_BESIDE)
    for key in noted.data:
        if key not in allowed:
            help_ = f"{nearest(key, allowed)}. A phrase that holds “: ” is put in quotes."
            raise noted.misuse(f"a phrase of '{name}' has no '{key}'", key, help=help_)
    text = _text(noted["phrase"], "phrase")
    around = {
        key.replace("-", "_"): phrases(noted[key], key, lexicon, beside=True) for key in _BESIDE if key in noted.data
    }
    words = {key: _text(noted[key], key) for key in _WORDS if key in noted.data}
    return Phrase(text, program(noted["phrase"], text, lexicon, beside=beside), words, **around)


def _text(noted: Noted, name: str) -> str:
    if not isinstance(noted.data, str):
        said = "nothing" if noted.data is None else f"'{noted.data}'"
        raise noted.misuse(f"'{name}' must be text, not {said}", help="Put it in quotes.")
    return noted.data


def program(noted: Noted, text: str, lexicon: Lexicon, *path: str, beside: bool = False) -> Program:
    """A phrase that can be looked for. Raises ``Misuse`` with its line, its column and the part that is wrong."""
    try:
        found = lexicon.known(text) or lexicon.program(text, ships=ours(noted.spot(*path)[0]))
    except Faulty as fault:
        raise misuse(noted, text, fault, *path) from fault
    if found[4] and not beside:
        why = "it needs a word to begin with, which is always there"
        raise misuse(noted, text, Faulty(why, text.split(maxsplit=1)[0]), *path)
    return found


def misuse(noted: Noted, text: str, fault: Faulty, *path: str) -> Misuse:
    """What is wrong with a phrase, and how one looks that is right."""
    file, line = noted.spot(*path)
    part = f" at “{fault.part}”" if fault.part else ""
    said = f"the phrase “{text}” cannot be read{part}: {fault.why}"
    return Misuse(
        said, file=file, line=line, column=_column(file, line, text, fault.at), help=f"For example: {EXAMPLE}"
    )


def _column(file: str, line: int, text: str, at: int) -> int | None:
    """The column, from 1, of a character of a phrase that stands as it is on a line of a file."""
    try:
        lines = Path(file).read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    begun = lines[line - 1].find(text) if line <= len(lines) else -1
    return None if begun < 0 else begun + at + 1


def lists(noted: Noted) -> Mapping[str, list[str]]:
    """Named lists of phrases. Raises ``Misuse`` for one that is no list of texts, or empty."""
    found: dict[str, list[str]] = {}
    for name in noted.data or {}:
        entries = noted[name]
        if name in WRITTEN:
            raise noted.misuse(f"a list cannot be called “{name}”: <{name}> is any word so written", name)
        if not isinstance(entries.data, list) or not entries.data:
            raise noted.misuse(f"the list “{name}” must hold phrases, each on a line that begins with “- ”", name)
        found[name] = [_text(entries.item(at), name) for at in range(len(entries.data))]
    return found
