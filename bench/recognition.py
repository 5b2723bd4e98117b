"""How well headings are recognised: a table to be judged by a reader, and counts.

    python bench/recognition.py FOLDER [--sample 40] [--unknown] [--profile generic]

Counts, over all files of FOLDER, the lines that look like headings (capitals, bold, a colon at the end of a few words,
a heading by its style) by what they were read as: a part of the specification, a matter beside it (how to apply,
benefits), a heading that is told apart, or nothing. ``--unknown`` lists those that were read as nothing, with how often
they stand there; ``--sample N`` prints N files drawn at random (the same ones each time) as outlines, to be judged.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

from speclint import formats
from speclint.errors import Unreadable
from speclint.profile import Profile, normal
from speclint.recognize import recognize
from speclint.settings import profiles
from speclint.spec import Spec

_LONGEST, _MOST_WORDS, _SHORTEST = 70, 9, 4


def main() -> None:
    """Read the command line, and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--profile", default="generic")
    asked.add_argument("--sample", type=int, default=0)
    asked.add_argument("--unknown", action="store_true")
    told = asked.parse_args()
    profile = profiles.load(profiles.find(told.profile, Path()))[0]
    files = sorted(path for path in told.folder.rglob("*") if path.suffix in formats.READERS)
    read = [(path, spec) for path in files if (spec := _read(path, profile))]
    kinds, unknown = Counter[str](), Counter[str]()
    for _, spec in read:
        for kind, text in _looks(spec):
            kinds[kind] += 1
            if kind == "nothing":
                unknown[normal(text)] += 1
    whole = sum(kinds.values())
    print(f"{len(read)} files, {whole} lines that look like headings")
    for kind, count in kinds.most_common():
        print(f"{count:6} {100 * count / max(1, whole):5.1f} %  {kind}")
    if told.unknown:
        for text, count in unknown.most_common():
            print(f"{count:4}  {text}")
    for path, spec in random.Random(7).sample(read, min(told.sample, len(read))):  # noqa: S311 - a sample, no secret
        _outline(path, spec)


def _read(path: Path, profile: Profile) -> Spec | None:
    try:
        return recognize(formats.read(path.read_bytes(), path.name), profile)
    except Unreadable as fault:
        print(f"{path}: {fault.reason}")
        return None


def _looks(spec: Spec) -> list[tuple[str, str]]:
    """Each line that looks like a heading, and as what it was read."""
    found = list[tuple[str, str]]()
    for section in spec.sections:
        if section.heading:
            beside = section.name in spec.profile.aside
            kind = "a matter beside it" if beside else "a part" if section.name else "unknown, told apart"
            found.append((kind, section.heading))
        for passage in section.passages:
            text = passage.text.strip().strip("*=_ ")
            short = 0 < len(text) <= _LONGEST and passage.kind == "paragraph" and not passage.cell
            led = text.endswith(":") and len(text.split()) <= _MOST_WORDS and text[:1].isupper()
            if short and (led or (text.isupper() and len(text) > _SHORTEST)):
                found.append(("masthead" if section.name == "masthead" else "nothing", text))
    return found


def _outline(path: Path, spec: Spec) -> None:
    print(f"\n##### {path.name} | {spec.title}")
    for section in spec.sections:
        print(f"[{section.name or '?'}] <{section.heading}>")
        for passage in section.passages:
            print(f"      {'- ' if passage.kind == 'item' else ''}{passage.text[:150]}")


if __name__ == "__main__":
    main()
