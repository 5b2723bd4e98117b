"""What a worker process does with files that were handed in: check, compare, and make copies; all in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from speclint.cache import Store, folder
from speclint.compare.comparing import against
from speclint.errors import Refused
from speclint.finding import Report
from speclint.formats.source import document
from speclint.light import dataclass, replace
from speclint.recognize import recognize
from speclint.reporters.comparison import COMPARISONS
from speclint.run.lint import examine, given
from speclint.run.working import proofreader
from speclint.settings import config, profiles
from speclint.settings.instructions import Instructions, prepare
from speclint.write.annotate import annotated
from speclint.write.clean import cleaned
from speclint.write.fix import fixed


@dataclass(frozen=True)
class Wish:
    """How the files are to be read."""

    folder: str
    """Where the config is looked for."""
    profile: str = ""
    """The one that is chosen first: a name, or the path of one's own."""
    called: str = ""
    """What that calls itself."""
    thorough: bool = False


def known() -> Sequence[str]:
    """The profiles that can be chosen."""
    return list(profiles.known())


def checked(wish: Wish, name: str, source: bytes) -> Report:
    """The report of one file."""
    told = _told(wish)
    return given([(name, source)], told, Store(folder()))


def compared(wish: Wish, name: str, source: bytes, newer: str, other: bytes) -> str:
    """What changed from one file to another, as a page."""
    profile = _told(wish).profile
    return COMPARISONS["html"](against(document(source, name), document(other, newer), profile))


def with_comments(wish: Wish, name: str, source: bytes) -> bytes:
    """A Word copy with each finding as a comment; raises ``Refused`` where there can be none."""
    told = _told(wish)
    _, findings = examine(source, name, told, proofreader(told, Store(folder())))
    return annotated(source, name, [f for f in findings if f.depth == "core"], _now()).data


def mended(wish: Wish, name: str, source: bytes) -> bytes:
    """A copy with what can be mended safely, in Word as tracked changes; raises ``Refused`` where there can be none."""
    told = _told(wish)
    reader = proofreader(told, Store(folder()))
    return fixed(source, partial(examine, name=name, told=told, reader=reader), unsafe=False, date=_now()).data


def accepted(wish: Wish, name: str, source: bytes) -> bytes:
    """A clean Word copy, all changes accepted; raises ``Refused`` where there can be none."""
    if not name.lower().endswith((".docx", ".docm", ".dotx")):
        raise Refused("only a Word file (.docx) has a clean copy", "Save it as .docx.")
    read = document(source, name)
    return cleaned(source, name, recognize(read, _told(wish).profile, "proposed").title).data


COPIES: Mapping[str, Callable[[Wish, str, bytes], bytes]] = {
    "annotated": with_comments,
    "fixed": mended,
    "clean": accepted,
}
"""Each copy by the word that its link carries."""


@cache
def _told(wish: Wish) -> Instructions:
    found = config.load(Path(wish.folder))
    changes: dict[str, object] = {"depth": "thorough"} if wish.thorough else {}
    if wish.profile and wish.profile != found.profile:
        changes["profile"] = wish.profile
    return prepare(replace(found, **changes) if changes else found, store=Store(folder()))  # type: ignore[arg-type]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def warm(wish: Wish) -> None:
    """Load what the first file would have to wait for."""
    checked(wish, "warm.md", b"# CLERK\n\n## DUTIES\n\n1. Files letters.\n")
