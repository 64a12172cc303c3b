"""Follow-ups and corrections that exchange one thing in the question before."""

from typing import Any

import pytest

from tests.sandbox.conversations import begun, leaves_no_choice

WEIGHED = (
    "How many grams of sodium chloride for 50 mL of a 0.5 M solution?",
    ("solution_mass", {"molecule": "M1", "concentration": "0.5 M", "volume": "50 mL"}),
)
SERIES = (
    "serial dilute 1 mM 1:3, 8 steps",
    ("serial_dilution", {"stock": "1 mM", "factor": "1:3", "step": "8"}),
)
FORM = ("main form of ibuprofen at pH 2", ("species_at_ph", {"molecule": "M1", "ph": 2}))


@pytest.mark.parametrize(
    ("first", "said", "again"),
    [
        (WEIGHED, "sorry, 20 mL not 50", {"volume": "20 mL"}),
        (WEIGHED, "instead of 50 mL take 80 mL", {"volume": "80 mL"}),
        (SERIES, "and 1:2?", {"factor": "1:2"}),
        (SERIES, "and 10-fold", {"factor": "10-fold"}),
        (WEIGHED, "and 0.1 M?", {"concentration": "0.1 M"}),
        (FORM, "and at pH 7.4?", {"ph": 7.4}),
        (FORM, "no, I meant naproxen", {"molecule": "M2"}),
        (("logP of aspirin", ("logp", {"molecule": "M1"})), "same for naproxen", {"molecule": "M2"}),
        (
            (
                "Can I dry acetone over calcium chloride?",
                ("can_dry_compound", {"molecule": "M1", "agent": "calcium chloride"}),
            ),
            "and with potassium carbonate instead?",
            {"agent": "potassium carbonate"},
        ),
    ],
)
def test_the_call_is_made_again_with_what_is_new(
    first: tuple[str, tuple[str, dict[str, Any]]], said: str, again: dict[str, Any]
) -> None:
    message, (tool, arguments) = first
    episode = begun(message, (tool, arguments))
    episode.observe(said)
    leaves_no_choice(episode, (tool, arguments | again))


def test_the_same_reaction_with_another_reactant_keeps_the_one_that_it_does_not_replace() -> None:
    episode = begun(
        "benzaldehyde with aniline, what forms?", ("predict_products", {"reactants": ["M1", "M2"]})
    )
    made = [thing.handle for thing in episode.workspace.of_kind("molecule")]
    episode.observe("same reaction with acetone instead of benzaldehyde")
    acetone = next(each for each in episode.exchanges[-1].mentioned if each not in made)
    leaves_no_choice(episode, ("predict_products", {"reactants": ["M2", acetone]}))


@pytest.mark.parametrize("said", ["which solvent would you take for it?", "and what is its boiling point?"])
def test_what_asks_for_something_else_exchanges_nothing(said: str) -> None:
    episode = begun(*FORM)
    episode.observe(said)
    assert not episode.exchanges[-1].reading.exact


def test_what_a_volume_of_what_was_spoken_of_weighs() -> None:
    episode = begun("density of toluene", ("density", {"molecule": "M1"}))
    episode.observe("what would 25 mL weigh?")
    leaves_no_choice(episode, ("convert_amount", {"molecule": "M1", "quantity": "25 mL", "unit": "g"}))


def test_the_property_of_one_of_those_that_were_ranked_is_no_ranking() -> None:
    ranked = {"molecules": ["M1", "M2"], "property": "logP", "order": "highest first"}
    episode = begun("Which is more lipophilic, aspirin or ibuprofen?", ("rank_molecules", ranked))
    episode.observe("TPSA of the other one")
    reading = episode.exchanges[-1].reading
    assert episode.exchanges[-1].policy_text == "TPSA of M1"
    assert (reading.exact, reading.wanted[:1]) == ((), ("tpsa",))
    episode = begun("Which is more lipophilic, aspirin or ibuprofen?", ("rank_molecules", ranked))
    episode.observe("and by TPSA?")
    assert episode.exchanges[-1].reading.wanted == ("rank_molecules",)
