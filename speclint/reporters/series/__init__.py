"""How the ladders of a collection reach a person or a program, and where a phrase stands in it."""

from __future__ import annotations

from collections.abc import Callable

from speclint.reporters.series import json, page, terminal
from speclint.series.ladders import Overview

OVERVIEWS: dict[str, Callable[[Overview], str]] = {
    "full": terminal.render,
    "json": json.render,
    "html": page.render,
}
"""Every output format of ``speclint series`` by name."""
