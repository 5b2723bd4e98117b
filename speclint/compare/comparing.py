"""Two specifications in, their comparison out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from speclint.compare import marks
from speclint.compare.change import Change, Comparison
from speclint.compare.describing import Describing
from speclint.compare.differing import events
from speclint.compare.event import Event
from speclint.compare.summary import summarized
from speclint.compare.units import outside, units
from speclint.document import Document
from speclint.light import replace
from speclint.profile import Profile
from speclint.recognize import recognize
from speclint.spec import Spec


def compare(old: Spec, new: Spec) -> Comparison:
    """What changed from *old* to *new*; where *new* is a redline, also which changes its marks do not cover."""
    changes = tuple(differences(old, new))
    base: tuple[Change, ...] = ()
    if old.document is new.document:
        changes = tuple(replace(change, marked=True) for change in changes)
    elif new.document.changes and new.view.name == "proposed":
        rejected = recognize(new.document, new.profile, "original")
        base = tuple(differences(old, rejected))
        changes = tuple(marks.marked(changes, base, new, rejected))
    numbered = tuple(replace(change, number=n) for n, change in enumerate(changes, 1))
    summary = tuple(summarized(numbered, new.profile))
    return Comparison(old, new, numbered, summary, base, tuple(_notices(old, new)))


@lru_cache(maxsize=8)  # several rules ask for the same two, one after the other
def known(old: Spec, new: Spec) -> Comparison:
    """The same as ``compare``, worked out once."""
    return compare(old, new)


@lru_cache(maxsize=8)
def within_redline(spec: Spec) -> Comparison:
    """What a redline changes, where its proposed text is recognised already."""
    return compare(recognize(spec.document, spec.profile, "original"), spec)


def within(document: Document, profile: Profile) -> Comparison:
    """What a redline changes: its own original text against its proposed one."""
    return compare(recognize(document, profile, "original"), recognize(document, profile, "proposed"))


def against(old: Document, new: Document, profile: Profile) -> Comparison:
    """What changed between two files, each with its tracked changes accepted."""
    return compare(recognize(old, profile, "proposed"), recognize(new, profile, "proposed"))


def _notices(old: Spec, new: Spec) -> Iterator[str]:
    if old.document is not new.document and old.document.changes and old.view.name == "proposed":
        yield f"{old.document.path} holds tracked changes; it was read with all of them accepted."


def differences(old: Spec, new: Spec) -> Iterator[Change]:
    """Every change, in the order of the new text; what is gone stands where it stood."""
    describing = Describing(old, new)
    lists = old.profile.of("work", "place", "strain", joined=True)
    found: list[Event] = [
        *events(units(old), units(new), describing, lists),
        *events(outside(old), outside(new), describing, lists),
    ]
    for event in found:
        yield describing.change(event)
