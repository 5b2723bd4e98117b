"""How many of the faults that a careful reader wrote down speclint names.

Usage: python bench/recall.py DOCUMENTS LABELS [options]

LABELS holds a .jsonl file for each document, written before any rule ran: one fault a line, with ``doc``, ``line`` (or
``paragraph`` in Word), ``quote``, ``kind``, ``weight`` (must, should, could) and ``why``. A fault is found when a
finding marks its place and speaks of it. The place is worked out here; whether the finding speaks of it, only a reader
knows. So each pair of a fault and a finding at its place has a verdict: ``yes`` and ``no`` stand in the file of
--verdicts, and without one a pair counts as likely if the rule's family fits the kind and the finding marks little
more than the quote. Found is what has a ``yes`` or is likely; how many are merely likely stands below the table.

  --profiles FILE   JSON of name patterns and profiles; without it {"*calhr*": "calhr", "*": "generic"}
  --verdicts FILE   JSON of pairs and verdicts: {"doc|line|kind|quote|rule": "yes" or "no"}
  --pairs           print every pair with its verdict, to be read and written into the verdicts
  --list-missed     print the faults that nothing names
  --list-findings   print all findings, with the faults that each one names
  --thorough, --grammar MODE   as for speclint
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

WEIGHTS = ("must", "should", "could")
PROFILES = {"*calhr*": "calhr", "*": "generic"}
SHORTEST = 4  # characters: a lone comma stands in too many quotes
PROSE = ("wording/", "typography/", "grammar/", "usage/")
FAMILIES = {  # which rules may speak of a kind; a pair of any other rule counts only when a reader says yes
    "torn-word": ("typography/", "wording/typo", "grammar/"),
    "form-text": ("wording/", "typography/", "redline/", "metadata/", "structure/empty"),
    "part-in-name-only": ("structure/", "qualifications/", "ada/accommodation"),
    "qualification-logic": ("qualifications/", "numbering/", "wording/slip", "style/preference", "style/experience"),
    "verb-form": ("duties/", "wording/slip", "grammar/", "usage/"),
    "slip": PROSE,
    "punctuation": PROSE,
    "two-names": ("wording/", "typography/", "consistency/"),
    "said-twice": ("duplication/", "wording/redundant"),
    "law-ada": ("law/", "ada/", "qualifications/", "wording/biased"),
    "two-values": ("metadata/", "consistency/", "qualifications/", "structure/"),
    "long-sentence": ("readability/", "structure/definition"),
    "vague-duty": ("duties/", "wording/", "ada/vague", "style/"),
    "spelling": PROSE,
    "stale": ("wording/", "metadata/", "law/", "style/", "duties/dated"),
    "person": ("wording/", "law/", "duties/"),
    "numbering": ("numbering/", "structure/"),
    "structure": ("structure/", "numbering/", "duties/", "typography/"),
}
ANYWHERE = {  # a missing part is named at the title, say: such a pair needs a reader
    "part-in-name-only": (
        "structure/missing",
        "structure/empty",
        "structure/part-without",
        "qualifications/",
        "ada/acc",
    ),
    "two-values": ("consistency/", "metadata/code", "metadata/date-order"),
}


class Fault(NamedTuple):
    """One line of the labels."""

    doc: str
    line: int
    quote: str
    kind: str
    weight: str
    why: str


class Place(NamedTuple):
    """What a finding marks: lines and columns from 1 (none of them in Word), and the words."""

    line: int
    column: int
    end_line: int
    end_column: int
    words: str


@dataclass
class Pair:
    """A fault, and a finding at its place."""

    fault: Fault
    finding: dict[str, Any]
    verdict: str

    @property
    def key(self) -> str:
        """How the verdicts name it."""
        f = self.fault
        return "|".join((f.doc, str(f.line), f.kind, f.quote, self.finding["rule"]))


def squeezed(text: str) -> str:
    """The words without differences of blanks, case and curls."""
    for curly, plain in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(curly, plain)
    return " ".join(text.split()).casefold()


def faults(labels: Path) -> list[Fault]:
    """All labels of a folder."""
    rows = [
        json.loads(line) for path in sorted(labels.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    return [
        Fault(r["doc"], r.get("line") or r["paragraph"], r["quote"], r["kind"], r["weight"], r["why"]) for r in rows
    ]


def findings(documents: Path, names: list[str], options: argparse.Namespace) -> dict[str, list[dict[str, Any]]]:
    """What speclint says of each document, under its profile."""
    profiles = json.loads(options.profiles.read_text("utf-8")) if options.profiles else PROFILES
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        groups[next(profile for pattern, profile in profiles.items() if fnmatch.fnmatch(name, pattern))].append(name)
    said: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for profile, members in groups.items():
        asked = [
            sys.executable,
            "-m",
            "speclint",
            "check",
            "--no-cache",
            "--profile",
            profile,
            "--output-format",
            "json",
        ]
        asked += ["--thorough"] * options.thorough + (["--grammar", options.grammar] if options.grammar else [])
        done = subprocess.run(
            [*asked, *(str(documents / name) for name in members)], check=False, capture_output=True, text=True
        )
        if done.returncode not in {0, 1, 3}:
            sys.exit(done.stderr)
        for finding in json.loads(done.stdout)["findings"]:
            said[Path(finding["path"]).name].append(finding)
    return said


def places(finding: dict[str, Any]) -> list[Place]:
    """The place of a finding and those it is related to."""
    marked = []
    for each in (finding, *finding["related"]):
        where = each["place"]
        line, column = where["line"] or 0, where["column"] or 0
        marked.append(Place(line, column, where["end_line"] or line, where["end_column"] or column, each["excerpt"]))
    return marked


def extent(fault: Fault, lines: list[str]) -> Place | None:
    """Where a quote stands in a text file, or nothing if it runs over a line's end or the file is no text."""
    for number in (fault.line, fault.line + 1, fault.line - 1):
        if 0 < number <= len(lines) and (column := lines[number - 1].find(fault.quote)) >= 0:
            return Place(number, column + 1, number, column + 1 + len(fault.quote), fault.quote)
    return None


def touches(fault: Fault, at: Place | None, marked: Place) -> bool:
    """Whether a finding marks the quote, or words of it: by line and column, else by the words."""
    if at and marked.line:
        begins, ends = (marked.line, marked.column), (marked.end_line, marked.end_column)
        return (at.line, at.column) < ends and begins < (at.end_line, at.end_column)
    if marked.line and not marked.line - 1 <= fault.line <= marked.end_line + 1:
        return False
    said, quote = squeezed(marked.words), squeezed(fault.quote)
    return quote in said or (len(said) >= SHORTEST and said in quote)


def pairs(known: list[Fault], said: dict[str, list[dict[str, Any]]], texts: dict[str, list[str]]) -> list[Pair]:
    """Every fault with every finding at its place, or, for a missing part, of its family."""
    found = []
    for fault in known:
        at = extent(fault, texts[fault.doc])
        for finding in said[fault.doc]:
            fits = finding["rule"].startswith(FAMILIES.get(fault.kind, ()))
            marked = [place for place in places(finding) if touches(fault, at, place)]
            narrow = any(len(place.words) <= 3 * len(fault.quote) + 40 for place in marked)
            narrow |= bool(marked) and fault.kind in {"long-sentence", "said-twice"}
            if marked and (fits or narrow):
                found.append(Pair(fault, finding, "likely" if fits and narrow else "open"))
            elif not marked and finding["rule"].startswith(ANYWHERE.get(fault.kind, ("-",))):
                found.append(Pair(fault, finding, "open"))
    return found


def judge(found: list[Pair], verdicts: Path | None) -> None:
    """Put a reader's verdicts over those that were worked out."""
    told = json.loads(verdicts.read_text("utf-8")) if verdicts else {}
    for pair in found:
        pair.verdict = told.get(pair.key, pair.verdict)


def share(part: int, whole: int) -> str:
    """A count of a count, and its hundredths."""
    return f"{part}/{whole} ({100 * part / whole:.0f} %)" if whole else "–"


def table(known: list[Fault], named: set[Fault]) -> list[str]:
    """The recall of each kind and weight as a Markdown table."""
    rows = ["| kind | must | should | could | must and should |", "|---|---|---|---|---|"]
    kinds = Counter(fault.kind for fault in known).most_common()
    for kind in [name for name, _ in kinds] + ["all"]:
        of_kind = [fault for fault in known if kind in {fault.kind, "all"}]
        cells = [[fault for fault in of_kind if fault.weight == weight] for weight in WEIGHTS] + [
            [fault for fault in of_kind if fault.weight != "could"]
        ]
        shares = (share(len(named.intersection(cell)), len(set(cell))) for cell in cells)
        rows.append(f"| {kind} | {' | '.join(shares)} |")
    return rows


def shown(fault: Fault) -> str:
    """A fault on one line."""
    return f"{fault.doc[:14]}:{fault.line} [{fault.weight} {fault.kind}] “{fault.quote}”: {fault.why}"


def report(known: list[Fault], said: dict[str, list[dict[str, Any]]], found: list[Pair], wanted: set[str]) -> None:
    """Print the table and the lists that were asked for."""
    sure = {pair.fault for pair in found if pair.verdict == "yes"}
    named = sure | {pair.fault for pair in found if pair.verdict == "likely"}
    print("\n".join(table(known, named)))
    severities = Counter(finding["severity"] for each in said.values() for finding in each)
    total = ", ".join(f"{count} {severity}s" for severity, count in severities.most_common())
    print(f"\n{len(said)} documents, {len(known)} faults; {total or 'no findings'}.")
    undecided = len({pair.fault for pair in found if pair.verdict == "open"} - named)
    print(f"Found: {len(sure)} by a reader's yes, {len(named - sure)} likely; {undecided} more have an unread pair.")
    if "pairs" in wanted:
        for pair in found:
            print(f"{pair.verdict:6} {pair.key}\n       {pair.fault.why}\n       {pair.finding['message'][:160]}")
    if "missed" in wanted:
        print("\n".join(f"missed {shown(fault)}" for fault in known if fault not in named))
    if "findings" in wanted:
        for name, each in said.items():
            for finding in each:
                of = [p.fault.quote for p in found if p.finding is finding and p.verdict in {"yes", "likely"}]
                line = finding["place"]["line"] or finding["place"]["paragraph"]
                print(
                    f"{name[:14]}:{line} {finding['severity']} {finding['rule']}: {finding['message'][:140]} {of or ''}"
                )


def main() -> None:
    """Read the labels, run speclint, match and report."""
    asked = argparse.ArgumentParser(
        description=(__doc__ or "").split("\n\n", maxsplit=1)[0], formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("documents", type=Path)
    asked.add_argument("labels", type=Path)
    asked.add_argument("--profiles", type=Path)
    asked.add_argument("--verdicts", type=Path)
    asked.add_argument("--grammar")
    for flag in ("--thorough", "--pairs", "--list-missed", "--list-findings"):
        asked.add_argument(flag, action="store_true")
    asked.add_argument("--only", default="*", help="names of documents, as a pattern")
    options = asked.parse_args()
    known = [fault for fault in faults(options.labels) if fnmatch.fnmatch(fault.doc, options.only)]
    names = sorted({fault.doc for fault in known})
    said = findings(options.documents, names, options)
    texts = {
        name: [] if name.endswith((".docx", ".pdf")) else (options.documents / name).read_text("utf-8").splitlines()
        for name in names
    }
    found = pairs(known, said, texts)
    judge(found, options.verdicts)
    lists = {"pairs": options.pairs, "missed": options.list_missed, "findings": options.list_findings}
    report(known, said, found, {name for name, on in lists.items() if on})


if __name__ == "__main__":
    main()
