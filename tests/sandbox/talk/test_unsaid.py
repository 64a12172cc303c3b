"""What a message leaves unsaid is asked for: a name of several compounds, what comes in a group's place."""

from __future__ import annotations

import pytest

from sandbox.names.ambiguous import several_meanings
from sandbox.names.open_labels import open_labels_in
from sandbox.names.polymers import without_structure_in
from sandbox.registry import discover
from sandbox.retrieval.offered import unsaid_partner
from sandbox.vocabulary import VOCABULARIES

discover()  # brings the vocabularies


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("swap the OH of M1", True),
        ("replace the chlorine in M1", True),
        ("swap the OH of M1 for F", False),
        ("change Br to CN in M1", False),
        ("turn the nitro group into an amine", False),
    ],
)
def test_an_exchange_without_its_second_half_is_seen(text: str, unsaid: bool) -> None:
    terms = {"substituent": VOCABULARIES.get("substituent").mentions(text)}
    assert unsaid_partner(discover().get("replace_group"), terms, text) is unsaid


@pytest.mark.parametrize(
    "text", ["change Br to CN in M1", "swap the CN for COOH", "put a CN on M1", "Br into CN"]
)
def test_cn_in_an_edit_is_the_cyano_group(text: str) -> None:
    assert "cyano" in VOCABULARIES.get("substituent").mentions(text)


def test_labels_at_places_that_are_not_said_are_asked_for() -> None:
    said = open_labels_in("molar mass of testosterone-d3?")
    assert said is not None
    assert "locants" in said
    assert open_labels_in("molar mass of toluene-d8?") is None


def test_ambiguous_names_and_polymers_are_found_in_a_text() -> None:
    assert several_meanings("MW of xylene?") == ("xylene", ("o-xylene", "m-xylene", "p-xylene"))
    assert several_meanings("MW of benzene?") is None
    named = without_structure_in("the molar mass of PEG 400, please")
    assert named is not None
    assert named[0] == "PEG 400"
    assert "polymer" in named[1]
    assert without_structure_in("accept the pan and an intercept") is None
