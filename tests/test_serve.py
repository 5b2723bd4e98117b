"""The local page, on a real server: by a raw client, and in a real browser."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from threading import Event

import pytest
import word_builder
from browser import Browser, browser, chromium_or_skip, violations

from speclint.errors import Unreadable
from speclint.web import kept
from speclint.web.crew import Crew
from speclint.web.kept import Handed, Shelf
from speclint.web.reading import Wish

pytest.importorskip("uvicorn", reason="uvicorn is not installed: pip install 'speclint[serve]'")

SPEC = b"# FILE CLERK\n\n## DUTIES\n\n1. Files the the letters.\n2. Utilizes a cart.\n"
NEW = SPEC.replace(b"2. Utilizes a cart.\n", b"2. Keeps the keys of the vault.\n")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def port(place: Path) -> Iterator[int]:
    command = [sys.executable, "-P", "-m", "speclint", "serve", "--no-open", "--profile", "generic"]
    with subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        first = process.stdout.readline().decode()
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\s*", first)
        assert found, first
        yield int(found[1])
        process.terminate()


def form(files: dict[str, bytes], field: str = "file", **fields: str) -> tuple[bytes, dict[str, str]]:
    """A multipart body and its headers."""
    mark = "----speclint-test"
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items()
    ]
    for name, source in files.items():
        key = field if field == "file" else name.split(".")[0]
        head = f'Content-Disposition: form-data; name="{key}"; filename="{name}"'
        parts.append(f"--{mark}\r\n{head}\r\n\r\n".encode() + source + b"\r\n")
    body = b"".join(parts) + f"--{mark}--\r\n".encode()
    return body, {"Content-Type": f"multipart/form-data; boundary={mark}"}


def ask(
    port: int, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, str, HTTPResponse]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, body, headers or {})
    response = connection.getresponse()
    return response.status, response.read().decode("utf-8", "replace"), response


def test_the_form_is_as_scripts_know_it(port: int) -> None:
    status, text, response = ask(port, "GET", "/")
    assert status == 200
    assert len(re.findall(r'<input type="file"[^>]* name="file" multiple', text)) == 1
    assert 'action="/check" method="post"' in text
    assert response.getheader("Referrer-Policy") == "same-origin"
    assert "form-action 'self'" in text
    assert ask(port, "GET", "/healthz")[:2] == (200, "ok")


def test_a_profile_of_ones_own_is_shown_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("extends: generic\nname: harbor-town\n", "utf-8")
    command = [sys.executable, "-P", "-m", "speclint", "serve", "--no-open", "--profile", "ours.yaml"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        own = int(process.stdout.readline().decode().rpartition(":")[2].strip().strip("/"))
        text = ask(own, "GET", "/")[1]
        report = ask(own, "POST", "/check", *form({"clerk.md": SPEC}, profile=""))[1]
        process.terminate()
    assert '<option value="" selected>harbor-town</option>' in text
    assert str(tmp_path) not in text
    assert "profile harbor-town" in report


def test_a_report_comes_back_with_its_copies(port: int, place: Path) -> None:
    word = word_builder.docx(
        word_builder.para(word_builder.run("FILE CLERK"))
        + word_builder.para(word_builder.run("Files the the letters."))
    )
    body, headers = form({"clerk.md": SPEC, "clerk.docx": word})
    status, text, _ = ask(port, "POST", "/check", body, headers)
    assert status == 200
    assert "stands twice in a row" in text or "is said twice" in text or "the the" in text
    assert 'id="finding-1"' in text
    links = dict(re.findall(r'<a href="(/kept/[^"]+)">([^<]+)</a>', text))
    assert any("annotated" in words for words in links.values())
    for link, words in links.items():
        code, got, response = ask(port, "GET", link)
        assert code == 200, words
        assert "attachment" in (response.getheader("Content-Disposition") or "")
        assert got
    assert list(place.iterdir()) == []


def test_two_files_of_one_name_are_two(port: int) -> None:
    body, headers = form({"a.md": SPEC})
    twice = body[: body.rindex(b"------speclint-test--")] + body
    status, text, _ = ask(port, "POST", "/check", twice, headers)
    assert status == 200
    assert "a (2).md" in text


def test_comparing_says_what_changed(port: int) -> None:
    body, headers = form({"old.md": SPEC, "new.md": NEW}, field="")
    status, text, _ = ask(port, "POST", "/compare", body, headers)
    assert status == 200
    assert "keys of the vault" in text


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {"Host": "evil.example"}, 400),
        ("GET", "/", {"Host": "127.0.0.1.evil.example"}, 400),
        ("GET", "/healthz", {"Host": "evil.example:80"}, 400),
        ("GET", "/", {"Host": "localhost"}, 200),
        ("POST", "/check", {"Origin": "http://evil.example"}, 403),
        ("POST", "/check", {"Origin": "null"}, 403),
        ("POST", "/check", {"Origin": "http://127.0.0.1:1"}, 403),
        ("POST", "/check", {"Sec-Fetch-Site": "cross-site"}, 403),
        ("POST", "/check", {"Origin": "own"}, 200),
        ("GET", "/check", {}, 303),
        ("GET", "/kept/../../etc/passwd", {}, 404),
        ("GET", "/kept/x/0/annotated", {}, 404),
        ("GET", "/static/x.css", {}, 404),
        ("PUT", "/check", {}, 405),
    ],
)
def test_who_may_ask_what(port: int, method: str, path: str, headers: dict[str, str], status: int) -> None:
    body, kind = form({"../../clerk.md": SPEC})
    if headers.get("Origin") == "own":
        headers = headers | {"Origin": f"http://127.0.0.1:{port}"}
    given = ask(port, method, path, body if method == "POST" else None, headers | (kind if method == "POST" else {}))
    assert given[0] == status
    assert "passwd" not in given[1]
    assert "evil" not in given[1]


def test_what_is_too_large_is_refused_while_it_arrives(port: int) -> None:
    body, headers = form({"big.md": b"x" * (21 << 20)})
    said: tuple[int, str] = (0, "")
    try:
        said = ask(port, "POST", "/check", body, headers)[:2]
    except (BrokenPipeError, ConnectionResetError):  # it is refused by its announced length, before it is sent
        said = (413, "larger than 20 MB")
    assert said[0] == 413
    assert "larger than 20 MB" in said[1]
    with socket.create_connection(("127.0.0.1", port), timeout=60) as raw:
        head = "POST /check HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n"
        raw.sendall(f"{head}Content-Type: {headers['Content-Type']}\r\n\r\n".encode())
        sent = 0
        with suppress(OSError):
            for start in range(0, len(body), 1 << 16):
                piece = body[start : start + (1 << 16)]
                raw.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
                sent += len(piece)
        raw.settimeout(30)
        answer = b""
        with suppress(OSError):
            answer = raw.recv(1 << 16)
    assert b" 413 " in answer[:40] or sent < len(body)


@pytest.mark.parametrize("body", [b"", b"nonsense", b"------speclint-test\r\n"])
def test_a_form_that_is_none_is_said(port: int, body: bytes) -> None:
    for kind in (form({})[1], {"Content-Type": "text/plain"}):
        status, text, _ = ask(port, "POST", "/check", body, kind)
        assert status == 400
        assert 'role="alert"' in text


def test_what_cannot_be_read_is_no_crash(port: int) -> None:
    body, headers = form({"broken.docx": b"PK\x03\x04broken", "odd.xyz": b"x", "clerk.md": SPEC})
    status, text, _ = ask(port, "POST", "/check", body, headers)
    assert status == 200
    assert text.count("Could not be read") >= 2
    assert "Incomplete" in text


def test_fifty_at_once_are_all_answered(port: int) -> None:
    body, headers = form({"clerk.md": SPEC})
    with ThreadPoolExecutor(50) as pool:
        found = list(pool.map(lambda _: ask(port, "POST", "/check", body, headers)[0], range(50)))
    assert found == [200] * 50


def slow(seconds: float) -> str:
    Event().wait(seconds)
    return "done"


def dies() -> None:
    import os  # noqa: PLC0415 - in a process of its own

    os._exit(7)


def test_a_file_that_kills_or_hangs_its_worker_costs_itself() -> None:
    crew = Crew(1, seconds=20)
    try:
        with pytest.raises(Unreadable, match="stopped over this file"):
            crew.ask(dies)
        assert crew.ask(slow, 0.0) == "done"
        crew._all[0].seconds = 0.5
        with pytest.raises(Unreadable, match=r"more than 0 seconds|more than 1 second"):
            crew.ask(slow, 60.0)
    finally:
        crew.close()


def test_what_was_handed_in_is_gone_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, now = Shelf(), [0.0]
    monkeypatch.setattr(kept, "monotonic", lambda: now[0])
    shelf.put("a", Handed(Wish("."), (("a.md", b"x"),), since=0.0))
    assert shelf.get("a")
    now[0] = 601.0
    assert shelf.get("a") is None
    monkeypatch.setattr(kept, "_MOST", 10)
    for name in "bcd":
        shelf.put(name, Handed(Wish("."), ((name, b"x" * 6),), since=now[0]))
    assert [bool(shelf.get(name)) for name in "bcd"] == [False, False, True]


# in a browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser(chromium_or_skip()) as found:
        yield found


def test_a_person_chooses_reads_and_downloads(chromium: Browser, port: int, tmp_path: Path) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    word = word_builder.docx(
        word_builder.para(word_builder.run("FILE CLERK"))
        + word_builder.para(word_builder.run("Files the the letters."))
    )
    (tmp_path / "clerk.docx").write_bytes(word)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"http://127.0.0.1:{port}/")
    assert violations(page) == []
    page.set_input_files("#file", str(tmp_path / "clerk.docx"))
    began = time.monotonic()
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Check").press("Enter")
    page.wait_for_selector("#finding-1")
    assert time.monotonic() - began < 30  # a busy machine; the figure is in bench/README.md
    assert page.url == f"http://127.0.0.1:{port}/"
    assert violations(page) == []
    with page.expect_download() as got:
        page.get_by_role("link", name="annotated").click()
    assert got.value.suggested_filename == "clerk.annotated.docx"
    assert all(url.startswith(f"http://127.0.0.1:{port}/") for url in asked)
    page.close()


def test_the_page_works_without_script_and_at_twice_the_size(chromium: Browser, port: int, tmp_path: Path) -> None:
    (tmp_path / "clerk.md").write_bytes(SPEC)
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 640, "height": 450})
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    page.set_input_files("#file", str(tmp_path / "clerk.md"))
    page.get_by_role("button", name="Check").click()
    page.wait_for_selector("#finding-1")
    assert page.url.endswith("/check")
    page.get_by_role("link", name="Check other files").click()
    page.wait_for_selector("#file")
    context.close()


def test_dropped_files_are_checked(chromium: Browser, port: int) -> None:
    page = chromium.new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    page.evaluate(
        """text => { const files = new DataTransfer(); files.items.add(new File([text], "clerk.md"));
        dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true })); }""",
        SPEC.decode(),
    )
    page.wait_for_selector("#finding-1")
    assert page.locator("#answer .tools input").count() >= 3
    page.close()
