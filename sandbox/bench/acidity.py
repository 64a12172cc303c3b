"""The pH of an acid or a base in water: which of them it is, and how strong."""

from __future__ import annotations

from rdkit import Chem

from sandbox.bench import buffers
from sandbox.results import Quantity

STRONG_ACIDS = ("Cl", "Br", "I", "O[N+](=O)[O-]", "OCl(=O)(=O)=O", "CS(=O)(=O)O", "OS(=O)(=O)C(F)(F)F")
STRONG_BASES = ("[Na+].[OH-]", "[K+].[OH-]", "[Li+].[OH-]", "[Cs+].[OH-]", "C[N+](C)(C)C.[OH-]")
_AMINE = "[NX3;!$(N[C,S]=[O,N,S])]"
_CARBOXYLIC_ACID = "C(=O)[OH]"


def ph_of(mol: Chem.Mol, molar: float, pka: float | None) -> Quantity:
    """The pH of a solution.

    Args:
        mol: Acid or base.
        molar: Concentration in mol/L.
        pka: pKa of the acid, or of a base's conjugate acid; strong ones need none.

    Returns:
        pH; no value for what is not known as strong and has no pKa.
    """
    smiles = Chem.MolToSmiles(mol)
    strong = [{Chem.CanonSmiles(each) for each in group} for group in (STRONG_ACIDS, STRONG_BASES)]
    if smiles in strong[0]:
        return Quantity(buffers.ph_of_acid(molar, None), "", "pH", 2, "strong acid")
    if smiles in strong[1]:
        return Quantity(buffers.ph_of_base(molar, None), "", "pH", 2, "strong base")
    if pka is None:
        return Quantity(None, "", "pH", 2, "it is no strong acid or base that I know, so its pKa is needed")
    if _has(mol, _AMINE) and not _has(mol, _CARBOXYLIC_ACID):
        return Quantity(buffers.ph_of_base(molar, pka), "", "pH", 2, "as a weak base")
    return Quantity(buffers.ph_of_acid(molar, pka), "", "pH", 2, "as a weak acid")


def _has(mol: Chem.Mol, smarts: str) -> bool:
    return bool(mol.HasSubstructMatch(Chem.MolFromSmarts(smarts)))
