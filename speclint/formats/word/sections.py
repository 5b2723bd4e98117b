"""The headers and footers that the sections of a document ask for."""

from __future__ import annotations

from collections.abc import Iterator

from speclint.document import Story
from speclint.formats.word.markup import Element, R, W, on
from speclint.formats.word.package import Package


def margins(package: Package) -> Iterator[tuple[Story, str, Element]]:
    """The headers and footers that Word shows, each once, in the order of their sections, with their parts' names."""
    relations = package.relations(package.main)
    seen: set[str] = set()
    for story, identity in _asked(package):
        relation = relations.get(identity)
        if relation is None or relation.external or relation.target in seen:
            continue
        seen.add(relation.target)
        root = package.optional(relation.target)
        if root is not None:
            yield story, relation.target, root


def _asked(package: Package) -> Iterator[tuple[Story, str]]:
    """The headers and footers of each section by relationship, without those that are switched off."""
    sections = list(package.document.iter(W + "sectPr"))
    title_page = any(on(section.find(W + "titlePg")) for section in sections)  # a section takes over what it lacks
    for section in sections:
        for story in ("header", "footer"):
            for reference in section.findall(f"{W}{story}Reference"):
                kind = reference.get(W + "type")
                if kind == "first" and not title_page:
                    continue
                if kind == "even" and not _two_sided(package):
                    continue
                yield ("header" if story == "header" else "footer"), reference.get(R + "id") or ""


def _two_sided(package: Package) -> bool:
    settings = package.aside("settings")
    return settings is not None and on(settings.find(W + "evenAndOddHeaders"))
