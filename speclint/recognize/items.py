"""Items of lists, whatever marks them: a number, a sign, a line of its own, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from speclint.document import Span
from speclint.light import replace
from speclint.recognize.below import begins_with_verb, share_of_duties
from speclint.recognize.line import Line
from speclint.recognize.part import Part
from speclint.shipped import terms
from speclint.spec import Passage
from speclint.text.expression import Expression

_MARKS = "•·▪◦§►▸➢➤✓✔→⇒■□●○❖◆‣»*–—+~>#=-"
_TYPED_LABEL = Expression(
    r"""
    (?P<mark>
        [^\w\s"'“”‘’()\[\]{}$&@.,;:!/\\%<]{1,3} | \[[ xX✓]?\] | \(\*\) | \+\)        # a sign, or some that make one
      | o(?=\s+[A-Z])
      | \(?(?:\d{1,2}|[a-z]|[A-Z]|[ivx]{2,4}|[IVX]{2,4})[.)]
      | (?P<counted>
            (?:(?:[Dd]uty|[Tt]ask|[Ff]unction|[Nn]o\.?|[A-Z])[ ]?)?[#]?\d{1,2}(?:\.\d{1,2})?(?:[.:)]|[ ][–—-])?
        )(?=[ \t]+[A-Z])                                                       # what only a neighbour shows to count
    )[ \t]+(?=\S)
    """,
    re.VERBOSE,
)
_BARE_LABEL = Expression(r"(?:[•·▪◦*–-]|\(?\d{1,2}(?:-\d{1,2})?[.)])$")
_SIGNS = f" \t().{_MARKS}o"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LINE = Expression(r"[^\n]*\S[^\n]*")
_SEVERAL, _MOST, _LONGEST = 3, 0.6, 800
_SPEAKING = terms("speaks-of-duties")
_ENDED = (".", ";", ",", ":", "!", "?")


def passage(line: Line, typed: Mapping[int, tuple[str, int]], start: int = 0, end: int | None = None) -> Passage:
    """A line, or what it holds from *start* to *end*; *typed* knows the labels that were typed."""
    mark, depth = typed.get(line.at, ("", 0)) if start == 0 else ("", 0)
    start += len(mark)
    text = line.text[start:end]
    begin = start + len(text) - len(text.lstrip())
    text = text.strip()
    p = line.paragraph
    span = Span(line.start + begin, line.start + begin + len(text))
    if p.label is None and _BARE_LABEL.match(text):
        return Passage("", ((0, span),), "item", text, automatic=False, level=p.level, paragraph=line.index)
    if mark:
        return Passage(text, ((0, span),), "item", mark.strip(), automatic=False, level=depth, paragraph=line.index)
    kind = "paragraph" if p.kind in {"heading", "cell"} else p.kind
    return Passage(text, ((0, span),), kind, p.label, p.automatic, p.level, 0, line.index, p.cell)


def lines(line: Line, heads: Callable[[str], bool]) -> Iterator[Line]:
    """The lines of a paragraph that a person parted by soft returns: items, or a heading over its text.

    *heads* says whether a line is a heading.
    """
    pieces = [(m.start(), m[0]) for m in _LINE.finditer(line.text)] if "\n" in line.text else []
    if len(pieces) > 1 and _is_list([text for _, text in pieces]):
        yield from (replace(line, text=text, start=line.start + at) for at, text in pieces)
    elif len(pieces) > 1 and heads(pieces[0][1]):
        second = pieces[1][0]
        yield replace(line, text=pieces[0][1])
        yield from lines(replace(line, text=line.text[second:], start=line.start + second), heads)
    else:
        yield line


def _is_list(texts: Sequence[str]) -> bool:
    marked = sum(_TYPED_LABEL.match(text.strip()) is not None for text in texts)
    if marked > 1 and marked >= len(texts) - 1:
        return True
    if len(texts) < _SEVERAL or not all(text.strip()[:1].isupper() for text in texts):
        return False
    return share_of_duties(texts) >= _MOST


def typed_labels(page: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """The labels typed before the text of paragraphs, with their levels, where a neighbour has one that belongs to it.

    Text files know such items by themselves; in Word a list may be typed like any other text.
    """
    found = dict[int, tuple[str, int]]()
    levels = dict[str, int]()
    before: tuple[Line, str, int] | None = None
    for line in page:
        plain = line.paragraph.kind in {"paragraph", "cell"} and not line.paragraph.label
        match = _TYPED_LABEL.match(line.text) if plain else None
        if match is None or (before and before[0].paragraph.cell != line.paragraph.cell):
            before = None
        if match is None:
            continue
        form = re.sub(r"\d+", "1", match["mark"])
        counts_on = before and any(n - 1 in _numbers(before[1]) for n in _numbers(match["mark"]))
        level = before[2] if before and counts_on else levels.setdefault(form, len(levels) + 1)
        if before and level == before[2] and (counts_on or not match["counted"]):
            found[before[0].at] = before[1], level
            found[line.at] = match[0], level
        before = (line, match[0], level)
    return found


def _numbers(mark: str) -> set[int]:
    """What a label may count: "i." is the first, or the ninth behind "h."; a sign counts nothing."""
    said = mark.strip(" \t().").lower()
    if digits := re.findall(r"\d+", said):
        return {int(digits[-1])}
    found = {_ROMAN.index(said) + 1} if said in _ROMAN else set[int]()
    return found | {ord(said) - ord("a") + 1} if len(said) == 1 and said.isalpha() and mark.strip() != "o" else found


def unmarked_in(parts: Sequence[Part]) -> None:
    """Make items of the plain paragraphs in lists of duties, also where each stands under a heading of its own."""
    for part in parts:
        part.passages = unmarked(part.passages)
    for _, group in groupby(parts, lambda part: (part.name, any(p.kind == "item" for p in part.passages))):
        together = list(group)
        made = iter(unmarked([p for part in together for p in part.passages]))
        for part in together:
            part.passages = [next(made) for _ in part.passages]


def unmarked(passages: Sequence[Passage]) -> list[Passage]:
    """The passages of a list of duties, the plain paragraphs among them as items where nothing marks any.

    A first paragraph that introduces the list, and one that speaks about it, stay what they are.
    """
    if any(p.kind == "item" for p in passages):
        return list(passages)
    begins = [begins_with_verb(p.text) and len(p.text) <= _LONGEST for p in passages]
    if begins and passages[0].text.rstrip().endswith(":"):
        begins[0] = False  # it leads to the list
    leads = [p.text.rstrip().endswith(":") and not ok for p, ok in zip(passages, begins, strict=True)]
    beside = sum((p.cell is not None or led) and not ok for p, ok, led in zip(passages, begins, leads, strict=True))
    enough = sum(begins) >= _SEVERAL or 1 < sum(begins) == len(passages)
    if not enough or sum(begins) < _MOST * (len(passages) - beside):
        return list(passages)
    first, last = begins.index(True), len(begins) - begins[::-1].index(True)
    among = [first < at < last and _goes_along(p) for at, p in enumerate(passages)]
    return [replace(p, kind="item") if any(ok) else p for p, *ok in zip(passages, begins, among, strict=True)]


def _goes_along(passage: Passage) -> bool:
    """Whether a paragraph between duties is one, though it may begin with a noun: "Plants and prunes trees"."""
    text, first = passage.text.strip(), passage.text.split(maxsplit=1)[0].strip(",.:") if passage.text.strip() else ""
    sentence = text.endswith((".", ";")) and first[:1].isupper() and first.isalpha() and not first.isupper()
    return sentence and passage.cell is None and len(text) <= _LONGEST and first.lower() not in _SPEAKING
