"""``speclint rules``: for people who write rule packs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from speclint.cache import Store, folder
from speclint.cli.arguments import Parser, configured
from speclint.errors import Misuse, nearest
from speclint.profile import Profile
from speclint.rule import Rule
from speclint.run.examples import failures, runs_alone
from speclint.settings import packs as entries
from speclint.settings import profiles, rulebook
from speclint.settings.instructions import employer

_ACTIONS = ("test", "new")

_TEMPLATE = """\
# A rule pack: a list of rules. Name it in speclint.toml: packs = ["{name}"]
# Test it with: speclint rules test {name}

- id: local/stays-late
  title: Stays late
  why: A duty says what is done; when it is done belongs in the working conditions.
  authority: {{cite: "Our style guide, page 3"}}
  severity: warning
  in: [duties]
  check: phrases
  options:
    phrases:
      stays late: ""
  message: "“{{match}}” says when, not what"
  help: "Say what is done."
  examples:
    - bad: "- [[Stays late]] to close the books."
    - good: "- Closes the books."
"""


def run(arguments: list[str]) -> int:
    """Test the examples of rule packs, or begin a new one."""
    action, *rest = arguments or [""]
    if action not in {*_ACTIONS, "-h", "--help"}:
        raise Misuse(f"'speclint rules' takes test or new, not '{action}'", help=nearest(action, _ACTIONS))
    parser = Parser(
        f"rules {action if action in _ACTIONS else '|'.join(_ACTIONS)}",
        "Test the examples of rule packs (test), or begin a new pack (new).",
    )
    parser.add_argument("paths", nargs="*", metavar="PACK", help="YAML files, or folders of them")
    parser.add_argument("--profile", metavar="NAME", help="the employer in whose style the examples are written")
    parser.add_argument("--config", metavar="FILE")
    asked = parser.read(rest if action in _ACTIONS else arguments)
    if not asked.paths:
        raise Misuse(f"'speclint rules {action}' needs the path of a rule pack")
    if action == "new":
        return _new([Path(path) for path in asked.paths])
    return _test(sorted(set(_packs(asked.paths))), employer(configured(asked))[0])


def _packs(paths: list[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        found = [*path.glob("*.yaml"), *path.glob("*.yml")] if path.is_dir() else [path]
        if not found:
            raise Misuse("there is no rule pack in this folder", file=path)
        yield from (pack.absolute() for pack in found)


def _test(packs: list[Path], profile: Profile) -> int:
    lines = dict[tuple[str, int], int]()
    for pack in packs:
        noted = entries.parsed(pack, rulebook.WHAT)
        rulebook.validate(noted)
        path = ("rules",) if isinstance(noted.data, dict) else ()
        for at, entry in enumerate(noted.data.get("rules", ()) if path else noted.data):
            for nth in range(len(entry.get("examples", ()))):
                lines[entry["id"], nth + 1] = noted.spot(*path, at, "examples", nth)[1]
    rules = _rules(packs, profile)
    alone = [rule for rule in rules if runs_alone(rule)]
    wrong = total = 0
    for rule in alone:
        for nth, example in enumerate(rule.examples, 1):
            total += 1
            said = failures(rule, example, profile)
            wrong += bool(said)
            for sentence in said:
                kind = "bad" if example.bad else "good"
                print(f"{_shown(rule.pack)}:{lines[rule.id, nth]}: {rule.id}, example {nth} ({kind}): {sentence}")
    examples = f"{total} example{'s' if total != 1 else ''} of {len(alone)} rule{'s' if len(alone) != 1 else ''}"
    print(f"{examples}: {f'{wrong} wrong' if wrong else 'all right'}.")
    if len(alone) < len(rules):
        count = len(rules) - len(alone)
        print(f"Not run: the examples of {count} rule{'s' if count != 1 else ''} that ask LanguageTool.")
    return int(bool(wrong))


def _rules(packs: list[Path], profile: Profile) -> list[Rule]:
    """The rules of the packs; one that claims the id of a shipped rule is refused, as a check would refuse it.

    A pack with the name of a shipped one is a new version of that.
    """
    shipped = [pack for pack in rulebook.packs() if pack.name not in {mine.name for mine in packs}]
    known = rulebook.load([*shipped, *packs], store=Store(folder()), sections=profiles.sections(profile))
    return [rule for rule in known if Path(rule.pack) in packs]


def _shown(path: str) -> str:
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def _new(paths: list[Path]) -> int:
    for path in paths:
        if path.exists():
            raise Misuse("this file is there already", file=path, help="Choose another name.")
        try:
            path.write_text(_TEMPLATE.format(name=path.name), "utf-8")
        except OSError as error:
            raise Misuse(f"the pack cannot be written: {error.strerror}", file=path) from error
        print(f"Wrote {path} with one rule to begin from. Test it with: speclint rules test {path}", file=sys.stderr)
    return 0
