"""What the rules of a page stand on, as a list with addresses and dates."""

from __future__ import annotations

from collections.abc import Iterable

from speclint.finding import Authority


def listed(sources: Iterable[Authority]) -> list[dict[str, str]]:
    """Each source with its address, where that is one, and its dates in words."""
    return [_source(source) for source in sources]


def _source(source: Authority) -> dict[str, str]:
    dates = [("in force since ", source.effective), ("read on ", source.checked)]
    return {
        "cite": source.cite,
        "url": source.url if source.url.startswith(("https://", "http://")) else "",
        "dates": ", ".join(f"{words}{day}" for words, day in dates if day),
    }
