"""Files built to do harm end soon and cost little: as a document or with a named reason, and nothing is fetched."""

from __future__ import annotations

import ast
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hostile_builder import odt, pdf_files, text_files, word_files
from reading import SHARED

from speclint import formats
from speclint.formats.pdf import parent as worker
from speclint.settings import rulebook

SECONDS, MEGABYTES = 20.0, 300
"""The bar is five seconds on a machine that does nothing else; ``-rP`` prints what each file took."""
_MEASURE = """
import resource, sys
from pathlib import Path
from speclint import formats
from speclint.errors import Unreadable
source = Path(sys.argv[1]).read_bytes()
try:
    found = formats.read(source, sys.argv[1])
    code = f"document {len(found.proposed.text)} {len(found.original.text)} {len(found.changes)}"
except Unreadable as refused:
    code = refused.code
if "speclint.formats.pdf.read" in sys.modules:
    sys.modules["speclint.formats.pdf.read"]._WORKER.stop()
costs = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
most = max(cost.ru_maxrss for cost in costs)
spent = sum(cost.ru_utime + cost.ru_stime for cost in costs)
print(spent, most / (1024 if sys.platform != "darwin" else 1 << 20), code)
"""
# Processor time, start included: the clock would also measure what else the computer does.
_APART = "import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', *sys.argv[1:]]).returncode)"
"""A process counts the memory of whoever started it as its own, and that would be pytest: so a small one starts it."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system does not say what a process cost")
WORD, PDF, TEXT = ([name for name, _ in made("")] for made in (word_files, pdf_files, text_files))
CORPORA = sorted(
    path
    for folder in ("docx-bad", "docx-hostile", "pdf-features")
    for path in (SHARED / "corpora" / folder).rglob("*")
    if path.is_file() and path.suffix not in {".json", ".md", ".py", ".txt", ".tsv", ".csv"}
)


class Listener(HTTPServer):
    """A server that only remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def handle(self) -> None:
                listener.asked.append(repr(self.request))

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    server = Listener()
    yield server
    server.shutdown()
    assert server.asked == [], "something was fetched"


@cache
def codes() -> set[str]:
    return {
        "document",
        *(rule.id.partition("/")[2] for rule in rulebook.load(rulebook.packs()) if rule.family == "file"),
    }


def cost(path: Path) -> str:
    """Read a file in a process of its own; return what became of it."""
    done = subprocess.run(
        [sys.executable, "-c", _APART, _MEASURE, str(path)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        cwd=path.parent,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert not done.stderr
    seconds, megabytes, code, *_ = done.stdout.split()
    print(f"{path.name}: {float(seconds):.2f} s, {float(megabytes):.0f} MB, {code}")  # noqa: T201 - the figures of -rP
    assert float(seconds) <= SECONDS, code
    assert float(megabytes) <= MEGABYTES, code
    assert code in codes()
    return code


def made(path: Path, maker: object, listener: Listener) -> str:
    url = f"http://127.0.0.1:{listener.server_port}"
    name = path.stem if path.suffix in {".docx", ".pdf"} else path.name
    path.write_bytes(dict(maker(url))[name]())  # type: ignore[operator]
    return cost(path)


@pytest.mark.parametrize("name", WORD)
def test_word(name: str, tmp_path: Path, listener: Listener) -> None:
    made(tmp_path / f"{name}.docx", word_files, listener)


@pytest.mark.parametrize("name", PDF)
def test_pdf(name: str, tmp_path: Path, listener: Listener) -> None:
    made(tmp_path / f"{name}.pdf", pdf_files, listener)


@pytest.mark.parametrize("name", TEXT)
def test_text(name: str, tmp_path: Path, listener: Listener) -> None:
    made(tmp_path / name, text_files, listener)
    assert not (tmp_path / "caught").exists()


def test_opendocument_is_looked_at_before_libreoffice_sees_it(tmp_path: Path) -> None:
    path = tmp_path / "x.odt"
    path.write_bytes(odt("x", body="<text:p>" * 100_000 + "</text:p>" * 100_000))
    assert cost(path) == "hostile"
    path.write_bytes(odt("x", body=" " * (30 << 20)))
    assert cost(path) == "too-large"


@pytest.mark.skipif(not CORPORA, reason="the corpora are not beside the checkout")
@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.name)
def test_files_of_other_people(path: Path) -> None:
    cost(path)


# -- every reason has its rule --------------------------------------------------------------------


def named(call: ast.Call) -> str | None:
    """The code that an ``Unreadable`` or a ``Remark`` is made with; ``None`` where it is no plain word."""
    first = call.args[0] if call.args else next((k.value for k in call.keywords if k.arg in {"code", "rule"}), None)
    return first.value if isinstance(first, ast.Constant) else None


def test_every_reason_that_a_reader_gives_has_its_rule() -> None:
    found, unknown = {code for code, _, _ in worker._FAULTS.values()}, []
    for path in sorted(Path(formats.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"Unreadable", "Remark"}
            ):
                code = named(node)
                found.add(code or "")
                unknown += [] if code else [f"{path.name}:{node.lineno}"]
    assert [place for place in unknown if not place.startswith("parent.py")] == []
    assert found - {""} <= codes()
