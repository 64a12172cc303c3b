"""Conformer ensembles: many shapes of one molecule, minimised, pruned and ordered by energy.

The number of starting shapes follows the flexibility of the molecule (Ebejer et al., J. Chem. Inf. Model.
2012, 52, 1146); a fixed seed makes the outcome the same every time, unless the time is up
first, which is said.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rdkit import Chem
from rdkit.Chem import rdDistGeom, rdMolAlign, rdMolDescriptors

from sandbox.conformers.building import SEED, UFF_REMARK, force_field, free_stereo, prepared, why_not
from sandbox.errors import ToolError
from sandbox.types import Molecule

TEMPERATURE_K = 298.15
GAS_CONSTANT = 0.001987204  # kcal/(mol K)
PRUNE_A = 0.3  # the two gauche forms of butane, mirror images, are 0.4 Å apart and both count
WINDOW_KCAL = 20.0
STEPS = 500
EMBED_SECONDS, MINIMISE_SECONDS, PRUNE_SECONDS = 6.0, 6.0, 3.0
BATCH = 10
MAX_MATCHES = 200
# Rotatable bonds up to which so many shapes are started from.
STARTS = ((0, 10), (3, 30), (7, 50), (12, 80))
MOST_STARTS = 100
CAVEAT = "force-field energies of the gas phase, not free energies in solution"


@dataclass(frozen=True, eq=False)
class Ensemble:
    """The shapes that were found.

    Attributes:
        mol: The molecule with hydrogens; its conformers are numbered from 0, the lowest first.
        energies: Energy of each in kcal/mol above the lowest; empty where no force field knows the atoms.
        lowest: Energy of the lowest in kcal/mol as the force field gives it.
        method: The force field.
        started: Number of shapes that were built.
        remarks: What stands beside the result.
    """

    mol: Chem.Mol
    energies: tuple[float, ...]
    lowest: float | None
    method: str
    started: int
    remarks: tuple[str, ...]

    @property
    def populations(self) -> tuple[float, ...]:
        """Boltzmann population of each at 298 K, in per cent."""
        weights = [math.exp(-energy / (GAS_CONSTANT * TEMPERATURE_K)) for energy in self.energies]
        return tuple(100 * weight / sum(weights) for weight in weights)


@dataclass(frozen=True, slots=True)
class _Minimum:
    energy: float
    conformer: int


def ensemble_of(molecule: Molecule) -> Ensemble:
    """Build the ensemble of a molecule, of the largest part where it has several.

    Raises:
        ToolError: No shape can be built.
    """
    try:
        return _ensemble(str(Chem.MolToSmiles(molecule.mol)), Chem.MolToCXSmiles(molecule.mol))
    except Chem.MolSanitizeException as error:  # "Cc#1ccccc1" can be read, but not with its hydrogens
        raise ToolError(
            f"{molecule.label} breaks the rules of valence once its hydrogens are drawn"
        ) from error


@lru_cache(maxsize=64)
def _ensemble(smiles: str, extended: str) -> Ensemble:
    """Kept for a while: several questions about the shape of one molecule follow each other."""
    whole = Chem.MolFromSmiles(extended)
    whole = Chem.MolFromSmiles(smiles) if whole is None else whole
    parts = Chem.GetMolFrags(whole, asMols=True)
    part = max(parts, key=lambda each: (each.GetNumHeavyAtoms(), each.GetNumAtoms()))
    remarks = free_stereo(part)
    if len(parts) > 1:
        remarks.append(f"of its largest part, {Chem.MolToSmiles(part)}")
    mol = prepared(part)
    late = _embed(mol)
    started = mol.GetNumConformers()
    minima, method, unfinished = _minimised(mol)
    if method == "UFF":
        remarks.append(UFF_REMARK)
    if late or unfinished:
        remarks.append("time was up before every shape was tried, so that lower ones may exist")
    if not minima:
        remarks.append("no force field has parameters for it: the shapes are rough ones without energies")
        return Ensemble(_ordered(mol, [0]), (), None, "ETKDGv3", started, tuple(remarks))
    kept = _distinct(mol, minima)
    lowest = kept[0].energy
    return Ensemble(
        _ordered(mol, [each.conformer for each in kept]),
        tuple(each.energy - lowest for each in kept),
        lowest,
        method,
        started,
        tuple(remarks),
    )


def as_written(molecule: Molecule) -> list[int]:
    """Index in the ensemble's molecule of each atom of a molecule of one part as it is written."""
    plain = Chem.Mol(molecule.mol)
    Chem.MolToSmiles(plain)
    order = plain.GetPropsAsDict(True, True)["_smilesAtomOutputOrder"]
    place = {old: new for new, old in enumerate(order)}
    return [place[i] for i in range(plain.GetNumAtoms())]


def _embed(mol: Chem.Mol) -> bool:
    """Build the starting shapes, in batches; returns whether the time was up before all were there."""
    wanted = _starts(mol)
    end = time.monotonic() + EMBED_SECONDS
    for batch in range(-(-wanted // BATCH)):
        if time.monotonic() > end and mol.GetNumConformers():
            return True
        for random in (False, True):
            parameters: Any = rdDistGeom.ETKDGv3()  # its stubs misstate the types
            parameters.randomSeed = SEED + batch
            parameters.timeout = int(EMBED_SECONDS / 2)
            parameters.useRandomCoords = random
            parameters.clearConfs = False
            before = mol.GetNumConformers()
            rdDistGeom.EmbedMultipleConfs(mol, min(BATCH, wanted - batch * BATCH), parameters)
            if mol.GetNumConformers() > before:
                break
        else:
            if not mol.GetNumConformers():
                raise ToolError(f"no 3D shape could be built: {why_not(mol)}")
    return False


def _starts(mol: Chem.Mol) -> int:
    rotors = rdMolDescriptors.CalcNumRotatableBonds(mol)
    rings = sum(
        len(ring) > 4 and not all(mol.GetAtomWithIdx(i).GetIsAromatic() for i in ring)
        for ring in mol.GetRingInfo().AtomRings()
    )
    freedom = rotors + rings
    if not freedom:
        return 5 if mol.GetNumHeavyAtoms() > 2 else 1
    return next((count for most, count in STARTS if freedom <= most), MOST_STARTS)


def _minimised(mol: Chem.Mol) -> tuple[list[_Minimum], str, bool]:
    """Minimise the shapes, as many as there is time for: minima by energy, method, whether some are left."""
    found = force_field(mol)
    if found is None:
        return [], "ETKDGv3", False
    method, field_of = found
    end = time.monotonic() + MINIMISE_SECONDS
    minima: list[_Minimum] = []
    for conformer in mol.GetConformers():
        if minima and time.monotonic() > end:
            break
        field = field_of(conformer.GetId())
        field.Initialize()
        field.Minimize(maxIts=STEPS)
        minima.append(_Minimum(float(field.CalcEnergy()), conformer.GetId()))
    unfinished = len(minima) < mol.GetNumConformers()
    return sorted(minima, key=lambda each: (each.energy, each.conformer)), method, unfinished


def _distinct(mol: Chem.Mol, minima: Sequence[_Minimum]) -> list[_Minimum]:
    """The minima that differ by more than 0.3 Å in their heavy atoms, lowest first."""
    end = time.monotonic() + PRUNE_SECONDS
    bare = Chem.RemoveHs(mol) if mol.GetNumHeavyAtoms() else mol
    kept: list[_Minimum] = []
    for each in minima:
        if each.energy - minima[0].energy > WINDOW_KCAL or time.monotonic() > end:
            break
        if all(least_rmsd(bare, each.conformer, bare, other.conformer) > PRUNE_A for other in kept):
            kept.append(each)
    return kept


def least_rmsd(one: Chem.Mol, conformer: int, other: Chem.Mol, other_conformer: int) -> float:
    """Least RMSD in Å of two conformers, over all ways in which equal atoms may be matched."""
    copy = Chem.Mol(one, False, conformer)
    return float(
        rdMolAlign.GetBestRMS(copy, other, prbId=conformer, refId=other_conformer, maxMatches=MAX_MATCHES)
    )


def _ordered(mol: Chem.Mol, conformers: Sequence[int]) -> Chem.Mol:
    """The molecule with these conformers alone, numbered in their order."""
    result = Chem.Mol(mol)
    result.RemoveAllConformers()
    for conformer in conformers:
        result.AddConformer(Chem.Conformer(mol.GetConformer(conformer)), assignId=True)
    return result
