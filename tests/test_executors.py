"""One process, several, or a cluster: the same report, and what cannot be worked out costs only itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from speclint.cache import Store
from speclint.cli import main
from speclint.document import Document
from speclint.run import working
from speclint.run.batches import Made, Order, cores, spread
from speclint.run.discover import File
from speclint.run.limit import Overdue, limited
from speclint.run.road import run
from speclint.settings import config
from speclint.settings.instructions import prepare
from speclint.spec import Spec

SPEC = "# CLERK {n}\n\nCode No. {code}\n\n## EXAMPLES OF DUTIES\n\n1. Utilizes a ledger and and a cart.\n"
COUNT = 24


@pytest.fixture
def specs(here: Path) -> Path:
    (here / "specs").mkdir()
    for n in range(COUNT):
        text = SPEC.format(n=n, code=1000 + n % (COUNT - 1))
        (here / "specs" / f"{n:02}.md").write_text(text, "utf-8")
    return here


def report(jobs: int = 1, executor: Executor | None = None, timeout: float = 60) -> str:
    told = prepare(config.load(Path.cwd()))
    return repr(run(["specs"], told, store=Store(None), jobs=jobs, executor=executor, timeout=timeout).report)


def test_several_processes_give_the_same(specs: Path) -> None:
    alone = report()
    assert alone.count("series/duplicate-code") == 1
    assert report(jobs=3) == alone
    with ThreadPoolExecutor(2) as threads, ProcessPoolExecutor(2) as processes:
        assert report(executor=threads) == alone
        assert report(executor=processes) == alone


def test_what_a_worker_has_worked_out_is_not_worked_out_again(specs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    recognize = working.recognize

    def noting(document: Document, *rest: Any) -> Spec:  # noqa: ANN401 - passed on
        made.append(document.path)
        return recognize(document, *rest)

    monkeypatch.setattr(working, "recognize", noting)
    with ThreadPoolExecutor(2) as threads:
        report(executor=threads)
    assert len(made) == len(set(made)) == COUNT


@pytest.mark.parametrize("jobs", ["1", "2", "auto"])
def test_the_command_line_gives_the_same(jobs: str, specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for wish in ("1", jobs):
        main(["check", "specs", "--no-cache", "--output-format", "json", "-j", wish])
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert "CLERK 23" in said[0]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_findings_that_go_out_file_by_file_are_the_same(
    jobs: str, specs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["check", "specs", "--output-format", "jsonl", "-j", jobs]
    whole = main([*asked, "--no-cache", "--report", "jsonl=whole.jsonl"])
    capsys.readouterr()
    for _ in ("worked out", "kept"):
        assert main(asked) == whole == 1
        said = capsys.readouterr().out
        assert said.count("series/duplicate-code") == 1
        assert said == Path("whole.jsonl").read_text("utf-8")
    assert main([*asked, "--no-cache", "--exit-zero"]) == 0


@pytest.mark.parametrize(
    "words", [["-j", "none"], ["-j", "0"], ["--timeout", "-1"], ["--timeout", "soon"], ["--executor", "spark://a:1"]]
)
def test_what_cannot_be_understood_is_misuse(words: list[str], specs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "specs", *words]) == 2
    assert words[1] in capsys.readouterr().err


def test_all_cores_are_at_least_one() -> None:
    assert cores("auto") >= 1
    assert cores("7") == 7


def fatal(order: Order, files: tuple[File, ...]) -> Made:
    if any(file.name == "13.md" for file in files):
        os._exit(1)
    return Made({file.name: (0,) for file in files})


def test_a_worker_that_dies_costs_only_the_file_that_killed_it(specs: Path) -> None:
    files = [File(f"{n:02}.md", f"specs/{n:02}.md") for n in range(COUNT)]
    order = Order(config.load(specs), "proposed", "", read_only=True, hooked=False, timeout=5, key="")
    steps: list[int] = []
    made = spread(fatal, order, files, None, 2, lambda done, _: steps.append(done))
    assert sorted(made.pages) == [file.name for file in files if file.name != "13.md"]
    assert list(made.lost) == ["13.md"]
    assert steps


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="so short a limit needs POSIX signals")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_takes_too_long_is_said(jobs: int, specs: Path) -> None:
    told = prepare(config.load(specs))
    found = run(["specs"], told, store=Store(None), jobs=jobs, timeout=0.00001).report
    assert {file.status for file in found.files} == {"unreadable"}
    assert {finding.rule for finding in found.findings} == {"file/timeout"}
    assert found.exit == 3


@pytest.mark.skipif(sys.implementation.name != "cpython", reason="only CPython lets one thread end another's work")
def test_a_limit_holds_in_a_thread_that_hears_no_signal() -> None:
    def endless() -> None:
        with limited(0.05):
            while True:
                pass

    def quick() -> str:
        with limited(3600):
            return "done"

    with ThreadPoolExecutor(1) as thread:
        assert isinstance(thread.submit(endless).exception(), Overdue)
        assert thread.submit(quick).result() == "done"


@pytest.mark.skipif(os.name == "nt", reason="a signal to a group of processes is POSIX")
def test_ctrl_c_ends_all_processes(specs: Path) -> None:
    for n in range(600):
        (specs / "specs" / f"more-{n:03}.md").write_text(SPEC.format(n=n, code=n) * 8, "utf-8")
    asked = [sys.executable, "-m", "speclint", "check", "specs", "--no-cache", "-j", "2"]
    process = subprocess.Popen(asked, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(2.5)
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    assert process.stderr is not None
    assert "stopped" in process.stderr.read().decode()
    assert process.wait(10) == 130
    with pytest.raises(ProcessLookupError):  # nobody of its group is left
        os.killpg(process.pid, 0)


def test_a_cluster_loses_nothing_with_a_worker(specs: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is an extra")
    alone = report()
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as cluster:
        address = cluster.scheduler_address.removeprefix("tcp://")
        os.kill(cluster.workers[0].process.pid, signal.SIGTERM)
        asked = ["check", "specs", "--no-cache", "--output-format", "json"]
        assert main([*asked, "--executor", f"dask://{address}", "--report", "json=far.json"]) == main(
            [*asked, "-j", "1", "--report", "json=near.json"]
        )
        with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
            assert report(executor=client.get_executor(pure=False)) == alone
    assert Path("far.json").read_bytes() == Path("near.json").read_bytes()


UNDER_A_PROFILER = """
import cProfile, threading
from speclint.run.limit import limited
def work():
    with limited(3600):
        pass
thread = threading.Thread(target=work)
thread.start()
thread.join()
cProfile.Profile().runcall(lambda: [n for n in range(3)])
"""


def test_a_limit_in_a_thread_leaves_nothing_behind() -> None:
    # CPython 3.11 that looks for an exception at every step never goes on under a profiler.
    subprocess.run([sys.executable, "-c", UNDER_A_PROFILER], check=True, timeout=60)
