"""What a report shows of a file besides its findings: its text, and how it stands with each required part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from speclint.checks.schema import required
from speclint.compare.change import Comparison, dressed
from speclint.compare.comparing import known, within_redline
from speclint.compare.drawing import drawn
from speclint.document import Span
from speclint.finding import Action, Part, Revision, Sheet, Standing
from speclint.light import replace
from speclint.rule import Cues, Rule
from speclint.run.checking import Page
from speclint.spec import Plan, Spec

_APPROVED = "approved"


def with_text(made: Page, spec: Spec, rules: Iterable[Rule], plan: Plan, against: bool = False) -> Page:  # noqa: FBT001, FBT002 - asked by whoever has a page
    """A page with what a report shows of it besides its findings."""
    return replace(made, report=replace(made.report, sheet=sheet(spec, rules, plan, against=against)))


def sheet(spec: Spec, rules: Iterable[Rule], plan: Plan, *, against: bool = False) -> Sheet:
    """The text of a specification, the checklist of its parts, and what changed in it.

    *rules* know how a part reads without a heading; with *against* adopted versions were given, so that a class that
    is not among them is a new one.
    """
    checks = (rule.check for rule in rules if rule.check_name == "schema")
    cues = next((found for check in checks if check and (found := check.part_cues)), None)
    redline = plan.redlines.get(spec.document.path)
    return Sheet(
        spec.document,
        tuple(_parts(spec, cues)),
        _revision(spec, plan, cues, against=against),
        redline.document.path if redline else "",
        tuple(stamp.text for stamp in spec.dates if stamp.kind == _APPROVED and stamp.text),
        drawn(known(adopted, spec)) if (adopted := plan.adopted.get(spec.document.path)) else None,
    )


def _revision(spec: Spec, plan: Plan, cues: Cues | None, *, against: bool) -> Revision | None:
    adopted = plan.adopted.get(spec.document.path)
    found = known(adopted, spec) if adopted else within_redline(spec) if spec.document.changes else None
    gone = cues is not None and cues.records_the_end(spec)
    if found is None:
        action: Action = "abolished" if gone else "new" if against else ""
        return Revision(action) if action else None
    return Revision(
        "abolished" if gone else _action(found),
        found.summary if found.changes else (),
        tuple(map(dressed, found.changes)),
        PurePosixPath(adopted.document.path).name if adopted else "",
        found.old.title,
        next((stamp.text for stamp in found.old.dates if stamp.kind == _APPROVED), ""),
        sum(change.part != "page" and change.kind != "renumbered" for change in found.base),
    )


def _action(found: Comparison) -> Action:
    if not any(section.said for section in found.new.sections):
        return "abolished"
    if not any(section.said for section in found.old.sections):
        return "new"
    if any(change.part == "title" and change.substantive for change in found.changes):
        return "retitled"
    return "revised" if found.changes else "unchanged"


def _parts(spec: Spec, cues: Cues | None) -> Iterator[Part]:
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
