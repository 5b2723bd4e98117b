"""The rules of a run, and which of them a page may concern."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from speclint.profile import Profile
from speclint.rule.check import Outline, Promise
from speclint.rule.entry import Rule
from speclint.spec import Plan, Spec
from speclint.text.phrases.book import Book, PhraseSet
from speclint.text.tokens import Tokens


class RuleSet(tuple[Rule, ...]):  # noqa: SLOT001 - a cached property needs a dict
    """The rules of a run, in their order."""

    unasked: tuple[Rule, ...] = ()
    """Rules in force that are not asked: of what nobody looked for, nobody knows whether it is there."""
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

    def _book(self, profile: Profile, among: frozenset[str] | None = None) -> tuple[list[PhraseSet], Book]:
        """All phrases that are looked up in every specification of an employer, those of its statements too.

        For one page alone, those that may stand *among* its words.
        """
        if id(profile) not in self._books:
            series = profile.series
            stated = [known.phrases for known in profile.statements.values()]
            stated += [series.supervises, series.leads, series.exempt] if self.across_files else []
            sought = (phrases for rule in self if rule.check for phrases in (*rule.check.sought, *rule.check.asked))
            sets = list(dict.fromkeys([*sought, *(phrases for phrases in stated if phrases)]))
            self._books[id(profile)] = sets, Book(sets, among)
        return self._books[id(profile)]

    def near(self, spec: Spec, plan: Plan | None = None) -> Iterator[Rule]:
        """Those that may find something in a specification: it has what they need."""
        single = _single(spec, plan or Plan())
        first, self._begun = not self._begun, True
        asked, among = self, None
        if first:
            texts = [Tokens(spec.title), *(passage.tokens for section in spec.sections for passage in section.passages)]
            asked = RuleSet(self._promising(spec, texts, single=single))
            among = frozenset[str]().union(*(tokens.kinds for tokens in texts), *(tokens.words for tokens in texts))
        spec.look(*asked._book(spec.profile, among))
        sought, alone = asked._sought, asked._single if single else asked._alone
        for at in range(len(asked)):
            if at in alone and (not sought[at] or any(spec.says(phrases) for phrases in sought[at])):
                yield asked[at]

    def _promising(self, spec: Spec, texts: Sequence[Tokens], *, single: bool) -> Iterator[Rule]:
        """Those whose checks are made, or may find something as far as their outlines and its texts say."""
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
        """The families that they belong to, and those in force that are not asked."""
        return frozenset(rule.family for rule in (*self, *self.unasked))

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
