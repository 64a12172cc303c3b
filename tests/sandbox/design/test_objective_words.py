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
        ("get the logP down", ("lower logP",)),
        ("make it dissolve better in water", ("higher solubility",)),
        ("get the water solubility (ESOL / logS) up", ("higher solubility",)),
        ("increase the penalised logP", ("higher logP",)),
        ("raise logD7.4", ("higher logP",)),
        ("Increase its drug-likeness (QED) while keeping the scaffold", ("higher QED",)),
        ("improve its inhibition of the c-Jun N-terminal Kinases-3 (JNK3)", ("higher JNK3 activity",)),
        ("maximise the inhibitory activity against glycogen synthase kinase-3 beta (GSK3β)",
         ("higher GSK3B activity",)),
        ("a stronger D2 binder please", ("higher DRD2 activity",)),
        ("improve QED and DRD2 activity", ("higher QED", "higher DRD2 activity")),
        ("increase solubility, QED and JNK3 activity",
         ("higher solubility", "higher QED", "higher JNK3 activity")),
        ("logP down and solubility up", ("lower logP", "higher solubility")),
        ("increase the solubility without raising the logP", ("higher solubility",)),
        ("the logP is too high", ("lower logP",)),
        ("poor solubility, can you fix it", ("higher solubility",)),
        ("Solubility is poor. Number of aromatic rings in M1?", ()),
        ("isn't the TPSA of M1 way too high for oral?", ()),
        ("Is aspirin water-soluble?", ()),
        ("What is the logD of M1 at pH 7.4?", ()),
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
