"""The quantities that a design is judged by, measured for many molecules at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from rdkit import Chem
from rdkit.Chem import QED, Descriptors, rdMolDescriptors

from sandbox.errors import ToolError
from sandbox.structures import synthetic_accessibility
from sandbox.structures.delaney import esol

Values = np.ndarray[Any, np.dtype[np.float64]]
Batch = Callable[[Sequence[Chem.Mol]], Values]


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity.

    Attributes:
        name: What it is called in a result.
        unit: Printed after the number.
        decimals: Digits after the point.
        basis: How the number comes about, in words, for whoever reads the result.
        batch: Measures molecules; NaN where there is no value.
        costly: Whether a value takes so long that proposals should be screened before they are measured.
    """

    name: str
    unit: str
    decimals: int
    basis: str
    batch: Batch
    costly: bool = False


def _each(function: Callable[[Chem.Mol], float]) -> Batch:
    def batch(mols: Sequence[Chem.Mol]) -> Values:
        return np.array([function(mol) for mol in mols], float)

    return batch


def _logp(mol: Chem.Mol) -> float:
    return float(rdMolDescriptors.CalcCrippenDescriptors(mol)[0])


def _weight(mol: Chem.Mol) -> float:
    return float(Descriptors.MolWt(mol))  # type: ignore[attr-defined]


def _predictor(name: str) -> Batch:
    def batch(mols: Sequence[Chem.Mol]) -> Values:
        from sandbox.predictors import NAMES, predict  # weights are read on first use

        if name not in NAMES:
            raise ToolError(f"the model for {name} is missing from this installation")
        return np.asarray(predict(name, mols), float)

    return batch


_OWN = "calculated from the structure"
_MODEL = "predicted by this program's own model"
_SURROGATE = "probability from a surrogate model, not a measurement"

MEASURES: Mapping[str, Measure] = {
    each.name: each
    for each in (
        Measure("logP", "", 2, f"{_OWN} (Crippen)", _each(_logp)),
        Measure("TPSA", "Å²", 1, f"{_OWN} (Ertl)", _each(rdMolDescriptors.CalcTPSA)),
        Measure("molecular weight", "g/mol", 1, _OWN, _each(_weight)),
        Measure("QED", "", 2, f"{_OWN} (Bickerton)", _each(QED.qed)),
        Measure("SA score", "", 2, f"{_OWN} (Ertl and Schuffenhauer)", _each(synthetic_accessibility.score)),
        Measure("fraction of sp3 carbons", "", 2, _OWN, _each(rdMolDescriptors.CalcFractionCSP3)),
        Measure("number of rotatable bonds", "", 0, _OWN, _each(rdMolDescriptors.CalcNumRotatableBonds)),
        Measure("number of H-bond donors", "", 0, _OWN, _each(rdMolDescriptors.CalcNumHBD)),
        Measure("ESOL logS", "log(mol/L)", 2, "Delaney's equation", _each(esol)),
        Measure("logS", "log(mol/L)", 2, _MODEL, _predictor("logS"), costly=True),
        Measure("DRD2 activity", "", 2, _SURROGATE, _predictor("DRD2"), costly=True),
        Measure("JNK3 activity", "", 2, _SURROGATE, _predictor("JNK3"), costly=True),
        Measure("GSK3B activity", "", 2, _SURROGATE, _predictor("GSK3B"), costly=True),
        Measure("BBB penetration", "", 2, _MODEL, _predictor("BBB_Martins"), costly=True),
        Measure("hERG inhibition", "", 2, _MODEL, _predictor("hERG"), costly=True),
        Measure("mutagenicity", "", 2, _MODEL, _predictor("AMES"), costly=True),
        Measure("Caco-2 permeability", "log(cm/s)", 2, _MODEL, _predictor("Caco2_Wang"), costly=True),
        Measure("CYP3A4 inhibition", "", 2, _MODEL, _predictor("CYP3A4_Veith"), costly=True),
        Measure(
            "microsomal clearance", "µL/min/mg", 1, _MODEL, _predictor("Clearance_Microsome_AZ"), costly=True
        ),
    )
}


def measure_all(name: str, mols: Sequence[Chem.Mol]) -> Values:
    """Measure one quantity of many molecules; NaN where there is no value."""
    if not mols:
        return np.empty(0)
    return MEASURES[name].batch(mols)
