"""Salts by the names of their parts; molar masses from the drugs' monographs."""

import pytest
from rdkit import Chem
from rdkit.Chem.Descriptors import MolWt  # type: ignore[attr-defined]

from sandbox.names.lookup import look_up
from sandbox.names.salt_names import salt_of
from sandbox.recogniser import recognise

MASSES = [
    ("lidocaine hydrochloride", 270.80),
    ("lidocaine HCl", 270.80),
    ("sertraline hydrochloride", 342.69),
    ("metformin hydrochloride", 165.62),
    ("cetirizine dihydrochloride", 461.81),
    ("imatinib mesylate", 589.71),
    ("amlodipine besylate", 567.05),
    ("enalapril maleate", 492.52),
    ("naproxen sodium", 252.24),
    ("diclofenac potassium", 334.24),
    ("ampicillin trihydrate", 403.45),
]


@pytest.mark.parametrize(("name", "mass"), MASSES)
def test_a_salt_in_a_message_is_the_salt(name: str, mass: float) -> None:
    (mention,) = recognise(f"Theoretical percentages for {name}, please.")
    assert mention.text == name
    assert MolWt(Chem.MolFromSmiles(mention.smiles)) == pytest.approx(mass, abs=0.02)


@pytest.mark.parametrize(("name", "mass"), MASSES)
def test_a_salt_that_is_looked_up_is_the_salt(name: str, mass: float) -> None:
    masses = [MolWt(Chem.MolFromSmiles(found.smiles)) for found in look_up(name)]
    assert masses == [pytest.approx(mass, abs=0.02)]


@pytest.mark.parametrize(
    ("smiles", "partner"),
    [
        ("Oc1ccccc1", "hydrochloride"),  # nothing basic
        ("CC(N)=O", "mesylate"),
        ("CC#N", "sodium"),  # nothing acidic
        ("OC(=O)CCC(=O)O", "sodium"),  # of which acid?
    ],
)
def test_no_salt_is_made_where_there_is_none(smiles: str, partner: str) -> None:
    assert salt_of(smiles, partner) is None


@pytest.mark.parametrize("name", ["quetiapine fumarate", "metoprolol succinate"])
def test_a_salt_of_two_bases_is_not_taken_for_one_of_one(name: str) -> None:
    assert not any("." in mention.smiles for mention in recognise(f"Molar mass of {name}?"))
