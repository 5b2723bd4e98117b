"""How a comparison reaches a person or a program: one pure function a format, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from speclint.compare.change import Comparison


def _safe(text: str) -> str:
    return text.encode(errors="replace").decode()


def _full(comparison: Comparison, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.comparison.terminal import render

    return _safe(render(comparison, color=color, width=width))


def _json(comparison: Comparison, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.comparison.json import render

    return _safe(render(comparison, color=color, width=width))


def _markdown(comparison: Comparison, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.comparison.markdown import render

    return _safe(render(comparison, color=color, width=width))


def _html(comparison: Comparison, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.comparison.html import render

    return _safe(render(comparison, color=color, width=width))


COMPARISONS: dict[str, Callable[..., str]] = {"full": _full, "json": _json, "markdown": _markdown, "html": _html}
"""Every output format of ``speclint compare`` by name."""
