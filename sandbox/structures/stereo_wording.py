"""The stereochemical difference of two molecules in a chemist's words."""

from __future__ import annotations

from rdkit import Chem

from sandbox.results import AtomSets
from sandbox.structures.chem import has_stereo_groups
from sandbox.structures.stereo import Element, StereoDifference, cip_labels, mirror_image, stereo_difference

MAX_LISTED = 6
_GROUPS = {
    Chem.StereoGroupType.STEREO_AND: "a racemic ('and') mixture",
    Chem.StereoGroupType.STEREO_OR: "one of two ('or') configurations",
}


def explain(first: Chem.Mol, second: Chem.Mol, labels: tuple[str, str]) -> tuple[str, AtomSets]:
    """Say how two molecules with equal connections differ in stereochemistry.

    Args:
        first: One molecule.
        second: The other.
        labels: What the text calls them.

    Returns:
        The text, with atom numbers of the first molecule, and the indices of the atoms there; empty where the
        molecules do not differ.
    """
    if has_stereo_groups(first) or has_stereo_groups(second):
        return _explain_groups(first, second, labels)
    difference = stereo_difference(first, second)
    if not difference.elements:
        return "", ()
    kind = _kind(first, second, difference, labels)
    where = _places(first, second, difference, labels)
    return f"{kind}: {where} (atom numbers of {labels[0]})", difference.elements


def _kind(first: Chem.Mol, second: Chem.Mol, difference: StereoDifference, labels: tuple[str, str]) -> str:
    sides = zip(labels, (difference.only_second, difference.only_first), strict=True)
    undefined = [label for label, places in sides if places]
    if undefined:
        leave = "leaves" if len(undefined) == 1 else "leave"
        missing = f"{' and '.join(undefined)} {leave} stereochemistry undefined"
        if difference.inverted:
            return f"stereoisomers in any case, though {missing}"
        return f"{missing}, so they may be the same compound"
    if Chem.MolToSmiles(mirror_image(first)) == Chem.MolToSmiles(second):
        return "enantiomers (mirror images)"
    if all(len(element) == 2 for element in difference.inverted):
        return "E/Z isomers"
    if len(difference.inverted) == 1 and cip_labels(first).get(difference.inverted[0]) in ("R", "S"):
        return "diastereomers that differ at one stereocentre (epimers)"
    return "diastereomers"


def _places(first: Chem.Mol, second: Chem.Mol, difference: StereoDifference, labels: tuple[str, str]) -> str:
    ours, theirs = cip_labels(first), cip_labels(second)
    texts = []
    for element in difference.elements:
        name = _name(first, element)
        partner = tuple(sorted(difference.partner[i] for i in element))
        one, two = ours.get(element), theirs.get(partner)
        if element in difference.only_first:
            texts.append(f"{name} is {one or 'defined'} in {labels[0]} and undefined in {labels[1]}")
        elif element in difference.only_second:
            texts.append(f"{name} is undefined in {labels[0]} and {two or 'defined'} in {labels[1]}")
        elif one and two and one != two:
            texts.append(f"{name} is {one} in {labels[0]} and {two} in {labels[1]}")
        else:
            texts.append(f"{name} is inverted")
    more = len(texts) - MAX_LISTED
    return "; ".join(texts[:MAX_LISTED]) + (f"; and {more} more" if more > 0 else "")


def _name(mol: Chem.Mol, element: Element) -> str:
    return "=".join(f"{mol.GetAtomWithIdx(i).GetSymbol()}{i + 1}" for i in element)


def _explain_groups(first: Chem.Mol, second: Chem.Mol, labels: tuple[str, str]) -> tuple[str, AtomSets]:
    said = [f"{label} is {_drawn_as(mol)}" for label, mol in zip(labels, (first, second), strict=True)]
    atoms = tuple(
        (atom.GetIdx(),)
        for group in first.GetStereoGroups()
        if group.GetGroupType() in _GROUPS
        for atom in group.GetAtoms()
    )
    return f"they differ in what the stereo drawing means: {' and '.join(said)}", atoms


def _drawn_as(mol: Chem.Mol) -> str:
    kinds = {
        _GROUPS[group.GetGroupType()] for group in mol.GetStereoGroups() if group.GetGroupType() in _GROUPS
    }
    return " with ".join(sorted(kinds)) or "a single stereoisomer as drawn"
