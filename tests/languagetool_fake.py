"""A server that speaks LanguageTool's protocol on loopback and misbehaves as it is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs

LONG = 120
"""Seconds that nobody should wait for an answer."""

SOFTWARE = {"name": "LanguageTool", "version": "6.7", "buildDate": "2025-10-09", "apiVersion": 1}


def units(text: str) -> int:
    """How long Java thinks a text is."""
    return len(text.encode("utf-16-le")) // 2


def match(text: str, found: str, rule: str = "EN_A_VS_AN", *instead: str) -> dict[str, Any]:
    """A match as LanguageTool writes it."""
    at = text.index(found)
    context = {"text": text[:40], "offset": 0, "length": 1}
    return {
        "message": f"Is {found} right?",
        "offset": units(text[:at]),
        "length": units(found),
        "replacements": [{"value": word} for word in instead],
        "context": context,
        "sentence": text[:40],
        "rule": {"id": rule, "issueType": "grammar", "category": {"id": "GRAMMAR"}},
    }


def articles(text: str) -> list[dict[str, Any]]:
    """One match for the first ``a accredited`` of each request."""
    return [match(text, "a accredited", "EN_A_VS_AN", "an accredited")] if "a accredited" in text else []


Misbehaviour = Callable[["Fake", BaseHTTPRequestHandler, str], bool]
"""Is given the text that was sent; whether it has answered."""


@dataclass
class Fake:
    """What it answers, and what it was asked."""

    find: Callable[[str], Any] = articles
    info: Any = field(default_factory=lambda: {"software": SOFTWARE})
    fault: Misbehaviour = lambda *_: False
    """May answer a check by itself, in its own way."""
    sick: bool = False
    """Whether it is slow to say how it is."""
    over: Event = field(default_factory=Event)
    """The test has ended: nothing needs to be slow any more."""
    url: str = ""
    texts: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    server: ThreadingHTTPServer | None = None

    def die(self) -> None:
        """Stop listening."""
        if self.server:
            self.server.socket.close()


@contextmanager
def running(fake: Fake) -> Iterator[Fake]:
    """The fake on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            if self.path == "/v2/info":
                answer(self, fake.info)
            elif self.path == "/v2/languages":
                answer(self, [{"name": "English (US)", "code": "en", "longCode": "en-US"}])
            elif self.path == "/v2/healthcheck" and fake.sick:
                drip(fake, self, "")
            elif self.path == "/v2/healthcheck":
                answer(self, b"OK")
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            told = parse_qs(self.rfile.read(length).decode())
            (text,) = told["text"]
            fake.asked.append(self.path)
            fake.texts.append(text)
            if not fake.fault(fake, self, text):
                answer(self, {"software": SOFTWARE, "matches": fake.find(text)})

    fake.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.server.daemon_threads = True
    fake.url = f"http://127.0.0.1:{fake.server.server_address[1]}"
    thread = Thread(target=fake.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.over.set()
        fake.server.shutdown()
        fake.server.server_close()


def answer(handler: BaseHTTPRequestHandler, content: object, status: int = 200) -> None:
    """Bytes as they are, anything else as JSON."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def hang(fake: Fake, handler: BaseHTTPRequestHandler, _: str) -> bool:
    """Say nothing until the test is over, and then that all was well: who waits so long is found out."""
    fake.over.wait(LONG)
    handler.close_connection = True
    return False


def drip(fake: Fake, handler: BaseHTTPRequestHandler, _: str) -> bool:
    """Send a byte now and then: no single read ever takes long."""
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        for _ in range(10 * LONG):
            handler.wfile.write(b" ")
            if fake.over.wait(0.1):
                break
        handler.wfile.write(b'{"matches": []}')
    handler.close_connection = True
    return True


def broken(_: Fake, handler: BaseHTTPRequestHandler, __: str) -> bool:
    """An internal error."""
    answer(handler, b"Error: Internal Error: null", 500)
    return True


def garbage(_: Fake, handler: BaseHTTPRequestHandler, __: str) -> bool:
    """No JSON."""
    answer(handler, b"<html>\xff\xfe")
    return True


def shapeless(_: Fake, handler: BaseHTTPRequestHandler, __: str) -> bool:
    """JSON of another shape."""
    answer(handler, {"matches": [{"offset": "x", "rule": None}]})
    return True


def cut(_: Fake, handler: BaseHTTPRequestHandler, __: str) -> bool:
    """Close the connection in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"mat')
    handler.close_connection = True
    return True


def endless(_: Fake, handler: BaseHTTPRequestHandler, __: str) -> bool:
    """An answer that does not end."""
    handler.send_response(200)
    handler.end_headers()
    try:
        handler.wfile.write(b'{"matches": [')
        while True:
            handler.wfile.write(b'"x", ' * 200_000)
    except OSError:
        return True
