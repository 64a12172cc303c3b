"""Molecules that share a scaffold are drawn alike."""

import numpy as np
from rdkit import Chem

from app.exporting.depiction import prepared
from app.exporting.families import find_families

ANISOLE, PHENOL, FLUORO = "COc1ccc(-c2ccccc2)cc1", "Oc1ccc(-c2ccccc2)cc1", "Fc1ccccc1-c1ccc(OC)cc1"


def places(text: str, like: str, smarts: str) -> np.ndarray:
    mol = prepared(text, like)
    match = mol.GetSubstructMatch(Chem.MolFromSmarts(smarts))
    found = mol.GetConformer().GetPositions()[list(match)]
    return found - found.mean(axis=0)


def test_the_oldest_sets_the_orientation() -> None:
    found = find_families([ANISOLE, "CCO", PHENOL, "no structure", FLUORO])
    assert found == {PHENOL: ANISOLE, FLUORO: ANISOLE}


def test_the_common_part_lies_the_same_way() -> None:
    core = "[#6]1(-[#8])[#6][#6][#6](-[#6]2[#6][#6][#6][#6][#6]2)[#6][#6]1"
    wanted = places(ANISOLE, "", core)
    # the far ring may be matched the other way round: its first atom and the first ring are enough
    assert np.allclose(places(PHENOL, ANISOLE, core)[:6], wanted[:6], atol=0.15)


def test_a_mol_block_keeps_its_own_coordinates() -> None:
    mol = prepared(PHENOL)
    block = Chem.MolToMolBlock(mol)
    again = prepared(block, ANISOLE)
    assert np.allclose(again.GetConformer().GetPositions(), mol.GetConformer().GetPositions(), atol=1e-3)


def test_molecules_without_rings_are_left_alone() -> None:
    assert find_families(["CCCCCC", "CCCCCCO"]) == {}
    assert prepared("CCCCCCO", "CCCCCC").GetNumConformers() == 1
