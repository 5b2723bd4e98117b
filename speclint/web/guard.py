"""Who may speak to the page, and how much may be sent: held before anything is read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any
from urllib.parse import urlsplit

MOST = 20 << 20
"""Bytes of a file, and of all that is sent at once."""
_FRAME = 64 << 10
"""What the form around the files may take besides."""
_OURS = frozenset({"127.0.0.1", "localhost", "::1"})

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

HEADERS = (
    ("content-security-policy", "frame-ancestors 'none'"),
    ("referrer-policy", "same-origin"),  # under no-referrer Chromium sends its own form with "Origin: null"
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
)
"""What every answer carries; a page brings the rest of its policy itself."""


class TooLarge(Exception):  # noqa: N818 - a fact, no error of ours
    """More was sent than is read."""


class Guard:
    """Refuses what does not come from this computer's own browser, and stops what is too large as it arrives."""

    def __init__(self, app: App, *, port: int, said: Callable[[int, str], bytes]) -> None:
        """*said* makes a page of a status and a sentence."""
        self.app, self.port, self.said = app, port, said

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Hold one request to the rules."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if _host(headers.get("host", "")) not in _OURS:
            await self._refuse(send, 400, "This page is only for this computer.")
        elif scope["method"] not in {"GET", "HEAD"} and not self._own(headers):
            await self._refuse(send, 403, "This form was not sent from speclint's own page.")
        elif _announced(headers) > MOST + _FRAME:
            await self._refuse(send, 413, TOO_LARGE)
        else:
            await self._bounded(scope, receive, send)

    def _own(self, headers: Mapping[str, str]) -> bool:
        """Whether a form comes from our page. A program that is no browser names no origin."""
        if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return False
        origin = headers.get("origin")
        if origin is None:
            return True
        return any(origin == f"http://{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    async def _bounded(self, scope: Message, receive: Receive, send: Send) -> None:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > MOST + _FRAME:
                raise TooLarge
            return message

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [*message["headers"], *(pair for pair in _RAW if pair[0] not in there)]
            await send(message)

        await self.app(scope, counted, dressed)

    async def _refuse(self, send: Send, status: int, said: str) -> None:
        body = self.said(status, said)
        headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
        headers += [(b"connection", b"close"), *_RAW]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


TOO_LARGE = f"What was sent is larger than {MOST >> 20} MB, far more than any class specification. Nothing was read."
_RAW = tuple((name.encode(), value.encode()) for name, value in HEADERS)


def _host(header: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def _announced(headers: Mapping[str, str]) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else MOST * 2
