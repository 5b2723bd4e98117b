"""How a house writes its class codes and the dates that a specification carries about itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from speclint.learn.seen import Seen
from speclint.light import dataclass
from speclint.profile import Profile
from speclint.text.dates import DATE
from speclint.text.expression import Expression

_LABEL = Expression(
    r"(?<![\w-])(?P<label>(?:(?:job|class(?:ification)?|title|position|spec(?:ification)?|occupation(?:al)?)\s+)?"
    r"(?:code|no|number|id|class|spec(?:ification)?)(?:\s*(?:no|number|#))?)\.?[ \t]*[:#-]?[ \t]*"
    r"(?P<code>(?=[\w.-]*\d)[A-Z0-9]+(?:[.-][A-Z0-9]+)*)(?![\w/-])",
    re.IGNORECASE,
)
_BEFORE_DATE = Expression(r"(?:^|(?<=[\n;|(]))[ \t]*(?P<label>[A-Za-z][A-Za-z .’'()/-]{2,40}?)\s*[:\t–-]?\s*$")
_KINDS = {
    "approved": ("approv", "adopt"),
    "revised": ("revis", "amend", "updat", "rev", "reviewed"),
    "established": ("establish", "creat", "issued"),
    "effective": ("effective",),
}
_HALF, _MOST, _FEWEST = 0.5, 0.8, 3
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Code:
    """How the class code is written."""

    label: str
    """The words in front of it."""
    form: str
    """Its letters as A, its figures as 9."""
    files: int
    others: tuple[tuple[str, str], ...]
    """Files that write it otherwise, each with its code."""

    @property
    def pattern(self) -> str:
        """A regular expression with a group ``code``; nothing where no words are known that go before it."""
        if not self.label:
            return ""
        words = r"\s+".join(re.escape(word) for word in self.label.split())
        code = re.sub(r"9+", lambda m: rf"\d{{{len(m[0])}}}", re.sub(r"A+", _letters, re.escape(self.form)))
        return rf"\b{words}\.?\s*[:#-]?\s*(?P<code>{code})(?![\w-])"


def _letters(found: re.Match[str]) -> str:
    return f"[A-Z]{{{len(found[0])}}}"


@dataclass(frozen=True, slots=True)
class Dates:
    """The words in front of dates, and how the dates are written."""

    labels: dict[str, tuple[str, int]]
    """Kind -> the words that only this house writes in front of one, and in how many files."""
    form: str
    """How most dates are written: ``7/1/2026``."""
    share: float
    others: tuple[tuple[str, str], ...]
    """Files with a date that is written otherwise."""


def code(seen: Sequence[Seen]) -> Code | None:
    """How most files write their code, if most have one; without a pattern where the usual ones find as many."""
    usual = Counter(_form(one.spec.class_code) for one in seen if one.spec.class_code)
    found = dict[str, tuple[str, str, str]]()
    for one in seen:
        if match := _LABEL.search(_head(one)):
            said = match["code"].upper()
            if len(said) <= _LONGEST:
                found[one.name] = " ".join(match["label"].lower().split()), _form(said), said
    if usual.total() >= len(found) and usual:
        form, files = min(usual.items(), key=lambda one: (-one[1], one[0]))
        codes = ((one.name, one.spec.class_code) for one in seen if one.spec.class_code)
        return Code("", form, files, tuple(sorted(one for one in codes if _form(one[1]) != form)))
    if len(found) < max(_FEWEST, _HALF * len(seen)):
        return None
    counted = Counter((label, form) for label, form, _ in found.values())
    (label, form), files = min(counted.items(), key=lambda one: (-one[1], one[0]))
    if files < _HALF * len(found):
        return None
    others = tuple((name, said) for name, (_, other, said) in sorted(found.items()) if other != form)
    return Code(label, form, files, others)


def dates(seen: Sequence[Seen], profile: Profile) -> Dates:
    """How dates are announced and written in the mastheads and histories of the files."""
    labels, forms = defaultdict[str, Counter[str]](Counter), dict[str, list[tuple[str, str]]]()
    for one in seen:
        head = _head(one)
        written = [(_date_form(found[0]), found[0]) for found in DATE.finditer(head)]
        forms[one.name] = written
        for kind, label in {(kind, label) for kind, label in _announced(head, profile)}:
            labels[kind][label] += 1
    counted = Counter(form for written in forms.values() for form, _ in written)
    form, files = _commonest(counted) if counted else ("", 0)
    others = tuple((name, said) for name, written in sorted(forms.items()) for other, said in written if other != form)
    enough = max(_FEWEST, 0.1 * len(seen))
    new = {kind: _commonest(labels[kind]) for kind in sorted(labels)}
    return Dates(
        {kind: said for kind, said in new.items() if said[1] >= enough},
        form,
        files / max(1, counted.total()),
        others if files >= _MOST * counted.total() else (),
    )


def _announced(head: str, profile: Profile) -> Iterator[tuple[str, str]]:
    """The words in front of dates that no pattern of the profile knows, with the kind of date they speak of."""
    for found in DATE.finditer(head):
        before = _BEFORE_DATE.search(head[: found.start()][-60:])
        if before is None or any(p.search(before[0]) for _, p in profile.before_dates):
            continue
        label = " ".join(before["label"].lower().split())
        for kind, stems in _KINDS.items():
            if any(word.startswith(stems) for word in label.split()):
                yield kind, label
                break


def _head(one: Seen) -> str:
    """Where codes and dates stand: the masthead, headers and footers, the history."""
    places = [s for s in one.spec.sections if s.outside or s.name in one.spec.profile.dated]
    return "\n".join([one.spec.title, *(p.text for s in places for p in s.passages)])


def _form(said: str) -> str:
    return "".join("9" if c.isdigit() else "A" if c.isalpha() else c for c in said)


def _date_form(said: str) -> str:
    """A date with other figures and another month, so that the forms can be counted."""
    words = re.sub(r"[A-Za-z]{4,}", "Month", re.sub(r"\b(?:[A-Za-z]{3}\.?)(?=\s)", "Mon", said))
    return re.sub(r"\d+", lambda m: "9999" if len(m[0]) == 4 else "9", words)  # noqa: PLR2004 - a year


def _commonest(counted: Counter[str]) -> tuple[str, int]:
    return min(counted.items(), key=lambda one: (-one[1], one[0]))


def shown(form: str) -> str:
    """A form of date as an example."""
    return form.replace("9999", "2026").replace("9", "7").replace("Month", "July").replace("Mon", "Jul")


def names(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Files, each with what it says."""
    return [f"{name}: {said}" for name, said in pairs]
