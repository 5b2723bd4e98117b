"""A specification written as data."""

from __future__ import annotations

from speclint.formats.yaml.matter import matter as matter
from speclint.formats.yaml.read import read as read
