"""A specification written as data."""

from __future__ import annotations

from speclint.formats.yaml.read import front_matter as front_matter
from speclint.formats.yaml.read import read as read
