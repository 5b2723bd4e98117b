"""``speclint rule``: what a rule says, why, on what authority, and how it looks."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator

from speclint.cache import Store, folder
from speclint.cli.arguments import Parser, configured
from speclint.cli.wording import phrased
from speclint.errors import Misuse
from speclint.finding import Severity
from speclint.rule import Example, Rule
from speclint.settings import rulebook
from speclint.settings.config import Config
from speclint.settings.instructions import prepare

_WIDTH = 92


def run(arguments: list[str]) -> int:
    """Explain one rule, or list them all."""
    parser = Parser("rule", "Explain a rule.")
    parser.add_argument("paths", nargs="*", metavar="ID")
    parser.add_argument("--all", action="store_true", help="every rule")
    parser.add_argument("--output-format", choices=tuple(_FORMATS), default="terminal")
    parser.add_argument("--profile", metavar="NAME")
    parser.add_argument("--config", metavar="FILE")
    asked = parser.read(arguments)
    if bool(asked.paths) == asked.all:
        raise Misuse("'speclint rule' takes the id of a rule, or --all")
    rules = catalogue(configured(asked))
    chosen = rules if asked.all else tuple(_one(name, rules) for name in asked.paths)
    if asked.all and asked.output_format == "terminal":
        sys.stdout.write("".join(f"{rule.id:44} {rule.severity:8} {rule.title}\n" for rule in chosen))
    else:
        sys.stdout.write(_FORMATS[asked.output_format](chosen))
    return 0


def catalogue(settings: Config) -> tuple[Rule, ...]:
    """Every rule, the user's own packs included, as the config sets it."""
    return tuple(sorted(prepare(settings, store=Store(folder())).catalogue, key=lambda rule: rule.id))


def _one(name: str, rules: Iterable[Rule]) -> Rule:
    known = {rule.id: rule for rule in rules}
    if name not in known:
        raise Misuse(f"unknown rule '{name}'", help=rulebook.hint(name, known))
    return known[name]


def terminal(rules: Iterable[Rule]) -> str:
    """Rules for a person at a screen."""
    return "\n".join("\n".join(_lines(rule)) + "\n" for rule in rules)


def _lines(rule: Rule) -> Iterator[str]:
    state = "off unless you switch it on" if rule.severity is Severity.OFF else rule.severity.value
    yield f"{rule.id} ({state}{', with --thorough' if rule.depth == 'thorough' else ''})"
    yield rule.title
    yield from ("", *_wrapped("Why: ", rule.why))
    yield from ("", *_wrapped("Help: ", rule.help))
    if rule.authority:
        yield from ("", *_wrapped("Authority: ", rule.authority.cite))
        yield from (f"  {part}" for part in (rule.authority.url,) if part)
        yield from (f"  last read on {part}" for part in (rule.authority.checked,) if part)
        yield from (f"  in force from {part}" for part in (rule.authority.effective,) if part)
    if rule.sections:
        yield from ("", *_wrapped("Looks in: ", ", ".join(rule.sections)))
    for title, phrases in phrased(rule):
        yield from ("", f"{title}:", *(f"    {line}" for line in phrases))
    for title, example in _shown(rule):
        yield from ("", f"{title}:", *(f"    {line}" for line in example.text.rstrip().split("\n")))
        for other in example.others:
            yield from ("Beside this one:", *(f"    {line}" for line in other.rstrip().split("\n")))
        if example.fixed:
            yield from ("Use instead:", *(f"    {line}" for line in example.fixed.rstrip().split("\n")))


def _wrapped(label: str, text: str) -> list[str]:
    return textwrap.wrap(label + text, _WIDTH, subsequent_indent="  ")


def _shown(rule: Rule) -> Iterator[tuple[str, Example]]:
    """The first bad example and the first good one."""
    for bad, title in ((True, "Bad"), (False, "Good")):
        yield from [(title, example) for example in rule.examples if example.bad is bad][:1]


def markdown(rules: Iterable[Rule]) -> str:
    """Rules as the pages of a handbook."""
    return "\n".join("\n".join(_page(rule)) + "\n" for rule in rules)


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id}"
    yield from ("", f"**{rule.title}.** Severity: {rule.severity.value}; depth: {rule.depth}.")
    yield from ("", "## Why", "", rule.why, "", "## What to do", "", rule.help)
    for title, phrases in phrased(rule):
        yield from ("", f"## {title}", "", "```text", *phrases, "```")
    for title, example in _shown(rule):
        yield from ("", f"## {title}", "", "```text", example.text.rstrip(), "```")
        for other in example.others:
            yield from ("", "Beside this one:", "", "```text", other.rstrip(), "```")
        if example.fixed:
            yield from ("", "Use instead:", "", "```text", example.fixed.rstrip(), "```")
    if rule.authority:
        cite = f"[{rule.authority.cite}]({rule.authority.url})" if rule.authority.url else rule.authority.cite
        checked = f" (last read on {rule.authority.checked})" if rule.authority.checked else ""
        yield from ("", "## Authority", "", f"{cite}{checked}")


def as_json(rules: Iterable[Rule]) -> str:
    """Rules for a program."""
    return json.dumps([_plain(rule) for rule in rules], ensure_ascii=False, indent=2) + "\n"


def _plain(rule: Rule) -> dict[str, object]:
    authority = rule.authority
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": rule.severity.value,
        "depth": rule.depth,
        "why": rule.why,
        "help": rule.help,
        "message": rule.message,
        "check": rule.check_name,
        "options": dict(rule.options),
        "in": list(rule.sections),
        "views": list(rule.views),
        "jurisdiction": list(rule.jurisdiction),
        "authority": authority
        and {
            "cite": authority.cite,
            "url": authority.url,
            "checked": authority.checked,
            "effective": authority.effective,
        },
        "examples": [
            {"bad" if e.bad else "good": e.text, **({"fixed": e.fixed} if e.fixed else {})} for e in rule.examples
        ],
    }


_FORMATS: dict[str, Callable[[Iterable[Rule]], str]] = {"terminal": terminal, "markdown": markdown, "json": as_json}
