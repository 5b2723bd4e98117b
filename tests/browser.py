"""A real browser for tests of pages: Debian's Chromium, driven by Playwright, judged by axe; or the reason why not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import pytest

Browser: TypeAlias = Any
"""A browser of Playwright, which not everybody has."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_or_skip() -> str:
    """The path of a browser; the test is skipped with the reason where there is none."""
    if find_spec("playwright") is None:
        pytest.skip("Playwright is not installed: pip install -e '.[dev]'")
    found = next((path for name in _NAMES if (path := shutil.which(name))), "")
    if not found:
        pytest.skip("no Chromium here: apt-get install chromium")
    return found


@contextmanager
def browser(path: str) -> Iterator[Browser]:
    """A browser without a window, closed again at the end."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not everybody has it

    with sync_playwright() as play:
        # Containers run as root, and there Chromium starts without its own sandbox only.
        opened = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


def violations(page: Any) -> list[str]:  # noqa: ANN401 - a page of Playwright
    """What axe-core has against a page: the rule, the first element that breaks it, and how.

    Its script comes with a package of the extra ``dev`` and is no part of this repository.
    """
    spec = find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("axe is not installed: pip install -e '.[dev]'")
    script = Path(spec.submodule_search_locations[0]) / "axe.min.js"
    page.evaluate(script.read_text("utf-8"))
    found = page.evaluate("axe.run()")
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:200]} {each['nodes'][0]['failureSummary']}"
        for each in found["violations"]
    ]
