"""What two clauses speak of: whether they do the same to what they share, and which of them is the better copy."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from speclint.checks.repetition.likeness import Told
from speclint.shipped import data
from speclint.text import prose
from speclint.text.expression import Expression
from speclint.text.lexicon import known
from speclint.text.verbs import verbs

_ROW = Expression(r"[A-Za-z]+(?:(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)[A-Za-z]+)*")
_WORD = Expression(r"[A-Za-z]+")
_OF = Expression(r"\s(?:of|on|governing|concerning|regarding|relating\s+to|related\s+to|pertaining\s+to|for|in|used)\b")
_WAYS = frozenset(
    map(prose.stem, "principles practices methods techniques procedures theory theories processes concepts".split())
)
"""Heads that are one: "principles of filing" and "methods of filing"."""
_LAW = frozenset(map(prose.stem, "laws rules regulations codes statutes ordinances acts".split()))
"""Heads that are each a thing of its own: the laws on permits, the rules on permits."""


def apart(a: Told, b: Told) -> bool:
    """Whether two clauses do different things to what they share, or speak of different things that belong to it."""
    actions = _actions(a), _actions(b)
    if all(actions) and not (_alike(actions[0]) & _alike(actions[1])):
        return True
    heads = _heads(a), _heads(b)
    laws = [h & _LAW for h in heads]
    if any(laws) and heads[0] and heads[1]:
        return not laws[0] & laws[1] and not (heads[0] & heads[1])
    return False


def _actions(one: Told) -> frozenset[str]:
    """The verbs that a clause begins with, in their base form; none where its first word is no verb."""
    text = one.clause.text
    start = next((at for stem, at, _ in one.order if stem == one.action), 0)
    row = _ROW.match(text, start)
    words = _WORD.findall(row[0]) if row else []
    if not words or words[0].lower() not in verbs():
        return frozenset()
    return frozenset(verbs()[w.lower()][0] for w in words if w.lower() in verbs())


def _alike(actions: frozenset[str]) -> frozenset[str]:
    """The verbs and all that say the same."""
    return actions.union(*(_groups().get(action, frozenset()) for action in actions))


def same_verbs(verb: str) -> frozenset[str]:
    """A verb, in its base form, and those that say the same."""
    return _groups().get(verb, frozenset({verb}))


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in data("alike.txt").read_text("utf-8").splitlines():
        group = frozenset(line.partition("#")[0].split())
        found |= {verb: group | found.get(verb, frozenset()) for verb in group}
    return found


def _heads(one: Told) -> frozenset[str]:
    """The stems before "of", "on" or "governing": what it is that is of the rest."""
    text = one.clause.text
    found = _OF.search(text, one.order[0][1])
    return frozenset(stem for stem, at, _ in one.order if found and at < found.start())


def better(a: Told, b: Told) -> Told:
    """The copy to keep: the one with fewer slips, and of two without any the one that says more."""
    return min((a, b), key=lambda one: (_slips(one), -len(one.order)))


def _slips(one: Told) -> int:
    """Words that are none, words twice in a row, and a first verb that has another form than most of the list."""
    words = [w.lower() for w in prose.words(one.clause.text)]
    unknown = sum(w.isalpha() and len(w) > len("and") and not known(w) for w in words)
    doubled = sum(x == y for x, y in pairwise(words))
    return unknown + doubled + _odd_form(one)


def _form(text: str) -> str:
    first = _WORD.search(text)
    return verbs().get(first[0].lower(), ("", ""))[1] if first else ""


def _odd_form(one: Told) -> int:
    """Whether the clause begins in another form than most of its section."""
    section = one.clause.section
    parts = (p.text[span.start : span.end] for p in section.passages for span in p.clauses)
    usual = Counter(f for text in parts if (f := _form(text))).most_common(1)
    mine = _form(one.clause.text)
    return int(bool(usual) and bool(mine) and mine != usual[0][0])
