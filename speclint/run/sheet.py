"""What a report shows of a file besides its findings: its text, and how it stands with each required part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speclint.checks.schema import Schema, required
from speclint.document import Span
from speclint.finding import Part, Sheet, Standing
from speclint.rule import Rule
from speclint.spec import Spec


def sheet(spec: Spec, rules: Iterable[Rule]) -> Sheet:
    """The text of a specification and the checklist of its parts; *rules* know how a part reads without a heading."""
    cues = next((r.check for r in rules if isinstance(r.check, Schema) and r.check.text == "unheaded"), None)
    return Sheet(spec.document, tuple(_parts(spec, cues)))


def _parts(spec: Spec, cues: Schema | None) -> Iterator[Part]:
    for name, title, there in required(spec):
        span = _place(spec, name)
        if not there:
            empty = bool(spec.all(name))
            seen = cues is not None and cues.unheaded(spec, name)
            yield Part(title, "empty" if empty else "not seen" if seen else "missing", span)
            continue
        yield Part(title, _said(spec, name), span)


def _said(spec: Spec, name: str) -> Standing:
    """Whether anything stands under the heading of a part; under the headings of its parts counts."""
    mine = [s for s in spec.sections if name in {s.name, s.parent}]
    return "empty" if mine and not any(s.said for s in mine) else "there"


def _place(spec: Spec, name: str) -> Span | None:
    if name == "title":
        return spec.title_span if spec.title else None
    if name == "class_code":
        return spec.code_span if spec.class_code else None
    stamps = [stamp.span for stamp in spec.dates if stamp.kind == name]
    sections = [s.span for s in spec.sections if name in {s.name, s.parent}]
    said = [passage.whole for _, passage, _ in spec.statement(name)]
    return next(iter([*stamps, *sections, *said]), None)
