"""A rule's own examples, run as tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from speclint import formats
from speclint.cache import Store
from speclint.document import Document, Piece, Span, ViewName
from speclint.errors import Unreadable
from speclint.finding import Finding
from speclint.grammar import embedded
from speclint.light import dataclass, replace
from speclint.profile import Profile
from speclint.recognize import recognize
from speclint.rule import Example, Rule, spotted
from speclint.series.collection import Collection
from speclint.series.gather import gathered
from speclint.spec import Plan, Spec
from speclint.text.expression import Expression

_MARKS = Expression(r"\[\[|\]\]")
_TITLE = Expression(r"^# ", re.MULTILINE)
_USUAL = "duties"
_DAY = "2026-11-22"
"""The day on which the examples are read, so that what is stale in them does not change."""


@dataclass(frozen=True, order=True)
class _Spot:
    """A stretch of an example as its author sees it: lines and columns of the text, from 1."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""


Read = Callable[[Spec], Spec]
"""Has LanguageTool read a specification, so that a rule of the ``grammar/`` family has something to find."""


def runs_alone(rule: Rule) -> bool:
    """Whether a rule's examples can be run without a LanguageTool server."""
    return not (rule.check and rule.check.needs_reader) or (rule.check.reader == "harper" and embedded.usable())


def failures(rule: Rule, example: Example, profile: Profile, read: Read | None = None) -> list[str]:
    """Say in sentences how *example* disagrees with *rule*; nothing where it holds."""
    read = read or _reader(rule)
    plain, marks = _unmarked(whole(rule, example, profile, example.text))
    try:
        document = _signed(formats.read(plain.encode(), example.path), example.authors)
        findings = list(_findings(rule, document, profile, read, example))
    except Unreadable as fault:
        return [f"the example cannot be read as {example.path}: {fault.reason}"]
    except Exception as error:  # noqa: BLE001 - a check of somebody else's; the author is told
        return [f"the check failed: {type(error).__name__}: {error}"]
    above = plain[: plain.rfind(_unmarked(example.text)[0])].count("\n")
    expected = [_spot(plain, mark) for mark in marks]
    said = list(_differences(expected, [_found(finding) for finding in findings], above))
    if example.fixed and not said:
        said += _unfixed(rule, example, profile, document, findings)
    return said


def _reader(rule: Rule) -> Read:
    """Who reads before the rule is asked: Harper, where it is a rule of his."""
    if rule.check is None or rule.check.reader != "harper":
        return lambda spec: spec
    harper = embedded.Embedded(rule.check.wanted, Store(None))
    return lambda spec: next(harper.read([spec]))


def whole(rule: Rule, example: Example, profile: Profile, text: str) -> str:
    """The document that an example stands for: its text under the heading of its section, unless it has its own."""
    if _TITLE.search(text) or not example.path.endswith((".md", ".markdown")):
        return text
    section = example.section or next(iter(rule.sections), _USUAL)
    headings = profile.headings.get(section, ())
    heading = f"## {headings[0]}\n\n" if headings else ""
    return f"# Example Class\n\n{heading}{text}"


def _unmarked(text: str) -> tuple[str, list[Span]]:
    """A text without its marks, and where they stood."""
    plain, edges = "", list[int]()
    at = 0
    for mark in _MARKS.finditer(text):
        plain += text[at : mark.start()]
        edges.append(len(plain))
        at = mark.end()
    plain += text[at:]
    return plain, [Span(start, end) for start, end in list(pairwise(edges))[::2]]


def _findings(rule: Rule, document: Document, profile: Profile, read: Read, example: Example) -> Iterator[Finding]:
    """What a rule finds, whether or not it is switched off, and wherever it holds."""
    spec = read(recognize(document, profile, _view(rule)))
    if rule.check is not None and rule.across_files:
        yield from _met(rule, spec, example, profile)
        return

    def beside(text: str, name: str) -> dict[str, Spec]:
        if not text:
            return {}
        other = formats.read(whole(rule, example, profile, text).encode(), name)
        return {example.path: recognize(other, profile, "proposed")}

    adopted, redlines = beside(example.base, "adopted.md"), beside(example.redline, "redline.md")
    yield from rule.apply(spec, Plan((spec,), _DAY, adopted, redlines, example.memo))


def _met(rule: Rule, spec: Spec, example: Example, profile: Profile) -> Iterator[Finding]:
    """What a rule that compares files finds in the example, with the others beside it."""
    others = (formats.read(text.encode(), f"{nth}.md") for nth, text in enumerate(example.others, 1))
    facts = [gathered(recognize(other, profile, _view(rule)), spotted) for other in others]
    if rule.check is not None:
        for meeting in rule.check.compare(Collection((*facts, gathered(spec, spotted)), profile)):
            if meeting.facts.path == spec.document.path:
                yield rule.met(meeting, _view(rule))


def _signed(document: Document, authors: Sequence[str]) -> Document:
    """The same document as a Word file with the tracked changes of *authors*, where there are any."""
    if not authors:
        return document
    left = list(authors)

    def signed(piece: Piece) -> Piece:
        return piece if piece.state == "kept" else replace(piece, author=left.pop(0) if len(left) > 1 else left[0])

    blocks = tuple(replace(block, pieces=tuple(map(signed, block.pieces))) for block in document.blocks)
    return replace(document, format="word", blocks=blocks)


def _view(rule: Rule) -> ViewName:
    return "proposed" if "proposed" in rule.views else "original"


def _spot(text: str, span: Span) -> _Spot:
    line, column = _line_column(text, span.start)
    return _Spot(line, column, *_line_column(text, span.end), text[span.start : span.end])


def _line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _found(finding: Finding) -> _Spot:
    place = finding.place
    start = (place.line or 0, place.column or 0)
    return _Spot(*start, place.end_line or start[0], place.end_column or start[1], finding.excerpt)


def _differences(expected: Iterable[_Spot], found: Iterable[_Spot], above: int) -> Iterator[str]:
    marked = {_comparable(spot): spot for spot in expected}
    said = {_comparable(spot): spot for spot in found}
    for key, spot in sorted(marked.items()):
        if key not in said:
            yield f"expected a finding at {_named(spot, above)}, but there is none"
    for key, spot in sorted(said.items()):
        if key not in marked:
            yield f"expected nothing at {_named(spot, above)}, but the rule finds it"


def _comparable(spot: _Spot) -> _Spot:
    """The same spot without its text; of an empty one only the line, for an empty spot has no exact column."""
    return replace(spot, text="") if spot.text else _Spot(spot.line, 0, spot.line, 0)


def _named(spot: _Spot, above: int) -> str:
    text = " ".join(spot.text.split())
    shown = f"“{text[:57]}…”" if len(text) > 60 else f"“{text}”"  # noqa: PLR2004 - what fits on a line
    line = spot.line - above
    return f"{shown} (line {line}, column {spot.column})" if line > 0 else f"{shown} (in the heading above the text)"


def _unfixed(
    rule: Rule, example: Example, profile: Profile, document: Document, findings: Iterable[Finding]
) -> Iterator[str]:
    """Compare the text after the first fix of each finding with what the example promises."""
    view = document.view(_view(rule))
    edits = {edit for finding in findings for fix in finding.fixes[:1] for edit in fix.edits}
    after = view.text
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        after = after[: edit.span.start] + edit.text + after[edit.span.end :]
    promised = formats.read(whole(rule, example, profile, example.fixed).encode(), example.path)
    wanted = promised.view(view.name).text
    if after.rstrip() != wanted.rstrip():
        lines = zip([*wanted.split("\n"), "", ""], [*after.split("\n"), "", ""], strict=False)
        want, got = next(((a, b) for a, b in lines if a != b), ("", ""))
        yield f"expected the fixed text “{want}”, but it reads “{got}”"
