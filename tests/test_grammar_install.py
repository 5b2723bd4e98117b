from __future__ import annotations

import sys
import textwrap
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from speclint import cli
from speclint.grammar import client, embedded, install, places
from speclint.grammar import maven as maven_module
from speclint.grammar.artifacts import Artifact, artifacts
from speclint.grammar.places import Unavailable

CONTENT = {f"org/x/part{n}/6.7/part{n}-6.7.jar": bytes([n]) * 200_000 for n in range(5)}
CONTENT["org/x/languagetool-server/6.7/languagetool-server-6.7.jar"] = b"server"
WANTED = tuple(Artifact(path, len(data), sha256(data).hexdigest()) for path, data in CONTENT.items())


class Repository:
    """What it sends, and what it was asked for."""

    def __init__(self) -> None:
        self.content = dict(CONTENT)
        self.asked: list[str] = []
        self.url = ""


@contextmanager
def serving(repository: Repository) -> Iterator[Repository]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            path = self.path.removeprefix("/")
            repository.asked.append(path)
            if path not in repository.content:
                self.send_error(404)
                return
            self.send_response(200)
            self.end_headers()
            self.wfile.write(repository.content[path])

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    repository.url = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield repository
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "none"))
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    with serving(Repository()) as found:
        monkeypatch.setenv("SPECLINT_MAVEN_REPOSITORY", found.url)
        yield found


def nothing(done: int, whole: int) -> None:
    assert 0 <= done <= whole


def test_the_list_is_whole() -> None:
    listed = artifacts()
    assert len(listed) > 100
    assert len({a.name for a in listed}) == len(listed)
    assert any(a.name == f"languagetool-server-{places.VERSION}.jar" for a in listed)
    assert all(len(a.digest) == 64 and a.size > 0 and ".." not in a.path for a in listed)


def test_what_was_fetched_is_found(repository: Repository) -> None:
    told: list[tuple[int, int]] = []
    found = install.install(lambda done, whole: told.append((done, whole)), WANTED)
    assert sorted(path.name for path in found.folder.iterdir()) == sorted(a.name for a in WANTED)
    assert places.installed() == found
    assert found.version == "6.7"
    assert told[-1] == (sum(a.size for a in WANTED),) * 2
    assert len(repository.asked) == len(WANTED)


def test_another_file_than_was_published_is_refused(repository: Repository) -> None:
    path = WANTED[2].path
    repository.content[path] = b"\x09" * WANTED[2].size
    with pytest.raises(Unavailable, match="SHA-256"):
        install.install(nothing, WANTED)
    assert places.installed() is None


def test_a_file_without_end_is_cut_off(repository: Repository) -> None:
    repository.content[WANTED[0].path] += b"more" * 100_000
    with pytest.raises(Unavailable, match="longer than it should be"):
        install.install(nothing, WANTED)


def test_what_was_there_already_is_not_fetched_again(repository: Repository) -> None:
    path = WANTED[4].path
    data = repository.content.pop(path)
    with pytest.raises(Unavailable, match="cannot be downloaded"):
        install.install(nothing, WANTED)
    first = len(repository.asked)
    repository.content[path] = data
    install.install(nothing, WANTED)
    assert path in repository.asked[first:]
    assert len(repository.asked) - first < len(WANTED)


def test_without_a_network_the_reason_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SPECLINT_MAVEN_REPOSITORY", "http://127.0.0.1:9")
    assert cli.main(["grammar", "install"]) == 3
    assert "cannot be downloaded from http://127.0.0.1:9" in capsys.readouterr().err
    monkeypatch.setenv("SPECLINT_MAVEN_REPOSITORY", "file:///etc")
    assert cli.main(["grammar", "install"]) == 3
    assert "no web address" in capsys.readouterr().err


def test_without_maven_and_without_a_repository_the_ways_are_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SPECLINT_MAVEN_REPOSITORY", raising=False)
    monkeypatch.setattr(install.shutil, "which", lambda _: None)
    assert cli.main(["grammar", "install"]) == 3
    said = capsys.readouterr().err
    assert "Maven (mvn) is not installed" in said
    assert "--from FOLDER" in said


def test_an_installation_that_is_there_is_adopted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "LanguageTool-6.5"
    (folder / "libs").mkdir(parents=True)
    with zipfile.ZipFile(folder / "languagetool-server.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 6.5\n")
    cli.main(["grammar", "install", "--from", str(folder)])
    assert "LanguageTool 6.5" in capsys.readouterr().out
    found = places.installed()
    assert found
    assert found.folder == folder
    for near in (folder / "languagetool-server.jar", tmp_path):
        cli.main(["grammar", "install", "--from", str(near)])
        assert str(folder) in capsys.readouterr().out
    (tmp_path / "empty").mkdir()
    for wrong in ("empty", "missing"):
        assert cli.main(["grammar", "install", "--from", str(tmp_path / wrong)]) == 3
        assert "holds no languagetool-server jar" in capsys.readouterr().err


def test_an_installation_that_is_there_is_used_and_nothing_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "languagetool-server-6.6.jar").write_bytes(b"")
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    monkeypatch.setenv("SPECLINT_MAVEN_REPOSITORY", "http://127.0.0.1:9")
    cli.main(["grammar", "install"])
    assert f"LanguageTool 6.6 is already in {tmp_path}" in capsys.readouterr().out


def test_a_damaged_installation_is_made_whole(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(install, "artifacts", lambda: WANTED)
    cli.main(["grammar", "install"])
    (places.own() / WANTED[1].name).write_bytes(b"half of it")
    (places.own() / WANTED[2].name).unlink()
    repository.asked.clear()
    capsys.readouterr()
    cli.main(["grammar", "install"])
    assert "LanguageTool 6.7 is now in" in capsys.readouterr().out
    assert sorted(repository.asked) == sorted(wanted.path for wanted in WANTED[1:3])
    assert all(wanted.is_at(places.own() / wanted.name) for wanted in WANTED)
    cli.main(["grammar", "install"])
    assert "is already in" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["--from"]])
def test_a_folder_that_cannot_be_written_is_a_reason(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "languagetool-server-6.6.jar").write_bytes(b"")
    (tmp_path / "file").write_text("a file, and no folder", "utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert cli.main(["grammar", "install", *arguments, *([str(tmp_path)] if arguments else [])]) == 3
    assert "cannot be written" in capsys.readouterr().err


class Maven:
    """A program that does what Maven does: fills its own repository first, then copies what is not there yet."""

    def __init__(self, folder: Path) -> None:
        self.jars = folder / "repository"
        self.jars.mkdir(parents=True)
        for path, data in CONTENT.items():
            (self.jars / path.rpartition("/")[2]).write_bytes(data)
        self.program = folder / "mvn"
        self.does(
            """
            for jar in sorted(jars.iterdir()):
                print(f"[INFO] Downloaded from central: https://maven.example/x/{jar.name} (200 kB at 1.0 MB/s)")
            for jar in jars.iterdir():
                if not (output / jar.name).exists():
                    (output / jar.name).write_bytes(jar.read_bytes())
            """
        )

    def does(self, code: str) -> None:
        head = (
            f"#!{sys.executable}\nimport pathlib, sys\njars = pathlib.Path({str(self.jars)!r})\n"
            "(to,) = [w for w in sys.argv if w.startswith('-DoutputDirectory=')]\n"
            "output = pathlib.Path(to.partition('=')[2])\n"
        )
        self.program.write_text(head + textwrap.dedent(code), "utf-8")
        self.program.chmod(0o755)


@pytest.fixture
def maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maven:
    if sys.platform == "win32":
        pytest.skip("a script is no program on Windows")
    found = Maven(tmp_path / "maven")
    monkeypatch.delenv("SPECLINT_MAVEN_REPOSITORY", raising=False)
    monkeypatch.setattr(install.shutil, "which", lambda _: str(found.program))
    return found


def test_maven_is_asked_and_its_progress_told(maven: Maven) -> None:
    assert maven.program.exists()
    told: list[int] = []
    found = install.install(lambda done, _: told.append(done), WANTED)
    assert places.installed() == found
    assert told[-1] == sum(wanted.size for wanted in WANTED)


def test_what_maven_downloads_counts_before_it_is_copied(maven: Maven, tmp_path: Path) -> None:
    maven.does('print("Downloaded from x: https://maven.example/org/x/part1-6.7.jar (1 B at 2 B/s)")')
    told: list[int] = []
    assert maven_module.Maven(str(maven.program), tmp_path, WANTED, lambda done, _: told.append(done)).fetch() == ""
    assert told[-1] == WANTED[1].size


def test_what_an_earlier_attempt_left_half_done_is_replaced(maven: Maven) -> None:
    partial = places.own().with_name(f"{places.own().name}.partial")
    partial.mkdir(parents=True)
    (partial / WANTED[1].name).write_bytes(b"half of it")
    assert maven.program.exists()
    install.install(nothing, WANTED)
    assert all(wanted.is_at(places.own() / wanted.name) for wanted in WANTED)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("print('[ERROR] Unknown host maven.example')\nsys.exit(1)", "exit 1: Unknown host maven.example"),
        ("sys.exit(1)", "Maven failed (exit 1); try again"),
        ("", "Maven has brought no part0-6.7.jar"),
        ("[(output / jar.name).write_bytes(b'evil') for jar in jars.iterdir()]", "its SHA-256 differs"),
    ],
)
def test_why_maven_failed_is_said(code: str, said: str, maven: Maven) -> None:
    maven.does(code)
    with pytest.raises(Unavailable) as fault:
        install.install(nothing, WANTED)
    assert said in str(fault.value)
    assert "is not installed" not in str(fault.value)
    assert places.installed() is None


@pytest.mark.parametrize(
    ("name", "content"), [("languagetool-server-5.9.jar", b""), ("languagetool-core-6.7.jar", b"")]
)
def test_what_is_too_old_or_no_server_is_not_used(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert places.at(tmp_path) is None


def test_a_folder_that_the_library_filled_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "theirs" / "LanguageTool-6.6"
    folder.mkdir(parents=True)
    (folder / "languagetool-server.jar").write_bytes(b"no zip file")
    monkeypatch.setenv("LTP_PATH", str(folder.parent))
    found = places.installed()
    assert found
    assert found.version == "6.6"


JAVAS = [
    ('openjdk version "17.0.15" 2025-04-15', 17),
    ('java version "1.8.0_292"', 8),
    ('openjdk version "22-ea" 2024-03-19', 22),
    ('openjdk version "25" 2025-09-16', 25),
    ("Usage: something else", 0),
]


@pytest.mark.parametrize(("said", "major"), JAVAS)
def test_a_java_says_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, major: int) -> None:
    home = tmp_path / "jdk"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "java").write_text(f"#!/bin/sh\ncat >&2 <<'E'\n{said}\nE\n", "utf-8")
    (home / "bin" / "java").chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(home))
    monkeypatch.setenv("PATH", "/bin")
    monkeypatch.setattr(places.shutil, "which", lambda _, path="": f"{path}/java" if path else None)
    if major >= places.LEAST_JAVA:
        assert places.java().major == major
        return
    with pytest.raises(Unavailable, match=f"is version {major}" if major else "does not run"):
        places.java()


def test_status_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(client, "usable", lambda: False)
    monkeypatch.setattr(embedded, "usable", lambda: False)
    assert cli.main(["grammar", "status"]) == 3
    said = capsys.readouterr().out
    assert "speclint grammar install" in said
    assert "none is running" in said
    assert cli.main(["grammar", "stop"]) == 0
    assert cli.main(["grammar", "instal"]) == 2
    assert "Did you mean 'install'" in capsys.readouterr().err
