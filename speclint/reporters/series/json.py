"""The collection as scripts read it; keys may be added, never renamed."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps

from speclint.finding import Related
from speclint.light import asdict
from speclint.series.ladders import Overview
from speclint.shipped import VERSION


def render(found: Overview) -> str:
    """Write every ladder and every statement."""
    whole = {
        "speclint": VERSION,
        "files": found.files,
        "series": [
            {"name": ladder.name, "classes": [asdict(rung) for rung in ladder.classes]} for ladder in found.series
        ],
        "statements": [
            {"name": one.name, "variants": [{"text": v.text, "files": list(v.files)} for v in one.variants]}
            for one in found.statements
        ],
        "law": [
            {"rule": one.rule, "title": one.title, **asdict(one.authority), "files": list(one.files)}
            for one in found.law
        ],
        "unread": [{"path": path, "reason": reason} for path, reason in found.unread],
    }
    return dumps(whole, ensure_ascii=False, indent=2).encode(errors="replace").decode() + "\n"


def places(phrase: str, found: Sequence[tuple[str, str, Related]], files: int) -> str:
    """Write where a phrase stands: title, code and spot of each place."""
    whole = {
        "speclint": VERSION,
        "phrase": phrase,
        "files": files,
        "found": [
            {
                "path": spot.path,
                "title": title,
                "class_code": code,
                "section": spot.section,
                "where": spot.where,
                "place": asdict(spot.place),
                "span": [spot.span.start, spot.span.end],
                "excerpt": spot.excerpt,
                "context": spot.context,
            }
            for title, code, spot in found
        ],
    }
    return dumps(whole, ensure_ascii=False, indent=2).encode(errors="replace").decode() + "\n"
