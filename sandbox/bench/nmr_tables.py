"""1H shifts of common impurities in four deuterated solvents, in ppm against TMS.

Gottlieb, Kotlyar and Nudelman, J. Org. Chem. 1997, 62, 7512; Fulmer et al., Organometallics 2010, 29, 2176.
"""

from __future__ import annotations

from functools import cache

from rdkit import Chem

# SMILES of the solvent with or without its deuterium → name, residual signal, water.
SOLVENTS = {
    "ClC(Cl)Cl": ("CDCl3", "7.26 s", "1.56 s"),
    "CS(C)=O": ("DMSO-d6", "2.50 quint", "3.33 s"),
    "CO": ("CD3OD", "3.31 quint", "4.87 s"),
    "O": ("D2O", "4.79 s", "4.79 s"),
}
_ORDER = ("CDCl3", "DMSO-d6", "CD3OD", "D2O")
_SIGNALS: dict[str, tuple[str, ...]] = {
    "CC(=O)O": ("CH3 2.10 s", "CH3 1.91 s", "CH3 1.99 s", "CH3 2.08 s"),
    "CC(C)=O": ("CH3 2.17 s", "CH3 2.09 s", "CH3 2.15 s", "CH3 2.22 s"),
    "CC#N": ("CH3 2.10 s", "CH3 2.07 s", "CH3 2.03 s", "CH3 2.06 s"),
    "c1ccccc1": ("CH 7.36 s", "CH 7.37 s", "CH 7.33 s", ""),
    "CC(C)(C)O": ("CH3 1.28 s", "CH3 1.11 s", "CH3 1.40 s", "CH3 1.24 s"),
    "ClC(Cl)Cl": ("CH 7.26 s", "CH 8.32 s", "CH 7.90 s", ""),
    "C1CCCCC1": ("CH2 1.43 s", "CH2 1.40 s", "CH2 1.45 s", ""),
    "ClCCCl": ("CH2 3.73 s", "CH2 3.90 s", "CH2 3.78 s", ""),
    "ClCCl": ("CH2 5.30 s", "CH2 5.76 s", "CH2 5.49 s", ""),
    "CCOCC": (
        "CH3 1.21 t, CH2 3.48 q", "CH3 1.09 t, CH2 3.38 q", "CH3 1.18 t, CH2 3.49 q",
        "CH3 1.17 t, CH2 3.56 q",
    ),
    "CN(C)C=O": (
        "CH 8.02 s, CH3 2.96 s, CH3 2.88 s", "CH 7.95 s, CH3 2.89 s, CH3 2.73 s",
        "CH 7.97 s, CH3 2.99 s, CH3 2.86 s", "CH 7.92 s, CH3 3.01 s, CH3 2.85 s",
    ),
    "CS(C)=O": ("CH3 2.62 s", "CH3 2.54 s", "CH3 2.65 s", "CH3 2.71 s"),
    "C1COCCO1": ("CH2 3.71 s", "CH2 3.57 s", "CH2 3.66 s", "CH2 3.75 s"),
    "CCO": (
        "CH3 1.25 t, CH2 3.72 q", "CH3 1.06 t, CH2 3.44 q", "CH3 1.19 t, CH2 3.60 q",
        "CH3 1.17 t, CH2 3.65 q",
    ),
    "CCOC(C)=O": (
        "COCH3 2.05 s, OCH2 4.12 q, CH3 1.26 t", "COCH3 1.99 s, OCH2 4.03 q, CH3 1.17 t",
        "COCH3 2.01 s, OCH2 4.09 q, CH3 1.24 t", "COCH3 2.07 s, OCH2 4.14 q, CH3 1.24 t",
    ),
    "CO": ("CH3 3.49 s", "CH3 3.16 s", "CH3 3.34 s", "CH3 3.34 s"),
    "CC(C)O": (
        "CH3 1.22 d, CH 4.04 sept", "CH3 1.04 d, CH 3.78 sept", "CH3 1.50 d, CH 3.92 sept",
        "CH3 1.17 d, CH 4.02 sept",
    ),
    "C1CCOC1": (
        "CH2 1.85 m, OCH2 3.76 m", "CH2 1.76 m, OCH2 3.60 m", "CH2 1.87 m, OCH2 3.71 m",
        "CH2 1.88 m, OCH2 3.74 m",
    ),
    "Cc1ccccc1": (
        "CH3 2.36 s, CH 7.17 m, CH 7.25 m", "CH3 2.30 s, CH 7.18 m, CH 7.25 m", "CH3 2.32 s, CH 7.16 m", "",
    ),
    "CCN(CC)CC": (
        "CH3 1.03 t, CH2 2.53 q", "CH3 0.93 t, CH2 2.43 q", "CH3 1.05 t, CH2 2.58 q",
        "CH3 0.99 t, CH2 2.57 q",
    ),
    "CCCCCC": ("CH3 0.88 t, CH2 1.26 m", "CH3 0.86 t, CH2 1.25 m", "CH3 0.90 t, CH2 1.29 m", ""),
    "O": ("1.56 s", "3.33 s", "4.87 s", ""),
}  # fmt: skip


def solvent_of(mol: Chem.Mol) -> tuple[str, str, str] | None:
    """Return name, residual signal and water signal of an NMR solvent, with or without its deuterium."""
    return _solvents().get(_plain(mol))


def is_deuterated(mol: Chem.Mol) -> bool:
    """Whether a compound has deuterium in it."""
    return any(atom.GetAtomicNum() == 1 and atom.GetIsotope() == 2 for atom in mol.GetAtoms())


def signals(mol: Chem.Mol, solvent: str) -> str | None:
    """Return the 1H signals of an impurity in a solvent; empty or None where the papers give none."""
    row = _impurities().get(_plain(mol))
    return row[_ORDER.index(solvent)] if row else None


@cache
def _solvents() -> dict[str, tuple[str, str, str]]:
    return {Chem.CanonSmiles(smiles): entry for smiles, entry in SOLVENTS.items()}


@cache
def _impurities() -> dict[str, tuple[str, ...]]:
    return {Chem.CanonSmiles(smiles): row for smiles, row in _SIGNALS.items()}


def _plain(mol: Chem.Mol) -> str:
    """SMILES without isotopes and without the hydrogens that they left."""
    copy = Chem.Mol(mol)
    for atom in copy.GetAtoms():
        atom.SetIsotope(0)
    return str(Chem.MolToSmiles(Chem.RemoveHs(copy)))
