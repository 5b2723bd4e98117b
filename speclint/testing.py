"""For packages that bring rules: their packs' marked examples as tests of pytest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from speclint import plugins
from speclint.cache import Store
from speclint.errors import Misuse
from speclint.profile import Profile
from speclint.rule import Example, Rule
from speclint.run.examples import failures, runs_alone
from speclint.settings import profiles, rulebook


def pack_cases(pack: Path | str, profile: str = "generic") -> Callable[..., None]:
    """A test of pytest that runs every example of a pack: a file, or what an installed package brings under a name.

    The examples are read in the style of *profile*: the name of one, or its path. ``test_examples = pack_cases(...)``
    is a whole test module. Raises ``Misuse`` with file and line for a faulty pack.
    """
    import pytest  # noqa: PLC0415 - who tests has it

    style = profiles.load(profiles.find(profile, Path()))[0]
    cases = [(rule, example) for rule in pack_rules(pack, style) for example in rule.examples]
    names = [f"{rule.id}-{nth}-{'bad' if example.bad else 'good'}" for nth, (rule, example) in enumerate(cases, 1)]

    @pytest.mark.parametrize(("rule", "example"), cases, ids=names)
    def holds(rule: Rule, example: Example) -> None:
        if not runs_alone(rule):
            pytest.skip("this rule asks a checker of grammar that is not here")
        said = failures(rule, example, style)
        if said:
            pytest.fail("; ".join(said), pytrace=False)

    return holds


def pack_rules(pack: Path | str, profile: Profile) -> tuple[Rule, ...]:
    """The rules of a pack, which may name what ships but claim no id of it."""
    place = plugins.file("packs", str(pack)) or Path(pack)
    if not place.is_file():
        raise Misuse(f"there is no rule pack '{pack}'")
    known = rulebook.load([*rulebook.packs(), place], store=Store(None), sections=profiles.sections(profile))
    return tuple(rule for rule in known if Path(rule.pack) == place)
