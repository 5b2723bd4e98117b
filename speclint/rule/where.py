"""Where a span stands, in an analyst's words."""

from __future__ import annotations

from speclint.document import Span
from speclint.series.facts import Spot
from speclint.spec import Passage, Section, Spec


def spotted(spec: Spec, span: Span) -> Spot:
    """A span as the bare values that are kept of it for the other files."""
    context, column = around(spec, span)
    place = spec.document.locate(spec.view, span)
    numbers = (place.paragraph, place.line, place.column, place.end_line, place.end_column, place.page)
    heading = heading_of(spec.section_at(span), spec)
    return (span.start, span.end, heading, describe(spec, span), numbers, spec.view[span], context, column)


def heading_of(section: Section | None, spec: Spec) -> str:
    """The heading as a person knows it."""
    if section is None:
        return spec.title or "top of the page"
    if section.heading:
        return section.heading.strip().rstrip(":").strip()
    return {"masthead": "top of the page", "page": "header or footer"}.get(section.name, section.name.replace("_", " "))


def around(spec: Spec, span: Span) -> tuple[str, int]:
    """The paragraph in which a span begins, and where in it the span begins."""
    view = spec.view
    if not view.paragraphs:
        return "", 0
    paragraph = view.paragraphs[view.paragraph_at(span.start)]
    return view[paragraph.span], span.start - paragraph.span.start


def describe(spec: Spec, span: Span, others: tuple[Span, ...] = ()) -> str:
    """Where a span stands, in an analyst's words: ``Abilities, clauses 5 and 9``."""
    section = spec.section_at(span)
    heading = heading_of(section, spec)
    if section is None or section.span.overlaps(span) or section.name == "masthead":
        return heading
    spots = [_spot(section, s) for s in (span, *others) if spec.section_at(s) is section]
    unit = spots[0][0]
    if not unit:
        return heading
    numbers = list(dict.fromkeys(number for other, number in spots if other == unit))
    said = f"{heading}, {_counted(unit, numbers)}"
    elsewhere = dict.fromkeys(describe(spec, s) for s in others if spec.section_at(s) is not section)
    return ", and ".join([said, *list(elsewhere)[:3]])


def _counted(unit: str, numbers: list[str]) -> str:
    if len(numbers) == 1:
        return f"{unit} {numbers[0]}"
    return f"{unit}s {', '.join(numbers[:-1])} and {numbers[-1]}"


def _spot(section: Section, span: Span) -> tuple[str, str]:
    nth = 0
    for passage in section.passages:
        if passage.whole.start <= span.start <= passage.whole.end:
            if passage.kind == "item":
                label = (passage.label or "").rstrip(".)").lstrip("(")
                return ("item", label if any(c.isalnum() for c in label) else _among_its_kind(section, passage))
            for part in passage.clauses:
                nth += 1
                if span.start <= passage.span(part.start, part.end).end:
                    break
            single = len(section.passages) == 1 and len(passage.clauses) > 1
            return ("clause", str(nth)) if single else ("paragraph", _among_its_kind(section, passage))
        nth += len(passage.clauses)
    return ("", "")


def _among_its_kind(section: Section, passage: Passage) -> str:
    """Which item, or which other paragraph, as a reader counts: a sentence in front of a list is no item."""
    same = (p.kind == "item" for p in section.passages[: passage.ordinal])
    return str(sum(item == (passage.kind == "item") for item in same))
