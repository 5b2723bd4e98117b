"""What LanguageTool is asked: the paragraphs of a specification, and where its answers stand in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from speclint.light import dataclass
from speclint.spec import MASTHEAD, Passage, Section, Spec
from speclint.text import prose
from speclint.text.expression import Expression

JOINT = "\n\n"
"""LanguageTool ends a paragraph at a blank line, so no sentence runs from one block into the next."""

MOST = 30_000
"""Characters of one request; a specification has 10,000 to 20,000."""

_LEAST_WORDS = 3
_LEAST_WORDS_IN_CELL = 6
_TABULAR = Expression(r"\t|_{3}|\.(?:\s*\.){3}")
"""Columns, blanks to fill in and dot leaders: a form, not a sentence."""

_BLANKS = {ord(sign): " " for sign in "\n\r\t\v\f\xa0\u2028\u2029"}


def passages(spec: Spec) -> Iterator[tuple[Section, Passage]]:
    """The running text: no headings, mastheads, page furniture, labels or bare names; rejoined where a page cut it."""
    for section, passage in spec.passages():
        if section.name != MASTHEAD and section.name not in spec.profile.dated and _running(passage):
            yield section, passage


def _running(passage: Passage) -> bool:
    least = _LEAST_WORDS_IN_CELL if passage.cell else _LEAST_WORDS
    text = passage.text
    return not text.isupper() and not _TABULAR.search(text) and len(prose.words(text)) >= least


def plain(text: str) -> str:
    """*text* on one line, each character where it was; a lone surrogate, which no request could hold, is replaced."""
    return text.translate(_BLANKS).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@dataclass(frozen=True)
class Request:
    """Several blocks of text, asked about at once."""

    blocks: tuple[str, ...]

    @property
    def text(self) -> str:
        """The blocks, a blank line between each two."""
        return JOINT.join(self.blocks)

    def spot(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Which block a stretch of ``text`` stands in, and where in it; ``None`` if it does not stand in one."""
        starts = [0, *accumulate(len(block) + len(JOINT) for block in self.blocks[:-1])]
        if not 0 <= start < end:
            return None
        index = bisect_right(starts, start) - 1
        inside = (start - starts[index], end - starts[index])
        return (index, *inside) if inside[1] <= len(self.blocks[index]) else None


def requests(blocks: Sequence[str]) -> Iterator[Request]:
    """All *blocks* in as few requests as may be: nearly always one."""
    gathered: list[str] = []
    size = 0
    for block in blocks:
        if gathered and size + len(block) > MOST:
            yield Request(tuple(gathered))
            gathered, size = [], 0
        gathered.append(block)
        size += len(block) + len(JOINT)
    if gathered:
        yield Request(tuple(gathered))
