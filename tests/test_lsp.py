"""The language server, spoken to as an editor does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="pygls is not installed: pip install 'speclint[lsp]'")
pytest_lsp = pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed: pip install -e '.[dev]'")

from lsprotocol import types as lsp  # noqa: E402 - after what may be missing
from pygls import uris  # noqa: E402 - likewise
from pytest_lsp import ClientServerConfig, LanguageClient  # noqa: E402 - likewise

SPEC = "# FILE CLERK\n\n## DUTIES\n\n- 📎 Files the the letters.\n- Utilizes a cart.\n"


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[sys.executable, "-P", "-m", "speclint", "lsp"]))
async def client(lsp_client: LanguageClient):  # noqa: ANN201 - a generator that the plugin drives
    asked = lsp.InitializeParams(capabilities=lsp.ClientCapabilities())
    await lsp_client.initialize_session(asked)
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    uri = uris.from_fs_path(str(path))
    assert uri
    kind = "markdown" if path.suffix == ".md" else "toml"
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, kind, 1, text)))
    return uri


def changed(client: LanguageClient, uri: str, version: int, text: str) -> None:
    named = lsp.VersionedTextDocumentIdentifier(version=version, uri=uri)
    whole = [lsp.TextDocumentContentChangeWholeDocument(text)]
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(named, whole))


async def told(client: LanguageClient) -> None:
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)


@pytest.mark.asyncio
async def test_a_specification_under_the_cursor(client: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "speclint.toml").write_text('profile = "generic"\n', "utf-8")
    uri = opened(client, tmp_path / "clerk.md", SPEC)
    await told(client)
    found = {d.code: d for d in client.diagnostics[uri]}
    twice = found["duplication/repeated-word"]
    assert twice.source == "speclint"
    assert twice.severity == lsp.DiagnosticSeverity.Error
    # "- 📎 Files " is 11 units of UTF-16 before the first "the"
    assert (twice.range.start.line, twice.range.start.character, twice.range.end.character) == (4, 11, 18)

    named = lsp.TextDocumentIdentifier(uri)
    asked = lsp.CodeActionParams(named, twice.range, lsp.CodeActionContext([twice]))
    actions = await client.text_document_code_action_async(asked)
    titles = [action.title for action in actions or []]
    assert any(title.startswith("Remove the second") for title in titles)
    (allow,) = [a for a in actions or [] if a.title == "Allow duplication/repeated-word here, with a reason"]
    edit = allow.edit.changes[uri][0]
    assert edit.new_text == "<!-- speclint: allow duplication/repeated-word - say why -->\n"
    assert edit.range.start.line == 4
    (fix,) = [a for a in actions or [] if a.title.startswith("Remove the second")]
    assert fix.is_preferred
    assert fix.edit.changes[uri][0].new_text == ""

    hover = await client.text_document_hover_async(lsp.HoverParams(named, twice.range.start))
    assert "`duplication/repeated-word`" in hover.contents.value

    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(named))
    assert "DUTIES" in [symbol.name for symbol in symbols]

    changed(client, uri, 2, SPEC.replace("the the", "the"))
    await told(client)
    assert "duplication/repeated-word" not in {d.code for d in client.diagnostics[uri]}


@pytest.mark.asyncio
async def test_a_comment_that_was_inserted_sets_the_finding_aside(client: LanguageClient, tmp_path: Path) -> None:
    (tmp_path / "speclint.toml").write_text('profile = "generic"\n', "utf-8")
    text = SPEC.replace("- 📎", "<!-- speclint: allow duplication/repeated-word - a name -->\n- 📎")
    uri = opened(client, tmp_path / "clerk.md", text)
    await told(client)
    assert "duplication/repeated-word" not in {d.code for d in client.diagnostics[uri]}


@pytest.mark.asyncio
async def test_a_config_and_a_pack_are_read_too(client: LanguageClient, tmp_path: Path) -> None:
    uri = opened(client, tmp_path / "speclint.toml", 'profile = "generic"\nfail-levl = "error"\n\n')
    await told(client)
    (fault,) = client.diagnostics[uri]
    assert fault.range.start.line == 1
    assert "unknown key 'fail-levl'" in fault.message
    assert "fail-level" in fault.message
    here = lsp.CompletionParams(lsp.TextDocumentIdentifier(uri), lsp.Position(2, 0))
    offered = await client.text_document_completion_async(here)
    assert {"include", "exclude", "fail-level", "depth"} <= {item.label for item in offered}

    pack = "- id: local/a\n  title: A\n  chek: phrases\n"
    uri = opened(client, tmp_path / "local.yaml", pack)
    await told(client)
    (fault,) = client.diagnostics[uri]
    assert (fault.range.start.line, "chek" in fault.message) == (2, True)
