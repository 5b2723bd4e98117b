"""Whether a phrase stands at a word, and how far it reaches."""

from __future__ import annotations

from typing import Any

from speclint.text.phrases.compiling import (
    BEGIN,
    CLOSE,
    DONE,
    END,
    GAP,
    NUMBER,
    OPEN,
    RANGE,
    SPLIT,
    WORD,
    WRITTEN,
    Code,
)
from speclint.text.tokens import ENDS, NUMERALS, VALUES, Tokens

Reach = tuple[int, int, int]
"""Behind which word it ends; from which word up to which it is marked (-1, -1 where nothing narrows the mark)."""
_SIGN_FREE = "-"


def reach(  # noqa: C901, PLR0912 - the one loop of all matching: a call for each step would double its time
    code: Code, tokens: Tokens, start: int, end: int = -1
) -> Reach | None:
    """The longest stretch from word *start* on that a phrase matches; with *end*, it has to end there.

    Gaps are kept as short as they can be. A match begins and ends where a word does, never in the middle of words that
    hyphens join.
    """
    words, many = tokens.words, len(tokens.words)
    best: Reach | None = None
    least = 0
    left = [(0, start, -1, -1, 0)]
    seen = set[tuple[int, int]]()
    while left:
        at, here, opened, closed, skipped = left.pop()
        while (at, here) not in seen:
            seen.add((at, here))
            step = code[at]
            kind = step[0]
            if kind == WORD:
                if here >= many:
                    break
                word = words[here]
                if word[0] == _SIGN_FREE and here > start and len(word) > 1:
                    word = word[1:]
                if word not in step[1] and not ((step[2] and word.startswith(step[2])) or word.endswith(step[3])):
                    break
                here += 1
            elif kind == SPLIT:
                left.extend((to, here, opened, closed, skipped) for to in reversed(step[1][1:]))
                at = step[1][0]
                continue
            elif kind == GAP:
                left.extend(_skips(words, here, step, (at + 1, opened, closed, skipped)))
            elif kind in {NUMBER, RANGE}:
                over = number(words, here) if kind == NUMBER else span_of_numbers(words, here)
                if not over or (len(step) > 1 and not step[1] <= worth(words, here) <= step[2]):
                    break
                here = over
            elif kind == DONE:
                better = best is None or skipped < least or (skipped == least and here > best[0])
                if better and (end < 0 or here == end) and not _joined(words, here):
                    best, least = (here, opened, closed if closed > opened else -1), skipped
                break
            elif kind == OPEN:
                opened = here
            elif kind == CLOSE:
                closed = here
            elif kind == WRITTEN:
                here = _written(tokens, here - 1, step)
                if not here:
                    break
            elif (kind == BEGIN and not tokens.begins(here)) or (kind == END and not tokens.ends(here)):
                break
            at += 1
    return best


def _skips(
    words: list[str], here: int, step: tuple[Any, ...], state: tuple[int, int, int, int]
) -> list[tuple[int, int, int, int, int]]:
    """Where a gap may end, the farthest first: signs within a clause do not count, and what ends it is not crossed."""
    _, most, follow, prefixes = step
    at, opened, closed, skipped = state
    found = list[tuple[int, int, int, int, int]]()
    counted = 0
    while here < len(words) and words[here] not in ENDS:
        word = words[here]
        counted += word[-1].isalnum()
        if counted > most:
            break
        here += 1
        if follow is None or _follows(words, here, follow, prefixes):
            found.append((at, here, opened, closed, skipped + counted))
    found.reverse()
    return found


def _follows(words: list[str], here: int, follow: frozenset[str], prefixes: tuple[str, ...]) -> bool:
    word = words[here] if here < len(words) else ""
    if word[:1] == _SIGN_FREE and len(word) > 1:
        word = word[1:]
    return word in follow or (prefixes != () and word.startswith(prefixes))


def number(words: list[str], here: int) -> int:
    """Behind which word a number ends that begins here (``four (4)``, ``twenty-five``); 0 where none does."""
    if here >= len(words) or not _numeral(words[here]):
        return 0
    end = here + 1
    while end < len(words) and words[end][0] == "-" and _numeral(words[end][1:]):
        end += 1
    if words[end - 1] in {"hundred", "thousand"} or words[end : end + 1] in (["hundred"], ["thousand"]):
        while end < len(words) and words[end] in NUMERALS:
            end += 1
    if words[end : end + 1] == ["("] and end + 2 < len(words) and words[end + 2] == ")" and _numeral(words[end + 1]):
        end += 3
    return end


def _numeral(word: str) -> bool:
    return word != "" and (word in NUMERALS or (word[0].isdigit() and word[-1].isdigit()))


def _joined(words: list[str], here: int) -> bool:
    """Whether the word here is joined by a hyphen to the one before."""
    return here < len(words) and len(words[here]) > 1 and words[here][0] == "-"


def worth(words: list[str], here: int) -> int:
    """What a number is that begins here; what brackets repeat of it does not count, nor what stands behind a point."""
    found = 0
    for word in words[here : number(words, here)]:
        if word == "(":
            break
        bare = word.removeprefix("-")
        if bare not in VALUES:
            return int(bare.partition(".")[0].replace(",", ""))
        value = VALUES[bare]
        found = found * value if found and value in {100, 1000} else found + value
    return found


_TO = frozenset({"to", "through", "–", "—"})


def span_of_numbers(words: list[str], here: int) -> int:
    """Behind which word a range of numbers ends that begins here (``1-2``, ``two (2) to four (4)``); 0 if none does."""
    end = number(words, here)
    if not end:
        return 0
    if words[end : end + 1] and words[end] in _TO:
        return number(words, end + 1)
    one = words[here].endswith("ty") or words[end - 1] in {"-hundred", "-thousand"}  # thirty-two is one number
    return end if end == here + 2 and words[here + 1][0] == "-" and not one else 0


def _written(tokens: Tokens, at: int, step: tuple[Any, ...]) -> int:
    """Behind which word one ends that is written in one of these forms, with such capitals, or is of a class; or 0."""
    word = tokens.text[slice(*tokens.places[at])]
    _, forms, capitals = step
    if forms:
        right = word.replace("’", "'") in forms
    elif capitals == "Capital":
        right = word[:1].isupper()
    elif capitals == "CAPITALS":
        right = len(word) > 1 and word.isupper()
    elif capitals == "small":
        right = word.islower()
    else:
        return tokens.of_class(at, capitals)
    return at + 1 if right else 0
