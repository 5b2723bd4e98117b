"""What two JSON reports over the same files say differently: ``python bench/difference.py OLD NEW``.

Each finding is known by file, rule, place and excerpt. Where only message, help or severity changed, it counts as
reworded. A table by rule and severity comes first, then a sample of each; the exit code is 1 where anything differs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Finding = Mapping[str, Any]
Key = tuple[str, ...]
_WEIGHT = {"error": 0, "warning": 1, "note": 2}
_KINDS = ("gone", "new", "reworded")


def main() -> int:
    """Print the table and the sample."""
    parser = argparse.ArgumentParser(description="Compare two JSON reports of speclint over the same files.")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--sample", type=int, default=3, help="how many differences of each rule are shown (default 3)")
    parser.add_argument("--rule", default="", help="show only this rule or family, and all of it")
    asked = parser.parse_args()
    old, new = (json.loads(path.read_text("utf-8")) for path in (asked.old, asked.new))
    said = list(_files(old["files"], new["files"]))
    found = [d for d in differences(old["findings"], new["findings"]) if d[1]["rule"].startswith(asked.rule)]
    print("\n".join([*said, *_table(found, len(old["findings"]), len(new["findings"]))]))
    print("\n".join(_sample(found, None if asked.rule else asked.sample)))
    return int(bool(found or said))


def differences(old: Sequence[Finding], new: Sequence[Finding]) -> list[tuple[str, Finding]]:
    """Every finding that is ``gone``, ``new`` or ``reworded``; equal ones are counted off against each other."""
    before, after = _grouped(old), _grouped(new)
    found: list[tuple[str, Finding]] = []
    for key in before.keys() | after.keys():
        one, other = before.get(key, []), after.get(key, [])
        found += [("gone", finding) for finding in one[len(other) :]]
        found += [("new", finding) for finding in other[len(one) :]]
        found += [("reworded", b) for a, b in zip(one, other, strict=False) if _words(a) != _words(b)]
    return sorted(found, key=lambda d: (_rank(d[1]), d[0], d[1]["path"], tuple(d[1]["span"])))


def _grouped(findings: Sequence[Finding]) -> dict[Key, list[Finding]]:
    groups: defaultdict[Key, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[(finding["path"], finding["rule"], str(finding["span"]), finding["excerpt"])].append(finding)
    return {key: sorted(group, key=_words) for key, group in groups.items()}


def _words(finding: Finding) -> Key:
    return (finding["severity"], finding["message"], finding["help"])


def _rank(finding: Finding) -> tuple[int, str]:
    return (_WEIGHT[finding["severity"]], finding["rule"])


def _files(old: Sequence[Finding], new: Sequence[Finding]) -> Iterator[str]:
    """What became of the files themselves, where that changed."""
    before, after = ({f["path"]: (f["status"], f["title"], f["class_code"]) for f in files} for files in (old, new))
    for path in sorted(before.keys() | after.keys()):
        if before.get(path) != after.get(path):
            yield f"file {path}: {before.get(path)} -> {after.get(path)}"


def _table(found: Sequence[tuple[str, Finding]], old: int, new: int) -> Iterator[str]:
    yield f"{old} findings before, {new} after; {len(found)} differ."
    counts = Counter((_rank(finding), kind) for kind, finding in found)
    for rank in sorted({rank for rank, _ in counts}):
        severity = next(name for name, weight in _WEIGHT.items() if weight == rank[0])
        said = "  ".join(f"{counts[rank, kind]:>5} {kind}" for kind in _KINDS)
        yield f"{severity:<8} {rank[1]:<42} {said}"


def _sample(found: Sequence[tuple[str, Finding]], most: int | None) -> Iterator[str]:
    shown = Counter[tuple[str, str]]()
    for kind, finding in found:
        shown[finding["rule"], kind] += 1
        if most is None or shown[finding["rule"], kind] <= most:
            excerpt = " ".join(finding["excerpt"].split())[:80]
            line = finding["place"]["line"] or finding["place"]["paragraph"] or ""
            yield f"\n{kind} {finding['severity']} {finding['rule']} {finding['path']}:{line}  {finding['section']}"
            yield f"  “{excerpt}”\n  {finding['message']}"


if __name__ == "__main__":
    sys.exit(main())
