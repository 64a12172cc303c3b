"""Options with letters are told from other text."""

import pytest

from sandbox.talk.lettered import lettered, mechanisms_in, options_in


@pytest.mark.parametrize(
    ("message", "options"),
    [
        ("CCBr + [OH-]: which mechanism? A. SN1 B. SN2 C. E1", "A. SN1 B. SN2 C. E1"),
        ("Choose the mechanism: (a) SNAr (b) benzyne", "(a) SNAr (b) benzyne"),
        ("Which mechanism?\nA) SN1\nB) SN2\nGive the letter.", "A) SN1\nB) SN2"),
        ("CCBr + EtO-. (A) SN1 (B) SN2. Which letter?", "(A) SN1 (B) SN2."),
        ("Has it vitamin B. or C. in it?", ""),
        ("Grade A. solvents only", ""),
    ],
)
def test_options_are_found_from_the_first_to_the_last(message: str, options: str) -> None:
    assert options_in(message) == options


def test_each_letter_has_its_option():
    assert lettered("How many rings? (A) 1 (B) 2; (C) 3.") == {"A": "1", "B": "2", "C": "3"}
    assert lettered("no options here") == {}


def test_mechanisms_by_their_codes_are_quoted_together() -> None:
    assert mechanisms_in("TA question: M1 warmed in M2. SN1, SN2 or E2, and why") == "SN1, SN2 or E2"
    assert mechanisms_in("E1cB vs. E2?") == "E1cB vs. E2"
    assert mechanisms_in("is it SN2") == ""
