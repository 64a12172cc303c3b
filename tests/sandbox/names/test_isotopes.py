"""Labelled compounds: as many labels as the name says, where a chemist would expect them."""

from __future__ import annotations

import pytest
from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.names.isotopes import labelled
from sandbox.names.lookup import look_up, one
from sandbox.names.resolving import resolve
from sandbox.recogniser import recognise

_CAFFEINE_D9 = "[2H]C([2H])([2H])n1cnc2c1c(=O)n(C([2H])([2H])[2H])c(=O)n2C([2H])([2H])[2H]"


def _count(smiles: str, symbol: str, mass: int) -> int:
    return sum(
        atom.GetSymbol() == symbol and atom.GetIsotope() == mass
        for atom in Chem.MolFromSmiles(smiles).GetAtoms()
    )


@pytest.mark.parametrize(
    ("name", "smiles"),
    [
        ("toluene-d8", "[2H]c1c([2H])c([2H])c(C([2H])([2H])[2H])c([2H])c1[2H]"),
        ("toluene-d3", "[2H]C([2H])([2H])c1ccccc1"),
        ("d4-methanol", "[2H]OC([2H])([2H])[2H]"),
        ("methanol-d3", "[2H]C([2H])([2H])O"),
        ("acetic acid-d4", "[2H]OC(=O)C([2H])([2H])[2H]"),
        ("aniline-d5", "Nc1c([2H])c([2H])c([2H])c([2H])c1[2H]"),
        ("caffeine-d9", _CAFFEINE_D9),
        ("paracetamol-d4", "CC(=O)Nc1c([2H])c([2H])c(O)c([2H])c1[2H]"),
        ("ibuprofen-d3", "[2H]C([2H])([2H])C(C(=O)O)c1ccc(CC(C)C)cc1"),
        ("acetone-d3", "[2H]C([2H])([2H])C(C)=O"),
        ("urea-15N2", "[15NH2]C(=O)[15NH2]"),
        ("[15N]glycine", "[15NH2]CC(=O)O"),
        ("CD2Cl2", "[2H]C([2H])(Cl)Cl"),
        ("CD3OH", "[2H]C([2H])([2H])O"),
        ("CH3OD", "[2H]OC"),
        ("NaBD4", "[2H][B-]([2H])([2H])[2H].[Na+]"),
        ("deuterated toluene", "[2H]c1c([2H])c([2H])c(C([2H])([2H])[2H])c([2H])c1[2H]"),
    ],
)
def test_the_labels_go_where_their_number_says(name: str, smiles: str) -> None:
    found = one(name)
    assert found is not None
    assert Chem.CanonSmiles(found.smiles) == Chem.CanonSmiles(smiles)


@pytest.mark.parametrize("name", ["[13C6]glucose", "13C6-glucose", "glucose-13C6", "[U-13C]glucose"])
def test_all_carbons_of_glucose_are_labelled(name: str) -> None:
    found = one(name)
    assert found is not None
    assert _count(found.smiles, "C", 13) == 6


@pytest.mark.parametrize("name", ["testosterone-d3", "caffeine-d3", "[3H]thymidine", "[11C]methionine"])
def test_labels_at_unsaid_places_are_not_guessed(name: str) -> None:
    assert look_up(name) == []
    with pytest.raises(ToolError, match="locants"):
        resolve(name)


@pytest.mark.parametrize("name", ["2,4-D", "vitamin D3", "D-glucose", "NAD", "DMF", "T-2 toxin"])
def test_letters_that_are_no_isotopes_stay(name: str) -> None:
    found = one(name)
    assert labelled(name) is None or found is None or not _count(found.smiles, "H", 2)


def test_a_labelled_compound_is_found_in_a_text() -> None:
    mentions = recognise("is methyl iodide-d3 heavier than [13C6]glucose?")
    assert [mention.text for mention in mentions] == ["methyl iodide-d3", "[13C6]glucose"]
