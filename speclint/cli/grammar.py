"""``speclint grammar``: get LanguageTool, see what is there, stop the server."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from speclint.cli.arguments import Parser
from speclint.errors import Misuse, nearest
from speclint.grammar import client, embedded, install, places, server
from speclint.grammar.places import Unavailable

_ACTIONS = ("install", "status", "stop")
_WIDTH = 30


def run(arguments: list[str]) -> int:
    """Do one of the three; 0 if grammar can be checked afterwards (or the server is stopped), 3 if not."""
    action, *rest = arguments or [""]
    if action not in {*_ACTIONS, "-h", "--help"}:
        raise Misuse(f"'speclint grammar' takes {', '.join(_ACTIONS)}, not '{action}'", help=nearest(action, _ACTIONS))
    parser = Parser(
        f"grammar {action if action in _ACTIONS else '|'.join(_ACTIONS)}",
        "LanguageTool: install it, see its status, stop its server.",
    )
    if action == "install":
        parser.add_argument(
            "--from", dest="folder", metavar="FOLDER", help="use the LanguageTool that is there, and no other"
        )
    asked = parser.read(rest if action in _ACTIONS else arguments)
    try:
        if action == "install":
            return _install(asked.folder)
        return _stop() if action == "stop" else _status()
    except Unavailable as fault:
        print(f"speclint: {fault}.", file=sys.stderr)
        return 3


def _install(folder: str | None) -> int:
    if folder:
        found = install.adopt(Path(folder).absolute())
        print(f"LanguageTool {found.version} in {found.folder} will be used.")
    else:
        there = places.installed()
        there = None if there and install.damaged(there) else there
        found = there or install.install(_Bar())
        print(f"LanguageTool {found.version} is {'already' if there else 'now'} in {found.folder}.")
    return _wanting()


def _wanting() -> int:
    """Say what else is missing, after an installation."""
    missing = list(_missing())
    for said in missing:
        print(f"Still missing: {said}.")
    if not missing:
        print("Check grammar with 'speclint check --grammar auto', or with grammar = 'auto' in speclint.toml.")
    return 3 if missing else 0


def _missing() -> Iterator[str]:
    if not client.usable():
        yield "language-tool-python; install it with: pip install 'speclint[languagetool]'"
    try:
        places.java()
    except Unavailable as fault:
        yield str(fault)
    if not places.installed():
        yield "LanguageTool; install it with: speclint grammar install"


def _status() -> int:
    for name, said in _facts():
        print(f"{name:22} {said}")
    return 0 if embedded.usable() or not list(_missing()) else 3


def _facts() -> Iterator[tuple[str, str]]:
    yield "Harper", embedded.identity() or f"not installed: {embedded.HOW}"
    try:
        yield "language-tool-python", version("language-tool-python")
    except PackageNotFoundError:
        yield "language-tool-python", "not installed: pip install 'speclint[languagetool]'"
    try:
        java = places.java()
        yield "Java", f"{java.major} ({java.path})"
    except Unavailable as fault:
        yield "Java", str(fault)
    found = places.installed()
    yield "LanguageTool", f"{found.version} ({found.folder})" if found else "none: speclint grammar install"
    live = server.running()
    if not live:
        yield "server", "none is running; a check with --grammar starts one"
        return
    well = "well" if client.healthy(live.url) else "does not answer"
    rest = max(0.0, server.IDLE_SECONDS - live.idle_for) / 60
    yield "server", f"{live.url}, {well}; process {live.java}; stops by itself in {rest:.0f} minutes unless it is used"


def _stop() -> int:
    print("The LanguageTool server is stopped." if server.stop() else "No LanguageTool server was running.")
    return 0


class _Bar:
    """Progress on a terminal, on one line; elsewhere nothing until the end."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._last = 0.0

    def __call__(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if not self._shown or (done < whole and now - self._last < 0.1):  # noqa: PLR2004 - ten times a second
            return
        self._last = now
        filled = _WIDTH * done // max(1, whole)
        end = "\n" if done >= whole else ""
        bar = f"[{'#' * filled}{'.' * (_WIDTH - filled)}]"
        sys.stderr.write(f"\rLanguageTool {bar} {done / 1e6:5.1f} of {whole / 1e6:.1f} MB{end}")
        sys.stderr.flush()
        self._shown = done < whole
