"""The phrases of a rule as a person reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speclint.rule import Rule

_TITLES = {
    "phrases": "Looks for",
    "ways": "Tells apart",
    "topics": "Asks for",
    "demand": "demanded by",
    "duty": "borne out by",
    "unless": "Unless the same sentence has",
    "unless-before": "Unless right in front of it stands",
    "unless-after": "Unless right behind it stands",
    "unless-anywhere": "Unless anywhere on the page stands",
    "when-anywhere": "Only where the page has",
    "when-title": "Only where the title has",
    "unless-title": "Unless the title has",
}


def phrased(rule: Rule) -> Iterator[tuple[str, list[str]]]:
    """What each option in phrases is for, and its phrases, one a line; regular expressions are not shown."""
    for name, value in rule.options.items():
        if name in _TITLES and isinstance(value, list | dict):
            lines = list(_lines(value))
            if lines:
                yield _TITLES[name], lines


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for entry in value:
            yield _entry(entry) if isinstance(entry, Mapping) else str(entry)
        return
    for name, inner in value.items() if isinstance(value, Mapping) else ():
        if isinstance(inner, list | dict):
            heading = _TITLES.get(name, name)
            yield f"{heading}:"
            yield from (f"  {line}" for line in _lines(inner))
        elif not _expression(inner):
            yield f"{name}  (write: {inner})" if inner else name


def _entry(entry: Mapping[str, object]) -> str:
    said = str(entry.get("phrase", ""))
    if instead := entry.get("instead"):
        said += f"  (write: {instead})"
    for side, words in (("unless-before", "not behind"), ("unless-after", "not in front of")):
        if isinstance(beside := entry.get(side), list):
            said += f"  ({words}: {', '.join(map(str, beside))})"
    return said


def _expression(value: object) -> bool:
    return isinstance(value, str) and "\\" in value
