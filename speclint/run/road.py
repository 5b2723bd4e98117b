"""The whole road, from paths to a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from speclint import formats, plugins
from speclint.cache import Store, key, ships
from speclint.finding import Report
from speclint.light import dataclass, replace
from speclint.run import discover, fitting
from speclint.run.baseline import BASELINE, read_baseline
from speclint.run.batches import Executor, Step
from speclint.run.beside import Beside
from speclint.run.checking import Page
from speclint.run.comparing import joined
from speclint.run.limit import USUAL
from speclint.run.outcomes import Outcomes, Press
from speclint.run.pressing import pressed
from speclint.run.shelf import Shelf
from speclint.run.tally import gone, partial, reported, settled, skipped, stale_entries
from speclint.run.working import Show, Work, demand_schema, proofreader
from speclint.settings.instructions import Instructions

_COUNTED = 50
"""Up to so many files the findings that only a thorough reading tells are counted."""


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
    show: Show | None = None,
    base: str = "",
    memo: str = "",
    jobs: int = 1,
    executor: Executor | None = None,
    timeout: float = USUAL,
    step: Step = lambda _done, _all: None,
    press: Press | None = None,
) -> Run:
    """Check what *paths* name, as *told*; *reports* are files that will be written, and are no specifications.

    With *show* the report carries the text of each file. *base* is an adopted file or a folder of them, *memo* the
    memo to the board, to hold the files against. Several processes (*jobs*) or an *executor* work out what is not
    kept; a file that takes longer than *timeout* seconds is said; *step* hears how many files are done. With *press*
    the findings are shown file by file, and the report has only their number: memory does not grow.
    """
    config = told.config
    paths = tuple(paths)
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
    # What is held back costs two thirds of what is told: nobody waits for its number over a whole collection.
    told = replace(told, counts=len(found.files) <= _COUNTED)
    demand_schema(told)
    beside = Beside(told, found.files, base, memo)
    kept = Store(None) if beside.given else store
    reader = proofreader(told, store)
    work = Work(told, kept, reader, beside, hooked=force_exclude, show=show, timeout=timeout)
    accepted = config.root / BASELINE
    old = read_baseline(accepted) if baseline else {}
    ignores = [ignore for ignore in config.ignores if not ignore.expired(told.as_of)]
    if press is not None:
        aside = (repr(ignores), repr(sorted(old)), *paths, str(config.root))
        work.last = Outcomes(Store(None) if reader.key else kept, key("outcomes", told.key, press.name, *aside))
    work.share(found.files, jobs, executor, step)
    shelf = Shelf(lean=press is not None)
    for file in found.files:
        work.shelve(file, shelf)
    for made in work.late_pages():
        shelf.put(made)
    others = shelf.across(told.rules, told.profile, told.view)
    if press is None:
        pages = (joined(one.page, others.get(one.path, ())) for one in shelf if isinstance(one.page, Page))
        report = reported([settled(p, ignores, old) for p in pages], told.profile.name, told.view, partial(told))
    else:
        report = pressed(shelf, others, press, work, (ignores, old))
    stale = tuple(stale_entries(old, report, told, work.reader))
    unread = tuple(work.reader.notices())
    report = replace(
        report,
        files=tuple(sorted([*work.marked(report.files), *skipped(found)], key=lambda file: file.path)),
        fail_level=config.fail_level,
        unasked=len(told.rules.unasked),
        notices=(
            *told.notices(),
            *fitting.notices(shelf.fits, told.profile.name),
            *work.notices(found),
            *beside.notices(),
            *unread,
            *gone(stale),
        ),
    )
    nothing = not any(file.status != "skipped" for file in report.files) and not allow_empty
    if nothing:
        report = replace(report, notices=(*report.notices, "Nothing was checked: no class specification was found."))
    incomplete = report.incomplete or nothing or beside.incomplete
    incomplete = incomplete or (config.grammar == "required" and work.reader.incomplete)
    listed = [config.root / path for path in {entry["path"] for entry in old.values()}]
    inputs: dict[str, str | None] = dict.fromkeys(
        [str(path) for path in (*told.files, accepted, *listed, *plugins.used()) if not ships(str(path))]
    )
    inputs |= dict.fromkeys((*found.folders, *work.reader.folders, *map(str, plugins.looked())))
    report = replace(report, incomplete=incomplete)
    return Run(report, inputs | work.digests, lasting=work.reader.lasting, unread=unread, stale=stale)
