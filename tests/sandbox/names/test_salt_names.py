"""Salts by the names of their parts; molar masses from the drugs' monographs."""

import pytest
from rdkit import Chem
from rdkit.Chem.Descriptors import MolWt  # type: ignore[attr-defined]
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

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


@pytest.mark.parametrize(
    ("words", "mass"),
    [
        ("hydrochloride of lidocaine", 270.80),
        ("mesylate salt of imatinib", 589.71),
        ("sodium salt of naproxen", 252.24),
        ("sodium salt of salicylic acid", 160.10),
        ("sodium salt of p-toluenesulfonic acid", 194.18),
        ("potassium salt of phenol", 132.20),
    ],
)
def test_a_salt_whose_partner_is_named_first_is_the_salt(words: str, mass: float) -> None:
    (mention,) = recognise(f"Theoretical percentages for the {words}, please.")
    assert mention.text == words
    assert MolWt(Chem.MolFromSmiles(mention.smiles)) == pytest.approx(mass, abs=0.02)


def test_what_makes_no_salt_keeps_its_name() -> None:
    (mention,) = recognise("hydrochloride of toluene")
    assert mention.text == "toluene"


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


@pytest.mark.parametrize(
    ("name", "mass"),
    [
        ("MgSO4 heptahydrate", 246.47),
        ("copper sulfate pentahydrate", 249.68),
        ("CuSO4·5H2O", 249.68),
        ("CuSO4 x 5 H2O", 249.68),
        ("sodium carbonate decahydrate", 286.14),
        ("CoCl2·6H2O", 237.93),
        ("NiCl2(H2O)6", 237.69),
        ("iron(III) chloride hexahydrate", 270.29),
        ("Ba(OH)2 octahydrate", 315.46),
        ("LiOH·H2O", 41.96),
        ("Na2HPO4 dodecahydrate", 358.14),
        ("Na2S2O3.5H2O", 248.18),
        ("nickel(II) acetate tetrahydrate", 248.84),
        ("(NH4)2SO4", 132.14),
        ("cobalt(II) nitrate", 182.94),
    ],
)  # molar masses of suppliers' labels
def test_crystal_water_is_weighed(name: str, mass: float) -> None:
    (mention,) = recognise(f"How many mmol are 2.00 g of {name}?")
    assert mention.text == name
    assert MolWt(Chem.MolFromSmiles(mention.smiles)) == pytest.approx(mass, abs=0.03)


def test_a_hydrate_may_be_named_apart_where_something_is_weighed() -> None:
    (weighed,) = recognise("250 mL of 0.1 M CuSO4 from the pentahydrate, what do I weigh?")
    assert MolWt(Chem.MolFromSmiles(weighed.smiles)) == pytest.approx(249.68, abs=0.03)
    assert len(recognise("dry NaOH. H2O goes in next, 5 g")) == 2
    (made,) = recognise("how is CuSO4 made from the pentahydrate?")
    assert MolWt(Chem.MolFromSmiles(made.smiles)) == pytest.approx(159.60, abs=0.03)


@pytest.mark.parametrize("text", ["the Co catalyst", "FeCl4", "CoI", "iron chloride of some kind"])
def test_a_salt_whose_charges_are_open_is_none(text: str) -> None:
    assert not recognise(text)


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("pentaerythritol tetranitrate", "C5H8N4O12"),
        ("glycerol trinitrate", "C3H5N3O9"),
        ("isosorbide dinitrate", "C6H8N2O8"),
        ("glycerol tristearate", "C57H110O6"),
        ("hydroquinone diacetate", "C10H10O4"),
        ("trimethylolpropane triacrylate", "C15H20O6"),
    ],
)
def test_an_ester_is_more_than_its_alcohol(name: str, formula: str) -> None:
    (found,) = recognise(f"What is the mass of {name}?")
    assert found.text == name
    assert CalcMolFormula(Chem.MolFromSmiles(found.smiles)) == formula


@pytest.mark.parametrize("name", ["isosorbide mononitrate", "glycerol monostearate", "quinine acetate"])
def test_an_ester_that_is_left_open_is_not_taken_for_its_alcohol(name: str) -> None:
    assert recognise(f"What is the mass of {name}?") == []


def test_esters_of_phosphonic_acids_are_asked_for_by_their_whole_name() -> None:
    known = {"dimethyl methylphosphonate": "COP(C)(=O)OC"}
    (found,) = recognise("5 kg of dimethyl methylphosphonate, is it listed?", known.get)
    assert (found.text, found.smiles) == ("dimethyl methylphosphonate", "COP(C)(=O)OC")
