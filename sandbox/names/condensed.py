"""Structures written as condensed formulae: "CH3CH2COOH", "(CH3)3CCl", "HOOC(CH2)4COOH", "PhCH2Br".

Read from left to right with the open valences of each atom. A formula that leaves a valence open, or does not
say how its atoms are bound ("C6H12O6"), has no structure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from rdkit import Chem

from sandbox.errors import ChemError
from sandbox.structures import chem

MAX_LENGTH = 60
MAX_ATOMS = 120
_VALENCES = {"C": 4, "N": 3, "O": 2, "S": 2, "Si": 4, "P": 3, "B": 3}
# Residue → SMILES, of which the first atom is bound.
_RESIDUES = {
    "C6H5": "c1ccccc1", "C2H5": "CC", "iPr": "C(C)C", "i-Pr": "C(C)C", "tBu": "C(C)(C)C", "t-Bu": "C(C)(C)C",
    "nBu": "CCCC", "n-Bu": "CCCC", "Me": "C", "Et": "CC", "Ph": "c1ccccc1", "Bn": "Cc1ccccc1", "Ac": "C(C)=O",
    "F": "F", "Cl": "Cl", "Br": "Br", "I": "I",
}  # fmt: skip
# What is written before the atom that it is bound to, from its far end on.
_HEADS = {
    "HOOC": "C(=O)O", "HO2C": "C(=O)O", "OHC": "C=O", "NC": "C#N", "O2N": "[N+](=O)[O-]",
    "MeO2C": "C(=O)OC", "MeOOC": "C(=O)OC", "CH3O2C": "C(=O)OC", "CH3OOC": "C(=O)OC",
    "EtO2C": "C(=O)OCC", "EtOOC": "C(=O)OCC", "C2H5O2C": "C(=O)OCC", "C2H5OOC": "C(=O)OCC",
}  # fmt: skip
_HEAD = re.compile(rf"(?:{'|'.join(sorted(_HEADS, key=len, reverse=True))})(?=[A-Z(])(?!H|l)")
_BONDS = {"-": 1, "–": 1, "=": 2, "≡": 3, "#": 3}
_TOKEN = re.compile(
    r"(?P<bond>[-–=≡#])"
    rf"|(?P<residue>{'|'.join(sorted(_RESIDUES, key=len, reverse=True))})(?P<times>\d{{0,2}})"
    r"|(?P<atom>Si|[CNOSPB])(?P<count>\d{0,2})(?:H(?P<hydrogens>\d?))?|H(?P<before>\d?)"
)
_SHAPE = re.compile(r"(?=\S*(?:H|Me|Et|Ph|Bu|Pr|Bn|Ac|(?:Cl|Br|F)\)?[2-4]))[A-Za-z0-9()=≡#–-]+")


class _Unreadable(Exception):
    """The formula does not say one structure."""


@lru_cache(maxsize=512)
def structure_of_formula(text: str) -> str | None:
    """Return the SMILES that a condensed formula says; None where it says none."""
    if not 3 <= len(text) <= MAX_LENGTH or not _SHAPE.fullmatch(text):
        return None
    molecule = _Molecule()
    try:
        opened = _read(molecule, text)
    except _Unreadable:
        return None
    if opened or not any(atom.GetSymbol() == "C" for atom in molecule.atoms.GetAtoms()):
        return None
    try:
        return chem.canonical_smiles(chem.parse_smiles(Chem.MolToSmiles(molecule.atoms)))
    except ChemError:
        return None


@dataclass
class _Molecule:
    """Atoms with what is open of their valence."""

    atoms: Chem.RWMol = field(default_factory=Chem.RWMol)
    open: list[int] = field(default_factory=list)
    bare: list[bool] = field(default_factory=list)  # whether no hydrogen is written after an atom
    oxo: set[int] = field(default_factory=set)  # atoms with a double-bound oxygen

    def symbol(self, atom: int) -> str:
        return str(self.atoms.GetAtomWithIdx(atom).GetSymbol())

    def add(self, symbol: str, hydrogens: int = 0, charge: int = 0) -> int:
        if len(self.open) >= MAX_ATOMS or hydrogens > _VALENCES.get(symbol, 1):
            raise _Unreadable
        atom = Chem.Atom(symbol)
        atom.SetFormalCharge(charge)
        self.open.append(_VALENCES.get(symbol, 1) - hydrogens)
        self.bare.append(not hydrogens)
        return int(self.atoms.AddAtom(atom))

    def residue(self, smiles: str) -> int:
        """Add a residue whose first atom has one open valence."""
        offset = len(self.open)
        piece = Chem.MolFromSmiles(smiles)
        Chem.Kekulize(piece, clearAromaticFlags=True)
        for atom in piece.GetAtoms():
            self.add(atom.GetSymbol(), charge=atom.GetFormalCharge())
            self.open[-1] = int(atom.GetIdx() == 0)
        for bond in piece.GetBonds():
            self.atoms.AddBond(
                offset + bond.GetBeginAtomIdx(), offset + bond.GetEndAtomIdx(), bond.GetBondType()
            )
        return offset

    def bind(self, first: int, second: int, order: int = 1, *, beyond: int = 0) -> None:
        """Bind two atoms; ``beyond`` of the first one's bonds are above its usual valence."""
        self.open[first] -= order - beyond
        self.open[second] -= order
        if min(self.open[first], self.open[second]) < 0:
            raise _Unreadable
        self.atoms.AddBond(first, second, Chem.BondType.values[order])


def _read(molecule: _Molecule, text: str) -> list[int]:
    """Add what a text says to a molecule; returns its atoms with open valences, once for each."""
    chain, position, first = _Chain(molecule), 0, len(molecule.open)
    if head := _HEAD.match(text):
        chain.hang([molecule.residue(_HEADS[head.group()])])
        position = head.end()
    while position < len(text):
        if text[position] == "(":
            inner, times, position = _in_brackets(text, position)
            for _ in range(times):
                chain.take_group(inner)
            continue
        match = _TOKEN.match(text, position)
        if match is None:
            raise _Unreadable
        position = match.end()
        chain.take(match, last=position == len(text))
    chain.finish()
    return [atom for atom in range(first, len(molecule.open)) for _ in range(molecule.open[atom])]


def _in_brackets(text: str, start: int) -> tuple[str, int, int]:
    """What stands in brackets, how often, and where it ends."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if not depth:
            times = re.compile(r"\d{0,2}").match(text, place + 1)
            assert times is not None
            return text[start + 1 : place], int(times.group() or 1), times.end()
    raise _Unreadable


class _Chain:
    """A chain that grows from left to right."""

    def __init__(self, molecule: _Molecule) -> None:
        self._molecule = molecule
        self._at: int | None = None  # the atom that the next one is bound to
        self._waiting: list[int] = []  # residues written before the atom that bears them
        self._hydrogens = 0  # the same of hydrogens
        self._order = 1

    def take(self, match: re.Match[str], *, last: bool) -> None:
        """Take a token in."""
        if match["bond"]:
            self._order = _BONDS[match["bond"]]
        elif match["residue"]:
            smiles = _RESIDUES[match["residue"]]
            self.hang([self._molecule.residue(smiles) for _ in range(int(match["times"] or 1))])
        elif match["atom"]:
            hydrogens = 0 if match["hydrogens"] is None else int(match["hydrogens"] or 1)
            self._take_atom(match["atom"], int(match["count"] or 1), hydrogens, last)
        elif self._at is None and not self._hydrogens:
            self._hydrogens = int(match["before"] or 1)
        else:
            raise _Unreadable

    def take_group(self, text: str) -> None:
        """Take in what stands in brackets: a branch, or a piece of the chain such as (CH2)4."""
        if text.removeprefix("=") == "O" and self._at is not None:
            self._oxo(self._at)
            return
        ends = _read(self._molecule, text)
        if len(ends) == 1:
            self.hang(ends)
        elif len(ends) == 2 and (self._at is not None or len(self._waiting) == 1):
            before = self._waiting.pop() if self._at is None else self._at
            self._molecule.bind(before, ends[0], self._order)
            self._at, self._order = ends[1], 1
        else:
            raise _Unreadable

    def hang(self, residues: list[int]) -> None:
        """Bind residues to the atom at hand, or keep them for the next one."""
        for residue in residues:
            if self._at is None:
                self._waiting.append(residue)
            else:
                self._molecule.bind(self._at, residue, self._order)
        self._order = 1

    def finish(self) -> None:
        """End the chain: two residues without an atom between them are bound to each other."""
        if self._at is None and len(self._waiting) == 2 and not self._hydrogens:
            self._molecule.bind(*self._waiting)
        elif len(self._waiting) > (self._at is None) or self._hydrogens or self._order != 1:
            raise _Unreadable

    def _take_atom(self, symbol: str, count: int, hydrogens: int, last: bool) -> None:
        at = self._at
        if (
            at is not None
            and symbol == "O"
            and self._order == 1
            and self._oxygens(at, count, hydrogens, last)
        ):
            return
        if symbol == "N" and last and not hydrogens and at is not None and self._lacks_three(at):
            self._order = 3  # a nitrile
        if count != 1:
            raise _Unreadable
        atom = self._molecule.add(symbol, hydrogens + self._hydrogens)
        self._molecule.bare[atom] = not hydrogens
        self._bind_next(atom)

    def _lacks_three(self, atom: int) -> bool:
        molecule = self._molecule
        return molecule.symbol(atom) == "C" and molecule.bare[atom] and molecule.open[atom] >= 3

    def _oxygens(self, at: int, count: int, hydrogens: int, last: bool) -> bool:
        """Bind the oxygens of CO, CO2, CHO, NO2, SO2 and SO3; whether that was all."""
        molecule, symbol = self._molecule, self._molecule.symbol(at)
        if symbol == "N" and count == 2 and not hydrogens:
            self._nitro(at)
        elif symbol in ("S", "P") and (not hydrogens or count == 3):
            for _ in range(min(count, 2)):
                self._oxo(at)
            if count == 3:
                self._bind_next(molecule.add("O", hydrogens))
        elif symbol == "C" and count == 2 and molecule.bare[at]:
            self._oxo(at)
            self._bind_next(molecule.add("O", hydrogens))
        elif symbol == "C" and count == 1 and not hydrogens and molecule.open[at] >= 2:
            if at in molecule.oxo or not molecule.bare[at] and not last:
                return False
            self._oxo(at)
        else:
            return False
        return True

    def _oxo(self, at: int) -> None:
        self._molecule.oxo.add(at)
        beyond = 2 if self._molecule.symbol(at) in ("S", "P") else 0
        self._molecule.bind(at, self._molecule.add("O"), 2, beyond=beyond)

    def _nitro(self, at: int) -> None:
        self._molecule.bind(at, self._molecule.add("O"), 2)
        oxide = self._molecule.add("O", charge=-1)
        self._molecule.open[oxide] = 0
        self._molecule.atoms.AddBond(at, oxide, Chem.BondType.SINGLE)
        self._molecule.atoms.GetAtomWithIdx(at).SetFormalCharge(1)

    def _bind_next(self, atom: int) -> None:
        molecule = self._molecule
        if self._at is not None:
            molecule.bind(self._at, atom, self._order)
        for residue in self._waiting:
            molecule.bind(atom, residue)
        if self._at is None or molecule.open[atom]:
            self._at = atom
        self._waiting, self._hydrogens, self._order = [], 0, 1
