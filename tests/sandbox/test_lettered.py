"""Options with letters are told from other text."""

import pytest

from sandbox.lettered import lettered, options_in


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


def test_each_letter_has_its_option():
    assert lettered("How many rings? (A) 1 (B) 2; (C) 3.") == {"A": "1", "B": "2", "C": "3"}
    assert lettered("no options here") == {}
