"""A light class behaves as one that ``dataclasses`` makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import field, fields, replace

import pytest

from speclint import light
from speclint.document import Span


def _pair(**options: bool) -> tuple[type, type]:
    """The same class, made lightly and by the standard library."""

    def plain() -> type:
        class Duty:
            """What an employee does."""

            verb: str
            share: int = 5
            tools: list[str] = field(default_factory=list)
            seen: dict[str, int] = field(default_factory=dict, init=False, compare=False, repr=False)

            def __post_init__(self) -> None:
                if not self.verb:
                    raise ValueError("verb: say what is done")

        return Duty

    return light.dataclass(**options)(plain()), dataclasses.dataclass(**options)(plain())


ALL = [{}, {"frozen": True}, {"frozen": True, "slots": True}, {"slots": True}, {"order": True, "frozen": True}]
QUESTIONS: list[Callable[[type], object]] = [
    lambda kind: repr(kind("Files")),
    lambda kind: repr(kind("Files", tools=["index"], share=3)).replace("light", "plain"),
    lambda kind: kind("Files") == kind("Files", 5, []),
    lambda kind: kind("Files") == kind("Files", 6),
    lambda kind: kind("Files") == ("Files", 5, []),
    lambda kind: kind("Files").tools is kind("Files").tools,
    lambda kind: [(one.name, one.default) for one in fields(kind)],
    lambda kind: replace(kind("Files"), share=9).share,
    lambda kind: kind.__match_args__,
    lambda kind: copy.deepcopy(kind("Files", 7)).share,
    dataclasses.is_dataclass,
    lambda kind: hasattr(kind("Files"), "__dict__"),
    lambda kind: kind.__hash__ is None,
]
FAULTS: list[Callable[[type], object]] = [
    lambda kind: kind(),
    lambda kind: kind("Files", 1, [], {}),
    lambda kind: kind("Files", much=1),
    lambda kind: kind(""),
    lambda kind: kind("Files") < kind("Plans"),
    lambda kind: kind("Files").__setattr__("verb", "Plans"),
    lambda kind: kind("Files").__delattr__("verb"),
    lambda kind: hash(kind("Files")),
]


@pytest.mark.parametrize("made", [0, 9], ids=["first", "tenth"])
@pytest.mark.parametrize("options", ALL, ids=str)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_light_class_answers_as_a_dataclass_does(
    question: Callable[[type], object], options: dict[str, bool], made: int
) -> None:
    lightly, plain = _pair(**options)
    assert all(lightly("Files").share == 5 for _ in range(made))
    assert question(lightly) == question(plain)


@pytest.mark.parametrize("made", [0, 9], ids=["first", "tenth"])
@pytest.mark.parametrize("options", ALL, ids=str)
@pytest.mark.parametrize("question", FAULTS)
def test_it_refuses_what_a_dataclass_refuses(
    question: Callable[[type], object], options: dict[str, bool], made: int
) -> None:
    lightly, plain = _pair(**options)
    assert all(lightly("Files").share == 5 for _ in range(made))
    said = []
    for kind in (plain, lightly):
        try:
            said.append(question(kind))
        except Exception as error:  # noqa: BLE001 - whatever a dataclass raises
            said.append(type(error))
    assert said[0] == said[1]


def test_one_goes_to_another_process_and_back() -> None:
    assert pickle.loads(pickle.dumps(Span(1, 4))) == Span(1, 4)  # noqa: S301 - our own
    assert len({Span(1, 4), Span(1, 4), Span(2, 4)}) == 2


@pytest.mark.parametrize("above", [light, dataclasses])
@pytest.mark.parametrize("below", [light, dataclasses])
@pytest.mark.parametrize("slots", [False, True])
def test_one_derives_from_another_whoever_made_them(above, below, slots: bool) -> None:  # noqa: ANN001 - two modules
    @above.dataclass(frozen=True, slots=slots)
    class Line:
        text: str
        page: int = 0

    @below.dataclass(frozen=True, slots=slots)
    class Printed(Line):
        size: float = 10.0

    assert (Printed("a", size=8.0), replace(Printed("a", 2), page=3).page) == (Printed("a", 0, 8.0), 3)
    assert Line("a") != Printed("a")
    assert len({Printed("a"), Printed("a"), Line("a")}) == 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        Printed("a").text = "b"


@pytest.mark.parametrize("above", [light, dataclasses])
@pytest.mark.parametrize("below", [light, dataclasses])
def test_what_never_changes_has_no_heirs_that_do(above, below) -> None:  # noqa: ANN001 - two modules
    @above.dataclass(frozen=True)
    class Line:
        text: str

    with pytest.raises(TypeError):

        @below.dataclass
        class Draft(Line):
            pass
