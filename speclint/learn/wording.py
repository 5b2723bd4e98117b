"""What a house always says in the same words, and the acronyms that its readers know."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from speclint.learn.seen import Seen
from speclint.light import dataclass
from speclint.profile import Profile
from speclint.spec import Passage
from speclint.text.expression import Expression
from speclint.text.lexicon import known as is_word

_ACRONYM = Expression(r"(?<![\w'-])[A-Z][A-Z]{1,6}(?![\w'’-])")
_NUMERAL = Expression(r"[IVX]+")
_FEWEST, _SHARE, _HALF = 3, 0.1, 0.5
_LONGEST_STATEMENT = 60
"""Words of a statement; a longer sentence makes it in passing."""
_SENTENCE_WORDS = 6
_MOST_SENTENCES = 12


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that files make, in the wording of most."""

    text: str
    files: int
    """How many make it in this wording."""
    of: int
    """How many make it at all."""
    others: tuple[tuple[str, str], ...] = ()
    """Files that word it otherwise, and how."""


def statements(seen: Sequence[Seen], profile: Profile) -> dict[str, Said]:
    """The profile's statements in the house's own wording, where at least half of those who make one agree."""
    found = dict[str, Said]()
    for name in sorted(profile.statements):
        made = dict[str, str]()
        for one in seen:
            for section, passage, span in one.spec.statement(name):
                text = _sentence(passage, span.start)
                if section.name not in profile.aside and len(text.split()) <= _LONGEST_STATEMENT:
                    made.setdefault(one.name, text)
        counted = Counter(made.values())
        if not counted:
            continue
        text, files = min(counted.items(), key=lambda said: (-said[1], said[0]))
        if files >= max(_FEWEST, _HALF * len(made), _SHARE * len(seen)):
            others = tuple((file, said) for file, said in sorted(made.items()) if said != text)
            found[name] = Said(text, files, len(made), others)
    return found


def repeated(seen: Sequence[Seen], known: Sequence[str]) -> list[Said]:
    """Sentences that at least half of the files have in common, beside the statements that are *known*."""
    files = defaultdict[str, set[str]](set)
    for one in seen:
        for _, passage in one.spec.passages():
            files[_plain(passage.text)].add(one.name)
    enough = max(_FEWEST, _HALF * len(seen))
    found = [
        Said(text, len(names), len(seen))
        for text, names in sorted(files.items())
        if len(names) >= enough and len(text.split()) >= _SENTENCE_WORDS and not any(text in one for one in known)
    ]
    return sorted(found, key=lambda said: (-said.files, said.text))[:_MOST_SENTENCES]


def acronyms(seen: Sequence[Seen], profile: Profile) -> list[str]:
    """Words in capitals that many files use and the profile does not know; words that are merely stressed are none."""
    files = Counter[str]()
    for one in seen:
        texts = [p.text for _, p in one.spec.passages() if not p.text.isupper()]
        files.update({word for text in texts for word in _ACRONYM.findall(text)})
    enough = max(_FEWEST, _SHARE * len(seen))
    known = {*profile.words.get("acronyms", ())}
    return sorted(
        word
        for word, number in files.items()
        if number >= enough and word not in known and not is_word(word.lower()) and not _NUMERAL.fullmatch(word)
    )


def _sentence(passage: Passage, at: int) -> str:
    span = next((s for s in passage.sentences if s.start <= at < s.end), None)
    return _plain(passage.text[span.start : span.end] if span else passage.text)


def _plain(text: str) -> str:
    """A sentence without what only its place brings: blanks, and a mark of a list at its end."""
    return " ".join(text.split()).removesuffix(";").removesuffix("; and").rstrip()
