"""Against a real LanguageTool server, which these tests start and stop themselves; skipped where there is none."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from reading import SHARED

from speclint import cli
from speclint.cache import Store
from speclint.checks.grammar import LanguageTool
from speclint.grammar import client, keeper, orphans, places, server
from speclint.grammar.client import Match
from speclint.grammar.places import Unavailable
from speclint.grammar.proofread import Proofreader
from speclint.grammar.server import Own, Running
from speclint.grammar.text import Request
from speclint.rule import Example, Rule
from speclint.run.examples import failures
from speclint.settings import profiles, rulebook
from speclint.spec import Spec

PROFILE = profiles.load(profiles.find("alameda", Path()))[0]
GRAMMAR = rulebook.load([Path(__file__).parents[1] / "rules" / "grammar.yaml"])
RULES = [rule for rule in GRAMMAR if isinstance(rule.check, LanguageTool)]  # test_rules.py runs those of Harper
CASES = [pytest.param(rule, e, id=f"{rule.id}-{nth}") for rule in RULES for nth, e in enumerate(rule.examples, 1)]


def _lacking() -> str:
    """Why there can be no real server here."""
    if not client.usable():
        return "language-tool-python is not installed: pip install 'speclint[languagetool]'"
    try:
        places.java()
    except Unavailable as fault:
        return str(fault)
    return "" if places.installed() else "there is no LanguageTool here: .ci/languagetool gets one, and sets LTP_PATH"


LACKING = _lacking()
INSTALLED = None if LACKING else places.installed()
pytestmark = pytest.mark.skipif(bool(LACKING), reason=LACKING or "never")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the one server of these tests is written down."""
    found = tmp_path_factory.mktemp("server")
    yield found
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "state", lambda: found)
        server.stop()


@pytest.fixture(autouse=True)
def _own_server(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The server is shared; what was found is not, nor anything of this computer's user."""
    monkeypatch.setattr(places, "state", lambda: folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    if INSTALLED:
        monkeypatch.setenv("LTP_PATH", str(INSTALLED.folder))


NAMES = [name for rule in RULES if isinstance(rule.check, LanguageTool) for name in rule.check.rules]


def own() -> Own:
    assert INSTALLED
    return Own(INSTALLED)


def live() -> Running:
    found = server.running()
    assert found
    return found


def gone(process: int) -> bool:
    for _ in range(900):
        with suppress(ProcessLookupError):
            os.kill(process, 0)
            stat = Path(f"/proc/{process}/stat")
            if stat.exists() and stat.read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
            time.sleep(0.1)
            continue
        return True
    return False


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = cli.main(["check", "--select", "grammar", "--grammar", "auto", "--output-format", "json", *arguments])
    said = capsys.readouterr()
    assert said.out, said.err
    report: dict[str, Any] = json.loads(said.out)
    return code, report


def spec_file(folder: Path, nth: int, text: str = "Studies the enviornment of the harbor for the city.") -> Path:
    (folder / "speclint.toml").write_text('grammar.engine = "languagetool"\n', "utf-8")
    path = folder / f"clerk-{nth}.md"
    path.write_text(f"# FILE CLERK {nth}\n\n## DEFINITION\n\n{text} It is task number {nth} of the clerk.\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def kept(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What the server says of all examples, asked at once: each by itself would start two processes."""
    specs: list[Spec] = []

    def gathered(spec: Spec) -> Spec:
        specs.append(spec)
        return spec

    for rule in RULES:
        for example in rule.examples:
            failures(rule, example, PROFILE, gathered)
    store = Store(str(tmp_path_factory.mktemp("kept")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "state", lambda: folder)
        assert all(spec.slips is not None for spec in Proofreader("", NAMES, store).read(specs))
    return store


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_an_example_holds(rule: Rule, example: Example, kept: Store) -> None:
    def read(spec: Spec) -> Spec:
        (found,) = Proofreader("", NAMES, kept).read([spec])
        assert found.slips is not None
        return found

    assert failures(rule, example, PROFILE, read) == []


def test_a_second_run_finds_the_server_warm(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec_file(here, 1)
    code, report = checked(capsys, ".")
    (finding,) = report["findings"]
    assert (code, finding["rule"], finding["excerpt"]) == (0, "grammar/MORFOLOGIK_RULE_EN_US", "enviornment")
    assert finding["fixes"][0]["safe"] is True
    first = live()
    spec_file(here, 2)
    _, report = checked(capsys, ".")
    assert len(report["findings"]) == 2
    assert live() == first


def test_offsets_hold_where_java_counts_otherwise(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec_file(here, 1, "Files 📎📎 letters 📎 and studies the enviornment 📎 of a accredited college.")
    _, report = checked(capsys, ".")
    assert [f["excerpt"] for f in report["findings"]] == ["enviornment", "a"]


def test_the_server_listens_on_loopback_alone() -> None:
    own().address()
    listening = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    if not all(path.exists() for path in listening):
        pytest.skip("this system has no /proc/net")
    port = f"{live().port:04X}"
    rows = [line.split() for path in listening for line in path.read_text("utf-8").splitlines()[1:]]
    at = {row[1].rpartition(":")[0] for row in rows if row[1].endswith(f":{port}") and row[3] == "0A"}
    assert at
    assert at <= {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}


def test_two_runs_at_once_share_one_server(here: Path) -> None:
    server.stop()
    code = (
        "import sys; from pathlib import Path; from speclint.grammar import places, server;"
        " places.state = lambda: Path(sys.argv[1]); print(server.Own(places.installed()).address())"
    )
    command = [sys.executable, "-c", code, str(places.state())]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=here) for _ in range(3)]
    said = {run.communicate(timeout=300)[0].strip() for run in runs}
    assert said == {live().url}


def test_a_server_that_dies_is_started_again_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own().address()
    first = live()
    os.kill(first.java, signal.SIGKILL)
    assert gone(first.java)
    spec_file(here, 1)
    _, report = checked(capsys, ".")
    assert len(report["findings"]) == 1
    assert live().java != first.java


def test_a_second_keeper_leaves_the_first_alone() -> None:
    url = own().address()
    assert INSTALLED
    second = server._detached(places.state(), places.java().path, INSTALLED, 600)
    assert second.wait(120) == keeper.LOCKED
    assert own().address() == url


def test_a_server_whose_keeper_ends_gives_way_to_another(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own().address()
    first = live()
    (places.state() / keeper.STATE).unlink()
    spec_file(here, 1)
    _, report = checked(capsys, ".")
    assert len(report["findings"]) == 1
    assert live().keeper != first.keeper
    assert gone(first.java)


def test_what_a_killed_keeper_leaves_behind_is_ended(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own().address()
    first = live()
    os.kill(first.keeper, signal.SIGKILL)
    while server.running():  # the system may take a moment to let go of the lock
        time.sleep(0.01)
    assert orphans.left(server.settings()) == (first.java,)
    own().address()
    assert gone(first.java)
    second = live()
    os.kill(second.keeper, signal.SIGKILL)
    while server.running():
        time.sleep(0.01)
    assert server.stop()
    assert gone(second.java)
    assert not server.stop()


def test_a_server_that_is_still_starting_is_stopped() -> None:
    server.stop()
    assert INSTALLED
    starting = server._detached(places.state(), places.java().path, INSTALLED, 600)
    while not orphans.left(server.settings()) and starting.poll() is None:
        time.sleep(0.01)
    assert server.running() is None
    assert server.stop()
    assert starting.wait(120) == 0
    assert orphans.left(server.settings()) == ()


@pytest.mark.parametrize("when", ["before the run", "in the run"])
def test_a_server_that_hangs_is_replaced(
    when: str, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own().address()
    first = live()
    ask, healthy = client.Helper.ask, client.healthy

    def asked(
        helper: client.Helper, url: str, request: Request, rules: Collection[str], seconds: float
    ) -> tuple[Match, ...]:
        if url != first.url:
            return ask(helper, url, request, rules, seconds)
        os.kill(first.java, signal.SIGSTOP)
        return ask(helper, url, request, rules, 1)

    # Only who hangs is given up soon; the next one may be as slow as this computer is.
    monkeypatch.setattr(client, "healthy", lambda url, seconds=60: healthy(url, 1 if url == first.url else seconds))
    if when == "in the run":
        monkeypatch.setattr(client.Helper, "ask", asked)
        monkeypatch.setattr(client, "healthy", healthy)
    else:
        os.kill(first.java, signal.SIGSTOP)
    spec_file(here, 1)
    _, report = checked(capsys, ".")
    assert len(report["findings"]) == 1
    assert gone(first.java)


def test_stop_leaves_nothing_behind() -> None:
    own().address()
    found = live()
    assert server.stop()
    assert server.running() is None
    assert gone(found.java)
    assert gone(found.keeper)
    assert not server.stop()


def test_an_idle_server_ends_by_itself() -> None:
    own().address()
    found = live()
    os.utime(found.path, (0, 0))
    assert gone(found.java)
    assert gone(found.keeper)
    assert server.running() is None


def test_java_that_cannot_start_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    server.stop()
    broken = tmp_path / "java"
    broken.write_text(
        '#!/bin/sh\n[ "$1" = -version ] && echo \'openjdk version "22-ea" 2024\' >&2 && exit 0\n'
        "echo no memory\nexit 1\n",
        "utf-8",
    )
    broken.chmod(0o755)
    (tmp_path / "bin").mkdir()
    shutil.move(broken, tmp_path / "bin" / "java")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert places.java().major == 22
    with pytest.raises(Unavailable, match="did not start"):
        own().address()
    assert "no memory" in (places.state() / "server.log").read_text("utf-8")


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seed documents are not here")
def test_the_seeds_hold_no_false_alarm(capsys: pytest.CaptureFixture[str]) -> None:
    seeds = [
        str(path)
        for path in (SHARED / "seeds").iterdir()
        if path.suffix in {".txt", ".docx"} or "redline.md" in path.name
    ]
    assert len(seeds) >= 3
    _, report = checked(capsys, "--profile", "alameda", *seeds)
    assert all(file["reason"] is None for file in report["files"])
    assert report["findings"] == []
