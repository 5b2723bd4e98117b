"""The collection as a page that HR can print: one file, no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from speclint.reporters.words import counted, plain
from speclint.series.ladders import Changed, Ladder, Overview, Rung, Variants

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_CSS = """
:root { color-scheme: light dark; --text: #1b1b1b; --ground: #fff; --rule: #8d9297 }
@media (prefers-color-scheme: dark) { :root { --text: #f0f0f0; --ground: #1b1b1b } }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", sans-serif }
header, main { max-width: 70rem; margin: auto; padding: 1rem; overflow-wrap: anywhere }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-weight: 700; padding: .4rem 0 }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid var(--rule) }
@media print { table { break-inside: avoid } @page { size: letter landscape; margin: .6in } }
"""
_HEADS = ("Level", "Class", "Code", "Years", "Degree", "Supervises", "Leads", "FLSA", "File")


def render(found: Overview) -> str:
    """Write a table for each series, then one for each statement."""
    return ("\n".join([*_head(found), *_main(found)]) + "\n").encode(errors="replace").decode()


def _head(found: Overview) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>Class series</title>\n<style>{_CSS}</style>\n</head>\n<body>"
    yield f"<header>\n<h1>Class series</h1>\n<p>{counted(found.files, 'file')}, {len(found.series)} series of several"
    yield f"classes, {counted(len(found.statements), 'standard statement')}.</p>"
    if found.unread:
        yield "<ul>" + "".join(f"<li>Not read: {_text(p)}: {_text(r)}</li>" for p, r in found.unread) + "</ul>"
    yield "</header>"


def _main(found: Overview) -> Iterator[str]:
    yield "<main>\n<h2>Ladders</h2>"
    for number, ladder in enumerate(found.series, 1):
        yield from _ladder(ladder, number)
    yield "<h2>Standard statements</h2>"
    for number, one in enumerate(found.statements, 1):
        yield from _statement(one, number)
    if found.law:
        yield from _law(found.law)
    yield "</main>\n</body>\n</html>"


def _ladder(ladder: Ladder, number: int) -> Iterator[str]:
    yield f'<div class="wide" role="region" aria-labelledby="series-{number}" tabindex="0">\n<table>'
    yield f'<caption id="series-{number}">{_text(ladder.name)}</caption>'
    yield "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in _HEADS) + "</tr></thead>\n<tbody>"
    yield from map(_rung, ladder.classes)
    yield "</tbody>\n</table>\n</div>"


def _rung(rung: Rung) -> str:
    cells = (
        rung.class_code,
        "" if rung.years is None else f"{rung.years:g}",
        rung.degree or "",
        "yes" if rung.supervises else "",
        "yes" if rung.leads else "",
        rung.flsa or "",
        rung.path,
    )
    head = f'<td>{rung.level}</td><th scope="row">{_text(rung.title)}</th>'
    return f"<tr>{head}{''.join(f'<td>{_text(cell)}</td>' for cell in cells)}</tr>"


def _statement(one: Variants, number: int) -> Iterator[str]:
    yield f'<div class="wide" role="region" aria-labelledby="statement-{number}" tabindex="0">\n<table>'
    yield f'<caption id="statement-{number}">{_text(one.name.replace("_", " "))}</caption>'
    heads = ("Files", "Wording", "Where")
    yield "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead>\n<tbody>"
    for variant in one.variants:
        where = ", ".join(variant.files)
        yield f"<tr><td>{len(variant.files)}</td><td>{_text(variant.text)}</td><td>{_text(where)}</td></tr>"
    yield "</tbody>\n</table>\n</div>"


def _law(these: Iterable[Changed]) -> Iterator[str]:
    yield "<h2>Law that has changed</h2>"
    yield '<div class="wide" role="region" aria-labelledby="law" tabindex="0">\n<table>'
    yield '<caption id="law">Classes to review for law that came into force later</caption>'
    heads = ("Files", "What stands there", "Law", "In force since", "Where")
    yield "<thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead>\n<tbody>"
    for one in these:
        law = _text(one.authority.cite)
        if one.authority.url.startswith("https://"):
            law = f'<a href="{_text(one.authority.url)}">{law}</a>'
        cells = (_text(one.title), law, _text(one.authority.effective), _text(", ".join(one.files)))
        yield f"<tr><td>{len(one.files)}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</tbody>\n</table>\n</div>"


def _text(text: str) -> str:
    return escape(plain(text))
