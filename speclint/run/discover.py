"""From the paths a person names to the files to check, each once, in one order."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from speclint.formats import remote
from speclint.light import dataclass, field
from speclint.notation.globs import matches

STDIN = "-"

_NO_SPECS = ("readme", "changelog", "contributing", "license", "licence", "code_of_conduct", "security")
_COPY = ".speclint"
"""What the name of a copy holds that speclint wrote beside its input."""
_OTHERS_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages"})
_DOCUMENTS = frozenset({".doc", ".odt", ".rtf", ".pdf"})


@dataclass(frozen=True, order=True)
class File:
    """A file to check."""

    name: str
    """Its path from the root, with forward slashes; the whole path where it lies elsewhere."""
    path: str
    """Where to read it; ``-`` for standard input."""
    walked: bool = False
    """Whether it was met on a walk through a folder, not named."""


@dataclass(frozen=True)
class Discovery:
    """What there is to check, and what was passed by."""

    files: tuple[File, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    """Named files that are not checked, and why."""
    passed: tuple[str, ...] = ()
    """Files met on a walk that are documents, but none that speclint checks."""
    folders: tuple[str, ...] = ()
    """Every folder that was walked."""


@dataclass
class _Search:
    """One search; its lists grow as it goes."""

    root: str
    suffixes: Container[str]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    force_exclude: bool
    found: dict[str, File] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)
    folders: dict[str, None] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def named(self, path: str) -> None:
        """Take a file that was named, whatever its ending."""
        name = shown(path, self.root)
        if os.path.basename(path).startswith("~$"):
            self.skipped[name] = "Word's lock file, not a document"
        elif self.force_exclude and not self.wanted(name):
            self.skipped[name] = "left out by 'include' or 'exclude'"
        else:
            self.take(File(name, path))

    def far(self, address: str) -> None:
        """Take what lies elsewhere: a file, or all files under a folder."""
        inside = remote.listed(address)
        if inside is None:
            self.take(File(address, address))
            return
        for path in inside:
            *folders, name = remote.shown(path.removeprefix(address))
            if not any(part.startswith((".", "~$")) or part in _OTHERS_FOLDERS for part in (*folders, name)):
                self._met(name, path, path)

    def take(self, file: File) -> None:
        """Keep a file; of several ways to it the straight one, named before walked, in the order of names."""
        real = file.path if remote.is_address(file.path) else os.path.realpath(file.path)
        known = self.found.get(real)
        if known is None or self._rank(file, real) < self._rank(known, real):
            known_walked = known is None or known.walked
            self.found[real] = File(file.name, file.path, file.walked and known_walked)
        elif known.walked and not file.walked:
            self.found[real] = File(known.name, known.path, walked=False)

    @staticmethod
    def _rank(file: File, real: str) -> tuple[bool, str]:
        return file.path != real and os.path.abspath(file.path) != real, file.name

    def walk(self, folder: str) -> None:
        """Take what a folder holds; folders behind links are kept for later, so that the straight way wins."""
        real = os.path.realpath(folder)
        if real in self.seen:
            return
        self.seen.add(real)
        self.folders[folder] = None
        try:
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.skipped[shown(folder, self.root)] = f"the folder cannot be opened: {error.strerror}"
            return
        for entry in inside:
            if entry.name.startswith((".", "~$")):
                continue
            link = entry.is_symlink()  # one that leads to itself is asked by its path: it is no folder, and no error
            if not (os.path.isdir(entry.path) if link else entry.is_dir()):
                self._met(entry.name, entry.path, shown(entry.path, self.root))
            elif link:
                self.links.append(entry.path)
            elif not foreign(folder, entry.name):
                self.walk(entry.path)

    def _met(self, base: str, path: str, name: str) -> None:
        stem, suffix = os.path.splitext(base)
        suffix = suffix.lower()
        if suffix in self.suffixes and self.wanted(name):
            if stem.lower().startswith(_NO_SPECS) or _COPY in stem.lower():
                self.passed.add(name)
            else:
                self.take(File(name, path, walked=True))
        elif suffix in _DOCUMENTS and self.wanted(name):
            self.passed.add(name)

    def wanted(self, name: str) -> bool:
        """Whether include and exclude let a name through; what lies beyond the config's folder needs no include."""
        within = not self.include or os.path.isabs(name) or matches(name, self.include)
        return within and not matches(name, self.exclude)


def foreign(folder: str, name: str) -> bool:
    """Whether a folder is hidden, or holds what other programs put there: no walk goes into it."""
    return name.startswith(".") or name in _OTHERS_FOLDERS or os.path.exists(f"{folder}/{name}/pyvenv.cfg")


def discover(  # noqa: PLR0913 - plain arguments, and each is a setting
    paths: Iterable[str],
    *,
    root: Path,
    suffixes: Container[str],
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    force_exclude: bool = False,
    stdin_name: str = "",
    own: Iterable[Path] = (),
) -> Discovery:
    """The files that *paths* name or hold. A path is never a pattern; one that does not exist is kept as a file.

    Include and exclude choose among what a walk meets; with *force_exclude* among named files too. *own* are files
    that hold instructions, such as rule packs: a walk passes them by, and so does a hook, which names what it finds.
    """
    search = _Search(str(root), suffixes, include, exclude, force_exclude)
    stdin: list[File] = []
    for path in sorted(dict.fromkeys(paths), key=lambda path: (os.path.islink(path), path)):
        if path == STDIN:
            stdin = list(_standard_input(search, stdin_name))
        elif remote.is_address(path):
            search.far(path)
        elif os.path.isdir(path):
            search.walk(path)
        else:
            search.named(path)
    for link in search.links:  # grows while it is read
        search.walk(link)
    ours = {os.path.realpath(path) for path in own}
    kept = (f for real, f in search.found.items() if real not in ours or not (f.walked or force_exclude))
    files = sorted([*kept, *stdin])
    return Discovery(
        tuple(files), tuple(sorted(search.skipped.items())), tuple(sorted(search.passed)), tuple(search.folders)
    )


def _standard_input(search: _Search, name: str) -> Iterator[File]:
    full = shown(name, search.root)
    if search.force_exclude and not search.wanted(full):
        search.skipped[full] = "left out by 'include' or 'exclude'"
    else:
        yield File(full, STDIN)


def shown(path: str, root: str) -> str:
    """A path as reports show it: from *root*, with forward slashes; the whole path where it lies elsewhere."""
    if remote.is_address(path):
        return path
    full = os.path.abspath(path)
    try:
        inside = os.path.commonpath([full, root]) == root.rstrip("/\\") or root == os.sep
    except ValueError:  # another drive
        inside = False
    return (os.path.relpath(full, root) if inside else full).replace(os.sep, "/")
