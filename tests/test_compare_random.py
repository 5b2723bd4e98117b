"""Whatever is done to a text, what is said to have changed is what changed: nothing more, nothing less."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from checking import seen
from comparing import assert_exact, compared
from hypothesis import given
from hypothesis import strategies as st
from mutating import CALHR, Mutated, mutated, paragraphs, specifications, words_of

from speclint.compare.aligned import ALIKE
from speclint.compare.alignment import align
from speclint.compare.change import Comparison, Side
from speclint.compare.folding import folded, tokens
from speclint.compare.units import units
from speclint.compare.wording import words
from speclint.spec import Spec

HERE = Path(__file__).parent
INVENTED = sorted([*(HERE.parent / "examples" / "specs").glob("*.md"), *(HERE / "data" / "clean").glob("*.md")])
TEXT = st.text(alphabet="ab7 “”\"'’-–;,.\n\u00a0", max_size=40)


@given(TEXT, TEXT)
def test_words_give_back_both_texts(old: str, new: str) -> None:
    found = words(old, new)
    assert "".join(word.text for word in found if word.op != "insert") == old
    assert "".join(word.text for word in found if word.op != "delete") == new
    assert all(word.text for word in found)
    assert all(a.op != b.op for a, b in pairwise(found))


def untouched(spec: Spec, sides: list[Side]) -> str:
    """What stands outside every change."""
    parts = [part for unit in units(spec) for part in unit.inner]
    rest = [p for p in parts if not any(p.span in side.span and folded(p.text) in folded(side.text) for side in sides)]
    return folded(" ".join(part.text for part in rest))


def assert_applies(found: Comparison) -> None:
    """Assert that the old text with its changes made is the new one: beside the changes the two are equal."""
    assert_exact(found)
    olds = [change.old for change in found.changes if change.old]
    news = [change.new for change in found.changes if change.new]
    assert untouched(found.old, olds) == untouched(found.new, news)


@given(st.sampled_from(INVENTED), st.integers(0, 10_000))
def test_invented_specifications_changed_at_random(file: Path, seed: int) -> None:
    old = paragraphs(seen(file.read_bytes(), file.name).document.source)
    made = mutated(old, words_of([old]), Random(seed))
    assert_applies(compared("\n\n".join(made.old), "\n\n".join(made.new)))


@pytest.mark.skipif(not CALHR.is_dir(), reason="needs ../shared: specifications of the State")
def test_specifications_of_the_state_changed_at_random() -> None:
    texts = specifications(step=11, most=60)
    vocabulary, chance = words_of(texts), Random(3)
    for old in texts:
        made = mutated(old, vocabulary, chance)
        assert_applies(compared("\n\n".join(made.old), "\n\n".join(made.new)))


@dataclass(frozen=True)
class Line:
    key: str
    words: tuple[str, ...]
    clauses: frozenset[str] = frozenset()


@dataclass
class Rates:
    right: int = 0
    paired: int = 0
    moves: int = 0
    moved: int = 0
    false_moves: int = 0
    halves: int = 0
    split: int = 0
    added: int = 0
    additions: int = 0
    dropped: int = 0
    drops: int = 0


def measured(made: Mutated, rates: Rates) -> None:
    """Hold one alignment against the truth."""
    old, new = ([Line(folded(p), tokens(p)) for p in texts] for texts in (made.old, made.new))
    brief = [[len(line.words) <= 6 for line in lines] for lines in (old, new)]
    found = align(old, new, lambda _i, _j: ALIKE, lambda i, j: 0.0 if brief[0][i] and brief[1][j] else 2.0)
    whole = {j: i for i, group in found.splits.items() for j in group}
    for j, i in enumerate(made.origin):
        mine = found.pairs.get(j, whole.get(j))
        if i is None:
            rates.additions += 1
            rates.added += mine is None
            continue
        right = mine is not None and made.old[mine] == made.old[i]
        if i in made.split:
            rates.split += 1
            rates.halves += right
            continue
        rates.paired += 1
        rates.right += right
        if i in made.moved:
            rates.moves += 1
            rates.moved += right and j in found.moved
        else:
            rates.false_moves += j in found.moved
    rates.drops += len(made.gone)
    rates.dropped += sum(i not in found.old for i in made.gone)


@pytest.mark.skipif(not CALHR.is_dir(), reason="needs ../shared: specifications of the State")
def test_pairs_moves_and_splits_are_found() -> None:
    texts = specifications(step=7, most=150)
    vocabulary, chance, rates = words_of(texts), Random(5), Rates()
    for old in texts:
        measured(mutated(old, vocabulary, chance), rates)
    assert rates.right >= 0.998 * rates.paired, rates
    assert rates.moved >= 0.98 * rates.moves, rates
    assert rates.false_moves == 0, rates
    assert rates.halves >= 0.95 * rates.split, rates
    assert rates.added >= 0.98 * rates.additions, rates
    assert rates.dropped >= 0.98 * rates.drops, rates
