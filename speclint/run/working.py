"""The files of a run on their way to pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from speclint import formats, grammar, plugins
from speclint.cache import Store, key, state
from speclint.digest import sha256
from speclint.errors import Misuse, Unreadable
from speclint.finding import FileReport
from speclint.formats.remote import is_address
from speclint.formats.source import contents, document
from speclint.light import dataclass, field, replace
from speclint.notation.schemas import demand
from speclint.recognize import recognize
from speclint.rule import Rule
from speclint.run import fitting
from speclint.run import frozen as record
from speclint.run.batches import MANY, Executor, Made, Order, Step, spread
from speclint.run.beside import Beside
from speclint.run.checking import Page, page, unread
from speclint.run.comparing import compared
from speclint.run.discover import STDIN, Discovery, File
from speclint.run.limit import USUAL, Overdue, limited
from speclint.run.outcomes import Outcomes
from speclint.run.shelf import Shelf
from speclint.settings import profiles
from speclint.settings.instructions import Instructions, prepare
from speclint.spec import MASTHEAD, Plan, Spec

Show = Callable[[Page, Spec, Iterable[Rule], Plan, bool], Page]
"""Adds to a page what a report shows of it besides its findings; at the end, whether adopted versions were given."""


_SHOWN = 5
"""How many of the files that were left out are named."""


def demand_schema(told: Instructions) -> None:
    """Raise ``Misuse`` if the schema is faulty, where a rule in force needs it."""
    if any(rule.check_name == "schema" for rule in told.rules):
        demand(told.profile.schema)


def proofreader(told: Instructions, store: Store) -> grammar.Reader:
    """Who reads the specifications of a run for grammar."""
    try:
        config = told.config
        return grammar.reader(config.grammar, config.engine, config.languagetool, told.rules.wanted, store)
    except Misuse as fault:
        raise told.config.noted["languagetool"].misuse(fault.problem, "url", help=fault.help) from fault


_SEVERAL = 2
_READY: dict[str, Instructions] = {}
"""Instructions by their key, as a worker has read them: it is sent many batches of one run."""


_BESIDE: dict[str, Beside] = {}
"""What the files of a run are held against, by the same key: a process that is forked need not read it again."""


class _Caught(Store):
    """A cache that also hands on what is put into it."""

    def __init__(self, order: Order) -> None:
        super().__init__(order.cache or None, read_only=order.read_only)
        self.caught: dict[str, bytes] = {}
        self.keeps = True

    def put(self, name: str, value: object) -> bool:
        """Keep a page, and note it."""
        if isinstance(value, tuple):
            self.caught[name] = record.packed(value)
        return super().put(name, value)


def worked_out(order: Order, files: tuple[File, ...]) -> Made:
    """The pages of a batch of files, in whatever process this is."""
    told = _READY.get(order.key)
    if told is None:
        told = replace(prepare(order.config, order.view, Store(order.cache or None)), counts=order.counts)
        if told.key != order.key:
            raise Misuse("a worker has another speclint, or other rules, than this process")
        _READY[order.key] = told
    store = _Caught(order)
    reader = proofreader(told, store)
    beside = _BESIDE.get(order.key) or Beside(told, files, order.base, order.memo)
    work = Work(told, store, reader, beside, hooked=order.hooked, timeout=order.timeout)
    for file in files:
        list(work.read(file))
    return Made(store.caught, dict(work.made.lost), {path: digest for path, digest in work.digests.items() if digest})


@dataclass
class Work:
    """The files of one run on their way to pages."""

    told: Instructions
    store: Store
    reader: grammar.Reader
    beside: Beside
    hooked: bool = False
    """Whether include and exclude hold for named files too, as a hook wishes."""
    show: Show | None = None
    """What adds to a page the text of its file, where the report is to carry it."""
    digests: dict[str, str | None] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)
    waiting: list[tuple[str, Spec]] = field(default_factory=list)
    """Key and specification of what waits for a reader of grammar."""
    names: list[str] = field(default_factory=list)
    timeout: float = USUAL
    made: Made = field(default_factory=Made)
    """What others have worked out already."""
    last: Outcomes = field(default_factory=lambda: Outcomes(Store(None), ""))
    """What became of the files the last time."""
    keys: dict[str, str] = field(default_factory=dict)
    """Path of a file -> its name in the cache, where that is known already."""

    def share(self, files: Sequence[File], jobs: int, executor: Executor | None, step: Step) -> None:
        """Have what is not kept worked out by others, where it is much and they can do it as well."""
        apart = self.beside.given and self.show is None  # who shows the text looks at what lies beside it here again
        if self.reader.key or apart or (executor is None and (jobs < _SEVERAL or len(files) < MANY)):
            return
        missing = [file for file in files if self._missing(file)]
        if not missing or (executor is None and len(missing) < MANY):
            return
        config = replace(self.told.config, as_of=self.told.as_of)
        cache, only = self.store.root, self.store.read_only
        rest = self.hooked, self.timeout, self.told.key, self.beside.base, self.beside.memo, self.told.counts
        order = Order(config, self.told.view, cache, only, *rest)
        _READY[order.key] = self.told  # a process that is forked has it already
        if self.beside.given:
            _BESIDE[order.key] = self.beside.read()
        try:
            self.made = spread(worked_out, order, missing, executor, jobs, step)
        finally:
            del _READY[order.key]
            _BESIDE.pop(order.key, None)
        self.digests |= self.made.digests
        self.keys |= {f.path: self._key(f, digest) for f in missing if (digest := self.made.digests.get(f.path))}

    def _missing(self, file: File) -> bool:
        """Whether a file has to be worked out, and needs no other for that."""
        if file.path == STDIN or self.beside.key(file):
            return False
        if is_address(file.path) and not self.store.path:
            return True  # whoever works it out fetches it
        name = self._look(file)
        return bool(name) and self.last.get(name) is None and not self.store.has(name)

    def _look(self, file: File) -> str:
        """The name of a file's page in the cache, by its content; nothing where it cannot be read."""
        if file.path not in self.keys:
            try:
                digest = sha256(contents(file.path))
            except Unreadable:
                return ""
            self.keys[file.path], self.digests[file.path] = self._key(file, digest), digest
        return self.keys[file.path]

    def shelve(self, file: File, shelf: Shelf) -> None:
        """Put a file's page on the shelf, or what became of it the last time."""
        apart = file.path == STDIN or self.reader.key or self.beside.key(file) or not self.store.path
        name = "" if apart else self._look(file)
        if name and (known := self.last.get(name)) is not None:
            shelf.know(known, file, name)
            return
        for made in self.read(file):
            shelf.put(made, file, self.keys.get(file.path, ""))

    def _key(self, file: File, digest: str) -> str:
        mine = self.told.key, file.name, str(file.walked), digest, self.reader.key, self.beside.key(file)
        foreign = plugins.used() if formats.brought(file.name) else ()
        return key("page", *mine, *(state(str(path)) for path in foreign))

    @property
    def shipped(self) -> bool:
        """Whether a profile is in use that ships: who has one of his own knows what he is doing."""
        return self.told.config.profile in profiles.known()

    def marked(self, files: Iterable[FileReport]) -> Iterator[FileReport]:
        """What became of the files; those whose grammar went unread say so."""
        for file in files:
            missed = file.path in self.reader.missed and not file.reason
            yield replace(file, reason="grammar was not checked") if missed else file

    def read(self, file: File) -> Iterator[Page]:
        """The page of a file, unless it waits for the others or turns out to be no specification."""
        sent = self.made.pages.pop(self.keys.get(file.path, ""), None) if self.show is None else None
        if sent is not None:
            yield record.unpacked(sent)
            return
        try:
            source = self._source(file)
        except Unreadable as fault:
            yield self._unread(file, fault)
            return
        if file.name in self.made.lost:
            code, reason = self.made.lost[file.name]
            self.digests[file.path] = None
            yield self._unread(file, Unreadable(code, reason))
            return
        try:
            with limited(self.timeout):
                pages = list(self.pages(source, file))
        except Overdue:
            pages = [self._lost(file, "timeout", self.late())]
        except Misuse:
            raise
        except Exception as fault:  # noqa: BLE001 - a fault of ours costs one page, and all others are told
            said = f"speclint has a fault here ({type(fault).__name__}: {fault})"
            pages = [self._lost(file, "reading-crashed", said)]
        yield from pages

    def _lost(self, file: File, code: str, reason: str) -> Page:
        """The page of a file that was not read to its end; it is read anew the next time."""
        self.digests[file.path] = None
        self.made.lost[file.name] = (code, reason)
        return self._unread(file, Unreadable(code, reason))

    def late(self) -> str:
        """What to say of a file that took too long."""
        return f"it took longer than {self.timeout:g} seconds"

    def pages(self, source: bytes, file: File) -> Iterator[Page]:
        """The page of the bytes of a file."""
        digest = sha256(source)
        if file.path != STDIN:
            self.digests[file.path] = digest
        name = self.keys[file.path] = self._key(file, digest)
        if (sent := self.made.pages.pop(name, None)) is not None:
            yield self._again(record.unpacked(sent), source, file.name)
            return
        kept = self.store.get(name)
        if isinstance(kept, tuple):
            yield self._again(record.thawed(kept), source, file.name)
            return
        try:
            spec = self._recognized(source, file.name)
        except Unreadable as fault:
            if self._foreign(file) and fault.code == "unsupported":
                self.passed.append(file.name)
            else:
                yield self._unread(file, fault)
            return
        if self.reader.key:
            self.waiting.append((name, spec))
        else:
            yield self._page(name, spec, self.beside.plan([spec]))

    def _again(self, made: Page, source: bytes, name: str) -> Page:
        """A page that was kept, with the text that is never kept."""
        if self.show is None:
            return made
        try:
            spec = self._recognized(source, name)
            return self._shown(made, spec, self.beside.plan([spec]))
        except Unreadable:
            return made

    def _foreign(self, file: File) -> bool:
        """Whether a file may be somebody else's: nobody named it, or a hook named it, as it names every YAML file."""
        return file.walked or (self.hooked and file.name.lower().endswith((".yaml", ".yml")))

    def _recognized(self, source: bytes, name: str) -> Spec:
        spec = recognize(document(source, name), self.told.profile, self.told.view)
        if spec.document.format == "yaml" and not any(s.name not in {"", MASTHEAD} for s in spec.sections):
            # Any YAML may have a title; one without a single known part is somebody else's file.
            raise Unreadable("unsupported", "this YAML file is not a class specification")
        return spec

    def late_pages(self) -> Iterator[Page]:
        """The pages that waited for a reader of grammar."""
        names = [name for name, _ in self.waiting]
        read = self.reader.read([spec for _, spec in self.waiting])
        return (self._page(n, s, self.beside.plan([s])) for n, s in zip(names, read, strict=True))

    def finished(self, pages: Iterable[Page]) -> list[Page]:
        """All pages, those that waited among them, with what the files have to say to each other."""
        return compared([*pages, *self.late_pages()], self.told.rules, self.told.profile, self.told.view)

    def _page(self, name: str, spec: Spec, plan: Plan) -> Page:
        made = page(spec, plan, self.told.rules, self.told.file_rules, self.told.known)
        if self.shipped:
            made = replace(made, fits=fitting.better(spec))
        if self.store.keeps and not (self.reader.key and spec.slips is None):
            self.store.put(name, record.frozen(made))
        return self._shown(made, spec, plan)

    def _shown(self, made: Page, spec: Spec, plan: Plan) -> Page:
        if self.show is None:
            return made
        return self.show(made, spec, self.told.rules, plan, bool(self.beside.base))

    def _unread(self, file: File, fault: Unreadable) -> Page:
        return unread(file.name, fault, self.told.file_rules, self.told.profile, self.told.view)

    def _source(self, file: File) -> bytes:
        if file.path == STDIN:
            return contents(None)
        try:
            return contents(file.path)
        except Unreadable:
            self.digests[file.path] = None
            raise

    def notices(self, found: Discovery) -> Iterator[str]:
        """What was met on a walk and left out."""
        passed = sorted([*found.passed, *self.passed])
        if passed:
            shown = ", ".join(passed[:_SHOWN]) + (", …" if len(passed) > _SHOWN else "")
            some = "1 file was" if len(passed) == 1 else f"{len(passed)} files were"
            yield f"{some} left out, as no class specification that speclint reads: {shown}."
