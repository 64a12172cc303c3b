"""Two molecules laid over each other by their largest common part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdkit import Chem
from rdkit.Chem import rdFMCS

MAX_MATCHES = 60


@dataclass(frozen=True, slots=True)
class Overlay:
    """Two molecules on top of each other.

    Attributes:
        first: One molecule.
        second: The other.
        pairs: Index in the first → index in the second.
        complete: Whether the search for the common part came to its end.
    """

    first: Chem.Mol
    second: Chem.Mol
    pairs: Mapping[int, int]
    complete: bool


def overlaid(first: Chem.Mol, second: Chem.Mol, seconds: int, *, whole_rings: bool = False) -> Overlay:
    """Find the largest common part, and of its equal placements the one that fits best.

    Elements and bond orders must agree, and ring atoms match ring atoms.

    Args:
        first: One molecule.
        second: The other.
        seconds: Time for the search; what was found by then counts.
        whole_rings: Whether a ring is common as a whole or not at all.
    """
    found = rdFMCS.FindMCS(
        [first, second],
        timeout=seconds,
        ringMatchesRingOnly=True,
        completeRingsOnly=whole_rings,
        bondCompare=rdFMCS.BondCompare.CompareOrder,
        atomCompare=rdFMCS.AtomCompare.CompareElements,
    )
    if not found.numAtoms:
        return Overlay(first, second, {}, not found.canceled)
    ours = first.GetSubstructMatches(found.queryMol, uniquify=True, maxMatches=MAX_MATCHES)
    theirs = second.GetSubstructMatches(found.queryMol, uniquify=False, maxMatches=MAX_MATCHES)
    maps = [dict(zip(one, other, strict=True)) for one in ours for other in theirs]
    best = min(maps, key=lambda pairs: _misfit(first, second, pairs), default={})
    return Overlay(first, second, best, not found.canceled)


def _misfit(first: Chem.Mol, second: Chem.Mol, pairs: Mapping[int, int]) -> tuple[int, int]:
    """How badly molecules fit: unlike charges and configurations, then other neighbours and hydrogens."""
    unlike = elsewhere = 0
    for i, j in pairs.items():
        one, other = first.GetAtomWithIdx(i), second.GetAtomWithIdx(j)
        unlike += one.GetFormalCharge() != other.GetFormalCharge()
        unlike += _configuration(one) != _configuration(other)
        elsewhere += one.GetDegree() != other.GetDegree()
        elsewhere += abs(one.GetTotalNumHs() - other.GetTotalNumHs())
    return unlike, elsewhere


def _configuration(atom: Chem.Atom) -> str:
    return str(atom.GetProp("_CIPCode")) if atom.HasProp("_CIPCode") else ""
