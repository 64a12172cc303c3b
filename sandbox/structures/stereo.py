"""How two molecules with the same connections differ in stereochemistry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdkit import Chem
from rdkit.Chem import rdCIPLabeler

MAX_MAPPINGS = 5000
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

_Marked = tuple[bool, list[int]]
"""A direction (clockwise, cis) and the atoms to which it refers."""


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

    Raises:
        ValueError: The molecules have different connections.
    """
    ours, theirs = _Drawing(first), _Drawing(second)
    seen: set[tuple[tuple[int, int], ...]] = set()
    best: StereoDifference | None = None
    for partner in _mappings(flat(first), flat(second)):
        places = tuple((i, j) for i, j in partner.items() if i in ours.relevant or j in theirs.relevant)
        if places in seen:
            continue  # only atoms far from all stereocentres have changed places
        seen.add(places)
        found = _difference(ours, theirs, partner)
        if best is None or len(found.elements) < len(best.elements):
            best = found
        if not best.elements:
            break
    if best is None:
        raise ValueError("the molecules have different connections")
    return best


class _Drawing:
    """The stereochemistry of a molecule, read out once.

    Attributes:
        centres: Index → whether clockwise, and the neighbours in the order to which that refers.
        bonds: Ends of a double bond → whether cis, and the neighbours to which that refers.
        relevant: Atoms whose place in a mapping matters.
    """

    def __init__(self, mol: Chem.Mol) -> None:
        self.centres = {
            atom.GetIdx(): (atom.GetChiralTag() == _CW, [other.GetIdx() for other in atom.GetNeighbors()])
            for atom in mol.GetAtoms()
            if atom.GetChiralTag() in _MIRRORED
        }
        self.bonds = {
            _ends(bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()): (
                bond.GetStereo() in _CIS,
                list(bond.GetStereoAtoms()),
            )
            for bond in mol.GetBonds()
            if bond.GetStereo() in (*_CIS, *_TRANS)
        }
        self.relevant = {index for centre, (_, around) in self.centres.items() for index in (centre, *around)}
        self.relevant |= {index for ends, (_, refer) in self.bonds.items() for index in (*ends, *refer)}


def _mappings(first: Chem.Mol, second: Chem.Mol) -> Iterator[dict[int, int]]:
    """Ways to lay the first over the second, as original indices; the canonical order gives one at once."""
    orders = []
    for mol in (first, second):
        Chem.MolToSmiles(mol)
        orders.append(list(mol.GetPropsAsDict(True, True)["_smilesAtomOutputOrder"]))
    if len(orders[0]) != len(orders[1]):
        return
    ours, theirs = ([atom.GetIntProp("index") for atom in mol.GetAtoms()] for mol in (first, second))
    yield {ours[i]: theirs[j] for i, j in zip(*orders, strict=True)}
    for match in second.GetSubstructMatches(first, uniquify=False, maxMatches=MAX_MAPPINGS):
        yield {ours[i]: theirs[j] for i, j in enumerate(match)}


def _difference(ours: _Drawing, theirs: _Drawing, partner: dict[int, int]) -> StereoDifference:
    back = {j: i for i, j in partner.items()}
    inverted: list[Element] = []
    only_first: list[Element] = []
    for i, centre in ours.centres.items():
        other = theirs.centres.get(partner[i])
        if other is None:
            only_first.append((i,))
        elif _handedness_differs(centre, other, partner):
            inverted.append((i,))
    only_second: list[Element] = [(back[j],) for j in theirs.centres if back[j] not in ours.centres]
    for ends, bond in ours.bonds.items():
        opposite = theirs.bonds.get(_ends(partner[ends[0]], partner[ends[1]]))
        if opposite is None:
            only_first.append(ends)
        elif _geometry_differs(bond, opposite, partner, back):
            inverted.append(ends)
    mapped = (_ends(back[one], back[two]) for one, two in theirs.bonds)
    only_second += [ends for ends in mapped if ends not in ours.bonds]
    return StereoDifference(tuple(inverted), tuple(only_first), tuple(only_second), partner)


def _ends(one: int, two: int) -> tuple[int, int]:
    return (one, two) if one < two else (two, one)


def _handedness_differs(ours: _Marked, theirs: _Marked, partner: dict[int, int]) -> bool:
    """Compare two centres by their tags, which refer to the order in which the neighbours are stored."""
    wanted = [partner.get(index, -1) for index in ours[1]]
    if sorted(wanted) != sorted(theirs[1]):
        return True
    odd = _is_odd([theirs[1].index(index) for index in wanted])
    return (ours[0] != theirs[0]) != odd


def _is_odd(permutation: Sequence[int]) -> bool:
    pairs = range(len(permutation))
    return sum(permutation[i] > permutation[j] for i in pairs for j in pairs if i < j) % 2 == 1


def _geometry_differs(ours: _Marked, theirs: _Marked, partner: dict[int, int], back: dict[int, int]) -> bool:
    """Compare two double bonds; their geometry refers to one neighbour at each end."""
    references = {partner.get(atom, -1) for atom in ours[1]}
    # -1 is a hydrogen that is drawn.
    flips = sum((atom if atom in back else -1) not in references for atom in theirs[1])
    return (ours[0] != theirs[0]) != (flips % 2 == 1)
