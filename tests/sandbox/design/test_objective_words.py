"""A quantity with a direction, however a chemist says it."""

import pytest

from sandbox.design.objective_words import imperatives, nouns
from sandbox.design.objectives import OBJECTIVES
from sandbox.vocabulary import VOCABULARIES


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Make celecoxib more soluble without losing the scaffold", ("higher solubility",)),
        ("the solubility of M1 should go up", ("higher solubility",)),
        ("improve DRD2 activity while keeping the core", ("higher DRD2 activity",)),
        ("lower the logP of M1 but keep the scaffold", ("lower logP",)),
        ("M1 is too greasy, I want it less greasy", ("lower logP",)),
        ("reduce hERG liability and increase metabolic stability",
         ("lower hERG inhibition", "higher metabolic stability")),
        ("make it easier to synthesise", ("easier synthesis",)),
        ("What is the logP of M1?", ()),
        ("which solvent is aspirin soluble in", ()),
        ("solubility of M1. More details please", ()),
    ],
)  # fmt: skip
def test_objectives_are_found_in_a_message(said: str, meant: tuple[str, ...]) -> None:
    assert VOCABULARIES.get("objective").mentions(said) == meant


@pytest.mark.parametrize("name", OBJECTIVES)
def test_every_wording_of_an_objective_means_it(name: str) -> None:
    objective = OBJECTIVES[name]
    vocabulary = VOCABULARIES.get("objective")
    for wording in (name, *nouns(objective), *imperatives(objective), *objective.traits):
        assert vocabulary.mentions(f"{wording} of M1") == (name,), wording
