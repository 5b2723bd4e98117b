"""How a report reaches a person or a program: one pure function a format, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from speclint import plugins
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


def _jsonl(report: Report, *, color: bool = False, width: int = 100) -> str:
    from speclint.reporters.json import lines as render

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
    "jsonl": _jsonl,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "markdown": _markdown,
    "html": _html,
    "agent": _agent,
}
"""Every output format by name: ``render(report, *, color=False, width=100) -> str``."""


class Formats(tuple[str, ...]):
    """The names of the output formats; what another package brings is among them, and looked up by its name alone."""

    __slots__ = ()

    def __contains__(self, name: object) -> bool:
        """Whether there is such a format."""
        return tuple.__contains__(self, name) or (isinstance(name, str) and name in plugins.names("reporters"))


FORMATS = Formats(REPORTERS)


def reporter(name: str) -> Callable[..., str]:
    """What renders a format: ours, or what another package brings."""
    if name in REPORTERS:
        return REPORTERS[name]
    render = plugins.load("reporters", name)
    if not callable(render):
        raise plugins.refused("reporters", name, "function render(report, *, color, width)")

    def rendered(report: Report, *, color: bool = False, width: int = 100) -> str:
        text = render(report, color=color, width=width)
        if not isinstance(text, str):
            raise plugins.refused("reporters", name, "function that returns text")
        return _safe(text)

    return rendered
