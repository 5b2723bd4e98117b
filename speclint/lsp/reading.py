"""What an open file is, and what is to be said of it: a specification, a config, or a pack of rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from speclint.cache import Store, folder
from speclint.document import Document, Place
from speclint.errors import Misuse, Refused, Unreadable
from speclint.finding import Finding, Fix
from speclint.light import dataclass, field
from speclint.notation import shape
from speclint.notation.toml import read_toml
from speclint.notation.yaml import read_yaml
from speclint.recognize import recognize
from speclint.rule import Rule
from speclint.run.lint import examine
from speclint.run.working import proofreader
from speclint.settings import config, profiles, rulebook
from speclint.settings.instructions import Instructions, prepare
from speclint.write.edits import rewritten

SPECIFICATIONS = (".md", ".markdown", ".txt", ".text", ".yaml", ".yml")
_COMMENTS = {".md": ("<!-- ", " -->"), ".markdown": ("<!-- ", " -->"), ".yaml": ("# ", ""), ".yml": ("# ", "")}


@dataclass(frozen=True)
class Part:
    """A section of a specification, for an outline."""

    heading: str
    place: Place


@dataclass(frozen=True)
class Reading:
    """One version of an open file."""

    text: str
    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    faults: tuple[Misuse, ...] = ()
    """What is wrong with instructions; they have a line each."""
    unread: str = ""
    """Why the file could not be read."""
    parts: tuple[Part, ...] = ()


@dataclass
class Reader:
    """Reads what an editor has open; instructions are read once a folder until a config or a pack changes."""

    told: dict[Path, Instructions] = field(default_factory=dict)

    def read(self, path: Path, text: str) -> Reading:
        """What there is to say of a file with this text, whatever is on the disk."""
        try:
            if path.name == "speclint.toml":
                return _config(text, path)
            if path.suffix.lower() in {".yaml", ".yml"} and _is_pack(text):
                return _pack(text, path)
            return self._specification(path, text)
        except Misuse as fault:
            return Reading(text, faults=(fault,))
        except (Unreadable, Refused) as fault:
            return Reading(text, unread=fault.reason)

    def forget(self) -> None:
        """Read the instructions anew: a config or a pack has changed."""
        self.told.clear()

    def rule(self, path: Path, identity: str) -> Rule | None:
        """A rule of the catalogue that holds for a file."""
        return next((rule for rule in self._told(path).catalogue if rule.id == identity), None)

    def _told(self, path: Path) -> Instructions:
        place = path.parent
        if place not in self.told:
            found = config.load(place)
            self.told[place] = prepare(found, store=Store(folder()))
        return self.told[place]

    def _specification(self, path: Path, text: str) -> Reading:
        told = self._told(path)
        name = _name(path, told.config.root)
        read, findings = examine(text.encode(errors="replace"), name, told, proofreader(told, Store(folder())))
        spec = recognize(read, told.profile, told.view)
        parts = tuple(
            Part(section.heading.strip().rstrip(":"), read.locate(spec.view, section.span))
            for section in spec.sections
            if section.heading.strip()
        )
        return Reading(text, read, findings, parts=parts)


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _config(text: str, path: Path) -> Reading:
    noted = read_toml(text, str(path))
    shape.demand(noted, "config")
    return Reading(text)


def _is_pack(text: str) -> bool:
    """Whether YAML is a list of rules, or says ``rules:`` or ``lists:``."""
    head = text.lstrip()[:4000]
    return head.startswith(("- id:", "rules:", "lists:")) or "\n- id:" in head or "\nrules:\n" in f"\n{head}"


def _pack(text: str, path: Path) -> Reading:
    rulebook.validate(read_yaml(text, str(path)))
    profile = profiles.load(profiles.find("generic", path.parent))[0]
    if path.is_file() and path.read_text("utf-8", errors="replace") == text:  # what is saved is built as a run would
        shipped = [pack for pack in rulebook.packs() if pack.name != path.name]
        rulebook.load([*shipped, path], sections=profiles.sections(profile))
    return Reading(text)


def mended(reading: Reading, fix: Fix) -> str | None:
    """The text after a fix; nothing where it cannot be made."""
    if reading.document is None:
        return None
    try:
        return rewritten(reading.text.encode(), reading.document, fix.edits, "").decode()
    except (Refused, UnicodeError):
        return None


def allowed(path: Path, rule: str) -> str:
    """The comment that sets a finding aside where it stands; nothing where a format has no comments."""
    opening, closing = _COMMENTS.get(path.suffix.lower(), ("", ""))
    return f"{opening}speclint: allow {rule} - say why{closing}" if opening else ""


def keys(path: Path, before: Sequence[str], line: str) -> Iterator[tuple[str, str]]:
    """What could be written on a line of a config or a pack: each word with what it means."""
    if path.name == "speclint.toml":
        yield from _toml_keys(before, line)
    elif path.suffix.lower() in {".yaml", ".yml"}:
        yield from _rule_keys(line)


def _toml_keys(before: Sequence[str], line: str) -> Iterator[tuple[str, str]]:
    table = next((said.strip("[] ") for said in reversed(before) if said.startswith("[")), "")
    if table == "rules":
        for rule in rulebook.load(rulebook.packs()):
            yield f'"{rule.id}"', rule.title
        return
    if "=" not in line:
        yield from _described("config", table)


def _rule_keys(line: str) -> Iterator[tuple[str, str]]:
    if ":" not in line.strip().lstrip("- "):
        yield from _described("rule-pack", "")


def _described(schema: str, table: str) -> Iterator[tuple[str, str]]:
    for name, said in shape.properties(schema, table).items():
        yield name, str(said.get("description", ""))
