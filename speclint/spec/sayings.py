"""Where phrases and statements stand in a specification, each looked for once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from speclint.document import Span
from speclint.profile import Statement
from speclint.spec.passage import Passage
from speclint.spec.section import Section
from speclint.text.folding import words
from speclint.text.phrases.book import Book, Found, PhraseSet
from speclint.text.tokens import Tokens

Said: TypeAlias = tuple[Section, Passage, Found]
"""A section, a passage of it, and a phrase that stands there."""


class Sayings:
    """What a page says, by phrases; page furniture and the title included."""

    def __init__(self, page: tuple[Section, ...], title: str, statements: Mapping[str, Statement]) -> None:
        """Nothing is looked for before it is asked."""
        self._page = page
        self._title = title
        self._statements = statements
        self._places: dict[PhraseSet, list[Said]] = {}
        self._anywhere: dict[PhraseSet, bool] = {}
        self._stated: dict[str, dict[int, list[Span]]] = {}

    @cached_property
    def worded(self) -> dict[int, frozenset[str]]:
        """The words of each passage in small letters, by the identity of the passage."""
        passages = (passage for section in self._page for passage in section.passages)
        return {id(passage): frozenset(words(passage.lower)) for passage in passages}

    def look(self, sets: Sequence[PhraseSet], book: Book) -> None:
        """Look for all phrases of *book* in one pass; *sets* are what it was made of."""
        places = self._places
        for phrases in sets:
            places[phrases] = []
        for section in self._page:
            for passage in section.passages:
                for nth, found in book.find(passage.tokens):
                    places[sets[nth]].append((section, passage, found))
        self._anywhere.update((phrases, bool(places[phrases])) for phrases in sets)
        self._anywhere.update((sets[nth], True) for nth, _ in book.find(Tokens(self._title)))

    def places(self, phrases: PhraseSet) -> list[Said]:
        """Every place where phrases stand, in reading order."""
        if phrases not in self._places:
            self._places[phrases] = [
                (section, passage, found)
                for section in self._page
                for passage in section.passages
                for found in phrases.find(passage.tokens)
            ]
        return self._places[phrases]

    def anywhere(self, phrases: PhraseSet) -> bool:
        """Whether phrases stand anywhere, the title included."""
        looked = self._anywhere.get(phrases)
        return looked if looked is not None else bool(self.places(phrases)) or phrases.said(Tokens(self._title))

    def stated(self, name: str) -> dict[int, list[Span]]:
        """Where a statement of the profile is made, by the identity of its passage."""
        known = self._statements.get(name)
        if known is None:
            return {}
        if name not in self._stated:
            made = self._stated[name] = dict[int, list[Span]]()
            if known.phrases is not None:
                for _, passage, found in self.places(known.phrases):
                    made.setdefault(id(passage), []).append(found.whole)
            if (pattern := known.pattern) is not None:
                for passage in (passage for section in self._page for passage in section.passages):
                    made.setdefault(id(passage), []).extend(Span(*m.span()) for m in pattern.finditer(passage.text))
        return self._stated[name]
