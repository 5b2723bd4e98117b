"""Old Word, OpenDocument and RTF: through LibreOffice where it is, else how to convert them."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hostile_builder import odt, zipped
from reading import SHARED, assert_sound, rows
from word_builder import docx, para

from speclint.errors import Unreadable
from speclint.formats import legacy, read

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
NEEDS_OFFICE = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
NEEDS_SCRIPTS = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")
RTF = rb"{\rtf1\ansi {\b DUTIES}\par Sweeps streets.\par Washes {\deleted\revauthdel0\revdttmdel0 old }lots.\par}"
SEED = SHARED / "seeds" / "lead-csr-2025-redline.docx"


def refused(source: bytes, path: str) -> Unreadable:
    with pytest.raises(Unreadable) as wrong:
        read(source, path)
    assert wrong.value.reason
    return wrong.value


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that is taken for LibreOffice; a test writes what it does."""
    script = tmp_path / "soffice"
    script.touch()
    monkeypatch.setattr(legacy, "found", lambda: str(script))
    return script


def says(script: Path, lines: str) -> None:
    script.write_text(f"#!/bin/sh\n{lines}\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(("path", "code"), [("x.rtf", "unsupported"), ("x.doc", "legacy-word")])
def test_without_libreoffice_the_finding_says_how_to_convert(
    path: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy, "found", lambda: None)
    wrong = refused(RTF, path)
    assert wrong.code == code
    assert ".docx" in wrong.help


def test_libreoffice_is_found_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "libreoffice7.6" / "program" / "soffice"
    program.parent.mkdir(parents=True)
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setattr(
        legacy, "_PLACES", (str(tmp_path / "nowhere" / "soffice"), f"{tmp_path}/libreoffice*/program/soffice")
    )
    assert list(legacy._installed()) == [str(program)]


def test_a_word_file_under_an_old_ending_is_read() -> None:
    made = docx(para("Sweeps streets."))
    assert rows(read(made, "x.doc")) == ["paragraph: Sweeps streets."]


@pytest.mark.parametrize(
    ("source", "path"),
    [
        (b"<html><img src='http://localhost/'></html>", "x.doc"),
        (b"plain text", "x.rtf"),
        (rb"{\rtf1 " + b"{" * 2000, "x.rtf"),
        (b"\x00\x01\x02" * 99, "x.odt"),
        (zipped({"a.txt": b"a"}), "x.odt"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "x.doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "x.doc"),
    ],
)
def test_other_kinds_never_reach_libreoffice(source: bytes, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legacy, "found", lambda: pytest.fail("LibreOffice was asked for"))
    assert refused(source, path).code in {"not-word", "damaged", "encrypted", "hostile"}


@NEEDS_SCRIPTS
def test_a_conversion_that_hangs_is_ended_with_all_it_started(
    stand_in: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    says(stand_in, f"sh -c 'sleep 3; touch {tmp_path}/alive' & sleep 30")
    monkeypatch.setattr(legacy, "SECONDS", 0.5)
    begin = time.perf_counter()
    assert refused(RTF, "x.rtf").code == "timeout"
    assert time.perf_counter() - begin < 25
    time.sleep(3)
    assert not (tmp_path / "alive").exists()


@NEEDS_SCRIPTS
@pytest.mark.parametrize("lines", ["exit 1", "exit 0", "kill -9 $$"])
def test_a_conversion_that_fails_is_a_finding(stand_in: Path, lines: str) -> None:
    says(stand_in, lines)
    assert refused(RTF, "x.rtf").code == "damaged"


@NEEDS_SCRIPTS
def test_what_comes_out_is_read_as_word_by_its_own_rules(stand_in: Path) -> None:
    says(stand_in, 'for last; do :; done\nmkdir out\necho "no Word file" > out/in.docx')
    assert refused(RTF, "x.rtf").code == "not-word"


def test_a_program_that_does_not_start(stand_in: Path) -> None:
    stand_in.unlink()
    assert refused(RTF, "x.rtf").code == "unsupported"


@NEEDS_OFFICE
def test_rtf_with_a_change() -> None:
    found = read(RTF, "x.rtf")
    assert (found.format, found.lined) == ("rtf", False)
    assert found.proposed.text == "DUTIES\nSweeps streets.\nWashes lots."
    assert found.original.text == "DUTIES\nSweeps streets.\nWashes old lots."
    assert [remark.rule for remark in found.remarks] == ["converted"]


@NEEDS_OFFICE
@pytest.mark.skipif(not SEED.exists(), reason="the seed is not beside the checkout")
@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_both_views_of_a_redline_survive(suffix: str, tmp_path: Path) -> None:
    command = [OFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'user').as_uri()}", "--convert-to", suffix]
    subprocess.run(
        [*map(str, command), "--outdir", str(tmp_path), str(SEED)], check=True, capture_output=True, timeout=120
    )
    made = tmp_path / f"{SEED.stem}.{suffix}"
    found, theirs = read(made.read_bytes(), made.name), read(SEED.read_bytes(), SEED.name)
    assert_sound(found, ordered=False)
    for mine, other in ((found.proposed, theirs.proposed), (found.original, theirs.original)):
        assert [line for line in mine.text.splitlines() if line.strip()] == [
            line for line in other.text.splitlines() if line.strip()
        ]


@NEEDS_OFFICE
def test_nothing_is_fetched_and_no_file_is_drawn_in(tmp_path: Path) -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names of requests

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    try:
        found = read(odt(f"{url}/picture.png", section=f"{url}/section.odt"), "x.odt")
        assert "Sweeps streets." in found.proposed.text
        drawn = read(odt(f"{url}/picture.png", section=secret.as_uri()), "x.odt")
        assert "SECRET" not in drawn.source
        fields = rb"{\rtf1 {\field{\*\fldinst INCLUDEPICTURE %s/a.png \\d}{\fldrslt x}}" % url.encode()
        fields += rb"{\field{\*\fldinst INCLUDETEXT %s}{\fldrslt y}}\par}" % secret.as_uri().encode()
        assert "SECRET" not in read(fields, "x.rtf").source
    finally:
        server.shutdown()
    assert asked == []
