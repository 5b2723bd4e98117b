"""A Word file from nothing: headings, paragraphs, lists and tables in plain styles."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from html import escape

from speclint.light import dataclass

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can say: two files of the same content are the same bytes."""
_STYLES = "".join(
    (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>",
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-US"/>',
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
        *(
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/><w:basedOn w:val="Normal"/>'
            f'<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="{before}" w:after="80"/>{outline}'
            f'</w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
            for name, called, before, size, outline in (
                ("Title", "Title", 0, 32, ""),
                ("Heading1", "heading 1", 280, 26, '<w:outlineLvl w:val="0"/>'),
                ("Heading2", "heading 2", 200, 23, '<w:outlineLvl w:val="1"/>'),
            )
        ),
        "</w:styles>",
    )
)
_LISTS = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_EDGES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="8D9297"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_WIDE = 9360
"""Twentieths of a point between the margins of a letter page."""


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one look: ``b`` bold, ``u`` underlined, ``s`` struck, ``h`` highlighted."""

    text: str
    look: str = ""


Line = str | Sequence[str | Words]

_LOOKS = {"b": "<w:b/>", "s": "<w:strike/>", "h": '<w:highlight w:val="yellow"/>', "u": '<w:u w:val="single"/>'}


def heading(text: str, level: int = 1) -> str:
    """A heading; level 0 is the title."""
    return _paragraph([text], f'<w:pStyle w:val="{f"Heading{level}" if level else "Title"}"/>')


def paragraph(line: Line) -> str:
    """A paragraph."""
    return _paragraph(line)


def bullet(line: Line) -> str:
    """An item of a list."""
    return _paragraph(line, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def table(heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Line]]) -> str:
    """A table whose first row is repeated on every page; *widths* are shares of the page's."""
    whole = sum(widths)
    wide = [round(_WIDE * each / whole) for each in widths]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in wide)
    first = _row([[Words(head, "b")] for head in heads], wide, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
    rest = "".join(_row(row, wide, "<w:trPr><w:cantSplit/></w:trPr>") for row in rows)
    stated = (
        f'<w:tblW w:w="{sum(wide)}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    )
    return f"<w:tbl><w:tblPr>{stated}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{first}{rest}</w:tbl>{_paragraph('')}"


def packed(blocks: Iterable[str], title: str) -> bytes:
    """The file of these blocks; *title* is what it says of itself."""
    page = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>'  # noqa: E501 - one element
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_safe(title)}</dc:title></cp:coreProperties>'
        ),
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(blocks)}{page}</w:body></w:document>",
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _LISTS,
        "word/_rels/document.xml.rels": _relations(
            (f"{_OFFICE}/styles", "styles.xml"), (f"{_OFFICE}/numbering", "numbering.xml")
        ),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name, _FIRST), _HEAD + content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _types() -> str:
    kinds = (
        ("/word/document.xml", f"{_TYPE}.document.main+xml"),
        ("/word/styles.xml", f"{_TYPE}.styles+xml"),
        ("/word/numbering.xml", f"{_TYPE}.numbering+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    made = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{made}</Types>'
    )


def _relations(*rows: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="r{nth}" Type="{kind}" Target="{target}"/>' for nth, (kind, target) in enumerate(rows, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _row(cells: Sequence[Line], wide: Sequence[int], properties: str) -> str:
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell)}</w:tc>'
        for cell, width in zip(cells, wide, strict=True)
    )
    return f"<w:tr>{properties}{made}</w:tr>"


def _paragraph(line: Line, properties: str = "") -> str:
    parts = [line] if isinstance(line, str) else line
    runs = "".join(_run(part if isinstance(part, Words) else Words(part)) for part in parts)
    stated = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{stated}{runs}</w:p>"


def _run(words: Words) -> str:
    look = "".join(_LOOKS[letter] for letter in "bshu" if letter in words.look)
    stated = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{stated}<w:t xml:space="preserve">{_safe(words.text)}</w:t></w:r>' if words.text else ""


def _safe(text: str) -> str:
    """Text that XML can hold: line ends and tabs are blanks, and what no file can say is left out."""
    evened = "".join(" " if letter in "\t\n\r\x0b\x0c\u2028\u2029" else letter for letter in text)
    return escape("".join(letter for letter in evened if letter.isprintable()), quote=False)
