"""``speclint watch``: checks again whatever changes, for who writes in any editor."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from speclint import formats
from speclint.cli.arguments import checking, reporting
from speclint.cli.check import checked, colored, screen_width, settled
from speclint.errors import Misuse
from speclint.reporters import reporter
from speclint.run.discover import STDIN

_SETTINGS = (".toml", ".yaml", ".yml", ".json")
_SPECLINT_COPIES = ".speclint"


def run(arguments: list[str]) -> int:
    """Check once, then again after each change, until Ctrl-C."""
    parser = reporting(checking("watch", "Check again whatever changes, until Ctrl-C."))
    asked = parser.read(arguments)
    if STDIN in asked.paths:
        raise Misuse("'speclint watch' looks at files and folders, not at standard input")
    if find_spec("watchfiles") is None:
        raise Misuse("'speclint watch' needs one more package", help="Install it: pip install 'speclint[watch]'")
    import watchfiles

    named = [Path(path) for path in asked.paths or ["."]]
    for missing in (path for path in named if not path.exists()):
        raise Misuse(f"there is no file or folder '{missing}'")

    def show() -> None:
        settings = settled(asked)
        report = checked(asked, settings).report
        text = reporter(asked.output_format)(report, color=colored(asked.color), width=screen_width())
        print(text, end="", flush=True)

    begun = False
    turns = watchfiles.watch(
        *named, watch_filter=_matters, raise_interrupt=False, debounce=300, rust_timeout=500, yield_on_timeout=True
    )
    for changes in turns:
        if not begun:  # the first turn comes when changes are noticed already, so that none is missed
            begun = True
            show()
            print("Watching; Ctrl-C ends it.", file=sys.stderr, flush=True)
        if not changes:
            continue
        names = sorted({Path(path).name for _, path in changes})
        print(f"\n--- {', '.join(names[:3])}{' …' if len(names) > 3 else ''} changed", flush=True)  # noqa: PLR2004 - three are enough
        try:
            show()
        except Misuse as fault:  # a config or a pack is being edited: say so, and go on
            print(f"speclint: {fault}", file=sys.stderr, flush=True)
    return 0


def _matters(_: object, path: str) -> bool:
    """Whether a change may change a report: a specification, a config or a pack, and no copy of ours."""
    name = Path(path).name
    if name.startswith(("~$", ".")) or _SPECLINT_COPIES in Path(name).stem:
        return False
    return Path(name).suffix.lower() in formats.ENDINGS or name.lower().endswith(_SETTINGS)
