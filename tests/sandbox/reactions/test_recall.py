"""What weighs on retrosynthetic proposals beside the network of places."""

from __future__ import annotations

import numpy as np
import pytest
from rdkit import Chem

from sandbox.reactions.model import proposer
from sandbox.reactions.recall import label_of, surroundings
from sandbox.reactions.reranking import recall, reranked

IBUPROFEN_METHYL_ESTER = ("COC(=O)C(C)c1ccc(CC(C)C)cc1", "c1(C(C(OC)=O)C)ccc(cc1)CC(C)C")


def test_an_edit_with_its_surroundings_is_the_same_however_the_molecule_is_written() -> None:
    found = set()
    for smiles in IBUPROFEN_METHYL_ESTER:
        mol = Chem.MolFromSmiles(smiles)
        place = mol.GetSubstructMatch(Chem.MolFromSmarts("[CX3](=O)O[CH3]"))
        found.add(label_of(7, surroundings(mol), (place[2], place[3])))
    assert len(found) == 1


def test_proposals_are_the_same_however_the_product_is_written() -> None:
    mols = [Chem.MolFromSmiles(each) for each in IBUPROFEN_METHYL_ESTER]
    first, second = (proposer("retro").propose(mol, 5) for mol in mols)
    assert [each.smiles for each in first] == [each.smiles for each in second]
    assert [each.score for each in first] == pytest.approx([each.score for each in second], rel=1e-3)


def test_reactants_that_nobody_used_are_told_from_common_ones() -> None:
    mol = Chem.MolFromSmiles("CC(C)(C)OC(=O)NCc1ccccc1")
    boc, odd = "CC(C)(C)OC(=O)OC(=O)OC(C)(C)C", "CC(C)(C)OC(=O)OC(=O)CCCCCCCCl"
    views = recall().views(mol, [(0, (0, 1))] * 2, [("NCc1ccccc1", boc), ("NCc1ccccc1", odd)])
    assert views[0, 2] > np.log1p(100)
    assert views[1, 2] == 0


def test_the_order_of_proposals_keeps_what_they_have_together() -> None:
    shares = reranked(np.array([2.0, -1.0, -4.0]), 0.9)
    assert shares.sum() == pytest.approx(0.9)
    assert list(shares) == sorted(shares, reverse=True)


def test_a_boc_group_comes_from_boc_anhydride() -> None:
    """What the network of places leaves open (other carbonates and chloroformates) is a matter of habit."""
    mol = Chem.MolFromSmiles("CC(C)(C)OC(=O)N1CCC(c2ccccc2)CC1")
    first = proposer("retro").propose(mol, 5)[0]
    assert set(first.smiles) == {"CC(C)(C)OC(=O)OC(=O)OC(C)(C)C", Chem.CanonSmiles("C1CC(c2ccccc2)CCN1")}
