"""Whether a structure gives the configuration that its name implies."""

from __future__ import annotations

import re

from rdkit import Chem

_IMPLIES = re.compile(
    r"\((?:\d*[a-z]?'*[RSEZrsez],?)+\)-?|(?<![A-Za-z])(?:D|L|d|l)-|(?<![a-z])(?:cis|trans|endo|exo|syn|anti|meso)-"
    r"|\([+-]\)-|alpha|beta|[αβ]"
)


def open_stereo(mol: Chem.Mol) -> int:
    """Number of stereocentres and double bonds whose configuration a structure leaves open."""
    return sum(
        info.specified == Chem.StereoSpecified.Unspecified
        and info.type in (Chem.StereoType.Atom_Tetrahedral, Chem.StereoType.Bond_Double)
        for info in Chem.FindPotentialStereo(Chem.Mol(mol), cleanIt=False)
        if info.type != Chem.StereoType.Bond_Double or not _inverts(mol, info.centeredOn)
    )


def implies_stereo(name: str) -> bool:
    """Whether a name says which stereoisomer is meant."""
    return bool(_IMPLIES.search(name))


def stereo_remark(mol: Chem.Mol, name: str) -> str:
    """What has to be said about the configuration that a structure leaves open; empty for none."""
    count = open_stereo(mol)
    if not count:
        return ""
    places = "one stereo element" if count == 1 else f"{count} stereo elements"
    if implies_stereo(name):
        return f"the name implies a configuration, but the source's structure leaves {places} open"
    return f"the source's structure leaves the configuration of {places} open"


def _inverts(mol: Chem.Mol, bond: int) -> bool:
    """A C=N-H gives up its geometry too easily to speak of E and Z."""
    ends = (mol.GetBondWithIdx(bond).GetBeginAtom(), mol.GetBondWithIdx(bond).GetEndAtom())
    return any(end.GetAtomicNum() == 7 and end.GetTotalNumHs() > 0 for end in ends)
