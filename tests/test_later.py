"""Modules of the standard library come without what they hardly ever ask for, and it is whole when they ask."""

from __future__ import annotations

import subprocess
import sys

import pytest

MADE = "made = dataclasses.make_dataclass('Duty', ['verb'])"
ASKED = {
    "": "",
    f"{MADE}; print(made.__doc__)": "Duty(verb: 'typing.Any')",
    f"{MADE}; print(dataclasses.asdict(made({{'a': 1}})))": "{'verb': {'a': 1}}",
    "print(pathlib.Path('/a b').as_uri())": "file:///a%20b",
    "print(argparse.ArgumentParser(prog='p').format_usage().strip())": "usage: p [-h]",
}


@pytest.mark.parametrize(("asked", "said"), ASKED.items(), ids=range(len(ASKED)))
def test_a_module_does_what_it_does(asked: str, said: str) -> None:
    code = (
        "import sys; from speclint import later; later.begin()\n"
        "assert not {'inspect', 'copy', 'urllib.parse', 'gettext'} & sys.modules.keys()\n"
        f"import argparse, dataclasses, pathlib\n{asked}\n"
        "import copy, gettext, inspect, urllib.parse\n"
        "assert all(one.__spec__ for one in (copy, gettext, inspect, urllib.parse)) and inspect.isclass(str)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, said, "")


def test_what_was_imported_before_stays() -> None:
    code = (
        "import copy, sys; real = copy; from speclint import later; later.begin(); assert sys.modules['copy'] is real"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
