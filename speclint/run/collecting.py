"""The specifications under some paths, and their facts, which are made once a file and kept by content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speclint import formats
from speclint.cache import Store, identity, key, state
from speclint.digest import sha256
from speclint.errors import Misuse, Unreadable
from speclint.formats.source import contents, document
from speclint.light import dataclass, field
from speclint.profile import Profile
from speclint.recognize import recognize
from speclint.rule import spotted
from speclint.run.discover import STDIN, File, discover
from speclint.series.facts import Facts, packed, unpacked
from speclint.series.gather import gathered
from speclint.settings.config import Config
from speclint.settings.instructions import employer
from speclint.spec import MASTHEAD, Spec


@dataclass
class Reading:
    """The files of a collection on their way; what could not be read is said."""

    config: Config
    paths: Iterable[str]
    store: Store
    unread: list[tuple[str, str]] = field(default_factory=list)
    """File and reason."""
    count: int = 0
    """How many specifications were read."""

    def __post_init__(self) -> None:
        """Find the files, and the employer whose they are. Raises ``Misuse`` for faulty instructions."""
        if STDIN in self.paths:
            raise Misuse("a collection is files and folders, not '-'")
        profile, _, sources = employer(self.config, self.store)
        self.profile: Profile = profile
        self.found = discover(
            self.paths,
            root=self.config.root,
            suffixes=formats.ENDINGS,
            include=self.config.include,
            exclude=self.config.exclude,
            own=self.config.looked,
        )
        self._key = key("facts", identity(), profile.name, *(state(str(path)) for path in sources))

    def facts(self) -> Iterator[Facts]:
        """The facts of every specification; from the cache where its content is known."""
        for file in self.found.files:
            source = self._source(file)
            if source is None:
                continue
            name = key(self._key, file.name, sha256(source))
            kept = self.store.get(name)
            if not isinstance(kept, bytes):
                spec = self._recognized(source, file)
                kept = packed(gathered(spec, spotted)) if spec else b""
                self.store.put(name, kept)
            if kept:
                self.count += 1
                yield unpacked(kept)

    def specs(self) -> Iterator[Spec]:
        """Every specification itself, one after the other."""
        for file in self.found.files:
            source = self._source(file)
            spec = self._recognized(source, file) if source is not None else None
            if spec:
                self.count += 1
                yield spec

    def _source(self, file: File) -> bytes | None:
        try:
            return contents(file.path)
        except Unreadable as fault:
            self.unread.append((file.name, fault.reason))
            return None

    def _recognized(self, source: bytes, file: File) -> Spec | None:
        try:
            spec = recognize(document(source, file.name), self.profile, "proposed")
        except Unreadable as fault:
            if not (file.walked and fault.code == "unsupported"):
                self.unread.append((file.name, fault.reason))
            return None
        foreign = spec.document.format == "yaml" and not any(s.name not in {"", MASTHEAD} for s in spec.sections)
        return None if foreign and file.walked else spec
