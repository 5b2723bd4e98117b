"""What a redline changes: without a mark, on other words than the adopted ones, or with a date that stays behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from speclint.compare import memo
from speclint.compare.change import Change, Comparison
from speclint.compare.comparing import known, within_redline
from speclint.compare.matching import same_class
from speclint.compare.sentences import quoted
from speclint.document import Span
from speclint.finding import Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import Plan, Spec
from speclint.text.cue import begun
from speclint.text.expression import Expression
from speclint.text.phrases.book import PhraseSet
from speclint.text.tokens import Tokens

_NAMED = 40
"""Characters of a text that a message quotes."""


def _compared(spec: Spec, plan: Plan) -> Comparison | None:
    """What changed since adoption, or else in a redline by itself."""
    adopted = plan.adopted.get(spec.document.path)
    if adopted is not None:
        return known(adopted, spec)
    return within_redline(spec) if spec.document.changes else None


def _spot(spec: Spec, change: Change) -> Span:
    """Where in the new text a change is shown; what is gone is shown at the heading it stood under."""
    if change.new:
        return change.new.span
    section = next((s for s in spec.sections if change.section and s.name == change.section and s.heading), None)
    return section.span if section else spec.title_span


@dataclass(frozen=True)
class Unmarked(Check):
    """Changes since the adopted text that no tracked change covers."""

    versions: ClassVar[bool] = True
    WORDS: ClassVar[frozenset[str]] = frozenset({"said", "more"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each change without a mark; a part that came as a whole is one."""
        adopted = plan.adopted.get(spec.document.path)
        if adopted is None or not spec.document.changes:
            return
        bare = [change for change in known(adopted, spec).changes if change.marked is False and change.part != "page"]
        heads = [c for c in bare if c.part == "heading" and c.kind == "added"]
        beneath = Counter(id(head) for head in heads for change in bare if _beneath(change, head))
        for change in bare:
            if not any(_beneath(change, head) for head in heads):
                under = beneath[id(change)]
                more = f", with {under} passage{'s' if under > 1 else ''} under it" if under else ""
                yield Hit(_spot(spec, change), {"said": change.message.rstrip("."), "more": more})


def _beneath(change: Change, head: Change) -> bool:
    return change.kind == "added" and change.part != "heading" and change.heading == head.heading


@dataclass(frozen=True)
class BaseDiffers(Check):
    """A redline that does not begin from the adopted text: with all changes rejected, it reads otherwise."""

    versions: ClassVar[bool] = True
    WORDS: ClassVar[frozenset[str]] = frozenset({"count", "first", "adopted"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """One hit for a file, at its title."""
        adopted = plan.adopted.get(spec.document.path)
        if adopted is None or not spec.document.changes:
            return
        base = [change for change in known(adopted, spec).base if change.part != "page" and not _recast(change)]
        if base:
            first = base[0].message.rstrip(".")
            words = {"count": _counted(len(base)), "first": first, "adopted": adopted.document.path}
            yield Hit(spec.title_span, words)


def _recast(change: Change) -> bool:
    """Whether only numbers or cuts differ."""
    return change.kind == "renumbered" or not any(word.op != "equal" and word.text.strip() for word in change.words)


def _counted(number: int) -> str:
    return "1 place" if number == 1 else f"{number} places"


@dataclass(frozen=True)
class CleanDiffers(Check):
    """A clean copy that is not what its redline gives when all changes are accepted."""

    clean: Expression | PhraseSet
    """What in a file's name says that it is a clean copy."""
    redline: Expression | PhraseSet
    """What in a file's name says that it is a redline."""

    versions: ClassVar[bool] = True
    WORDS: ClassVar[frozenset[str]] = frozenset({"redline", "said"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each difference from the accepted redline."""
        redline = plan.redlines.get(spec.document.path)
        if redline is None or spec.document.changes or not same_class(spec, redline):
            return
        for change in known(redline, spec).changes:
            if change.part != "page" and not _recast(change):
                said = {"said": change.message.rstrip("."), "redline": redline.document.path}
                yield Hit(_spot(spec, change), said)


@dataclass(frozen=True)
class DateUntouched(Check):
    """A text that changed while its date stayed what it was."""

    kinds: tuple[str, ...] = ("approved", "revised")
    versions: ClassVar[bool] = True
    WORDS: ClassVar[frozenset[str]] = frozenset({"count", "date"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The date that stayed, where changes of weight were made."""
        found = _compared(spec, plan)
        changes = (
            [c for c in found.changes if c.substantive and c.topic != "date" and c.part != "page"] if found else []
        )
        if not found or not changes:
            return
        before = {stamp.when for stamp in found.old.dates if stamp.kind in self.kinds and stamp.when}
        stamps = [stamp for stamp in spec.dates if stamp.kind in self.kinds and stamp.when]
        if stamps and before and all(stamp.when in before for stamp in stamps):
            count = "1 change" if len(changes) == 1 else f"{len(changes)} changes"
            yield Hit(stamps[0].span, {"count": count, "date": stamps[0].text})


@dataclass(frozen=True)
class CodeUntouched(Check):
    """A class that has another title and still the same code."""

    versions: ClassVar[bool] = True
    WORDS: ClassVar[frozenset[str]] = frozenset({"old", "new", "code"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The code, where the title changed by more than its spelling."""
        found = _compared(spec, plan)
        titles = [c for c in found.changes if c.part == "title" and c.kind == "changed"] if found else []
        if not found or not any(change.substantive for change in titles):
            return
        if spec.class_code and found.old.class_code == spec.class_code:
            yield Hit(spec.code_span, {"old": found.old.title, "new": spec.title, "code": spec.class_code})


@dataclass(frozen=True)
class Authors(Check):
    """Tracked changes whose author nobody can name, or that several authors made."""

    unnamed: Expression | PhraseSet
    """How an author is called whom nobody can name; nobody can where there is no name."""
    several: bool = False
    """Whether several authors are looked for, and not nameless ones."""
    versions: ClassVar[bool] = True
    WORDS: ClassVar[frozenset[str]] = frozenset({"count", "names"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """One hit for a file, at its first change of the kind."""
        changes = [c for c in spec.document.changes if c.text.strip()]
        if not any(change.author for change in changes) and spec.document.format not in _NAMING:
            return
        nameless = [c for c in changes if self._nameless(c.author.strip())]
        names = sorted({c.author.strip() for c in changes if c not in nameless})
        chosen = changes if self.several and len(names) > 1 else [] if self.several else nameless
        if chosen:
            span = next((s for c in chosen if (s := spec.view.find(c.source))), spec.title_span)
            count = "1 tracked change" if len(chosen) == 1 else f"{len(chosen)} tracked changes"
            yield Hit(span, {"count": count, "names": ", ".join(names)})

    def _nameless(self, name: str) -> bool:
        return not name or begun(self.unnamed, Tokens(name)) == len(name)


_NAMING = frozenset({"word"})
"""Formats in which people talk about a text: who made a change is kept, and comments are for colleagues."""


@dataclass(frozen=True)
class CommentsLeft(Check):
    """Comments that people left in a file that goes to the board."""

    unless: Expression
    """Who or what makes a comment that is no talk among people."""
    versions: ClassVar[bool] = True
    WORDS: ClassVar[frozenset[str]] = frozenset({"count", "said"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """One hit for a file, at its first comment."""
        if spec.document.format not in _NAMING:
            return
        left = [c for c in spec.document.comments if not self.unless.search(f"{c.author}: {c.text}")]
        if left:
            span = next((s for c in left if (s := spec.view.find(c.source))), spec.title_span)
            count = "1 comment is" if len(left) == 1 else f"{len(left)} comments are"
            yield Hit(span, {"count": count, "said": quoted(left[0].text, _NAMED)})


@dataclass(frozen=True)
class MemoSilent(Check):
    """Changes of weight that no sentence of the memo to the board names."""

    topics: tuple[str, ...]
    """What a memo has to name: the topics of its changes."""
    whole: tuple[str, ...] = ()
    """Topics of which it has to name what was added or dropped as a whole, such as a duty."""
    versions: ClassVar[bool] = True
    WORDS: ClassVar[frozenset[str]] = frozenset({"said"})

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """Each change that the memo is silent about."""
        found = _compared(spec, plan) if plan.memo.strip() else None
        if not found:
            return
        about = memo.Memo(plan.memo)
        told = [change for change in found.changes if change.substantive and self._asked(change)]
        parts = {(change.kind, change.heading) for change in told if change.part != "heading"}
        for change in told:
            alone = change.part != "heading" or (change.kind, change.heading) not in parts  # else what it held says it
            if alone and not about.names(change):
                yield Hit(_spot(spec, change), {"said": change.message.rstrip(".")})

    def _asked(self, change: Change) -> bool:
        """Whether a memo has to name a change."""
        return change.topic in self.topics or (change.topic in self.whole and change.kind in {"added", "removed"})


CHECKS = {
    "unmarked-change": Unmarked,
    "base-differs": BaseDiffers,
    "clean-differs": CleanDiffers,
    "date-untouched": DateUntouched,
    "code-untouched": CodeUntouched,
    "change-authors": Authors,
    "comments-left": CommentsLeft,
    "memo-silent": MemoSilent,
}
