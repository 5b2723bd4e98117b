"""Write a collection of invented class specifications, as large as asked for: the same every time.

    python bench/collection.py FOLDER COUNT

The City of Marisol and its neighbours have series of classes (I to III, a senior, a supervisor), duties of their own
and some that they share, standard statements that drift a little, and now and then a code that two classes hold.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

_PLACES = (
    "Harbor Library Park Street Water Transit Airport Museum Market Housing Records Fleet Tree Signal Lake".split()
)
_THINGS = (
    "meter pump ledger map permit boat tree signal ballot lease van stool fountain lamp pipe trail file parcel ferry"
    " gate kiosk well dock roof bridge fence garden locker hydrant turnstile"
).split()
_MORE = (
    "harbor north south east west old new inner outer upper lower main branch summer winter night day school river hill"
    " beach county district civic public private coastal valley island meadow"
).split()
_ROLES = "Clerk Technician Inspector Planner Mechanic Analyst Attendant Dispatcher Librarian Surveyor".split()
_STEPS = ("{} I", "{} II", "{} III", "Senior {}", "{} Supervisor")
_VERBS = (
    "inspects repairs records schedules orders measures paints counts maps cleans files reviews tests prepares tracks"
    " issues examines compares lists stores"
).split()
_WAYS = (
    "according to the manual of the division",
    "and reports what is missing",
    "before each season",
    "with hand and power tools",
    "in a data base and on paper",
    "for the monthly report of the department",
    "together with the crews of other districts",
    "after a complaint from the public",
    "and answers questions about them",
    "within the time that the schedule allows",
)
_FIELDS = "surveying bookkeeping gardening plumbing archives navigation carpentry drafting statistics logistics".split()
_SHARED = (
    "Keeps a log of the work of the day and of the tools that were used",
    "Trains new members of the crew in the safe use of equipment",
    "Answers questions of the public at the counter and by telephone",
    "Prepares the monthly report on work done, hours and materials",
)
_STANDARD = (
    "Reasonable accommodation will be made so that a person with a disability can do the essential duties of the {}."
)
_DEGREES = ("graduation from high school", "an associate degree", "a bachelor's degree")


def specification(n: int) -> tuple[str, str]:
    """The name of a file and its text; *n* says which."""
    family, step = divmod(n, len(_STEPS))
    chance = random.Random(family)  # noqa: S311 - the same in every run
    own = random.Random(-1 - n)  # noqa: S311 - likewise
    place, thing, more, role = (chance.choice(words) for words in (_PLACES, _THINGS, _MORE, _ROLES))
    series = f"{more.title()} {place} {thing.title()} {role} {_coined(family)}"
    title = _STEPS[step].format(series)
    code = f"{n:06}" if own.random() > 0.002 else f"{max(0, n - 7):06}"
    things = chance.sample(_THINGS, 8)
    duties = [_duty(chance if own.random() < 0.5 else own, things) for _ in range(10)]
    duties += own.sample(_SHARED, 2)
    job = "job" if own.random() < 0.9 else own.choice(("position", "class", "work"))
    supervision = ("close", "general", "general", "limited", "general")[step]
    head = f"# {title.upper()}\n\nClass Code: {code}\n\nCity of Marisol, {place} Department"
    definition = (
        f"Under {supervision} supervision, {own.choice(_VERBS)} {own.choice(things)}s and {own.choice(things)}s of the"
        f" {more} {place.lower()} district {own.choice(_WAYS)}; does related work as required."
    )
    asked = (
        f"{_DEGREES[min(step, 2)].capitalize()} and {_number(step + 1)} of experience in {chance.choice(_FIELDS)} of"
        f" {things[0]}s or {things[1]}s."
    )
    conditions = (
        f"{_STANDARD.format(job)} Work is done {own.choice(('outdoors', 'in an office'))} and"
        f" {own.choice(('in a yard', 'on a boat', 'at a counter', 'in a shop'))} of the {_coined(n)} site."
    )
    parts = {
        "DEFINITION": definition,
        "EXAMPLES OF DUTIES": "\n".join(f"{k}. {duty}." for k, duty in enumerate(duties, 1)),
        "KNOWLEDGE": "\n".join(f"- {_known(own, things)}" for _ in range(5)),
        "ABILITIES": "\n".join(f"- {_able(own, things)}" for _ in range(5)),
        "MINIMUM QUALIFICATIONS": asked,
        "WORKING CONDITIONS": conditions,
    }
    text = "\n\n".join([head, *(f"## {heading}\n\n{said}" for heading, said in parts.items())])
    return f"{n // 1000:03}/{n:06}.md", f"{text}\n"


def _coined(n: int) -> str:
    """A name that no other number has, of syllables."""
    said = ""
    left = n + 400
    while left:
        left, at = divmod(left, 60)
        said += "bdfgklmnprst"[at % 12] + "aeiou"[at // 12]
    return said.title()


def _duty(chance: random.Random, things: list[str]) -> str:
    first, second = chance.sample(things, 2)
    one, other = f"{chance.choice(_MORE)} {first}s", f"{chance.choice(_MORE)} {second}s"
    return f"{chance.choice(_VERBS)} {one} and {other} {chance.choice(_WAYS)}".capitalize()


def _known(chance: random.Random, things: list[str]) -> str:
    return f"Methods of {chance.choice(_FIELDS)} for {chance.choice(_MORE)} {chance.choice(things)}s."


def _able(chance: random.Random, things: list[str]) -> str:
    said = chance.choice(("Read plans of", "Explain the state of", "Estimate the cost of", "Plan the care of"))
    return f"{said} {chance.choice(_MORE)} {chance.choice(things)}s {chance.choice(_WAYS)}."


def _number(years: int) -> str:
    return "one year" if years == 1 else f"{('', 'one', 'two', 'three', 'four', 'five')[years]} years"


def main() -> None:
    """Write the files."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    for n in range(count):
        name, text = specification(n)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
