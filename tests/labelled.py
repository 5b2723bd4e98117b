"""The labelled pairs of ``tests/data/compare``, and how the engine's changes fit the labels."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from comparing import compared

from speclint.compare.change import Change

FOLDER = Path(__file__).parent / "data" / "compare"
STRUCK, PUT_IN = re.compile(r"\{--(.*?)--\}", re.DOTALL), re.compile(r"\{\+\+(.*?)\+\+\}", re.DOTALL)


@dataclass(frozen=True)
class Label:
    weight: str
    topic: str
    was: str | None
    now: str | None
    says: str | None = None
    """The sentence, where one is labelled."""

    def fits(self, change: Change) -> bool:
        """Whether a change is the labelled one."""
        old, new = (flat(side.text) if side else "" for side in (change.old, change.new))
        return (self.was is None or self.was in old) and (self.now is None or self.now in new)


@dataclass(frozen=True)
class Pair:
    name: str
    old: str
    new: str
    labels: tuple[Label, ...]
    file: str = "spec.md"
    """The name under which both texts are read."""


def flat(text: str) -> str:
    return " ".join(text.split())


def pairs(only: str = "*") -> Iterator[Pair]:
    for file in sorted(FOLDER.glob(f"{only}.yaml")):
        for entry in yaml.safe_load(file.read_text("utf-8")):
            text = entry["text"]
            old = PUT_IN.sub("", STRUCK.sub(r"\1", text))
            new = STRUCK.sub("", PUT_IN.sub(r"\1", text))
            yield Pair(
                entry["name"],
                old,
                new,
                tuple(Label(*label) for label in entry["changes"]),
                entry.get("file", "spec.md"),
            )


@dataclass
class Score:
    """How many of what was labelled was found as labelled."""

    labels: int = 0
    weighty: int = 0
    recalled: int = 0
    claimed: int = 0
    right: int = 0
    topics: int = 0
    told: int = 0
    """Of how many the sentence is labelled."""
    sentences: int = 0
    unmatched: int = 0


def score(only: str = "*", *, tell: bool = False) -> Score:
    """Run the engine on every pair; *tell* prints what differs."""
    total = Score()
    for pair in pairs(only):
        changes = compared(pair.old, pair.new, pair.file).changes
        taken: dict[int, Label] = {}
        for label in pair.labels:
            match = next((c for c in changes if label.fits(c) and c.number not in taken), None)
            match = match or next((c for c in changes if label.fits(c)), None)
            total.labels += 1
            total.told += label.says is not None
            total.weighty += label.weight == "substantive"
            if match is None:
                total.unmatched += 1
                if tell:
                    print("MISSED", pair.name, label)
                continue
            taken.setdefault(match.number, label)
            total.recalled += label.weight == match.weight == "substantive"
            total.topics += label.topic == match.topic
            total.sentences += label.says == match.message
            if tell and label.weight != match.weight:
                print("WEIGHT", pair.name, label, "->", match.weight, match.message)
            if tell and label.topic != match.topic:
                print("TOPIC ", pair.name, label, "->", match.topic)
            if tell and label.says not in {None, match.message}:
                print("SAYS  ", pair.name, "|", label.says, "->", match.message)
        for change in changes:
            known = taken.get(change.number)
            total.claimed += change.substantive
            total.right += change.substantive and known is not None and known.weight == "substantive"
            if tell and known is None:
                print("EXTRA ", pair.name, change.kind, change.weight, change.topic, change.message)
    return total


if __name__ == "__main__":
    found = score(*sys.argv[1:2], tell=True)
    print(found)
    print(f"substantive: recall {found.recalled / found.weighty:.3f}, precision {found.right / found.claimed:.3f}")
    print(f"topics {found.topics / found.labels:.3f}, sentences {found.sentences / max(found.told, 1):.3f}")
