"""Where a molecule is cut into core and fragment, and what the surroundings of a cut look like.

The surroundings are the circular environments of Morgan fingerprints, centred on the dummy atom that stands
for the fragment: at level 1 the atom that carries it with its neighbours, at levels 2 and 3 one and two bonds
more. A fragment that was seen in the same surroundings in a real molecule is a reasonable substituent there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rdkit import Chem
from rdkit.Chem import rdFingerprintGenerator

LEVELS = (1, 2, 3)
_MASK = 0xFFFFFFFF
_CUTTABLE = Chem.MolFromSmarts("[!#1;!$([+,-]-[+,-])]-;!@[!#1]")


@dataclass(frozen=True, slots=True)
class Cut:
    """One acyclic single bond, cut.

    Attributes:
        anchor: Atom of the core that carried the fragment.
        first: Atom of the fragment that was bonded to it.
        fragment: Canonical SMILES of the fragment, ``*`` for the core.
        core: Canonical SMILES of the core, ``*`` for the fragment.
        keys: Surroundings on the core's side at each of ``LEVELS``.
        size: Heavy atoms of the fragment.
        side: Atoms of the fragment.
    """

    anchor: int
    first: int
    fragment: str
    core: str
    keys: tuple[int, ...]
    size: int
    side: frozenset[int]


def cuttable_bonds(mol: Chem.Mol) -> list[Chem.Bond]:
    """Return the acyclic single bonds between heavy atoms at which a molecule can sensibly be cut."""
    pairs = mol.GetSubstructMatches(_CUTTABLE, maxMatches=10_000)
    return [mol.GetBondBetweenAtoms(*pair) for pair in pairs]


def single_cuts(mol: Chem.Mol, max_size: int) -> Iterator[Cut]:
    """Cut each bond in turn and yield the sides that are fragments of at most ``max_size`` heavy atoms."""
    for bond in cuttable_bonds(mol):
        yield from cuts_at(mol, bond, max_size)


def cuts_at(mol: Chem.Mol, bond: Chem.Bond, max_size: int) -> list[Cut]:
    """Cut one bond and return the sides that are fragments of at most ``max_size`` heavy atoms."""
    ends = (bond.GetBeginAtomIdx(), bond.GetEndAtomIdx())
    cut = Chem.FragmentOnBonds(mol, [bond.GetIdx()], dummyLabels=[(0, 0)])
    sides = Chem.GetMolFrags(cut)
    if len(sides) != 2:
        return []
    parts = Chem.GetMolFrags(cut, asMols=True, sanitizeFrags=False)
    written = [Chem.MolToSmiles(part) for part in parts]
    added = mol.GetNumAtoms()
    dummies = _dummies(cut, added)
    found = []
    for first, anchor in (ends, ends[::-1]):
        number = 0 if first in sides[0] else 1
        side = frozenset(atom for atom in sides[number] if atom < added)
        if len(side) <= max_size:
            keys = surroundings(cut, dummies[anchor])
            found.append(Cut(anchor, first, written[number], written[1 - number], keys, len(side), side))
    return found


def hydrogen_keys(mol: Chem.Mol, atom: int) -> tuple[int, ...]:
    """Surroundings of a hydrogen of an atom, as if the hydrogen were the fragment."""
    work = Chem.RWMol(mol)
    dummy = work.AddAtom(Chem.Atom(0))
    work.AddBond(atom, dummy, Chem.BondType.SINGLE)
    carrier = work.GetAtomWithIdx(atom)
    if carrier.GetNumExplicitHs():
        carrier.SetNumExplicitHs(carrier.GetNumExplicitHs() - 1)
    return surroundings(work, dummy)


def surroundings(cut: Chem.Mol, dummy: int) -> tuple[int, ...]:
    """Return the environment of a dummy atom at each of ``LEVELS``, as 32-bit keys."""
    cut.UpdatePropertyCache(strict=False)
    Chem.FastFindRings(cut)
    output = rdFingerprintGenerator.AdditionalOutput()
    output.AllocateBitInfoMap()
    _generator().GetSparseCountFingerprint(cut, fromAtoms=[dummy], additionalOutput=output)
    by_radius = {places[0][1]: bit for bit, places in output.GetBitInfoMap().items()}
    keys = []
    last = by_radius[0]
    for radius in range(2, len(LEVELS) + 2):
        # Where the core ends earlier the environment stays what it is, yet belongs to the higher level.
        last = by_radius.get(radius, (last * 0x9E3779B1 + radius) & _MASK)
        keys.append(last & _MASK)
    return tuple(keys)


def pair_key(first: int, second: int) -> int:
    """One 32-bit key for the surroundings at the two ends of a linking fragment, in this order."""
    return (first * 0x85EBCA6B ^ (second * 0xC2B2AE35 + 0x27D4EB2F)) & _MASK


@dataclass(frozen=True, slots=True)
class Middle:
    """A fragment between two cuts.

    Attributes:
        bonds: The two cut bonds as (atom of the core, atom of the fragment).
        fragment: SMILES with ``[1*]`` and ``[2*]`` for the two cores.
        keys: Surroundings at level 1 at ``[1*]`` and at ``[2*]``.
        size: Heavy atoms of the fragment.
        inside: Atoms of the fragment.
    """

    bonds: tuple[tuple[int, int], tuple[int, int]]
    fragment: str
    keys: tuple[int, int]
    size: int
    inside: frozenset[int]


def double_cuts(mol: Chem.Mol, max_size: int) -> Iterator[Middle]:
    """Cut pairs of bonds and yield what lies between them, where it has at most ``max_size`` heavy atoms."""
    bonds = cuttable_bonds(mol)
    distances = Chem.GetDistanceMatrix(mol)
    for i, one in enumerate(bonds):
        for two in bonds[i + 1 :]:
            if distances[one.GetBeginAtomIdx()][two.GetBeginAtomIdx()] > max_size + 2:
                continue
            middle = between(mol, (one, two), max_size)
            if middle is not None:
                yield middle


def between(mol: Chem.Mol, bonds: tuple[Chem.Bond, Chem.Bond], max_size: int) -> Middle | None:
    """What lies between two bonds, where it has at most ``max_size`` heavy atoms."""
    indices = [bond.GetIdx() for bond in bonds]
    cut = Chem.FragmentOnBonds(mol, indices, dummyLabels=[(1, 1), (2, 2)])
    sides = Chem.GetMolFrags(cut)
    if len(sides) != 3:
        return None
    added = mol.GetNumAtoms()
    inner = next(side for side in sides if sum(atom >= added for atom in side) == 2)
    size = len(inner) - 2
    if not 1 <= size <= max_size:
        return None
    inside = set(inner)
    ends = []
    for bond in bonds:
        begin, end = bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()
        ends.append((end, begin) if begin in inside else (begin, end))
    dummies = [cut.GetAtomWithIdx(index) for index in range(added, cut.GetNumAtoms())]
    written = Chem.MolFragmentToSmiles(cut, inner)
    outer = {dummy.GetIsotope(): dummy.GetIdx() for dummy in dummies if dummy.GetIdx() not in inside}
    for dummy in dummies:
        dummy.SetIsotope(3 - dummy.GetIsotope() if dummy.GetIdx() in inside else 0)
    swapped = Chem.MolFragmentToSmiles(cut, inner)
    keys = [surroundings(cut, outer[number])[0] for number in (1, 2)]
    atoms = frozenset(atom for atom in inner if atom < added)
    if swapped < written:
        return Middle((ends[1], ends[0]), swapped, (keys[1], keys[0]), size, atoms)
    return Middle((ends[0], ends[1]), written, (keys[0], keys[1]), size, atoms)


def _dummies(cut: Chem.Mol, added: int) -> dict[int, int]:
    """Atom that stays on its side → the dummy that it carries."""
    return {
        cut.GetAtomWithIdx(index).GetNeighbors()[0].GetIdx(): index
        for index in range(added, cut.GetNumAtoms())
    }


@cache
def _generator() -> rdFingerprintGenerator.FingerprintGenerator64:
    return rdFingerprintGenerator.GetMorganGenerator(
        radius=len(LEVELS) + 1, includeRedundantEnvironments=True
    )
