"""Take the pictures of README.md anew: the report of an example, and the page after that example was dropped on it.

``python scripts/make_pictures.py`` writes docs/pictures/*.png. It needs Chromium and the extra ``dev``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
EXAMPLE = ROOT / "examples" / "specs" / "harbor-dispatcher - Redline.docx"
MOST = 300_000
"""Bytes of a picture: README.md is read over slow lines too."""
_SIZE = {"width": 1000, "height": 760}

sys.path.insert(0, str(ROOT / "tests"))
from browser import browser, chromium_or_skip  # noqa: E402 - the tests' own way to a browser


@contextmanager
def _served(folder: str) -> Iterator[str]:
    """The address of a page that is served for as long as the block runs, from a folder without a config."""
    command = [sys.executable, "-m", "speclint", "serve", "--no-open", "--profile", "generic"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None  # noqa: S101 - it was asked for
        yield process.stdout.readline().strip()
        process.terminate()


def main() -> int:
    """Take both, and say how large they are."""
    PICTURES.mkdir(exist_ok=True)
    with browser(chromium_or_skip()) as opened, tempfile.TemporaryDirectory() as scratch, _served(scratch) as address:
        page = opened.new_page(viewport=_SIZE)
        report = Path(scratch) / "report.html"
        command = [sys.executable, "-m", "speclint", "check", str(EXAMPLE), "--report", f"html={report}", "--no-cache"]
        subprocess.run(command, cwd=ROOT / "examples", stdout=subprocess.DEVNULL, check=False)
        page.goto(report.as_uri())
        page.locator("#mark-1").evaluate("mark => window.scrollTo(0, mark.getBoundingClientRect().top - 330)")
        page.screenshot(path=PICTURES / "report.png")
        page.goto(address)
        page.set_input_files("input[name=file]", EXAMPLE)
        if page.locator("[id^=finding-]").count() == 0:
            page.locator("form[action='/check'] button, form[action='/check'] input[type=submit]").first.click()
        page.locator("[id^=finding-]").first.wait_for()
        page.evaluate("window.scrollTo(0, 0)")
        page.screenshot(path=PICTURES / "page.png")
    sizes = {picture.name: picture.stat().st_size for picture in sorted(PICTURES.glob("*.png"))}
    print(*(f"{name}: {size:,} bytes" for name, size in sizes.items()), sep="\n")
    return int(any(size > MOST for size in sizes.values()))


if __name__ == "__main__":
    sys.exit(main())
