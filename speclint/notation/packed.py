"""Checks and profiles as plain values that a cache can keep, and back: each part is made when it is asked for."""

from __future__ import annotations

import marshal
import sys
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from speclint.light import MISSING, fields, is_dataclass
from speclint.text.expression import Expression
from speclint.text.phrases.book import Phrase, PhraseSet

_T = TypeVar("_T")
_SIMPLE = frozenset({str, int, float, bool, bytes, type(None)})
_GROUPS: tuple[type, ...] = (tuple, frozenset, list)
_AS_IT_IS, _GROUP, _MAPPING, _EXPRESSION, _PHRASES, _CHOICE, _VALUE = range(7)
"""What a tuple stands for, by its first entry. All that is no tuple stands for itself."""


class Packer:
    """Makes plain values, and keeps sets of phrases apart: many rules excuse the same ones, and those are kept once."""

    def __init__(self) -> None:
        """Nothing is packed yet."""
        self._sets: dict[bytes, int] = {}

    @property
    def sets(self) -> tuple[bytes, ...]:
        """All sets of phrases, as ``Unpacker`` takes them."""
        return tuple(self._sets)

    def packed(self, value: object) -> bytes | None:
        """One value of a class that ``light`` makes; nothing where it holds what cannot be kept."""
        try:
            return marshal.dumps(self.fields(value))
        except (TypeError, ValueError):
            return None

    def packed_part(self, value: object, inside: type) -> bytes | None:
        """What one field of a class holds; nothing where it cannot be kept."""
        try:
            return marshal.dumps(self._plain(value, inside))  # type: ignore[arg-type]  # what it cannot keep it refuses
        except (TypeError, ValueError):
            return None

    def fields(self, value: Any) -> dict[str, object]:  # noqa: ANN401 - of any class made by ``light``
        """What its fields hold, but for what its class holds by itself. Raises ``TypeError`` for what is unknown."""
        own = hasattr(value, "__dict__")
        return {
            one.name: self._plain(said, type(value))
            for one in fields(value)
            if (said := getattr(value, one.name)) is not one.default or one.default is MISSING or not own
        }

    def _plain(self, value: Any, inside: type) -> object:  # noqa: ANN401, PLR0911 - whatever a field holds; as below
        kind = type(value)
        if kind in _SIMPLE:
            return value
        if _simple(value):
            return (_AS_IT_IS, value)
        if kind in _GROUPS:
            return (_GROUP, _GROUPS.index(kind), *(self._plain(one, inside) for one in value))
        if kind is dict:
            return (_MAPPING, {key: self._plain(one, inside) for key, one in value.items()})
        if kind is Expression:
            return (_EXPRESSION, value.pattern, int(value.flags))
        if kind is PhraseSet:
            return (_PHRASES, self._set(value))
        if _named(inside, kind.__name__) is kind and isinstance(value, Enum):
            return (_CHOICE, kind.__name__, value.value)
        if _named(inside, kind.__name__) is kind and is_dataclass(kind):
            return (_VALUE, kind.__name__, self.fields(value))
        raise TypeError(f"a {kind.__name__} cannot be kept")

    def _set(self, phrases: PhraseSet) -> int:
        rows = tuple(
            (
                one.text,
                one.program,
                dict(one.words),
                *(None if near is None else self._set(near) for near in _beside(one)),
            )
            for one in phrases.phrases
        )
        return self._sets.setdefault(marshal.dumps(rows), len(self._sets))


class Unpacker:
    """Makes of plain values what they were."""

    def __init__(self, sets: Sequence[bytes]) -> None:
        """*sets* are those of the packer."""
        self._sets = sets
        self._made: dict[int, PhraseSet] = {}

    def unpacked(self, kind: type[_T], kept: bytes) -> _T:
        """A value of a class, of what ``Packer.packed`` made of it."""
        return self.made(kind, marshal.loads(kept))  # noqa: S302 - kept by ourselves, and its digest was right

    def part(self, kept: bytes, inside: type) -> object:
        """What one field of a class held, of what ``Packer.packed_part`` made of it."""
        return self.whole(marshal.loads(kept), inside)  # noqa: S302 - likewise

    def made(self, kind: type[_T], plain: Mapping[str, Any]) -> _T:
        """The same of its fields; nothing is asked of them again, for they were sound when they were packed."""
        found = object.__new__(kind)
        values = {name: self.whole(said, kind) for name, said in plain.items()}
        if hasattr(found, "__dict__"):
            vars(found).update(values)
        else:
            for name, value in values.items():
                object.__setattr__(found, name, value)
        return found

    def whole(self, plain: Any, inside: type) -> Any:  # noqa: ANN401, PLR0911 - whatever a field held; a return each
        """What one field of a class held."""
        if type(plain) is not tuple:
            return plain
        tag = plain[0]
        if tag == _AS_IT_IS:
            return plain[1]
        if tag == _GROUP:
            return _GROUPS[plain[1]](self.whole(one, inside) for one in plain[2:])
        if tag == _MAPPING:
            return {key: self.whole(one, inside) for key, one in plain[1].items()}
        if tag == _EXPRESSION:
            return Expression(plain[1], plain[2])
        if tag == _PHRASES:
            return self._set(plain[1])
        kind = _named(inside, plain[1])
        return kind(plain[2]) if tag == _CHOICE else self.made(kind, plain[2])

    def _set(self, number: int) -> PhraseSet:
        """A set of phrases, which is the same one for whoever has it."""
        if number not in self._made:
            rows = marshal.loads(self._sets[number])  # noqa: S302 - likewise
            self._made[number] = PhraseSet(tuple(self._phrase(*row) for row in rows))
        return self._made[number]

    def _phrase(self, text: str, program: Any, words: dict[str, str], *beside: int | None) -> Phrase:  # noqa: ANN401
        near = (None if number is None else self._set(number) for number in beside)
        return Phrase(text, program, words, *near)


def _beside(phrase: Phrase) -> tuple[PhraseSet | None, ...]:
    return phrase.unless_before, phrase.unless_after, phrase.when_before, phrase.when_after


def _simple(value: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a value consists of nothing but what can be kept as it is."""
    kind = type(value)
    if kind is dict:
        return all(type(key) in _SIMPLE and _simple(one) for key, one in value.items())
    return kind in _SIMPLE or (kind in _GROUPS and all(map(_simple, value)))


def _named(inside: type, name: str) -> Any:  # noqa: ANN401 - a class
    """The class of a name in the module of the class that has it in a field."""
    return vars(sys.modules[inside.__module__]).get(name)
