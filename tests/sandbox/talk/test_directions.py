"""Which of two groups goes, and which of two structures is the part: as the words say it."""

from __future__ import annotations

import pytest

from sandbox.registry import discover
from sandbox.talk.edit_direction import direction
from sandbox.talk.parts_and_wholes import counts_parts, finds_part, part_and_whole

discover()  # the vocabularies of groups come with the tools


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Swap a cyano group for a chloro group: M1", ("cyano", "chloro")),
        ("in M1 put F in place of Cl", ("chloro", "fluoro")),
        ("exchange the bromine of M1 with a cyano group", ("bromo", "cyano")),
        ("M1 with a methyl instead of the OH", ("hydroxyl", "methyl")),
        ("M1, change Br to CN -> TPSA of that?", ("bromo", "cyano")),
        ("M1 with the OH swapped for Cl", ("hydroxyl", "chloro")),
        ("replace NO2 by NH2 in M1", ("nitro", "amino")),
        ("substitute a chloro group for a cyano group in M1", None),  # means either
        ("add Cl and F to M1", None),
    ],
)
def test_the_group_that_goes_is_told_from_the_one_that_comes(
    message: str, expected: tuple[str, str] | None
) -> None:
    assert direction(message) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Does M1 contain M2?", ("M2", "M1")),
        ("Is M1 part of M2?", ("M1", "M2")),
        ("Tell me if M1 occurs as a ring system in M2.", ("M1", "M2")),
        ("Ring system: M1. Is it a part of M2?", ("M1", "M2")),
        ("Number of rings M1 within M2?", ("M1", "M2")),
        ("tpsa of M1 and number of rings in M2", None),
        ("What do M1 and M2 have in common?", None),
        ("logP of M1", None),
    ],
)
def test_the_part_is_told_from_the_whole(message: str, expected: tuple[str, str] | None) -> None:
    assert part_and_whole(message) == expected


def test_how_often_is_told_from_whether() -> None:
    assert counts_parts("Number of rings M1 within M2?")
    assert not finds_part("Number of rings M1 within M2?")
    assert finds_part("Does M1 occur as a ring system in M2?")
    assert not counts_parts("how many rings in M1 and is there a ketone in M2")
