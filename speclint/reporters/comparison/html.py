"""The comparison as a page: one file, no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from speclint.compare.change import Change, Comparison, Word
from speclint.reporters.comparison.phrases import NONE, ordered, part, sides, status, tally, title
from speclint.reporters.words import plain

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_CSS = """
:root { color-scheme: light dark; --text: #1b1b1b; --ground: #fff; --rule: #8d9297; --del: #b50909; --ins: #005ea2 }
@media (prefers-color-scheme: dark) { :root {
  --text: #f0f0f0; --ground: #1b1b1b; --rule: #8d9297; --del: #ff9d8d; --ins: #8cc5ee } }
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, "Segoe UI", sans-serif }
header, main { max-width: 70rem; margin: auto; padding: 1rem; overflow-wrap: anywhere }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-weight: 700; padding: .4rem 0 }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid var(--rule); min-width: 4rem }
del { color: var(--del) } ins { color: var(--ins) }
@media print { tr { break-inside: avoid } @page { size: letter landscape; margin: .6in } }
"""


def render(comparison: Comparison, *, color: bool = False, width: int = 100) -> str:  # noqa: ARG001 - every format takes them
    """Write the summary, then the table of was and now, which says in words what a screen reader passes over."""
    return "\n".join([*_head(comparison), *_main(comparison)]) + "\n"


def _head(comparison: Comparison) -> Iterator[str]:
    name = escape(title(comparison))
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>What changed: {name}</title>\n<style>{_CSS}</style>\n</head>\n<body>"
    yield f"<header>\n<h1>What changed: {name}</h1>\n<dl>"
    for term, path in sides(comparison):
        yield f"<dt>{term}</dt><dd>{escape(path)}</dd>"
    yield "</dl>\n</header>"


def _main(comparison: Comparison) -> Iterator[str]:
    yield '<main>\n<section aria-labelledby="summary">\n<h2 id="summary">Summary</h2>\n<ul>'
    yield from (f"<li>{escape(plain(said))}</li>" for said in (*comparison.summary, *comparison.notices))
    yield f"</ul>\n<p>{escape(tally(comparison))}</p>\n</section>"
    if comparison.changes:
        yield '<section aria-labelledby="changes">\n<h2 id="changes">Changes</h2>'
        yield '<div class="wide" role="region" aria-labelledby="changes" tabindex="0">'
        yield "<table>\n<caption>Was and now, the substantive changes first</caption>\n<thead><tr>"
        heads = ("No.", "Part", "Was", "Now", "Why it weighs", "Staff response")
        yield "".join(f'<th scope="col">{head}</th>' for head in heads) + "</tr></thead>\n<tbody>"
        yield from map(_row, ordered(comparison))
        yield "</tbody>\n</table>\n</div>\n</section>"
    yield "</main>\n</body>\n</html>"


def _row(change: Change) -> str:
    was, now = _text(change, "delete"), _text(change, "insert")
    why = f"{escape(plain(change.message))} {escape(plain(change.why))} ({escape(status(change))})"
    number = f'<th scope="row" id="change-{change.number}">{change.number}</th>'
    return f"<tr>{number}<td>{escape(part(change))}</td><td>{was}</td><td>{now}</td><td>{why}</td><td></td></tr>"


def _text(change: Change, op: str) -> str:
    side = change.old if op == "delete" else change.new
    if side is None:
        return NONE
    return "".join(_word(word) for word in change.words if word.op in {"equal", op})


def _word(word: Word) -> str:
    said = escape(plain(word.text))
    tag = {"delete": "del", "insert": "ins"}.get(word.op)
    return f"<{tag}>{said}</{tag}>" if tag else said
