"""The pictures of README.md: there, and small."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_picture_of_the_readme_is_there_and_small() -> None:
    named = re.findall(r"!\[[^\]]{20,}\]\((docs/pictures/\w+\.png)\)", (ROOT / "README.md").read_text("utf-8"))
    assert {Path(name).name for name in named} == {"report.png", "page.png"}
    assert [name for name in named if not 10_000 < (ROOT / name).stat().st_size <= 300_000] == []
