"""Patterns for paths: ``**``, ``*``, ``?``, ``[abc]`` and ``{md,docx}``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_TOKEN = re.compile(r"\*\*/|\*\*|\[!?(?:\][^\]]*|[^\]]+)\]|.", re.DOTALL)


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path with forward slashes, or a folder above it, fits one of the patterns, in small or capital letters.

    A pattern without a slash fits a file or folder of that name anywhere. Case makes no difference: ``CLERK.DOCX`` is a
    Word file like any other, and the systems that most of them come from see no difference either.
    """
    parts = path.split("/")
    heads = ["/".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return any(_compiled(pattern).fullmatch(head) for pattern in patterns for head in heads)


def fault(pattern: str) -> str:
    """What is wrong with a pattern; nothing if it can fit a path."""
    if not pattern.strip():
        return "is empty"
    if pattern.startswith("!"):
        return "begins with '!', which has no meaning here: what to leave out stands under 'exclude'"
    if ".." in pattern.replace("\\", "/").split("/"):
        return "leads out of the config's folder with '..': patterns begin in that folder"
    parts = _TOKEN.findall(pattern)
    if "[" in parts or parts.count("{") > parts.count("}"):
        return f"opens a '{'[' if '[' in parts else '{'}' that is not closed"
    try:
        _compiled(pattern)
    except re.error as error:
        return f"cannot be read: {error.msg}"
    return ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    plain = pattern.replace("\\", "/").removeprefix("./").rstrip("/")
    anywhere = "" if "/" in plain else "(?:.*/)?"
    return re.compile(anywhere + _regex(plain.removeprefix("/")), re.DOTALL | re.IGNORECASE)


def _regex(pattern: str) -> str:
    found, depth = "", 0
    for part in _TOKEN.findall(pattern):
        if part == "{" and "}" in pattern:
            found, depth = found + "(?:", depth + 1
        elif part in {"}", ","} and depth:
            found, depth = found + ("|" if part == "," else ")"), depth - (part == "}")
        elif len(part) > 1 and part[0] == "[":
            found += _one_of(part[1:-1])
        else:
            found += {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part, re.escape(part))
    return found + ")" * depth


def _one_of(inside: str) -> str:
    """``abc``, ``a-z`` or ``!abc`` as a set; whatever else means something in a regular expression means itself."""
    other = inside[0] in "!^" and len(inside) > 1
    found = re.findall(r"(.)-(.)|(.)", inside[other:], re.DOTALL)
    chosen = (f"{re.escape(low)}-{re.escape(high)}" if low else re.escape(one) for low, high, one in found)
    return f"[{'^' if other else ''}{''.join(chosen)}]"
