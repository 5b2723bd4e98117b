"""A verb that speclint does not have: it finds words in capitals with too many exclamation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from speclint import Hit, Plan, Span, Spec
from speclint.rule import Check


@dataclass(frozen=True)
class Shouting(Check):
    """Words that shout; its fields are what YAML may say under ``options``."""

    marks: int = 2

    def find(self, spec: Spec, plan: Plan) -> Iterator[Hit]:  # noqa: ARG002 - every check is asked in one way
        """Every word that ends in so many marks."""
        for found in re.finditer(rf"\w+!{{{self.marks},}}", spec.view.text):
            yield Hit(Span(*found.span()))
