"""A format that speclint does not have: Markdown under another ending."""

from speclint import Document
from speclint.formats.markdown import read as markdown


def read(source: bytes, path: str) -> Document:
    """The bytes of a ``.spec`` file as a document."""
    return markdown(source, path)
