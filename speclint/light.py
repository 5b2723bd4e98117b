"""Value classes that cost little to make: the methods of one are written when it is first used.

``dataclasses`` writes and compiles six functions for each class where it is defined, half a millisecond in all; of the
two hundred classes that a run imports, that is a fifth of the run. Here a class gets its ``__init__`` when several of
its kind are made, ``__eq__``, ``__hash__`` and the order when they are first asked for, and what ``dataclasses`` knows
of its fields when that is. Otherwise it is a dataclass: ``fields``, ``replace`` and ``is_dataclass`` know it. What
``dataclasses`` has besides is to be had here.
"""

from __future__ import annotations

import dataclasses  # noqa: TID251 - for all others it is here
from collections.abc import Callable
from dataclasses import (  # noqa: TID251
    MISSING,
    Field,
    FrozenInstanceError,
    asdict,
    astuple,
    field,
    fields,
    is_dataclass,
    replace,
)
from functools import partial
from types import SimpleNamespace
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

__all__ = [
    "MISSING",
    "Field",
    "FrozenInstanceError",
    "asdict",
    "astuple",
    "dataclass",
    "field",
    "fields",
    "is_dataclass",
    "replace",
]

_T = TypeVar("_T")
_NOTHING = SimpleNamespace(frozen=False)
_FEW = 3
"""So many of a class are made without an ``__init__`` of its own: of most checks there is one in a run, or two."""
_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


@overload
@dataclass_transform(field_specifiers=(field,))
def dataclass(cls: type[_T], /) -> type[_T]: ...


@overload
@dataclass_transform(field_specifiers=(field,))
def dataclass(
    *, frozen: bool = False, eq: bool = True, order: bool = False, slots: bool = False
) -> Callable[[type[_T]], type[_T]]: ...


@dataclass_transform(field_specifiers=(field,))
def dataclass(
    cls: type[Any] | None = None, /, *, frozen: bool = False, eq: bool = True, order: bool = False, slots: bool = False
) -> Any:
    """Like ``dataclasses.dataclass``, for the options that are used here."""

    def made(plain: type[Any]) -> Any:  # noqa: ANN401 - a class, whose methods are set below
        own = set(vars(plain))
        whole = (
            _alone(plain, slots=slots) if _is_plain(plain, slots=slots) else _heir(plain, slots=slots, frozen=frozen)
        )
        whole.__dataclass_params__.frozen = frozen  # a dataclass that derives from it asks for that
        if "__init__" not in own:
            _fill_first(whole, partial(_init, whole, frozen=frozen))
        if "__repr__" not in own:
            whole.__repr__ = _shown
        if eq and "__eq__" not in own:
            _later(whole, "__eq__", partial(_comparing, whole, "=="))
            if "__hash__" not in own:
                whole.__hash__ = None
                if frozen:
                    _later(whole, "__hash__", partial(_hash, whole))
        for name in _ORDER if order else ():
            _later(whole, name, partial(_comparing, whole, _ORDER[name]))
        if frozen:
            whole.__setattr__ = whole.__delattr__ = _refuse
            if slots:
                whole.__getstate__, whole.__setstate__ = _state, _with_state
        return whole

    return made if cls is None else made(cls)


def _heir(plain: type[Any], *, slots: bool, frozen: bool) -> Any:  # noqa: ANN401 - a class
    """A class that derives from a dataclass, or else is beyond what is done here: ``dataclasses`` takes its fields."""
    above = any(getattr(base, "__dataclass_params__", _NOTHING).frozen for base in plain.__mro__[1:])
    return dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, frozen=frozen and above)(plain)


def _is_plain(plain: type[Any], *, slots: bool) -> bool:
    """Whether all fields of a class are its own, and simply written."""
    heir = any("__dataclass_fields__" in vars(base) for base in plain.__mro__[1:])
    simple = not slots or plain.__bases__ == (object,)
    kinds = plain.__annotations__
    written = all(isinstance(kind, str) and vars(plain).get(name).__hash__ for name, kind in kinds.items())
    return simple and written and not heir


def _alone(plain: type[Any], *, slots: bool) -> Any:  # noqa: ANN401 - a class
    """A class with the fields that it declares; more is made of them when somebody asks."""
    kinds = {name: kind for name, kind in plain.__annotations__.items() if not kind.startswith(_NO_FIELD)}
    said = {name: vars(plain).get(name, MISSING) for name in kinds}
    usual = {name: value.default if isinstance(value, Field) else value for name, value in said.items()}
    if slots:
        inside = {name: value for name, value in vars(plain).items() if name not in {*said, "__dict__", "__weakref__"}}
        meta: Any = type(plain)
        whole: Any = meta(plain.__name__, (), {**inside, "__slots__": tuple(said)})
        whole.__qualname__ = plain.__qualname__
    else:
        whole = plain
        for name, value in said.items():
            if isinstance(value, Field):
                delattr(plain, name) if value.default is MISSING else setattr(plain, name, usual[name])
    whole.__dataclass_params__ = SimpleNamespace(frozen=False)
    _PARTS[whole] = [_part(name, value) for name, value in said.items()]
    for name in ("__dataclass_fields__", "__match_args__"):
        setattr(whole, name, _Whole(whole, kinds, said, name))
    return whole


_NO_FIELD = ("ClassVar", "typing.ClassVar")
_PARTS: dict[type[Any], list[Field[Any]]] = {}
"""The fields of the classes that stand alone, as far as a method has to know them."""


def _part(name: str, value: Any) -> Field[Any]:  # noqa: ANN401 - a default, or a field with one
    found: Field[Any] = value if isinstance(value, Field) else field(default=value)
    found.name = name
    return found


def _parts(cls: type[Any]) -> list[Field[Any]]:
    """The fields of a class in their order."""
    known = _PARTS.get(cls)
    return list(fields(cls)) if known is None else known


class _Whole:
    """What ``dataclasses`` knows of a class, worked out when it is asked for: of a class like it that has no more."""

    def __init__(self, cls: type[Any], kinds: dict[str, str], said: dict[str, Any], name: str) -> None:
        self._cls, self._kinds, self._said, self._name = cls, kinds, said, name

    def __get__(self, one: object, owner: type[Any]) -> Any:  # noqa: ANN401 - as above
        cls: Any = self._cls
        named = {"__annotations__": self._kinds, "__module__": cls.__module__, "__doc__": cls.__doc__ or cls.__name__}
        given = {name: value for name, value in self._said.items() if value is not MISSING}
        like: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(type(cls.__name__, (), {**given, **named}))
        for name in ("__match_args__", "__dataclass_fields__"):
            setattr(cls, name, getattr(like, name))
        return getattr(cls, self._name)


def _later(cls: type[Any], name: str, write: Callable[[], Callable[..., Any]]) -> None:
    """Have a method written when it is first called."""

    def first(self: object, /, *args: object, **named: object) -> object:
        method = write()
        setattr(cls, name, method)
        return method(self, *args, **named)

    setattr(cls, name, first)


def _fill_first(cls: Any, write: Callable[[], Callable[..., None]]) -> None:  # noqa: ANN401 - a class, which gets a method
    """Fill the first few of a class field by field, and have its ``__init__`` written for those after them."""
    made = 0

    def first(self: object, /, *args: object, **named: object) -> None:
        nonlocal made
        made += 1
        if made > _FEW or not _filled(cls, self, args, named):
            cls.__init__ = write()
            cls.__init__(self, *args, **named)

    cls.__init__ = first


def _filled(cls: type[Any], self: Any, args: tuple[object, ...], named: dict[str, object]) -> bool:  # noqa: ANN401
    """Give a new one its values; whether they fit."""
    known = [one.name for one in _parts(cls) if one.init]
    given = dict(zip(known, args, strict=False))
    if len(args) > len(known) or given.keys() & named.keys() or not named.keys() <= set(known):
        return False
    given |= named
    for one in _parts(cls):
        if one.name in given:
            value = given[one.name]
        elif one.default_factory is not MISSING:
            value = one.default_factory()
        elif one.init and one.default is not MISSING:
            value = one.default
        elif one.init:
            return False
        else:
            continue
        object.__setattr__(self, one.name, value)
    if hasattr(cls, "__post_init__"):
        self.__post_init__()
    return True


def _init(cls: type[Any], *, frozen: bool) -> Callable[..., Any]:
    known: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    parameters, lines = ["self"], list[str]()
    for one in _parts(cls):
        name, value = one.name, one.name
        if one.default_factory is not MISSING:
            known[f"_make_{name}"] = one.default_factory
            value = f"_make_{name}() if {name} is _MISSING else {name}" if one.init else f"_make_{name}()"
            parameters += [f"{name}=_MISSING"] if one.init else []
        elif one.init and one.default is not MISSING:
            known[f"_usual_{name}"] = one.default
            parameters.append(f"{name}=_usual_{name}")
        elif one.init:
            parameters.append(name)
        else:
            continue
        lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    lines += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    return _written(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), "__init__", known)


def _comparing(cls: type[Any], sign: str) -> Callable[..., Any]:
    mine, others = _values(cls, "self"), _values(cls, "other")
    test = f"return {mine} {sign} {others} if other.__class__ is self.__class__ else NotImplemented"
    return _written(f"def compare(self, other):\n {test}", "compare", {})


def _hash(cls: type[Any]) -> Callable[..., Any]:
    return _written(f"def __hash__(self):\n return hash({_values(cls, 'self')})", "__hash__", {})


def _values(cls: type[Any], owner: str) -> str:
    return "(" + "".join(f"{owner}.{one.name}, " for one in _parts(cls) if one.compare) + ")"


def _written(source: str, name: str, known: dict[str, Any]) -> Callable[..., Any]:
    found: dict[str, Callable[..., Any]] = {}
    exec(source, known, found)  # noqa: S102 - of the names of fields, as dataclasses does
    return found[name]


def _shown(self: Any) -> str:  # noqa: ANN401 - of any class made here
    inner = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({inner})"


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to or delete {name!r}: a {type(self).__qualname__} is never changed")


def _state(self: Any) -> list[object]:  # noqa: ANN401 - likewise
    return [getattr(self, one.name) for one in fields(self)]


def _with_state(self: Any, state: list[object]) -> None:  # noqa: ANN401 - likewise
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
