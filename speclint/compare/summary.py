"""What changed, in at most six plain sentences, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclint.compare.change import Change
from speclint.compare.sentences import anded, named, quoted
from speclint.compare.sentences import sentence as closed
from speclint.profile import Weighing

MOST = 6
_SHORT = 100
"""Characters of a sentence that can be part of another."""
_NAMED = 3
"""So many things are named one by one."""


def summarized(changes: Sequence[Change], weighing: Weighing) -> Iterator[str]:
    """The sentences of a summary."""
    weighty = [change for change in changes if change.substantive]
    if not weighty:
        yield from _editorial(changes)
        return
    told = [*_parts(weighty), *_topics(weighty, weighing)]
    last = list(_unmarked(changes))
    room = MOST - len(last)
    if len(told) > room:
        rest = told[room - 1 :]
        told = [*told[: room - 1], (closed(f"It also {anded([short for _, short in rest])}"), "")]
    yield from (sentence for sentence, _ in told)
    yield from last


def _editorial(changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        yield "Nothing differs."
    elif len(changes) == 1:
        yield f"One editorial change: {changes[0].message}"
    else:
        yield f"{len(changes)} editorial changes; nothing in them changes what is meant."


# -- parts ----------------------------------------------------------------------------------------


def _parts(changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """Parts that came or went as a whole."""
    for kind, verb in (("added", "adds"), ("removed", "removes")):
        names = [named(change.side.text).lower() for change in changes if _whole(change, kind, changes)]
        if names:
            several = "sections" if len(names) > 1 else "the section" if kind == "removed" else "a section"
            said = f"{verb} {several} on {anded(names)}"
            yield f"{said[:1].upper()}{said[1:]}.", said


def _whole(change: Change, kind: str, changes: Sequence[Change]) -> bool:
    """Whether a heading came or went with all that stands under it."""
    return change.kind == kind and change.part == "heading" and _under(change, changes) > 0


def _under(heading: Change, changes: Sequence[Change]) -> int:
    return sum(_beneath(change, heading) for change in changes)


def _beneath(change: Change, heading: Change) -> bool:
    """Whether a change is part of a part that came or went."""
    return (
        change is not heading
        and change.kind == heading.kind
        and change.part != "heading"
        and (change.section, change.heading) == (heading.section, heading.heading)
    )


# -- topics ---------------------------------------------------------------------------------------


def _topics(changes: Sequence[Change], weighing: Weighing) -> Iterator[tuple[str, str]]:
    """A sentence for each topic, the weightiest first, and the same as part of a longer one."""
    wholes = [c for c in changes if _whole(c, "added", changes) or _whole(c, "removed", changes)]
    rest = [c for c in changes if c not in wholes and not any(_beneath(c, heading) for heading in wholes)]
    headings = [c for c in rest if c.part == "heading" and c.kind in {"added", "removed"}]
    pages = [c for c in rest if c.part == "page"]
    order = [*weighing.called, *sorted({c.topic for c in rest} - set(weighing.called))]
    for topic in order:
        group = [c for c in rest if c.topic == topic and c not in headings and c not in pages]
        if group:
            one, many = weighing.called.get(topic, ("a passage", "passages"))
            yield _sentence(group, many), _phrase(group, one, many)
    if pages:
        said = pages[0].message if len(pages) == 1 else f"Headers, footers or notes change in {len(pages)} places."
        yield said, "changes headers, footers or notes"
    if headings:
        names = anded([quoted(named(c.side.text)) for c in headings])
        yield closed(f"Headings change: {names}"), f"changes the headings {names}"


def _sentence(group: Sequence[Change], many: str) -> str:
    """The first change of a topic in full, the others counted."""
    ranked = sorted(group, key=lambda c: (not _told_in_figures(c), group.index(c)))
    if len(group) == 1:
        return group[0].message
    kinds = {change.kind for change in group}
    if kinds <= {"added", "removed"} and len(group) <= _NAMED:
        return _lists(group, many)
    if len(kinds) == 1 and not _told_in_figures(ranked[0]) and kinds <= {"added", "removed"}:
        verb = "Adds" if kinds == {"added"} else "Drops"
        return closed(f"{verb} {len(group)} {many}, among them {quoted(group[0].side.text, 60)}")
    left = len(group) - 1
    more = f"{left} more {'change' if left == 1 else 'changes'} of {many}"
    return f"{ranked[0].message.removesuffix('.')}, beside {more}."


def _told_in_figures(change: Change) -> bool:
    return " rises from " in change.message or " falls from " in change.message


def _lists(group: Sequence[Change], many: str) -> str:
    said = []
    for kind, verb in (("added", "adds"), ("removed", "drops")):
        texts = [quoted(change.side.text, 60) for change in group if change.kind == kind]
        if texts:
            said.append(f"{verb} {anded(texts)}")
    joined = " and ".join(said)
    return closed(f"{many[:1].upper()}{many[1:]}: {joined}")


def _phrase(group: Sequence[Change], one: str, many: str) -> str:
    """A topic as a few words of a longer sentence."""
    kinds = {change.kind for change in group}
    first = group[0]
    if len(group) == 1 and first.topic in {"title", "code", "date"} and first.new and len(first.message) < _SHORT:
        return first.message[:1].lower() + first.message[1:].rstrip(".")
    verb = {frozenset({"added"}): "adds", frozenset({"removed"}): "drops", frozenset({"moved"}): "moves"}.get(
        frozenset(kinds), "changes"
    )
    return f"{verb} {one}" if len(group) == 1 else f"{verb} {len(group)} {many}"


def _unmarked(changes: Sequence[Change]) -> Iterator[str]:
    """What a redline changes without a mark, by name."""
    bare = [change for change in changes if change.marked is False]
    if not bare:
        return
    wholes = [c for c in bare if c.part == "heading" and c.kind in {"added", "removed"} and _under(c, bare)]
    names = [f"the section on {named(c.side.text).lower()}" for c in wholes]
    rest = [c for c in bare if c not in wholes and not any(_beneath(c, heading) for heading in wholes)]
    rest.sort(key=lambda change: not change.substantive)
    names += [quoted(change.side.text, 50) for change in rest]
    shown, left = names[: _NAMED + 1], len(names) - _NAMED - 1
    more = [f"{left} more"] if left > 0 else []
    some = "1 change bears" if len(bare) == 1 else f"{len(bare)} changes bear"
    yield closed(f"{some} no tracked mark: {anded([*shown, *more])}")
