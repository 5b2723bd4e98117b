"""The whole road, from paths to a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import field, replace
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

from speclint import formats, grammar, plugins
from speclint.cache import Store, key, state
from speclint.checks.schema import demand
from speclint.document import Document, ViewName
from speclint.errors import Misuse, Unreadable
from speclint.finding import FileReport, Finding, Report, Severity, fingerprint
from speclint.formats.source import contents, document
from speclint.light import dataclass
from speclint.profile import Profile
from speclint.recognize import recognize
from speclint.rule import Rule, RuleSet
from speclint.run import discover, fitting, suppress
from speclint.run import frozen as record
from speclint.run.baseline import BASELINE, read_baseline
from speclint.run.batches import MANY, Made, Order, Step, spread
from speclint.run.beside import Beside
from speclint.run.checking import Page, page, unread
from speclint.run.comparing import compared
from speclint.run.discover import STDIN, Discovery, File
from speclint.run.limit import USUAL, Overdue, limited
from speclint.run.sheet import sheet
from speclint.run.shelf import Shelf
from speclint.settings import config as configs
from speclint.settings import profiles, rulebook
from speclint.settings.config import Config, Ignore
from speclint.settings.instructions import Instructions, prepare
from speclint.spec import MASTHEAD, Plan, Spec

Pour = Callable[[Sequence[Finding]], None]
"""What takes the findings of a file as soon as they are complete, in the order of the files."""
_order = attrgetter("order")
_SHOWN = 5
"""How many of the files that were left out are named."""


@dataclass(frozen=True)
class Run:
    """A finished run: its report, and the content of everything it depends on."""

    report: Report
    inputs: Mapping[str, str | None]
    """Path -> digest of its content where that is known already."""
    lasting: bool = True
    """Whether the same inputs give the same report at any time: not where a server elsewhere had a say."""
    unread: tuple[str, ...] = ()
    """What grammar checking has to say of the run, in a sentence each."""
    stale: tuple[str, ...] = ()
    """Fingerprints of the baseline that the checked files no longer give."""


def lint(
    paths: Iterable[str | Path],
    config: Config | None = None,
    *,
    view: ViewName = "proposed",
    cache: str | None = None,
    executor: Executor | None = None,
) -> Report:
    """Check files and folders; *config* is looked for from the current folder upward where none is given.

    Raises ``Misuse`` if the config, a profile, a rule pack or a schema is faulty. *cache* is a folder to keep
    findings in. Any *executor* of ``concurrent.futures`` may do the work: processes, or a cluster's.
    """
    if config is None:
        config = configs.load(Path.cwd())
    told = prepare(config, view, Store(cache))
    return run([str(path) for path in paths], told, store=Store(cache), texts=True, executor=executor).report


def check(
    documents: Sequence[Document],
    rules: Sequence[Rule] | None = None,
    profile: Profile | None = None,
    view: ViewName = "proposed",
) -> Report:
    """Check documents that are at hand already, without a config.

    Rules and profile are the shipped ones if left out.
    """
    if profile is None:
        profile = profiles.load(profiles.find(configs.DEFAULT_PROFILE, Path()))[0]
    if rules is None:
        rules = rulebook.load(rulebook.packs(), sections=profiles.sections(profile))
    file_rules = {rule.id: rule for rule in rules if rule.noticed}
    active = RuleSet(r for r in rules if not r.noticed and r.applies(profile.jurisdiction, ""))
    plan = Plan(tuple(recognize(d, profile, view) for d in documents))
    known = [rule.id for rule in rules]
    pages = [_with_text(page(spec, plan, active, file_rules, known), spec, rules, plan) for spec in plan.specs]
    pages = compared(pages, active, profile, view)
    partial = frozenset(rule.id for rule in rules if rule.incomplete)
    return _report([_sorted(made, (), frozenset()) for made in pages], profile.name, view, partial)


def run(  # noqa: PLR0913 - plain arguments of one run
    paths: Iterable[str],
    told: Instructions,
    *,
    store: Store,
    force_exclude: bool = False,
    allow_empty: bool = False,
    stdin_name: str = "",
    baseline: bool = True,
    reports: Iterable[Path] = (),
    texts: bool = False,
    base: str = "",
    memo: str = "",
    jobs: int = 1,
    executor: Executor | None = None,
    timeout: float = USUAL,
    step: Step = lambda _done, _all: None,
    pour: Pour | None = None,
) -> Run:
    """Check what *paths* name, as *told*; *reports* are files that will be written, and are no specifications.

    With *texts* the report carries the text of each file. *base* is an adopted file or a folder of them, *memo* the
    memo to the board, to hold the files against. Several processes (*jobs*) or an *executor* work out what is not
    kept; a file that takes longer than *timeout* seconds is said; *step* hears how many files are done. With *pour* the
    findings are handed on file by file, and the report has none of them, only their number: memory does not grow.
    """
    config = told.config
    found = discover.discover(
        paths,
        root=config.root,
        suffixes=formats.ENDINGS,
        include=config.include,
        exclude=config.exclude,
        force_exclude=force_exclude,
        stdin_name=stdin_name,
        own=(*told.files, *reports),
    )
    demand_schema(told)
    beside = Beside(told, found.files, base, memo)
    kept = Store(None) if beside.given else store
    reader = proofreader(told, store)
    work = _Work(told, kept, reader, beside, hooked=force_exclude, texts=texts, timeout=timeout)
    work.share(found.files, jobs, executor, step)
    shelf = Shelf(lean=pour is not None)
    for file in found.files:
        for made in work.read(file):
            shelf.put(made)
    for made in work.late_pages():
        shelf.put(made)
    accepted = config.root / BASELINE
    old = read_baseline(accepted) if baseline else {}
    ignores = [ignore for ignore in config.ignores if not ignore.expired(told.as_of)]
    pages = (_sorted(p, ignores, old) for p in shelf.compared(told.rules, told.profile, told.view))
    report = _report(pages, told.profile.name, told.view, _partial(told), pour)
    stale = tuple(_stale(old, report, told, work.reader))
    unread = tuple(work.reader.notices())
    report = replace(
        report,
        files=tuple(sorted([*work.marked(report.files), *_skipped(found)], key=lambda file: file.path)),
        fail_level=config.fail_level,
        notices=(
            *told.notices(),
            *fitting.notices(shelf.fits, told.profile.name),
            *work.notices(found),
            *beside.notices(),
            *unread,
            *_gone(stale),
        ),
    )
    nothing = not any(file.status != "skipped" for file in report.files) and not allow_empty
    if nothing:
        report = replace(report, notices=(*report.notices, "Nothing was checked: no class specification was found."))
    incomplete = report.incomplete or nothing or beside.incomplete
    incomplete = incomplete or (config.grammar == "required" and work.reader.incomplete)
    listed = [config.root / path for path in {entry["path"] for entry in old.values()}]
    inputs: dict[str, str | None] = dict.fromkeys(
        [str(path) for path in (*told.files, accepted, *listed, *plugins.used())]
    )
    inputs |= dict.fromkeys((*found.folders, *work.reader.folders, *map(str, plugins.looked())))
    report = replace(report, incomplete=incomplete)
    return Run(report, inputs | work.digests, lasting=work.reader.lasting, unread=unread, stale=stale)


def given(sources: Iterable[tuple[str, bytes]], told: Instructions, store: Store) -> Report:
    """Check files that are at hand as bytes, each under its name; the report carries their texts."""
    demand_schema(told)
    work = _Work(told, store, proofreader(told, store), Beside(told, ()), texts=True)
    ignores = [ignore for ignore in told.config.ignores if not ignore.expired(told.as_of)]
    pages = work.finished([page for name, source in sources for page in work.pages(source, File(name, name))])
    report = _report([_sorted(made, ignores, ()) for made in pages], told.profile.name, told.view, _partial(told))
    notices = (*told.notices(), *work.reader.notices())
    return replace(report, fail_level=told.config.fail_level, notices=notices)


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


class _Caught(Store):
    """A cache that also hands on what is put into it."""

    def __init__(self, order: Order) -> None:
        super().__init__(order.cache or None, read_only=order.read_only)
        self.caught: dict[str, bytes] = {}

    def put(self, name: str, value: object) -> bool:
        """Keep a page, and note it."""
        if isinstance(value, tuple):
            self.caught[name] = record.packed(value)
        return super().put(name, value)


def worked_out(order: Order, files: tuple[File, ...]) -> Made:
    """The pages of a batch of files, in whatever process this is."""
    told = _READY.get(order.key)
    if told is None:
        told = prepare(order.config, order.view, Store(order.cache or None))
        if told.key != order.key:
            raise Misuse("a worker has another speclint, or other rules, than this process")
        _READY[order.key] = told
    store = _Caught(order)
    reader = proofreader(told, store)
    work = _Work(told, store, reader, Beside(told, files), hooked=order.hooked, timeout=order.timeout)
    for file in files:
        list(work.read(file))
    late = {name: why for name, why in work.made.lost.items() if why[0] == "timeout"}
    return Made(store.caught, late)


@dataclass
class _Work:
    """The files of one run on their way to pages."""

    told: Instructions
    store: Store
    reader: grammar.Reader
    beside: Beside
    hooked: bool = False
    """Whether include and exclude hold for named files too, as a hook wishes."""
    texts: bool = False
    """Whether the report is to carry the text of each file."""
    digests: dict[str, str | None] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)
    waiting: list[tuple[str, Spec]] = field(default_factory=list)
    """Key and specification of what waits for a reader of grammar."""
    names: list[str] = field(default_factory=list)
    timeout: float = USUAL
    made: Made = field(default_factory=Made)
    """What others have worked out already."""

    def share(self, files: Sequence[File], jobs: int, executor: Executor | None, step: Step) -> None:
        """Have what is not kept worked out by others, where it is much and they can do it as well."""
        if self.reader.key or self.beside.given or (executor is None and (jobs < _SEVERAL or len(files) < MANY)):
            return
        missing = [file for file in files if self._missing(file)]
        if not missing or (executor is None and len(missing) < MANY):
            return
        config = replace(self.told.config, as_of=self.told.as_of)
        cache, only = self.store.root, self.store.read_only
        order = Order(config, self.told.view, cache, only, self.hooked, self.timeout, self.told.key)
        _READY[order.key] = self.told  # a process that is forked has it already
        try:
            self.made = spread(worked_out, order, missing, executor, jobs, step)
        finally:
            del _READY[order.key]

    def _missing(self, file: File) -> bool:
        """Whether a file has to be worked out, and needs no other for that."""
        if file.path == STDIN or self.beside.key(file):
            return False
        try:
            digest = sha256(contents(file.path)).hexdigest()
        except Unreadable:
            return False
        return not self.store.has(self._key(file, digest))

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
            pages = [self._unread(file, Unreadable("timeout", self.late()))]
            self.digests[file.path] = None
            self.made.lost[file.name] = ("timeout", self.late())
        yield from pages

    def late(self) -> str:
        """What to say of a file that took too long."""
        return f"it took longer than {self.timeout:g} seconds"

    def pages(self, source: bytes, file: File) -> Iterator[Page]:
        """The page of the bytes of a file."""
        digest = sha256(source).hexdigest()
        if file.path != STDIN:
            self.digests[file.path] = digest
        name = self._key(file, digest)
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
        if not self.texts:
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
        if self.store.path and not (self.reader.key and spec.slips is None):
            self.store.put(name, record.frozen(made))
        return self._shown(made, spec, plan) if self.texts else made

    def _shown(self, made: Page, spec: Spec, plan: Plan) -> Page:
        return _with_text(made, spec, self.told.rules, plan, against=bool(self.beside.base))

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


def examine(
    source: bytes, name: str, told: Instructions, reader: grammar.Reader
) -> tuple[Document, tuple[Finding, ...]]:
    """One file by itself, and what is found in it; what is set aside does not count."""
    read = document(source, name)
    (spec,) = reader.read([recognize(read, told.profile, told.view)])
    made = page(spec, Plan((spec,), told.as_of), told.rules, told.file_rules, told.known)
    ignores = [ignore for ignore in told.config.ignores if not ignore.expired(told.as_of)]
    _, sorted_ = _sorted(made, ignores, read_baseline(told.config.root / BASELINE))
    return read, tuple(sorted(sorted_.findings, key=lambda finding: finding.order))


def _with_text(made: Page, spec: Spec, rules: Iterable[Rule], plan: Plan, *, against: bool = False) -> Page:
    """A page with what a report shows of it besides its findings."""
    return replace(made, report=replace(made.report, sheet=sheet(spec, rules, plan, against=against)))


def demand_schema(told: Instructions) -> None:
    """Raise ``Misuse`` if the schema is faulty, where a rule in force needs it."""
    if any(rule.check_name == "schema" for rule in told.rules):
        demand(told.profile.schema)


def _sorted(made: Page, ignores: Iterable[Ignore], old: Iterable[str]) -> tuple[FileReport, suppress.Sorted]:
    """A page with its findings named and set aside; the comments that set nothing aside are findings too."""
    identity = made.report.class_code or made.report.path
    ignores, accepted = tuple(ignores), frozenset(old)
    sorted_ = suppress.sort(_named(made.findings, identity), made.allowances, ignores, accepted)
    idle = [f for a, f in zip(made.allowances, made.idle, strict=True) if f and a in sorted_.unused]
    late = suppress.sort(_named(idle, identity), (), ignores, accepted)
    found = (*sorted_.findings, *late.findings)
    shown = tuple(finding for finding in found if finding.depth == "core")
    return made.report, suppress.Sorted(
        shown,
        (*sorted_.suppressed, *late.suppressed),
        (*sorted_.baseline, *late.baseline),
        (),
        len(found) - len(shown),
    )


def _named(findings: Iterable[Finding], identity: str) -> Iterator[Finding]:
    """The same findings with their fingerprints."""
    seen = Counter[str]()
    for finding in findings:
        first = fingerprint(finding.rule, identity, finding.section, finding.excerpt, 0)
        nth = seen[first]
        seen[first] += 1
        name = fingerprint(finding.rule, identity, finding.section, finding.excerpt, nth) if nth else first
        yield replace(finding, fingerprint=name)


def _report(
    pages: Iterable[tuple[FileReport, suppress.Sorted]],
    profile: str,
    view: ViewName,
    partial: Collection[str],
    pour: Pour | None = None,
) -> Report:
    """The report of some pages; what the rules *partial* find says that a file was not seen whole."""
    files, findings, suppressed, baseline = list[FileReport](), list[Finding](), list[Finding](), list[Finding]()
    poured = Counter[Severity]()
    held = 0
    for file, sorted_ in pages:
        unseen = _unseen(sorted_.findings, partial)
        suppressed += sorted_.suppressed
        baseline += sorted_.baseline
        held += sorted_.held
        if pour is None:
            files.append(replace(file, unseen=unseen))
            findings += sorted_.findings
        else:
            files.append(replace(file, unseen=unseen, readability=None))
            poured.update(finding.severity for finding in sorted_.findings)
            pour(sorted(sorted_.findings, key=_order))
    return Report(
        findings=tuple(sorted(findings, key=_order)),
        files=tuple(files),
        suppressed=tuple(sorted(suppressed, key=_order)),
        baseline=tuple(sorted(baseline, key=_order)),
        held=held,
        profile=profile,
        view=view,
        incomplete=any(file.status == "unreadable" or file.unseen for file in files),
        poured=poured,
    )


def _partial(told: Instructions) -> frozenset[str]:
    """The rules whose findings say that a file was not seen whole."""
    return frozenset(rule.id for rule in told.catalogue if rule.incomplete)


def _unseen(findings: Iterable[Finding], partial: Collection[str]) -> str:
    """Why a file was not seen whole, if it was not."""
    return next((finding.message for finding in findings if finding.rule in partial), "")


def _skipped(found: Discovery) -> Iterator[FileReport]:
    for name, reason in found.skipped:
        yield FileReport(name, "skipped", reason)


def _stale(
    old: Mapping[str, Mapping[str, str]], report: Report, told: Instructions, reader: grammar.Reader
) -> Iterator[str]:
    """Fingerprints of the baseline that the checked files no longer give, or whose files are gone.

    What nobody looked for may still be there. A renamed file keeps its findings' names, if it has a class code.
    """
    checked = {file.path for file in report.files if file.status == "checked"}
    alive = {finding.fingerprint for finding in (*report.baseline, *report.suppressed)}
    read = {rule.id: rule.reader for rule in told.catalogue if rule.reader}
    for name, entry in old.items():
        path, rule = entry["path"], entry["rule"]
        unread = rule in read and (not reader.key or read[rule] != reader.name or path in reader.missed)
        mended = path in checked and told.looks_for(rule) and not unread
        if name not in alive and (mended or not (told.config.root / path).exists()):
            yield name


def _gone(stale: Sequence[str]) -> Iterator[str]:
    if stale:
        some = "1 entry" if len(stale) == 1 else f"{len(stale)} entries"
        yield f"{some} of the baseline no longer found: 'speclint baseline prune' removes such entries."
