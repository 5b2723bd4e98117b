"""What programs are given: the short report, the tools, and the watch."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

import speclint
from speclint.document import Edit, Place, Span
from speclint.finding import FileReport, Finding, Fix, Report, Severity
from speclint.reporters import REPORTERS

SPEC = "# FILE CLERK\n\n## DUTIES\n\n1. Files the the letters.\n2. Utilizes a cart.\n"


def finding(rule: str, severity: Severity, start: int, text: str, fixes: tuple[Fix, ...] = ()) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        message=f"{text} is wrong",
        why="",
        help="Mend it.",
        path="a.md",
        view="proposed",
        section="Duties",
        where="Duties, item 1",
        place=Place(1, 5, start, 5, start + len(text)),
        span=Span(start, start + len(text)),
        excerpt=text,
        fixes=fixes,
    )


def test_places_and_replacements_are_exact_and_what_weighs_comes_first() -> None:
    cure = Fix("drop one", (Edit(Span(13, 17), ""),), safe=True)
    beyond = Fix("far", (Edit(Span(90, 95), "x"),), safe=True)
    found = (
        finding("w/note", Severity.NOTE, 30, "cart", (beyond,)),
        finding("w/error", Severity.ERROR, 10, "the the", (cure,)),
    )
    text = REPORTERS["agent"](Report(found, files=(FileReport("a.md", title="CLERK"),)))
    assert text.index("w/error") < text.index("w/note")
    assert "error w/error at line 5, column 10: the the is wrong\n  text: «the the»\n  replace with: «the»\n" in text
    assert "note w/note at line 5, column 30: cart is wrong\n  text: «cart»\n  do: Mend it." in text


@pytest.mark.parametrize(("many", "told"), [(3, False), (400, True)])
def test_a_file_takes_so_many_words_and_no_more(many: int, told: bool) -> None:
    found = tuple(finding(f"w/r{n}", Severity.WARNING, n * 20, "long words here") for n in range(many))
    text = REPORTERS["agent"](Report(found, files=(FileReport("a.md"),)))
    assert len(text) < 1_500 * 4
    assert ("more findings, of less weight" in text) == told


def test_the_tools_do_what_the_commands_do(here: Path) -> None:
    pytest.importorskip("mcp", reason="mcp is not installed: pip install 'speclint[mcp]'")
    from mcp import ClientSession, StdioServerParameters  # noqa: PLC0415 - not everybody has it
    from mcp.client.stdio import stdio_client  # noqa: PLC0415 - likewise

    (here / "clerk.md").write_text(SPEC, "utf-8")
    (here / "new.md").write_text(SPEC.replace("Utilizes a cart", "Pushes a cart"), "utf-8")

    async def talk() -> dict[str, str]:
        server = StdioServerParameters(command=sys.executable, args=["-P", "-m", "speclint", "mcp"], cwd=str(here))
        async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            names = [tool.name for tool in (await session.list_tools()).tools]
            said = {"names": " ".join(names)}
            asked: list[tuple[str, dict[str, Any]]] = [
                ("check", {"paths": ["clerk.md"], "profile": "generic"}),
                ("explain", {"rule": "wording/and-or"}),
                ("explain", {"rule": "wording/and-ro"}),
                ("show", {"path": "clerk.md"}),
                ("compare", {"old": "clerk.md", "new": "new.md"}),
                ("fix", {"path": "clerk.md"}),
            ]
            for number, (name, given) in enumerate(asked):
                answer = await session.call_tool(name, given)
                said[f"{name}{number}"] = answer.content[0].text  # type: ignore[union-attr]
            return said

    said = asyncio.run(talk())
    assert said["names"] == "check explain list_rules show compare fix"
    assert "replace with: «the»" in said["check0"]
    assert said["explain1"].startswith("wording/and-or")
    assert "Did you mean 'wording/and-or'" in said["explain2"]
    assert "FILE CLERK" in said["show3"]
    assert "Pushes" in said["compare4"]
    assert "+1. Files the letters." in said["fix5"]
    assert (here / "clerk.md").read_text("utf-8") == SPEC


def test_what_changes_is_checked_again(here: Path) -> None:
    pytest.importorskip("watchfiles", reason="watchfiles is not installed: pip install 'speclint[watch]'")
    path = here / "clerk.md"
    path.write_text(SPEC, "utf-8")
    command = [
        sys.executable,
        "-u",
        "-P",
        "-m",
        "speclint",
        "watch",
        "--profile",
        "generic",
        "--output-format",
        "concise",
    ]
    with subprocess.Popen([*command, "."], cwd=here, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        lines: Queue[str] = Queue()

        def gather() -> None:
            for line in process.stdout or ():
                lines.put(line.decode())

        threading.Thread(target=gather, daemon=True).start()
        try:
            assert "repeated-word" in until(lines, "Watching")
            path.write_text(SPEC.replace("the the", "the"), "utf-8")
            told = until(lines, "Checked 1 file")
            assert "clerk.md changed" in told
            assert "repeated-word" not in told
        finally:
            process.kill()


def until(lines: Queue[str], mark: str) -> str:
    """All lines up to one that holds *mark*; what came until then is in the message where none does."""
    told = ""
    while mark not in told:
        try:
            told += lines.get(timeout=60)
        except Empty:
            pytest.fail(f"{mark!r} was not said: {told}")
    return told


def test_the_face_is_what_it_was() -> None:
    assert {"check", "lint", "read"} <= set(speclint.__all__)
