"""One entry of a rule pack: a check, the words for it, its authority, and the proof that it works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from speclint.document import Span, ViewName
from speclint.finding import Authority, Depth, Finding, Hit, Related, Severity
from speclint.light import dataclass
from speclint.rule.check import Check, Outline, Promise
from speclint.rule.where import around, describe, heading_of
from speclint.series.facts import Meeting, related
from speclint.spec import Plan, Spec


@dataclass(frozen=True, slots=True)
class Example:
    """``[[marked]]`` text that must be found, or text that must pass."""

    text: str
    bad: bool
    fixed: str = ""
    section: str = ""
    """The section the text stands in; by default the rule's own first one."""
    path: str = "example.md"
    base: str = ""
    """The adopted version, for a rule that compares with it."""
    memo: str = ""
    """The memo that goes with the change."""
    redline: str = ""
    """The redline that lies beside the text."""
    authors: tuple[str, ...] = ()
    """Who made the tracked changes, one after the other, as a Word file would say."""
    others: tuple[str, ...] = ()
    """Other whole specifications of the same collection, for a rule that compares files."""

    @classmethod
    def written(cls, entry: Mapping[str, Any]) -> Example:
        """One as a rule pack writes it."""
        bad = "bad" in entry
        text = entry["bad"] if bad else entry["good"]
        given = {name: entry[name] for name in ("fixed", "path", "base", "memo", "redline") if name in entry}
        authors, others = (tuple(entry.get(name, ())) for name in ("authors", "others"))
        return cls(text, bad, section=entry.get("in", ""), authors=authors, others=others, **given)


class Written:
    """What a pack says of a rule besides, which few runs ask for: its examples, and the options of its check."""

    def __init__(self, read: Callable[[], tuple[tuple[Mapping[str, Any], ...], Mapping[str, object]]]) -> None:
        """*read* gives both, when one of them is asked for."""
        self._read = read

    @cached_property
    def _both(self) -> tuple[tuple[Mapping[str, Any], ...], Mapping[str, object]]:
        return self._read()

    @property
    def examples(self) -> tuple[Mapping[str, Any], ...]:
        """The examples, as the pack has them."""
        return self._both[0]

    @property
    def options(self) -> Mapping[str, object]:
        """The options, as the pack has them or whoever changes them."""
        return self._both[1]

    def __eq__(self, other: object) -> bool:
        """Whether the pack says the same."""
        return isinstance(other, Written) and self._both == other._both

    def __hash__(self) -> int:
        """One for all: nothing is read to tell two apart that a rule's id tells apart before."""
        return hash(Written)


_NOTHING = Written(lambda: ((), {}))


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a rule pack."""

    id: str
    title: str
    why: str
    help: str
    message: str
    severity: Severity
    verb: Check | Promise | None
    """Nothing for what is noticed while a file is read, which no check has to find."""
    sections: tuple[str, ...] = ()
    views: tuple[ViewName, ...] = ("proposed", "original")
    jurisdiction: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    """Rules and families whose finding on the same word says the same: then this one is silent."""
    authority: Authority | None = None
    incomplete: bool = False
    """Whether what it finds means that not all of the file was seen: then nobody can say that it is ready."""
    said_once: int = 0
    """How often it may stand in a file one by one: what is found more often is said once, with all its places."""
    depth: Depth = "core"
    """A rule is core by a figure: four in five of its findings were useful on text that it was not made on."""
    written: Written = _NOTHING
    check_name: str = ""
    pack: str = ""
    line: int = 0

    @property
    def check(self) -> Check | None:
        """What finds where the rule is broken."""
        return self.verb.check if isinstance(self.verb, Promise) else self.verb

    @property
    def outline(self) -> Outline:
        """What has to be known of the check, without making it."""
        return self.verb.outline if isinstance(self.verb, Promise) else Outline.of(self.verb)

    @property
    def examples(self) -> tuple[Example, ...]:
        """What it must find, and what it must let pass."""
        return tuple(map(Example.written, self.written.examples))

    @property
    def options(self) -> Mapping[str, object]:
        """The options of its check."""
        return self.written.options

    @property
    def family(self) -> str:
        """What stands before the stroke of its id."""
        return self.id.partition("/")[0]

    @property
    def noticed(self) -> bool:
        """Whether its findings come from reading the file, so that a selection of other rules leaves it on."""
        return self.verb is None

    @property
    def across_files(self) -> bool:
        """Whether it compares files, and has nothing to say of one alone."""
        return self.outline.across_files

    @property
    def reader(self) -> str:
        """The reader of grammar whose notices it sifts; nothing if it reads by itself."""
        return self.outline.reader

    def applies(self, jurisdiction: str, as_of: str) -> bool:
        """Whether the rule holds in a jurisdiction (``us-ca``; a rule for ``us`` holds there too) on an ISO date."""
        if self.severity is Severity.OFF:
            return False
        if self.jurisdiction and not any(
            jurisdiction == place or jurisdiction.startswith(place + "-") for place in self.jurisdiction
        ):
            return False
        return not (self.authority and self.authority.effective and as_of and as_of < self.authority.effective)

    def apply(self, spec: Spec, plan: Plan) -> Iterator[Finding]:
        """Every finding of this rule in *spec*; fingerprints are set later, when a whole file is known."""
        if spec.view.name not in self.views or self.across_files:
            return
        scope = spec.only(self.sections) if self.sections else spec
        yield from self.dressed(self.check.find(scope, plan) if self.check else (), spec)

    def dressed(self, hits: Iterable[Hit], spec: Spec) -> Iterator[Finding]:
        """Hits in *spec* in the words of this rule."""
        return (self._finding(hit, spec) for hit in hits)

    def met(self, meeting: Meeting, view: ViewName) -> Finding:
        """A meeting of two files in the words of this rule."""
        spot = related(meeting.facts.path, meeting.facts.spot(meeting.spot))
        said = {"match": " ".join(spot.excerpt.split()), "section": spot.section, "where": spot.where}
        words = {**said, **meeting.words}
        return Finding(
            rule=self.id,
            severity=self.severity,
            message=filled(str(meeting.words.get("message") or self.message), words),
            why=filled(self.why, words),
            help=filled(str(meeting.words.get("help") or self.help), words),
            path=spot.path,
            view=view,
            section=spot.section,
            where=spot.where,
            place=spot.place,
            span=spot.span,
            excerpt=spot.excerpt,
            context=spot.context,
            column=spot.column,
            label=meeting.label,
            related=tuple(related(facts.path, facts.spot(spot), label) for facts, spot, label in meeting.also),
            title=self.title,
            authority=self.authority,
            depth=self.depth,
        )

    def _finding(self, hit: Hit, spec: Spec) -> Finding:
        view = spec.view
        section = spec.section_at(hit.span)
        where = describe(spec, hit.span, tuple(a.span for a in hit.also))
        excerpt = view[hit.span]
        words = {"match": " ".join(excerpt.split()), "section": heading_of(section, spec), "where": where, **hit.words}
        context, column = around(spec, hit.span)
        return Finding(
            rule=self.id,
            severity=self.severity,
            message=filled(str(hit.words.get("message") or self.message), words),
            why=filled(self.why, words),
            help=filled(str(hit.words.get("help") or self.help), words),
            path=spec.document.path,
            view=view.name,
            section=heading_of(section, spec),
            where=where,
            place=spec.document.locate(view, hit.span),
            span=hit.span,
            excerpt=excerpt,
            context=context,
            column=column,
            label=hit.label,
            related=tuple(self._related(also.span, also.label, spec) for also in hit.also),
            fixes=hit.fixes,
            title=self.title,
            authority=self.authority,
            noticed=self.noticed,
            depth=self.depth,
        )

    def _related(self, span: Span, label: str, spec: Spec) -> Related:
        context, column = around(spec, span)
        return Related(
            label=label,
            section=heading_of(spec.section_at(span), spec),
            where=describe(spec, span),
            place=spec.document.locate(spec.view, span),
            span=span,
            excerpt=spec.view[span],
            context=context,
            column=column,
        )


def named(rule: str, names: Iterable[str]) -> bool:
    """Whether a rule's id is among *names*: ids, families (``wording`` or ``wording/*``) or ``*``."""
    family = rule.partition("/")[0]
    return any(name in {rule, family, f"{family}/*", "*"} for name in names)


def filled(template: str, words: Mapping[str, object]) -> str:
    """A template with its fields filled; text from the page is never read as a template."""
    return template.format_map(words) if "{" in template else template
