"""Cutting: the same surroundings give the same keys, whatever hangs there."""

import pytest
from rdkit import Chem

from sandbox.design.cuts import double_cuts, hydrogen_keys, single_cuts


def mol(smiles: str) -> Chem.Mol:
    return Chem.MolFromSmiles(smiles)


def keys_of(smiles: str, fragment: str) -> tuple[int, ...]:
    return next(cut.keys for cut in single_cuts(mol(smiles), 8) if cut.fragment == fragment)


def test_a_hydrogen_has_the_surroundings_of_the_substituent_that_replaces_it() -> None:
    assert hydrogen_keys(mol("c1ccccc1"), 0) == keys_of("Cc1ccccc1", "*C")
    assert hydrogen_keys(mol("c1cc[nH]c1"), 3) == keys_of("Cn1cccc1", "*C")
    assert hydrogen_keys(mol("CC(N)=O"), 2) == keys_of("CC(=O)NCC", "*CC")


def test_the_substituent_does_not_matter_and_what_is_farther_away_only_at_higher_levels() -> None:
    toluene, phenol = keys_of("Cc1ccccc1", "*C"), keys_of("Oc1ccccc1", "*O")
    para = keys_of("Cc1ccc(F)cc1", "*C")
    assert toluene == phenol
    assert toluene[:2] == para[:2]  # the fluorine is four bonds away from the carbon that is cut
    assert keys_of("Cc1ccccn1", "*C")[0] != toluene[0]


@pytest.mark.parametrize(
    "smiles", ["C1CCCCC1", "C=C", "C#N", "C"], ids=["ring", "double", "triple", "methane"]
)
def test_only_acyclic_single_bonds_between_heavy_atoms_are_cut(smiles: str) -> None:
    assert list(single_cuts(mol(smiles), 10)) == []


def test_a_linker_is_found_between_two_cuts() -> None:
    middles = {middle.fragment for middle in double_cuts(mol("CC(=O)Nc1ccc(O)cc1"), 6)}
    assert "[1*]c1ccc([2*])cc1" in middles
    assert {"[1*]C(=O)N[2*]", "[1*]NC([2*])=O"} & middles
