"""``speclint init``: the files that a repository of specifications needs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from speclint import __version__
from speclint.cli.arguments import Parser
from speclint.errors import Misuse, nearest
from speclint.settings import profiles
from speclint.settings.config import DEFAULT_PROFILE
from speclint.text.expression import Expression

_NAME = Expression(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_PROFILE = """\
# One employer's house style. It begins from "generic" and says only what is different.
# The shipped profiles show what else may stand here: headings, required parts, scales, vocabulary.
name: {name}
title: {title}
extends: generic
jurisdiction: us                 # which laws apply: us, or a state such as us-ca

# headings:                      # those of a section in place of the usual ones
#   duties: [Examples of Duties, Duties of the Class]

# How the code and the day of approval are written. A pattern for the code needs a group called "code".
class-code:
  - '\\b(?:class|code)\\s+(?:no\\.?|number)?\\s*:?\\s*(?P<code>\\d{{3,5}})\\b'
dates:
  approved: '\\bapproved\\b'

# The sentences that stand in every specification: how each is known, and the wording to copy.
statements:
  accommodation:
    phrases: [reasonable accommodation*]
    canonical: Reasonable accommodation is available to qualified persons with disabilities.
"""

FEWEST = 3
"""Files from which a profile can be learned."""
_LEARNED = """\
# How speclint checks this folder. 'speclint rule --all' lists the rules.
profile = "{profile}"
exclude = ["archive/**", "profiles/**"]
fail-level = "error"
grammar = "auto"                 # where a checker is installed
"""

_FILES: Mapping[str, str] = {
    "speclint.toml": """\
# How speclint checks this folder. 'speclint rule --all' lists the rules.
profile = "{profile}"
include = ["**/*.{{docx,pdf,md,txt,yaml}}"]
exclude = ["archive/**"]
fail-level = "error"

[rules]
# "wording/and-or" = "off"
""",
    ".pre-commit-config.yaml": """\
# Run 'pre-commit install' once; from then on each commit is checked.
minimum_pre_commit_version: "3.2.0"
repos:
  - repo: local
    hooks:
      - id: speclint
        name: speclint
        entry: speclint check --force-exclude --allow-empty
        language: python
        additional_dependencies: ["speclint=={version}"]
        files: (?i)\\.(doc|docx|docm|dotx|odt|rtf|pdf|md|markdown|txt|text|ya?ml)$
        # Word's lock files, hidden files and folders, and what every repository has beside its specifications.
        exclude: (?i)(^|/)(~\\$|\\.|(readme|changelog|contributing|licen[cs]e|code_of_conduct|security)[^/]*$)
        require_serial: true
""",
    ".github/workflows/speclint.yml": """\
name: speclint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  speclint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install "speclint=={version}"
      - run: speclint check --output-format github .
""",
}


def run(arguments: list[str]) -> int:
    """Write a config, a hook and a CI file, and a profile for a new employer; what is there already is left alone."""
    parser = Parser("init", "Write a config, a pre-commit hook and a CI file into the current folder.")
    add = parser.add_argument
    add("--profile", metavar="NAME", default="", help="the employer; a new one begins a profile")
    add("--from", metavar="FOLDER", dest="source", default="", help="learn a profile from the files of a folder")
    asked = parser.read(arguments)
    if asked.source:
        return learned(asked.source, asked.profile)
    name = asked.profile or _asked()
    own = _own(name)
    if own:
        _write(Path(own), _PROFILE.format(name=Path(own).stem, title=Path(own).stem.replace("-", " ").title()))
    for file, text in _FILES.items():
        _write(Path(file), text.format(profile=own or name, version=__version__))
    print("Check with: speclint")
    return 0


def learned(source: str, name: str) -> int:
    """Learn a profile from the files of a folder, and write it with a page on what was seen and a config."""
    from speclint.learn import house, seen
    from speclint.learn.page import learned_page
    from speclint.learn.written import profile_text

    name = name or _slug(Path(source).resolve().name)
    if name in profiles.known() or not _NAME.fullmatch(name):
        said = f"'{name}' is a shipped profile" if name in profiles.known() else f"'{name}' is no name for a profile"
        raise Misuse(said, help="Give the employer's: --profile marisol")
    if not Path(source).is_dir():
        raise Misuse(f"there is no folder '{source}'", help="Name the folder that holds the employer's files.")
    base = profiles.load(profiles.find("generic", Path()))[0]
    pages, unread = seen.read(source, base)
    if len(pages) < FEWEST:
        said = f"'{source}' holds {len(pages)} class specifications; a house shows in {FEWEST} and more"
        raise Misuse(said, help="Begin a profile by hand: speclint init --profile NAME")
    found = house.learned(pages, unread, base)
    file, page = Path("profiles", f"{name}.yaml"), Path("profiles", f"{name}.html")
    title = name.replace("-", " ").title()
    new = not file.exists()
    _write(file, profile_text(found, name, title, page.name, base))
    if new:
        profiles.load(file)
    page.unlink(missing_ok=True)
    _write(page, learned_page(found, title, source, file.as_posix()))
    _write(Path("speclint.toml"), _LEARNED.format(profile=file.as_posix()))
    print(
        f"Learned from {len(pages)} files. Read {page.as_posix()}, correct {file.as_posix()}, and check with: speclint"
    )
    return 0


def _asked() -> str:
    """Which shipped profile a person at a terminal wants; the usual one where nobody can be asked."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return DEFAULT_PROFILE
    print("Which employer's style holds here?")
    for known in profiles.known():
        print(f"  {known:10} {profiles.load(profiles.find(known, Path()))[0].title}")
    print("A new name begins a profile of your own; 'speclint init --from FOLDER' learns one from your files.")
    try:
        return input(f"Profile [{DEFAULT_PROFILE}]: ").strip() or DEFAULT_PROFILE
    except EOFError:
        return DEFAULT_PROFILE


def _slug(name: str) -> str:
    """A name for a profile, of the name of a folder."""
    return "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in name.lower()).split())


def _own(name: str) -> str:
    """The file of the employer's own profile; empty for a shipped one. Nearly a shipped one's name is a slip."""
    if name in profiles.known():
        return ""
    file = name if name.endswith((".yaml", ".yml")) else f"{name}.yaml"
    slip = file != name and nearest(name, profiles.known(), list_all=0)
    if slip or not _NAME.fullmatch(Path(file).stem):
        said = f"unknown profile '{name}'" if slip else f"'{name}' is no name for a profile"
        raise Misuse(said, help=slip or "Take lower-case letters, figures and hyphens.")
    return file


def _write(path: Path, text: str) -> None:
    if path.exists():
        print(f"Kept {path.as_posix()}, which is there already.")
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError as error:
        raise Misuse(f"the file cannot be written: {error.strerror}", file=path) from error
    print(f"Wrote {path.as_posix()}.")
