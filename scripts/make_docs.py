"""Make the site: the pages of docs/, and beside them what the code, the schemas and the rules say of themselves.

``python scripts/make_docs.py OUT`` writes the sources into OUT and builds OUT/site; ``--no-build`` only writes them.
Nothing of it is committed. It ends with 1 where a page has no title, or a link or a picture leads nowhere.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from itertools import groupby
from pathlib import Path
from typing import Any

from docs_rules import family_index, figures, rule_page

from speclint.cli.commands import COMMANDS, run
from speclint.rule import Rule
from speclint.settings import rulebook

ROOT = Path(__file__).parent.parent
_SECTIONS = {
    "analyst": "For analysts",
    "rules": "For who keeps rules",
    "ci": "In CI",
    "editors": "Editors",
    "reference": "Reference",
    "rules-reference": "Every rule",
}
_LINK = re.compile(r"(?<!`)!?\[[^\]\n]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_CODE = re.compile(r"^( *)(```+).*?^\1\2|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def main() -> int:
    """Write the sources, look at their titles and links, and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--no-build", action="store_true")
    asked = parser.parse_args()
    pages = asked.out / "docs"
    shutil.rmtree(asked.out, ignore_errors=True)
    shutil.copytree(ROOT / "docs", pages)
    written = {name: text for part in (_guides(), _reference(), _rules()) for name, text in part}
    for name, text in written.items():
        (pages / name).parent.mkdir(parents=True, exist_ok=True)
        (pages / name).write_text(text, "utf-8")
    faults = list(_faults(pages))
    print(*faults, sep="\n", end="\n" if faults else "")
    (asked.out / "mkdocs.yml").write_text(_settings(pages), "utf-8")
    if faults or asked.no_build:
        return int(bool(faults))
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict", "-f", str(asked.out / "mkdocs.yml")], check=False
    )
    print(f"{len(list(pages.rglob('*.md')))} pages" if not done.returncode else "the site could not be built")
    return done.returncode


def _guides() -> Iterator[tuple[str, str]]:
    """What CONTRIBUTING.md says, as two pages."""
    parts = re.split(r"^(?=## )", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    named = {part.split("\n", 1)[0][3:]: part for part in parts}
    five = next(name for name in named if name.startswith("Add a rule"))
    yield "rules/five-minutes.md", _raised(_unlinked(named.pop(five)))
    house = "# Architecture\n\nThe road that a page walks, and where each step of it happens.\n\n"
    yield "architecture.md", house + _unlinked("".join(named.values()))
    yield "changes.md", _unlinked((ROOT / "CHANGELOG.md").read_text("utf-8"))


def _raised(text: str) -> str:
    """A part of a page as a page of its own: its headings one level up."""
    return re.sub(r"^#(#+ )", r"\1", text, flags=re.MULTILINE)


def _unlinked(text: str) -> str:
    """A text of the repository's root without the links into it, for the site holds no sources."""
    return re.sub(r"\[([^\]\n]+)\]\((?!https?:|#)[^)\s]+\)", r"\1", text)


def _reference() -> Iterator[tuple[str, str]]:
    """Commands from their parsers, keys and fields from the published schemas."""
    yield "reference/commands.md", "\n".join(_commands())
    schemas = {"config": "Config keys", "profile": "Keys of a profile", "rule-pack": "Keys of a rule"}
    schemas |= {"report": "The report as JSON", "comparison": "The comparison as JSON"}
    for name, title in schemas.items():
        schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"))
        page = name if name in {"config", "profile", "rule-pack"} else f"{name}-json"
        yield f"reference/{page}.md", "\n".join(_schema(schema, title, name))


def _commands() -> Iterator[str]:
    os.environ["COLUMNS"] = "100"
    yield "# Commands\n\nWhat each says for `--help`. Exit codes: 0 clean, 1 findings, 2 misuse, 3 incomplete.\n"
    for command in COMMANDS:
        said = io.StringIO()
        with redirect_stdout(said):
            run([command, "--help"])
        yield f"## speclint {command}\n\n```text\n{said.getvalue().rstrip()}\n```\n"


def _schema(schema: Mapping[str, Any], title: str, name: str) -> Iterator[str]:
    yield f"# {title}\n"
    yield f"{schema.get('description', '')}\n\nThe schema itself is `schemas/{name}.schema.json`.\n"
    yield from _keys(schema if schema.get("type") == "object" else schema.get("items", {}))
    for part, inner in (schema.get("$defs") or schema.get("definitions") or {}).items():
        if "properties" in inner:
            yield f"## {part}\n\n{inner.get('description', '')}\n"
            yield from _keys(inner)


def _keys(schema: Mapping[str, Any]) -> Iterator[str]:
    if not schema.get("properties"):
        return
    yield "| key | is | what |\n|---|---|---|"
    for key, value in schema["properties"].items():
        demanded = " (always there)" if key in schema.get("required", ()) else ""
        told = f"`{key}`{demanded}", _kind(value), value.get("description", "")
        yield f"| {' | '.join(_cell(part) for part in told)} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


def _kind(value: Mapping[str, Any]) -> str:
    """What a key takes, in few words."""
    if "enum" in value:
        return ", ".join(f"`{json.dumps(one)}`" for one in value["enum"])
    if "$ref" in value:
        part = value["$ref"].rpartition("/")[2]
        return {"texts": "list of texts"}.get(part, part)
    for word in ("anyOf", "oneOf"):
        if word in value:
            return " or ".join(_kind(one) for one in value[word])
    said = value.get("type", "")
    if said == "array":
        return f"list of {_kind(value.get('items', {})) or 'values'}"
    return " or ".join(said) if isinstance(said, list) else said.replace("string", "text")


def _rules() -> Iterator[tuple[str, str]]:
    """A page for every shipped rule, and an index of them."""
    rules = sorted(rulebook.load(rulebook.packs()), key=lambda rule: rule.id)
    known = figures(ROOT / "bench", {rule.id for rule in rules})
    yield "rules-reference/index.md", _index(rules)
    for rule in rules:
        yield f"rules-reference/{rule.id}.md", rule_page(rule, known.get(rule.id, []))


def _index(rules: list[Rule]) -> str:
    head = f"# Every rule\n\n{len(rules)} rules ship with speclint. A profile or a config may set each otherwise.\n"
    return head + "".join(family_index(name, list(of)) for name, of in groupby(rules, lambda rule: rule.family))


def _faults(pages: Path) -> Iterator[str]:
    """Pages without a title; links and pictures that lead nowhere."""
    for page in sorted(pages.rglob("*.md")):
        text = page.read_text("utf-8")
        where = page.relative_to(pages)
        if not re.match(r"# \S", text):
            yield f"{where}: the page does not begin with a title"
        for link in _LINK.finditer(_CODE.sub("", text)):
            if not re.match(r"https?:|mailto:", link[1]) and not (page.parent / link[1]).exists():
                yield f"{where}: '{link[1]}' leads nowhere"


def _settings(pages: Path) -> str:
    """The generator's settings: no font, script or picture of anybody else's."""
    top = ["index.md", "page.md", "grammar.md"]
    more = [p.name for p in sorted(pages.glob("*.md")) if p.name not in top]
    nav: list[object] = [*top, *({name: _listed(pages / part, pages)} for part, name in _SECTIONS.items()), *more]
    told = {
        "site_name": "speclint",
        "use_directory_urls": False,
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": nav,
        "theme": {"name": "material", "font": False, "language": "en", "features": ["navigation.indexes"]},
        "plugins": ["search"],
        "markdown_extensions": ["tables", "fenced_code", "toc", "pymdownx.superfences"],
    }
    return json.dumps(told, indent=1)  # JSON is YAML


def _listed(folder: Path, pages: Path) -> list[object]:
    first = [folder / "index.md"] if (folder / "index.md").exists() else []
    found: list[object] = [str(p.relative_to(pages)) for p in [*first, *sorted({*folder.glob("*.md")} - {*first})]]
    return found + [{inner.name: _listed(inner, pages)} for inner in sorted(folder.iterdir()) if inner.is_dir()]


if __name__ == "__main__":
    sys.exit(main())
