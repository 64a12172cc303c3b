"""Solubility in water: a model trained on AqSolDB."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem
from rdkit.Chem import Descriptors, GraphDescriptors, rdMolDescriptors

from sandbox.predictors.domain import Reference
from sandbox.predictors.fingerprints import morgan_counts
from sandbox.predictors.trees import Trees
from sandbox.predictors.weights import weights

FILE = "solubility"
RADIUS, SIZE = 2, 1024
_VSA = (
    rdMolDescriptors.SlogP_VSA_,
    rdMolDescriptors.SMR_VSA_,
    rdMolDescriptors.PEOE_VSA_,
)
_ELEMENTS = (6, 7, 8, 9, 15, 16, 17, 35, 53, 14, 5)
_METAL = Chem.MolFromSmarts(
    "[#3,#4,#11,#12,#13,#19,#20,#21,#22,#23,#24,#25,#26,#27,#28,#29,#30,#31,#37,#38,#40,#42,#47,#48,#50,#55,"
    "#56,#74,#78,#79,#80,#82,#83]"
)


def log_s(mols: Sequence[Chem.Mol]) -> NDArray[np.float64]:
    """log10 of the solubility in water near 25 °C in mol/L, shape (molecules,)."""
    return _model().sum(features(mols))


@cache
def reference() -> Reference:
    """The fingerprints of what the model was trained on."""
    return Reference(weights(FILE)["reference"])


def features(mols: Sequence[Chem.Mol]) -> NDArray[np.float32]:
    """What the model takes: descriptors, then counts of environments."""
    if not mols:
        return np.zeros((0, SIZE), dtype=np.float32)
    described = np.array([_descriptors(mol) for mol in mols], dtype=np.float32)
    counts = morgan_counts(mols, RADIUS, SIZE).astype(np.float32)
    return np.concatenate([described, counts], axis=1)


def _descriptors(mol: Chem.Mol) -> list[float]:
    numbers = [atom.GetAtomicNum() for atom in mol.GetAtoms()]
    heavy = max(1, mol.GetNumHeavyAtoms())
    aromatic = sum(atom.GetIsAromatic() for atom in mol.GetAtoms())
    log_p, refraction = rdMolDescriptors.CalcCrippenDescriptors(mol)
    charges = [atom.GetFormalCharge() for atom in mol.GetAtoms()]
    plain = [
        log_p,
        refraction,
        Descriptors.MolWt(mol),  # type: ignore[attr-defined]
        rdMolDescriptors.CalcTPSA(mol),
        rdMolDescriptors.CalcLabuteASA(mol),
        rdMolDescriptors.CalcNumHBD(mol),
        rdMolDescriptors.CalcNumHBA(mol),
        rdMolDescriptors.CalcNumRotatableBonds(mol),
        rdMolDescriptors.CalcNumRings(mol),
        rdMolDescriptors.CalcNumAromaticRings(mol),
        rdMolDescriptors.CalcNumAliphaticRings(mol),
        rdMolDescriptors.CalcNumHeteroatoms(mol),
        rdMolDescriptors.CalcFractionCSP3(mol),
        rdMolDescriptors.CalcNumAmideBonds(mol),
        rdMolDescriptors.CalcNumBridgeheadAtoms(mol),
        rdMolDescriptors.CalcNumSpiroAtoms(mol),
        rdMolDescriptors.CalcChi0v(mol),
        rdMolDescriptors.CalcChi1v(mol),
        rdMolDescriptors.CalcChi3v(mol),
        rdMolDescriptors.CalcKappa1(mol),
        rdMolDescriptors.CalcKappa2(mol),
        rdMolDescriptors.CalcKappa3(mol),
        rdMolDescriptors.CalcHallKierAlpha(mol),
        GraphDescriptors.BertzCT(mol) if heavy < 150 else 0.0,
        heavy,
        aromatic / heavy,
        sum(charge > 0 for charge in charges),
        sum(charge < 0 for charge in charges),
        len(Chem.GetMolFrags(mol)),
        len(mol.GetSubstructMatches(_METAL)),
        *(numbers.count(element) for element in _ELEMENTS),
    ]
    return plain + [value for vsa in _VSA for value in vsa(mol)]


@cache
def _model() -> Trees:
    return Trees(weights(FILE).group("trees"))
