"""The three-dimensional shape of a molecule: one reasonable conformer, not the bound or the crystal one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rdkit import Chem
from rdkit.Chem import rdDistGeom, rdForceFieldHelpers, rdMolDescriptors

from sandbox.conformers.building import SEED, UFF_REMARK, details, free_stereo, prepared, why_not
from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Quantity, Report, Text
from sandbox.types import Molecule
from sandbox.views import VIEWS

EMBED_SECONDS = 5
MINIMISE_STEPS, MINIMISE_SECONDS = 500, 4.0
TRIED, TRIED_LARGE = 10, 3
LARGE = 60
GAP_A = 3.0


@dataclass(frozen=True, slots=True)
class _Minimised:
    conformer: int
    energy: float | None
    method: str
    remark: str | None = None


@tool(
    kind="report",
    verb="Built a 3D conformer",
    examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}, {"molecule": "[Na+].CC(=O)[O-]"}],
    registry=VIEWS,
)
def conformer(molecule: Molecule) -> Report:
    """One conformer of low energy in the gas phase, with hydrogens.

    Args:
        molecule: Molecule to build; configurations that are not given are chosen freely.

    Returns:
        Energy in kcal/mol of the force field, comparable only between conformers of one molecule; no value
        where the force fields have no parameters. Coordinates in Å and a MOL block stand in the details.

    Source: ETKDGv3 (Wang et al., J. Chem. Inf. Model. 2020, 60, 2044) and MMFF94 (Tosco et al.,
    J. Cheminform. 2014, 6, 37), in RDKit.
    """
    mol = prepared(molecule.mol)
    shapes = [_embedded(part) for part in Chem.GetMolFrags(mol, asMols=True)]
    minimised = [_minimise(shape) for shape in shapes]
    whole = _side_by_side(mol, shapes, minimised)
    known = [each.energy for each in minimised if each.energy is not None]
    energy = sum(known) if len(known) == len(minimised) else None
    method = " and ".join(dict.fromkeys(each.method for each in minimised))
    remarks = [each.remark for each in minimised if each.remark]
    remarks += ["its parts are placed side by side, not as in a crystal"] if len(shapes) > 1 else []
    remarks += free_stereo(molecule.mol)
    items = (
        Quantity(energy, "kcal/mol", f"{method} energy", 1, "; ".join(dict.fromkeys(remarks)) or None),
        Text(method, "force field"),
    )
    return Report(items, details(whole))


def _embedded(part: Chem.Mol) -> Chem.Mol:
    """Make a few conformers of one component, by random start coordinates where the usual ones fail."""
    rotors = rdMolDescriptors.CalcNumRotatableBonds(part)
    large = part.GetNumHeavyAtoms() > LARGE
    count = 1 if not rotors and not rdMolDescriptors.CalcNumAliphaticRings(part) else TRIED
    for random, wanted in ((False, min(count, TRIED_LARGE) if large else count), (True, 1)):
        parameters: Any = rdDistGeom.ETKDGv3()  # its stubs misstate the types
        parameters.randomSeed = SEED
        parameters.timeout = EMBED_SECONDS
        parameters.useRandomCoords = random
        rdDistGeom.EmbedMultipleConfs(part, wanted, parameters)
        if part.GetNumConformers():
            return part
    raise ToolError(f"no 3D shape could be built: {why_not(part)}")


def _minimise(shape: Chem.Mol) -> _Minimised:
    """Minimise the conformers, as many as there is time for, and take the lowest."""
    first = shape.GetConformers()[0].GetId()
    if rdForceFieldHelpers.MMFFHasAllMoleculeParams(shape):
        parameters = rdForceFieldHelpers.MMFFGetMoleculeProperties(shape)
        return _lowest(
            shape,
            "MMFF94",
            lambda id_: rdForceFieldHelpers.MMFFGetMoleculeForceField(shape, parameters, confId=id_),
        )
    if rdForceFieldHelpers.UFFHasAllMoleculeParams(shape):
        return _lowest(
            shape,
            "UFF",
            lambda id_: rdForceFieldHelpers.UFFGetMoleculeForceField(shape, confId=id_),
            UFF_REMARK,
        )
    return _Minimised(
        first, None, "ETKDGv3", "no force field has parameters for it: the shape is a rough one"
    )


def _lowest(
    shape: Chem.Mol, method: str, field: Callable[[int], Any], remark: str | None = None
) -> _Minimised:
    end = time.monotonic() + MINIMISE_SECONDS
    outcomes: list[tuple[float, int, bool]] = []
    for conformer in shape.GetConformers():
        if outcomes and time.monotonic() > end:
            break
        force_field = field(conformer.GetId())
        force_field.Initialize()
        unfinished = bool(force_field.Minimize(maxIts=MINIMISE_STEPS))
        outcomes.append((float(force_field.CalcEnergy()), conformer.GetId(), unfinished))
    energy, best, unfinished = min(outcomes)
    remarks = [remark] if remark else []
    remarks += ["the minimisation did not quite converge"] if unfinished else []
    return _Minimised(best, energy, method, "; ".join(remarks) or None)


def _side_by_side(mol: Chem.Mol, shapes: list[Chem.Mol], minimised: list[_Minimised]) -> Chem.Mol:
    """Put the components next to each other, each turned so that its long axes lie in the plane of view."""
    positions = np.zeros((mol.GetNumAtoms(), 3))
    right = 0.0
    for atoms, shape, chosen in zip(Chem.GetMolFrags(mol), shapes, minimised, strict=True):
        laid = _laid_flat(np.array(shape.GetConformer(chosen.conformer).GetPositions()))
        laid[:, 0] += right - laid[:, 0].min()
        right = float(laid[:, 0].max()) + GAP_A
        positions[list(atoms)] = laid
    positions -= positions.mean(axis=0)
    conformer = Chem.Conformer(mol.GetNumAtoms())
    for index, place in enumerate(positions):
        conformer.SetAtomPosition(index, [float(value) for value in place])
    whole = Chem.Mol(mol)
    whole.AddConformer(conformer)
    return whole


def _laid_flat(positions: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Turn into the principal axes, without mirroring."""
    centred = positions - positions.mean(axis=0)
    if len(centred) < 2:
        return np.asarray(centred)
    _, _, axes = np.linalg.svd(centred, full_matrices=len(centred) < 3)
    if np.linalg.det(axes) < 0:
        axes[2] = -axes[2]
    return np.asarray(centred @ axes.T)
