"""A change in one plain sentence, with numbers where it has them, and never a guess about why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from speclint.compare import measures
from speclint.compare.folding import evened, folded, tokens
from speclint.compare.units import Unit, label
from speclint.compare.wording import Hunk, hunks
from speclint.profile import Ladder, Measure, Weighing
from speclint.shipped import listed
from speclint.text.expression import Expression
from speclint.text.tokens import Tokens

_QUOTED = 90
"""Characters of a text that are quoted before it is cut."""
_LONG = 60
"""Characters of a stretch of words that is quoted by itself."""
_MANY = 3
"""So many stretches of words are quoted one by one."""
_LENGTHY = 52
"""Characters from which a heading is a sentence: “Duties may include, but are not limited to, the following”."""
_TAIL = Expression(r"\w\S*(?<![,;:.])\s*$")
_HEAD = Expression(r"\s*\w[^\s,;:.]*")
_WORDS = Expression(r"\w+")
_NAME = Expression(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ROOM = Expression(r"\s+(?:of|to|in)$", re.IGNORECASE)
"""With what a heading leads over to its list: “Ability to:”."""
_LED = 3
"""So many words stand before the first one that differs, where two long texts begin alike."""
_END = " \t\n.,;:"
_EDGES = " \t\n.,;:"


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
    plain = _ROOM.sub("", " ".join(heading.split()).strip(" :"))
    return _NAME.sub(_risen, plain.lower()) if plain.isupper() else plain


def _risen(word: re.Match[str]) -> str:
    """A word of a heading with a capital, but a small one inside it without."""
    return word[0] if word.start() and word[0] in listed("little.txt") else f"{word[0][:1].upper()}{word[0][1:]}"


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
    heading = named(unit.section.heading)
    known = unit.name and unit.name != "unknown"
    return heading if len(heading) <= _LENGTHY or not known else unit.name.replace("_", " ").capitalize()


def swapped(old: str, new: str, what: str) -> str:
    """A name, a code or a date that became another."""
    return f"{what[:1].upper()}{what[1:]} changes from {quoted(old)} to {quoted(new)}."


Sections = Callable[[], tuple[str, str]]


def reworded(old: Unit, new: Unit, topic: str, weighing: Weighing, *, sections: Sections) -> str:
    """What became of a passage; *sections* reads the parts that it stands in, which are seldom asked for."""
    figures, told = _figures(old, new, topic, weighing, sections)
    changes = list(hunks(old.text, new.text))
    rest = [_framed(hunk) for hunk in changes if not _said(hunk.old, hunk.new, told)]
    if figures and not told and len(rest) == 1:
        rest = []
    if figures and not rest:
        return f"{figures}."
    short = len(rest) <= _MANY and all(max(len(a), len(b)) <= _LONG or not (a and b) for a, b in rest)
    if figures:
        return sentence(f"{figures}; {_listed(rest)}") if short else f"{figures}; other words change too."
    head = "" if new.name == "masthead" or new.part == "page" else f"{_heading(new)}: "
    if named_by := label(new):
        head = f"{named(named_by)}: "
    head = f"{head[:1].upper()}{head[1:]}"
    if small := _small(old.text, new.text):
        return sentence(f"{head}{small}, in {quoted(new.text)}")
    whole = max(len(old.text), len(new.text)) <= _LONG and (not head or _mostly(changes, old.text, new.text))
    if short and not whole and all(a or b for a, b in rest) and not _torn(changes, old.text, new.text):
        listed = _listed(rest)
        return sentence(f"{head}{listed}" if head else f"{listed[:1].upper()}{listed[1:]}")
    return sentence(f"{head}{_apart(old.text, new.text)}")


def _apart(old: str, new: str) -> str:
    """Two texts in quotation marks; where both would be cut before they differ, from shortly before that place."""
    if quoted(old) != quoted(new):
        return f"{quoted(old)} becomes {quoted(new)}"
    before, after = old.split(), new.split()
    same = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    texts = (f"… {' '.join(words[max(same - _LED, 0) :])}" for words in (before, after))
    return " becomes ".join(map(quoted, texts))


def _torn(changes: Sequence[Hunk], old: str, new: str) -> bool:
    """Whether the stretches tell less than the whole: cut inside brackets, or a word struck here that came in there."""
    if any(text.count("(") != text.count(")") for hunk in changes for text in (hunk.old, hunk.new)):
        return True
    gone, came = (_telling(changes, at) for at in (1, 2))
    struck = _telling([hunk for hunk in changes if not hunk.new.strip()], 1)
    put_in = _telling([hunk for hunk in changes if not hunk.old.strip()], 2)
    return bool(struck & came or put_in & gone) and max(len(old), len(new)) <= _QUOTED


def _telling(changes: Sequence[Hunk], at: int) -> set[str]:
    """The words of one side of the stretches, without the little ones."""
    return {word for hunk in changes for word in tokens(hunk[at]) if word not in listed("little.txt")}


def _small(old: str, new: str) -> str:
    """What changes where no word does."""
    before, after = tokens(old), tokens(new)
    if before != after:
        return ""
    cased = [word for text in (old, new) for word in [tuple(_WORDS.findall(evened(text)))]]
    if cased[0] == cased[1]:
        return "only punctuation changes"
    both = folded(old).lower() != folded(new).lower()
    return "only punctuation and capitals change" if both else "only capitals change"


def _mostly(changes: Sequence[Hunk], old: str, new: str) -> bool:
    """Whether most of a text is other words now, so that it reads best as a whole."""
    struck, put_in = (sum(len(tokens(h[at])) for h in changes) for at in (1, 2))
    return struck * 2 > len(tokens(old)) and put_in * 2 > len(tokens(new))


def _listed(rest: Sequence[tuple[str, str]]) -> str:
    if len(rest) > 1 and len({(bool(a), bool(b)) for a, b in rest}) == 1 and not all(all(pair) for pair in rest):
        verb = "adds" if rest[0][1] else "drops"
        return f"{verb} {anded([quoted(a or b) for a, b in rest])}"
    said = []
    for old, new in rest:
        if old and new:
            said.append(f"{quoted(old)} becomes {quoted(new)}")
        else:
            said.append(f"adds {quoted(new)}" if new else f"drops {quoted(old)}")
    return ", and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]


def anded(names: Sequence[str]) -> str:
    """``one, two and three``."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _said(old: str, new: str, told: Sequence[tuple[str, str]]) -> bool:
    """Whether a stretch is a figure that has been told already."""
    left, right = tokens(old), tokens(new)
    return any(set(left) <= {*tokens(a)} and set(right) <= {*tokens(b)} for a, b in told)


def _of_a_name(hunk: Hunk) -> bool:
    """Whether one word came into a name or fell out of it, which says little without the rest: “Deputy”."""
    word = (hunk.old or hunk.new).strip()
    alone = not (hunk.old.strip() and hunk.new.strip()) and len(word.split()) == 1
    return alone and word[:1].isupper() and hunk.after.lstrip()[:1].isupper() and bool(hunk.before.strip())


def _framed(hunk: Hunk) -> tuple[str, str]:
    """A stretch with a word before and behind it, where one word was put in the place of another."""
    sizes = sorted((len(hunk.old.split()), len(hunk.new.split())))
    if not _of_a_name(hunk) and (not sizes[0] or sizes[0] > 1 or sizes[1] > _MANY):
        return hunk.old.strip(_EDGES), hunk.new.strip(_EDGES)
    head, tail = _TAIL.search(hunk.before), _HEAD.match(hunk.after)
    left, right = head[0] if head else "", tail[0] if tail else ""
    return f"{left}{hunk.old}{right}".strip(_EDGES), f"{left}{hunk.new}{right}".strip(_EDGES)


def _figures(
    old: Unit, new: Unit, topic: str, weighing: Weighing, sections: Sections
) -> tuple[str, list[tuple[str, str]]]:
    """What of a change can be told in figures or steps, and the texts that are told by it."""
    both = folded(old.text), folded(new.text)
    for measure in weighing.measures:
        pair = measures.changed(*both, measure)
        subject = measure.subjects.get(topic, "")
        if not pair or not subject or _hedged(measure, both) or new.name == "desirable":
            continue
        alone = all(len(measures.quantities(text, measure)) <= 1 for text in sections())
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
    return one.unless is not None and any(one.unless.said(Tokens(text)) for text in texts)
