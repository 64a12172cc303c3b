"""Ways from class to class are looked for in the cards; of two reagents it is told what each is for."""

from __future__ import annotations

import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.registry import discover

REGISTRY = discover()


def calls_of(message: str) -> list[tuple[str, str]]:
    episode = Episode(
        REGISTRY,
        lambda name, given: call_tool(REGISTRY.get(name), given),
        Profile("native", REGISTRY.toolset()),
    )
    episode.observe(message)
    return [
        (call.tool, str(next(iter(call.arguments.values())))) for call in episode.exchanges[-1].reading.exact
    ]


@pytest.mark.parametrize(
    ("message", "words", "card"),
    [
        ("how do you make amides from acids?", "make amides from acids", "Amide coupling"),
        (
            "best way to reduce an ester to an alcohol",
            "reduce an ester to an alcohol",
            "LiAlH4 reduction",
        ),
        ("can I convert a nitrile into an amine", "a nitrile into an amine", "Nitrile reduction"),
    ],
)
def test_a_way_from_class_to_class_is_looked_for_in_the_cards(message: str, words: str, card: str) -> None:
    assert calls_of(message) == [("search_cards", words)]
    found = call_tool(REGISTRY.get("search_cards"), {"text": words})
    assert card in str(found.values[0])


def test_of_two_reagents_it_is_told_what_each_is_for() -> None:
    both = [("reagent_uses", "M1"), ("reagent_uses", "M2")]
    assert calls_of("whats better for peptide coupling: HATU or EDC") == both
    assert calls_of("K2CO3 or Cs2CO3 for an SNAr?") == both


@pytest.mark.parametrize(
    "message",
    [
        "toluene or DCM for extraction",  # solvents are compared as such
        "is NaH or KOtBu heavier",
        "molecular weight of HATU or EDC",
        "convert CCO to an aldehyde and an acid",
        "is there an amide or an ester in CCOC(C)=O",
    ],
)
def test_other_questions_are_left_alone(message: str) -> None:
    assert not [call for call in calls_of(message) if call[0] in ("search_cards", "reagent_uses")]
