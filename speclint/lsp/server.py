"""What an editor asks, answered: diagnostics as somebody types, fixes, what a rule says, an outline, completion."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import PositionCodec

from speclint.document import Place
from speclint.finding import Finding, Severity
from speclint.light import dataclass, field
from speclint.lsp.reading import SPECIFICATIONS, Reader, Reading, allowed, keys, mended
from speclint.rule import Rule
from speclint.version import VERSION

_PAUSE = 0.25
"""Seconds without a key before a file is read again."""
_LEVELS = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}
_SETTINGS = ("speclint.toml", "pyproject.toml")

Asked: TypeAlias = "lsp.DidOpenTextDocumentParams | lsp.DidChangeTextDocumentParams | lsp.DidSaveTextDocumentParams"


@dataclass
class Desk:
    """The files that are open, and what was last read of each."""

    server: LanguageServer
    reader: Reader = field(default_factory=Reader)
    read: dict[str, Reading] = field(default_factory=dict)
    pending: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def soon(self, uri: str, pause: float = _PAUSE) -> None:
        """Read a file once nobody has typed in it for a moment."""
        if known := self.pending.pop(uri, None):
            known.cancel()
        self.pending[uri] = asyncio.get_running_loop().create_task(self._later(uri, pause))

    async def _later(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        text = self.server.workspace.get_text_document(uri).source
        path = place(uri)
        if path.suffix.lower() not in SPECIFICATIONS and path.name not in _SETTINGS[:1]:
            return
        async with self.turn:  # one at a time: the rules of a run share what they know of a page
            reading = await asyncio.to_thread(self.reader.read, path, text)
        if self.server.workspace.get_text_document(uri).source == text:
            self.read[uri] = reading
            self.publish(uri)

    def publish(self, uri: str) -> None:
        """Show what was read of a file."""
        reading = self.read[uri]
        shown = list(self._diagnostics(uri, reading))
        self.server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, shown))

    def _diagnostics(self, uri: str, reading: Reading) -> Iterator[lsp.Diagnostic]:
        for fault in reading.faults:
            line = max(0, (fault.line or 1) - 1)
            spot = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 10_000))
            said = f"{fault.problem}. {fault.help}".strip()
            yield lsp.Diagnostic(spot, said, lsp.DiagnosticSeverity.Error, source="speclint", code="misuse")
        if reading.unread:
            top = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
            yield lsp.Diagnostic(top, reading.unread, lsp.DiagnosticSeverity.Error, source="speclint", code="file")
        for finding in reading.findings:
            yield self._diagnostic(uri, reading, finding)

    def _diagnostic(self, uri: str, reading: Reading, finding: Finding) -> lsp.Diagnostic:
        related = [
            lsp.DiagnosticRelatedInformation(
                lsp.Location(uri, self.range(reading, other.place)), other.label or other.where
            )
            for other in finding.related
            if other.place.line is not None
        ]
        address = finding.authority.url if finding.authority else ""
        return lsp.Diagnostic(
            self.range(reading, finding.place),
            f"{finding.message}\n{finding.help}".strip(),
            _LEVELS.get(finding.severity),
            code=finding.rule,
            code_description=lsp.CodeDescription(address) if address else None,
            source="speclint",
            related_information=related or None,
        )

    def range(self, reading: Reading, spot: Place) -> lsp.Range:
        """A place in a file as the editor counts."""
        line, column = spot.line or 1, spot.column or 1
        start = lsp.Position(line - 1, column - 1)
        end = lsp.Position((spot.end_line or line) - 1, (spot.end_column or column) - 1)
        lines = reading.text.splitlines(keepends=True)
        return self._codec.range_to_client_units(lines, lsp.Range(start, end))

    @property
    def _codec(self) -> PositionCodec:
        return self.server.workspace.position_codec

    def at(self, uri: str, position: lsp.Position) -> Iterator[Finding]:
        """The findings of a file at a place."""
        if reading := self.read.get(uri):
            for finding in reading.findings:
                spot = self.range(reading, finding.place)
                if _before(spot.start, position) and _before(position, spot.end):
                    yield finding

    def actions(self, uri: str, asked: lsp.Range) -> Iterator[lsp.CodeAction]:
        """What can be done about the findings in a stretch: their fixes, or to allow them."""
        reading = self.read.get(uri)
        for finding in reading.findings if reading else ():
            spot = self.range(reading, finding.place) if reading else asked
            if not (_before(spot.start, asked.end) and _before(asked.start, spot.end)) or reading is None:
                continue
            shown = [self._diagnostic(uri, reading, finding)]
            for fix in finding.fixes:
                text = mended(reading, fix)
                if text is not None:
                    title = fix.title[:1].upper() + fix.title[1:] + ("" if fix.safe else " (read what it does)")
                    yield _action(uri, title, self._difference(reading.text, text), shown, preferred=fix.safe)
            if comment := allowed(place(uri), finding.rule):
                line = (finding.place.line or 1) - 1
                start = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 0))
                edit = lsp.TextEdit(start, f"{comment}\n")
                yield _action(uri, f"Allow {finding.rule} here, with a reason", edit, shown)

    def _difference(self, old: str, new: str) -> lsp.TextEdit:
        """The one stretch in which two texts differ."""
        start = 0
        while start < min(len(old), len(new)) and old[start] == new[start]:
            start += 1
        tail = 0
        while tail < min(len(old), len(new)) - start and old[len(old) - 1 - tail] == new[len(new) - 1 - tail]:
            tail += 1
        stretch = lsp.Range(_position(old, start), _position(old, len(old) - tail))
        lines = old.splitlines(keepends=True)
        return lsp.TextEdit(self._codec.range_to_client_units(lines, stretch), new[start : len(new) - tail])


def _action(
    uri: str, title: str, edit: lsp.TextEdit, shown: list[lsp.Diagnostic], *, preferred: bool = False
) -> lsp.CodeAction:
    change = lsp.WorkspaceEdit(changes={uri: [edit]})
    return lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, shown, is_preferred=preferred, edit=change)


def _position(text: str, offset: int) -> lsp.Position:
    line = text.count("\n", 0, offset)
    return lsp.Position(line, offset - (text.rfind("\n", 0, offset) + 1))


def _before(a: lsp.Position, b: lsp.Position) -> bool:
    return (a.line, a.character) <= (b.line, b.character)


def place(uri: str) -> Path:
    """The path of a file that an editor has open."""
    return Path(uris.to_fs_path(uri) or uri)


def explained(finding: Finding, rule: Rule | None) -> str:
    """A rule for whoever points at what it found, in Markdown."""
    lines = [f"**{rule.title if rule else finding.title or finding.rule}** (`{finding.rule}`)", "", finding.why]
    if finding.help:
        lines += ["", f"How to fix: {finding.help}"]
    if source := finding.authority:
        cite = f"[{source.cite}]({source.url})" if source.url else source.cite
        lines += ["", f"Source: {cite}" + (f", read on {source.checked}" if source.checked else "")]
    return "\n".join(lines)


def server() -> LanguageServer:
    """A server with all that it can do."""
    made = LanguageServer("speclint", VERSION)
    desk = Desk(made)

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def _changed(asked: Asked) -> None:
        opened = isinstance(asked, lsp.DidOpenTextDocumentParams)
        desk.soon(asked.text_document.uri, 0 if opened else _PAUSE)

    @made.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def _saved(asked: lsp.DidSaveTextDocumentParams) -> None:
        uri = asked.text_document.uri
        if place(uri).name in _SETTINGS or desk.read.get(uri, Reading("")).document is None:
            desk.reader.forget()
            for other in list(made.workspace.text_documents):
                desk.soon(other, 0)
        else:
            desk.soon(uri, 0)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def _closed(asked: lsp.DidCloseTextDocumentParams) -> None:
        uri = asked.text_document.uri
        desk.read.pop(uri, None)
        made.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
    def _actions(asked: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return list(desk.actions(asked.text_document.uri, asked.range))

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def _hover(asked: lsp.HoverParams) -> lsp.Hover | None:
        uri = asked.text_document.uri
        found = [explained(f, desk.reader.rule(place(uri), f.rule)) for f in desk.at(uri, asked.position)]
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(found))) if found else None

    @made.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def _outline(asked: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        reading = desk.read.get(asked.text_document.uri)
        spots = [(part.heading, desk.range(reading, part.place)) for part in reading.parts] if reading else []
        return [lsp.DocumentSymbol(name, lsp.SymbolKind.String, spot, spot) for name, spot in spots]

    @made.feature(lsp.TEXT_DOCUMENT_COMPLETION)
    def _completion(asked: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        document = made.workspace.get_text_document(asked.text_document.uri)
        lines = document.source.splitlines()
        here = asked.position.line
        line = lines[here] if here < len(lines) else ""
        offered = keys(place(asked.text_document.uri), lines[:here], line)
        return [lsp.CompletionItem(word, detail=said, kind=lsp.CompletionItemKind.Property) for word, said in offered]

    return made
