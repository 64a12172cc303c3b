"""Rings of a size and spiro atoms in a message: found where they are asked for, and counted rightly."""

import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.recogniser import recognise
from sandbox.registry import discover


def pattern_in(message: str) -> str | None:
    return next((mention.smiles for mention in recognise(message) if mention.kind == "pattern"), None)


@pytest.mark.parametrize(
    ("question", "smiles", "count"),
    [
        ("How many five-membered rings are there?", "c1ccc2[nH]c3c(c2c1)CCN1CCCC31", 2),
        ("Count the rings of size six.", "C1CCC2(CC1)OCCO2", 1),
        ("number of 6-membered rings", "c1cc2ccc3cccc4ccc(c1)c2c34", 4),  # pyrene
        ("number of 6-membered rings", "C1CC2CCC1C2", 0),  # norbornane: the rim is no ring of its own
        ("number of five membered rings", "C1CC2CCC1C2", 2),
        ("How many four-membered rings does it contain?", "C12C3C4C1C5C4C3C25", 6),  # the faces of cubane
        ("How many six-membered aromatic rings are there", "c1ccc2c(c1)CCCC2", 1),
        ("how many non-aromatic six-membered rings", "c1ccc2c(c1)CCCC2", 1),
        ("number of saturated rings with 6 members", "C1CCCCC1CC1=CCCCC1", 1),
        ("How many six-membered heterocycles does it have?", "c1ccncc1Cc1ccccc1", 1),
        ("count all rings with six carbon atoms", "c1ccncc1Cc1ccccc1", 1),
        ("six-membered ring count of this", "c1ccncc1", 1),
        ("Does it contain a spiro atom?", "C1CCC2(CC1)CCNCC2", 1),
        ("Is there a spiro centre?", "C1CCC2CCCCC2C1", 0),  # decalin is fused
    ],
)
def test_rings_of_a_size(question: str, smiles: str, count: int) -> None:
    smarts = pattern_in(question)
    assert smarts is not None
    result = call_tool(discover().get("count_substructure"), {"molecule": smiles, "pattern": smarts})
    assert result.text == str(count)


@pytest.mark.parametrize("size", range(3, 13))
def test_every_size_finds_its_cycloalkane_once(size: int) -> None:
    smarts = pattern_in(f"How many rings of size {size} are there?")
    for atoms in range(3, 13):
        ring = Chem.MolFromSmiles("C1" + "C" * (atoms - 1) + "1")
        assert len(ring.GetSubstructMatches(Chem.MolFromSmarts(smarts))) == (atoms == size)


@pytest.mark.parametrize(
    "message",
    [
        "Make a five-membered ring from this by ring-closing metathesis.",
        "Which reactions make five-membered rings?",
        "Does it have three rings?",
        "How many five- or six-membered rings are there?",
        "How many fused six-membered rings are there?",
        "How many unsaturated 6-membered rings are there?",
        "rotate the spiro one",
    ],
)
def test_what_is_not_asked_of_all_such_rings_is_left_in_words(message: str) -> None:
    assert pattern_in(message) is None
