"""With which words the phrases of many rules begin: which rules a text may concern, before any of them is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import NUMERALS, Tokens

_Who: TypeAlias = "tuple[tuple[str, int], ...]"
"""The names of those who begin so, each with the words of which one must stand beside, by their number."""
_Names: TypeAlias = "dict[str, _Who]"
_Page: TypeAlias = "tuple[_Who, _Names]"
"""Who begins with a word, and who does only where another word follows."""
Plain: TypeAlias = "tuple[dict[str, _Page], _Names, _Who, tuple[frozenset[str], ...]]"


class Beginnings:
    """The names of those whose phrases begin with a word, with letters, with a number."""

    def __init__(self, plain: Plain) -> None:
        """Take what ``plain`` was, in this run or in one that kept it."""
        self.plain = plain
        self._pages, self._prefixes, self._numbers, self._needs = plain
        self._lengths = sorted({len(prefix) for prefix in self._prefixes})

    @classmethod
    def of(cls, sought: Mapping[str, Iterable[PhraseSet]]) -> Beginnings:
        """Those of the phrases that each name stands for."""
        pages: dict[str, tuple[set[tuple[str, int]], dict[str, set[tuple[str, int]]]]] = {}
        prefixes: dict[str, set[tuple[str, int]]] = {}
        numbers: set[tuple[str, int]] = set()
        needs: dict[frozenset[str], int] = {}
        for name, program in _programs(sought):
            who = name, needs.setdefault(program[5], len(needs))
            for firsts, seconds in program[1]:
                for first in firsts:
                    page = pages.setdefault(first, (set(), {}))
                    for second in seconds or ():
                        page[1].setdefault(second, set()).add(who)
                    if seconds is None:
                        page[0].add(who)
            for prefix in program[2]:
                prefixes.setdefault(prefix, set()).add(who)
            if program[3]:
                numbers.add(who)
        plain = {word: (tuple(sorted(alone)), _sorted(more)) for word, (alone, more) in pages.items()}
        return cls((plain, _sorted(prefixes), tuple(sorted(numbers)), tuple(needs)))

    def met(self, texts: Iterable[Tokens]) -> set[str]:
        """Of whom a phrase may stand in one of some texts: it begins there, and a word that it needs stands there."""
        found = set[str]()
        for tokens in texts:
            words = tokens.words
            begun = set[tuple[str, int]]()
            for at, word in enumerate(words):
                begun.update(self._within(word))
                page = self._pages.get(word)
                if page is not None:
                    begun.update(page[0])
                    if page[1] and at + 1 < len(words):
                        follows = words[at + 1]
                        begun.update(
                            page[1].get(follows[1:] if follows[0] == "-" and len(follows) > 1 else follows, ())
                        )
            needs, kinds = self._needs, tokens.kinds
            found.update(name for name, need in begun if not needs[need] or not needs[need].isdisjoint(kinds))
        return found

    def _within(self, word: str) -> set[tuple[str, int]]:
        """What begins with the first letters of a word, or with a number."""
        found = set[tuple[str, int]]().union(*(self._prefixes.get(word[:length], ()) for length in self._lengths))
        return found.union(self._numbers) if word[0].isdigit() or word in NUMERALS else found


def _sorted(names: Mapping[str, set[tuple[str, int]]]) -> _Names:
    return {word: tuple(sorted(these)) for word, these in names.items()}


def _programs(sought: Mapping[str, Iterable[PhraseSet]]) -> Iterable[tuple[str, Any]]:
    return ((name, phrase.program) for name, sets in sought.items() for one in sets for phrase in one.phrases)
