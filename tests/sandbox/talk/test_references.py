"""Molecules that are meant by their place in what was listed before."""

import pytest

from tests.sandbox.conversations import begun

LISTED = (
    "logP of aspirin, ibuprofen and naproxen",
    ("logp", {"molecule": "M1"}),
    ("logp", {"molecule": "M2"}),
    ("logp", {"molecule": "M3"}),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("the TPSA of the second one", "the TPSA of M2"),
        ("exact mass of the first of these", "exact mass of M1"),
        ("and the last one?", "and M3?"),
        ("pKa of all three", "pKa of M1, M2 and M3"),
        ("is the second step exothermic?", "is the second step exothermic?"),
        ("boiling point of toluene, the first one I thought of", None),
    ],
)
def test_places_are_written_as_handles(said: str, meant: str | None) -> None:
    episode = begun(*LISTED)
    episode.observe(said)
    text = episode.exchanges[-1].policy_text
    if meant is None:
        assert "M1" not in text
    else:
        assert text == meant


def test_the_former_and_the_latter_are_the_two_spoken_of() -> None:
    episode = begun(
        "logP of aspirin and ibuprofen", ("logp", {"molecule": "M1"}), ("logp", {"molecule": "M2"})
    )
    episode.observe("CAS of the former")
    assert episode.exchanges[-1].policy_text == "CAS of M1"
    episode.exchanges.pop()
    episode.observe("and the pKa of the latter?")
    assert episode.exchanges[-1].policy_text == "and the pKa of M2?"


def test_the_other_one_is_the_one_that_was_not_told_of() -> None:
    episode = begun(
        "which is heavier, aspirin or ibuprofen? logP of the heavier one", ("logp", {"molecule": "M2"})
    )
    episode.observe("and of the other one?")
    assert episode.exchanges[-1].policy_text == "and of M1?"
