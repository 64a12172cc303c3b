"""Named rings in a molecule: where one occurs, and what each ring system is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rdkit import Chem

from sandbox.results import AtomSets
from sandbox.structures.chem import parse_smiles
from sandbox.structures.ring_names import RING_NAMES, RingName

MAX_MATCHES = 10_000


@dataclass(frozen=True, slots=True)
class RingMatches:
    """Where a named ring occurs.

    Attributes:
        atoms: Atoms of each occurrence.
        remark: What a reader must know about the count, e.g. that rings are fused; None where all is plain.
    """

    atoms: AtomSets
    remark: str | None


@dataclass(frozen=True, slots=True)
class RingSystem:
    """One ring system of a molecule.

    Attributes:
        name: Its name, or its SMILES where it has none.
        atoms: Its atoms.
    """

    name: str
    atoms: tuple[int, ...]


def find_ring(mol: Chem.Mol, name: str) -> RingMatches:
    """Find every occurrence of a named ring, also inside larger fused systems.

    Raises:
        KeyError: The name is not in ``RING_NAMES``.
    """
    found: dict[frozenset[int], tuple[int, ...]] = {}
    for query in _queries(name):
        for match in _matches(mol, query):
            found.setdefault(frozenset(match), match)
    systems = fused_systems(mol)
    inside = sum(1 for key in found if not any(_ring_atoms(mol, key) == system for system in systems))
    return RingMatches(tuple(found.values()), _remark(inside, len(found)))


def ring_noun(name: str) -> str:
    """Return the name with what it is: "benzene ring", "steroid ring system"."""
    single = _queries(name)[0].GetRingInfo().NumRings() == 1
    return f"{name} ring" if single else f"{name} ring system"


def name_systems(mol: Chem.Mol) -> list[RingSystem]:
    """Name each ring system; rings that share a bond belong to one system."""
    systems = []
    for atoms in fused_systems(mol):
        name = next((name for name in _by_size() if _is_named(mol, atoms, name)), None)
        systems.append(RingSystem(name or _system_smiles(mol, atoms), tuple(sorted(atoms))))
    return systems


def fused_systems(mol: Chem.Mol) -> list[frozenset[int]]:
    """Return the ring systems as sets of ring atoms; spiro rings are apart."""
    systems: list[frozenset[int]] = []
    for ring in mol.GetRingInfo().AtomRings():
        merged = frozenset(ring)
        apart = []
        for system in systems:
            if len(system & merged) > 1:
                merged |= system
            else:
                apart.append(system)
        systems = [*apart, merged]
    return sorted(systems, key=min)


def _matches(mol: Chem.Mol, query: Chem.Mol) -> Iterator[tuple[int, ...]]:
    """Matches without further bonds across: the rim of a bicyclooctane is no cyclooctane."""
    for match in mol.GetSubstructMatches(query, uniquify=True, maxMatches=MAX_MATCHES):
        inside = set(match)
        ends = (n.GetIdx() for index in match for n in mol.GetAtomWithIdx(index).GetNeighbors())
        if sum(end in inside for end in ends) == 2 * query.GetNumBonds():
            yield match


def _remark(inside: int, total: int) -> str | None:
    if not inside:
        return None
    if inside == total:
        return "part of a larger fused ring system" if total == 1 else "all in larger fused ring systems"
    return f"{inside} of them in larger fused ring systems"


def _ring_atoms(mol: Chem.Mol, atoms: frozenset[int]) -> frozenset[int]:
    return frozenset(index for index in atoms if mol.GetAtomWithIdx(index).IsInRing())


@cache
def _queries(name: str) -> tuple[Chem.Mol, ...]:
    ring = RING_NAMES[name]
    return tuple(_query(ring, smiles) for smiles in ring.smiles.split())


def _query(ring: RingName, smiles: str) -> Chem.Mol:
    # RDKit's stubs give these switches the wrong type.
    parameters = Chem.AdjustQueryParameters.NoAdjustments()
    parameters.adjustRingChain = True  # type: ignore[assignment]
    parameters.adjustRingChainFlags = Chem.AdjustQueryWhichFlags.ADJUST_IGNORENONE
    parameters.makeBondsGeneric = ring.skeleton  # type: ignore[assignment]
    return Chem.AdjustQueryProperties(parse_smiles(smiles), parameters)


@cache
def _by_size() -> tuple[str, ...]:
    sizes = {name: max(query.GetNumAtoms() for query in _queries(name)) for name in RING_NAMES}
    return tuple(sorted(RING_NAMES, key=lambda name: -sizes[name]))


def _is_named(mol: Chem.Mol, atoms: frozenset[int], name: str) -> bool:
    ring = RING_NAMES[name]
    for query in _queries(name):
        size = sum(1 for atom in query.GetAtoms() if atom.IsInRing())
        if size != len(atoms):
            continue
        for match in _matches(mol, query):
            if _ring_atoms(mol, frozenset(match)) == atoms:
                extra = len(_double_bonded(mol, atoms)) - (query.GetNumAtoms() - size)
                if ring.skeleton or extra == 0:
                    return True
    return False


def _double_bonded(mol: Chem.Mol, atoms: frozenset[int]) -> list[int]:
    outside = []
    for index in atoms:
        for bond in mol.GetAtomWithIdx(index).GetBonds():
            other = bond.GetOtherAtomIdx(index)
            if other not in atoms and bond.GetBondType() == Chem.BondType.DOUBLE:
                outside.append(other)
    return outside


def _system_smiles(mol: Chem.Mol, atoms: frozenset[int]) -> str:
    keep = sorted(atoms.union(_double_bonded(mol, atoms)))
    return str(Chem.MolFragmentToSmiles(mol, atomsToUse=keep, isomericSmiles=False))
