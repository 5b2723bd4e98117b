"""The profile that was learned, as a file that a person can read and correct."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from speclint.learn import marks
from speclint.learn.house import House
from speclint.profile import Profile
from speclint.settings.profiles import USUAL
from speclint.text.expression import Expression

_PLAIN = Expression(r"[A-Za-z][A-Za-z0-9 /&'’_-]*[A-Za-z0-9]")
_WORDS_OF_YAML = frozenset("yes no on off true false null y n ~".split())
_SHOWN = 5
_WIDE = 110


def profile_text(house: House, name: str, title: str, page: str, known: Profile) -> str:
    """The YAML of a learned profile; *page* is the file that shows what it was made of, *known* what it begins from."""
    return "\n".join([*_head(house, name, title, page, known), *_body(house, known)]) + "\n"


def _head(house: House, name: str, title: str, page: str, known: Profile) -> Iterator[str]:
    yield f"# Learned from {_files(len(house.seen))}; {page} shows what was seen and what disagrees."
    yield "# Correct whatever is wrong: speclint reads this file anew each time, and never writes over it."
    yield f"name: {name}"
    yield f"title: {_scalar(title)}"
    yield f"extends: {known.name}"
    if house.place:
        where = f"{house.place.name} is the state that {house.place.files} of {len(house.seen)} files name most"
        yield f"jurisdiction: {house.place.code}              # which laws apply; {where}"
    else:
        yield "jurisdiction: us                 # which laws apply: us, or a state such as us-ca"


def _body(house: House, known: Profile) -> Iterator[str]:
    yield from _headings(house)
    yield from ("", "# The parts in the order in which most files have them.")
    yield from _list("order", house.order)
    yield from _required(house)
    yield from _code(house, known)
    yield from _dates(house, known)
    yield from _statements(house)
    yield from _words(house, known)


def _headings(house: House) -> Iterator[str]:
    names = [*house.order, *sorted({*house.headings.known, *house.headings.placed} - {*house.order})]
    listed = [(name, house.headings.listed(name)) for name in names]
    listed = [(name, headings) for name, headings in listed if headings]
    yield from (
        "",
        "# The house's own headings of each part, the one of most files first; “the usual” are those that speclint",
        "# knows of any employer.",
    )
    yield "headings:" if listed else "# headings:"
    for name, headings in listed:
        texts = list(dict.fromkeys(heading.text for heading in headings))
        yield f"  {name}: [{', '.join([*map(_scalar, texts), USUAL])}]"
        for heading in house.headings.placed.get(name, ()):
            files = _files(len(heading.files))
            yield f"    # “{heading.text}” ({files}) was not known: it stands here for its words or its text"
    if house.headings.alone:
        yield "# Lines of many files that may be headings, and of which nothing says what they open:"
        for heading in house.headings.alone:
            yield f"#   {heading.text}  ({_files(len(heading.files))})"


def _required(house: House) -> Iterator[str]:
    yield from ("", "# What must be there: nearly all files have it. A file without it gets an error.")
    yield from _list("required", house.required)
    for part in house.usual:
        yield f"# {part} is in {house.parts[part]} of {_files(len(house.seen))}, and is not demanded"


def _code(house: House, known: Profile) -> Iterator[str]:
    if house.code is None or not house.code.pattern:
        return
    yield from (
        "",
        f"# {_files(house.code.files)}: “{house.code.label} {house.code.form}” (A a letter, 9 a figure), then usual",
    )
    yield "class-code:"
    for pattern in (house.code.pattern, *(one.pattern for one in known.class_code)):
        yield f"  - {_scalar(pattern)}"


def _dates(house: House, known: Profile) -> Iterator[str]:
    if house.dates.form:
        share = f"{house.dates.share:.0%}"
        yield from ("", f"# Most dates ({share}) are written as {marks.shown(house.dates.form)}.")
    if not house.dates.labels:
        return
    yield from ("# The words in front of a date, as the house has them; then what is usual.", "dates:")
    for kind, (label, files) in house.dates.labels.items():
        usual = "".join(f"|{pattern.pattern}" for known_kind, pattern in known.before_dates if known_kind == kind)
        words = r"\s+".join(word.replace(".", r"\.").replace("(", r"\(").replace(")", r"\)") for word in label.split())
        pattern = _scalar(rf"(?m:^)\s*{words}(?=\s*:?\s*\w)" + usual)
        yield f"  {kind}: {pattern}   # {_files(files)}"


def _statements(house: House) -> Iterator[str]:
    if house.statements:
        yield from ("", "# Standard sentences, in the wording of most files that make them.", "statements:")
    for name, said in house.statements.items():
        yield f"  {name}:   # {said.files} of the {said.of} that make it say it so"
        yield f"    canonical: {json.dumps(said.text, ensure_ascii=False)}"
    if house.repeated:
        yield from ("", "# Other sentences that at least half of the files have in common, word for word:")
        for said in house.repeated:
            yield f"#   {said.text}  ({_files(said.files)})"


def _words(house: House, known: Profile) -> Iterator[str]:
    if not house.acronyms:
        return
    yield from ("", "# Acronyms that need not be spelled out: the house's own, then the usual ones.", "words:")
    yield from _list("acronyms", (*house.acronyms, *known.words.get("acronyms", ())), indent="  ")


def _list(key: str, values: Iterable[str], indent: str = "") -> Iterator[str]:
    """A list of a few lines."""
    line = f"{indent}{key}: ["
    said: Sequence[str] = [_scalar(value) for value in values]
    for at, value in enumerate(said):
        piece = value + ("," if at < len(said) - 1 else "]")
        if len(line) + len(piece) > _WIDE:
            yield line.rstrip()
            line = indent + "  "
        line += piece + " "
    yield line.rstrip() if said else f"{line}]"


def _scalar(text: str) -> str:
    """A text as YAML says it, in quotes only where it needs them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    return "'" + text.replace("'", "''") + "'"


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"
