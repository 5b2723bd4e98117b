"""What became of one file: what was found in it, and what its comments allow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from speclint.checks.readability import reading
from speclint.checks.schema import required
from speclint.document import CODE, Document, Place, Span, ViewName
from speclint.errors import Misuse, Unreadable, nearest
from speclint.finding import FileReport, Finding, Hit, Severity
from speclint.light import dataclass, replace
from speclint.profile import Profile
from speclint.rule import Rule, RuleSet, named, spotted
from speclint.run import suppress
from speclint.run.often import said_once
from speclint.run.suppress import Allowance
from speclint.series.facts import packed
from speclint.series.gather import gathered
from speclint.spec import Plan, Spec

Rules = Mapping[str, Rule]


_WORD = 24
"""Characters: a mark no longer than this is about a word or two, and not about a sentence."""


@dataclass(frozen=True)
class Page:
    """One file, checked; plain enough to be kept."""

    report: FileReport
    findings: tuple[Finding, ...] = ()
    """In reading order, without fingerprints."""
    allowances: tuple[Allowance, ...] = ()
    idle: tuple[Finding | None, ...] = ()
    """For each allowance, what to say if it sets nothing aside."""
    facts: bytes = b""
    """What it tells the other files of a run; packed, for most of it is never looked at."""
    fits: str = ""
    """The shipped profile that the page fits better, where it clearly does."""


def unread(path: str, fault: Unreadable, file_rules: Rules, profile: Profile, view: ViewName) -> Page:
    """A file that could not be read."""
    nothing = Document(path, "", "", ())
    spec = Spec(nothing, nothing.view(view), profile, "", Span(0, 0))
    found = noticed(file_rules.get(f"file/{fault.code}"), spec, [(fault.reason, Span(0, 0), fault.help)])
    bare = tuple(replace(f, section="", where="", place=Place()) for f in found)
    return Page(FileReport(path, "unreadable", fault.reason), bare)


def page(spec: Spec, plan: Plan, rules: RuleSet, file_rules: Rules, known: Sequence[str]) -> Page:
    """Everything that *rules* find in a specification; *known* are the ids that a comment may name."""
    # A comment that ignores what nobody looked for is not idle.
    active = rules.read_by(spec.read_by)
    allowed = tuple(suppress.allowances(spec.document, spec.view))
    asked = (rule for rule in rules.near(spec, plan) if rule.id in active)
    found = [*_found(spec, plan, asked, file_rules), *_remarks(spec, file_rules), *_not_understood(spec, file_rules)]
    found = [*_in_prose(spec, _once(found, rules))]
    spec.part()
    unique = {(f.rule, f.span, f.message): f for f in reversed(found)}
    told = said_once(unique.values(), {r.id: r for r in rules}, allowed)
    return Page(
        FileReport(
            spec.document.path,
            title=spec.title,
            class_code=spec.class_code,
            readability=reading(spec, (r.check for r in (*rules, *rules.unasked) if r.check_name == "reading-grade"))
            if "readability" in rules.families
            else None,
        ),
        tuple(sorted(told, key=lambda f: f.order)),
        allowed,
        tuple(_idle(a, spec, file_rules, rules, known) for a in allowed),
        packed(gathered(spec, spotted)) if rules.across_files else b"",
    )


def _once(found: list[Finding], rules: RuleSet) -> list[Finding]:
    """Without what a rule says of words that another, to which it yields, has already marked."""
    meek, known = rules.meek, rules.by_id
    return [
        f
        for f in found
        if f.rule not in meek or not any(f.span.overlaps(o.span) and _yields(f, o, known) for o in found)
    ]


def _yields(one: Finding, other: Finding, rules: Rules) -> bool:
    """Whether a rule has nothing to add to what another has found.

    It says itself to whom it yields. A reader of grammar yields to every rule of ours that speaks of a word or two.
    What is told yields to nothing that is held back for a thorough reading.
    """
    rule = rules[one.rule]
    if one.rule == other.rule or (one.depth == "core" and other.depth != "core"):
        return False
    return named(other.rule, rule.yields_to) or (
        len(other.span) <= _WORD and _reads(rule) and not (other.rule in rules and _reads(rules[other.rule]))
    )


def _reads(rule: Rule) -> bool:
    return rule.reader != ""


def _in_prose(spec: Spec, found: Iterable[Finding]) -> Iterator[Finding]:
    """Without what was found in code, which is no English."""
    coded = any(CODE in piece.look for _, piece in spec.view.stretches)
    for finding in found:
        looks = [piece.look for _, piece in spec.view.pieces(finding.span)] if coded else []
        if not looks or finding.view != spec.view.name or not all(CODE in look for look in looks):
            yield finding


def _found(spec: Spec, plan: Plan, rules: Iterable[Rule], file_rules: Rules) -> Iterator[Finding]:
    for rule in rules:
        try:
            yield from list(rule.apply(spec, plan))
        except Misuse:
            raise
        except Exception as error:  # noqa: BLE001 - one broken check must not end the run; it is reported
            said = f"the rule {rule.id} could not be checked here ({type(error).__name__}: {error})"
            yield from noticed(file_rules.get("file/check-crashed"), spec, [(said, Span(0, 0), "")])


def _remarks(spec: Spec, file_rules: Rules) -> Iterator[Finding]:
    for remark in spec.document.remarks:
        near = spec.view.near(remark.source)
        name = "part-not-read" if remark.withheld and _asked_for(spec, near) else remark.rule
        found = noticed(file_rules.get(f"file/{name}"), spec, [(remark.reason, near, "")])
        shown = spec.document.lined and remark.source.end and not spec.view.find(remark.source)
        yield from (replace(f, place=spec.document.place(remark.source)) if shown else f for f in found)


def _asked_for(spec: Spec, near: Span) -> bool:
    """Whether text that was not read may belong to a part that has to be there."""
    section = spec.section_at(near)
    if section is None or section.outside or not section.name:
        return True
    wanted = {part for part, _, _ in required(spec)}
    return section.name in wanted or section.parent in wanted


def _not_understood(spec: Spec, file_rules: Rules) -> Iterator[Finding]:
    help_ = "Write it like this: “speclint: allow wording/and-or - the reason”."
    for said, span in suppress.not_understood(spec.document, spec.view):
        reason = f"a comment to speclint is not understood: “{said}”"
        yield from noticed(file_rules.get("file/unused-ignore"), spec, [(reason, span, help_)])


def _idle(allowance: Allowance, spec: Spec, file_rules: Rules, rules: RuleSet, known: Sequence[str]) -> Finding | None:
    """What to say of an allowance that sets nothing aside; nothing if its rules do not run now."""
    span = allowance.spans[0] if allowance.spans and not allowance.whole else Span(0, 0)
    families = {rule.partition("/")[0] for rule in known}
    for name in allowance.rules:
        if name not in known and name.removesuffix("/*") not in families:
            offered = nearest(name, known if "/" in name else families)
            said = f"a comment ignores “{name}”, and there is no such rule"
            return next(noticed(file_rules.get("file/unused-ignore"), spec, [(said, span, offered)]), None)
    active = rules.read_by(spec.read_by)
    if not all(any(named(rule, [name]) for rule in active) for name in allowance.rules):
        return None
    if any(named(rule.id, allowance.rules) for rule in rules.unasked):
        return None
    said = f"a comment ignores {', '.join(allowance.rules)}, but nothing is found here"
    return next(noticed(file_rules.get("file/unused-ignore"), spec, [(said, span, "")]), None)


def noticed(rule: Rule | None, spec: Spec, spots: Iterable[tuple[str, Span, str]]) -> Iterator[Finding]:
    """Findings of the ``file/`` family: reason, span and help of each; none where the rule is switched off."""
    if rule is None or rule.severity is Severity.OFF or spec.view.name not in rule.views:
        return
    hits = (Hit(span, {"reason": reason} | ({"help": help_} if help_ else {})) for reason, span, help_ in spots)
    yield from rule.dressed(hits, spec)
