"""What excuses or asks for a finding: phrases or, as text, a regular expression."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from speclint.document import Span
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

Cue: TypeAlias = "Expression | PhraseSet"


def said(cue: Cue, tokens: Tokens, start: int = 0, end: int | None = None) -> bool:
    """Whether it stands in a text, or between two offsets of it."""
    stop = len(tokens.text) if end is None else end
    if isinstance(cue, Expression):
        return cue.search(tokens.text, start, stop) is not None
    if start == 0 and end is None:
        return cue.said(tokens)
    return cue.said(tokens, *tokens.within(start, stop))


def begun(cue: Cue, tokens: Tokens, at: int = 0) -> int | None:
    """Behind which offset it ends, where it begins at an offset of a text."""
    if isinstance(cue, Expression):
        found = cue.match(tokens.text, at)
        return found.end() if found else None
    first, _ = tokens.within(at, len(tokens.text))
    end = cue.reached(tokens, first)
    if end is None:
        return None
    return tokens.places[end - 1][1] if end > first else at


def spans(cue: Cue, tokens: Tokens) -> Iterator[tuple[Span, Span]]:
    """Every place in a text: what is marked of it, and all of it."""
    if isinstance(cue, Expression):
        group = "spot" if "spot" in cue.groupindex else 0
        yield from ((Span(*m.span(group)), Span(*m.span())) for m in cue.finditer(tokens.text))
        return
    yield from ((Span(found.start, found.end), found.whole) for found in cue.find(tokens))


_HUMP = Expression(r"(?<=[a-z])(?=[A-Z0-9])")


def says(cue: Cue, path: str) -> bool:
    """Whether the name of a file says it; its words may stand in a row, as in ``ClerkRedline2.docx``."""
    name = path.rpartition("/")[2]
    return said(cue, Tokens(name if isinstance(cue, Expression) else _HUMP.sub(" ", name)))
