"""How a report reaches a person or a program: one pure function a format, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from speclint.finding import Report


def _safe(text: str) -> str:
    """What an output file can hold: a file name that is no Unicode arrives with lone surrogates."""
    return text.encode(errors="replace").decode()


def _full(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.terminal import full as render

    return _safe(render(report, color=color, width=width))


def _concise(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.terminal import concise as render

    return _safe(render(report, color=color, width=width))


def _json(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.json import render

    return _safe(render(report, color=color, width=width))


def _sarif(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.sarif import render

    return _safe(render(report, color=color, width=width))


def _github(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.github import render

    return _safe(render(report, color=color, width=width))


def _gitlab(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.gitlab import render

    return _safe(render(report, color=color, width=width))


def _junit(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.junit import render

    return _safe(render(report, color=color, width=width))


def _markdown(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.markdown import render

    return _safe(render(report, color=color, width=width))


def _html(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.html import render

    return _safe(render(report, color=color, width=width))


def _agent(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.agent import render

    return _safe(render(report, color=color, width=width))


REPORTERS: dict[str, Callable[..., str]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "markdown": _markdown,
    "html": _html,
    "agent": _agent,
}
"""Every output format by name: ``render(report, *, color=False, width=100) -> str``."""
