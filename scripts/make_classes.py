"""Make ``speclint/data/classes.txt``: in which classes real specifications use their words, and in which order.

Usage: python scripts/make_classes.py OUT TEXTS [--model NAME]      (needs spaCy 3.8 and its en_core_web_sm)

TEXTS is a file of passages, one a line: the name of its document, a tab, the passage. spaCy's small English model (MIT)
names the classes; a passage that begins with a verb is given a subject first, for the model knows whole sentences. Only
facts leave the texts: single words that stand in at least three documents, endings, classes and counts.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc

sys.path.insert(0, str(Path(__file__).parents[1]))
from speclint.text.classes import _WORD, ENDS, NAME, NUMBER, SIGNS
from speclint.text.verbs import verbs

CLASSES = {
    "NN": "n", "NNS": "N", "NNP": "P", "NNPS": "P", "JJ": "j", "JJR": "j", "JJS": "j", "VB": "v", "VBP": "v",
    "VBZ": "z", "VBD": "d", "VBN": "d", "VBG": "g", "MD": "m", "TO": "t", "IN": "i", "DT": "a", "PDT": "a",
    "WDT": "w", "WP": "w", "WRB": "w", "WP$": "w", "CC": "c", "CD": "#", "PRP": "p", "PRP$": "s", "POS": "s",
    "RB": "r", "RBR": "r", "RBS": "r", "RP": "i", "EX": "p",
}  # fmt: skip
LEAST = 3
"""In so many documents a word must stand."""
NAMES = 8
"""In so many documents a word with a capital must stand: the names of persons and small places stay out."""
RARE = 10
"""Up to so many uses a word says what endings mean."""
FEWEST = 5
"""From how many uses on an ending is kept."""


def main() -> None:
    """Tag, count and write."""
    asked = argparse.ArgumentParser()
    asked.add_argument("out")
    asked.add_argument("texts")
    asked.add_argument("--model", default="en_core_web_sm")
    told = asked.parse_args()
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    holders: defaultdict[str, set[str]] = defaultdict(set)
    threes: Counter[str] = Counter()
    for document, said, kinds in tagged(told.texts, told.model):
        before, first = "^^", True
        for word, kind in zip(said, kinds, strict=True):
            form = NUMBER if word[0].isdigit() or word[0] == "$" else word.replace("’", "'")
            name = form if kind == NAME and not first else form.lower()
            words[name][kind] += 1
            holders[name].add(document)
            threes[before + kind] += 1
            before, first = before[1] + kind, form in ENDS
    endings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, counts in words.items():
        if sum(counts.values()) <= RARE and word.isalpha():
            size = "C" if word[0].isupper() else "c"
            for length in range(min(5, len(word)) + 1):
                endings[size + word.lower()[len(word) - length :]].update(counts)
    rows = [
        "## In which classes specifications use their words (n noun, N plural, v verb …, see text/classes.py), which",
        "## classes rare words with an ending have (~), and which three classes follow one another (=). Counts only.",
        "## Made by scripts/make_classes.py.",
    ]
    kept = {w: c for w, c in words.items() if len(holders[w]) >= (NAMES if w != w.lower() else LEAST) and " " not in w}
    rows += [f"{w} {told_of(c)}" for w, c in sorted(kept.items())]
    rows += [f"~{e} {told_of(c)}" for e, c in sorted(endings.items()) if sum(c.values()) >= FEWEST]
    rows += [f"={t} {n}" for t, n in sorted(threes.items()) if n > 1]
    Path(told.out).write_text("\n".join(rows) + "\n", "utf-8")
    print(f"{len(kept)} words, {len(rows)} rows")


def told_of(counts: Counter[str]) -> str:
    """A row of counts."""
    return " ".join(f"{kind}{n}" for kind, n in counts.most_common())


def tagged(texts: str, model: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Every passage (no more than twice) with the classes of its words."""
    nlp = spacy.load(model, exclude=["ner", "lemmatizer", "parser"])
    seen: Counter[str] = Counter()

    def documents() -> Iterator[tuple[Doc, tuple[str, list[str], int]]]:
        for line in Path(texts).read_text("utf-8").splitlines():
            name, _, passage = line.partition("\t")
            said = [m[0] for m in _WORD.finditer(passage)]
            seen[passage] += 1
            if seen[passage] > 2 or not said or len(said) > 400:  # noqa: PLR2004 - boilerplate; a table
                continue
            lead = {"s": ["It"], "base": ["To"]}.get(verbs().get(said[0].lower(), ("", ""))[1], [])
            given = [*lead, said[0].lower() if lead else said[0], *said[1:]]
            yield Doc(nlp.vocab, words=given, spaces=[True] * len(given)), (name, said, len(lead))

    for doc, (name, said, lead) in nlp.pipe(documents(), as_tuples=True, batch_size=256):
        yield name, said, [kind_of(w, t.tag_) for w, t in zip(said, list(doc)[lead:], strict=True)]


def kind_of(word: str, tag: str) -> str:
    """Our class for a word and spaCy's tag."""
    if tag in CLASSES:
        return CLASSES[tag]
    if word[0].isalpha():
        return "n" if word.islower() else NAME
    if word[0].isdigit():
        return NUMBER
    return word if word in SIGNS else "." if word in ".!?" else '"'


if __name__ == "__main__":
    main()
