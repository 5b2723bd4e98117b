"""A code or a title that two specifications claim."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import ClassVar

from speclint.light import dataclass
from speclint.rule import Check
from speclint.series import titles
from speclint.series.collection import Collection
from speclint.series.facts import Facts, Meeting


@dataclass(frozen=True)
class DuplicateCode(Check):
    """One class code at the head of two classes."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"code", "title", "other"})
    across_files: ClassVar[bool] = True

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        """Every specification but the first of a code, unless it describes the same class."""
        for these in collection.by_code.values():
            first = these[0]
            for one in these[1:]:
                if first.title and one.title and not _one_class(first, one):
                    words = {"code": one.code, "title": one.title, "other": first.title}
                    yield Meeting(one, one.code_spot, words, ((first, first.code_spot, "also here"),))


def _one_class(one: Facts, other: Facts) -> bool:
    """Whether two titles name one class: all words of the shorter are in the longer, but for plural endings."""
    a, b = ({titles.singular(word) for word in titles.words(facts.title)} for facts in (one, other))
    numerals = {word for word in a ^ b if titles.numeral(word)}
    return (a <= b or b <= a) and not numerals


@dataclass(frozen=True)
class DuplicateTitle(Check):
    """One title at the head of two specifications that are no two issues of one class."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"title", "code", "other_code"})
    across_files: ClassVar[bool] = True

    two_codes: str = ""
    """The message where the two have codes of their own."""

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        """Every specification but the first of a title; issues of different dates, or two formats, are no fault."""
        person = collection.profile.series.person
        for title, these in collection.by_title.items():
            if not any(person(word) for word in title):  # "Campus interviews only" is no class
                continue
            for at, one in enumerate(these[1:], 1):
                first = next((f for f in these[:at] if _clash(f, one)), None)
                if first is not None:
                    words: dict[str, object] = {"title": one.title, "code": one.code, "other_code": first.code}
                    if self.two_codes and _codes_differ(first, one):
                        words["message"] = self.two_codes
                    yield Meeting(one, one.head, words, ((first, first.head, "the same title here"),))


def _codes_differ(one: Facts, other: Facts) -> bool:
    return bool(one.code and other.code) and one.code.lstrip("0") != other.code.lstrip("0")


def _clash(one: Facts, other: Facts) -> bool:
    if _codes_differ(one, other):
        return True
    a, b = PurePath(one.path), PurePath(other.path)
    if a.with_suffix("") == b.with_suffix(""):  # the same document in Word and as PDF
        return False
    return set(one.dates) == set(other.dates)


CHECKS = {"duplicate-code": DuplicateCode, "duplicate-title": DuplicateTitle}
