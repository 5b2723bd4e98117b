"""Which adopted specification is which proposed one: by class code, then by title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from speclint.compare.folding import tokens
from speclint.spec import Spec


class Adopted:
    """The adopted specifications of an employer, to be asked for the one of a class."""

    def __init__(self, specs: Iterable[Spec]) -> None:
        """*specs* are read already; a code or title that several bear finds none of them."""
        self.specs = tuple(specs)
        self._codes = _only(self.specs, lambda spec: spec.class_code.strip().upper())
        self._titles = _only(self.specs, title)

    def of(self, spec: Spec) -> Spec | None:
        """The adopted version of a class; a class that was never adopted has none."""
        by_code = self._codes.get(spec.class_code.strip().upper()) if spec.class_code.strip() else None
        return by_code or (self._titles.get(title(spec)) if spec.title else None)


def title(spec: Spec) -> str:
    """A title in one form."""
    return " ".join(tokens(spec.title))


def same_class(one: Spec, other: Spec) -> bool:
    """Whether two specifications are of one class."""
    if one.class_code and other.class_code:
        return one.class_code.strip().upper() == other.class_code.strip().upper()
    return bool(one.title) and title(one) == title(other)


def _only(specs: tuple[Spec, ...], name: Callable[[Spec], str]) -> dict[str, Spec]:
    """Each name that only one of them bears."""
    count = Counter(name(spec) for spec in specs)
    return {said: spec for spec in specs if (said := name(spec)) and count[said] == 1}
