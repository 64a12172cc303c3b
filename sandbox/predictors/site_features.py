"""What the pKa model knows about a place that gives or takes a proton: the groups around it, and how far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem
from rdkit.Chem import rdFingerprintGenerator, rdPartialCharges

from sandbox.predictors.ionisable import KINDS, Site

SHELLS = 7
BITS = 128
RADIUS = 2
_CLASSES = 15
_GROUPS = {
    "nitro": "[N+](=O)[O-]",
    "cyano": "[CX2]#[NX1]",
    "trifluoromethyl": "[CX4](F)(F)F",
    "sulfonyl": "[SX4](=O)(=O)",
    "carbonyl": "[CX3]=[O,S]",
    "ammonium": "[N+;!$(N-[O-]);!$(N=O)]",
    "hydroxyl": "[OX2H]",
    "ether": "[OX2;H0]",
    "amino": "[NX3;!$(N-*=[O,S])]",
}
_RING_ROLES = ("acceptor", "halogen", "donor", "alkyl", "aza")


@cache
def _group_patterns() -> tuple[Chem.Mol, ...]:
    return tuple(Chem.MolFromSmarts(smarts) for smarts in _GROUPS.values())


@cache
def _generator() -> rdFingerprintGenerator.FingerprintGenerator64:
    return rdFingerprintGenerator.GetMorganGenerator(radius=RADIUS, fpSize=BITS)


def site_features(mol: Chem.Mol, places: Sequence[Site]) -> NDArray[np.float32]:
    """Describe sites of one neutral molecule.

    Args:
        mol: The neutral molecule.
        places: Sites of it.

    Returns:
        Shape (sites, features). The last three features are the charge of other groups within 3, 6 and more
        bonds, here 0; the model fills them in.
    """
    if not places:
        return np.zeros((0, 0), dtype=np.float32)
    distances = Chem.GetDistanceMatrix(mol)
    charges = _charges(mol)
    classes = [_class(atom) for atom in mol.GetAtoms()]
    groups = [[match[0] for match in mol.GetSubstructMatches(p)] for p in _group_patterns()]
    rows = []
    for site in places:
        apart = distances[site.atom]
        rows.append(
            np.concatenate(
                [
                    _own(mol, site),
                    _charge_features(mol, site, charges, apart),
                    _shells(classes, apart),
                    _group_distances(groups, apart),
                    _ring_positions(mol, site),
                    _environment(mol, site),
                    np.zeros(3),
                ]
            )
        )
    return np.array(rows, dtype=np.float32)


def _own(mol: Chem.Mol, site: Site) -> NDArray[np.float64]:
    atom = mol.GetAtomWithIdx(site.atom)
    rings = [ring for ring in mol.GetRingInfo().AtomRings() if site.atom in ring]
    kind = np.zeros(len(KINDS))
    kind[KINDS.index(site.kind)] = 1
    beside = sum(neighbour.GetIsAromatic() for neighbour in atom.GetNeighbors())
    plain = [
        site.is_base,
        site.typical,
        atom.GetTotalNumHs(),
        atom.GetDegree(),
        atom.GetIsAromatic(),
        len(rings),
        min(map(len, rings), default=0),
        beside,
        atom.GetAtomicNum(),
    ]
    return np.concatenate([kind, plain])


def _charges(mol: Chem.Mol) -> NDArray[np.float64]:
    copy = Chem.Mol(mol)
    rdPartialCharges.ComputeGasteigerCharges(copy)
    values = [atom.GetDoubleProp("_GasteigerCharge") for atom in copy.GetAtoms()]
    finite: NDArray[np.float64] = np.nan_to_num(np.array(values), nan=0.0, posinf=0.0, neginf=0.0)
    return finite


def _charge_features(
    mol: Chem.Mol, site: Site, charges: NDArray[np.float64], apart: NDArray[np.float64]
) -> list[float]:
    beside = charges[apart == 1]
    second = charges[apart == 2]
    if not len(beside):
        beside = np.zeros(1)
    return [
        charges[site.atom],
        beside.sum(),
        beside.max(),
        beside.min(),
        second.sum() if len(second) else 0.0,
        second.max() if len(second) else 0.0,
    ]


def _class(atom: Chem.Atom) -> int:
    """One of the kinds of atom that the shells count."""
    number, hybrid = atom.GetAtomicNum(), atom.GetHybridization()
    if number == 6:
        if atom.GetIsAromatic():
            return 0
        names = {Chem.HybridizationType.SP3: 1, Chem.HybridizationType.SP2: 2}
        return names.get(hybrid, 3)
    if number == 7:
        if atom.GetIsAromatic():
            return 4 if atom.GetTotalDegree() == 2 else 5
        return 6 if hybrid == Chem.HybridizationType.SP3 else 7
    if number == 8:
        return 8 if atom.GetTotalDegree() == 1 else 9
    return {16: 10, 15: 11, 9: 12, 17: 13}.get(number, 14)


def _shells(classes: Sequence[int], apart: NDArray[np.float64]) -> NDArray[np.float64]:
    counts = np.zeros((SHELLS, _CLASSES))
    for kind, distance in zip(classes, apart, strict=True):
        if 0 < distance <= SHELLS:
            counts[int(distance) - 1, kind] += 1
    return counts.ravel()


def _group_distances(groups: Sequence[Sequence[int]], apart: NDArray[np.float64]) -> list[float]:
    """For each kind of group: how near the nearest is, and the sum over all, falling off with distance."""
    features: list[float] = []
    for places in groups:
        far = np.array([apart[place] for place in places if 0 < apart[place] < 100])
        features += [1 / far.min(), float((0.5**far).sum())] if len(far) else [0.0, 0.0]
    return features


def _ring_positions(mol: Chem.Mol, site: Site) -> NDArray[np.float64]:
    """What stands in ortho, meta and para to a site in, or on, an aromatic six-membered ring."""
    counts = np.zeros((3, len(_RING_ROLES)))
    atom = mol.GetAtomWithIdx(site.atom)
    starts = (
        [site.atom]
        if atom.GetIsAromatic()
        else [n.GetIdx() for n in atom.GetNeighbors() if n.GetIsAromatic()]
    )
    for start in starts:
        for ring in mol.GetRingInfo().AtomRings():
            if start not in ring or len(ring) != 6:
                continue
            origin = ring.index(start)
            for step in (1, 2, 3, 4, 5):
                position = min(step, 6 - step) - 1
                member = mol.GetAtomWithIdx(ring[(origin + step) % 6])
                if member.GetAtomicNum() == 7:
                    counts[position, 4] += 1
                for neighbour in member.GetNeighbors():
                    if neighbour.GetIdx() not in ring:
                        counts[position, _role(neighbour)] += 1
    return counts.ravel()


def _role(atom: Chem.Atom) -> int:
    number = atom.GetAtomicNum()
    if number in (9, 17, 35, 53):
        return 1
    pulls = any(
        bond.GetBondTypeAsDouble() >= 2 and bond.GetOtherAtom(atom).GetAtomicNum() != 6
        for bond in atom.GetBonds()
    )
    fluorines = sum(n.GetAtomicNum() == 9 for n in atom.GetNeighbors())
    if pulls or fluorines > 1:
        return 0
    return 2 if number in (7, 8, 16) else 3


def _environment(mol: Chem.Mol, site: Site) -> NDArray[np.float64]:
    counts = _generator().GetCountFingerprintAsNumPy(mol, fromAtoms=[site.atom])
    return np.asarray(counts, dtype=np.float64)
