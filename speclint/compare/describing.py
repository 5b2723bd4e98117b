"""What happened, with its topic, its weight and its sentence."""

from __future__ import annotations

from speclint.compare import sentences, topics
from speclint.compare.change import Change, Kind, Part, Side, Weight, Word
from speclint.compare.event import Event
from speclint.compare.folding import tokens
from speclint.compare.slight import slight, told
from speclint.compare.units import Unit
from speclint.compare.weighty import weighs
from speclint.compare.wording import hunks, words
from speclint.rule import describe, heading_of
from speclint.spec import Spec
from speclint.text.numbers import ONES
from speclint.text.tokens import Tokens

_EDITORIAL = "Editorial: nothing in it changes what is meant."
_LONGER = 3
"""So many times as long as the other one of two texts may be that say the same."""
_ELSEWHERE = "Its place changed, not its words."
_PLACE = "It stands in another part now."
_KINDS: dict[str, Kind] = {"split": "changed", "merged": "changed", "part moved": "moved"}
_NUMBERS = ("none", *ONES[1:10])


class Describing:
    """Turns what happened between two specifications into changes."""

    def __init__(self, old: Spec, new: Spec) -> None:
        """*old* and *new* are where the units of the events stand."""
        self.old, self.new = old, new
        self.weighing = new.profile.changes
        self._known = dict[tuple[str, str, str, str], bool]()

    def alike(self, old: Unit, new: Unit) -> bool:
        """Whether two units say the same in other words."""
        shorter, longer = sorted((len(old.words), len(new.words)))
        if longer > _LONGER * shorter:
            return False
        return self._same(old, new, self.weighing.topics.get(new.name, topics.OTHER), self.new.title)

    def _same(self, old: Unit, new: Unit, topic: str, title: str) -> bool:
        """Whether two units say the same, worked out once."""
        known = old.text, new.text, topic, title
        if known not in self._known:
            self._known[known] = slight(old.text, new.text, self.weighing, topic, title)
        return self._known[known]

    def shared(self, old: Unit, new: Unit) -> float:
        """How much of what two units say, in whatever form, is said by both."""
        before, after = told(old.text, self.weighing), told(new.text, self.weighing)
        both = len(before & after)
        return (both / len(before) + both / len(after)) / 2 if both > 1 else 0.0

    def change(self, event: Event) -> Change:
        """One event as a reader is told it."""
        found = self._words(event)
        changed = hunks(event.old.text, event.new.text) if event.old and event.new else ()
        unit = event.new or event.old
        part: Part = unit.part if unit else "passage"
        topic = topics.topic(self._sides(event), changed, part)
        weight: Weight = "editorial" if self._slight(event, part, topic) else "substantive"
        return Change(
            kind=_KINDS.get(event.kind, event.kind),  # type: ignore[arg-type]
            weight=weight,
            topic=topic,
            message=self._message(event, topic, part),
            why=self._why(event, topic, weight),
            old=self._side(self.old, event.old),
            new=self._side(self.new, event.new),
            words=found,
            part=part,
            gap=event.gap,
        )

    def _sides(self, event: Event) -> tuple[tuple[Spec, Unit], ...]:
        sides = ((self.old, event.old), (self.new, event.new))
        return tuple((spec, unit) for spec, unit in sides if unit is not None)

    @staticmethod
    def _words(event: Event) -> tuple[Word, ...]:
        if event.old and event.new:
            return words(event.old.text, event.new.text)
        if event.new:
            return (Word("insert", event.new.text),)
        return (Word("delete", event.old.text),) if event.old else ()

    @staticmethod
    def _side(spec: Spec, unit: Unit | None) -> Side | None:
        if unit is None:
            return None
        place = spec.document.locate(spec.view, unit.span)
        heading = heading_of(unit.section, spec) if unit.part != "title" else "title"
        name = unit.name if unit.part != "title" else "title"
        return Side(unit.text, unit.span, place, name, heading, describe(spec, unit.span))

    # -- weight -----------------------------------------------------------------------------------

    def _slight(self, event: Event, part: Part, topic: str) -> bool:
        old, new = event.old, event.new
        if event.kind in {"renumbered", "split", "merged", "part moved"}:
            return True
        if part == "page":
            return self._aside(event, topic)
        if old is None or new is None or (event.kind == "moved" and event.elsewhere):
            return False
        if (topic == "date" and self._same_day(event)) or (part == "heading" and self._known_alike(old, new)):
            return True
        return self._same(old, new, topic, "" if part in {"title", "heading"} else self.new.title)

    def _same_day(self, event: Event) -> bool:
        """Whether a date is only written in another way."""
        days = [
            [(s.kind, s.when) for s in spec.dates if s.when and unit and unit.span.overlaps(s.span)]
            for spec, unit in ((self.old, event.old), (self.new, event.new))
        ]
        return bool(days[0]) and days[0] == days[1]

    def _known_alike(self, old: Unit, new: Unit) -> bool:
        """Whether two headings open the same part, and differ in no word that weighs."""
        if not old.name or old.name != new.name or self.weighing.weighty is None:
            return False
        odd = (set(tokens(old.text)) ^ set(tokens(new.text))) - self.weighing.headed
        return not any(self.weighing.weighty.said(Tokens(word)) for word in odd)

    def _aside(self, event: Event, topic: str) -> bool:
        """Whether what changed in a header or footer speaks of the file, or of no matter of the class.

        That is where it is about no topic, holds no number and no word that weighs, and does not name the class. A note
        is read as the text is.
        """
        sides = self._sides(event)
        if event.old and event.new and slight(event.old.text, event.new.text, self.weighing):
            return True
        aside = self.weighing.aside
        if aside and all(any(one.search(unit.text) for one in aside) for _, unit in sides):
            return True
        if topic != topics.OTHER or any(unit.name == "note" or _names(spec, unit) for spec, unit in sides):
            return False
        said = [set(tokens(unit.text)) for _, unit in sides]
        odd = said[0] ^ said[1] if len(said) > 1 else said[0]
        return not any(weighs(word, self.weighing) for word in odd)

    def _why(self, event: Event, topic: str, weight: Weight) -> str:
        if weight == "editorial":
            return _ELSEWHERE if event.kind in {"moved", "part moved"} else _EDITORIAL
        if event.kind == "moved" and event.old and event.new and event.old.key == event.new.key:
            return f"{_PLACE} {self.weighing.why.get(topic, '')}".strip()
        return self.weighing.why.get(topic, self.weighing.why.get("other", ""))

    # -- words ------------------------------------------------------------------------------------

    def _message(self, event: Event, topic: str, part: Part) -> str:
        one = self.weighing.called.get(topic, ("a passage", "passages"))[0]
        if part == "page":
            one = "a header, footer or note"
        old, new = event.old, event.new
        if old is None or new is None:
            return self._alone(event, one, topic, part)
        if event.kind == "moved":
            one = "the heading" if part == "heading" else one
            return sentences.moved(old, new, one, reworded=old.key != new.key)
        if event.kind != "changed":
            return self._recast(event, old, new)
        if part in {"title", "heading"}:
            what = {"title": "the class title", "heading": "the heading"}[part]
            return sentences.swapped(old.text, new.text, what)
        if topic in {"code", "date"} and (fields := self._fields(event, topic)):
            (_, before), (what, after) = fields
            return sentences.swapped(before, after, what)
        return sentences.reworded(old, new, topic, self.weighing, sections=lambda: (_said(old), _said(new)))

    def _recast(self, event: Event, old: Unit, new: Unit) -> str:
        """What became of a passage's number, of where it is cut, or of a part's place."""
        if event.kind == "renumbered":
            part = sentences.named(heading_of(new.section, self.new))
            return f"Numbers an item of {part} anew: {_labels(old, new)}."
        if event.kind == "split":
            return sentences.sentence(f"Splits a passage into {_counted(event.pieces)}: {sentences.quoted(new.text)}")
        if event.kind == "merged":
            return sentences.sentence(f"Joins {_counted(event.pieces)} passages into one: {sentences.quoted(new.text)}")
        return f"Moves the part {sentences.quoted(sentences.named(_first_line(new)))} as a whole."

    def _alone(self, event: Event, one: str, topic: str, part: Part) -> str:
        unit = event.new or event.old
        if unit is None:
            return ""
        if part == "title":
            one = "the class title"
        elif part == "heading":
            return sentences.whole_part(unit, "Adds" if event.new else "Drops")
        elif topic in {"code", "date"}:
            spec = self.new if event.new else self.old
            what, text = self._field(spec, unit, topic)
            return sentences.one(what or "a line of the masthead", text or unit.text, came=event.new is not None)
        return sentences.added(unit, one) if event.new else sentences.removed(unit, one)

    def _fields(self, event: Event, topic: str) -> tuple[tuple[str, str], tuple[str, str]] | None:
        """The code or the date that both sides carry, where it is what changed."""
        if event.old is None or event.new is None:
            return None
        before, after = self._field(self.old, event.old, topic), self._field(self.new, event.new, topic)
        return (before, after) if before[1] and after[1] and before[1] != after[1] else None

    def _field(self, spec: Spec, unit: Unit, topic: str) -> tuple[str, str]:
        """What a line says of the class itself: its code, or one of its dates, with what that is called."""
        if topic == "code" and unit.span.overlaps(spec.code_span):
            return "the class code", spec.class_code
        stamp = next((s for s in spec.dates if topic == "date" and s.text and unit.span.overlaps(s.span)), None)
        if stamp is None:
            return "", ""
        return self.weighing.dates.get(stamp.kind, f"the date “{stamp.kind}”"), stamp.text


def _names(spec: Spec, unit: Unit) -> bool:
    """Whether a line holds the title of the class."""
    title = " ".join(tokens(spec.title))
    return bool(title) and title in " ".join(tokens(unit.text))


def _said(unit: Unit) -> str:
    return "\n".join(p.text for p in unit.section.passages) if unit.section else unit.text


def _first_line(unit: Unit) -> str:
    return unit.text.partition("\n")[0]


def _counted(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _labels(old: Unit, new: Unit) -> str:
    """How the number of an item changed."""
    before, after = (f"“{unit.number}”" if unit.label and unit.number else "no number" for unit in (old, new))
    return f"{before} becomes {after}"
