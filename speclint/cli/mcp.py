"""``speclint mcp``: tools for a program that writes, over standard input and output (Model Context Protocol).

speclint itself sends nothing anywhere. What the program on the other side does with a text is that program's affair.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from importlib.util import find_spec
from threading import Lock

from speclint.cli import check as check_command
from speclint.cli import compare as compare_command
from speclint.cli import explain as explain_command
from speclint.cli import fix as fix_command
from speclint.cli import show as show_command
from speclint.cli.arguments import Parser
from speclint.errors import Misuse
from speclint.version import VERSION

_TURN = Lock()
_ABOUT = (
    "speclint checks civil-service class specifications: check a file, mend what it names, check again. Findings say "
    "'review' where the law is concerned; whether a requirement is lawful depends on the job. speclint works offline; "
    "what you do with the texts is your affair."
)


def run(arguments: list[str]) -> int:
    """Serve tools until the other side closes."""
    Parser("mcp", "Offer speclint's commands as tools to a program (Model Context Protocol).").read(arguments)
    if find_spec("mcp") is None:
        raise Misuse("'speclint mcp' needs one more package", help="Install it: pip install 'speclint[mcp]'")
    from mcp.server import MCPServer

    server = MCPServer("speclint", instructions=_ABOUT, version=VERSION)
    for tool in (check, explain, list_rules, show, compare, fix):
        server.add_tool(tool)
    server.run()
    return 0


def check(paths: list[str], profile: str = "", thorough: bool = False) -> str:  # noqa: FBT001, FBT002 - a tool's own form
    """Check class specifications; what to fix, the weightiest first, with places and replacements."""
    more = [*(["--profile", profile] if profile else []), *(["--thorough"] if thorough else [])]
    return said(check_command.run, "--output-format", "agent", *more, "--", *paths)


def explain(rule: str) -> str:
    """Explain a rule: what it looks for, why, on which authority, with a bad and a good example."""
    return said(explain_command.run, "--", rule)


def list_rules() -> str:
    """List every rule with its severity and title."""
    return said(explain_command.run, "--all")


def show(path: str) -> str:
    """Show what speclint sees in a file: its title, code, dates and parts."""
    return said(show_command.run, "--structure", "--", path)


def compare(old: str, new: str = "") -> str:
    """Say what changed from an old version to a new one, or in a redline by itself, the weightiest first."""
    return said(compare_command.run, "--output-format", "markdown", "--", *filter(None, [old, new]))


def fix(path: str, write: bool = False) -> str:  # noqa: FBT001, FBT002 - a tool's own form
    """Mend what can be mended safely; shows the changes only, unless *write* is true. Word is mended in a copy."""
    return said(fix_command.run, *([] if write else ["--diff"]), "--", path)


def said(command: Callable[[list[str]], int], *arguments: str) -> str:
    """What a command prints, as a person would read it."""
    told = io.StringIO()
    with _TURN, redirect_stdout(told), redirect_stderr(told):
        try:
            command(list(arguments))
        except Misuse as fault:
            print(f"speclint: {fault}")
    return told.getvalue()
