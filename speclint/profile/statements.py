"""What an employer wants said in its specifications, and the standards by which it measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speclint.document import Span
from speclint.light import dataclass, field
from speclint.text.cue import spans
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that an employer wants in its specifications, such as the accommodation statement."""

    name: str
    phrases: PhraseSet | None = None
    """What shows that the statement is there, in whatever wording."""
    pattern: Expression | None = None
    """The same as a regular expression; either is enough."""
    canonical: str = ""
    """The wording to copy."""

    def found(self, tokens: Tokens) -> Iterator[Span]:
        """Every place of a text where it is made."""
        for cue in (self.phrases, self.pattern):
            if cue is not None:
                yield from (whole for _, whole in spans(cue, tokens))

    def made(self, tokens: Tokens) -> bool:
        """Whether a text makes it."""
        return next(self.found(tokens), None) is not None


@dataclass(frozen=True)
class Scales:
    """How often and how heavy. Standards disagree, so a profile names several and says which one it follows."""

    use: str = ""
    """The name of the standard that is followed."""
    frequency: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Standard -> word -> the share of the day that it means."""
    strength: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Standard -> level, the lightest first -> the most pounds that are handled occasionally."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Standard -> its address."""

    def __post_init__(self) -> None:
        """Refuse a standard that has no scale."""
        named = {*self.frequency, *self.strength}
        if self.use not in named | {""}:
            raise ValueError(f"use must be one of {', '.join(sorted(named))}")

    def words(self) -> Mapping[str, str]:
        """The frequency words of the standard in use."""
        return self.frequency.get(self.use, {})

    def pounds(self) -> dict[str, tuple[int, int]]:
        """The strength levels of the standard in use: from how many pounds, up to how many, handled occasionally."""
        found, low = dict[str, tuple[int, int]](), 0
        for level, high in self.strength.get(self.use, {}).items():
            found[level], low = (low, high), high
        return found
