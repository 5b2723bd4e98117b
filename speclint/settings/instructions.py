"""Everything a run is told, as one value: the profile, the rules in force, the view, the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from speclint import plugins
from speclint.cache import Store, identity, key, ships, state
from speclint.document import ViewName
from speclint.errors import Misuse, nearest
from speclint.finding import Severity
from speclint.light import dataclass, replace
from speclint.notation.noted import Noted
from speclint.profile import Profile
from speclint.rule import Rule, RuleSet, named
from speclint.settings import lists, outlines, profiles, ready, rulebook
from speclint.settings.config import Config
from speclint.shipped import ours, shipped
from speclint.text.phrases.lexicon import Lexicon


@dataclass(frozen=True)
class Instructions:
    """What a run is told."""

    config: Config
    profile: Profile
    catalogue: tuple[Rule, ...]
    """Every rule, with the severity and the options of this run."""
    view: ViewName
    as_of: str
    files: tuple[Path, ...]
    """Every file that it was read from, or looked for."""
    counts: bool = True
    """Whether what is held back for a thorough reading is looked for all the same, to say how much it is."""

    @cached_property
    def rules(self) -> RuleSet:
        """The rules in force, but for those whose findings reading a file gives; none asks for what nobody counts."""
        jurisdiction = self.config.jurisdiction or self.profile.jurisdiction
        in_force = [
            rule
            for rule in self.catalogue
            if not rule.noticed and self.looks_for(rule.id) and rule.applies(jurisdiction, self.as_of)
        ]
        asked = RuleSet(rule for rule in in_force if self.counts or rule.depth == "core")
        asked.unasked = tuple(rule for rule in in_force if not self.counts and rule.depth != "core")
        return asked

    def looks_for(self, rule: str) -> bool:
        """Whether a selection leaves a rule in the run, though the config may have switched it off."""
        config = self.config
        chosen = not config.select or rule in self.file_rules or named(rule, config.select)
        return chosen and not named(rule, config.ignore)

    @cached_property
    def file_rules(self) -> Mapping[str, Rule]:
        """What is noticed while a file is read: a selection of other rules does not switch it off."""
        ignore = self.config.ignore
        return {r.id: r for r in self.catalogue if r.noticed and not named(r.id, ignore)}

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The id of every rule."""
        return tuple(rule.id for rule in self.catalogue)

    @cached_property
    def key(self) -> str:
        """A name for all of it, by content."""
        config = self.config
        chosen = (
            self.profile.schema,
            config.jurisdiction,
            config.select,
            config.ignore,
            config.depth,
            self.counts,
            self.view,
            self.as_of,
        )
        contents = [state(path) for path in map(str, self.files) if not ships(path)]
        return key(identity(), repr(chosen), repr(config.noted.data), *contents)

    def notices(self) -> list[str]:
        """What of the instructions has no effect, in a sentence each."""
        said = [
            f"{rule.id} is selected, but it is off: give it a severity under [rules]."
            for rule in self.catalogue
            if rule.id in self.config.select and rule.severity is Severity.OFF
        ]
        said += [
            f"The [[ignore]] for {', '.join(i.rules)} in {', '.join(i.files)} expired on {i.expires} ({i.reason})."
            for i in self.config.ignores
            if i.expired(self.as_of)
        ]
        place = self.config.jurisdiction or self.profile.jurisdiction
        places = {name for rule in self.catalogue for name in rule.jurisdiction}
        if place and places and not any(place == name or place.startswith(f"{name}-") for name in places):
            said.append(
                f"No rule of law was applied: there is none for '{place}', only for {', '.join(sorted(places))}."
            )
        asked = set(self.config.select) - {"*"}
        read = (rule.id for rule in self.catalogue if rule.reader)
        if self.config.grammar == "off" and any(named(rule, asked) for rule in read):
            said.append("Grammar was not checked: it is off; ask for it with --grammar auto.")
        return said


def prepare(config: Config, view: ViewName = "proposed", store: Store | None = None) -> Instructions:
    """Read the profile and the rule packs that a config asks for.

    Raises ``Misuse`` with file and line for whatever is wrong with them.
    """
    store = store or Store(None)
    profile, rules, files = ready.kept(config, store) or _read(config, store)
    _demand_names(config, rules)
    rules = tuple(_asked_for(rule, config) for rule in rules)
    as_of = config.as_of or datetime.now(UTC).astimezone().date().isoformat()
    return Instructions(config, profile, rules, view, as_of, (*config.looked, *files, *plugins.used()))


def _read(config: Config, store: Store) -> ready.Read:
    """The profile, the rules and their files, read anew and kept for the next time."""
    profile, noted, files = employer(config, store)
    packs = (*_shipped_packs(profile, noted), *config.packs)
    lexicon = Lexicon()
    rules = rulebook.load(packs, store=store, sections=profiles.sections(profile), lexicon=lexicon, profile=noted)
    rules = rulebook.changed(rules, noted["rules"], lexicon)
    rules = rulebook.changed(rules, config.noted["rules"], lexicon)
    schema = shipped("schemas") / profile.schema  # an absolute path stays what it is
    found = profile, rules, (*files, *packs, schema)
    ships = dict.fromkeys(str(path) for path in (lists.WHERE, *packs) if ours(str(path)))
    ready.keep(config, found, outlines.name(ships, lexicon), store)
    return found


def _asked_for(rule: Rule, config: Config) -> Rule:
    """A rule speaks by default where a thorough reading was asked for, or the rule itself by its name.

    An error or a warning always does: some rules are a note in one profile and a warning in another.
    """
    set_ = config.noted.data.get("rules", {}) if config.noted.data else {}
    asked = config.depth == "thorough" or rule.id in config.select or rule.id in set_
    if rule.depth == "core" or not (asked or rule.severity is not Severity.NOTE):
        return rule
    return replace(rule, depth="core")


def employer(config: Config, store: Store | None = None) -> tuple[Profile, Noted, tuple[Path, ...]]:
    """The profile that a config asks for, with its schema; its entries, and the files they were read from.

    Raises ``Misuse`` with file and line for whatever is wrong with them.
    """
    asked = config.noted.misuse("", "profile") if "profile" in config.noted.data else None
    chosen = profiles.find(config.profile, config.root, asked)
    profile, noted, files = profiles.load(chosen, store)
    own = Path(config.schema or profile.schema)
    if own.is_absolute():
        profile = profiles.with_schema(profile, own)
    if config.schema:
        profile = replace(profile, required=())  # what is asked for stands in the schema that was named
    profiles.demand_parts(noted, profile)
    return profile, noted, files


def _shipped_packs(profile: Profile, noted: Noted) -> tuple[Path, ...]:
    names = [path.stem for path in rulebook.packs()]
    for at, name in enumerate(profile.packs):
        if name not in names:
            raise noted.misuse(f"unknown rule pack '{name}'", "packs", at, help=nearest(name, names, list_all=30))
    return rulebook.packs(profile.packs)


def _demand_names(config: Config, rules: tuple[Rule, ...]) -> None:
    """Refuse a rule or family that nobody knows, wherever the config names one."""
    names = [rule.id for rule in rules]
    families = {rule.family for rule in rules}
    places: list[tuple[str, tuple[str | int, ...]]] = [(name, ("select",)) for name in config.select]
    places += [(name, ("ignore",)) for name in config.ignore]
    entries = config.noted.data.get("ignore", ())
    for at, entry in enumerate(entries):
        if isinstance(entry, dict):
            places += [(name, ("ignore", at, "rules")) for name in entry["rules"]]
    for name, path in places:
        if name != "*" and name not in names and name.removesuffix("/*") not in families:
            help_ = nearest(name, names if "/" in name else families, list_all=20)
            written = path[0] in config.noted.data and name in str(config.noted.data[path[0]])
            fault = config.noted.misuse(f"unknown rule '{name}'", *path, help=help_)
            raise fault if written else Misuse(f"--{path[0]}: unknown rule '{name}'", help=help_)
