"""Rule packs: YAML in, rules out, and what a profile or a config changes about them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

from speclint import plugins
from speclint.cache import Store
from speclint.checks import CHECKS
from speclint.document import ViewName
from speclint.errors import Misuse, nearest
from speclint.finding import Authority, Severity
from speclint.light import fields, is_dataclass, replace
from speclint.notation import build as options
from speclint.notation import shape
from speclint.notation.noted import Noted
from speclint.rule import Check, Promise, Rule, Written
from speclint.settings import lists, outlines
from speclint.settings import packs as entries
from speclint.settings.outlines import Outlines
from speclint.shipped import ours, shipped
from speclint.text.expression import Expression
from speclint.text.phrases.lexicon import Lexicon

WHAT = "rule pack"
NOTICED = "reader"
"""In a pack, the check of what nobody has to look for: it is noticed while a file is read."""
_FAMILY = "file"
"""The family of what is noticed; it belongs to every run."""
_ALWAYS = frozenset({"match", "section", "where"})
_NOTICED_WORDS = frozenset({"reason"})


def packs(names: Iterable[str] = ()) -> tuple[Path, ...]:
    """The shipped packs, or those named; ``file`` and the named ``lists`` always belong to them."""
    wanted = {_FAMILY, "lists", *names}
    found = sorted(shipped("rules").glob("*.yaml"))
    return tuple(p for p in found if not names or p.stem in wanted)


def load(
    paths: Iterable[Path],
    *,
    store: Store | None = None,
    sections: Collection[str] = (),
    lexicon: Lexicon | None = None,
    profile: Noted | None = None,
) -> tuple[Rule, ...]:
    """The rules of several packs, in their order; *sections* are the names that ``in`` may use.

    *lexicon* learns the lists of phrases that stand in the packs or in the *profile*.
    Raises ``Misuse`` with file and line for a faulty pack, and for an id that two packs claim.
    """
    store = store or Store(None)
    packs_ = [entries.read(path, WHAT, store, validate) for path in dict.fromkeys((lists.WHERE, *paths))]
    lexicon = Lexicon() if lexicon is None else lexicon
    keeper = lists.Keeper(lexicon, packs_ if profile is None else (*packs_, profile), store)
    rules: dict[str, Rule] = {}
    shipped_ = [noted for noted in packs_ if ours(noted.file)]
    known = outlines.kept(shipped_, lexicon, store)
    for noted in packs_:
        for rule in _pack(noted, sections, lexicon, known if ours(noted.file) else None):
            if rule.id in rules:
                first = rules[rule.id]
                said = f"the rule '{rule.id}' is already in {first.pack}, line {first.line}"
                raise Misuse(said, file=rule.pack, line=rule.line, help="A rule's id must stand only once.")
            rules[rule.id] = rule
    if known is None:
        made = {rule.id: rule.check for rule in rules.values() if ours(rule.pack)}
        named = profile["lists"] if profile else Noted({})
        own = not all(ours(named.spot(name)[0]) for name in named.data or {})
        outlines.keep(made, shipped_, lexicon, store, own=own)
    keeper.keep()
    return tuple(rules.values())


def _pack(noted: Noted, sections: Collection[str], lexicon: Lexicon, known: Outlines | None) -> tuple[Rule, ...]:
    """The rules of one pack; the checks of those that are *known* by their outlines are made when they are needed."""
    noted = _entries(noted)
    seen: dict[str, int] = {}
    found: list[Rule] = []
    for at in range(len(noted.data)):
        rule = _named(noted.item(at), sections, lexicon, known)
        if rule.id in seen:
            raise noted.misuse(f"the rule '{rule.id}' stands twice, first on line {seen[rule.id]}", at, "id")
        seen[rule.id] = rule.line
        found.append(rule)
    return tuple(found)


def _entries(noted: Noted) -> Noted:
    """The rules of a pack, which are all of it, or what stands under ``rules`` beside its ``lists``."""
    if not isinstance(noted.data, dict):
        return noted
    rules = noted["rules"]
    return replace(rules, data=rules.data or [])


def _named(noted: Noted, sections: Collection[str], lexicon: Lexicon, known: Outlines | None) -> Rule:
    """One rule; a fault in it names the rule, too."""
    try:
        return _rule(noted, sections, lexicon, known)
    except Misuse as fault:
        name = noted.data["id"]
        if name not in fault.problem:
            fault.problem = f"rule '{name}': {fault.problem}"
        raise


def validate(noted: Noted) -> None:
    """Raise ``Misuse`` unless a pack has the shape of one and its examples are marked."""
    shape.demand(noted, "rule-pack")
    noted = _entries(noted)
    for at, entry in enumerate(noted.data):
        for nth, example in enumerate(entry.get("examples", ())):
            _example_fault(noted, example, (at, "examples", nth))


def _example_fault(noted: Noted, example: Mapping[str, str], path: tuple[str | int, ...]) -> None:
    if "bad" in example and "good" in example:
        raise noted.misuse("an example is either 'bad' or 'good', not both", *path)
    kind = "bad" if "bad" in example else "good"
    opened = False
    for mark in re.findall(r"\[\[|\]\]", example[kind]):
        if opened == (mark == "[["):
            raise noted.misuse("the marks [[ and ]] are unbalanced in this example", *path, kind)
        opened = not opened
    if opened:
        raise noted.misuse("the marks [[ and ]] are unbalanced in this example", *path, kind)
    if kind == "good" and "[[" in example["good"]:
        raise noted.misuse("a good example has nothing to mark with [[ ]]", *path, kind)
    if kind == "good" and "fixed" in example:
        raise noted.misuse("only a bad example can be 'fixed'", *path, "fixed")


def _rule(noted: Noted, sections: Collection[str], lexicon: Lexicon, known: Outlines | None) -> Rule:
    entry = noted.data
    for at, name in enumerate(entry.get("in", ())):
        if sections and name not in sections:
            raise noted.misuse(f"unknown section '{name}'", "in", at, help=nearest(name, sections, list_all=20))
    if known is None:
        verb: Check | Promise | None = _made(noted, sections, lexicon)
    else:
        anew = partial(_check, noted["options"], entry["check"], noted, lexicon)
        verb = known.promise(entry["id"], entry["check"], anew)
    views: tuple[ViewName, ...] = tuple(entry.get("views", ("proposed", "original")))
    file, line = noted.spot()
    return Rule(
        id=entry["id"],
        title=entry["title"],
        why=entry.get("why", ""),
        help=entry.get("help", ""),
        message=entry["message"],
        severity=Severity(entry.get("severity", "warning")),
        verb=verb,
        sections=tuple(entry.get("in", ())),
        views=views,
        jurisdiction=tuple(entry.get("jurisdiction", ())),
        yields_to=tuple(entry.get("yields-to", ())),
        authority=Authority(**entry["authority"]) if "authority" in entry else None,
        incomplete=entry.get("incomplete", False),
        said_once=entry.get("said-once", 0),
        depth=entry.get("depth", "core"),
        written=Written(lambda: (tuple(entry.get("examples", ())), entry.get("options", {}))),
        check_name=entry["check"],
        pack=file,
        line=line,
    )


def _made(noted: Noted, sections: Collection[str], lexicon: Lexicon) -> Check | None:
    """The check of a rule. Raises ``Misuse`` for what is wrong with it, and with what the rule says of it."""
    entry = noted.data
    for nth, example in enumerate(entry.get("examples", ())):
        name = example.get("in", "")
        if sections and name and name not in sections and not ours(noted.file):
            at_ = ("examples", nth, "in")
            raise noted.misuse(f"unknown section '{name}'", *at_, help=nearest(name, sections, list_all=20))
    check = _check(noted["options"], entry["check"], noted, lexicon)
    if (entry["id"].partition("/")[0] == _FAMILY) != (check is None):
        said = "the family 'file/' is for what is noticed while a file is read, and the check 'reader' for that family"
        raise noted.misuse(said, "id", help="Choose another family, such as 'local/'.")
    _demand_words(noted, check)
    return check


def _check(settings: Noted, name: str, entry: Noted, lexicon: Lexicon) -> Check | None:
    called = f"the check '{name}'"
    if name == NOTICED:
        for option in settings.data or {}:
            raise settings.misuse(f"unknown option '{option}' of {called}", option, help="It takes none.")
        return None
    verb = CHECKS.get(name) or _brought(name)
    if verb is None:
        raise entry.misuse(f"unknown check '{name}'", "check", help=nearest(name, CHECKS, list_all=40))
    flags = 0 if (settings.data or {}).get("case") is True else re.IGNORECASE
    return options.build(verb, settings, called=called, flags=flags, lexicon=lexicon)


def _brought(name: str) -> type[Check] | None:
    """The check that another package brings under a name."""
    found = plugins.load("checks", name)
    if found is None or (isinstance(found, type) and issubclass(found, Check) and is_dataclass(found)):
        return found
    raise plugins.refused("checks", name, "dataclass that derives from speclint.rule.Check")


def _demand_words(noted: Noted, check: Check | None) -> None:
    """Refuse a message that names what neither the check nor the engine offers."""
    from string import Formatter  # noqa: PLC0415 - rules that are kept were looked at before

    offered = _ALWAYS | ((check.WORDS - {"*"}) if check else _NOTICED_WORDS)
    for part in ("message", "help", "why"):
        try:
            named = [name for _, name, _, _ in Formatter().parse(noted.data.get(part, "")) if name is not None]
        except ValueError as error:
            said = f"the {part} cannot be filled in: {error}"
            raise noted.misuse(said, part, help="Write {{ and }} for braces.") from error
        for name in named:
            if name in offered:
                continue
            offered |= {group for pattern in _patterns(check) for group in pattern.groupindex}
            if name not in offered:
                raise noted.misuse(f"the {part} uses an unknown field {{{name}}}", part, help=nearest(name, offered))


def _patterns(check: Check | None) -> Iterable[Expression]:
    for field in fields(check) if check else ():  # type: ignore[arg-type]  # each check is a dataclass
        value = getattr(check, field.name)
        yield from (each for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, Expression))


def changed(rules: Iterable[Rule], settings: Noted, lexicon: Lexicon | None = None) -> tuple[Rule, ...]:
    """The rules as a profile's or config's ``rules`` has them: ``id -> severity`` or ``id -> {severity, option…}``.

    *lexicon* knows the lists that phrases may name; by default those that ship.

    Raises ``Misuse`` at the line of a rule or option that does not exist.
    """
    by_id = {rule.id: rule for rule in rules}
    for name, value in (settings.data or {}).items():
        if name not in by_id:
            raise settings.misuse(f"unknown rule '{name}'", name, help=hint(name, by_id))
        by_id[name] = _override(by_id[name], settings[name], value, lexicon or lists.shipped_lexicon())
    return tuple(by_id.values())


def hint(name: str, ids: Collection[str]) -> str:
    """What was probably meant by the name of a rule that is not known."""
    family = name.removesuffix("/*")
    if members := sorted(known for known in ids if known.startswith(f"{family}/")):
        return f"'{family}' is a family; name one of its rules, such as '{members[0]}'."
    return nearest(name, ids) or "'speclint rule --all' lists them."


def _override(rule: Rule, setting: Noted, value: object, lexicon: Lexicon) -> Rule:
    if not isinstance(value, dict):
        return replace(rule, severity=_severity(setting, value))
    severity = _severity(setting["severity"], value["severity"]) if "severity" in value else rule.severity
    told = {name: said for name, said in value.items() if name != "severity"}
    if not told:
        return replace(rule, severity=severity)
    merged = {**rule.options, **told}
    check = _check(replace(setting, data=merged), rule.check_name, setting, lexicon)
    written = Written(lambda: (rule.written.examples, merged))
    return replace(rule, severity=severity, verb=check, written=written)


def _severity(setting: Noted, value: object) -> Severity:
    try:
        return Severity(str(value))
    except ValueError as error:
        allowed = [s.value for s in Severity]
        raise setting.misuse(f"unknown severity '{value}'", help=nearest(str(value), allowed)) from error
