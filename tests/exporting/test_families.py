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
    assert {text: Chem.MolToSmiles(Chem.MolFromMolBlock(block)) for text, block in found.items()} == {
        PHENOL: Chem.CanonSmiles(ANISOLE),
        FLUORO: Chem.CanonSmiles(ANISOLE),
    }


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


def test_a_molecule_is_laid_like_its_closest_relative() -> None:
    # the methyl is far from the fluorine: laid like the phenol alone, it could be turned by half
    fluoro, methyl = "Fc1ccc(-c2ccccc2)cc1", "Cc1ccc(-c2ccc(F)cc2)cc1"
    found = find_families([PHENOL, fluoro, methyl])
    assert "F" in Chem.MolToSmiles(Chem.MolFromMolBlock(found[methyl]))
    ring = "[#9]-[#6]1[#6][#6][#6](-[#6])[#6][#6]1"
    assert np.allclose(
        places(methyl, found[methyl], ring)[:2], places(fluoro, found[fluoro], ring)[:2], atol=0.15
    )
