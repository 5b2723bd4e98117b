"""The words of WordprocessingML that the reader knows, and how to read an attribute without trusting it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

STRICT = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1]),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1]),
    ("http://purl.oclc.org/ooxml/officeDocument/math", M[1:-1]),
)
"""The names that "Strict" Word files use for the same things."""

PARAGRAPH, TABLE, ROW, CELL, RUN = W + "p", W + "tbl", W + "tr", W + "tc", W + "r"
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = W + "pPr", W + "rPr"
CONTROL, CONTROL_PROPERTIES, CONTROL_CONTENT = W + "sdt", W + "sdtPr", W + "sdtContent"
INSERTED, DELETED, MOVED_AWAY, MOVED_HERE = W + "ins", W + "del", W + "moveFrom", W + "moveTo"
HYPERLINK, FIELD, BOX = W + "hyperlink", W + "fldSimple", W + "txbxContent"
LETTERING = "{urn:schemas-microsoft-com:vml}textpath"
"""Text that is drawn, as a watermark is; it keeps its words in ``string``."""
EITHER, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
COMMENT_START, COMMENT_END, COMMENT_MARK = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
NUMBERING, OLD_PROPERTIES = W + "numPr", W + "pPrChange"
VALUE, ID, AUTHOR, DATE = W + "val", W + "id", W + "author", W + "date"

CHANGES = frozenset({INSERTED, DELETED, MOVED_AWAY, MOVED_HERE})
REVISIONS = (
    *sorted(CHANGES),
    *(W + name for name in ("cellIns", "cellDel", "cellMerge", "numberingChange", "pPrChange", "rPrChange")),
    *(W + name for name in ("sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange")),
    *(W + name for name in ("tcPrChange", "customXmlInsRangeStart", "customXmlDelRangeStart")),
)
"""Every element by which Word says that something was changed."""

_KNOWN = frozenset({"wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "v", "a14", "wne"})
_OFF = frozenset({"0", "false", "off", "none"})


class Element(Protocol):
    """As much of an lxml element as the reader uses."""

    @property
    def tag(self) -> str:
        """Its name with its namespace; no text at all for a comment."""

    @property
    def text(self) -> str | None:
        """The text before its first child."""

    @property
    def tail(self) -> str | None:
        """The text behind it."""

    def get(self, key: str) -> str | None:
        """An attribute."""

    def find(self, path: str) -> Element | None:
        """The first child of that name."""

    def findall(self, path: str) -> list[Element]:
        """All children of that name."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """Itself and everything in it of these names."""

    def __iter__(self) -> Iterator[Element]:
        """Its children."""

    def __getitem__(self, place: int) -> Element:
        """One of its children."""

    def __len__(self) -> int:
        """How many children it has."""


def value(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of a child, ``None`` where the child or the attribute is missing."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(VALUE) if child is not None else None


def leading(parent: Element, tag: str) -> Element | None:
    """The first child, if it is a *tag*: properties always stand first, and this is faster than to search."""
    first = parent[0] if len(parent) else None
    return first if first is not None and first.tag == tag else None


def whole(text: str | None, missing: int, low: int = 0, high: int = 1 << 31) -> int:
    """A whole number within bounds; *missing* where the text is none."""
    try:
        return min(max(int(text or ""), low), high)
    except ValueError:
        return missing


def on(element: Element | None) -> bool:
    """Whether a switch like ``w:b`` is there and on."""
    return element is not None and (element.get(VALUE) or "true") not in _OFF


def branch(either: Element) -> Element | None:
    """The one branch of ``mc:AlternateContent`` to read: text boxes stand in it twice."""
    for choice in either.findall(CHOICE):
        if set((choice.get("Requires") or "").split()) <= _KNOWN:
            return choice
    return either.find(FALLBACK)


_BOX_TO_TICK = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"


def is_box(control: Element) -> bool:
    """Whether a content control is a box to tick: its sign is no text."""
    properties = control.find(CONTROL_PROPERTIES)
    return properties is not None and properties.find(_BOX_TO_TICK) is not None


def content(control: Element) -> tuple[Element | None, bool]:
    """What stands in a content control, and whether it is only the prompt ("Click here to enter text.")."""
    properties = control.find(CONTROL_PROPERTIES)
    prompt = properties is not None and on(properties.find(W + "showingPlcHdr"))
    return control.find(CONTROL_CONTENT), prompt
