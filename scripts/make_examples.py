"""Make the Word files of ``examples/``: a redline with faults of its own, and a specification that is ready.

Usage: python scripts/make_examples.py [FOLDER]      (``examples`` if left out)

Plain XML in a zip, so that every tracked change is where this file says. The same bytes on every run.
"""

from __future__ import annotations

import sys
import zipfile
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footer1": "footer"}
_AUTHOR = 'w:author="R. Okafor" w:date="2026-04-20T09:30:00Z"'
_NUMBERS, _BULLETS = 1, 2
_ids = count(1)

LEAD = (
    "These examples show typical work of the class and are not meant to be exhaustive. "
    "Reasonable accommodation is available to qualified persons with disabilities."
)


def run(text: str, tag: str = "t") -> str:
    """A run of text."""
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def ins(text: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="{next(_ids)}" {_AUTHOR}>{run(text)}</w:ins>'


def gone(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="{next(_ids)}" {_AUTHOR}>{run(text, "delText")}</w:del>'


def para(*inside: str, style: str = "", number: int = 0) -> str:
    """A paragraph; what does not begin as XML becomes a run."""
    runs = "".join(piece if piece.startswith("<w:") else run(piece) for piece in inside)
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    place = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{look}{place}</w:pPr>{runs}</w:p>"


def title(text: str) -> str:
    """The class title."""
    return para(text, style="Title")


def heading(text: str) -> str:
    """The heading of a section."""
    return para(text, style="Heading1")


def numbered(*inside: str) -> str:
    """An item of the list that Word numbers."""
    return para(*inside, number=_NUMBERS)


def bullet(*inside: str) -> str:
    """An item of a bulleted list."""
    return para(*inside, number=_BULLETS)


def file_name(shown: str) -> str:
    """The field that prints a document's path."""
    return f'<w:fldSimple w:instr=" FILENAME \\p ">{run(shown)}</w:fldSimple>'


def level(form: str, text: str) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:pPr><w:ind w:left="500" w:hanging="400"/></w:pPr></w:lvl>'
    )


def named(identity: str, name: str, look: str) -> str:
    """A paragraph style."""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="Normal"/><w:qFormat/>{look}</w:style>'
    )


def root(tag: str, inside: str) -> str:
    """A whole part."""
    return f'{_HEAD}<w:{tag} xmlns:w="{_MAIN}" xmlns:r="{_LINKS}">{inside}</w:{tag}>'


STYLES = root(
    "styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + named("Title", "Title", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr>')
    + named(
        "Heading1",
        "heading 1",
        '<w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>',
    )
    + named("Footer", "footer", '<w:rPr><w:sz w:val="16"/></w:rPr>'),
)

NUMBERING = root(
    "numbering",
    f'<w:abstractNum w:abstractNumId="0">{level("decimal", "%1.")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level("bullet", "•")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
)

HARBOR_DISPATCHER = [
    para("City of Marisol"),
    para("Code No. 5230"),
    para("Approved by CSB: ", gone("October 5, 2016"), ins("June 3, 2026")),
    title("HARBOR DISPATCHER"),
    heading("DEFINITION"),
    para(
        "Under general supervision, answers radio and telephone calls of the harbor patrol and sends boats where they "
        "are needed; reports to the Harbor",
        gone(" Captain"),
        ins("Master"),
        "; performs related work as required.",
    ),
    heading("EXAMPLES OF DUTIES"),
    para(LEAD),
    numbered("Answers distress calls and keeps the caller on the line."),
    numbered("Sends patrol boats and tells their crews what to expect."),
    numbered(gone("Types the daily log of calls.")),
    numbered("Warns vessels of ", gone("fog"), ins("fog, wind"), " and hazards in the channel."),
    numbered("Prepares monthly reports on harbor traffic."),
    numbered(ins("Greet visitors at the dispatch office.")),
    numbered("Compiles harbor traffic reports each month."),
    numbered("Performs other duties as assigned."),
    heading("WORKING CONDITIONS"),
    bullet("Work is performed in a dispatch room, with screens and several radios on at once."),
    bullet("Shifts cover nights, weekends and holidays."),
    heading("PHYSICAL DEMANDS"),
    bullet("Constantly listens to radio traffic and speaks clearly on the air."),
    bullet("Constantly stays at the console, up to 10 hours a shift."),
    heading("EMPLOYMENT STANDARDS"),
    para("Education: High school diploma, GED or equivalent."),
    para("Experience: One year of ", gone("dispatching"), ins("dispatch or radio"), " work."),
    para("Knowledge of: radio procedure; names of places along the waterfront; first aid advice over the telephone."),
    para(
        "Ability to: stay calm in emergencies; speak and write plainly; ability to follow several radio channels; "
        "perform related duties as required."
    ),
]

RECORDS_CLERK = [
    para("City of Marisol"),
    para("Code No. 2045"),
    para("Approved by CSB: June 3, 2026"),
    title("RECORDS CLERK"),
    heading("DEFINITION"),
    para("Under general supervision, keeps the City's records and finds them for staff and the public."),
    heading("EXAMPLES OF DUTIES"),
    para(LEAD),
    numbered("Receives, dates and scans incoming documents."),
    numbered("Files paper and digital records by the retention schedule."),
    numbered("Finds records that residents ask for and copies them."),
    numbered("Boxes records that have passed their retention date and arranges their destruction."),
    numbered("Answers the telephone and directs callers to the right office."),
    heading("OTHER DUTIES"),
    numbered("Performs related duties as assigned."),
    heading("WORKING CONDITIONS"),
    bullet("Work is performed in an office that is open to the public."),
    heading("PHYSICAL DEMANDS"),
    bullet("Occasionally moves boxes of paper that weigh up to 30 pounds."),
    bullet("Frequently reads small print on paper and on screens."),
    heading("EMPLOYMENT STANDARDS"),
    para("Education: High school diploma, GED or equivalent."),
    para("Experience: Six months of office work."),
    para("Knowledge of: filing by name, number and date; common office programs; plain business English."),
    para("Ability to: sort and file without error; explain fees politely; protect private information."),
]

FILES = {
    "specs/harbor-dispatcher - Redline.docx": (HARBOR_DISPATCHER, "G:\\HR\\Specs\\Drafts\\harbor dispatcher v4.docx"),
    "clean/records-clerk.docx": (RECORDS_CLERK, ""),
}


def parts(body: list[str], path: str) -> dict[str, str]:
    """The parts of one Word file; *path* is what its footer prints."""
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in _PARTS.items()
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{_LINKS}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for at, name in enumerate(list(_PARTS)[1:], 1)
    )
    footer = para(file_name(path) if path else "City of Marisol, Human Resources", style="Footer")
    section = '<w:sectPr><w:footerReference w:type="default" r:id="r3"/></w:sectPr>'
    main = f'<Relationship Id="r1" Type="{_LINKS}/officeDocument" Target="word/document.xml"/>'
    opening = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_RELATIONS}"/>{kinds}</Types>',
        "_rels/.rels": f"{opening}{main}</Relationships>",
        "word/document.xml": root("document", f"<w:body>{''.join(body)}{section}</w:body>"),
        "word/_rels/document.xml.rels": f"{opening}{links}</Relationships>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footer1.xml": root("ftr", footer),
    }


def main(folder: str = "examples") -> None:
    """Write the files."""
    for name, (body, path) in FILES.items():
        with zipfile.ZipFile(Path(folder) / name, "w", zipfile.ZIP_DEFLATED) as target:
            for inside, text in parts(body, path).items():
                target.writestr(zipfile.ZipInfo(inside), text, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main(*sys.argv[1:])
