"""Between drawings and structures: what a drawing means, and what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from rdkit import Chem
from rdkit.Chem import Descriptors, rdDepictor, rdMolDescriptors

from app.core.sketch.drawing import Sketch, SketchAtom, SketchBond, Stereo
from sandbox.calling import read_molecule
from sandbox.errors import ChemError
from sandbox.structures import chem
from sandbox.structures.smiles_errors import chemistry_mistake

ANGSTROM = 1.5
MAX_ATOMS = 250
_ORDERS = {1: Chem.BondType.SINGLE, 2: Chem.BondType.DOUBLE, 3: Chem.BondType.TRIPLE}
_DIRECTIONS = {"wedge": Chem.BondDir.BEGINWEDGE, "hash": Chem.BondDir.BEGINDASH}
_STEREO: dict[Any, Stereo] = {Chem.BondDir.BEGINWEDGE: "wedge", Chem.BondDir.BEGINDASH: "hash"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a drawing means.

    Attributes:
        smiles: SMILES; empty for an empty drawing or one that is impossible.
        formula: Molecular formula.
        weight: Molecular weight in g/mol; None where an atom is left open.
        problem: What is impossible, in the chemist's words.
        atoms: Numbers of the atoms that are to blame.
    """

    smiles: str = ""
    formula: str = ""
    weight: float | None = None
    problem: str | None = None
    atoms: frozenset[int] = frozenset()


def read_sketch(sketch: Sketch) -> Reading:
    """Find out what a drawing means."""
    if not sketch.atoms:
        return Reading()
    mol, numbers = _to_mol(sketch)
    problems = Chem.DetectChemistryProblems(mol)
    if problems:
        mistake = chemistry_mistake(mol)
        blamed = {numbers[index] for problem in problems for index in _blamed(problem)}
        return Reading(
            problem=mistake.text if mistake else "this structure cannot exist", atoms=frozenset(blamed)
        )
    Chem.SanitizeMol(mol)
    _assign_stereo(mol)
    flat = Chem.RemoveHs(mol)
    smiles = chem.extended_smiles(flat)
    open_atoms = any(atom.GetAtomicNum() == 0 for atom in flat.GetAtoms())
    weight = None if open_atoms else float(Descriptors.MolWt(flat))  # type: ignore[attr-defined]
    return Reading(smiles, str(rdMolDescriptors.CalcMolFormula(flat)), weight)


def sketch_of(text: str) -> Sketch:
    """Draw a structure; a MOL block keeps its coordinates.

    Args:
        text: SMILES, InChI or MOL block.

    Raises:
        ChemError: It cannot be read, or is too large to be edited.
    """
    mol = Chem.Mol(read_molecule(text))
    if mol.GetNumAtoms() > MAX_ATOMS:
        raise ChemError(f"{mol.GetNumAtoms():,} atoms: a sketch takes {MAX_ATOMS} at most")
    Chem.Kekulize(mol, clearAromaticFlags=True)
    if mol.GetNumConformers() == 0 or mol.GetConformer().Is3D():
        rdDepictor.Compute2DCoords(mol)
        rdDepictor.StraightenDepiction(mol)
    else:
        rdDepictor.NormalizeDepiction(mol, canonicalize=0)
    Chem.WedgeMolBonds(mol, mol.GetConformer())
    return _from_mol(mol)


def cleaned(sketch: Sketch) -> Sketch:
    """Arrange the atoms anew, evenly, around the place where the drawing is; impossible ones too."""
    if not sketch.atoms:
        return sketch
    mol, numbers = _to_mol(sketch)
    mol.UpdatePropertyCache(strict=False)
    Chem.FastFindRings(mol)
    if not Chem.DetectChemistryProblems(mol):
        Chem.SanitizeMol(mol)
        _assign_stereo(mol)
        Chem.Kekulize(mol, clearAromaticFlags=True)
    rdDepictor.Compute2DCoords(mol, canonOrient=True)
    rdDepictor.StraightenDepiction(mol)
    Chem.WedgeMolBonds(mol, mol.GetConformer())
    fresh = _from_mol(mol)
    left, top, right, bottom = sketch.bounds()
    new_left, new_top, new_right, new_bottom = fresh.bounds()
    by = (left + right - new_left - new_right) / 2, (top + bottom - new_top - new_bottom) / 2
    placed = fresh.moved(fresh.atoms, *by)
    atoms = {
        number: replace(sketch.atoms[number], x=atom.x, y=atom.y)
        for number, atom in zip(numbers, placed.atoms.values(), strict=True)
    }
    ends = dict(zip(placed.atoms, numbers, strict=True))
    bonds = {
        key: replace(bond, first=ends[bond.first], second=ends[bond.second])
        for key, bond in zip(sketch.bonds, placed.bonds.values(), strict=True)
    }
    return replace(sketch, atoms=atoms, bonds=bonds)


def atom_labels(sketch: Sketch) -> dict[int, str]:
    """What is written at each atom: symbol, hydrogens, charge; empty for a carbon within a chain or ring."""
    if not sketch.atoms:
        return {}
    mol, numbers = _to_mol(sketch)
    mol.UpdatePropertyCache(strict=False)
    return {
        number: _label(atom, sketch.atoms[number])
        for number, atom in zip(numbers, mol.GetAtoms(), strict=True)
    }


def is_element(symbol: str) -> bool:
    """Whether a symbol is one of an element, or of a place left open (``*``, ``R``, ``R1``)."""
    if re.fullmatch(r"\*|R\d{0,2}", symbol):
        return True
    try:
        return bool(Chem.GetPeriodicTable().GetAtomicNumber(symbol))
    except RuntimeError:
        return False


def _label(atom: Chem.Atom, drawn: SketchAtom) -> str:
    charge = drawn.charge
    if drawn.element == "C" and not charge and not drawn.isotope and not drawn.radical and atom.GetDegree():
        return ""
    count = atom.GetTotalNumHs() if atom.GetAtomicNum() else 0
    hydrogens = "" if not count else "H" if count == 1 else "H" + _LOW[count] if count < 10 else f"H{count}"
    size = "" if abs(charge) < 2 else _HIGH[abs(charge)]
    sign = "" if not charge else size + ("⁺" if charge > 0 else "⁻")
    isotope = "".join(_HIGH[int(digit)] for digit in str(drawn.isotope)) if drawn.isotope else ""
    return isotope + drawn.element + hydrogens + sign + "•" * drawn.radical


_LOW, _HIGH = "₀₁₂₃₄₅₆₇₈₉", "⁰¹²³⁴⁵⁶⁷⁸⁹"


def _to_mol(sketch: Sketch) -> tuple[Chem.RWMol, list[int]]:
    """The unsanitised molecule, with coordinates and wedges, and the number of each of its atoms."""
    mol = Chem.RWMol()
    numbers = list(sketch.atoms)
    index = {number: at for at, number in enumerate(numbers)}
    conformer = Chem.Conformer(len(numbers))
    conformer.Set3D(False)
    for number in numbers:
        drawn = sketch.atoms[number]
        mol.AddAtom(_to_atom(drawn))
        conformer.SetAtomPosition(index[number], (drawn.x * ANGSTROM, -drawn.y * ANGSTROM, 0.0))
    for bond in sketch.bonds.values():
        count = mol.AddBond(index[bond.first], index[bond.second], _ORDERS[bond.order])
        if bond.stereo and bond.order == 1:
            mol.GetBondWithIdx(count - 1).SetBondDir(_DIRECTIONS[bond.stereo])
    mol.AddConformer(conformer)
    return mol, numbers


def _to_atom(drawn: SketchAtom) -> Chem.Atom:
    if drawn.element == "*" or re.fullmatch(r"R\d*", drawn.element):
        atom = Chem.Atom(0)
        if drawn.element != "*":
            atom.SetProp("atomLabel", drawn.element)
        return atom
    atom = Chem.Atom(drawn.element)
    atom.SetFormalCharge(drawn.charge)
    atom.SetIsotope(drawn.isotope)
    atom.SetNumRadicalElectrons(drawn.radical)
    return atom


def _assign_stereo(mol: Chem.Mol) -> None:
    Chem.AssignChiralTypesFromBondDirs(mol)
    Chem.SetDoubleBondNeighborDirections(mol, mol.GetConformer())
    Chem.AssignStereochemistry(mol, cleanIt=True, force=True)
    Chem.DetectBondStereochemistry(mol)
    Chem.AssignStereochemistry(mol, cleanIt=True, force=True)


def _from_mol(mol: Chem.Mol) -> Sketch:
    places = mol.GetConformer().GetPositions()
    atoms = {}
    for atom, place in zip(mol.GetAtoms(), places, strict=True):
        name = (
            str(atom.GetProp("atomLabel")).replace("_", "") if atom.HasProp("atomLabel") else atom.GetSymbol()
        )
        atoms[atom.GetIdx() + 1] = SketchAtom(
            float(place[0]) / ANGSTROM,
            -float(place[1]) / ANGSTROM,
            name if is_element(name) else "*",
            atom.GetFormalCharge(),
            atom.GetIsotope() if atom.GetAtomicNum() else 0,
            atom.GetNumRadicalElectrons(),
        )
    bonds = {}
    for bond in mol.GetBonds():
        ends = bond.GetBeginAtomIdx() + 1, bond.GetEndAtomIdx() + 1
        order = min(3, max(1, round(bond.GetBondTypeAsDouble())))
        bonds[len(atoms) + bond.GetIdx() + 1] = SketchBond(*ends, order, _STEREO.get(bond.GetBondDir(), ""))
    return Sketch(atoms, bonds, len(atoms) + len(bonds) + 1)


def _blamed(problem: Any) -> list[int]:
    if hasattr(problem, "GetAtomIdx"):
        return [int(problem.GetAtomIdx())]
    if hasattr(problem, "GetAtomIndices"):
        return [int(index) for index in problem.GetAtomIndices()]
    return []
