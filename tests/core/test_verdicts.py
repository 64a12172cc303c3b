"""Letters of options and verdicts on statements, from values."""

import pytest

from app.core.verdicts import chosen_letter, verdict


@pytest.mark.parametrize(
    ("options", "value", "letter"),
    [
        ("A) 1 B) 2 C) 3", "2", "B"),
        ("A) 180.2 g/mol B) 180.9 g/mol", "180.16", "A"),
        ("A) CCO B) CCN", "NCC", "B"),
        ("A) Yes B) No", "False", "B"),
        ("A. SN1 B. SN2", "B. SN2", "B"),
        ("A) 1 B) 2", "3", None),
        ("A) 2 B) 2", "2", None),
        ("no options", "2", None),
    ],
)
def test_a_value_picks_its_option(options: str, value: str, letter: str | None) -> None:
    assert chosen_letter(f"Which is it? {options}", [value]) == letter


@pytest.mark.parametrize(
    ("question", "value", "judged"),
    [
        ("M1 has 2 donors", 2, True),
        ("M1 has two donors", 3, False),
        ("M1 has more than five donors", 5, False),
        ("M1 has at least 5 donors", 5, True),
        ("M1 has no more than 5 donors", 5, True),
        ("M1 has five or more donors", 4, False),
        ("the logP of M1 is below 3", 2.99, True),
        ("the logD of M1 at pH 7.4 is above 2", 2.5, True),
        ("the molar mass of M1 is 180.2", 180.16, True),
        ("the molar mass of M1 is 180.1", 180.16, False),
        ("the logP of M1 is about 3", 3.0, None),
        ("the logP of M1 is not 3", 3.0, None),
        ("the logP of M1 is between 2 and 3", 2.5, None),
        ("M1 has 2 donors and 3 acceptors", 2, None),
        ("M1 is heavier than M2", 2, None),
        ("M1 has 2 donors", True, None),
    ],
)
def test_a_statement_is_judged_by_its_only_number(question: str, value: object, judged: bool | None) -> None:
    assert verdict(question, value, 2) is judged
