"""Checking from within a program: files and folders, documents at hand, one file by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from speclint import grammar
from speclint.cache import Store
from speclint.document import Document, ViewName
from speclint.finding import Finding, Report
from speclint.formats.source import document
from speclint.light import replace
from speclint.profile import Profile
from speclint.recognize import recognize
from speclint.rule import Rule, RuleSet
from speclint.run.baseline import BASELINE, read_baseline
from speclint.run.batches import Executor
from speclint.run.beside import Beside
from speclint.run.checking import page
from speclint.run.comparing import compared
from speclint.run.discover import File
from speclint.run.road import run
from speclint.run.sheet import with_text
from speclint.run.tally import partial, reported, settled
from speclint.run.working import Work, demand_schema, proofreader
from speclint.settings import config as configs
from speclint.settings import profiles, rulebook
from speclint.settings.config import Config
from speclint.settings.instructions import Instructions, prepare
from speclint.spec import Plan


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
    return run([str(path) for path in paths], told, store=Store(cache), show=with_text, executor=executor).report


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
    pages = [with_text(page(spec, plan, active, file_rules, known), spec, rules, plan) for spec in plan.specs]
    pages = compared(pages, active, profile, view)
    partial = frozenset(rule.id for rule in rules if rule.incomplete)
    return reported([settled(made, (), frozenset()) for made in pages], profile.name, view, partial)


def given(sources: Iterable[tuple[str, bytes]], told: Instructions, store: Store) -> Report:
    """Check files that are at hand as bytes, each under its name; the report carries their texts."""
    demand_schema(told)
    work = Work(told, store, proofreader(told, store), Beside(told, ()), show=with_text)
    ignores = [ignore for ignore in told.config.ignores if not ignore.expired(told.as_of)]
    pages = work.finished([page for name, source in sources for page in work.pages(source, File(name, name))])
    report = reported([settled(made, ignores, ()) for made in pages], told.profile.name, told.view, partial(told))
    notices = (*told.notices(), *work.reader.notices())
    return replace(report, fail_level=told.config.fail_level, notices=notices)


def examine(
    source: bytes, name: str, told: Instructions, reader: grammar.Reader
) -> tuple[Document, tuple[Finding, ...]]:
    """One file by itself, and what is found in it; what is set aside does not count."""
    read = document(source, name)
    (spec,) = reader.read([recognize(read, told.profile, told.view)])
    made = page(spec, Plan((spec,), told.as_of), told.rules, told.file_rules, told.known)
    ignores = [ignore for ignore in told.config.ignores if not ignore.expired(told.as_of)]
    _, sorted_ = settled(made, ignores, read_baseline(told.config.root / BASELINE))
    return read, tuple(sorted(sorted_.findings, key=lambda finding: finding.order))
