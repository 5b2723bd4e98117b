"""The local page: files go in through a form, the report comes out; links make the copies anew."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import PurePath, PurePosixPath
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from speclint.errors import Misuse, Refused, Unreadable
from speclint.finding import FileReport, Report
from speclint.light import dataclass, replace
from speclint.reporters.html import Link, render
from speclint.reporters.html.pages import page
from speclint.web import kept, reading
from speclint.web.crew import Crew
from speclint.web.guard import MOST, TOO_LARGE, App, Guard, TooLarge
from speclint.web.kept import Handed, Shelf
from speclint.web.reading import COPIES, Wish

_MOST_FILES = 50
_WORD = (".docx", ".docm", ".dotx")
_TEXT = (".md", ".markdown", ".txt", ".text", ".yaml", ".yml")
_TYPES = {"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


class _InMemory(MultiPartParser):
    """Files of a form stay in memory: nothing that is handed in touches the disk."""

    spool_max_size = MOST * 2
    max_part_size = 64 << 10  # of a field that is no file


@dataclass
class Page:
    """The page of one run of ``speclint serve``."""

    wish: Wish
    crew: Crew
    shelf: Shelf

    async def index(self, _: Request) -> Response:
        """The form."""
        return HTMLResponse(self._form())

    def _form(self, said: str = "") -> str:
        shipped, own = reading.known(), self.wish.profile
        listed = [(name, name) for name in shipped]
        if own and own not in shipped:  # where it lies is nobody's affair; an empty choice stands for it
            listed.insert(0, ("", self.wish.called or PurePath(own).stem))
        chosen = own if own in shipped else ""
        return page(
            "serve.html", scripts=("serve.js",), forms=True, profiles=listed, chosen=chosen, said=said, most=MOST >> 20
        )

    async def check(self, request: Request) -> Response:
        """The report of what was handed in."""
        form = await _read(request)
        files = await _files(form, "file")
        if not files:
            return HTMLResponse(self._form("No file was chosen."), 400)
        if any(len(source) > MOST for _, source in files):
            return HTMLResponse(said_page(413, TOO_LARGE), 413)
        wish = self._wished(form)
        try:
            reports = await asyncio.gather(*(self._one(wish, name, source) for name, source in files))
        except Misuse as fault:
            return HTMLResponse(self._form(str(fault)), 400)
        name = kept.name()
        shown = render(_together(reports), links=list(_links(name, files)), home="/")
        self.shelf.put(name, Handed(wish, tuple(files), shown))
        return HTMLResponse(shown)

    async def _one(self, wish: Wish, name: str, source: bytes) -> Report:
        try:
            return await asyncio.to_thread(self.crew.ask, reading.checked, wish, name, source)
        except Unreadable as fault:
            unread = FileReport(name, "unreadable", fault.reason)
            return Report(files=(unread,), incomplete=True, profile=wish.profile)

    def _wished(self, form: FormData) -> Wish:
        profile = form.get("profile")
        chosen = profile if isinstance(profile, str) and profile in reading.known() else self.wish.profile
        return replace(self.wish, profile=chosen, thorough=form.get("thorough") == "on")

    async def compare(self, request: Request) -> Response:
        """What changed from the old file to the new one."""
        form = await _read(request)
        old, new = await _files(form, "old"), await _files(form, "new")
        if len(old) != 1 or len(new) != 1:
            return HTMLResponse(self._form("Choose an old file and a new one to compare."), 400)
        try:
            given = (self._wished(form), *old[0], *new[0])
            shown = await asyncio.to_thread(partial(self.crew.ask, reading.compared, *given))
        except (Unreadable, Misuse) as fault:
            return HTMLResponse(self._form(f"The files could not be compared: {fault}."), 400)
        return HTMLResponse(shown)

    async def copy(self, request: Request) -> Response:
        """A copy of one of the files, made anew."""
        form = self.shelf.get(request.path_params["form"])
        number, kind = request.path_params["number"], request.path_params["kind"]
        if form is None or number >= len(form.files):
            return HTMLResponse(said_page(404, "The file is gone: it is kept for ten minutes. Hand it in again."), 404)
        name, source = form.files[number]
        if kind == "report":
            return _download(form.page.encode(), f"{PurePosixPath(name).stem}.speclint.html", "text/html")
        make = COPIES.get(kind)
        if make is None:
            return HTMLResponse(said_page(404, "There is no such copy."), 404)
        try:
            made = await asyncio.to_thread(self.crew.ask, make, form.wish, name, source)
        except (Refused, Unreadable) as fault:
            return HTMLResponse(said_page(409, f"No copy was made: {fault.reason}. {fault.help}"), 409)
        path = PurePosixPath(name)
        return _download(made, f"{path.stem}.{kind}{path.suffix}", _TYPES.get(path.suffix[1:].lower(), "text/plain"))


async def _home(_: Request) -> Response:
    return RedirectResponse("/", 303)


async def _health(_: Request) -> Response:
    return PlainTextResponse("ok")


async def _lost(_: Request, __: Exception) -> Response:
    return HTMLResponse(said_page(404, "There is no such page."), 404)


async def _unread(_: Request, __: Exception) -> Response:
    return HTMLResponse(said_page(400, "The form could not be read."), 400)


async def _too_large(_: Request, __: Exception) -> Response:
    return HTMLResponse(said_page(413, TOO_LARGE), 413)


def application(wish: Wish, crew: Crew, port: int) -> App:
    """The page as an ASGI application behind its guard."""
    here = Page(wish, crew, Shelf())
    routes = [
        Route("/", here.index),
        Route("/healthz", _health),
        Route("/check", here.check, methods=["POST"]),
        Route("/check", _home, methods=["GET"]),
        Route("/compare", here.compare, methods=["POST"]),
        Route("/kept/{form:str}/{number:int}/{kind:str}", here.copy),
    ]
    handlers = {404: _lost, MultiPartException: _unread, TooLarge: _too_large}
    inner = Starlette(routes=routes, exception_handlers=handlers)
    return Guard(inner, port=port, said=lambda status, words: said_page(status, words).encode())


def said_page(status: int, said: str) -> str:
    """A page that says one thing."""
    return page("said.html", status=status, said=said)


async def _read(request: Request) -> FormData:
    """The form of a request, in memory."""
    if "multipart/form-data" not in request.headers.get("content-type", ""):
        raise MultiPartException("no form")
    return await _InMemory(request.headers, request.stream(), max_files=_MOST_FILES, max_fields=20).parse()


async def _files(form: FormData, field: str) -> list[tuple[str, bytes]]:
    """The files of a field that hold anything, each under a name of its own."""
    found: dict[str, bytes] = {}
    for one in form.getlist(field):
        if isinstance(one, UploadFile) and one.filename:
            found[_named(one.filename, found)] = await one.read()
    return list(found.items())


def _named(sent: str, taken: dict[str, bytes]) -> str:
    """The name alone, whatever path a browser sends; numbered where two files share it."""
    path = PurePosixPath(sent.replace("\\", "/").split("/")[-1] or "file")
    name, number = str(path), 2
    while name in taken:
        name, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return name


def _together(reports: Sequence[Report]) -> Report:
    """One report of several files."""
    first = reports[0]
    return replace(
        first,
        findings=tuple(f for r in reports for f in r.findings),
        files=tuple(f for r in reports for f in r.files),
        suppressed=tuple(f for r in reports for f in r.suppressed),
        held=sum(r.held for r in reports),
        notices=tuple(dict.fromkeys(n for r in reports for n in r.notices)),
        incomplete=any(r.incomplete for r in reports),
    )


def _links(name: str, files: Sequence[tuple[str, bytes]]) -> list[Link]:
    """What can be downloaded, in words that name the file."""
    links: list[Link] = []
    for number, (path, _) in enumerate(files):
        base = f"/kept/{name}/{number}"
        if path.lower().endswith(_WORD):
            links += [
                Link(f"Download {path} annotated with the findings", f"{base}/annotated"),
                Link(f"Download {path} with safe fixes as tracked changes", f"{base}/fixed"),
                Link(f"Download {path} as a clean copy, all changes accepted", f"{base}/clean"),
            ]
        elif path.lower().endswith(_TEXT):
            links.append(Link(f"Download {path} with safe fixes made", f"{base}/fixed"))
    return [*links, Link("Download this report", f"/kept/{name}/0/report")]


def _download(data: bytes, name: str, kind: str) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(data, media_type=kind, headers={"content-disposition": disposition})
