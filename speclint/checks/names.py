"""Names that a reader cannot place: acronyms that are nowhere spelled out, titles in two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from speclint.document import Span
from speclint.finding import Also, Hit
from speclint.light import dataclass
from speclint.rule import Check
from speclint.spec import MASTHEAD, TITLE, Passage, Plan, Spec, told
from speclint.text.expression import Expression


@dataclass(frozen=True)
class Acronyms(Check):
    """Capitals that are nowhere spelled out and that the profile does not list as known."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"acronym"})

    known: tuple[str, ...] = ()
    stressed: tuple[str, ...] = ()
    """Months, and words that are written in capitals to stress them."""
    shortest: int = 3
    _FORM: ClassVar[Expression] = Expression(
        r"(?<![\w/&.-])(?:[A-Z][a-z](?=[A-Z]{3}))?[A-Z]{2,6}\d?(?=s\b|\(s\)|-[a-z]{4}|(?!['’-]?[a-z]|[\w&]|-\d))(?!(?<=[A-Z]{4}):)"
    )

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first mention of each."""
        seen = {*self.stressed, *self.known} | set(spec.profile.words.get("acronyms", ()))
        for section, passage in spec.passages():
            aside = section.outside and section.name != TITLE and not told(section, passage)
            if aside or section.name in spec.profile.dated or passage.text.isupper():
                continue
            for found in self._FORM.finditer(passage.text):
                acronym = found[0]
                several = passage.text[found.end() : found.end() + 1] == "s"
                if acronym in seen or len(acronym) + several < self.shortest or _ROMAN.fullmatch(acronym):
                    continue
                seen = seen | {acronym}
                if not _a_word(acronym, spec.lower, spec.view.text) and not _in_capitals(passage.text, found):
                    yield Hit(passage.span(*found.span()), {"acronym": acronym})


@dataclass(frozen=True)
class UntoldAcronyms(Check):
    """Capitals whose name stands on the page, but nowhere with them: a reader has to find out that they are one."""

    WORDS: ClassVar[frozenset[str]] = frozenset({"acronym", "name"})

    known: tuple[str, ...] = ()
    shortest: int = 3
    _FORM: ClassVar[Expression] = Expression(r"(?<![\w/&.(-])[A-Z]{3,6}(?=s\b|['’]s\b|(?![\w&)-]|['’]|\.\w))")

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first mention of each."""
        text = spec.view.text
        seen = {*self.known} | set(spec.profile.words.get("acronyms", ()))
        for section, passage in spec.passages():
            if section.outside or section.name in spec.profile.dated or passage.text.isupper():
                continue
            for found in self._FORM.finditer(passage.text):
                acronym = found[0]
                if acronym in seen or _ROMAN.fullmatch(acronym) or _in_capitals(passage.text, found):
                    continue
                seen = seen | {acronym}
                name = _written_out(acronym, text)
                if (
                    name
                    and acronym not in name[0]
                    and not _beside(acronym, text)
                    and not _soon(passage, found.start(), name)
                ):
                    words = {"acronym": acronym, "name": " ".join(name[0].split())}
                    place = Span(*name.span())
                    yield Hit(passage.span(*found.span()), words, (Also(place, "its name, it seems"),))


_SOON = 160
"""Letters from a name within which its short form explains itself."""
_LONGEST_ACRONYM = 3
"""Of the words beside it; longer ones in capitals are a heading."""
_ROMAN = Expression(r"[IVX]+")


def _soon(passage: Passage, at: int, name: re.Match[str]) -> bool:
    """Whether the name stands shortly before, in the same paragraph: a reader sees what is meant."""
    start = passage.span(at, at + 1).start
    return passage.whole.start <= name.start() and 0 < start - name.end() < _SOON


def _a_word(acronym: str, lower: str, text: str) -> bool:
    """Whether it is spelled out somewhere, or no acronym but a word in capitals ("must NOT")."""
    plain = Expression(rf"\b(?:{acronym.lower()}|{acronym.title()})\b")
    return (acronym.lower() in lower and plain.search(text) is not None) or _spelled_out(acronym, text)


@dataclass(frozen=True)
class TitleVariant(Check):
    """Two neighbouring words of the class's own title, written with or without a plural "s" in another title.

    What follows has to name a person: "Park Program Supervisor" is a title, "Park Program Division" an office.
    """

    WORDS: ClassVar[frozenset[str]] = frozenset({"other"})

    _PAIR: ClassVar[Expression] = Expression(
        r"(?<!\w)(?=(?P<pair>[A-Z][a-z]+ [A-Z][a-z]+)(?P<rest>(?: [A-Z][a-z]+){1,3}))"
    )

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:
        """The first spot of each variant."""
        words = re.findall(r"[A-Za-z]+", spec.title.partition(",")[0].title())  # behind a comma stands the employer
        own = {f"{a} {b}" for a, b in pairwise(words[:-1])}
        singular = {_singular(pair): pair for pair in own}
        seen: set[str] = set()
        for section, passage in spec.passages():
            for found in self._PAIR.finditer(passage.text) if section.name != MASTHEAD else ():
                pair = found["pair"]
                meant = singular.get(_singular(pair))
                person = any(map(_PERSON.search, found["rest"].split()))
                if meant and person and pair not in own and pair not in seen and not _several_people(pair, meant):
                    seen.add(pair)
                    also = (Also(spec.title_span, "title here"),)
                    yield Hit(passage.span(*found.span("pair")), {"other": meant}, also)


_PEOPLE = Expression(r"(?:or|er|ist|ant|ent|ian|man|yst|ive|ary|ee)s$")
_PERSON = Expression(r"(?:or|er|ist|ant|gent|ian|man|yst|tive|[Ss]ecretary|ee|[Cc]lerk|[Aa]ide|[Cc]hief)s?$")


def _several_people(pair: str, meant: str) -> bool:
    """Whether the "s" makes several people of one: "Deputy Inspectors General"."""
    odd = [a for a, b in zip(pair.split(), meant.split(), strict=True) if a != b]
    return any(_PEOPLE.search(word) for word in odd)


def _singular(pair: str) -> str:
    return " ".join(f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s") for word in pair.split())


def _spelled_out(acronym: str, text: str) -> bool:
    return _beside(acronym, text) or _written_out(acronym, text) is not None


def _beside(acronym: str, text: str) -> bool:
    """Whether it stands in brackets behind its name, or its name behind it: in brackets, or behind a dash or comma."""
    bracketed = (
        rf"\(\s*(?!e\.?g|i\.?e|such|includ|like|for )(?:[^()]{{0,40}}[\s,/])?[\"“‘']?{acronym}s?[\"”’']?[\s,;/)]"
    )
    followed = rf"\b{acronym}s?\s*(?:\(\s*[A-Za-z]|[–—:-]\s*[A-Z])"
    return re.search(f"{bracketed}|{followed}", text) is not None


def _written_out(acronym: str, text: str) -> re.Match[str] | None:
    """The words that begin with its letters."""
    initials = r"\w*[\s-]+(?:(?:of|and|the|for|in|&)\s+)*".join(re.escape(c) for c in acronym)
    return re.search(rf"\b{initials}\w+", text)


def _in_capitals(text: str, found: re.Match[str]) -> bool:
    """Whether the words around are capitals too: a heading or a title, not an acronym."""
    before, after = text[max(0, found.start() - 25) : found.start()], text[found.end() : found.end() + 25]
    if before.endswith((", ", "/")) or after.startswith((",", "/")):
        return False  # one of several acronyms
    around = re.findall(r"[A-Za-z]{2,}", before)[-1:] + re.findall(r"[A-Za-z]{2,}", after)[:1]
    around += re.findall(r"^ OF ([A-Z]+)", after)
    return any(len(w) > _LONGEST_ACRONYM and w.isupper() for w in around)


CHECKS = {"acronyms": Acronyms, "untold-acronyms": UntoldAcronyms, "title-variant": TitleVariant}
