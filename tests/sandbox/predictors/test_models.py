"""The predictors against values of the literature, and their evaluation in bulk against one by one."""

import numpy as np
import pytest
from rdkit import Chem

from sandbox.predictors import NAMES, predict
from sandbox.predictors.domain import Reference, packed_bits
from sandbox.predictors.pka import (
    Conjugate,
    Constant,
    conjugate,
    constants,
    log_d,
    mean_charge,
    species,
    strongest,
)
from sandbox.predictors.trees import LEAF, Trees
from sandbox.structures.delaney import esol

SMILES = [
    "CCO",
    "c1ccccc1",
    "O=C(CCCN1CCC(O)(c2ccc(Cl)cc2)CC1)c1ccc(F)cc1",
    "CC(=O)Oc1ccccc1C(=O)O",
    "[Na+].[Cl-]",
]


def mol(smiles: str) -> Chem.Mol:
    return Chem.MolFromSmiles(smiles)


@pytest.mark.parametrize("name", [*NAMES[:4], "hERG", "Half_Life_Obach"])
def test_many_at_once_are_predicted_as_one_by_one(name: str) -> None:
    mols = [mol(smiles) for smiles in SMILES]
    together = predict(name, mols)
    assert together.shape == (len(mols),)
    assert np.isfinite(together).all()
    assert together == pytest.approx([predict(name, [each])[0] for each in mols], rel=1e-3, abs=1e-3)
    assert predict(name, []).shape == (0,)


# Pearson and Dillon, J. Am. Chem. Soc. 1953, 75, 2439; phenylbutazone: The Merck Index; benzoylacetone:
# Eidinoff, J. Am. Chem. Soc. 1945, 67, 2072.
@pytest.mark.parametrize(
    ("smiles", "measured"),
    [
        ("CC(=O)CC(C)=O", 9.0), ("CCOC(=O)CC(C)=O", 10.7), ("C[N+](=O)[O-]", 10.2), ("CC[N+](=O)[O-]", 8.5),
        ("N#CCC#N", 11.2), ("O=C1CC(C)(C)CC(=O)C1", 5.2), ("CC1(C)OC(=O)CC(=O)O1", 4.8),
        ("CCCCC1C(=O)N(c2ccccc2)N(c2ccccc2)C1=O", 4.5), ("CC(=O)CC(=O)c1ccccc1", 8.7),
        ("CC(=O)C(C)C(C)=O", 11.0),
    ],
)  # fmt: skip
def test_carbon_acids_are_as_strong_as_measured(smiles: str, measured: float) -> None:
    best = strongest(constants(mol(smiles)), base=False)
    assert best is not None
    assert best.pka == pytest.approx(measured, abs=0.6)


@pytest.mark.parametrize("smiles", ["CC(C)=O", "CCOC(C)=O", "Cc1ccccc1", "CCOC(=O)CC(=O)OCC", "CC#N"])
def test_carbon_acids_too_weak_for_water_have_no_constant(smiles: str) -> None:
    assert strongest(constants(mol(smiles)), base=False) is None


# Two trees: x0 > 2 gives 1, else x1 > 0 gives 5 or 3; and a lone leaf of 10.
_ARRAYS = {
    "sizes": np.array([5, 1]),
    "features": np.array([0, 1, LEAF, LEAF, LEAF, LEAF], dtype=np.uint16),
    "thresholds": np.array([2, 0], dtype=np.uint8),
    "values": np.array([1, 3, 5, 10], dtype=np.float16),
    "base": np.array(0.5),
}


def test_trees_add_up_the_leaves_that_a_molecule_falls_into() -> None:
    features = np.array([[3, 0], [2, 0], [0, 1]], dtype=np.uint8)
    assert Trees(_ARRAYS).sum(features) == pytest.approx([11.5, 13.5, 15.5])


# Known antagonists of D2 (haloperidol, risperidone), a GSK-3 inhibitor (SB-216763), and small solvents.
@pytest.mark.parametrize(
    ("target", "active"),
    [
        ("DRD2", "O=C(CCCN1CCC(O)(c2ccc(Cl)cc2)CC1)c1ccc(F)cc1"),
        ("DRD2", "Cc1nc2n(c(=O)c1CCN1CCC(c3noc4cc(F)ccc34)CC1)CCCC2"),
        ("GSK3B", "Cn1cc(C2=C(c3ccc(Cl)cc3Cl)C(=O)NC2=O)c2ccccc21"),
    ],
)
def test_known_ligands_are_likely_active_and_solvents_are_not(target: str, active: str) -> None:
    likely, ethanol, hexane = predict(target, [mol(active), mol("CCO"), mol("CCCCCC")])
    assert likely > 0.6
    assert max(ethanol, hexane) < 0.1


# Measured: Yalkowsky and He, Handbook of Aqueous Solubility Data, 2003.
@pytest.mark.parametrize(
    ("smiles", "log_s"),
    [
        ("c1ccc2ccccc2c1", -3.6),
        ("OC(=O)c1ccccc1", -1.55),
        ("CC(=O)Nc1ccc(O)cc1", -1.03),
        ("c1ccc2cc3ccccc3cc2c1", -6.4),
        ("CCCCCC", -3.96),
    ],
    ids=["naphthalene", "benzoic acid", "paracetamol", "anthracene", "hexane"],
)
def test_the_solubility_of_known_compounds_is_met_within_tenfold(smiles: str, log_s: float) -> None:
    assert predict("logS", [mol(smiles)])[0] == pytest.approx(log_s, abs=1.0)


def test_the_esol_equation_is_delaneys() -> None:
    # 0.16 - 0.63 logP - 0.0062 M + 0.066 rotors - 0.74 aromatic share, by hand for benzene (logP 1.6866)
    assert esol(mol("c1ccccc1")) == pytest.approx(0.16 - 0.63 * 1.6866 - 0.0062 * 78.114 - 0.74, abs=1e-3)


# Measured: Perrin; Serjeant and Dempsey; CRC Handbook.
@pytest.mark.parametrize(
    ("smiles", "base", "pka"),
    [
        ("CC(=O)O", False, 4.76),
        ("Oc1ccccc1", False, 9.99),
        ("O=C1CCC(=O)N1", False, 9.6),
        ("CC(C)Cc1ccc(cc1)C(C)C(=O)O", False, 4.5),
        ("Oc1c([N+](=O)[O-])cc([N+](=O)[O-])cc1[N+](=O)[O-]", False, 0.4),
        ("Cc1ccc(cc1)-c1cc(nn1-c1ccc(cc1)S(N)(=O)=O)C(F)(F)F", False, 10.0),
        ("c1ccncc1", True, 5.2),
        ("c1c[nH]cn1", True, 7.0),
        ("Nc1ccccc1", True, 4.6),
        ("CCN(CC)CC", True, 10.8),
        ("C1COCCN1", True, 8.4),
        ("CCN(CC)CC(=O)Nc1c(C)cccc1C", True, 7.9),
    ],
)
def test_the_pka_of_known_compounds_is_met(smiles: str, base: bool, pka: float) -> None:
    found = strongest(constants(mol(smiles)), base)
    assert found is not None
    assert found.pka == pytest.approx(pka, abs=1.5)


def test_the_protons_of_phosphoric_acid_leave_one_after_the_other() -> None:
    # 2.15, 7.20, 12.35
    assert [each.pka for each in constants(mol("OP(=O)(O)O"))] == pytest.approx([2.15, 7.2, 12.35], abs=1.0)


@pytest.mark.parametrize(
    ("smiles", "ph", "expected"),
    [
        ("NCC(=O)O", 7.4, "[NH3+]CC(=O)[O-]"),
        ("NCC(=O)O", 1.0, "[NH3+]CC(=O)O"),
        ("NCC(=O)O", 12.0, "NCC(=O)[O-]"),
        ("CC(=O)[O-].[Na+]", 1.0, "CC(=O)O.[Na+]"),
        ("C[N+](C)(C)CCO", 7.4, "C[N+](C)(C)CCO"),
        ("CCO", 7.4, "CCO"),
        ("CC(C)NCC(O)COc1cccc2ccccc12", 7.4, "CC(C)[NH2+]CC(O)COc1cccc2ccccc12"),
    ],
)
def test_the_species_at_a_ph_has_its_protons_in_place(smiles: str, ph: float, expected: str) -> None:
    drawn = mol(smiles)
    found = species(drawn, constants(drawn), ph)
    assert Chem.MolToSmiles(found) == Chem.CanonSmiles(expected)


@pytest.mark.parametrize(
    ("smiles", "form", "expected", "pka"),
    [
        ("Oc1ccccc1", "conjugate base", "[O-]c1ccccc1", 10.0),
        ("CC(=O)[O-]", "conjugate acid", "CC(=O)O", 4.76),
        ("c1ccncc1", "conjugate acid", "c1cc[nH+]cc1", 5.2),
        ("[NH4+]", "conjugate base", "N", 9.25),
        ("CCO", "conjugate base", "CC[O-]", 15.9),
        ("OP(=O)(O)[O-]", "conjugate base", "O=P([O-])([O-])O", 7.2),
        ("OP(=O)(O)[O-]", "conjugate acid", "O=P(O)(O)O", 2.15),
        ("[NH3+]CC(=O)[O-]", "conjugate acid", "[NH3+]CC(=O)O", 2.35),
    ],
)
def test_a_conjugate_differs_by_one_proton_from_what_is_drawn(
    smiles: str, form: Conjugate, expected: str, pka: float
) -> None:
    made = conjugate(mol(smiles), form)
    assert made is not None
    assert Chem.MolToSmiles(made[0]) == Chem.CanonSmiles(expected)
    assert made[1].pka == pytest.approx(pka, abs=1.5)


def test_what_has_no_acid_and_no_base_has_no_conjugate() -> None:
    assert conjugate(mol("CCCC"), "conjugate base") is None
    assert conjugate(mol("CC(C)=O"), "conjugate acid") is None


def test_charge_and_log_d_follow_henderson_and_hasselbalch() -> None:
    acid = constants(mol("OC(=O)c1ccccc1"))
    (only,) = acid
    assert mean_charge(mol("OC(=O)c1ccccc1"), acid, only.pka) == pytest.approx(-0.5)
    assert log_d(1.87, acid, only.pka) == pytest.approx(1.87 - np.log10(2), abs=0.01)
    assert log_d(1.87, acid, only.pka + 2) == pytest.approx(1.87 - 2, abs=0.05)
    assert log_d(1.87, [], 7.4) == pytest.approx(1.87)


def test_a_constant_is_half_ionised_at_its_own_pka() -> None:
    found = strongest(constants(mol("CCN")), base=True)
    assert found is not None
    assert Constant(found.site, found.pka).ionised(found.pka) == pytest.approx(0.5)


def test_the_nearest_neighbour_is_the_molecule_itself_where_it_is_known() -> None:
    known = [mol(smiles) for smiles in SMILES[:3]]
    reference = Reference(packed_bits(known))
    assert reference.nearest(known) == pytest.approx(1.0)
    assert reference.where(mol("FC(F)(F)S(=O)(=O)N")).nearest < 0.25
    assert "outside the training domain" in str(reference.where(mol("FC(F)(F)S(=O)(=O)N")))
