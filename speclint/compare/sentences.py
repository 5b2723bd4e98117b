"""A change in one plain sentence, with numbers where it has them, and never a guess about why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclint.compare import measures
from speclint.compare.change import Word
from speclint.compare.folding import folded, tokens
from speclint.compare.units import Unit
from speclint.profile import Ladder, Measure, Weighing
from speclint.text.expression import Expression

_QUOTED = 90
"""Characters of a text that are quoted before it is cut."""
_LONG = 60
"""Characters of a stretch of words that is quoted by itself."""
_MANY = 3
"""So many stretches of words are quoted one by one."""
_TAIL = Expression(r"\S+\s*$")
_HEAD = Expression(r"\s*\S+")
_END = " \t\n.,;:"


def sentence(said: str) -> str:
    """What is said, closed by one full stop."""
    return said if said.endswith((".”", "…”")) else f"{said}."


def quoted(text: str, most: int = _QUOTED) -> str:
    """A text in quotation marks, cut after a whole word where it is long."""
    plain = " ".join(text.split()).strip()
    if len(plain) > most:
        plain = plain[:most].rpartition(" ")[0].rstrip(_END) + " …"
    return f"“{plain.rstrip(';,')}”"


def named(heading: str) -> str:
    """A heading as a sentence says it: without its colon, and not in capitals."""
    plain = " ".join(heading.split()).strip(" :")
    return plain.title().replace(" And ", " and ").replace(" Of ", " of ") if plain.isupper() else plain


def added(unit: Unit, one: str) -> str:
    """What came in."""
    return sentence(f"Adds {one}: {quoted(unit.text)}")


def removed(unit: Unit, one: str) -> str:
    """What is gone."""
    return sentence(f"Drops {one}: {quoted(unit.text)}")


def one(what: str, text: str, *, came: bool) -> str:
    """A code or a date that the page carries now, or no longer."""
    return sentence(f"{'Adds' if came else 'Drops'} {what}: {quoted(text)}")


def whole_part(unit: Unit, verb: str) -> str:
    """A heading that came or went."""
    return f"{verb} the heading “{named(unit.text)}”."


def moved(old: Unit, new: Unit, one: str, *, reworded: bool) -> str:
    """What stands elsewhere."""
    here = "Moves and rewords" if reworded else "Moves"
    before, after = _heading(old), _heading(new)
    where = f"from {before} to {after}" if before != after else f"within {after}"
    return sentence(f"{here} {one} {where}: {quoted(new.text)}")


def _heading(unit: Unit) -> str:
    if unit.section is None or not unit.section.heading.strip():
        return "the head of the page" if unit.name in {"", "masthead"} else unit.name.replace("_", " ")
    return named(unit.section.heading)


def swapped(old: str, new: str, what: str) -> str:
    """A name, a code or a date that became another."""
    return f"{what[:1].upper()}{what[1:]} changes from {quoted(old)} to {quoted(new)}."


def reworded(  # noqa: PLR0913 - what a sentence is made of
    old: Unit, new: Unit, words: Sequence[Word], topic: str, weighing: Weighing, *, sections: tuple[str, str]
) -> str:
    """What became of a passage; *sections* are the texts of the parts that it stands in."""
    figures, told = _figures(old, new, topic, weighing, sections)
    rest = list(_stretches(words, told))
    if figures and not told and len(rest) == 1:
        rest = []
    short = len(rest) <= _MANY and all(len(a) <= _LONG and len(b) <= _LONG for a, b in rest)
    if figures and not rest:
        return f"{figures}."
    if figures:
        return sentence(f"{figures}; {_listed(rest)}") if short else f"{figures}; other words change too."
    head = _heading(new)
    if short:
        return sentence(f"{head}: {_listed(rest)}")
    return sentence(f"{head}: {quoted(old.text)} becomes {quoted(new.text)}")


def _listed(rest: Sequence[tuple[str, str]]) -> str:
    said = []
    for old, new in rest:
        if old and new:
            said.append(f"{quoted(old)} becomes {quoted(new)}")
        else:
            said.append(f"adds {quoted(new)}" if new else f"drops {quoted(old)}")
    return ", and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]


def _stretches(words: Sequence[Word], told: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What was struck and what came in its place, a lone word with its neighbours; without what was *told*."""
    for at, word in enumerate(words):
        if word.op == "equal" or (word.op == "insert" and at and words[at - 1].op == "delete"):
            continue
        behind = words[at + 1] if at + 1 < len(words) else Word("equal", "")
        old = word.text if word.op == "delete" else ""
        new = word.text if word.op == "insert" else behind.text if behind.op == "insert" else ""
        if folded(old) == folded(new) or _said(old, new, told):
            continue
        before = words[at - 1].text if at else ""
        last = at + (2 if old and new else 1)
        after = words[last].text if last < len(words) else ""
        yield _framed(before, old, new, after)


def _said(old: str, new: str, told: Sequence[tuple[str, str]]) -> bool:
    """Whether a stretch is a figure that has been told already."""
    left, right = tokens(old), tokens(new)
    return any(set(left) <= {*tokens(a)} and set(right) <= {*tokens(b)} for a, b in told)


def _framed(before: str, old: str, new: str, after: str) -> tuple[str, str]:
    """A stretch with a word before and behind it, where one word was put in the place of another."""
    small = max(len(old.split()), len(new.split())) <= 1 and old.strip() and new.strip()
    if not small or any(c in old + new for c in "\n"):
        return old.strip(" ;,"), new.strip(" ;,")
    head, tail = _TAIL.search(before), _HEAD.match(after)
    left, right = head[0] if head else "", tail[0] if tail else ""
    return (f"{left}{old}{right}".strip(_END), f"{left}{new}{right}".strip(_END))


def _figures(
    old: Unit, new: Unit, topic: str, weighing: Weighing, sections: tuple[str, str]
) -> tuple[str, list[tuple[str, str]]]:
    """What of a change can be told in figures or steps, and the texts that are told by it."""
    both = folded(old.text), folded(new.text)
    for measure in weighing.measures:
        pair = measures.changed(*both, measure)
        subject = measure.subjects.get(topic, "")
        if not pair or not subject or _hedged(measure, both) or new.name == "desirable":
            continue
        alone = all(len(measures.quantities(text, measure)) <= 1 for text in sections)
        if topic in {"experience", "education"} and not alone:
            continue
        said = [text[q.start : q.end] for text, q in zip(both, pair, strict=True)]
        quote = "" if alone else f", in {quoted(new.text)}"
        return f"{subject} {measures.told(*pair, measure)}{quote}", [(said[0], said[1])]
    for ladder in weighing.ladders:
        if ladder.topic != topic or _hedged(ladder, both) or new.name == "desirable":
            continue
        if step := measures.climbed(*both, ladder):
            verb = "rises" if step[2] else "falls"
            return f"{ladder.subject} {verb} from {step[0]} to {step[1]}", []
    return "", []


def _hedged(one: Measure | Ladder, texts: Sequence[str]) -> bool:
    return one.unless is not None and any(one.unless.search(text) for text in texts)
