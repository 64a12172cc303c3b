from dataclasses import replace

import pytest
from rdkit import Chem

from sandbox.reactions.applying import apply_edit
from sandbox.reactions.edits import CentreAtom, Chirality, Edit, NewAtom
from sandbox.reactions.matching import Matcher

# an amide or ester is cut at C(=O)–N or C(=O)–O, and the acyl part becomes the acid
CUT_ACYL_N = Edit(
    centre=(
        CentreAtom(6, False, 0, False, 0, 0),
        CentreAtom(7, False, 0, False, 0, 1),
    ),
    bonds=((0, 1, 1, 0),),
    new=(NewAtom(8, False, 0, 1),),
    new_bonds=((0, 2, 1),),
    anchor=(0, 1),
)


def products(smiles: str, edit: Edit, place: tuple[int, ...]) -> set[str]:
    made = apply_edit(Chem.MolFromSmiles(smiles), edit, place)
    assert made is not None
    return {Chem.CanonSmiles(part) for part in Chem.MolToSmiles(made).split(".")}


def test_an_amide_is_cut_into_acid_and_amine() -> None:
    made = products("CC(=O)Nc1ccccc1", CUT_ACYL_N, (1, 3))
    assert made == {"CC(=O)O", Chem.CanonSmiles("Nc1ccccc1")}


@pytest.mark.parametrize("centre", ["@", "@@"])
def test_a_configuration_beside_the_place_is_kept(centre: str) -> None:
    made = products(f"O=C(NC)[C{centre}H](C)CC", CUT_ACYL_N, (1, 2))
    assert Chem.CanonSmiles(f"OC(=O)[C{centre}H](C)CC") in made


@pytest.mark.parametrize(
    ("fate", "expected"),
    [("keep", "C[C@H](O)CC"), ("invert", "C[C@@H](O)CC"), ("lose", "CC(O)CC")],
)
def test_the_configuration_at_the_place_is_kept_inverted_or_lost(fate: Chirality, expected: str) -> None:
    centre = (replace(CUT_ACYL_N.centre[0], chirality=fate), CUT_ACYL_N.centre[1])
    edit = replace(CUT_ACYL_N, centre=centre)
    assert Chem.CanonSmiles(expected) in products("C[C@H](NC)CC", edit, (1, 2))


@pytest.mark.parametrize("alkene", ["C/C=C/C(=O)NC", "C/C=C\\C(=O)NC"])
def test_the_sides_of_a_double_bond_are_kept(alkene: str) -> None:
    mol = Chem.MolFromSmiles(alkene)
    place = mol.GetSubstructMatch(Chem.MolFromSmarts("[CX3](=O)[NX3]"))
    made = products(alkene, CUT_ACYL_N, (place[0], place[2]))
    assert Chem.CanonSmiles(alkene[:-2] + "O") in made


def test_what_would_be_no_structure_is_none() -> None:
    ring = Edit(
        centre=(CentreAtom(6, True, 0, True, 0, 2), CentreAtom(6, True, 0, True, 0, 2)),
        bonds=((0, 1, 4, 0),),
        new=(),
        new_bonds=(),
        anchor=(0, 1),
    )
    assert apply_edit(Chem.MolFromSmiles("c1ccccc1"), ring, (0, 1)) is None


def test_an_edit_is_found_at_every_place_and_only_there() -> None:
    mol = Chem.MolFromSmiles("CC(=O)NCCNC")
    found = Matcher([CUT_ACYL_N]).candidates(mol)
    pairs = set(zip(found.first.tolist(), found.second.tolist(), strict=True))
    assert pairs == {(1, 3), (4, 3), (5, 6), (7, 6)}


def test_an_edit_survives_being_written() -> None:
    assert Edit.from_json(CUT_ACYL_N.to_json()) == CUT_ACYL_N
