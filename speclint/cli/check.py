"""``speclint check``: the main job."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

from speclint import cache
from speclint.cache import Store
from speclint.cli import replay
from speclint.cli.arguments import checking, chosen, configured, listed, reporting
from speclint.cli.below import below, together, walked, without
from speclint.cli.presses import PRESSES
from speclint.cli.progress import Progress
from speclint.cli.repository import apart, told
from speclint.errors import Misuse, nearest
from speclint.finding import Report, Severity
from speclint.light import replace
from speclint.notation.globs import matches
from speclint.reporters import FORMATS, REPORTERS, reporter
from speclint.run import discover
from speclint.run.batches import cluster, cores
from speclint.run.outcomes import Press
from speclint.run.road import Run
from speclint.run.road import run as run_road
from speclint.run.working import Show
from speclint.settings import config
from speclint.settings.config import Config
from speclint.settings.instructions import prepare
from speclint.text import matchers


def run(arguments: list[str]) -> int:
    """Check, report, and say by the exit code how it went."""
    asked = reporting(checking("check", "Check class specifications.")).read(arguments)
    wanted = [target(word) for word in asked.report]
    if asked.show_settings:
        _show(settled(asked), asked)
        return 0
    parts = [] if asked.config else apart(asked.paths or ["."], asked.stdin_filename)
    settings = _of_all(asked) if len(parts) > 1 else settled(asked)
    texts = "html" in {asked.output_format, *(form for form, _ in wanted)}
    color, width = colored(asked.color), screen_width()
    others = [] if asked.config else below(asked.paths or ["."], settings)
    alone = not (wanted or texts or asked.annotate or asked.base or asked.memo or others or len(parts) > 1)
    made = PRESSES.get(asked.output_format) if alone else None
    press = made(settings.root, color=color, width=width) if made else None
    reports = [file for _, file in wanted]
    if len(parts) > 1:
        done = _apart(asked, settings, parts, reports=reports, texts=texts)
    elif others:
        done = _several(asked, settings, others, reports=reports, texts=texts)
    else:
        done = checked(asked, settings, reports=reports, texts=texts, press=press)
    demand_free(wanted, done.inputs)
    text: str | None
    if press is None:
        text = _rendered(asked.output_format, done.report, settings, color=color, width=width)
        sys.stdout.write(text)
    else:
        text = press.said(done.report)
    for form, file in wanted:
        write(file, _rendered(form, done.report, settings))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and asked.output_format == "github":
        write(Path(summary), REPORTERS["markdown"](done.report), more=True)
    code = 0 if asked.exit_zero and done.report.exit == 1 else done.report.exit
    if asked.annotate:
        from speclint.cli.copies import annotate_all

        copied = annotate_all(done.report, settings.root, Path(asked.annotate))
        code = code if copied else 3
    aside = not done.lasting or asked.no_cache or wanted or summary or asked.annotate or discover.STDIN in asked.paths
    aside = aside or asked.base or asked.memo
    if not aside and text is not None:
        replay.keep(arguments, code, text, dict(done.inputs))
    matchers.keep()
    return code


def _rendered(form: str, report: Report, settings: Config, *, color: bool = False, width: int = 100) -> str:
    """A report in one format, with the files named as its reader knows them."""
    return reporter(form)(told(report, settings.root, form), color=color, width=width)


def _of_all(asked: argparse.Namespace) -> Config:
    """The config of a run over files that follow different ones: that of the current folder, from where paths count."""
    here = Path.cwd()
    return config.instead(instead(chosen(config.load(here), asked), asked), root=here)


def _apart(
    asked: argparse.Namespace,
    own: Config,
    parts: Iterable[tuple[Config, list[str]]],
    *,
    reports: Iterable[Path],
    texts: bool,
) -> Run:
    """One run for each config that is closest above some of the paths, with those below it."""
    runs, reports = list[tuple[Config, Run]](), list(reports)
    for near, paths in parts:
        mine = argparse.Namespace(**{**vars(asked), "paths": paths, "allow_empty": True})
        settings = instead(chosen(near, asked), asked)
        deeper = below(paths, settings)
        if deeper:
            runs.append((settings, _several(mine, settings, deeper, reports=reports, texts=texts)))
        else:
            runs.append((settings, checked(mine, settings, reports=reports, texts=texts)))
    return together(runs, own, allow_empty=asked.allow_empty)


def _several(
    asked: argparse.Namespace, own: Config, others: Sequence[Config], *, reports: Iterable[Path], texts: bool
) -> Run:
    """One run for each config, each over the files that it is closest to."""
    lenient, reports = argparse.Namespace(**{**vars(asked), "allow_empty": True}), list(reports)
    first = checked(lenient, without(own, others), reports=reports, texts=texts)
    runs = [(own, first)]
    for one in others:
        named = walked(own, one, others)
        if named:
            words = vars(lenient) | {"paths": named, "force_exclude": True}
            settings = instead(chosen(one, asked), asked)
            run = checked(argparse.Namespace(**words), settings, reports=reports, texts=texts)
            # What the command's own config lets through and the closer one leaves out is no news.
            files = tuple(file for file in run.report.files if file.status != "skipped")
            runs.append((one, replace(run, report=replace(run.report, files=files))))
    return together(runs, own, allow_empty=asked.allow_empty)


def settled(asked: argparse.Namespace) -> Config:
    """The config with what the command line says instead."""
    return instead(configured(asked), asked)


def instead(found: Config, asked: argparse.Namespace) -> Config:
    """A config with what the command line says instead."""
    changes: dict[str, object] = {}
    if asked.grammar:
        changes["grammar"] = asked.grammar
    if asked.thorough:
        changes["depth"] = "thorough"
    if asked.as_of:
        changes["as_of"] = asked.as_of
    if asked.select:
        changes["select"] = listed(asked.select)
    if asked.ignore:
        changes["ignore"] = (*found.ignore, *listed(asked.ignore))
    if getattr(asked, "fail_level", None):
        changes["fail_level"] = Severity(asked.fail_level)
    return config.instead(found, **changes)


def _with_text() -> Show:
    """What adds to a page the text of its file; it knows how versions differ, which a report without texts need not."""
    from speclint.run.sheet import with_text

    return with_text


def checked(  # noqa: PLR0913 - plain arguments of one run
    asked: argparse.Namespace,
    settings: Config,
    *,
    baseline: bool = True,
    reports: Iterable[Path] = (),
    texts: bool = False,
    press: Press | None = None,
) -> Run:
    """The run that a command line asks for."""
    if discover.STDIN in asked.paths and not asked.stdin_filename:
        raise Misuse("'-' needs --stdin-filename NAME", help="The name's ending says how the text is read.")
    # Rule packs that were compiled before are no findings: they are used even where nothing is to be kept.
    compiled = Store(cache.folder(), read_only=asked.no_cache)
    jobs = cores(asked.jobs)
    instructions = prepare(settings, asked.view, compiled)
    progress = Progress()
    with cluster(asked.executor) if asked.executor else nullcontext() as executor:
        done = run_road(
            asked.paths or ["."],
            instructions,
            store=Store(None) if asked.no_cache else compiled,
            force_exclude=asked.force_exclude,
            allow_empty=getattr(asked, "allow_empty", True),
            stdin_name=asked.stdin_filename,
            baseline=baseline,
            reports=reports,
            show=_with_text() if texts else None,
            base=getattr(asked, "base", None) or "",
            memo=getattr(asked, "memo", None) or "",
            jobs=jobs,
            executor=executor,
            timeout=asked.timeout,
            step=progress.step,
            press=press,
        )
    progress.end()
    return done


def target(word: str, formats: Collection[str] = FORMATS) -> tuple[str, Path]:
    """The format and the file of ``--report FORMAT=FILE``."""
    form, equals, file = word.partition("=")
    if not equals or not file:
        raise Misuse(f"--report: '{word}' is not FORMAT=FILE", help="For example: --report html=report.html")
    if form not in formats:
        raise Misuse(f"--report: unknown format '{form}'", help=nearest(form, formats))
    return form, Path(file)


def demand_free(wanted: Iterable[tuple[str, Path]], inputs: Iterable[str]) -> None:
    """Refuse to write a report over what was read for it, or two into one file."""
    taken = {os.path.realpath(path) for path in inputs if os.path.isfile(path)}  # noqa: PTH113 - as they are kept
    for form, file in wanted:
        real = os.path.realpath(file)
        if real in taken:
            raise Misuse(f"--report: {form}={file} would be written over what was read, or over another report")
        taken.add(real)


def write(file: Path, text: str, *, more: bool = False) -> None:
    """Write a report to a file, behind what is there where *more* is asked for."""
    try:
        with file.open("a" if more else "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise Misuse(f"the report cannot be written: {error.strerror}", file=file) from error


def screen_width() -> int:
    """Columns of the screen; 100 where there is none."""
    if os.environ.get("COLUMNS", "").isdecimal():
        return max(40, int(os.environ["COLUMNS"]))
    try:
        return max(40, os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError, AttributeError):
        return 100


def colored(wish: str) -> bool:
    """Whether ``--color`` and the terminal ask for colours."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _show(settings: Config, asked: argparse.Namespace) -> None:
    name = discover.shown(asked.show_settings, str(settings.root))
    said = {"profile": asked.profile, "as-of": asked.as_of, "fail-level": asked.fail_level, "grammar": asked.grammar}
    said |= {"depth": "thorough" if asked.thorough else None, "select": list(listed(asked.select)) or None}
    print(f"config: {settings.file or 'none found'}\nroot: {settings.root}")
    for key, value, where in settings.settings():
        if not said.get(key):
            print(f"{key} = {value!r}  ({where})")
    for key, value in said.items():
        if value:
            print(f"{key} = {value!r}  (command line)")
    if more := listed(asked.ignore):
        print(f"ignore: also {list(more)!r}  (command line)")
    left_out = matches(name, settings.exclude) or (settings.include and not matches(name, settings.include))
    print(f"{name}: {'left out' if left_out else 'taken'} on a walk through its folder")
