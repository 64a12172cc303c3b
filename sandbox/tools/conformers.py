"""Conformers: which shapes a molecule takes, the lowest of them, and how shapes compare.

Everything here is calculated: force fields of the gas phase, neither a crystal nor a bound conformation.
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from rdkit import Chem
from rdkit.Chem import rdMolDescriptors, rdMolTransforms

from sandbox.conformers.building import details
from sandbox.conformers.chairs import chair_text
from sandbox.conformers.ensemble import CAVEAT, Ensemble, as_written, ensemble_of, least_rmsd
from sandbox.conformers.overlaying import Superposition, by_atoms, by_shape
from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Choice, Item, Quantity, Report, Text
from sandbox.types import Molecule

SLOW_S = 60.0
MAX_ROWS = 50
ROD, DISC, SPHERE = (0.0, 1.0), (0.5, 0.5), (1.0, 1.0)
_BUTANE = ({"molecule": "CCCC"}, {"molecule": "[Na+].CC(=O)[O-]"})
_PAIR = ({"first": "c1ccccc1CCN", "second": "c1ccccc1CCO"},)


@tool(kind="report", verb="Searched for conformers", examples=_BUTANE, deadline_s=SLOW_S)
def conformer_ensemble(molecule: Molecule) -> Report:
    """Conformers of a molecule: how many there are, their relative energies and their populations.

    Args:
        molecule: Molecule to search; of a salt its largest part is taken.

    Returns:
        Number of distinct conformers (a count; heavy atoms differ by more than 0.3 Å, energies within 20
        kcal/mol), population of the lowest at 298 K in %, and the energy of the second above the lowest in
        kcal/mol; of a chair which substituents are axial and which equatorial. The table of all and an SDF
        stand in the details.

    Source: ETKDGv3 (Wang et al., J. Chem. Inf. Model. 2020, 60, 2044), MMFF94s (Halgren, J. Comput. Chem.
        1999, 20, 720) or UFF, in RDKit.
    """
    found = ensemble_of(molecule)
    count = found.mol.GetNumConformers()
    remarks = "; ".join((*found.remarks, f"{found.started} shape{'s' * (found.started != 1)} tried"))
    items: list[Any] = [Quantity(count, "", "number of conformers", 0, remarks)]
    if not found.energies:
        reason = "no force field has parameters for it"
        return Report((*items, Quantity(None, "%", "population of the lowest conformer", 0, reason)))
    populations = found.populations
    items.append(
        Quantity(populations[0], "%", "population of the lowest conformer", 0, f"{found.method}, {CAVEAT}")
    )
    if count > 1:
        items.append(
            Quantity(found.energies[1], "kcal/mol", "energy of the second conformer above the lowest", 2)
        )
    items += _chairs(molecule, found)
    return Report(tuple(items), {"rows": _rows(found), "sdf": _sdf(found), **details(found.mol, 0)})


@tool(kind="report", verb="Built the lowest conformer", examples=_BUTANE, deadline_s=SLOW_S)
def lowest_energy_conformer(molecule: Molecule) -> Report:
    """The conformer of lowest energy that a search finds, with coordinates.

    Args:
        molecule: Molecule to build; of a salt its largest part is taken.

    Returns:
        Energy in kcal/mol of the force field, comparable only between conformers of one molecule; the
        greatest distance between two atoms in Å; of a chair which substituents are axial and which
        equatorial. Coordinates in Å and a MOL block stand in the details.

    Source: ETKDGv3 (Wang et al., J. Chem. Inf. Model. 2020, 60, 2044), MMFF94s (Halgren, J. Comput. Chem.
        1999, 20, 720) or UFF, in RDKit.
    """
    found = ensemble_of(molecule)
    places = found.mol.GetConformer(0).GetPositions()
    span = float(max(np.linalg.norm(places - place, axis=1).max() for place in places))
    remarks = "; ".join((*found.remarks, CAVEAT))
    none = None if found.lowest is not None else "no force field has parameters for it"
    items: tuple[Item, ...] = (
        Quantity(
            found.lowest, "kcal/mol", f"{found.method} energy of the lowest conformer", 1, none or remarks
        ),
        Quantity(span, "Å", "greatest distance between two atoms", 2),
        *_chairs(molecule, found),
    )
    return Report(items, {**details(found.mol, 0), "sdf": _sdf(found, 1)})


@tool(kind="report", verb="Measured the shape", examples=_BUTANE, deadline_s=SLOW_S)
def shape_descriptors(molecule: Molecule) -> Report:
    """Shape descriptors in 3D: principal moments of inertia, radius of gyration, asphericity, flatness.

    Args:
        molecule: Molecule to measure, in its conformer of lowest energy; of a salt its largest part.

    Returns:
        Whether it is most like a rod, a disc or a sphere, NPR1 and NPR2 (dimensionless), radius of gyration
        in Å, asphericity (dimensionless, 0 for a sphere to 1 for a rod), plane of best fit (PBF) in Å; the
        principal moments of inertia in Da·Å² stand in the details.

    Source: Sauer and Schwarz, J. Chem. Inf. Comput. Sci. 2003, 43, 987; Todeschini and Consonni, Handbook of
        Chemoinformatics 2003; Firth et al., J. Chem. Inf. Model. 2012, 52, 2516 (PBF); in RDKit.
    """
    found = ensemble_of(molecule)
    mol = found.mol
    if mol.GetNumAtoms() < 3:
        raise ToolError("a shape needs at least three atoms")
    moments = [
        float(each(mol))
        for each in (rdMolDescriptors.CalcPMI1, rdMolDescriptors.CalcPMI2, rdMolDescriptors.CalcPMI3)
    ]
    ratios = (moments[0] / moments[2], moments[1] / moments[2])
    remarks = "; ".join((*found.remarks, f"of the lowest conformer ({found.method})"))
    items = (
        Choice(_form(ratios), "shape", remarks),
        Quantity(ratios[0], "", "NPR1", 3),
        Quantity(ratios[1], "", "NPR2", 3),
        Quantity(float(rdMolDescriptors.CalcRadiusOfGyration(mol)), "Å", "radius of gyration", 2),
        Quantity(float(rdMolDescriptors.CalcAsphericity(mol)), "", "asphericity", 3),
        Quantity(float(rdMolDescriptors.CalcPBF(mol)), "Å", "plane of best fit (PBF)", 2),
    )
    return Report(items, {"principal_moments_da_a2": [round(each, 2) for each in moments]})


@tool(kind="report", verb="Laid one molecule over the other", examples=_PAIR, deadline_s=SLOW_S)
def conformer_rmsd(first: Molecule, second: Molecule) -> Report:
    """RMSD of two molecules in their best alignment: of all heavy atoms, or of the part that they share.

    Args:
        first: Molecule that stays; coordinates given with it as a 3D MOL block are used as they are.
        second: Molecule that is laid over it.

    Returns:
        RMSD in Å over the matched heavy atoms, in the pair of conformers that fits best, and the number of
        atoms matched (a count).

    Source: Kabsch, Acta Cryst. 1976, A32, 922; maximum common substructure; conformers by ETKDGv3 and
        MMFF94s; in RDKit.
    """
    ours, theirs = _given_or_built(first), _given_or_built(second)
    best = by_atoms(ours, theirs)
    whole = best.atoms == ours.mol.GetNumHeavyAtoms() == theirs.mol.GetNumHeavyAtoms()
    remark = _remarks(ours, theirs, best.complete)
    part = "all heavy atoms" if whole else "the heavy atoms that they share"
    items = (
        Quantity(best.rmsd, "Å", f"least RMSD over {part}", 2, remark),
        Quantity(best.atoms, "", "number of atoms matched", 0),
    )
    return Report(items, _aligned(best))


@tool(kind="report", verb="Compared the shapes", examples=_PAIR, deadline_s=SLOW_S)
def shape_similarity(first: Molecule, second: Molecule) -> Report:
    """Similarity of two molecules in 3D: overlap of their volumes and of their pharmacophore features.

    Args:
        first: Molecule that stays.
        second: Molecule that is laid over it.

    Returns:
        Shape Tanimoto and feature Tanimoto (both dimensionless, 0 to 1, 1 is the same), in the alignment and
        the pair of conformers that make their sum largest.

    Source: pubchem-align3d (Bolton et al., J. Cheminform. 2011, 3, 4), in RDKit; conformers by ETKDGv3 and
        MMFF94s.
    """
    ours, theirs = ensemble_of(first), ensemble_of(second)
    if min(ours.mol.GetNumHeavyAtoms(), theirs.mol.GetNumHeavyAtoms()) < 2:
        raise ToolError("shapes are compared between molecules of two heavy atoms or more")
    best = by_shape(ours, theirs)
    remark = _remarks(ours, theirs, best.complete)
    items = (
        Quantity(best.shape, "", "shape Tanimoto", 2, remark),
        Quantity(best.features, "", "feature Tanimoto", 2),
    )
    return Report(items, _aligned(best))


@tool(
    kind="quantity",
    verb="Measured in the lowest conformer",
    examples=[{"molecule": "CCO", "atoms": "1, 2 and 3"}, {"molecule": "CCCC", "atoms": "1-4"}],
    deadline_s=SLOW_S,
)
def measure_geometry(molecule: Molecule, atoms: str) -> Quantity:
    """Distance of two atoms, angle of three or torsion of four, in the conformer of lowest energy.

    Args:
        molecule: Molecule to measure.
        atoms: Numbers of two to four atoms, as written; atoms count from 1 in the order of the SMILES.

    Returns:
        Distance in Å, angle in degrees, or torsion angle in degrees (from -180 to 180).

    Source: ETKDGv3 and MMFF94s, in RDKit; a calculated geometry of the gas phase.
    """
    if len(Chem.GetMolFrags(molecule.mol)) > 1:
        raise ToolError("atoms are measured in a molecule of one part")
    numbers = _numbers(atoms)
    count = molecule.mol.GetNumAtoms()
    if any(not 1 <= number <= count for number in numbers) or len(set(numbers)) < len(numbers):
        raise ToolError(f"{molecule.label} has the atoms 1 to {count}, and each is named once")
    found = ensemble_of(molecule)
    order = as_written(molecule)
    chosen = [order[number - 1] for number in numbers]
    conformer = found.mol.GetConformer(0)
    names = "–".join(f"{molecule.mol.GetAtomWithIdx(n - 1).GetSymbol()}{n}" for n in numbers)
    if len(chosen) == 2:
        value, unit, what = float(rdMolTransforms.GetBondLength(conformer, *chosen)), "Å", "distance"
    elif len(chosen) == 3:
        value, unit, what = float(rdMolTransforms.GetAngleDeg(conformer, *chosen)), "°", "angle"
    else:
        value, unit, what = float(rdMolTransforms.GetDihedralDeg(conformer, *chosen)), "°", "torsion angle"
    remark = "; ".join((*found.remarks, f"calculated, in the lowest conformer ({found.method})"))
    return Quantity(
        value, unit, f"{what} {names}", 3 if unit == "Å" else 1, remark, (tuple(n - 1 for n in numbers),)
    )


def _chairs(molecule: Molecule, found: Ensemble) -> list[Text]:
    """Axial or equatorial, where the molecule has a chair with something on it."""
    if len(Chem.GetMolFrags(molecule.mol)) > 1:
        return []
    place = {new: old + 1 for old, new in enumerate(as_written(molecule))}
    told = chair_text(found, [place[index] for index in range(len(place))])
    return (
        [Text(told, "chair of lowest energy", f"{CAVEAT}; below 0.5 kcal/mol it cannot tell")] if told else []
    )


def _numbers(text: str) -> list[int]:
    found = [int(each) for each in re.findall(r"\d{1,4}", text)]
    if re.fullmatch(r"\s*(?:atoms?\s*)?\d+\s*[-–]\s*\d+\s*", text) and 1 < found[1] - found[0] < 4:
        found = list(range(found[0], found[1] + 1))  # "1-4" is the torsion along a chain
    if not 2 <= len(found) <= 4:
        raise ToolError("two atoms give a distance, three an angle, four a torsion angle")
    return found


def _form(ratios: tuple[float, float]) -> str:
    corners = {"rod": ROD, "disc": DISC, "sphere": SPHERE}
    return min(
        corners, key=lambda name: (corners[name][0] - ratios[0]) ** 2 + (corners[name][1] - ratios[1]) ** 2
    )


def _given_or_built(molecule: Molecule) -> Ensemble:
    """Coordinates that came with the molecule, or the conformers that a search finds."""
    mol = molecule.mol
    if mol.GetNumConformers() and mol.GetConformer().Is3D():
        return Ensemble(Chem.Mol(mol), (0.0,), None, "coordinates as given", 1, ())
    return ensemble_of(molecule)


def _remarks(ours: Ensemble, theirs: Ensemble, complete: bool) -> str:
    remarks = dict.fromkeys((*ours.remarks, *theirs.remarks))
    late = () if complete else ("time was up before every pair of conformers was tried",)
    return "; ".join((*remarks, *late, f"{CAVEAT.split(',')[0]}, {ours.method}"))


def _rows(found: Ensemble) -> list[dict[str, Any]]:
    bare = Chem.RemoveHs(found.mol) if found.mol.GetNumHeavyAtoms() else found.mol
    shares = found.populations
    return [
        {
            "conformer": number + 1,
            "energy_kcal_per_mol": round(found.energies[number], 2),
            "population_percent": round(shares[number], 1),
            "rmsd_to_lowest_a": round(least_rmsd(bare, number, bare, 0), 2) if number else 0.0,
        }
        for number in range(min(MAX_ROWS, len(found.energies)))
    ]


def _sdf(found: Ensemble, most: int = MAX_ROWS) -> str:
    """The conformers as an SDF with their energies, lowest first."""
    records = []
    for number in range(min(most, found.mol.GetNumConformers())):
        block = str(Chem.MolToMolBlock(found.mol, confId=number)).rstrip()
        energy = f"\n> <energy_kcal_per_mol>\n{found.energies[number]:.2f}\n" if found.energies else ""
        records.append(f"{block}{energy}\n$$$$\n")
    return "".join(records)


def _aligned(best: Superposition) -> dict[str, Any]:
    """Which conformers fit best, counted from 1, and the second where it lies over the first."""
    return {
        "conformers": [number + 1 for number in best.conformers],
        "aligned": str(Chem.MolToMolBlock(best.mol)),
    }
