"""One change over many classes: each edit once, the classes that it touched, and those that it missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from speclint.compare.change import Change
from speclint.compare.comparing import compare
from speclint.compare.folding import tokens
from speclint.compare.matching import Adopted
from speclint.light import dataclass
from speclint.spec import Spec

_SEVERAL = 2
_LONG = 2
"""Words of an edit that can be looked for elsewhere; one alone stands in many places and means many things."""


@dataclass(frozen=True)
class Edit:
    """What was struck and what was put in, the same in several classes."""

    old: str
    new: str
    topics: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    """Path and title of each class that it touched."""
    missed: tuple[tuple[str, str], ...] = ()
    """Path and title of each class that still says what was struck elsewhere."""


@dataclass(frozen=True)
class Table:
    """Two states of a collection, side by side."""

    edits: tuple[Edit, ...] = ()
    """Those that touch most classes first."""
    pairs: int = 0
    added: tuple[tuple[str, str], ...] = ()
    removed: tuple[tuple[str, str], ...] = ()

    @property
    def exit(self) -> int:
        """0 where nothing differs, 1 where something does."""
        return int(bool(self.edits or self.added or self.removed))


def tabled(old: Iterable[Spec], new: Iterable[Spec]) -> Table:
    """Every edit between two states of a collection; a class is known by its code, then by its title."""
    adopted, now = Adopted(old), sorted(new, key=lambda spec: spec.document.path)
    touched: defaultdict[tuple[str, str], dict[str, tuple[Spec, Change]]] = defaultdict(dict)
    said: dict[tuple[str, str], tuple[str, str]] = {}
    met: set[int] = set()
    added: list[Spec] = []
    for spec in now:
        before = adopted.of(spec)
        if before is None:
            added.append(spec)
            continue
        met.add(id(before))
        for change in compare(before, spec).changes:
            for was, is_ in _edits(change):
                key = (" ".join(tokens(was)), " ".join(tokens(is_)))
                touched[key].setdefault(spec.document.path, (spec, change))
                said.setdefault(key, (was, is_))
    texts = {spec.document.path: f" {' '.join(tokens(spec.view.text))} " for spec in now}
    edits = [_edit(said[key], key, these, now, texts) for key, these in touched.items()]
    edits.sort(key=lambda edit: (-len(edit.files), edit.files, edit.old, edit.new))
    gone = [spec for spec in adopted.specs if id(spec) not in met]
    return Table(tuple(edits), len(now) - len(added), tuple(map(_named, added)), tuple(sorted(map(_named, gone))))


def _edits(change: Change) -> Iterator[tuple[str, str]]:
    """What a change strikes and puts in: run by run where words of the sentence stay, else as a whole."""
    if change.kind == "moved":
        return
    if change.kind != "changed" or not any(word.op == "equal" and word.text.strip() for word in change.words):
        yield (
            " ".join(change.old.text.split()) if change.old else "",
            " ".join(change.new.text.split()) if change.new and change.new is not change.old else "",
        )
        return
    struck, put = "", ""
    for word in (*change.words, None):
        if word is not None and word.op == "delete":
            struck += word.text
        elif word is not None and word.op == "insert":
            put += word.text
        elif word is None or word.text.strip():
            if struck.strip() or put.strip():
                yield " ".join(struck.split()), " ".join(put.split())
            struck, put = "", ""


def _edit(
    said: tuple[str, str],
    key: tuple[str, str],
    these: dict[str, tuple[Spec, Change]],
    now: Iterable[Spec],
    texts: dict[str, str],
) -> Edit:
    missed: list[tuple[str, str]] = []
    if len(these) >= _SEVERAL and len(key[0].split()) >= _LONG:
        missed = [_named(s) for s in now if s.document.path not in these and f" {key[0]} " in texts[s.document.path]]
    topics = tuple(sorted({change.topic for _, change in these.values()}))
    return Edit(*said, topics, tuple(sorted(_named(spec) for spec, _ in these.values())), tuple(missed))


def _named(spec: Spec) -> tuple[str, str]:
    return spec.document.path, spec.title
