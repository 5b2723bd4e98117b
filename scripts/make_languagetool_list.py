"""Pin LanguageTool's Maven artifacts: path, size and SHA-256 of each jar into ``speclint/data/languagetool.txt``.

Usage: python scripts/make_languagetool_list.py FOLDER [REPOSITORY]

FOLDER holds the jars as ``mvn dependency:copy-dependencies`` left them (``.ci/languagetool`` does that); REPOSITORY is
the local Maven repository they came from, ``~/.m2/repository`` if left out, which knows the path of each.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

_TARGET = Path(__file__).parents[1] / "speclint" / "data" / "languagetool.txt"
_HEAD = """\
# LanguageTool 6.7 for English as Maven artifacts: path in a Maven repository, size in bytes, SHA-256.
# Made by scripts/make_languagetool_list.py.
# Spanish, Catalan and Portuguese belong to it: the server's language detector asks for them.
"""


def main(folder: Path, repository: Path) -> None:
    """Write the list."""
    known = {path.name: path.relative_to(repository).as_posix() for path in repository.rglob("*.jar")}
    rows = []
    for jar in folder.glob("*.jar"):
        content = jar.read_bytes()
        rows.append(f"{known[jar.name]} {len(content)} {sha256(content).hexdigest()}\n")
    _TARGET.write_text(_HEAD + "".join(sorted(rows)), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(*sys.argv[2:]) if sys.argv[2:] else Path.home() / ".m2" / "repository")
