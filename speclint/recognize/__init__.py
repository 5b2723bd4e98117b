"""From what stands on the page to what the page says."""

from __future__ import annotations

from speclint.recognize.sections import recognize as recognize
