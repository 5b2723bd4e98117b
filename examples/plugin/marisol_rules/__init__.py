"""What the City of Marisol, which does not exist, asks of its class specifications."""

from pathlib import Path

_HERE = Path(__file__).parent


def pack() -> Path:
    """The rule pack."""
    return _HERE / "pack.yaml"


def profile() -> Path:
    """The profile."""
    return _HERE / "profile.yaml"
