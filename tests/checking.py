"""Read a specification and check it in this process: profiles and rules are loaded once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from speclint import formats
from speclint.document import ViewName
from speclint.finding import Finding
from speclint.notation import phrased
from speclint.notation.noted import Noted
from speclint.profile import Profile
from speclint.recognize import recognize
from speclint.rule import Check, Rule
from speclint.run.lint import check
from speclint.settings import profiles, rulebook
from speclint.spec import Spec
from speclint.text.phrases.book import PhraseSet
from speclint.text.phrases.lexicon import Lexicon


@cache
def profile(name: str = "alameda") -> Profile:
    return profiles.load(profiles.find(name, Path()))[0]


@cache
def rules(name: str = "alameda") -> tuple[Rule, ...]:
    """The shipped rules as the profile sets them: what a run without a config asks."""
    held, noted, _ = profiles.load(profiles.find(name, Path()))
    lexicon = Lexicon()
    packs = rulebook.packs(held.packs)
    loaded = rulebook.load(packs, sections=profiles.sections(held), lexicon=lexicon, profile=noted)
    return rulebook.changed(loaded, noted["rules"], lexicon)


def shipped_check(rule: str) -> Check:
    """The check of a shipped rule, with the options that ship."""
    (check,) = (found.check for found in rules() if found.id == rule)
    assert check is not None
    return check


def seen(text: str | bytes, path: str = "spec.md", *, of: str = "alameda", view: ViewName = "proposed") -> Spec:
    """What is recognised in *text*."""
    source = text if isinstance(text, bytes) else text.encode()
    return recognize(formats.read(source, path), profile(of), view)


def found(
    text: str | bytes,
    path: str = "spec.md",
    *,
    of: str = "alameda",
    view: ViewName = "proposed",
    only: Iterable[str] = (),
) -> list[Finding]:
    """What the shipped rules find in *text*, at a thorough reading too; *only* names the rules to ask."""
    source = text if isinstance(text, bytes) else text.encode()
    wanted = set(only)
    asked = [replace(rule, depth="core") for rule in rules(of) if not wanted or rule.id in wanted]
    return list(check([formats.read(source, path)], asked, profile(of), view).findings)


def phrases(words: list[str] | dict[str, str], **lists: list[str]) -> PhraseSet:
    """Phrases as YAML would have them; *lists* are named lists."""
    return phrased.phrases(Noted(words), "phrases", Lexicon(lists))
