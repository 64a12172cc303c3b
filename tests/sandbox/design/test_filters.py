"""What no chemist would make is refused, and drugs pass."""

import pytest
from rdkit import Chem

from sandbox.design.filters import Filter, is_safe

BENZENE = Chem.MolFromSmiles("c1ccccc1")
DRUGS = {
    "acyclovir": "Nc1nc(=O)c2ncn(COCCO)c2[nH]1",
    "ribociclib": "CN(C)C(=O)c1cc2cnc(Nc3ccc(cn3)N3CCNCC3)nc2n1C1CCCC1",
    "celecoxib": "Cc1ccc(cc1)-c1cc(nn1-c1ccc(cc1)S(N)(=O)=O)C(F)(F)F",
    "caffeine": "Cn1cnc2c1c(=O)n(C)c(=O)n2C",
    "imatinib": "Cc1ccc(NC(=O)c2ccc(CN3CCN(C)CC3)cc2)cc1Nc1nccc(n1)-c1cccnc1",
    "ciprofloxacin": "O=C(O)c1cn(C2CC2)c2cc(N3CCNCC3)c(F)cc2c1=O",
    "sitagliptin": "NC(CC(=O)N1CCn2c(C1)nnc2C(F)(F)F)Cc1cc(F)c(F)cc1F",
    "ranolazine": "COc1ccccc1OCC(O)CN1CCN(CC(=O)Nc2c(C)cccc2C)CC1",
}


@pytest.mark.parametrize(
    ("smiles", "reason"),
    [
        ("COOC", "peroxide"),
        ("CN(C)N(C)N(C)C", "chain of three nitrogens"),
        ("Cc1cnnnc1", "six-membered ring with three nitrogens in a row"),
        ("CC(O)O", "geminal diol or hemiacetal"),
        ("CC(O)NC", "hemiaminal"),
        ("CN(C)Cl", "nitrogen–halogen bond"),
        ("COC1CNCCN1", "N,O-acetal"),
        ("CNC1CNCCN1", "aminal"),
        ("N#CC1CCCCN1", "α-aminonitrile"),
        ("CN(C)C(F)(F)F", "fluoride next to an amine or alcohol"),
        ("OC(F)(F)c1ccccc1", "fluoride next to an amine or alcohol"),  # loses HF
        ("CC(=O)N(N1CCOCC1)c1ccccc1", "hydrazide"),
        ("CC(O)C(=O)Oc1ccccn1", "ester or N–H carbamate of a phenol"),
        ("CC(=O)Cl", "acyl halide"),
        ("C=C(C)O", "enol"),
        ("C1#CCCCCC1", "alkyne in a ring"),
        ("C1=CC1", "cyclopropene or cyclobutene"),
        ("C12CC1C2", "four-membered ring fused to another small one"),
        ("C1CC2CCC1=C2", "strained ring system"),
        ("C[NH3+]", "changed charge"),
        ("C[Se]C", "unusual element"),
        ("C1CCCCCCCCC1", "new macrocycle"),
    ],
)
def test_odd_structures_are_refused_with_their_reason(smiles: str, reason: str) -> None:
    judge = Filter(BENZENE)
    assert not judge.allows(Chem.MolFromSmiles(smiles))
    assert judge.refused == {reason: 1}


@pytest.mark.parametrize("name", DRUGS)
def test_drugs_are_not_odd(name: str) -> None:
    judge = Filter(BENZENE)
    assert judge.allows(Chem.MolFromSmiles(DRUGS[name])), judge.refused


def test_what_the_start_has_may_stay() -> None:
    hydrazine = Chem.MolFromSmiles("CNNc1ccccc1")
    assert not Filter(BENZENE).allows(hydrazine)
    assert Filter(hydrazine).allows(Chem.MolFromSmiles("CNNc1ccccc1F"))


def test_new_alerts_are_refused_and_old_ones_are_not() -> None:
    nitrobenzene = Chem.MolFromSmiles("O=[N+]([O-])c1ccccc1")
    judge = Filter(BENZENE)
    assert not judge.is_quiet(nitrobenzene)
    assert list(judge.refused) == ["alert: nitro group"]
    assert Filter(nitrobenzene).is_quiet(Chem.MolFromSmiles("O=[N+]([O-])c1ccccc1F"))


def test_agents_are_not_safe() -> None:
    assert not is_safe(Chem.MolFromSmiles("CC(C)OP(C)(=O)F"))  # sarin
    assert is_safe(Chem.MolFromSmiles(DRUGS["caffeine"]))
