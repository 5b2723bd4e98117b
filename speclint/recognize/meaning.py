"""What a heading's own words say of the part that it opens."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from speclint.light import dataclass, field
from speclint.profile import Profile
from speclint.shipped import terms
from speclint.text.expression import Expression

_WORD = Expression(r"[a-z0-9]+(?:['’.-][a-z0-9]+)*")
_BRACKETS = Expression(r"\([^()]{1,40}\)[\s:]*$")
_LEADS = terms("heading-prepositions")
"""Words behind which a heading says of what it speaks: duties *of* the class."""
_OPEN_ENDED = frozenset({"for", "at", "to"})
"""Words behind which anything may stand: minimum qualifications *for* Senior Clerk."""
_MUST = terms("required")
"""Words that end what an adjective in front of several names says of them: preferred and *minimum* qualifications."""
_CONTRACTED = {"you'll": "you will", "you're": "you are", "we're": "we are", "we'll": "we will", "you've": "you have"}
_ASIDE = Expression(r"\s[–—-]+\s+(?=(?:the|these|this|following|may|any|not|note|all|duties|include)\b).*$")
"""What a heading says about the list behind it: "Essential functions – the following duties are typical"."""
_PHRASE = 3
"""Words from which a phrase is as good as a sentence."""
_LONGEST = 7
"""Words of the longest phrase that is looked up."""
_ENDING = Expression(
    r"\s+(?:may\s+|will\s+|shall\s+|typically\s+)?(?:includ(?:es?|ing)|(?:are|is)\s+as\s+follows|as\s+follows|consists?\s+of)\b.*$|\s+(?:are|is)(?:\s+the\s+following)?$"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The part that a heading names."""

    name: str = ""
    unknown: int = 0
    """How many words of the heading were not understood."""
    weak: bool = False
    """Whether it is named by such words only as give way to what the text says."""
    phrased: bool = False
    """Whether a phrase of several words names it: such a heading may be a sentence."""

    @property
    def sure(self) -> bool:
        """Whether every word of the heading was understood."""
        return bool(self.name) and not self.unknown


@dataclass(slots=True)
class _Conjunct:
    """What stands between two "and"s."""

    strong: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    unknown: int = 0
    phrased: bool = False


class Words:
    """A profile's words for the parts of a specification."""

    def __init__(self, profile: Profile) -> None:
        """Use the words of a profile."""
        self.profile = profile
        self.said = profile.heading_words

    def meaning(self, plain: str, title: Collection[str] = ()) -> Meaning:
        """What a normalised heading says; the words of the *title* change nothing."""
        words = words_of(plain)
        conjuncts = list(self._conjuncts(words, frozenset(title)))
        if aside := next((c.strong[-1] for c in conjuncts if self._sets_aside(c)), ""):
            return Meaning(aside, sum(c.unknown for c in conjuncts))
        found = list[str]()
        strong = False
        for at, conjunct in enumerate(conjuncts):
            headed = next((c for c in conjuncts[at:] if c.strong or c.weak), None)
            if headed is None:
                continue
            strong = strong or bool(headed.strong)
            name = headed.strong[-1] if headed.strong else headed.weak[-1]
            if headed is not conjunct and headed.weak and name in self.said.turned:
                name = headed.weak[-1]  # "Required and Preferred Qualifications"
            turning = conjunct.words
            if conjuncts[0] is not conjunct and _MUST.isdisjoint(turning):
                turning = [*conjuncts[0].words, *turning]  # "Preferred Education and Experience"
            found.append(self._turned(name, turning))
        if not found:
            return Meaning()
        unknown, phrased = sum(c.unknown for c in conjuncts), any(c.phrased for c in conjuncts)
        return Meaning(self._whole(found), unknown, not strong, phrased)

    def _sets_aside(self, conjunct: _Conjunct) -> bool:
        """Whether another part only says more of what stands aside: "Training and Experience Questionnaire"."""
        names = conjunct.strong
        return len(names) > 1 and names[-1] in self.profile.aside and not {*names[:-1]} <= {*self.profile.aside}

    def _conjuncts(self, words: Sequence[str], title: Collection[str]) -> Iterator[_Conjunct]:
        """The parts of a heading that are joined by "and", each with what it names."""
        here, open_ended, led = _Conjunct(), False, False
        at = 0
        while at < len(words):
            word = words[at]
            found, length = (None, 1) if word in title else self._at(words, at)
            at += length
            if found:
                name, weak = found
                here.phrased = here.phrased or length >= _PHRASE
                if not (led and (here.strong if not weak else here.strong or here.weak)):
                    (here.weak if weak else here.strong).append(name)
                here.words.append(word)
            elif word == "and":
                yield here
                here, open_ended, led = _Conjunct(), False, False
            elif word in _LEADS:
                led = bool(here.strong or here.weak)
                open_ended = open_ended or (led and word in _OPEN_ENDED)
            elif word in title:
                pass  # it may name a class, not a part
            elif word in self.said.turning or word in self.said.beside or word.isdigit():
                here.words.append(word)
            elif not open_ended:
                here.unknown += 1
        yield here

    def _at(self, words: Sequence[str], at: int) -> tuple[tuple[str, bool] | None, int]:
        """The longest phrase that begins here, and how many words it has."""
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            if found := self.said.phrases.get(" ".join(words[at : at + length])):
                return found, length
        return None, 1

    def _turned(self, name: str, words: Collection[str]) -> str:
        for to, by in self.said.turned.items():
            if not frozenset(by.get(name, ())).isdisjoint(words):
                return to
        return name

    def with_tail(self, name: str, heading: str) -> str:
        """What a section becomes by the brackets behind its heading: "Skills (Preferred)"."""
        tail = _BRACKETS.search(heading)
        words = words_of(tail[0]) if name and tail else []
        return self._turned(name, words) if words and _MUST.isdisjoint(words) else name

    def _whole(self, names: Sequence[str]) -> str:
        """The one part that several names together open."""
        several = list(dict.fromkeys(names))
        if len(several) == 1:
            return several[0]
        for whole, parts in self.said.together.items():
            if set(several) <= {whole, *parts}:
                return whole
        parents = {self.profile.parent(name) or name for name in several}
        return parents.pop() if len(parents) == 1 else several[0]


def words_of(text: str) -> list[str]:
    """The words of a heading, in small letters and without contractions."""
    return [part for word in _WORD.findall(text.lower()) for part in _spelt_out(word)]


def bare(plain: str) -> str:
    """A heading without the beginning of a sentence that may stand behind it: "… include the following"."""
    return _ENDING.sub("", _ASIDE.sub("", plain))


def _spelt_out(word: str) -> list[str]:
    word = word.replace("’", "'")
    return _CONTRACTED.get(word, word).split()
