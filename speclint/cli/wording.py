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
    "when-heading": "Only where a heading has",
    "unless-heading": "Unless a heading has",
    "first": "Looks for",
    "second": "Contradicted elsewhere by",
    "link": "Looks for a part that begins with",
    "held": "Unless the part has",
    "others": "Only where all of the part begins with",
    "nouns": "Looks for an item that begins with",
    "only": "Only what is, as a whole,",
    "leave": "Leaves alone",
    "leave-before": "Leaves alone what stands in front of",
    "leave-after": "Leaves alone what stands behind",
    "name": "Only where the file's name does not have",
    "clean": "A clean copy has in its name",
    "redline": "A redline has in its name",
}


_SIDES = {
    "when-before": "only behind",
    "when-after": "only in front of",
    "unless-before": "not behind",
    "unless-after": "not in front of",
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
    if meant := entry.get("meant"):
        said += f"  (meant: {meant})"
    if instead := entry.get("instead"):
        said += f"  (write: {instead})"
    for side, words in _SIDES.items():
        if isinstance(beside := entry.get(side), list):
            said += f"  ({words}: {', '.join(map(str, beside))})"
    return said


def _expression(value: object) -> bool:
    return isinstance(value, str) and "\\" in value
