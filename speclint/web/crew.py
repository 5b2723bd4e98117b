"""Worker processes that read what was handed in: one that hangs or dies costs its file, and another takes its place."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Queue
from typing import Any, TypeVar

from speclint.errors import Refused, Unreadable

_SECONDS = 60.0
"""How long a file may take."""
_MOST_MEMORY = 3 << 30
"""Bytes of address space for a worker, where the system can hold it to that."""

Answer = TypeVar("Answer")


class Worker:
    """One process; it does one thing at a time."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        """Start it; *seconds* is what one question may take."""
        self.seconds = seconds
        self._start()

    def _start(self) -> None:
        context = get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_work, args=(there,), daemon=True)
        self._process.start()
        there.close()

    def ask(self, what: Callable[..., Answer], *given: object) -> Answer:
        """What a function of a module answers; raises ``Unreadable`` where the worker hangs or dies over it."""
        try:
            self._here.send((what, given))
            if not self._here.poll(self.seconds):
                self._anew()
                raise Unreadable("timed-out", f"reading it took more than {self.seconds:.0f} seconds")
            done, answer = self._here.recv()
        except (EOFError, OSError) as error:
            self._anew()
            raise Unreadable("damaged", "the program that reads it stopped over this file") from error
        if done:
            told: Answer = answer
            return told
        raise answer

    def _anew(self) -> None:
        self.close()
        self._start()

    def close(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._here.close()


class Crew:
    """Some workers; who asks waits for one that is free."""

    def __init__(self, size: int, seconds: float = _SECONDS) -> None:
        """Start *size* workers."""
        self._all = [Worker(seconds) for _ in range(size)]
        self._free: Queue[Worker] = Queue()
        for worker in self._all:
            self._free.put(worker)

    def ask(self, what: Callable[..., Answer], *given: object) -> Answer:
        """What the next free worker answers."""
        worker = self._free.get()
        try:
            return worker.ask(what, *given)
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End all of them."""
        for worker in self._all:
            worker.close()


def _work(connection: Connection) -> None:  # pragma: no cover - in a process of its own
    _bounded()
    with suppress(EOFError, KeyboardInterrupt, OSError):
        while True:
            what, given = connection.recv()
            connection.send(_answered(what, given))


def _answered(what: Callable[..., Any], given: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, what(*given)
    except (Unreadable, Refused) as fault:
        return False, fault
    except Exception as error:  # noqa: BLE001 - whatever a strange file brings about is said of that file
        return False, Unreadable("damaged", f"the file cannot be read ({type(error).__name__})")


def _bounded() -> None:
    """Let a file that asks for all memory end its worker, and not the computer."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
