"""The verbs a rule may use, by name: a table that imports a verb when it is first asked for.

A page gives most verbs no cause to look at it, and to import all of them would be a third of a run over one file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from speclint.rule import Check

_Verbs = Mapping[str, type[Check]]


def _adopted() -> _Verbs:
    from speclint.checks.adopted import CHECKS

    return CHECKS


def _agreement() -> _Verbs:
    from speclint.checks.agreement import CHECKS

    return CHECKS


def _alternatives() -> _Verbs:
    from speclint.checks.alternatives import CHECKS

    return CHECKS


def _amounts() -> _Verbs:
    from speclint.checks.amounts import CHECKS

    return CHECKS


def _apostrophes() -> _Verbs:
    from speclint.checks.apostrophes import CHECKS

    return CHECKS


def _bareness() -> _Verbs:
    from speclint.checks.bareness import CHECKS

    return CHECKS


def _capitals() -> _Verbs:
    from speclint.checks.capitals import CHECKS

    return CHECKS


def _claims() -> _Verbs:
    from speclint.checks.claims import CHECKS

    return CHECKS


def _collection() -> _Verbs:
    from speclint.checks.collection import CHECKS

    return CHECKS


def _dates() -> _Verbs:
    from speclint.checks.dates import CHECKS

    return CHECKS


def _demands() -> _Verbs:
    from speclint.checks.demands import CHECKS

    return CHECKS


def _duties() -> _Verbs:
    from speclint.checks.duties import CHECKS

    return CHECKS


def _emptiness() -> _Verbs:
    from speclint.checks.emptiness import CHECKS

    return CHECKS


def _entries() -> _Verbs:
    from speclint.checks.entries import CHECKS

    return CHECKS


def _grammar() -> _Verbs:
    from speclint.checks.grammar import CHECKS

    return CHECKS


def _items() -> _Verbs:
    from speclint.checks.items import CHECKS

    return CHECKS


def _joints() -> _Verbs:
    from speclint.checks.joints import CHECKS

    return CHECKS


def _leftovers() -> _Verbs:
    from speclint.checks.leftovers import CHECKS

    return CHECKS


def _lists() -> _Verbs:
    from speclint.checks.lists import CHECKS

    return CHECKS


def _metadata() -> _Verbs:
    from speclint.checks.metadata import CHECKS

    return CHECKS


def _mixture() -> _Verbs:
    from speclint.checks.mixture import CHECKS

    return CHECKS


def _names() -> _Verbs:
    from speclint.checks.names import CHECKS

    return CHECKS


def _numbering() -> _Verbs:
    from speclint.checks.numbering import CHECKS

    return CHECKS


def _official() -> _Verbs:
    from speclint.checks.official import CHECKS

    return CHECKS


def _pairs() -> _Verbs:
    from speclint.checks.pairs import CHECKS

    return CHECKS


def _parallels() -> _Verbs:
    from speclint.checks.parallels import CHECKS

    return CHECKS


def _persons() -> _Verbs:
    from speclint.checks.persons import CHECKS

    return CHECKS


def _presence() -> _Verbs:
    from speclint.checks.presence import CHECKS

    return CHECKS


def _punctuation() -> _Verbs:
    from speclint.checks.punctuation import CHECKS

    return CHECKS


def _readability() -> _Verbs:
    from speclint.checks.readability import CHECKS

    return CHECKS


def _redline() -> _Verbs:
    from speclint.checks.redline import CHECKS

    return CHECKS


def _repetition() -> _Verbs:
    from speclint.checks.repetition import CHECKS

    return CHECKS


def _rows() -> _Verbs:
    from speclint.checks.rows import CHECKS

    return CHECKS


def _schema() -> _Verbs:
    from speclint.checks.schema import CHECKS

    return CHECKS


def _shape() -> _Verbs:
    from speclint.checks.shape import CHECKS

    return CHECKS


def _slips() -> _Verbs:
    from speclint.checks.slips import CHECKS

    return CHECKS


def _spelling() -> _Verbs:
    from speclint.checks.spelling import CHECKS

    return CHECKS


def _statements() -> _Verbs:
    from speclint.checks.statements import CHECKS

    return CHECKS


def _structure() -> _Verbs:
    from speclint.checks.structure import CHECKS

    return CHECKS


def _titles() -> _Verbs:
    from speclint.checks.titles import CHECKS

    return CHECKS


def _unusual() -> _Verbs:
    from speclint.checks.unusual import CHECKS

    return CHECKS


def _values() -> _Verbs:
    from speclint.checks.values import CHECKS

    return CHECKS


def _ways() -> _Verbs:
    from speclint.checks.ways import CHECKS

    return CHECKS


def _weights() -> _Verbs:
    from speclint.checks.weights import CHECKS

    return CHECKS


def _within() -> _Verbs:
    from speclint.checks.within import CHECKS

    return CHECKS


def _wording() -> _Verbs:
    from speclint.checks.wording import CHECKS

    return CHECKS


_NAMES: dict[Callable[[], _Verbs], str] = {
    _adopted: "unmarked-change base-differs clean-differs date-untouched code-untouched change-authors"
    " comments-left memo-silent",
    _agreement: "verb-row no-verb",
    _alternatives: "alternatives",
    _amounts: "amounts",
    _apostrophes: "wrong-apostrophe",
    _bareness: "bare-duty",
    _capitals: "capital-inside odd-capital",
    _claims: "other-title two-superiors",
    _collection: "boilerplate-drift duplicate-code duplicate-title level-inversion unknown-class promotion-gap"
    " twin-drift merge-candidate",
    _dates: "impossible-date future-date stale-date short-year dates-in-disorder mixed-date-forms"
    " dates-run-together dates-disagree other-meeting",
    _demands: "demand-and-duty",
    _duties: "verb-form mixed-beginnings",
    _emptiness: "empty-field empty-subheading link-only promise",
    _entries: "list-form",
    _grammar: "languagetool harper",
    _items: "size share last",
    _joints: "torn-word joined-words",
    _leftovers: "leftover",
    _lists: "and-missing and-twice clause-form",
    _metadata: "title-elsewhere",
    _mixture: "mixed repeated",
    _names: "acronyms untold-acronyms title-variant",
    _numbering: "sequence",
    _official: "near-name",
    _pairs: "sentence-form noun-pair",
    _parallels: "clause-noun series-mix",
    _persons: "two-persons",
    _presence: "expected",
    _punctuation: "final-period unbalanced dangling-end",
    _readability: "reading-grade long",
    _redline: "struck-number fused-change furniture broken-sentences unnamed-redline",
    _repetition: "same-act repeated-clause echo repeated-phrase repeated-sentence same-run same-statement"
    " same-words repeated-word cognate same-beginning told-twice in-one-sentence thread same-head",
    _rows: "comma-missing comma-between-two hyphen-missing",
    _schema: "schema",
    _shape: "broken-entry thin-part unkept-heading heading-joint run-together duty-among",
    _slips: "owner-missing verb-form-here noun-number article-left-out",
    _spelling: "misspelt",
    _statements: "statement-form series-form",
    _structure: "empty-section headings",
    _titles: "title-filler title-mark title-signs title-twice",
    _unusual: "left-out stray-word mistaken-word",
    _values: "codes contradiction two-values figures",
    _ways: "acronym-variant ampersand capitals inner-plural like-names name-order name-variant name-ways near-title"
    " one-capital one-word",
    _weights: "weights frequency",
    _within: "form-breaks",
    _wording: "phrases demand pattern",
}
"""A module's verbs, as its own table has them; a test holds the two against each other."""
_WHERE = {name: module for module, names in _NAMES.items() for name in names.split()}


class _Table(Mapping[str, type[Check]]):
    """The verbs by name."""

    def __getitem__(self, name: str) -> type[Check]:
        return _WHERE[name]()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_WHERE)

    def __len__(self) -> int:
        return len(_WHERE)


CHECKS: Mapping[str, type[Check]] = _Table()
