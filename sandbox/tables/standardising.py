"""One standard form for each row: counter-ions and solvent stripped, charges neutralised, one tautomer."""

from __future__ import annotations

from rdkit import Chem
from rdkit.Chem.MolStandardize import rdMolStandardize

from sandbox.structures import chem
from sandbox.structures.standard_forms import normalised

MAX_TAUTOMER_ATOMS = 60


def standardised(mol: Chem.Mol, *, tautomer: bool) -> tuple[str, list[str]]:
    """Bring a molecule into its standard form.

    Returns:
        Its SMILES, and what was changed, in words.
    """
    changes = []
    current = normalised(mol)
    if chem.canonical_smiles(current) != chem.canonical_smiles(mol):
        changes.append("drawing normalised")
    parts = Chem.GetMolFrags(current)
    if len(parts) > 1:
        current = rdMolStandardize.LargestFragmentChooser(preferOrganic=True).choose(current)
        changes.append(f"{len(parts) - 1} other component{'s' if len(parts) > 2 else ''} removed")
    neutral = rdMolStandardize.Uncharger().uncharge(current)
    if chem.canonical_smiles(neutral) != chem.canonical_smiles(current):
        changes.append("charges neutralised")
    if tautomer and neutral.GetNumHeavyAtoms() <= MAX_TAUTOMER_ATOMS:
        enumerator = rdMolStandardize.TautomerEnumerator()
        enumerator.SetMaxTransforms(200)
        moved = enumerator.Canonicalize(neutral)
        if chem.canonical_smiles(moved) != chem.canonical_smiles(neutral):
            changes.append("tautomer changed")
        neutral = moved
    smiles = chem.canonical_smiles(neutral)
    return (smiles if Chem.MolFromSmiles(smiles) else chem.canonical_smiles(mol)), changes
