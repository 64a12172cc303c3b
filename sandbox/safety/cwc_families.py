"""The generic families of the Chemical Weapons Convention's schedules, and what lies close, as patterns.

The wording of the families is that of the Convention's Annex on Chemicals. The close patterns are this
program's: they take in what differs from a scheduled agent by a homologue or another halogen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdkit import Chem

from sandbox.structures.chem import parse_smarts

# "alkyl (Me, Et, n-Pr or i-Pr)" of the Annex
_PR = "[$([CH3]),$([CH2X4][CH3]),$([CH2X4][CH2X4][CH3]),$([CHX4]([CH3])[CH3])]"
_HALOGEN = "[F,Cl,Br,I]"
_HEAVY = "[Cl,Br,I]"
_BASE = "[$([#7;X3;!$([#7]=*)]),$([#7;X4;H1])]"  # an amine, or its protonated salt
_AMINE = "[#7;X3,X4;!$([#7][C,S,P]=[O,S]);!$([#7]=*)]"
MAX_ALKYL = 10


@dataclass(frozen=True, slots=True)
class Family:
    """A generic entry.

    Attributes:
        code: Number in the schedules ("1A1"), or "close" with what it is close to in the name.
        name: What the family is.
        smarts: The pattern.
        alkyl: Pairs of positions in the pattern, (first atom of a branch, atom that it hangs on); the branch
            must be plain alkyl or cycloalkyl of at most ten carbons.
        exempt: SMILES of what the Annex exempts.
        count: How many times the pattern must occur.
    """

    code: str
    name: str
    smarts: str
    alkyl: tuple[tuple[int, int], ...] = ()
    exempt: tuple[str, ...] = ()
    count: int = 1


FAMILIES = (
    Family(
        "1A1",
        "O-alkyl alkylphosphonofluoridates (such as sarin)",
        f"P(=O)(F)({_PR})O[CX4]",
        alkyl=((5, 4),),
    ),
    Family(
        "1A2",
        "O-alkyl N,N-dialkylphosphoramidocyanidates (such as tabun)",
        f"P(=O)(C#N)(N({_PR}){_PR})O[CX4]",
        alkyl=((8, 7),),
    ),
    Family(
        "1A3",
        "S-2-dialkylaminoethyl alkylphosphonothiolates (such as VX)",
        f"P(=O)({_PR})([OH,O-,$(O[CX4])])S[CH2][CH2][#7;X3,X4]({_PR}){_PR}",
    ),
    Family(
        "1A13",
        "P-alkyl N-(1-(dialkylamino)alkylidene)phosphonamidic fluorides",
        "P(=O)(F)([CX4,#1])N=CN([CX4])[CX4]",
    ),
    Family(
        "1A14",
        "O-alkyl N-(1-(dialkylamino)alkylidene)phosphoramidofluoridates",
        "P(=O)(F)([OH,O-,$(O[CX4])])N=CN([CX4])[CX4]",
    ),
    Family(
        "1A16",
        "quaternaries of dimethylcarbamoyloxypyridines",
        "[CH3]N([CH3])C(=O)Oc1cccnc1[CH2][N+]",
    ),
    Family("1B9", "alkylphosphonyl difluorides", f"P(=O)(F)(F){_PR}"),
    Family(
        "1B10",
        "O-alkyl O-2-dialkylaminoethyl alkylphosphonites",
        f"[PX3]({_PR})([OH,O-,$(O[CX4])])O[CH2][CH2][#7;X3,X4]({_PR}){_PR}",
    ),
    Family(
        "2A1",
        "amiton and its salts",
        "P(=O)(O[CH2][CH3])(O[CH2][CH3])S[CH2][CH2][#7;X3,X4]([CH2][CH3])[CH2][CH3]",
    ),
    Family(
        "2B4",
        "chemicals with one methyl, ethyl or propyl group, and no other carbon, on phosphorus",
        f"[P;!$(P([#6])[#6])]{_PR}",
        exempt=("CCOP(=S)(CC)Sc1ccccc1",),
    ),
    Family(
        "2B5",
        "N,N-dialkylphosphoramidic dihalides",
        f"P(=O)({_HALOGEN})({_HALOGEN})N({_PR}){_PR}",
    ),
    Family(
        "2B6",
        "dialkyl N,N-dialkylphosphoramidates",
        f"P(=O)(O{_PR})(O{_PR})N({_PR}){_PR}",
    ),
    Family("2B10", "2-(N,N-dialkylamino)ethyl chlorides", f"Cl[CH2][CH2]{_BASE}({_PR}){_PR}"),
    Family(
        "2B11",
        "2-(N,N-dialkylamino)ethanols",
        f"[OH][CH2][CH2]{_BASE}({_PR}){_PR}",
        exempt=("CN(C)CCO", "CCN(CC)CCO"),
    ),
    Family("2B12", "2-(N,N-dialkylamino)ethanethiols", f"[SH,S-][CH2][CH2]{_BASE}({_PR}){_PR}"),
)

CLOSE = (
    Family("close", "phosphonofluoridates such as sarin (1A1)", "P(=[O,S,Se])(F)[#6]"),
    Family(
        "close", "phosphorofluoridates and phosphoramidofluoridates (1A1, 1A14)", "P(=[O,S,Se])(F)[O,S,N][#6]"
    ),
    Family("close", "phosphoryl cyanides such as tabun (1A2)", "P(=[O,S,Se])(C#N)[N,$([#6;!$(C#N)])]"),
    Family(
        "close",
        "aminoethyl phosphonothiolates and phosphorothiolates such as VX and amiton (1A3, 2A1)",
        f"[P;$(P[#6]),$(PO[#6]),$(P[#7])](=[O,S,Se])[S,Se][CX4][CX4]{_AMINE}",
    ),
    Family("close", "aminoethyl phosphonites such as QL (1B10)", f"[PX3]([#6])O[CX4][CX4]{_AMINE}"),
    Family(
        "close",
        "alkylphosphonic and alkylphosphonous halides (1B9, 1B11, 1B12)",
        f"[P;!$(P([#6])[#6])]({_HALOGEN}){_PR}",
    ),
    Family("close", "sulfur mustards (1A4)", f"{_HEAVY}[CX4][CX4][SX2]", count=2),
    Family("close", "sulfur mustards (1A4)", f"{_HEAVY}[CX4][CX4][SX2][CH2]{_HEAVY}"),
    Family(
        "close",
        "sulfur mustards (1A4)",
        f"{_HEAVY}[CH2X4][CH2X4][SX2][CH2X4][CH2X4][OX2;H1,$(OS(=O)=O)]",
    ),
    Family("close", "lewisites and other arsenous halides (1A5)", f"[As;X3]([{_HALOGEN[1:-1]},$(C#N)])[#6]"),
    Family(
        "close",
        "nitrogen mustards (1A6)",
        f"[#7;X3,X4]([CH2X4][CH2X4]{_HEAVY})([CH2X4][CH2X4]{_HEAVY})[CX4]",
        alkyl=((7, 0),),
    ),
    Family(
        "close",
        "nitrogen mustards (1A6)",
        f"[#7;X3,X4]([CH2X4][CH2X4]{_HEAVY})([CH2X4][CH2X4]{_HEAVY})[CH2X4][CH2X4]{_HEAVY}",
    ),
    Family(
        "close",
        "saxitoxin (1A7)",
        "[#6]1~[#7]~[#6](~[#7])~[#7]2~[#6]~[#6]~[#6](~[#8])~[#6]~2~3~[#7]~[#6](~[#7])~[#7]~[#6]~1~3",
    ),
    Family(
        "close",
        "carbamoyloxypyridine quaternaries (1A16)",
        "[#7;X3]([#6])C(=O)Oc1[c,n][c,n][c,n]nc1[CX4][N+]",
    ),
    Family(
        "close",
        "quinuclidinyl benzilate, BZ (2A3)",
        "[#7;X3,$([#7;X4;H1])]12[CH2][CH2][CH]([CH2][CH2]1)[CH](OC(=O)C([OX2H])([c,C;R])[c,C;R])[CH2]2",
    ),
)


@cache
def _query(smarts: str) -> Chem.Mol:
    return parse_smarts(smarts)


def family_atoms(mol: Chem.Mol, family: Family) -> tuple[tuple[int, ...], ...]:
    """Return where a family's pattern occurs; empty where the molecule is no member.

    Args:
        mol: One neutral component, without isotopes.
        family: The family.
    """
    found = [
        match
        for match in mol.GetSubstructMatches(_query(family.smarts), maxMatches=1000)
        if all(_is_alkyl(mol, match[first], match[anchor]) for first, anchor in family.alkyl)
    ]
    if len(found) < family.count or Chem.MolToSmiles(mol, isomericSmiles=False) in family.exempt:
        return ()
    return tuple(tuple(match) for match in found)


def _is_alkyl(mol: Chem.Mol, first: int, anchor: int) -> bool:
    """Whether a branch is saturated hydrocarbon of at most ten carbons."""
    seen, waiting = {anchor, first}, [first]
    while waiting:
        atom = mol.GetAtomWithIdx(waiting.pop())
        saturated = atom.GetHybridization() == Chem.HybridizationType.SP3
        if atom.GetAtomicNum() != 6 or not saturated or len(seen) - 1 > MAX_ALKYL:
            return False
        for other in atom.GetNeighbors():
            if other.GetIdx() not in seen:
                seen.add(other.GetIdx())
                waiting.append(other.GetIdx())
    return True
