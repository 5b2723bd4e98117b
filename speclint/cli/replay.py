"""The answer to a question that was asked before, word for word, as long as nothing it was made from has changed.

A question is a command line, in a folder, on a day, on a screen. Its answer is kept with the content of every file
that was read for it, of every place where a config was looked for, and of every folder that was walked.
"""

from __future__ import annotations

import os
import sys
import time

from speclint.cache import Store, folder, identity, key, state

_ENVIRONMENT = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "TZ", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "CI")


def answer(arguments: list[str]) -> tuple[int, str] | None:
    """The exit code and the text of the same question, asked before; ``None`` where it has to be worked out."""
    if "--no-cache" in arguments:
        return None
    kept = Store(folder()).get(_question(arguments))
    if not isinstance(kept, tuple):
        return None
    code, text, inputs = kept
    if any(state(path) != then for path, then in inputs):
        return None
    return code, text


def keep(arguments: list[str], code: int, text: str, inputs: dict[str, str | None]) -> None:
    """Keep an answer; *inputs* are the paths it depends on, with the digest of what was read there, where known."""
    states = tuple((path, state(path) if then is None else then) for path, then in sorted(inputs.items()))
    Store(folder()).put(_question(arguments), (code, text, states))


def _question(arguments: list[str]) -> str:
    return key(
        "answer",
        identity(),
        os.getcwd(),
        time.strftime("%Y-%m-%d"),
        _screen(),
        *(os.environ.get(name, "") for name in _ENVIRONMENT),
        *(arguments[1:] if arguments[:1] == ["check"] else arguments),
    )


def _screen() -> str:
    try:
        return f"{os.get_terminal_size(sys.stdout.fileno())} {sys.stdout.encoding}"
    except (OSError, ValueError, AttributeError):
        return ""
