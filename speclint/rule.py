"""What a page should say: a check, the words for it, its authority, and the proof that it works."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from speclint.document import Span, ViewName
from speclint.finding import Authority, Depth, Finding, Hit, Related, Severity
from speclint.light import dataclass
from speclint.profile import Profile
from speclint.series.collection import Collection
from speclint.series.facts import Meeting, Spot, related
from speclint.spec import Passage, Plan, Section, Spec
from speclint.text.phrases.beginnings import Beginnings
from speclint.text.phrases.book import Book, PhraseSet
from speclint.text.tokens import Tokens


class Check:
    """What a rule may ask for. Each is a frozen dataclass: its fields are what YAML may say, ``find`` what it does."""

    WORDS: ClassVar[frozenset[str]] = frozenset()
    """The data that a rule's message may use beside ``{match}``, ``{section}`` and ``{where}``."""
    across_files: ClassVar[bool] = False
    """Whether it compares files: then it is asked with ``compare`` when all of them are read, and not with ``find``."""

    versions: ClassVar[bool] = False
    """Whether it has something to say only where there are tracked changes, comments, or another version."""

    reader: ClassVar[str] = ""
    """The reader of grammar that must have noticed before what it finds; nothing if it reads by itself."""

    @property
    def sought(self) -> tuple[PhraseSet, ...]:
        """Phrases of which one must stand in a specification so that anything can be found; nothing if that is open."""
        return ()

    @property
    def asked(self) -> tuple[PhraseSet, ...]:
        """Other phrases that it asks for in every specification, so that they are looked up with all the rest."""
        return ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """What it needs a reader of grammar to look for, by the reader's own names; nothing if it reads by itself."""
        return ()

    @property
    def needs_reader(self) -> bool:
        """Whether it finds only what a reader of grammar has noticed before."""
        return bool(self.reader)

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Every spot of *spec* where the rule is broken."""
        raise NotImplementedError

    def compare(self, collection: Collection) -> Iterator[Meeting]:
        """Every spot where two files of a collection do not fit together."""
        raise NotImplementedError


class Outline(NamedTuple):
    """What a run has to know of a check before the check is made; plain, so that it can be kept."""

    seeks: bool = False
    """Whether it looks for phrases, of which one must stand in a specification."""
    across_files: bool = False
    versions: bool = False
    reader: str = ""
    wanted: tuple[str, ...] = ()

    @classmethod
    def of(cls, check: Check | None) -> Outline:
        """That of a check; where there is none, of what asks for nothing."""
        if check is None:
            return cls()
        return cls(bool(check.sought), check.across_files, check.versions, check.reader, check.wanted)


class Promise:
    """A check that is made when it is first asked for: to make those of all rules is a third of a run over one file."""

    def __init__(self, make: Callable[[], Check | None], outline: Outline, beginnings: Beginnings) -> None:
        """*beginnings* know the rule by its id, if it seeks phrases."""
        self._make, self.outline, self.beginnings = make, outline, beginnings

    @cached_property
    def check(self) -> Check | None:
        """The check itself."""
        return self._make()

    @property
    def kept(self) -> bool:
        """Whether the check is made already."""
        return "check" in vars(self)


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
    said_once: bool = False
    """Whether it is said once, with all places, where it stands more than three times in a file."""
    depth: Depth = "core"
    """A rule is core by a figure: four in five of its findings were useful on text that it was not made on."""
    shown: tuple[Mapping[str, Any], ...] = ()
    """The examples, as the pack has them."""
    options: Mapping[str, object] = field(default_factory=dict)
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
        return tuple(map(Example.written, self.shown))

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


class RuleSet(tuple[Rule, ...]):  # noqa: SLOT001 - a cached property needs a dict
    """The rules of a run, in their order."""

    _begun = False
    """Whether a specification was looked at already: of one alone, most checks need never be made."""

    @cached_property
    def _outlines(self) -> list[Outline]:
        return [rule.outline for rule in self]

    @cached_property
    def _sought(self) -> list[tuple[PhraseSet, ...]]:
        """For each rule, the phrases of which one must stand somewhere, or nothing."""
        return [rule.check.sought if rule.check else () for rule in self]

    @cached_property
    def _books(self) -> dict[int, tuple[list[PhraseSet], Book]]:
        return {}

    def _book(self, profile: Profile) -> tuple[list[PhraseSet], Book]:
        """All phrases that are looked up in every specification of an employer, those of its statements too."""
        if id(profile) not in self._books:
            stated = (known.phrases for known in profile.statements.values())
            sought = (phrases for rule in self if rule.check for phrases in (*rule.check.sought, *rule.check.asked))
            sets = list(dict.fromkeys([*sought, *(phrases for phrases in stated if phrases)]))
            self._books[id(profile)] = sets, Book(sets)
        return self._books[id(profile)]

    def near(self, spec: Spec, plan: Plan | None = None) -> Iterator[Rule]:
        """Those that may find something in a specification: it has what they need."""
        single = _single(spec, plan or Plan())
        first, self._begun = not self._begun, True
        asked = RuleSet(self._promising(spec, single=single)) if first else self
        spec.look(*asked._book(spec.profile))  # noqa: SLF001 - of this class
        sought, alone = asked._sought, asked._single if single else asked._alone  # noqa: SLF001
        for at in range(len(asked)):
            if at in alone and (not sought[at] or any(spec.says(phrases) for phrases in sought[at])):
                yield asked[at]

    def _promising(self, spec: Spec, *, single: bool) -> Iterator[Rule]:
        """Those whose checks are made, or may find something as far as their outlines say."""
        texts = [Tokens(spec.title), *(passage.tokens for section in spec.sections for passage in section.passages)]
        begun = {
            beginnings: beginnings.met(texts)
            for beginnings in {rule.verb.beginnings for rule in self if isinstance(rule.verb, Promise)}
        }
        close = self._single if single else self._alone
        for at, rule in enumerate(self):
            outline, verb = self._outlines[at], rule.verb
            if (
                not isinstance(verb, Promise)
                or verb.kept
                or (
                    at in close
                    and outline.reader in {"", spec.read_by}
                    and (not outline.seeks or rule.id in begun[verb.beginnings])
                )
            ):
                yield rule

    @cached_property
    def _alone(self) -> frozenset[int]:
        """Which of them have something to say of one file."""
        return frozenset(at for at, outline in enumerate(self._outlines) if not outline.across_files)

    @cached_property
    def _single(self) -> frozenset[int]:
        """Which of them have something to say of a file that has but one version."""
        return frozenset(at for at in self._alone if not self._outlines[at].versions)

    @cached_property
    def by_id(self) -> Mapping[str, Rule]:
        """Each by its id."""
        return {rule.id: rule for rule in self}

    def read_by(self, reader: str) -> frozenset[str]:
        """The ids of those that find something where *reader* has read, or where nobody has."""
        if reader not in self._readers:
            self._readers[reader] = frozenset(r.id for r in self if r.reader in {"", reader})
        return self._readers[reader]

    @cached_property
    def _readers(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def families(self) -> frozenset[str]:
        """The families that they belong to."""
        return frozenset(rule.family for rule in self)

    @cached_property
    def meek(self) -> frozenset[str]:
        """Those that are silent where another has said the same."""
        return frozenset(r.id for r in self if r.yields_to or r.reader)

    @cached_property
    def across_files(self) -> tuple[Rule, ...]:
        """Those that compare files."""
        return tuple(rule for rule, outline in zip(self, self._outlines, strict=True) if outline.across_files)

    @cached_property
    def wanted(self) -> Mapping[str, tuple[str, ...]]:
        """What each reader of grammar is to look for, by its own names."""
        names: dict[str, list[str]] = {}
        for outline in self._outlines:
            if outline.reader:
                names.setdefault(outline.reader, []).extend(outline.wanted)
        return {reader: tuple(asked) for reader, asked in names.items()}


def _single(spec: Spec, plan: Plan) -> bool:
    """Whether a specification has but one version: nothing is tracked or remarked, and nothing lies beside it."""
    document = spec.document
    return not (document.changes or document.comments or plan.adopted or plan.redlines or plan.memo)


def named(rule: str, names: Iterable[str]) -> bool:
    """Whether a rule's id is among *names*: ids, families (``wording`` or ``wording/*``) or ``*``."""
    family = rule.partition("/")[0]
    return any(name in {rule, family, f"{family}/*", "*"} for name in names)


def filled(template: str, words: Mapping[str, object]) -> str:
    """A template with its fields filled; text from the page is never read as a template."""
    return template.format_map(words) if "{" in template else template


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
