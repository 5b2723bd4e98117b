"""Findings that were accepted when an old collection was taken over, so that only new ones are reported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from speclint.errors import Misuse

BASELINE = ".speclint-baseline.json"
_ENTRY = ("path", "rule", "fingerprint")


def read_baseline(path: Path) -> Mapping[str, Mapping[str, str]]:
    """The findings that were accepted, by fingerprint; none where there is no such file."""
    try:
        entries = json.loads(path.read_text("utf-8-sig"))
        rows = entries if isinstance(entries, list) else [entries]
        return {row["fingerprint"]: {name: _text(row[name]) for name in _ENTRY} for row in rows}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise Misuse(f"the baseline cannot be read: {error.strerror}", file=path) from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise Misuse(
            "this is no baseline", file=path, line=line, help="Write a new one with 'speclint baseline write'."
        ) from error


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def write_baseline(path: Path, entries: Iterable[Mapping[str, str]]) -> None:
    """Write a baseline, one finding a line, so that a version control shows each on its own."""
    rows = sorted({e["fingerprint"]: (e["path"], e["rule"], e["fingerprint"]) for e in entries}.values())
    lines = [json.dumps({"path": p, "rule": r, "fingerprint": f}, ensure_ascii=False) for p, r, f in rows]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n", "utf-8")
