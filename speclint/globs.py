"""Patterns for paths: ``**``, ``*``, ``?``, ``[abc]`` and ``{md,docx}``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path with forward slashes, or a folder above it, fits one of the patterns.

    A pattern without a slash fits a file or folder of that name anywhere.
    """
    parts = path.split("/")
    heads = ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return any(_compiled(pattern).fullmatch(head) for pattern in patterns for head in heads)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = pattern.replace("\\", "/").removeprefix("./").rstrip("/")
    anywhere = "" if "/" in plain else "(?:.*/)?"
    return re.compile(anywhere + _regex(plain.removeprefix("/")), re.DOTALL)


def _regex(pattern: str) -> str:
    found, depth = "", 0
    for part in re.findall(r"\*\*/|\*\*|\[!?[^\]]+\]|.", pattern, re.DOTALL):
        if part == "{" and "}" in pattern:
            found, depth = found + "(?:", depth + 1
        elif part in {"}", ","} and depth:
            found, depth = found + ("|" if part == "," else ")"), depth - (part == "}")
        elif part[0] == "[" and part[-1] == "]" and part != "[":
            found += "[" + part[1:-1].replace("\\", r"\\").replace("!", "^", part[1] == "!") + "]"
        else:
            found += {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part, re.escape(part))
    return found + ")" * depth
