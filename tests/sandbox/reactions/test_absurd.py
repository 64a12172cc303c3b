"""What no flask holds is not proposed as a precursor."""

import pytest
from rdkit import Chem

from sandbox.reactions.absurd import is_absurd


@pytest.mark.parametrize(
    "smiles",
    ["C=CO", "OC1=CCCCC1", "CC(O)O", "CC(O)Cl", "CCNC(C)O", "CNCl", "[CH]CC", "CC[N]", "NCCC(=O)Cl",
     "CC(C)=C=O", "OCC[Mg]Br", "O=CCC[Li]", "NCCN=C=O"],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(smiles: str) -> None:
    assert is_absurd(Chem.MolFromSmiles(smiles))


@pytest.mark.parametrize(
    "smiles",
    ["Oc1ccccc1", "CC(O)=CC(C)=O", "OC(O)C(Cl)(Cl)Cl", "CC(=O)Cl", "O=C1CCC(=O)N1Br", "C[Mg]Br", "[Li]CCCC",
     "CC(C)(C)OO", "COCO[Si](C)(C)C", "N[C@@H](CO)C(=O)O", "OCC(O)CO", "O=[N+]([O-])c1ccccc1", "CN=C=O",
     "CC(=O)NCC(=O)Cl", "OC[C@H]1OC(O)[C@H](O)C1O", "Oc1ccc(C(=O)Cl)cc1", "O=Cc1ccc(B(O)O)cc1", "NN", "NO",
     "CN(C)CCC(=O)Cl", "[C-]#[O+]", "O=O"],
)  # fmt: skip
def test_what_chemists_start_from_stays(smiles: str) -> None:
    assert not is_absurd(Chem.MolFromSmiles(smiles))
