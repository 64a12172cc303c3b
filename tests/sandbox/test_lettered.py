"""Options with letters are told from other text."""

import pytest

from sandbox.lettered import options_in


@pytest.mark.parametrize(
    ("message", "options"),
    [
        ("CCBr + [OH-]: which mechanism? A. SN1 B. SN2 C. E1", "A. SN1 B. SN2 C. E1"),
        ("Choose the mechanism: (a) SNAr (b) benzyne", "(a) SNAr (b) benzyne"),
        ("Which mechanism?\nA) SN1\nB) SN2\nGive the letter.", "A) SN1\nB) SN2"),
        ("Has it vitamin B. or C. in it?", ""),
        ("Grade A. solvents only", ""),
    ],
)
def test_options_are_found_from_the_first_to_the_last(message: str, options: str) -> None:
    assert options_in(message) == options
