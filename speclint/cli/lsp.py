"""``speclint lsp``: a language server over standard input and output."""

from __future__ import annotations

from importlib.util import find_spec

from speclint.cli.arguments import Parser
from speclint.errors import Misuse


def run(arguments: list[str]) -> int:
    """Serve an editor until it says goodbye."""
    parser = Parser("lsp", "Speak with an editor over standard input and output (Language Server Protocol).")
    parser.add_argument("--stdio", action="store_true", help="the only way there is; some editors ask for it")
    parser.read(arguments)
    if find_spec("pygls") is None:
        raise Misuse("the language server needs one more package", help="Install it: pip install 'speclint[lsp]'")
    from speclint.lsp.server import server

    server().start_io()
    return 0
