"""What YAML says, as the fields of a frozen dataclass."""

from __future__ import annotations

import builtins
import re
import sys
import types
from collections.abc import Collection, Hashable, Mapping
from collections.abc import Set as AbstractSet
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from speclint.errors import nearest
from speclint.light import MISSING, Field, fields, is_dataclass, replace
from speclint.notation import phrased
from speclint.notation.noted import Noted
from speclint.shipped import ours
from speclint.text import matchers
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.phrases.lexicon import Lexicon

_T = TypeVar("_T")

_PLAIN = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}


def build(kind: type[_T], noted: Noted, *, called: str, flags: int = 0, lexicon: Lexicon | None = None) -> _T:
    """A *kind* from a mapping of its fields (``max-words`` for ``max_words``).

    *flags* are for regular expressions, *lexicon* knows the lists that phrases may name. What a class has in ``GIVEN``
    is as if it were written, where it is not.

    Raises ``Misuse`` at the line of an option that is unknown, missing, of the wrong type or refused by the class.
    """
    return _Builder(flags, lexicon or Lexicon()).built(kind, noted, called)


@cache
def names(kind: Hashable) -> dict[str, Field[Any]]:
    """The options that a dataclass takes, as YAML writes them, each with its field."""
    return {f.name.replace("_", "-"): f for f in fields(kind) if f.init}  # type: ignore[arg-type]


@cache
def _type(kind: Hashable, name: str) -> Any:  # noqa: ANN401 - whatever stands beside the field
    """What one option has to be. Most options are never given, and to look at all of them would take longer."""
    field = names(kind)[name]
    if not isinstance(field.type, str):
        return field.type
    known = vars(sys.modules[kind.__module__])
    named = known.get(field.type) or vars(builtins).get(field.type)
    if named is not None and not isinstance(named, str):
        return named  # a name, as most are: to have it read as an expression takes forty times as long
    return get_type_hints(types.SimpleNamespace(__annotations__={name: field.type}), known)[name]


class _Builder:
    """Turns plain values into the types that fields ask for."""

    def __init__(self, flags: int, lexicon: Lexicon) -> None:
        self.flags, self.lexicon = flags, lexicon

    def built(self, kind: type[_T], noted: Noted, called: str) -> _T:
        given: dict[str, Any] = {**getattr(kind, "GIVEN", {}), **(noted.data or {})}
        noted = replace(noted, data=given)
        known = names(kind)  # type: ignore[arg-type]  # a class can be hashed
        for name in given:
            if name not in known:
                raise noted.misuse(f"unknown option '{name}' of {called}", name, help=nearest(name, known, list_all=16))
        for name, field in known.items():
            if name not in given and field.default is MISSING and field.default_factory is MISSING:
                raise noted.misuse(f"{called} needs the option '{name}'")
        values = {known[name].name: self._given(noted, name, _type(kind, name)) for name in given}  # type: ignore[arg-type]
        try:
            return kind(**values)
        except (ValueError, TypeError) as error:
            raise noted.misuse(f"{called}: {error}", *_blamed(str(error), given)) from error

    def _given(self, noted: Noted, name: str, kind: Any) -> object:  # noqa: ANN401 - as below
        """One option; most are plain, and are taken as they are."""
        said = noted.data[name]
        return said if type(said) is kind and kind in _PLAIN else self.value(noted[name], kind, name)

    def value(self, noted: Noted, kind: Any, name: str) -> object:  # noqa: ANN401, PLR0911 - any type; one return each
        if kind in _PLAIN:
            return _plain(noted, kind, name)
        origin = get_origin(kind) or kind
        if origin in {Expression, PhraseSet}:
            return self._words(noted, origin, name)
        if origin in {Union, types.UnionType}:
            return self._either(noted, get_args(kind), name)
        if origin is Literal:
            return _choice(noted, {str(choice): choice for choice in get_args(kind)}, name)
        if not isinstance(origin, type) or origin is object:
            return noted.data
        if issubclass(origin, Enum):
            return _choice(noted, {str(choice.value): choice for choice in origin}, name)
        if is_dataclass(origin):
            return self.built(origin, _needs(noted, dict, name), f"'{name}'")
        if issubclass(origin, Mapping):
            return self._mapping(_needs(noted, dict, name), (get_args(kind) or (str, object))[1])
        if issubclass(origin, Collection):
            return self._several(_needs(noted, list, name), origin, get_args(kind), name)
        return noted.data

    def _words(self, noted: Noted, kind: type, name: str) -> Expression | PhraseSet:
        return self._pattern(noted, name) if kind is Expression else phrased.phrases(noted, name, self.lexicon)

    def _pattern(self, noted: Noted, name: str) -> Expression:
        source = str(_plain(noted, str, name))
        found = Expression(source, self.flags)
        try:
            if not ours(noted.spot()[0]):
                matchers.own(source)
                found.compiled()
        except re.error as error:
            raise noted.misuse(f"'{name}' is no regular expression: {error} in '{source}'") from error
        return found

    def _mapping(self, noted: Noted, inner: Any) -> dict[str, object]:  # noqa: ANN401 - as above
        if not ours(noted.spot()[0]):
            for said in noted.data.values():
                matchers.own(str(said))
        return {key: self._given(noted, key, inner) for key in noted.data}

    def _several(self, noted: Noted, origin: type, inner: tuple[Any, ...], name: str) -> object:
        count = len(noted.data)
        fixed = origin is tuple and bool(inner) and inner[-1] is not Ellipsis
        kinds = inner if fixed else (inner or (object,))[:1] * count
        if len(kinds) != count:
            raise noted.misuse(f"'{name}' must have {len(kinds)} entries, not {count}")
        values = [
            said if type(said) is kind and kind in _PLAIN else self.value(noted.item(at), kind, name)
            for at, (said, kind) in enumerate(zip(noted.data, kinds, strict=True))
        ]
        if origin is list:
            return values
        return frozenset(values) if issubclass(origin, AbstractSet) else tuple(values)

    def _either(self, noted: Noted, kinds: tuple[Any, ...], name: str) -> object:
        if noted.data is None and type(None) in kinds:
            return None
        rest = [kind for kind in kinds if kind is not type(None)]
        chosen = next((kind for kind in rest if _looks(noted.data, kind)), rest[-1])
        return self.value(noted, chosen, name)


def _looks(value: object, kind: Any) -> bool:  # noqa: ANN401 - as above
    """Whether a value has the outward form of a type: a list for a tuple, text for a pattern."""
    origin = get_origin(kind) or kind
    if kind in _PLAIN:
        return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))
    if not isinstance(origin, type):
        return value in get_args(kind)
    if origin is PhraseSet:
        return isinstance(value, list | dict)
    if is_dataclass(origin) or issubclass(origin, Mapping):
        return isinstance(value, dict)
    return isinstance(value, str) if origin is Expression or issubclass(origin, Enum) else isinstance(value, list)


def _plain(noted: Noted, kind: type, name: str) -> object:
    value = noted.data
    if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    quotes = "Put it in quotes." if kind is str and not isinstance(value, list | dict) else ""
    raise noted.misuse(f"'{name}' must be {_PLAIN[kind]}, not {_said(value)}", help=quotes)


def _needs(noted: Noted, kind: type, name: str) -> Noted:
    if not isinstance(noted.data, kind):
        wanted = "a list, for example [one, two]" if kind is list else "a mapping, for example {one: two}"
        raise noted.misuse(f"'{name}' must be {wanted}, not {_said(noted.data)}")
    return noted


def _said(value: object) -> str:
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    return f"'{value}'"


def _choice(noted: Noted, choices: Mapping[str, object], name: str) -> object:
    said = str(noted.data)
    if said not in choices:
        raise noted.misuse(f"unknown {name} '{said}'", help=nearest(said, choices))
    return choices[said]


def _blamed(said: str, given: Collection[str]) -> tuple[str, ...]:
    """The option that an error message names, so that its line can be shown."""
    plain = said.replace("_", "-")
    return next(((name,) for name in given if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", plain)), ())
