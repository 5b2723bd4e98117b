"""One thing in two ways on a page: words, names, terms and orders of names that should be the same everywhere."""

from __future__ import annotations

from speclint.checks.ways import likenames, orders, terms, variants, written

CHECKS = {**likenames.CHECKS, **orders.CHECKS, **terms.CHECKS, **variants.CHECKS, **written.CHECKS}
