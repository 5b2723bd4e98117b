"""How long a person waits: on the page after a drop, in an editor after opening a file and after a change.

python bench/desk.py [ROUNDS]

Everything is measured from outside, with the processes that a person starts: ``speclint serve`` in Chromium (where
Playwright and Chromium are there), twenty posts at once, ``speclint lsp`` over its pipes. Caches are empty at first.
On a machine that others use, the seconds of processor that a server took say more than those on the wall (Linux only).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import IO, Any

SPECS = Path(__file__).parents[1] / "examples" / "specs"
PAGE = (SPECS / "library-technician.md").read_bytes()
WORD = next(SPECS.glob("*.docx"))
POSTS = 20


def spent(process: int) -> float:
    """Seconds of processor that a process has taken till now; 0 where nobody says."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def started(*words: str, home: str, **more: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - as Popen takes them
    """A server of ours, with a cache of its own."""
    environment = os.environ | {"XDG_CACHE_HOME": home}
    command = [sys.executable, "-P", "-m", "speclint", *words]
    return subprocess.Popen(
        command, cwd=home, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **more
    )


@contextmanager
def served() -> Iterator[tuple[int, float]]:
    """A port, and when the server was started."""
    with tempfile.TemporaryDirectory() as home:
        start = time.perf_counter()
        with started("serve", "--no-open", home=home) as process:
            assert process.stdout  # noqa: S101 - a pipe was asked for
            yield int(process.stdout.readline().decode().rstrip("/\n ").rpartition(":")[2]), start
            process.terminate()


DROP = """([name, bytes]) => { const files = new DataTransfer();
files.items.add(new File([new Uint8Array(bytes)], name));
dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true })); }"""


def dropped(rounds: int) -> None:
    """Time from the drop of one file to its first finding on the page."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not everybody has it

    browser = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        first: list[float] = []
        later: dict[str, list[float]] = {"Markdown": [], "Word redline": []}
        for nth in range(rounds):
            with served() as (port, _):
                page = chromium.new_page()
                page.goto(f"http://127.0.0.1:{port}/")
                first.append(_drop(page, "first.md", PAGE + b"\n" * nth))
                for at in range(3):
                    page.goto(f"http://127.0.0.1:{port}/")
                    later["Markdown"].append(_drop(page, f"clerk-{at}.md", PAGE + b"\n" * (nth + at + 1)))
                    page.goto(f"http://127.0.0.1:{port}/")
                    later["Word redline"].append(_drop(page, f"clerk-{at}.docx", WORD.read_bytes()))
                page.close()
        chromium.close()
    _told("first drop right after the start (goal 3 s)", first)
    for kind, times in later.items():
        _told(f"later drops, {kind} (goal 3 s)", times)


def _drop(page: Any, name: str, source: bytes) -> float:  # noqa: ANN401 - a page of Playwright
    start = time.perf_counter()
    page.evaluate(DROP, [name, list(source)])
    page.wait_for_selector("#finding-1")
    return time.perf_counter() - start


def posted() -> None:
    """Time until twenty posts at once are all answered."""
    with served() as (port, _):
        _post(port, 0)
        start = time.perf_counter()
        with ThreadPoolExecutor(POSTS) as pool:
            codes = list(pool.map(lambda n: _post(port, n + 1), range(POSTS)))
        _told(f"{POSTS} posts at once, {codes.count(200)} of them answered with 200", [time.perf_counter() - start])


def _post(port: int, nth: int) -> int:
    mark = "----bench"
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="clerk-{nth}.md"\r\n\r\n'
    body = head.encode() + PAGE + b"\n" * nth + f"\r\n--{mark}--\r\n".encode()
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("POST", "/check", body, {"Content-Type": f"multipart/form-data; boundary={mark}"})
    response = connection.getresponse()
    response.read()
    return response.status


class Editor:
    """An editor that speaks to a language server over its pipes."""

    def __init__(self, home: str) -> None:
        """Start the server in a folder, and greet it."""
        self.process = started("lsp", home=home, stdin=subprocess.PIPE)
        self.uri = (Path(home) / "clerk.md").as_uri()
        self._send("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, number=1)
        self._until(lambda said: said.get("id") == 1)
        self._send("initialized", {})

    def opened(self, name: str) -> float:
        """Seconds until what is wrong with a file is there."""
        self.uri = f"{self.uri.rpartition('/')[0]}/{name}"
        document = {"uri": self.uri, "languageId": "markdown", "version": 1, "text": PAGE.decode()}
        return self._answered("textDocument/didOpen", {"textDocument": document})

    def changed(self, version: int) -> float:
        """Seconds until the findings are new after a change of the text."""
        text = PAGE.decode() + "\nAnd and more.\n" * version
        document = {"uri": self.uri, "version": version}
        return self._answered("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def _answered(self, method: str, params: dict[str, Any]) -> float:
        start = time.perf_counter()
        self._send(method, params)
        self._until(
            lambda said: (
                said.get("method") == "textDocument/publishDiagnostics" and said["params"].get("diagnostics") != []
            )
        )
        return time.perf_counter() - start

    def _send(self, method: str, params: dict[str, Any], number: int | None = None) -> None:
        said: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
        body = json.dumps(said if number is None else said | {"id": number}).encode()
        pipe: IO[bytes] = self.process.stdin  # type: ignore[assignment]
        pipe.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        pipe.flush()

    def _until(self, wanted: Any) -> None:  # noqa: ANN401 - a test of a message
        pipe: IO[bytes] = self.process.stdout  # type: ignore[assignment]
        while True:
            length = 0
            while (line := pipe.readline().strip()) != b"":
                if line.lower().startswith(b"content-length:"):
                    length = int(line.partition(b":")[2])
            if wanted(json.loads(pipe.read(length))):
                return


def edited(rounds: int) -> None:
    """Time until an editor shows what is wrong."""
    cold: list[float] = []
    work: list[float] = []
    warm: list[float] = []
    after: list[float] = []
    each: list[float] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as home:
            start = time.perf_counter()
            editor = Editor(home)
            editor.opened("clerk.md")
            cold.append(time.perf_counter() - start)
            work.append(spent(editor.process.pid))
            warm += [editor.opened(f"other-{n}.md") for n in range(3)]
            before = spent(editor.process.pid)
            after += [editor.changed(version) for version in range(2, 7)]
            each.append((spent(editor.process.pid) - before) / 5)
            editor.process.kill()
            editor.process.wait()
    _told("editor: from the start of the server to the first diagnostics (goal 3 s)", cold)
    _told("    of it processor", work)
    _told("editor: another file, server warm (goal 1 s)", warm)
    _told("editor: after a change (goal 0.5 s)", after)
    _told("    of it processor", each)


def _told(what: str, times: list[float]) -> None:
    print(f"{what}: median {median(times):.2f} s, slowest {max(times):.2f} s ({len(times)})")


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    edited(many)
    posted()
    dropped(many)
