"""What changed, in at most six plain sentences, the weightiest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclint.compare.change import Change
from speclint.compare.sentences import anded, named, quoted
from speclint.compare.sentences import sentence as closed
from speclint.compare.topics import OTHER
from speclint.profile import Profile, normal

MOST = 6
_SHORT = 100
"""Characters of a sentence that can be part of another."""
_NAMED = 3
"""So many things are named one by one."""


class Point(NamedTuple):
    """One thing to tell, as a sentence, and as part of a longer one."""

    sentence: str
    verb: str
    """What it does, where others of its kind can be told with it: ``adds``; nothing where it is told by itself."""
    short: str
    each: tuple[str, ...] = ()
    """Where it is about several changes: a sentence for each."""


def summarized(changes: Sequence[Change], profile: Profile) -> Iterator[str]:
    """The sentences of a summary."""
    weighty = [change for change in changes if change.substantive]
    if not weighty:
        yield from _editorial(changes)
        return
    told = [*_parts(weighty, profile), *_topics(weighty, profile)]
    last = list(_unmarked(changes, profile))
    room = MOST - len(last)
    if len(told) > room:
        told, rest = told[: room - 1], told[room - 1 :]
        last.insert(0, _also(rest))
        room -= 1
    yield from _in_full(told, room)
    yield from last


def _in_full(points: Sequence[Point], room: int) -> Iterator[str]:
    """The sentences; where there is room, one for each change of a group and not one for all."""
    spare = room - len(points)
    for point in points:
        if 1 < len(point.each) <= spare + 1:
            spare -= len(point.each) - 1
            yield from point.each
        else:
            yield point.sentence


def _also(points: Sequence[Point]) -> str:
    """What did not get a sentence of its own, in one."""
    verbs = dict.fromkeys(point.verb for point in points if point.verb)
    said = [f"{verb} {anded([p.short for p in points if p.verb == verb])}" for verb in verbs]
    whole = ", and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
    alone = [point.short for point in points if not point.verb]
    if not said:
        joined = "; ".join(alone)
        return closed(f"{joined[:1].upper()}{joined[1:]}")
    return closed("; ".join([f"It also {whole}", *alone]))


def _editorial(changes: Sequence[Change]) -> Iterator[str]:
    if not changes:
        yield "Nothing differs."
    elif len(changes) == 1:
        yield f"One editorial change: {changes[0].message}"
    else:
        yield f"{len(changes)} editorial changes; nothing in them changes what is meant."


# -- parts ----------------------------------------------------------------------------------------


def _parts(changes: Sequence[Change], profile: Profile) -> Iterator[Point]:
    """Parts that came or went as a whole."""
    for kind, verb in (("added", "adds"), ("removed", "removes")):
        names = [named(c.side.text).lower() for c in changes if _whole(c, kind, changes, profile)]
        if names:
            several = "sections" if len(names) > 1 else "the section" if kind == "removed" else "a section"
            short = f"{several} on {anded(names)}"
            yield Point(closed(f"{verb.capitalize()} {short}"), verb, short)


def _whole(change: Change, kind: str, changes: Sequence[Change], profile: Profile) -> bool:
    """Whether a heading of a known part came or went with all that stands under it."""
    if change.kind != kind or change.part != "heading" or not profile.section(normal(change.side.text)):
        return False
    return _under(change, changes) > 0


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


def _topics(changes: Sequence[Change], profile: Profile) -> Iterator[Point]:
    """What changed by topic, the weightiest first."""
    called = profile.changes.called
    wholes = [c for c in changes if any(_whole(c, kind, changes, profile) for kind in ("added", "removed"))]
    rest = [c for c in changes if c not in wholes and not any(_beneath(c, heading) for heading in wholes)]
    pages = [c for c in rest if c.part == "page"]
    headings = [c for c in rest if c.part == "heading" and c.kind in {"added", "removed"}]
    told = [c for c in rest if c not in pages and c not in headings]
    for topic in [*called, *sorted({c.topic for c in told} - set(called))]:
        if group := [c for c in told if c.topic == topic]:
            yield _point(group, *called.get(topic, ("a passage", "passages")))
    if pages:
        said = pages[0].message if len(pages) == 1 else f"Headers, footers or notes change in {len(pages)} places."
        yield Point(said, "changes", "headers, footers or notes")
    yield from _headings(headings)


def _headings(changes: Sequence[Change]) -> Iterator[Point]:
    for kind, verb in (("added", "adds"), ("removed", "drops")):
        names = [quoted(named(change.side.text)) for change in changes if change.kind == kind]
        if names:
            short = f"the heading{'s' if len(names) > 1 else ''} {anded(names)}"
            yield Point(closed(f"{verb.capitalize()} {short}"), verb, short)


def _point(group: Sequence[Change], one: str, many: str) -> Point:
    first = group[0]
    kinds = frozenset(change.kind for change in group)
    verb = {frozenset({"added"}): "adds", frozenset({"removed"}): "drops", frozenset({"moved"}): "moves"}.get(kinds)
    short = one if len(group) == 1 else f"{len(group)} {many}"
    sentence = _by_part(group) if first.topic == OTHER and len(group) > _NAMED else _sentence(group, many)
    if len(group) == 1 and first.topic in {"title", "code", "date"} and len(first.message) < _SHORT:
        return Point(sentence, "", first.message[:1].lower() + first.message[1:].removesuffix("."))
    return Point(sentence, verb or "changes", short, tuple(change.message for change in group))


def _sentence(group: Sequence[Change], many: str) -> str:
    """The first change of a topic in full, the others counted."""
    if len(group) == 1:
        return group[0].message
    kinds = {change.kind for change in group}
    if kinds <= {"added", "removed"} and len(group) <= _NAMED:
        return _lists(group, many)
    first = min(group, key=lambda c: (not _told_in_figures(c), not c.message.startswith("The "), c.number))
    if len(kinds) == 1 and not _told_in_figures(first) and kinds <= {"added", "removed"}:
        verb = "Adds" if kinds == {"added"} else "Drops"
        return closed(f"{verb} {len(group)} {many}, among them {quoted(group[0].side.text, 60)}")
    left = len(group) - 1
    more = "1 more change concerns" if left == 1 else f"{left} more changes concern"
    return closed(f"{first.message.removesuffix('.')}; {more} {many}")


def _by_part(group: Sequence[Change]) -> str:
    """Many changes of no known topic: how many in which part."""
    count = Counter(named(change.heading) for change in group)
    most = count.most_common(_NAMED)
    said = [f"{part} in {number} place{'s' if number > 1 else ''}" for part, number in most]
    left = len(group) - sum(number for _, number in most)
    more = [f"other parts in {left}"] if left else []
    return closed(f"Other text changes: {anded([*said, *more])}")


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


def _unmarked(changes: Sequence[Change], profile: Profile) -> Iterator[str]:
    """What a redline changes without a mark, by name."""
    bare = [change for change in changes if change.marked is False]
    if not bare:
        return
    wholes = [c for c in bare if c.part == "heading" and c.kind in {"added", "removed"} and _under(c, bare)]
    names = [f"the section on {named(c.side.text).lower()}" for c in wholes]
    rest = [c for c in bare if c not in wholes and not any(_beneath(c, heading) for heading in wholes)]
    order = list(profile.changes.called)
    rest.sort(key=lambda c: (not c.substantive, order.index(c.topic) if c.topic in order else len(order)))
    names += [quoted(change.side.text, 50) for change in rest]
    shown, left = names[: _NAMED + 1], len(names) - _NAMED - 1
    more = [f"{left} more"] if left > 0 else []
    some = "1 change bears" if len(bare) == 1 else f"{len(bare)} changes bear"
    yield closed(f"{some} no tracked mark: {anded([*shown, *more])}")
