"""``speclint serve``: a local page that reads what is dropped on it."""

from __future__ import annotations

import os
import socket
import sys
import threading
import webbrowser
from importlib.util import find_spec
from pathlib import Path

from speclint.cli.arguments import Parser
from speclint.errors import Misuse
from speclint.settings import config, profiles

_NEEDED = ("starlette", "uvicorn", "python_multipart")


def run(arguments: list[str]) -> int:
    """Serve the page on this computer alone until Ctrl-C."""
    parser = Parser("serve", "Open a page on this computer: drop files, read findings, download copies.")
    parser.add_argument(
        "--port", type=int, default=0, metavar="N", help="a port of your choice; any free one by itself"
    )
    parser.add_argument("--profile", metavar="NAME", help="the employer that is chosen first")
    parser.add_argument("--no-open", action="store_true", help="do not open a browser")
    asked = parser.read(arguments)
    if any(find_spec(name) is None for name in _NEEDED):
        raise Misuse("the page needs more packages", help="Install them: pip install 'speclint[serve]'")
    here = Path.cwd()
    settings = config.load(here)
    profile = asked.profile or settings.profile
    found = profiles.find(profile, here)
    if profile not in profiles.known():
        profile = str(found.resolve())  # wherever the config lies
    called = profiles.load(found)[0].name
    return _serve(here, (profile, called), asked.port, browse=not asked.no_open)


def _serve(here: Path, profile: tuple[str, str], port: int, *, browse: bool) -> int:
    import uvicorn

    from speclint.web.app import application
    from speclint.web.crew import Crew
    from speclint.web.reading import Wish, warm

    listening = _listening(port)
    port = listening.getsockname()[1]
    wish = Wish(str(here), *profile)
    crew = Crew(min(2, os.cpu_count() or 1))
    address = f"http://127.0.0.1:{port}/"
    print(address, flush=True)
    print("This page is only for this computer; nothing is sent anywhere. Ctrl-C stops it.", file=sys.stderr)
    settings = uvicorn.Config(
        application(wish, crew, port), log_level="warning", access_log=False, server_header=False, lifespan="off"
    )
    threading.Thread(target=crew.ask, args=(warm, wish), daemon=True).start()
    if browse:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    try:
        uvicorn.Server(settings).run(sockets=[listening])
    except KeyboardInterrupt:  # uvicorn ends in good order and hands the signal on
        pass
    finally:
        crew.close()
        listening.close()
    return 0


def _listening(port: int) -> socket.socket:
    """A socket on this computer alone."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(("127.0.0.1", port))
        found.listen(128)  # who reads the address may ask at once
    except (OSError, OverflowError) as error:
        found.close()
        raise Misuse(f"--port: {port} cannot be used", help="Choose another, or leave it out.") from error
    return found
