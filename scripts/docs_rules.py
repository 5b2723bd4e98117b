"""The site's page of a rule, from its entry, and what bench/ knows of how often it was right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from speclint.cli.wording import phrased
from speclint.finding import Severity
from speclint.rule import Example, Rule

_ID = re.compile(r"`([a-z]+/[\w-]+)`")
Figure = tuple[str, str]
"""Where a figure was taken, and the figure in words."""


def figures(bench: Path, ids: Collection[str]) -> dict[str, list[Figure]]:
    """What the tables of precision say of each rule, in the words of their own columns."""
    found: dict[str, list[Figure]] = {}
    for page in [bench / "precision.md", *sorted((bench / "precision").glob("*.md"))]:
        head: list[str] = []
        for line in page.read_text("utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if not line.startswith("|"):
                head = []
            elif not head:
                head = cells
            elif named := [name for cell in cells for name in _ID.findall(cell) if name in ids]:
                for name in dict.fromkeys(_ID.findall(cells[0]) or named):
                    found.setdefault(name, []).append((_source(page, head, cells), _said(head, cells)))
    return found


def _source(page: Path, head: list[str], cells: list[str]) -> str:
    """Whether the text was seen while the rule was made: as the row says, its heading, or else the page."""
    words = " ".join([*head, *cells]).lower()
    row = [kind for kind in ("unseen", "seen") if re.search(rf"\b{kind}\b", words)]
    if len(row) == 1:
        return f"{row[0]} text"
    if row:
        return "seen and unseen text, as the columns say"
    return "text unseen till then" if page.stem == "unseen" else "text that was seen while the rule was made"


def _said(head: list[str], cells: list[str]) -> str:
    pairs = zip(head[1:], cells[1:], strict=False)
    return "; ".join(f"{name}: {cell}" for name, cell in pairs if cell and name != "severity")


def family_index(name: str, rules: list[Rule]) -> str:
    """The rules of a family as a table."""
    rows = "".join(f"| [{rule.id}]({rule.id}.md) | {_state(rule)} | {_plain(rule.title)} |\n" for rule in rules)
    return f"\n## {name}\n\n| rule | severity | |\n|---|---|---|\n{rows}"


def _state(rule: Rule) -> str:
    state = "off" if rule.severity is Severity.OFF else rule.severity.value
    return f"{state}, thorough" if rule.depth == "thorough" else state


def rule_page(rule: Rule, measured: list[Figure]) -> str:
    """A rule for who meets it for the first time."""
    return "\n".join(_lines(rule, measured)) + "\n"


def _lines(rule: Rule, measured: list[Figure]) -> Iterator[str]:
    yield from (f"# {rule.id}", "", f"**{_plain(rule.title)}**", "")
    yield from ("| severity | depth | looks in | holds in |", "|---|---|---|---|")
    state = "off unless you switch it on" if rule.severity is Severity.OFF else rule.severity.value
    where = ", ".join(rule.sections) or "the whole page"
    yield from (f"| {state} | {rule.depth} | {where} | {', '.join(rule.jurisdiction) or 'everywhere'} |", "")
    yield from _part("Why", rule.why)
    yield from _part("What to do", rule.help)
    yield from _authority(rule)
    for title, phrases in phrased(rule):
        yield from (f"## {title}", "", *_code("\n".join(phrases)))
    yield from _examples(rule)
    yield from ("## How often it was right", "")
    if not any("unseen" in source for source, _ in measured):
        yield from ("On text that was unseen while the rule was made it has not been measured.", "")
    yield from (f"- On {source}: {_linked(said)}" for source, said in measured)
    yield from ("", "## Set it aside", "", *_code(f"speclint: allow {rule.id} - the reason"))
    yield "In a comment of the document, beside the place. For all files, in the config:"
    yield from ("", *_code(f'[rules]\n"{rule.id}" = "off"', "toml"))


def _part(title: str, text: str) -> tuple[str, ...]:
    return (f"## {title}", "", _plain(text), "") if text else ()


def _authority(rule: Rule) -> Iterator[str]:
    said = rule.authority
    if not said:
        return
    cite = f"[{_plain(said.cite)}]({said.url})" if said.url else _plain(said.cite)
    read = f", last read on {said.checked}" if said.checked else ""
    force = f", in force from {said.effective}" if said.effective else ""
    yield from ("## Authority", "", f"{cite}{read}{force}.", "")


def _examples(rule: Rule) -> Iterator[str]:
    if rule.examples:
        yield from ("## Examples", "", "`[[ ]]` marks what is found. Each is run as a test.", "")
    for bad, title in ((True, "Found"), (False, "Right, and left alone")):
        shown = [example for example in rule.examples if example.bad is bad]
        if shown:
            yield from (f"### {title}", "")
        for example in shown:
            yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    if example.section:
        yield from (f"In {example.section}:", "")
    yield from _code(example.text)
    if example.fixed:
        yield from ("mended:", "", *_code(example.fixed))


def _code(text: str, kind: str = "text") -> tuple[str, ...]:
    fence = "````" if "```" in text else "```"
    return (f"{fence}{kind}", text.strip("\n"), fence, "")


def _plain(text: str) -> str:
    """A sentence that Markdown leaves as it is."""
    return re.sub(r"([\\*_<>\[\]{}|`])", r"\\\1", text)


def _linked(text: str) -> str:
    return re.sub(r"\[([^\]\n]+)\]\([^)\s]+\)", r"\1", text)
