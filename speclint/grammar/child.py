"""A process of its own that asks a server through language-tool-python; the run that started it may end it any time.

The library stays out of the run's own process for its faults: it waits 300 seconds for an answer, reads one of any
size, follows redirects, sends loopback traffic to a proxy of the environment, and keeps the offsets of the text
it read last in a place that two threads would share.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

LANGUAGE = "en-US"
_MEMORY = 2 << 30
"""Bytes of address space: an answer without end must not take the whole machine."""


def main() -> None:
    """Answer each line of JSON on standard input with one on standard output."""
    _bounded()
    try:
        library = _library()
    except ImportError as error:
        library = None
        missing = str(error)
    tools: dict[str, Any] = {}
    for line in sys.stdin.buffer:
        told = json.loads(line)
        answer = _answer(library, tools, told) if library else {"fault": "missing", "said": missing}
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()


def _library() -> Any:  # noqa: ANN401 - a module of others, without types
    """language-tool-python, which now neither leaves for another host nor asks a proxy."""
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = os.environ.get("SPECLINT_NO_PROXY", "*")
    import language_tool_python  # noqa: PLC0415 - after NO_PROXY, and where a failure can be told
    import requests  # noqa: PLC0415 - a part of it

    # The library has no setting for it, and a text must not follow a redirect to a place that nobody named.
    session: Any = requests.Session
    session.get_redirect_target = lambda *_: None
    return language_tool_python


def _bounded() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _answer(library: Any, tools: dict[str, Any], told: Mapping[str, Any]) -> dict[str, object]:  # noqa: ANN401 - as above
    try:
        return {"matches": _asked(library, tools, told)}
    except library.exceptions.LanguageToolError as error:
        # It wraps whatever the connection broke with; an answer that is no JSON comes without such a cause.
        gone = isinstance(error.__cause__, OSError) and not isinstance(error.__cause__, ValueError)
        return {"fault": "gone" if gone else "answer", "said": str(error)[:200]}
    except OSError as error:
        return {"fault": "gone", "said": str(error)[:200]}
    except Exception as error:  # noqa: BLE001 - the library trusts what a server says, and trips over what it does not
        return {"fault": "answer", "said": f"{type(error).__name__}: {error}"[:200]}


def _asked(library: Any, tools: dict[str, Any], told: Mapping[str, Any]) -> list[tuple[object, ...]]:  # noqa: ANN401
    url, text = told["url"], told["text"]
    if url not in tools:
        tools[url] = library.LanguageTool(LANGUAGE, remote_server=f"{url.rstrip('/')}/")
    tool = tools[url]
    tool.enabled_rules = set(told["rules"])
    tool.enabled_rules_only = True
    return [
        (
            match.rule_id[:100],
            match.message[:500],
            match.offset,
            ended(text, match.offset, match.error_length),
            [str(word)[:200] for word in match.replacements[:6]],
        )
        for match in tool.check(text)[:5000]
    ]


def ended(text: str, start: int, units: int) -> int:
    """Where a stretch ends that is *units* Java characters long: the library puts only its beginning right."""
    at = max(start, 0)
    while units > 0 and at < len(text):
        units -= 2 if ord(text[at]) > 0xFFFF else 1  # noqa: PLR2004 - the last code point of one unit
        at += 1
    return at + max(units, 0)


if __name__ == "__main__":
    main()
