"""``speclint doctor``: what is installed and what it is able to do; it sends nothing."""

from __future__ import annotations

import locale
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from speclint import __version__, cache, formats, plugins
from speclint.cli.arguments import Parser
from speclint.errors import Misuse
from speclint.settings import config, profiles

_PARTS = {
    "lxml": "Word files",
    "PyYAML": "rules, profiles, specifications as data",
    "jsonschema": "required parts",
    "textstat": "readability",
}


def run(arguments: list[str]) -> int:
    """Print one line for each thing that a question about speclint would begin with."""
    Parser("doctor", "Say what is installed and what it is able to do; nothing is sent anywhere.").read(arguments)
    for name, said in _facts():
        print(f"{name:18} {said}")
    return 0


def _facts() -> Iterator[tuple[str, str]]:
    yield "speclint", __version__
    yield "Python", f"{platform.python_version()} on {platform.system()} ({sys.executable})"
    for part, use in _PARTS.items():
        yield part, f"{_version(part)}, for {use}"
    yield "reads", " ".join(sorted(formats.READERS))
    yield "profiles", ", ".join(profiles.known())
    yield from _plugins()
    yield "grammar", f"Harper {_version('harper-py')} (pip install 'speclint[grammar]')"
    yield "LanguageTool", f"language-tool-python {_version('language-tool-python')}; see 'speclint grammar status'"
    yield "Java", shutil.which("java") or "not found (only LanguageTool needs it)"
    yield "LibreOffice", shutil.which("soffice") or "not found (only old formats would need it)"
    yield "output", f"{sys.stdout.encoding}; locale {locale.getpreferredencoding(do_setlocale=False)}"
    yield "cache", cache.folder()
    yield "config", _config()


def _plugins() -> Iterator[tuple[str, str]]:
    """What other packages bring, a line each kind."""
    any_ = False
    for kind in plugins.KINDS:
        try:
            found = [f"{name} ({package})" for name, package in plugins.brought(kind)]
        except Misuse as fault:
            found = [f"faulty: {fault.problem}"]
        if found:
            yield f"brought {kind}", ", ".join(found)
        any_ = any_ or bool(found)
    if not any_:
        yield "plugins", "none: no other package brings rules, profiles, checks, readers or reports"


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "not installed"


def _config() -> str:
    try:
        return str(config.load(Path.cwd()).file or "none found; the defaults hold")
    except Misuse as fault:
        return f"faulty: {fault}"
