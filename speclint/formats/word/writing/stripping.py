"""What a Word file says of its making, taken out: comments, authors, dates, paths, the traces of each session."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from speclint.formats.word.markup import COMMENT_END, COMMENT_MARK, COMMENT_START, HYPERLINK, RUN, R, W
from speclint.formats.word.writing.accepting import remove, text_of, unwrap
from speclint.formats.word.writing.copying import Copy, Node

_PATH = re.compile(r"(?:(?<![A-Za-z])[A-Za-z]:\\|\\\\[\w.-]+\\|\bfile:/+|(?<![\w/])/(?:Users|home)/)", re.IGNORECASE)
"""Where an internal path begins."""
_TALK = ("comments", "commentsExtended", "commentsExtensible", "commentsIds", "people")
_SELF = ("custom-properties", "thumbnail", "customXml")
_TRACES = ("rsidR", "rsidRDefault", "rsidP", "rsidRPr", "rsidTr", "rsidDel", "rsidSect")
_SETTINGS = ("rsids", "trackRevisions", "attachedTemplate", "docVars", "mailMerge", "saveThroughXslt", "revisionView")
_OFFICE = ("Company", "Manager", "Template", "TotalTime", "HyperlinkBase", "HLinks", "Application", "AppVersion")
_PROPERTIES = frozenset({"core-properties", "extended-properties"})
_DC = "{http://purl.org/dc/elements/1.1/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_FIELD_NAMES = re.compile(r"\s*(?:FILENAME|USER\w+|AUTHOR|LASTSAVEDBY|TEMPLATE)\b", re.IGNORECASE)


def strip(copy: Copy, title: str) -> list[str]:
    """Strip a file that is to be copied; *title* is all that it goes on saying of itself. What went is named."""
    roots = [cast("Node", root) for root in copy.walk.roots]
    told = [f"{count} comment{'s' if count > 1 else ''}" for count in [_comments(copy, roots)] if count]
    for root in roots:
        _traces(root)
    told += [f"“{path}” ({story})" for story, path in _paths(copy)]
    _links(copy)
    _settings(copy)
    _about(copy, title)
    copy.drop(*_TALK, *_SELF)
    return told


def _comments(copy: Copy, roots: list[Node]) -> int:
    for root in roots:
        for mark in list(root.iter(COMMENT_START, COMMENT_END)):
            remove(mark)
        for mark in list(root.iter(COMMENT_MARK, W + "annotationRef")):
            run = mark.getparent()
            remove(mark)
            if run is not None and run.tag == RUN and all(child.tag == W + "rPr" for child in run):
                remove(run)
    found = copy.package.aside("comments")
    return len(found) if found is not None else 0


def _traces(root: Node) -> None:
    for element in root.iter("{*}*"):
        for name in _TRACES:
            if element.get(W + name) is not None:
                del element.attrib[W + name]
    for control in list(root.iter(W + "dataBinding")):
        remove(control)


def _paths(copy: Copy) -> Iterator[tuple[str, str]]:
    """Take out the lines of headers and footers that say where the draft lies; a path in the text is the writer's."""
    for passage in copy.passages:
        paragraph = cast("Node | None", passage.element)
        if paragraph is None or passage.room.story not in {"header", "footer"}:
            continue
        said = text_of(paragraph).strip()
        if not (_PATH.search(said) or _names_itself(paragraph)):
            continue
        for child in [child for child in paragraph if child.tag != W + "pPr"]:
            remove(child)
        yield f"page {passage.room.story}", said


def _names_itself(paragraph: Node) -> bool:
    codes = [each.text or "" for each in paragraph.iter(W + "instrText")]
    codes += [each.get(W + "instr") or "" for each in paragraph.iter(W + "fldSimple")]
    return any(_FIELD_NAMES.match(code) for code in codes)


def _links(copy: Copy) -> None:
    """Links to files of one's own network become plain text."""
    for part in {passage.part for passage in copy.passages}:
        local = {
            name
            for name, relation in copy.package.relations(part).items()
            if relation.external and _PATH.search(relation.target)
        }
        root = cast("Node | None", copy.package.xml(part))
        if not local or root is None:
            continue
        for link in list(root.iter(HYPERLINK)):
            if link.get(R + "id") in local:
                unwrap(link)
        copy.cut(part, local)


def _settings(copy: Copy) -> None:
    """Forget the sessions, the template and the data that the file was made with."""
    for relation in list(copy.package.relations(copy.package.main).values()):
        root = cast("Node | None", copy.package.xml(relation.target)) if relation.kind == "settings" else None
        if root is None:
            continue
        for name in _SETTINGS:
            for found in root.findall(W + name):
                remove(found)
        copy.touch(relation.target)
        outside = {name for name, each in copy.package.relations(relation.target).items() if each.external}
        copy.cut(relation.target, outside)


def _about(copy: Copy, title: str) -> None:
    """Leave nothing but the title in the properties of the file."""
    package = copy.package
    for relation in package.relations("").values():
        root = cast("Node | None", package.xml(relation.target)) if relation.kind in _PROPERTIES else None
        if root is None:
            continue
        if relation.kind == "core-properties":
            for child in list(root):
                root.remove(child)
            etree.SubElement(root, f"{_DC}title").text = "".join(c for c in title if c.isprintable())
            copy.touch(relation.target)
        elif relation.kind == "extended-properties":
            for child in list(root):
                if isinstance(child.tag, str) and child.tag.rpartition("}")[2] in _OFFICE:
                    root.remove(child)
            copy.touch(relation.target)
