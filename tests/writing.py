"""What every copy of a Word file must keep, whatever was written into it."""

from __future__ import annotations

import io
import random
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from speclint.document import Document, Paragraph, Span
from speclint.errors import Refused
from speclint.formats.word import read
from speclint.formats.word.writing.review import Note, Revision, comment, edit
from speclint.write.edits import stretches

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHANGES = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")
DATE = "2025-11-22T10:00:00Z"
WORDS = ("alpha", "beta gamma", "x", "", "quick, brown", "payroll\taudit", "non\u2011routine", " ", "“A”; B-c")


def entries(source: bytes) -> dict[str, tuple[bytes, int, tuple[int, ...]]]:
    """Each entry of a zip by name, in order: content, packing and date."""
    with zipfile.ZipFile(io.BytesIO(source)) as file:
        assert file.testzip() is None
        return {i.filename: (file.read(i), i.compress_type, i.date_time) for i in file.infolist()}


def assert_kept(before: bytes, after: bytes, touched: set[str]) -> None:
    """Assert that all other parts are the same, in the same order, and that what is new stands last."""
    old, new = entries(before), entries(after)
    assert list(new)[: len(old)] == list(old)
    assert {name for name in new if name not in old or new[name][0] != old[name][0]} <= touched
    assert all(new[name][1:] == old[name][1:] for name in old)


def faults(source: bytes) -> Counter[str]:
    """How often a file breaks the order of the schema, or uses a number twice."""
    found: Counter[str] = Counter()
    for name, (data, _, _) in entries(source).items():
        if not name.endswith(".xml") or b"wordprocessingml/2006/main" not in data:
            continue
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        found.update(_order(root))
        if name.endswith("comments.xml"):
            identities = [each.get(W + "id") for each in root]
            found["comment numbers twice"] += len(identities) - len(set(identities))
    return found


def _order(root: etree._Element) -> Iterator[str]:
    for run in root.iter(W + "r"):
        yield from _in_run(run)
    for paragraph in root.iter(W + "p"):
        if W + "pPr" in [c.tag for c in paragraph][1:]:
            yield "pPr behind text"
    for stated in root.iter(W + "pPr"):
        tags = [c.tag for c in stated]
        behind = [t for t in (W + "sectPr", W + "pPrChange") if t in tags]
        if W + "rPr" in tags and any(tags.index(t) < tags.index(W + "rPr") for t in behind):
            yield "rPr behind sectPr"
    for look in root.iter(W + "rPr"):
        changes = [n for n, c in enumerate(look) if c.tag in CHANGES]
        if changes and changes != list(range(len(changes))):
            yield "ins or del behind other properties"
    for change in root.iter(W + "ins", W + "del"):
        yield from _in_change(change)


def _in_run(run: etree._Element) -> Iterator[str]:
    children = [c.tag for c in run if isinstance(c.tag, str)]
    if W + "rPr" in children[1:]:
        yield "rPr behind text"
    inside = next(run.iterancestors(*CHANGES, W + "p"), None)
    struck = inside is not None and inside.tag == W + "del"
    if struck and W + "t" in children:
        yield "t in del"
    if W + "delText" in children and not struck:
        yield "delText outside of del"


def _in_change(change: etree._Element) -> Iterator[str]:
    outer = {around.tag for around in change.iterancestors(W + "ins", W + "del")}
    if change.tag in outer or (change.tag == W + "ins" and outer):
        yield "ins in a change"
    parent = change.getparent()
    if not len(change) and parent is not None and parent.tag not in {W + "rPr", W + "trPr", W + "numPr"}:
        yield "empty change"


def numbers(source: bytes) -> Counter[str]:
    """The numbers of all tracked changes."""
    found: Counter[str] = Counter()
    for name, (data, _, _) in entries(source).items():
        if name.endswith(".xml") and b"w:author" in data and not name.endswith("comments.xml"):
            root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
            found.update(e.get(W + "id", "") for e in root.iter("{*}*") if e.get(W + "author") is not None)
    return found


def body(document: Document) -> list[Paragraph]:
    """Paragraphs of the proposed text with anything in them."""
    return [p for p in document.proposed.paragraphs if len(p.span)]


def some_spans(document: Document, dice: random.Random, count: int, longest: int = 60) -> list[Span]:
    """Spans of the proposed text, each inside one paragraph and apart from the others."""
    found: list[Span] = []
    paragraphs = body(document)
    for _ in range(count if paragraphs else 0):
        inside = dice.choice(paragraphs).span
        start = dice.randrange(inside.start, inside.end)
        span = Span(start, dice.randrange(start, min(start + longest, inside.end) + 1))
        if not any(span.start <= other.end and other.start <= span.end for other in found):
            found.append(span)
    return sorted(found)


def another(old: str, dice: random.Random) -> str:
    """A text to put in the place of *old*: nothing, other words, or one word exchanged."""
    if not old:
        return dice.choice([word for word in WORDS if word])
    if dice.random() < 0.5:
        return dice.choice(WORDS)
    words = old.split(" ")
    words[dice.randrange(len(words))] = dice.choice(WORDS)
    return " ".join(words)


def edited(source: bytes, edits: list[tuple[Span, str]]) -> tuple[bytes, list[tuple[Span, str]], list[str]]:
    """A copy with those edits that can be made, these edits, and why the others could not."""
    document = read(source, "a.docx")
    reasons: list[str] = []
    left = list(edits)
    while True:
        revisions = [Revision(tuple(stretches(document, span)), text) for span, text in left]
        try:
            return edit(source, revisions, DATE), left, reasons
        except Refused as wrong:
            reasons.append(wrong.reason)
            left = [] if wrong.which is None else left[: wrong.which] + left[wrong.which + 1 :]
            if wrong.which is None:
                return source, [], reasons


def assert_edited(source: bytes, copy: bytes, edits: list[tuple[Span, str]]) -> None:
    """Assert that the proposed text is the edited one, and that nothing else is different."""
    before, after = read(source, "a.docx"), read(copy, "a.docx")
    wanted = before.proposed.text
    for span, text in sorted(edits, reverse=True):
        wanted = wanted[: span.start] + text + wanted[span.end :]
    assert after.proposed.text == wanted
    assert after.original.text == before.original.text
    assert len(after.source) >= len(before.source) or any(c.author == "speclint" for c in before.changes)
    assert [c.source for c in after.comments] or not before.comments
    assert not faults(copy) - faults(source)
    old = numbers(source)
    fresh = numbers(copy) - old
    assert not set(fresh) & set(old)
    assert all(count == 1 for count in fresh.values())


def assert_commented(source: bytes, spans: list[Span]) -> bytes:
    """Assert that comments stand at exactly these spans of the proposed text, and that no text is different."""
    before = read(source, "a.docx")
    notes = [Note(before.proposed.source(span), (f"note {n}", "why")) for n, span in enumerate(spans)]
    copy = comment(source, notes, DATE).data
    after = read(copy, "a.docx")
    assert after.source == before.source
    assert after.proposed == before.proposed
    assert after.original == before.original
    said = {c.text.split("\n")[0]: c for c in after.comments if c.author == "speclint"}
    for n, span in enumerate(spans):
        found = said[f"note {n}"]
        where = after.proposed.find(found.source)
        paragraph = before.proposed.paragraphs[before.proposed.paragraph_at(span.start)]
        if paragraph.story != "body":
            assert "where no comment can stand" in found.text
            continue
        assert where is not None
        if where != span:
            assert span in where, (before.proposed[span], after.proposed[where])
            assert whole(source, before, span), (before.proposed[span], after.proposed[where])
    kept = [(c.author, c.text) for c in before.comments]
    assert [(c.author, c.text) for c in after.comments if c.author != "speclint" or (c.author, c.text) in kept] == kept
    assert not faults(copy) - faults(source)
    return copy


def whole(source: bytes, document: Document, span: Span) -> bool:
    """Whether a span stands in what can only be marked as a whole: a formula, ruby text, alternate content."""
    main = b"".join(data for name, (data, _, _) in entries(source).items() if name.startswith("word/document"))
    return any(tag in main for tag in (b"oMath", b"w:ruby", b"AlternateContent")) and bool(document.proposed[span])
