"""``speclint show``: what speclint sees in a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from speclint.cli.arguments import Parser, configured
from speclint.document import VIEWS, Document, Span, View, ViewName
from speclint.errors import Misuse, Unreadable
from speclint.formats import source
from speclint.profile import Profile
from speclint.recognize import recognize
from speclint.run import discover
from speclint.settings.instructions import employer
from speclint.spec import Section, Spec


def run(arguments: list[str]) -> int:
    """Print a file as text, as its structure, or as JSON."""
    parser = Parser("show", "Show what speclint sees in a file.")
    parser.add_argument("paths", nargs="*", metavar="FILE")
    parser.add_argument("--view", choices=(*VIEWS, "redline"), default="proposed")
    parser.add_argument("--structure", action="store_true", help="the title, the dates and the sections")
    parser.add_argument("--json", action="store_true", help="everything, for a program")
    parser.add_argument("--profile", metavar="NAME")
    parser.add_argument("--config", metavar="FILE")
    asked = parser.read(arguments)
    if len(asked.paths) != 1 or asked.paths[0] == discover.STDIN:
        raise Misuse("'speclint show' takes one file")
    settings = configured(asked)
    profile, _, _ = employer(settings)
    path = asked.paths[0]
    try:
        document = source.document(source.contents(path), discover.shown(path, str(settings.root)))
    except Unreadable as fault:
        print(f"speclint: {path}: {fault.reason}", file=sys.stderr)
        return 3
    sys.stdout.write(_shown(document, profile, asked.view, structure=asked.structure, plain=asked.json))
    return 0


def _shown(document: Document, profile: Profile, view: str, *, structure: bool, plain: bool) -> str:
    name: ViewName = "original" if view == "original" else "proposed"
    spec = recognize(document, profile, name)
    if plain:
        return json.dumps(as_json(document, spec), ensure_ascii=False, indent=2) + "\n"
    if structure:
        return "\n".join(_outline(spec)) + "\n"
    if view == "redline":
        return "\n".join(_redline(document)) + "\n"
    return "\n".join(_text(document.view(name))) + "\n"


def as_json(document: Document, spec: Spec) -> dict[str, object]:
    """The shape that scripts rely on; keys may be added to it, never renamed."""
    return {
        "path": document.path,
        "format": document.format,
        "views": {name: _view(document.view(name)) for name in VIEWS},
        "structure": _structure(spec),
        "changes": [
            {"kind": c.kind, "author": c.author, "date": c.date, "text": c.text, "move": c.move}
            for c in document.changes
        ],
        "comments": [
            {"author": c.author, "date": c.date, "text": c.text, "anchor": _anchor(document, c.source)}
            for c in document.comments
        ],
    }


def _view(view: View) -> dict[str, object]:
    return {
        "text": view.text,
        "blocks": [
            {
                "kind": p.kind,
                "level": p.level,
                "label": p.label,
                "story": p.story,
                "span": _span(p.span),
                "text": view[p.span],
                **({"cell": list(p.cell)} if p.cell else {}),
            }
            for p in view.paragraphs
        ],
    }


def _structure(spec: Spec) -> dict[str, object]:
    return {
        "title": spec.title,
        "class_code": spec.class_code,
        "dates": [
            {"kind": d.kind, "text": d.text, "date": d.when.isoformat() if d.when else None, "span": _span(d.span)}
            for d in spec.dates
        ],
        "sections": [
            {
                "name": s.name,
                "heading": s.heading,
                "level": s.level,
                "parent": s.parent,
                "span": _span(s.body),
                "items": [p.text for p in s.passages],
            }
            for s in spec.sections
        ],
    }


def _anchor(document: Document, source: Span) -> str:
    span = document.proposed.find(source)
    return document.proposed[span] if span else ""


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _text(view: View) -> Iterator[str]:
    for p in view.paragraphs:
        label = f"{p.label} " if p.label else ""
        yield ("#" * max(1, p.level) + " " if p.kind == "heading" else "  " * p.level) + label + view[p.span]


def _redline(document: Document) -> Iterator[str]:
    """Insertions as ``{+text+}``, deletions as ``[-text-]``."""
    for block in document.blocks:
        row = ""
        for piece in (*block.marker, *block.pieces):
            row += {"inserted": f"{{+{piece.text}+}}", "deleted": f"[-{piece.text}-]", "dropped": ""}.get(
                piece.state, piece.text
            )
        yield row.replace("+}{+", "").replace("-][-", "")


def _outline(spec: Spec) -> Iterator[str]:
    yield f"title: {spec.title or '(none found)'}"
    yield f"class code: {spec.class_code or '(none found)'}"
    for stamp in spec.dates:
        yield f"{stamp.kind}: {stamp.text}"
    for section in spec.sections:
        level = f" [{section.level}]" if section.level else ""
        name = section.name or "unknown heading"
        indent = "  " if section.parent else ""
        yield f"{indent}{name}: {section.heading.strip() or '(no heading)'}{level}, {_counted(section)}"


def _counted(section: Section) -> str:
    number = len(section.passages)
    return "1 passage" if number == 1 else f"{number} passages"
