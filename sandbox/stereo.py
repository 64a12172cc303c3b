"""How two molecules with the same connections differ in stereochemistry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rdkit import Chem
from rdkit.Chem import rdCIPLabeler

MAX_MAPPINGS = 500
_CIP_ITERATIONS = 200_000
_CW, _CCW = Chem.ChiralType.CHI_TETRAHEDRAL_CW, Chem.ChiralType.CHI_TETRAHEDRAL_CCW
_MIRRORED = {_CW: _CCW, _CCW: _CW}
_ATROP = {
    Chem.BondStereo.STEREOATROPCW: Chem.BondStereo.STEREOATROPCCW,
    Chem.BondStereo.STEREOATROPCCW: Chem.BondStereo.STEREOATROPCW,
}
_CIS = (Chem.BondStereo.STEREOZ, Chem.BondStereo.STEREOCIS)
_TRANS = (Chem.BondStereo.STEREOE, Chem.BondStereo.STEREOTRANS)

Element = tuple[int, ...]
"""A stereocentre as (atom,), a double bond as (atom, atom); indices in the first molecule."""


@dataclass(frozen=True, slots=True)
class StereoDifference:
    """Where two molecules differ, in the numbering of the first.

    Attributes:
        inverted: Defined in both, but opposite.
        only_first: Defined in the first alone.
        only_second: Defined in the second alone.
        partner: Atom index of the first → atom index of the second.
    """

    inverted: tuple[Element, ...]
    only_first: tuple[Element, ...]
    only_second: tuple[Element, ...]
    partner: dict[int, int]

    @property
    def elements(self) -> tuple[Element, ...]:
        """All elements that differ."""
        return (*self.inverted, *self.only_first, *self.only_second)


def mirror_image(mol: Chem.Mol) -> Chem.Mol:
    """Return the mirror image: every stereocentre and every stereogenic axis inverted."""
    mirrored = Chem.RWMol(mol)
    for atom in mirrored.GetAtoms():
        atom.SetChiralTag(_MIRRORED.get(atom.GetChiralTag(), atom.GetChiralTag()))
    for bond in mirrored.GetBonds():
        if bond.GetStereo() in _ATROP:
            bond.SetStereo(_ATROP[bond.GetStereo()])
    return mirrored.GetMol()


def flat(mol: Chem.Mol) -> Chem.Mol:
    """Return the molecule without stereochemistry; each atom keeps its index as the property ``index``."""
    copy = Chem.Mol(mol)
    for atom in copy.GetAtoms():
        atom.SetIntProp("index", atom.GetIdx())
    Chem.RemoveStereochemistry(copy)
    return Chem.RemoveHs(copy)  # hydrogens that were kept only because they define a double bond's geometry


def cip_labels(mol: Chem.Mol) -> dict[Element, str]:
    """Return the CIP label of each defined stereocentre (R, S, r, s) and double bond (E, Z).

    Labels come from the algorithm of Hanson et al. (J. Chem. Inf. Model. 2018, 58, 1755) and from RDKit's
    older one where that takes too long.
    """
    copy = Chem.Mol(mol)
    try:
        rdCIPLabeler.AssignCIPLabels(copy, maxRecursiveIterations=_CIP_ITERATIONS)
    except (RuntimeError, ValueError):
        Chem.AssignStereochemistry(copy, cleanIt=True, force=True)
    labels: dict[Element, str] = {}
    for atom in copy.GetAtoms():
        if atom.HasProp("_CIPCode") and atom.GetChiralTag() in _MIRRORED:
            labels[(atom.GetIdx(),)] = atom.GetProp("_CIPCode")
    for bond in copy.GetBonds():
        if bond.GetStereo() in (*_CIS, *_TRANS):
            ends = sorted((bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()))
            fallback = {_CIS[0]: "Z", _TRANS[0]: "E"}.get(bond.GetStereo(), "")
            label = bond.GetProp("_CIPCode") if bond.HasProp("_CIPCode") else fallback
            if label:
                labels[tuple(ends)] = label
    return labels


def stereo_difference(first: Chem.Mol, second: Chem.Mol) -> StereoDifference:
    """Find where two molecules with equal connections differ in stereochemistry.

    Of the ways to lay one molecule over the other the one with the fewest differences is taken (at most
    ``MAX_MAPPINGS`` are tried, so for very symmetrical molecules it may not be the very best one).

    Args:
        first: One molecule.
        second: The other; its SMILES without stereochemistry must equal the first's.
    """
    best: StereoDifference | None = None
    for partner in _mappings(flat(first), flat(second)):
        found = _difference(first, second, partner)
        if best is None or len(found.elements) < len(best.elements):
            best = found
        if not best.elements:
            break
    if best is None:
        raise ValueError("the molecules have different connections")
    return best


def _mappings(first: Chem.Mol, second: Chem.Mol) -> Iterator[dict[int, int]]:
    """Ways to lay the first over the second, as original indices; the canonical order gives one at once."""
    orders = []
    for mol in (first, second):
        Chem.MolToSmiles(mol)
        orders.append(list(mol.GetPropsAsDict(True, True)["_smilesAtomOutputOrder"]))
    if len(orders[0]) != len(orders[1]):
        return
    yield _original(first, second, zip(*orders, strict=True))
    for match in second.GetSubstructMatches(first, uniquify=False, maxMatches=MAX_MAPPINGS):
        yield _original(first, second, enumerate(match))


def _original(first: Chem.Mol, second: Chem.Mol, pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    return {
        first.GetAtomWithIdx(i).GetIntProp("index"): second.GetAtomWithIdx(j).GetIntProp("index")
        for i, j in pairs
    }


def _difference(first: Chem.Mol, second: Chem.Mol, partner: dict[int, int]) -> StereoDifference:
    back = {j: i for i, j in partner.items()}
    inverted: list[Element] = []
    only_first: list[Element] = []
    ours, theirs = _centres(first), _centres(second)
    for i in ours:
        if partner.get(i) not in theirs:
            only_first.append((i,))
        elif _handedness_differs(first.GetAtomWithIdx(i), second.GetAtomWithIdx(partner[i]), partner):
            inverted.append((i,))
    only_second: list[Element] = [(back[j],) for j in theirs if j in back and back[j] not in ours]
    our_bonds, their_bonds = _bonds(first), _bonds(second)
    for ends, bond in our_bonds.items():
        other = their_bonds.get(_ends(partner[ends[0]], partner[ends[1]]))
        if other is None:
            only_first.append(ends)
        elif _geometry_differs(bond, other, partner):
            inverted.append(ends)
    for one, two in their_bonds:
        if _ends(back[one], back[two]) not in our_bonds:
            only_second.append(_ends(back[one], back[two]))
    return StereoDifference(tuple(inverted), tuple(only_first), tuple(only_second), partner)


def _centres(mol: Chem.Mol) -> set[int]:
    return {atom.GetIdx() for atom in mol.GetAtoms() if atom.GetChiralTag() in _MIRRORED}


def _bonds(mol: Chem.Mol) -> dict[tuple[int, int], Chem.Bond]:
    return {
        _ends(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()): bond
        for bond in mol.GetBonds()
        if bond.GetStereo() in (*_CIS, *_TRANS)
    }


def _ends(one: int, two: int) -> tuple[int, int]:
    return (one, two) if one < two else (two, one)


def _handedness_differs(ours: Chem.Atom, theirs: Chem.Atom, partner: dict[int, int]) -> bool:
    """Compare two centres by their tags, which refer to the order in which the neighbours are stored."""
    wanted = [partner.get(neighbour.GetIdx(), -1) for neighbour in ours.GetNeighbors()]
    stored = [neighbour.GetIdx() for neighbour in theirs.GetNeighbors()]
    if sorted(wanted) != sorted(stored):
        return True
    odd = _is_odd([stored.index(index) for index in wanted])
    return bool((ours.GetChiralTag() != theirs.GetChiralTag()) != odd)


def _is_odd(permutation: Sequence[int]) -> bool:
    pairs = range(len(permutation))
    return sum(permutation[i] > permutation[j] for i in pairs for j in pairs if i < j) % 2 == 1


def _geometry_differs(ours: Chem.Bond, theirs: Chem.Bond, partner: dict[int, int]) -> bool:
    """Compare two double bonds; their geometry refers to one neighbour at each end."""
    flips = (ours.GetStereo() in _CIS) != (theirs.GetStereo() in _CIS)
    references = {partner.get(atom, -1) for atom in ours.GetStereoAtoms()}
    known = set(partner.values())
    for atom in theirs.GetStereoAtoms():
        if (atom if atom in known else -1) not in references:  # -1: a hydrogen that is drawn
            flips = not flips
    return flips
