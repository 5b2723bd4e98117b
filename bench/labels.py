"""Compare the list labels that speclint reads from Word files with those that LibreOffice shows.

Usage: python bench/labels.py FOLDER      (a folder of .docx files; needs soffice on the PATH)

LibreOffice prints each file as text, labels included. A paragraph that speclint reads with a label counts as agreed if
LibreOffice prints the same label in front of the same words; bullets count as one, whatever their shape.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from speclint import formats
from speclint.errors import Unreadable

_BULLET = re.compile(r"^[^\w\s(\[]+$|^o$")


def main(folder: str) -> None:
    """Print how many labels agree, and the files in which most do not."""
    files = [p for p in sorted(Path(folder).rglob("*.docx")) if not p.name.startswith("~$")]
    counts: Counter[str] = Counter()
    worst: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        for number, path in enumerate(files):
            (Path(scratch) / f"{number}.docx").write_bytes(path.read_bytes())
        printed = ["soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to"]
        copies = [f"{scratch}/{number}.docx" for number in range(len(files))]
        subprocess.run(
            [*printed, "txt:Text (encoded):UTF8", "--outdir", scratch, *copies],
            check=False,
            capture_output=True,
            timeout=1200,
        )
        for number, path in enumerate(files):
            shown = Path(scratch) / f"{number}.txt"
            if shown.exists():
                _compare(path, shown.read_text("utf-8-sig", "replace"), counts, worst)
    judged = counts["agreed"] + counts["differ"]
    share = 100 * counts["agreed"] / max(1, judged)
    print(f"{counts['files']} files, {judged} labels found in both; {share:.2f} % agree")
    print(f"{counts['unmatched']} labelled paragraphs were not found in LibreOffice's text")
    print(worst.most_common(8))


def _compare(path: Path, printed: str, counts: Counter[str], worst: Counter[str]) -> None:
    try:
        view = formats.read(path.read_bytes(), path.name).proposed
    except Unreadable:
        return
    counts["files"] += 1
    lines = Counter(" ".join(line.split()) for line in printed.splitlines() if line.strip())
    for paragraph in view.paragraphs:
        text = " ".join(view[paragraph.span].split())
        if not paragraph.label or not text or paragraph.story != "body":
            continue
        found = [line for line in lines if line.endswith(text)]
        wanted = "•" if _BULLET.match(paragraph.label) else paragraph.label
        labels = {"•" if _BULLET.match(rest) else rest for line in found for rest in [line.removesuffix(text).strip()]}
        if not labels:
            counts["unmatched"] += 1
        elif " ".join(wanted.split()) in labels:
            counts["agreed"] += 1
        else:
            counts["differ"] += 1
            worst[path.name] += 1


if __name__ == "__main__":
    main(sys.argv[1])
