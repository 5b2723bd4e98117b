"""What is no difference: white space, wrapping, and the shape of quotation marks and dashes."""

from __future__ import annotations

from functools import lru_cache

from speclint.text.expression import Expression

_SHAPES = str.maketrans(
    dict.fromkeys("‘’‚‛′`´ʼ＇", "'")
    | dict.fromkeys("“”„‟″«»＂", '"')
    | dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
    | {"…": "...", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
)
_WORD = Expression(r"\w+(?:'\w+)?")
_DASHED = Expression(r"\s*-+\s*")


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """A text as it is compared: two that fold alike do not differ for a reader."""
    plain = " ".join(text.translate(_SHAPES).replace("''", '"').split())
    return _DASHED.sub("-", plain) if "-" in plain else plain


def tokens(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in small letters and in one shape."""
    return tuple(_WORD.findall(folded(text).lower()))
