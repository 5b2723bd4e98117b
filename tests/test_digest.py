"""One digest, whoever works it out."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from speclint import digest


@pytest.mark.parametrize("source", [b"", b"Class Code 1234", b"\x00" * 70_000])
def test_it_is_the_digest_of_openssl(source: bytes) -> None:
    expected = hashlib.sha256(source).hexdigest()
    assert (digest._own(source).hexdigest(), digest.sha256(source)) == (expected, expected)


def test_openssl_is_loaded_for_much_and_not_for_little() -> None:
    code = (
        "import sys; from speclint.digest import sha256\n"
        "few = sha256(b'a' * 10); before = 'hashlib' in sys.modules\n"
        "many = sha256(b'a' * 1_000_001); print(before, 'hashlib' in sys.modules, many[:6])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert said == ["False", "True", hashlib.sha256(b"a" * 1_000_001).hexdigest()[:6]]
