"""Chairs of saturated six-membered rings: which substituents stand axial and which equatorial."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from rdkit import Chem
from rdkit.Chem import rdMolTransforms

from sandbox.conformers.ensemble import Ensemble
from sandbox.structures.substituents import SUBSTITUENTS

TORSIONS = (30.0, 80.0)  # degrees, of one sign and the other in turn; 55 in cyclohexane
AXIAL = (
    0.65  # cosine of the angle to the axis of the ring, which is 1 for axial and about 0.33 for equatorial
)


def chair_text(found: Ensemble, numbers: Sequence[int]) -> str:
    """What stands axial and equatorial in the lowest conformer, and in the lowest one where that differs.

    Args:
        found: The conformers of a molecule.
        numbers: Number of each heavy atom as the user counts them.

    Returns:
        "methyl at C2 equatorial; 1.6 kcal/mol higher: methyl at C2 axial"; empty where no chair carries
        anything.
    """
    bare = Chem.RemoveHs(found.mol) if found.mol.GetNumHeavyAtoms() else found.mol
    rings = _saturated_six_rings(bare)
    lowest = _read(bare, rings, 0, numbers)
    for number, energy in enumerate(found.energies[1:], 1):
        other = _read(bare, rings, number, numbers)
        if lowest and other and other != lowest:
            return f"{lowest}; {energy:.1f} kcal/mol higher: {other}"
    return lowest


def _saturated_six_rings(mol: Chem.Mol) -> list[tuple[int, ...]]:
    sp3 = Chem.HybridizationType.SP3
    rings = (ring for ring in mol.GetRingInfo().AtomRings() if len(ring) == 6)
    return [ring for ring in rings if all(mol.GetAtomWithIdx(i).GetHybridization() == sp3 for i in ring)]


def _read(mol: Chem.Mol, rings: Sequence[tuple[int, ...]], conformer: int, numbers: Sequence[int]) -> str:
    shape = mol.GetConformer(conformer)
    places = [place for ring in rings if _is_chair(shape, ring) for place in _places(mol, shape, ring)]
    return ", ".join(
        f"{_name(mol, anchor, first)} at {mol.GetAtomWithIdx(anchor).GetSymbol()}{numbers[anchor]} {place}"
        for anchor, first, place in sorted(places, key=lambda each: numbers[each[0]])
    )


def _is_chair(shape: Chem.Conformer, ring: tuple[int, ...]) -> bool:
    turned = [
        rdMolTransforms.GetDihedralDeg(shape, *(ring[(start + step) % 6] for step in range(4)))
        for start in range(6)
    ]
    signs = {np.sign(angle) * (-1) ** place for place, angle in enumerate(turned)}
    return len(signs) == 1 and all(TORSIONS[0] < abs(angle) < TORSIONS[1] for angle in turned)


def _places(mol: Chem.Mol, shape: Chem.Conformer, ring: tuple[int, ...]) -> list[tuple[int, int, str]]:
    """Ring atom, first atom of what hangs on it, and where it stands; other rings are left out."""
    at = shape.GetPositions()
    spokes: Any = at[list(ring)] - at[list(ring)].mean(axis=0)
    axis = np.cross(spokes, np.roll(spokes, -1, axis=0)).sum(axis=0)
    axis /= np.linalg.norm(axis)
    found = []
    for anchor in ring:
        for bond in mol.GetAtomWithIdx(anchor).GetBonds():
            if not bond.IsInRing():
                first = bond.GetOtherAtomIdx(anchor)
                away = at[first] - at[anchor]
                upright = abs(float(axis @ away)) / float(np.linalg.norm(away))
                found.append((anchor, first, "axial" if upright > AXIAL else "equatorial"))
    return found


def _name(mol: Chem.Mol, anchor: int, first: int) -> str:
    bond = mol.GetBondBetweenAtoms(anchor, first).GetIdx()
    cut = Chem.FragmentOnBonds(mol, [bond], dummyLabels=[(0, 0)])
    whole = Chem.GetMolFrags(cut)
    parts = Chem.GetMolFrags(cut, asMols=True, sanitizeFrags=False)
    side = next(part for part, atoms in zip(parts, whole, strict=True) if first in atoms)
    smiles = str(Chem.MolToSmiles(side))
    return _names().get(smiles, smiles)


@cache
def _names() -> dict[str, str]:
    return {Chem.CanonSmiles(each.smiles): each.name for each in reversed(SUBSTITUENTS.values())}
