"""Law that changed after classes were adopted, counted over a collection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from speclint.cache import Store
from speclint.light import replace
from speclint.run.road import run
from speclint.series.ladders import Changed
from speclint.settings.config import Config
from speclint.settings.instructions import prepare


def changed_law(config: Config, paths: Iterable[str], store: Store) -> tuple[Changed, ...]:
    """Every rule whose law has a day from which it holds, with the files that it still speaks of; most files first.

    What a config sets aside, or accepted as a baseline, is not counted: somebody has looked at it.
    """
    dated = {
        rule.id: rule for rule in prepare(config, store=store).rules if rule.authority and rule.authority.effective
    }
    if not dated:
        return ()
    told = prepare(replace(config, select=tuple(sorted(dated)), ignore=(), grammar="off"), store=store)
    files: defaultdict[str, set[str]] = defaultdict(set)
    for finding in run(paths, told, store=store).report.findings:
        if finding.rule in dated:
            files[finding.rule].add(finding.path)
    found = [
        Changed(name, dated[name].title, authority, tuple(sorted(these)))
        for name, these in files.items()
        if (authority := dated[name].authority)
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.files), one.rule)))
