"""The places of a molecule that give or take a proton in water, by the kind of group they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rdkit import Chem


class Kind(NamedTuple):
    """A kind of group.

    Attributes:
        smarts: On the neutral molecule; the first atom is the one that gives or takes the proton.
        typical: pKa of simple members, from which the model learns what the surroundings change.
    """

    smarts: str
    typical: float


# The first kind that fits counts. Typical values after the compilations of Perrin, of Ripin and Evans, and of
# Williams (see docs/predictors.md).
ACIDS = {
    "carboxylic acid": Kind("[OX2H1]-[CX3]=[O,S]", 4.4),
    "sulfonic acid": Kind("[OX2H1]-[SX3,SX4]=O", 0.5),
    "phosphorus acid": Kind("[OX2H1]-[P,As]", 2.0),
    "boronic acid": Kind("[OX2H1]-[BX3]", 9.0),
    "oxime": Kind("[OX2H1]-[NX2]", 11.0),
    "N-hydroxy compound": Kind("[OX2H1]-[NX3,n]", 8.8),
    "phenol": Kind("[OX2H1]-c", 9.9),
    "enol": Kind("[OX2H1]-[CX3]=[#6,#7]", 5.5),
    "hydroperoxide": Kind("[OX2H1]-[OX2]", 11.5),
    "fluorinated alcohol": Kind("[OX2H1]-[CX4]-[CX4](F)(F)", 12.4),
    "alcohol": Kind("[OX2H1]-[CX4]", 15.5),
    "thiophenol": Kind("[SX2H1]-c", 6.6),
    "thiol": Kind("[SX2H1]", 10.3),
    "acylsulfonamide": Kind("[NX3;H1,H2](-[SX4](=O)=O)-[CX3]=O", 4.0),
    "heteroarylsulfonamide": Kind("[NX3;H1,H2](-[SX4](=O)=O)-[c]:[n,o,s]", 6.5),
    "arylsulfonamide": Kind("[NX3;H1](-[SX4](=O)=O)-c", 8.5),
    "other sulfonamide": Kind("[NX3;H1,H2]-[SX4](=O)=O", 10.3),
    "nitramine": Kind("[NX3;H1]-[N+](=O)[O-]", 6.0),
    "imide": Kind("[NX3;H1](-[CX3]=[O,S,N])-[CX3]=[O,S]", 9.8),
    "cyanamide": Kind("[NX3;H1]-C#N", 8.0),
    "thioamide": Kind("[NX3;H1,H2]-[CX3]=S", 12.0),
    "heteroarylamide": Kind("[NX3;H1](-[CX3]=[O,S])-c:n", 11.0),
    "tetrazole": Kind("[nX3;H1;$(n1nnnc1),$(n1nncn1)]", 4.9),
    "triazole NH": Kind("[nX3;H1;$(n1nncc1),$(n1ncnc1),$(n1nccn1)]", 9.8),
    "azole NH": Kind("[nX3;H1;$(n1cncc1),$(n1nccc1)]", 13.5),
    "pyrrole or indole NH": Kind("[nX3;H1;r5]", 16.5),
    "lactam NH of an aromatic ring": Kind("[nX3;H1]", 9.8),
}
BASES = {
    "guanidine": Kind("[NX2;!$(N-[!#6;!#1])]=[CX3](-[NX3,nX3])-[NX3,nX3]", 12.5),
    "amidine": Kind("[NX2;!$(N-[!#6;!#1])]=[CX3]-[NX3,nX3]", 11.0),
    "imine": Kind("[NX2;!$(N-[!#6;!#1])]=[CX3]", 6.5),
    "4-aminopyridine-like nitrogen": Kind("[nX2r6;$(n:c:c:c-[NX3;!$(N-*=[O,S,N])])]", 8.0),
    "2-aminopyridine-like nitrogen": Kind("[nX2r6;$(n:c-[NX3;!$(N-*=[O,S,N])])]", 6.0),
    "pyridine-like nitrogen": Kind("[nX2r6]", 4.5),
    "tetrazole nitrogen": Kind("[nX2r5;$(n1nnnc1),$(n1nncn1),$(n1ncnn1),$(n1cnnn1)]", -3.0),
    "triazole nitrogen": Kind("[nX2r5;$(n1nncc1),$(n1ncnc1),$(n1nccn1),$(n1cnnc1),$(n1cncn1)]", 1.8),
    "xanthine nitrogen": Kind("[nX2r5;$(n1cnc2c1nc(=O)nc2=O),$(n1cnc2nc(=O)[n]c(=O)c12)]", 0.7),
    "imidazole nitrogen": Kind("[nX2r5;$(n1cncc1)]", 6.5),
    "pyrazole nitrogen": Kind("[nX2r5;$(n1nccc1)]", 2.2),
    "thiazole nitrogen": Kind("[nX2r5;$(n1cscc1)]", 2.5),
    "azole nitrogen": Kind("[nX2r5]", 0.5),
    "aniline": Kind(
        "[NX3;$(N-c);!$(N-[!#6;!#1]);!$(N-[C,c]=[O,S,N]);!$(N-c:[nX2]);!$(N-c:c:c:[nX2r6]);!$(N-[CX2])]", 4.6
    ),
    "hydrazine or hydroxylamine": Kind(
        "[NX3;+0;$(N-[N,O]);!$(N-[#6]=[O,S,N]);!$(N-[N]=*);!$(N-[N+]);!$(N-[N,O]-[C,S,P]=[O,S,N])]", 6.5
    ),
    "primary amine": Kind("[NX3;H2;$(N-[CX4])]", 10.4),
    "secondary amine": Kind("[NX3;H1;$(N(-[CX4])-[CX4])]", 10.6),
    "tertiary amine": Kind("[NX3;H0;$(N(-[CX4])(-[CX4])-[CX4])]", 9.8),
    "ammonia": Kind("[NX3;H3]", 9.25),
    "other amine": Kind("[NX3;!$(N-[!#6;!#1]);!$(N-[C,c]=[O,S,N]);!$(N-a);!$(N-C#*)]", 8.5),
}
OTHERS = {"other acid": 12.0, "other base": 5.0}
TYPICAL = {kind: each.typical for kind, each in (ACIDS | BASES).items()} | OTHERS
KINDS = tuple(TYPICAL)
_CHARGED = "[+1!h0!$([*]~[-1,-2,-3,-4]),-1!$([*]~[+1,+2,+3,+4])]"


@dataclass(frozen=True, slots=True)
class Site:
    """A place that gives or takes a proton.

    Attributes:
        atom: Index of the atom.
        kind: One of :data:`KINDS`.
        is_base: Whether it is neutral without the proton.
    """

    atom: int
    kind: str
    is_base: bool

    @property
    def typical(self) -> float:
        """pKa of simple members of its kind."""
        return TYPICAL[self.kind]


@cache
def _patterns(bases: bool) -> tuple[tuple[str, Chem.Mol], ...]:
    kinds = BASES if bases else ACIDS
    return tuple((kind, Chem.MolFromSmarts(each.smarts)) for kind, each in kinds.items())


@cache
def _charged() -> Chem.Mol:
    return Chem.MolFromSmarts(_CHARGED)


def neutral(mol: Chem.Mol) -> Chem.Mol:
    """The molecule with its protons moved so that every group is uncharged where it can be; same atom order.

    Args:
        mol: Any protonation state. Quaternary nitrogen, N-oxides and nitro groups stay as they are.
    """
    editable = Chem.RWMol(mol)
    for (place,) in mol.GetSubstructMatches(_charged(), maxMatches=10_000):
        atom = editable.GetAtomWithIdx(place)
        charge, hydrogens = atom.GetFormalCharge(), atom.GetTotalNumHs()
        atom.SetFormalCharge(0)
        atom.SetNumExplicitHs(hydrogens - charge)
        atom.UpdatePropertyCache()
    changed = editable.GetMol()
    Chem.SanitizeMol(changed)
    return changed


def sites(mol: Chem.Mol) -> list[Site]:
    """Find the places in a neutral molecule, acids first, each atom once for giving and once for taking."""
    found = []
    for bases in (False, True):
        seen: set[int] = set()
        for kind, pattern in _patterns(bases):
            for match in mol.GetSubstructMatches(pattern, maxMatches=10_000):
                if match[0] not in seen:
                    seen.add(match[0])
                    found.append(Site(match[0], kind, bases))
    return found


def site_at(mol: Chem.Mol, atom: int, is_base: bool) -> Site:
    """The site at a given atom, of kind "other" where no pattern fits."""
    for site in sites(mol):
        if (site.atom, site.is_base) == (atom, is_base):
            return site
    return Site(atom, "other base" if is_base else "other acid", is_base)
