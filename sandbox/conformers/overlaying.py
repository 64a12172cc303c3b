"""Two molecules laid over each other in space: by the atoms they share, or by their shapes."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

from rdkit import Chem
from rdkit.Chem import rdMolAlign, rdShapeAlign

from sandbox.conformers.ensemble import MAX_MATCHES, Ensemble
from sandbox.errors import ToolError
from sandbox.structures.overlay import overlaid

MCS_SECONDS = 4
SECONDS = 6.0
LEAST_SHARED = 3
MOST_EACH = 10
_NO_RADIUS = re.compile(r"No VdW radius for atom with Z=(\d+)")


@dataclass(frozen=True, eq=False)
class Superposition:
    """The best way to lay one molecule over another.

    Attributes:
        mol: The molecule that was moved, with its coordinates.
        conformers: Numbers of the two conformers that fit best, from 0.
        rmsd: Å, over the atoms that were matched; None where the shapes were matched.
        atoms: How many atoms were matched.
        shape: Tanimoto of the volumes, 0 to 1; None where atoms were matched.
        features: Tanimoto of the pharmacophore features, 0 to 1.
        complete: Whether all pairs of conformers were tried.
    """

    mol: Chem.Mol
    conformers: tuple[int, int]
    rmsd: float | None = None
    atoms: int = 0
    shape: float | None = None
    features: float | None = None
    complete: bool = True


def by_atoms(first: Ensemble, second: Ensemble) -> Superposition:
    """Lay the second over the first by their largest common part, in the conformers that fit best.

    Raises:
        ToolError: They share fewer than three atoms.
    """
    ours, theirs = Chem.RemoveHs(first.mol), Chem.RemoveHs(second.mol)
    pairings = _pairings(ours, theirs)
    end = time.monotonic() + SECONDS
    best: Superposition | None = None
    for i, j in _pairs_of(ours, theirs):
        if best and time.monotonic() > end:
            return Superposition(best.mol, best.conformers, best.rmsd, best.atoms, complete=False)
        for pairing in pairings:
            rmsd = float(rdMolAlign.AlignMol(theirs, ours, prbCid=j, refCid=i, atomMap=pairing))
            if best is None or best.rmsd is None or rmsd < best.rmsd:
                best = Superposition(Chem.Mol(theirs, False, j), (i, j), rmsd, len(pairing))
    if best is None:
        raise ToolError("the molecules have no conformers to compare")
    return best


def _pairings(ours: Chem.Mol, theirs: Chem.Mol) -> list[list[tuple[int, int]]]:
    """Atoms of the second with their partners in the first, in every way that the symmetry allows."""
    pairs = overlaid(ours, theirs, MCS_SECONDS).pairs
    if len(pairs) < LEAST_SHARED:
        raise ToolError(f"the molecules share {len(pairs)} atoms: too few to lay one over the other")
    if len(pairs) < ours.GetNumAtoms() or len(pairs) < theirs.GetNumAtoms():
        return [[(j, i) for i, j in pairs.items()]]
    order = list(pairs)
    placements = ours.GetSubstructMatches(ours, uniquify=False, maxMatches=MAX_MATCHES)
    return [[(pairs[i], placement[i]) for i in order] for placement in placements]


def by_shape(first: Ensemble, second: Ensemble) -> Superposition:
    """Lay the second over the first so that volumes and features overlap best, over pairs of conformers.

    Raises:
        ToolError: The method has no radius for an element, as for most metals.
    """
    ours, theirs = Chem.RemoveHs(first.mol), Chem.RemoveHs(second.mol)
    end = time.monotonic() + SECONDS
    best: Superposition | None = None
    for i, j in _pairs_of(ours, theirs):
        if best and time.monotonic() > end:
            return Superposition(
                best.mol, best.conformers, shape=best.shape, features=best.features, complete=False
            )
        shape, features = _shape_overlap(ours, theirs, i, j)
        if best is None or shape + features > (best.shape or 0) + (best.features or 0):
            best = Superposition(Chem.Mol(theirs, False, j), (i, j), shape=shape, features=features)
    if best is None:
        raise ToolError("the molecules have no conformers to compare")
    return best


def _shape_overlap(ours: Chem.Mol, theirs: Chem.Mol, i: int, j: int) -> tuple[float, float]:
    """Move conformer j of the second over conformer i of the first: Tanimoto of volumes and of features."""
    align: Any = rdShapeAlign.AlignMol
    try:
        shape, features = align(ours, theirs, refConfId=i, probeConfId=j, useColors=True, opt_param=0.5)
    except ValueError as error:
        unknown = _NO_RADIUS.search(str(error))
        if unknown is None:
            raise
        element = Chem.GetPeriodicTable().GetElementSymbol(int(unknown.group(1)))
        raise ToolError(f"shapes with {element} are not compared: the method has no radius for it") from error
    return float(shape), float(features)


def _pairs_of(ours: Chem.Mol, theirs: Chem.Mol) -> list[tuple[int, int]]:
    """Pairs of conformers, those of low energy first."""
    pairs = [
        (i, j)
        for i in range(min(MOST_EACH, ours.GetNumConformers()))
        for j in range(min(MOST_EACH, theirs.GetNumConformers()))
    ]
    return sorted(pairs, key=sum)
