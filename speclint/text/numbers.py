"""Numbers in English words, as specifications write them."""

from __future__ import annotations

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
"""The words for 0 to 19, each at its own number."""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORTH = {**{word: n for n, word in enumerate(ONES)}, **{word: 10 * n for n, word in enumerate(TENS, 2)}}
"""A single word -> the number that it names, below a hundred."""
WHOLE = WORTH | {f"{ten}-{one}": 10 * n + m for n, ten in enumerate(TENS, 2) for m, one in enumerate(ONES[1:10], 1)}
"""The same with those that a hyphen joins: ``twenty-four``."""
