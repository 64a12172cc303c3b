"""What changed between two molecules: the atoms in both that the largest common part leaves over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rdkit import Chem
from rdkit.Chem import rdMolDescriptors

from sandbox.structures.comparing import Comparison, compare
from sandbox.structures.overlay import Overlay, overlaid
from sandbox.structures.substituents import SUBSTITUENTS
from sandbox.types import Molecule

MCS_SECONDS = 4
MAX_LISTED = 6

_TIES = {Chem.BondType.DOUBLE: "=", Chem.BondType.TRIPLE: "≡"}

_Piece = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one molecule to another.

    Attributes:
        relation: How the two are related, and why.
        changes: What changed in words; atom numbers of the first molecule, counted from 1.
        first_atoms: Atoms of the first that differ.
        second_atoms: Atoms of the second that differ.
        shared: Number of atoms that both share.
        complete: Whether the search for the common part came to its end.
    """

    relation: Comparison
    changes: tuple[str, ...]
    first_atoms: tuple[int, ...]
    second_atoms: tuple[int, ...]
    shared: int
    complete: bool

    @property
    def in_words(self) -> str:
        """The changes as one text."""
        return "; ".join(self.changes) or "nothing"

    @property
    def remark(self) -> str | None:
        """What must stand beside the number of shared atoms."""
        return None if self.complete else "the search took too long; there may be a larger common part"


def difference(first: Molecule, second: Molecule) -> Difference:
    """Find what changed between two molecules, atom by atom.

    Args:
        first: The molecule before.
        second: The molecule after.
    """
    relation = compare(first.mol, second.mol, first.label, second.label)
    overlay = overlaid(first.mol, second.mol, MCS_SECONDS)
    ours, theirs = _left_over(overlay)
    changes = _changes(overlay, ours, theirs)
    if not ours and not theirs:
        ours, theirs, changes = _fine_changes(overlay, relation)
    return Difference(
        relation,
        tuple(changes),
        tuple(sorted(ours)),
        tuple(sorted(theirs)),
        len(overlay.pairs),
        overlay.complete,
    )


def _left_over(overlay: Overlay) -> tuple[set[int], set[int]]:
    """The atoms of each molecule that have no partner, or whose charge, isotope or bonds differ."""
    first, second, pairs = overlay.first, overlay.second, overlay.pairs
    ours = set(range(first.GetNumAtoms())) - set(pairs)
    theirs = set(range(second.GetNumAtoms())) - set(pairs.values())
    for i, j in pairs.items():
        one, other = first.GetAtomWithIdx(i), second.GetAtomWithIdx(j)
        if (one.GetFormalCharge(), one.GetIsotope()) != (other.GetFormalCharge(), other.GetIsotope()):
            ours.add(i)
            theirs.add(j)
    for i, j in _rebonded(first, second, pairs):
        ours |= {i, j}
        theirs |= {pairs[i], pairs[j]}
    return ours, theirs


def _rebonded(first: Chem.Mol, second: Chem.Mol, pairs: Mapping[int, int]) -> set[tuple[int, int]]:
    """Pairs of atoms of the first, both with partners, whose bond is another one in the second."""
    back = {j: i for i, j in pairs.items()}
    bonds = {
        tuple(sorted((bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()))): bond.GetBondType()
        for bond in first.GetBonds()
        if bond.GetBeginAtomIdx() in pairs and bond.GetEndAtomIdx() in pairs
    }
    theirs = {
        tuple(sorted((back[bond.GetBeginAtomIdx()], back[bond.GetEndAtomIdx()]))): bond.GetBondType()
        for bond in second.GetBonds()
        if bond.GetBeginAtomIdx() in back and bond.GetEndAtomIdx() in back
    }
    places = bonds.keys() | theirs.keys()
    return {(i, j) for i, j in places if bonds.get((i, j)) != theirs.get((i, j))}


def _changes(overlay: Overlay, ours: set[int], theirs: set[int]) -> list[str]:
    """The changes in words: what is gone, what is new and what replaced what, by the atoms they hang on."""
    gone = _pieces(overlay.first, ours - set(overlay.pairs))
    back = {j: i for i, j in overlay.pairs.items()}
    new = _pieces(overlay.second, theirs - set(back))
    anchored: dict[_Piece, list[_Piece]] = {}
    for piece, anchors in new:
        anchored.setdefault(tuple(sorted(back[j] for j in anchors)), []).append(piece)
    said = []
    for piece, anchors in gone:
        where, old = _where(overlay.first, anchors), _name(overlay.first, piece)
        if partners := anchored.get(anchors):
            said.append(f"{old} became {_name(overlay.second, partners.pop(0))}{where}")
        else:
            said.append(f"{old} is gone{where}")
    for anchors, pieces in anchored.items():
        said += [f"{_name(overlay.second, piece)} is new{_where(overlay.first, anchors)}" for piece in pieces]
    said += _charges(overlay)
    said += _bonds(overlay)
    more = len(said) - MAX_LISTED
    return said[:MAX_LISTED] + ([f"and {more} more changes"] if more > 0 else [])


def _charges(overlay: Overlay) -> list[str]:
    said = []
    for i, j in overlay.pairs.items():
        one, other = overlay.first.GetAtomWithIdx(i), overlay.second.GetAtomWithIdx(j)
        if one.GetFormalCharge() != other.GetFormalCharge():
            before, after = _signed(one.GetFormalCharge()), _signed(other.GetFormalCharge())
            said.append(f"the charge of {_label(overlay.first, i)} went from {before} to {after}")
        elif one.GetIsotope() != other.GetIsotope():
            before, after = (_isotope(each) for each in (one, other))
            said.append(f"{_label(overlay.first, i)} went from {before} to {after}")
    return said


def _isotope(atom: Chem.Atom) -> str:
    return f"{atom.GetIsotope()}{atom.GetSymbol()}" if atom.GetIsotope() else "natural isotopes"


def _signed(charge: int) -> str:
    return f"{charge:+d}".replace("-", "−") if charge else "0"


def _bonds(overlay: Overlay) -> list[str]:
    places = sorted(_rebonded(overlay.first, overlay.second, overlay.pairs))
    if not places:
        return []
    if len(places) == 1:
        one, other = (_label(overlay.first, i) for i in places[0])
        return [f"the bond between {one} and {other} is another one"]
    atoms = sorted({i for place in places for i in place})
    return [f"the bonds between {', '.join(_label(overlay.first, i) for i in atoms)} are other ones"]


def _fine_changes(overlay: Overlay, relation: Comparison) -> tuple[set[int], set[int], list[str]]:
    """Where every atom has its partner: what stereochemistry or mobile hydrogens changed."""
    if relation.relationship == "the same":
        return set(), set(), []
    ours = {i for group in relation.atoms for i in group}
    theirs = {overlay.pairs[i] for i in ours if i in overlay.pairs}
    return ours, theirs, [relation.reason]


def _pieces(mol: Chem.Mol, atoms: set[int]) -> list[tuple[_Piece, _Piece]]:
    """Connected pieces of a set of atoms, each with the atoms outside that it hangs on."""
    left, pieces = set(atoms), []
    while left:
        stack, piece = [left.pop()], set()
        while stack:
            i = stack.pop()
            piece.add(i)
            near = {atom.GetIdx() for atom in mol.GetAtomWithIdx(i).GetNeighbors()} & left
            left -= near
            stack += near
        anchors = {
            atom.GetIdx()
            for i in piece
            for atom in mol.GetAtomWithIdx(i).GetNeighbors()
            if atom.GetIdx() not in atoms
        }
        pieces.append((tuple(sorted(piece)), tuple(sorted(anchors))))
    return sorted(pieces)


def _name(mol: Chem.Mol, piece: _Piece) -> str:
    """The substituent's name where it has one, else its formula."""
    kept = set(piece)
    cut = [
        bond.GetIdx()
        for bond in mol.GetBonds()
        if (bond.GetBeginAtomIdx() in kept) != (bond.GetEndAtomIdx() in kept)
    ]
    if len(piece) == 1 and len(cut) > 1:  # an atom of a ring or a chain
        return str(mol.GetAtomWithIdx(piece[0]).GetSymbol())
    parts = Chem.FragmentOnBonds(mol, cut, dummyLabels=[(0, 0)] * len(cut)) if cut else mol
    fragments: list[tuple[int, ...]] = []
    mols = Chem.GetMolFrags(parts, asMols=True, sanitizeFrags=False, fragsMolAtomMapping=fragments)
    fragment = next(each for each, atoms in zip(mols, fragments, strict=True) if piece[0] in atoms)
    named = _substituent_names().get(str(Chem.MolToSmiles(fragment)))
    if named:
        return named
    bonds = {mol.GetBondWithIdx(index).GetBondType() for index in cut}
    tied = _TIES.get(bonds.pop(), "") if len(bonds) == 1 else ""
    return tied + str(rdMolDescriptors.CalcMolFormula(fragment, separateIsotopes=True)).replace("*", "")


@cache
def _substituent_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for each in SUBSTITUENTS.values():
        mol = Chem.MolFromSmiles(each.smiles)
        names.setdefault(str(Chem.MolToSmiles(mol)), each.name)
    return names


def _where(mol: Chem.Mol, anchors: _Piece) -> str:
    return f" at {' and '.join(_label(mol, i) for i in anchors)}" if anchors else ""


def _label(mol: Chem.Mol, index: int) -> str:
    return f"{mol.GetAtomWithIdx(index).GetSymbol()}{index + 1}"
