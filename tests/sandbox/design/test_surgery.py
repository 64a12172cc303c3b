"""Moves on the graph keep what they do not touch, stereo above all."""

import pytest
from rdkit import Chem

from sandbox.design import surgery
from sandbox.design.cuts import double_cuts


def smiles_of(mol: Chem.Mol | None) -> str:
    assert mol is not None
    return Chem.MolToSmiles(mol)


@pytest.mark.parametrize(
    ("before", "anchor", "first", "new", "after"),
    [
        # L-alanine's methyl becomes CH2OH: L-serine, which keeps its S
        ("N[C@@H](C)C(=O)O", 1, 2, "*CO", "N[C@@H](CO)C(=O)O"),
        ("C[C@](F)(Cl)CC", 1, 2, "*O", "C[C@](O)(Cl)CC"),
        ("F/C=C/Cl", 2, 3, "*C", "F/C=C/C"),
        ("Cc1ccccc1", 1, 0, "*C(=O)O", "OC(=O)c1ccccc1"),
    ],
    ids=["alanine to serine", "quaternary centre", "double bond", "toluene"],
)  # fmt: skip
def test_a_side_is_exchanged_in_place(before: str, anchor: int, first: int, new: str, after: str) -> None:
    product = surgery.replace_side(Chem.MolFromSmiles(before), anchor, first, new)
    assert smiles_of(product) == Chem.CanonSmiles(after)


def test_hydrogen_takes_the_place_of_a_side_and_the_centre_keeps_its_handedness() -> None:
    # (S)-2-butanol by taking OH's neighbour Cl off would change its label, not its geometry
    mol = Chem.MolFromSmiles("O[C@@](C)(Cl)CC")
    product = surgery.replace_side(mol, 1, 3, None)
    back = surgery.replace_hydrogen(product, 1, "*Cl") if product else None
    assert smiles_of(back) == Chem.MolToSmiles(mol)


def test_a_stereocentre_beside_an_exchanged_linker_stays() -> None:
    mol = Chem.MolFromSmiles("F[C@](Cl)(Br)CCO")
    bonds = next(m.bonds for m in double_cuts(mol, 2) if m.fragment == "[1*]CC[2*]")
    carbon = 1 if bonds[0][0] == 1 else 0
    new = "[1*]OC[2*]" if carbon else "[1*]CO[2*]"
    product = surgery.replace_middle(mol, bonds, new)
    assert smiles_of(product) == Chem.CanonSmiles("F[C@](Cl)(Br)OCO")


def test_atoms_that_came_are_told_from_atoms_that_stayed() -> None:
    start = Chem.MolFromSmiles("Oc1ccccc1")
    product = surgery.replace_side(surgery.mark_origin(start), 1, 0, "*OC")
    assert product is not None
    smiles, changed = surgery.changed_atoms(product, start)
    assert smiles == "COc1ccccc1"
    assert changed == (0, 1)


def test_what_has_no_valence_left_is_no_product() -> None:
    assert surgery.replace_hydrogen(Chem.MolFromSmiles("FC(F)(F)F"), 1, "*C") is None
