"""What was worked out before, kept under the user's cache folder and named by content, never by time."""

from __future__ import annotations

import marshal
import os
import stat
import sys
from zlib import crc32

from speclint.digest import sha256
from speclint.errors import MAX_FILE
from speclint.version import VERSION

_SUM = 4
_SUFFIX = f"{VERSION}-{sys.implementation.cache_tag}"


def folder() -> str:
    """The cache folder of this user: ``$XDG_CACHE_HOME/speclint``, or the platform's own."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        home = os.path.expanduser("~")
        if sys.platform == "darwin":
            base = f"{home}/Library/Caches"
        elif sys.platform == "win32":
            base = os.environ.get("LOCALAPPDATA", f"{home}/AppData/Local")
        else:
            base = f"{home}/.cache"
    return f"{base}/speclint"


def key(*parts: str | bytes) -> str:
    """A name for everything that a result depends on."""
    told = [part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part for part in parts]
    return sha256(b"".join([piece for plain in told for piece in (b"%d:" % len(plain), plain)]))


class Store:
    """Plain values (text, numbers, lists, tuples, dicts) by key. Whatever goes wrong, it is only a miss."""

    def __init__(self, path: str | None, *, read_only: bool = False) -> None:
        """Keep under *path*, in a folder of this version; ``None`` keeps nothing."""
        self.root = path or ""
        self.path = f"{path}/{_SUFFIX}" if path else ""
        self.read_only = read_only
        self.keeps = bool(path)
        """Whether it is worth handing something over."""

    def has(self, name: str) -> bool:
        """Whether something is kept under *name*."""
        return bool(self.path) and os.path.exists(self._file(name))

    def get(self, name: str) -> object:
        """What was put in under *name*, or ``None``."""
        if not self.path:
            return None
        try:
            with open(self._file(name), "rb") as file:
                kept = file.read()
            # marshal trusts its input: a damaged file must not get that far.
            whole = memoryview(kept)[_SUM:]
            if crc32(whole).to_bytes(_SUM, "big") == kept[:_SUM]:
                return marshal.loads(whole)  # noqa: S302 - our own file, and its sum was right
        except (OSError, ValueError, EOFError, TypeError):
            pass
        return None

    def put(self, name: str, value: object) -> bool:
        """Keep *value*, and say whether it is kept now.

        It is written beside its place first, so that a parallel run never reads half of it.
        """
        if not self.path or self.read_only:
            return False
        beside = f"{self._file(name)}.{os.getpid()}"
        try:
            kept = marshal.dumps(value)  # type: ignore[arg-type]  # what it cannot keep is a ValueError
            os.makedirs(os.path.dirname(beside), exist_ok=True)
            with open(beside, "wb") as file:
                file.write(crc32(kept).to_bytes(_SUM, "big") + kept)
            os.replace(beside, self._file(name))
        except (OSError, ValueError):
            _forget(beside)
            return False
        return True

    def _file(self, name: str) -> str:
        return f"{self.path}/{name[:2]}/{name[2:]}"


def _forget(path: str) -> None:
    try:  # noqa: SIM105 - contextlib costs a cached run as much as reading the answer
        os.unlink(path)
    except OSError:
        pass


def identity() -> str:
    """A name for this very speclint: its code and its data as Python itself knows a module, by size and time."""
    told = [VERSION, code()]
    for place in _places():
        if os.path.isdir(place):  # in an archive there is none: it is known as a whole
            _note(place, told)
    return key(*told[:2], *sorted(told[2:]))


def _places() -> list[str]:
    """The folders of rules, profiles and schemas: inside the package in a wheel, beside it in a checkout."""
    if not _FOLDERS:
        package = os.path.dirname(os.path.abspath(__file__))
        for data in ("rules", "profiles", "schemas"):
            inside = f"{package}/_data/{data}"
            _FOLDERS.append(inside if os.path.isdir(inside) else f"{os.path.dirname(package)}/{data}")
    return _FOLDERS


def ships(path: str) -> bool:
    """Whether a file is among the rules, profiles and schemas that ``identity`` names."""
    return os.path.dirname(path) in _places()


def code() -> str:
    """A name for the code, and for the word lists that belong to it: by size and time; looked for once in a run."""
    if not _CODE:
        _CODE.append(_looked())
    return _CODE[0]


_CODE: list[str] = []
_FOLDERS: list[str] = []
_NAMED = (".py", ".txt", ".yaml", ".json")


def _looked() -> str:
    package = os.path.dirname(os.path.abspath(__file__))
    told = [VERSION]
    archive = package
    while not os.path.exists(archive):  # in an archive, as zipapp makes one: the archive stands for all in it
        archive = os.path.dirname(archive)
    if archive != package:
        about = os.stat(archive)
        told.append(f"{archive} {about.st_size} {about.st_mtime_ns}")
    else:
        _note(package, told)
    return key(*sorted(told))


def _note(folder_: str, told: list[str]) -> None:
    """Add name, size and time of every file of code or words; ``os.walk`` takes three times as long."""
    with os.scandir(folder_) as entries:
        for entry in entries:
            if entry.name.endswith(_NAMED):
                about = entry.stat()
                told.append(f"{entry.path} {about.st_size} {about.st_mtime_ns}")
            elif entry.name != "__pycache__" and entry.is_dir():
                _note(entry.path, told)


def state(path: str) -> str:
    """What a path holds: a file's digest, a folder's list of names; nothing where there is none."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISREG(mode):  # a pipe would never open
            with open(path, "rb") as file:
                return sha256(file.read(MAX_FILE + 1))
        return _listing(path) if stat.S_ISDIR(mode) else ""
    except OSError:
        return ""


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is or leads to a folder; a link that leads to itself is none."""
    return os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()


def _listing(path: str) -> str:
    try:
        with os.scandir(path) as entries:
            names = sorted(f"{entry.name}{'/' if _is_folder(entry) else ''}" for entry in entries)
    except OSError:
        return ""
    return key(*names)
