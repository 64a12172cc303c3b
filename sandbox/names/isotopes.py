"""Labelled compounds: "toluene-d8", "d6-DMSO", "[13C6]glucose", "urea-15N2", "NaBD4".

A name that gives the number of labels only is read where one set of atoms has that number: all, all on
carbon, those of an aromatic ring, of a methyl group or of another set of equivalent atoms. "Caffeine-d9" has
its three methyl groups labelled; "testosterone-d3" may be several things and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rdkit import Chem

from sandbox.errors import ChemError
from sandbox.names.condensed import structure_of_formula
from sandbox.structures import chem

_ELEMENTS = {
    "D": ("H", 2), "T": ("H", 3), "2H": ("H", 2), "3H": ("H", 3), "11C": ("C", 11), "13C": ("C", 13),
    "14C": ("C", 14), "13N": ("N", 13), "15N": ("N", 15), "15O": ("O", 15), "17O": ("O", 17),
    "18O": ("O", 18),
    "18F": ("F", 18), "32P": ("P", 32), "33P": ("P", 33), "34S": ("S", 34), "35S": ("S", 35),
    "37Cl": ("Cl", 37), "81Br": ("Br", 81), "76Br": ("Br", 76), "123I": ("I", 123), "124I": ("I", 124),
    "125I": ("I", 125), "131I": ("I", 131),
}  # fmt: skip
_HEAVY = "|".join(key for key in _ELEMENTS if key[0].isdigit())
_ONE = rf"(?:U-)?(?:{_HEAVY}|[dDT](?=\d|$))\d{{0,2}}"
_LABELS = rf"{_ONE}(?:[,;-]{_ONE})*"
_AFTER = re.compile(rf"(?P<base>\S.*?[^\W_)\]]|\S.*?\))-[\[(]?(?P<labels>{_LABELS})[\])]?")
_BEFORE = re.compile(
    rf"(?:[\[(](?P<inner>{_LABELS})[\])]-?|"
    rf"(?P<labels>(?:{_ONE}[,;-])*(?:U-)?(?:{_HEAVY}|[dDT](?=\d))\d{{0,2}})[ -](?:label[l]?ed )?)"
    r"(?P<base>[^\W\d_(]\S*(?: \S+)*|\(\S+)"
)
_PART = re.compile(rf"(?P<all>U-)?(?P<isotope>{_HEAVY}|[dDT])(?P<count>\d{{0,2}})")
_ALL = re.compile(r"(?:fully |per)?deuterated (?P<base>\S+(?: \S+)*)", re.IGNORECASE)
_FORMULA = re.compile(r"(?:Li|Na|Al|Si|Se|Cl|Br|[CNOSPBFIKDH()\[\]\d])+")
_DEUTERIUM = re.compile(r"D(?![a-z])")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name with labels.

    Attributes:
        base: The name without them.
        labels: Element, mass number and how many of its atoms, None for all.
    """

    base: str
    labels: tuple[tuple[str, int, int | None], ...]


def labelled(name: str) -> Labelled | None:
    """Take the labels off a name; None where it has none."""
    if match := _ALL.fullmatch(name):
        return Labelled(match["base"], (("H", 2, None),))
    if (match := _AFTER.fullmatch(name)) or (match := _BEFORE.fullmatch(name)):
        written = match["labels"] or match.groupdict().get("inner") or ""
        return Labelled(match["base"], tuple(map(_label, _PART.finditer(written))))
    formula = _DEUTERIUM.sub("H", name)
    if formula != name and "H" not in name and _FORMULA.fullmatch(name):
        return Labelled(formula, (("H", 2, None),))
    return None


def said_of(parts: Labelled) -> str:
    """What a name with labels leaves open, in words that go on after it."""
    return (
        f"says how many atoms are labelled, and {parts.base} has no one set of so many; please give their "
        "locants, or the SMILES"
    )


def deuterated_formula(name: str) -> str | None:
    """Return the SMILES of a condensed formula with deuterium beside hydrogen, such as CD3OH or CH3OD."""
    if "D" not in name or "F" in name or not _FORMULA.fullmatch(name):
        return None
    stand_in = structure_of_formula(_DEUTERIUM.sub("F", name))
    return chem.canonical_smiles(chem.parse_smiles(stand_in.replace("F", "[2H]"))) if stand_in else None


def _label(part: re.Match[str]) -> tuple[str, int, int | None]:
    element, mass = _ELEMENTS[part["isotope"].upper() if len(part["isotope"]) == 1 else part["isotope"]]
    return element, mass, None if part["all"] else int(part["count"] or 1)


def with_labels(smiles: str, labels: tuple[tuple[str, int, int | None], ...]) -> str | None:
    """Return the SMILES of a compound with its labels; None where the name leaves open which atoms bear them.

    Args:
        smiles: The compound without labels.
        labels: As :attr:`Labelled.labels`.
    """
    try:
        mol = Chem.AddHs(chem.parse_smiles(smiles))
    except ChemError:
        return None
    for element, mass, count in labels:
        atoms = _chosen(mol, element, count)
        if not atoms:
            return None
        for index in atoms:
            mol.GetAtomWithIdx(index).SetIsotope(mass)
    return chem.canonical_smiles(chem.parse_smiles(Chem.MolToSmiles(Chem.RemoveHs(mol))))


def is_labelled(smiles: str) -> bool:
    """Whether any atom of a structure is an isotope."""
    return any(atom.GetIsotope() for atom in chem.parse_smiles(smiles).GetAtoms())


def _chosen(mol: Chem.Mol, element: str, count: int | None) -> frozenset[int] | None:
    """The atoms that bear a label."""
    every = frozenset(atom.GetIdx() for atom in mol.GetAtoms() if atom.GetSymbol() == element)
    if count is None or count == len(every):
        return every or None
    for tier in _tiers(mol, element, every):
        fitting = {_once(mol, atoms): atoms for atoms in tier if len(atoms) == count}
        if fitting:
            return next(iter(fitting.values())) if len(fitting) == 1 else None
    return None


def _once(mol: Chem.Mol, atoms: frozenset[int]) -> str:
    """The compound labelled there, as text, so that equivalent sets are one."""
    copy = Chem.Mol(mol)
    for index in atoms:
        copy.GetAtomWithIdx(index).SetIsotope(99)
    Chem.RemoveStereochemistry(copy)
    return str(Chem.MolToSmiles(copy))


def _tiers(mol: Chem.Mol, element: str, every: frozenset[int]) -> Iterator[list[frozenset[int]]]:
    """Sets of atoms that a number alone may mean, the plainest first."""
    if element != "H":
        yield [*_rings(mol, every), *_classes(mol, every)]
        return
    bearer = {index: mol.GetAtomWithIdx(index).GetNeighbors()[0] for index in every}
    on_carbon = frozenset(index for index in every if bearer[index].GetAtomicNum() == 6)
    yield [on_carbon]
    aromatic = frozenset(index for index in on_carbon if bearer[index].GetIsAromatic())
    groups = [
        frozenset(n.GetIdx() for n in atom.GetNeighbors() if n.GetIdx() in every) for atom in bearer.values()
    ]
    methyls = [group for group in groups if len(group) == 3]
    rings = [
        frozenset().union(*(_hydrogens(mol, index) for index in ring)) & aromatic for ring in _ring_atoms(mol)
    ]
    yield [aromatic, frozenset().union(*methyls), *rings, *_classes(mol, on_carbon)]
    yield methyls  # one of several alike
    yield [every - on_carbon, *_classes(mol, every - on_carbon)]


def _rings(mol: Chem.Mol, every: frozenset[int]) -> list[frozenset[int]]:
    return [frozenset(ring) & every for ring in _ring_atoms(mol)]


def _ring_atoms(mol: Chem.Mol) -> list[tuple[int, ...]]:
    return [tuple(ring) for ring in mol.GetRingInfo().AtomRings()]


def _hydrogens(mol: Chem.Mol, index: int) -> set[int]:
    return {near.GetIdx() for near in mol.GetAtomWithIdx(index).GetNeighbors() if near.GetAtomicNum() == 1}


def _classes(mol: Chem.Mol, atoms: frozenset[int]) -> list[frozenset[int]]:
    """The equivalent atoms among some, class by class."""
    flat = Chem.Mol(mol)
    Chem.RemoveStereochemistry(flat)
    ranks = list(Chem.CanonicalRankAtoms(flat, breakTies=False))
    return [frozenset(i for i in atoms if ranks[i] == rank) for rank in sorted({ranks[i] for i in atoms})]
