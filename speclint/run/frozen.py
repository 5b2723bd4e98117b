"""A page as plain tuples that a cache can keep, and back."""

from __future__ import annotations

from typing import Any

from speclint.document import Edit, Place, Span
from speclint.finding import FileReport, Finding, Fix, Related, Severity
from speclint.run.checking import Page
from speclint.run.suppress import Allowance

Plain = tuple[Any, ...]


def frozen(page: Page) -> Plain:
    """A page as tuples, numbers and text."""
    file = page.report
    return (
        (file.path, file.status, file.reason, file.title, file.class_code, dict(file.readability)),
        tuple(_finding(f) for f in page.findings),
        tuple((a.rules, a.reason, tuple((s.start, s.end) for s in a.spans), a.whole) for a in page.allowances),
        tuple(f and _finding(f) for f in page.idle),
    )


def thawed(plain: Plain) -> Page:
    """The page that ``frozen`` was given."""
    file, findings, allowances, idle = plain
    return Page(
        FileReport(*file),
        tuple(_thawed(f) for f in findings),
        tuple(Allowance(rules, why, tuple(Span(*s) for s in spans), whole) for rules, why, spans, whole in allowances),
        tuple(f and _thawed(f) for f in idle),
    )


def _finding(f: Finding) -> Plain:
    words = (f.rule, f.severity.value, f.message, f.why, f.help, f.path, f.view, f.section, f.where)
    spot = (_place(f.place), (f.span.start, f.span.end), f.excerpt, f.context, f.column, f.label)
    fixes = tuple((x.title, tuple((e.span.start, e.span.end, e.text) for e in x.edits), x.safe) for x in f.fixes)
    return (*words, *spot, tuple(_related(r) for r in f.related), fixes, f.authority)


def _thawed(plain: Plain) -> Finding:
    rule, severity, message, why, help_, path, view, section, where, place, span, excerpt, *rest = plain
    context, column, label, related, fixes, authority = rest
    return Finding(
        rule=rule,
        severity=Severity(severity),
        message=message,
        why=why,
        help=help_,
        path=path,
        view=view,
        section=section,
        where=where,
        place=Place(*place),
        span=Span(*span),
        excerpt=excerpt,
        context=context,
        column=column,
        label=label,
        related=tuple(
            Related(label, section, where, Place(*place), Span(*span), excerpt, context, column)
            for label, section, where, place, span, excerpt, context, column in related
        ),
        fixes=tuple(
            Fix(title, tuple(Edit(Span(start, end), text) for start, end, text in edits), safe)
            for title, edits, safe in fixes
        ),
        authority=authority,
    )


def _related(r: Related) -> Plain:
    return (r.label, r.section, r.where, _place(r.place), (r.span.start, r.span.end), r.excerpt, r.context, r.column)


def _place(p: Place) -> Plain:
    return (p.paragraph, p.line, p.column, p.end_line, p.end_column, p.page)
