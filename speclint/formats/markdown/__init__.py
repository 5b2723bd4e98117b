"""Markdown and what hides in it: spans, tables, code, CriticMarkup."""

from __future__ import annotations

from speclint.formats.markdown.read import read as read
