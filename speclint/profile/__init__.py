"""An employer's house style, as data: headings, statements, patterns, vocabulary."""

from __future__ import annotations

from speclint.profile.headings import HeadingWords, normal
from speclint.profile.profile import Profile
from speclint.profile.statements import Scales, Statement
from speclint.profile.weighing import Cue, Ladder, Measure, Weighing
from speclint.profile.wording import MemoWords, SeriesWords

__all__ = [
    "Cue",
    "HeadingWords",
    "Ladder",
    "Measure",
    "MemoWords",
    "Profile",
    "Scales",
    "SeriesWords",
    "Statement",
    "Weighing",
    "normal",
]
