"""Batches of files on several cores or machines: whoever works them out, the pages are the same."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Protocol

from speclint.document import ViewName
from speclint.errors import Misuse
from speclint.light import dataclass, field
from speclint.run.discover import File
from speclint.settings.config import Config

MANY = 10
"""From so many files on it pays to start other processes."""
_FAR = 50
"""Files of a batch for another machine: what a batch costs beside its work is small against it."""
_NEAR = 16


@dataclass(frozen=True)
class Order:
    """What a worker has to know to do as this process would."""

    config: Config
    view: ViewName
    cache: str
    read_only: bool
    hooked: bool
    timeout: float
    key: str
    """The name of the instructions: a worker that reads others is of no use."""
    base: str = ""
    memo: str = ""
    counts: bool = True


@dataclass
class Made:
    """Pages by their key, packed, and the files that nobody could work out."""

    pages: dict[str, bytes] = field(default_factory=dict)
    lost: dict[str, tuple[str, str]] = field(default_factory=dict)
    """File -> code and reason."""
    digests: dict[str, str] = field(default_factory=dict)
    """Path of a file -> digest of what was read there: the first process need not read it once more."""


class Executor(Protocol):
    """As much of an executor of ``concurrent.futures`` as is used here; they are slow to import."""

    def submit(self, task: Callable[..., Any], /, *arguments: Any) -> Any:  # noqa: ANN401 - as ``concurrent.futures`` has it
        """Have a task done; what comes back is a future."""
        ...


Task = Callable[[Order, tuple[File, ...]], Made]
Step = Callable[[int, int], None]


def cores(wish: str) -> int:
    """How many processes ``--jobs`` asks for: a number, or ``auto`` for one a core."""
    if wish == "auto":
        usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        return usable or 1
    if not wish.isdecimal() or wish == "0":
        raise Misuse(f"--jobs: '{wish}' is no number of processes", help="Write a number from 1, or auto.")
    return int(wish)


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The executor of a Dask scheduler, at ``dask://HOST:PORT``. Raises ``Misuse`` where there is none."""
    scheme, mark, rest = address.partition("://")
    if not mark or scheme != "dask" or not rest:
        raise Misuse(f"--executor: '{address}' is no dask://HOST:PORT")
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Misuse("--executor needs Dask", help="Install it with: pip install 'speclint[dask]'") from error
    try:
        client: Any = Client(f"tcp://{rest}", timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise Misuse(f"--executor: no Dask scheduler answers at '{address}'") from error
    try:
        yield client.get_executor(pure=False, retries=3)
    finally:
        client.close()


def spread(  # noqa: PLR0913, PLR0917 - plain arguments of one task
    task: Task, order: Order, files: Sequence[File], executor: Executor | None, jobs: int, step: Step
) -> Made:
    """Have all files worked out; a worker that ends costs at most the file that ended it."""
    made = Made()
    if executor is not None:
        left = _round(task, order, _batches(files, _FAR), executor, made, step)
        single = [(file,) for file in left]
        for file in _round(task, order, single, executor, made, step):
            made.lost[file.name] = _ENDED
        return made
    size = max(1, min(_NEAR, len(files) // (jobs * 2)))
    with _pool(jobs) as pool:
        left = _round(task, order, _batches(files, size), pool, made, step)
    for file in left:  # one of them ends its worker: each gets one of its own
        with _pool(1) as pool:
            if _round(task, order, [(file,)], pool, made, step):
                made.lost[file.name] = _ENDED
    return made


_ENDED = ("check-crashed", "the process that read it has ended")


def _batches(files: Sequence[File], size: int) -> list[tuple[File, ...]]:
    return [tuple(files[at : at + size]) for at in range(0, len(files), size)]


def _round(  # noqa: PLR0913, PLR0917 - likewise
    task: Task, order: Order, batches: Sequence[tuple[File, ...]], executor: Executor, made: Made, step: Step
) -> list[File]:
    """Have batches worked out; the files of those that failed are handed back, in their order."""
    from concurrent.futures import as_completed  # noqa: PLC0415 - a run over a few files needs neither this

    asked: dict[Any, tuple[File, ...]] = {}
    left: list[File] = []
    for batch in batches:
        try:
            asked[executor.submit(task, order, batch)] = batch
        except RuntimeError:  # the pool is broken, or closed
            left += batch
    total, done = sum(map(len, batches)), 0
    try:
        for future in as_completed(asked):
            try:
                found = future.result()
            except Misuse:
                raise
            except Exception:  # noqa: BLE001 - a worker that died, and however its executor says so
                left += asked[future]
                continue
            made.pages.update(found.pages)
            made.lost.update(found.lost)
            made.digests.update(found.digests)
            done += len(asked[future])
            step(done, total)
    except BaseException:
        for future in asked:
            future.cancel()
        raise
    return sorted(left)


@contextmanager
def _pool(jobs: int) -> Iterator[Executor]:
    """Processes of our own; none outlives a run, however that ends."""
    import multiprocessing  # noqa: PLC0415 - nor processes
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, initializer=_deaf)
    try:
        yield pool
    except BaseException:
        ours = set(multiprocessing.active_children()) - before
        pool.shutdown(wait=False, cancel_futures=True)
        for process in ours:
            with suppress(OSError):
                process.kill()
        raise
    pool.shutdown()


def _deaf() -> None:
    """Leave Ctrl-C to the process that was asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
