"""Every marked example of the pack is a test."""

from speclint.testing import pack_cases

test_every_example_holds = pack_cases("marisol-town")
