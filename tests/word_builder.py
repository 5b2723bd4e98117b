"""Tiny Word files, written in memory for the tests."""

from __future__ import annotations

import io
import zipfile

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_BY = 'w:id="9" w:author="Ann" w:date="2025-09-24T10:00:00Z"'


def relations(*rows: tuple[str, str, str]) -> str:
    """A relationships part from rows of id, kind and target; a target with ``://`` is external."""
    outside = ' TargetMode="External"'
    found = "".join(
        f'<Relationship Id="{identity}" Type="{_KINDS}{kind}" Target="{target}"{outside if "://" in target else ""}/>'
        for identity, kind, target in rows
    )
    return f'<Relationships xmlns="{_RELATIONS}">{found}</Relationships>'


def part(tag: str, inside: str) -> str:
    """The XML of one part."""
    return f"<w:{tag} {_NAMESPACES}>{inside}</w:{tag}>"


def docx(body: str, links: tuple[tuple[str, str, str], ...] = (), **parts: str) -> bytes:
    """A Word file with this body; *parts* are whole parts by kind: ``styles``, ``numbering``, ``header1`` …"""
    rows = [(f"k{kind}", kind.rstrip("0123456789"), f"{kind}.xml") for kind in parts]
    files = {
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(*rows, *links),
        **{f"word/{kind}.xml": text for kind, text in parts.items()},
    }
    return packed(files)


def packed(files: dict[str, str]) -> bytes:
    """A zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in files.items():
            target.writestr(name, text)
    return stream.getvalue()


def run(text: str, look: str = "", *, tag: str = "t") -> str:
    """A run; *look* holds its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def para(*inside: str, properties: str = "", mark: str = "") -> str:
    """A paragraph of runs; plain text becomes a run, *mark* is the change of its mark."""
    runs = "".join(piece if piece.startswith("<") else run(piece) for piece in inside)
    changed = f"<w:rPr><w:{mark} {_BY}/></w:rPr>" if mark else ""
    stated = f"<w:pPr>{properties}{changed}</w:pPr>" if properties or changed else ""
    return f"<w:p>{stated}{runs}</w:p>"


def ins(*inside: str, author: str = "Ann") -> str:
    """A tracked insertion."""
    return _change("ins", inside, author)


def gone(*inside: str, author: str = "Ann") -> str:
    """A tracked deletion."""
    return _change("del", inside, author)


def moved(where: str, *inside: str) -> str:
    """One half of a tracked move: ``From`` or ``To``."""
    return _change(f"move{where}", inside, "Ann")


def _change(tag: str, inside: tuple[str, ...], author: str) -> str:
    letters = "delText" if tag == "del" else "t"
    runs = "".join(piece if piece.startswith("<") else run(piece, tag=letters) for piece in inside)
    return f'<w:{tag} w:id="1" w:author="{author}" w:date="2025-09-24T10:00:00Z">{runs}</w:{tag}>'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, change: str = "") -> str:
    """A row of cells (each the XML of its blocks), perhaps inserted or deleted."""
    properties = f"<w:trPr><w:{change} {_BY}/></w:trPr>" if change else ""
    return f"<w:tr>{properties}{''.join(cell if cell.startswith('<w:tc>') else cell_of(cell) for cell in cells)}</w:tr>"


def cell_of(blocks: str, change: str = "") -> str:
    """A cell, perhaps inserted or deleted."""
    properties = f"<w:tcPr><w:{change} {_BY}/></w:tcPr>" if change else ""
    return f"<w:tc>{properties}{blocks}</w:tc>"


def field(code: str, result: str) -> str:
    """A field of several runs; *result* is the XML of what it shows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(blocks: str) -> str:
    """A run with a text box, stored twice as Word does."""
    inside = f"<w:txbxContent>{blocks}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a:graphic><wps:txbx>'
        f"{inside}</wps:txbx></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def styles(*each: str) -> str:
    """The part of the styles."""
    return part("styles", "".join(each))


def style(identity: str, inside: str = "", *, name: str = "", based: str = "") -> str:
    """A paragraph style."""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name or identity}"/>{on}{inside}</w:style>'
    )


def numbering(*levels: tuple[str, str], extra: str = "", nums: str = "") -> str:
    """The part of the lists: list 1, of levels given as style and text; *nums* adds further lists of the same kind."""
    made = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'
        for n, (form, text) in enumerate(levels)
    )
    one = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return part("numbering", f'<w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>{one}{nums}')


def listed(level: int = 0, number: int = 1, inside: str = "") -> str:
    """The property that puts a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>{inside}</w:numPr>'
