"""Compounds that nobody starts a step from: they are not stable, or would react with themselves.

The model writes what changes the right bonds; whether the precursor can stand on a shelf it knows from
examples only. These rules are few and about structures that no flask holds at room temperature.
"""

from __future__ import annotations

from functools import lru_cache

from rdkit import Chem

_STABLE_ENOL = "$(C-[#6]=[O,N,S]),$(C-C#N),$(C-[N+](=O)[O-]),$(C-S(=O)=O)"
_ALONE = (
    f"[OX2H][CX3;!$(C=[O,N,S])]=[CX3;!{_STABLE_ENOL.replace(',$', ';!$')}]",  # enol without a carbonyl group
    "[OX2H][CX4;!$(C-C([F,Cl])[F,Cl]);!$(C-C=O)][OX2H]",  # hydrate of a ketone or aldehyde
    "[OX2H][CX4][F,Cl,Br,I]",  # gives the carbonyl compound and HX at once
    "[NX3;H2,H1;!$(NC=[O,S,N]);!$(N-[#7,#8])][CX4;H2,H1]([OX2H])",  # half aminal
    "[NX3;!$(N-C=O);!$(N-S(=O)=O)][Cl,Br,I]",  # haloamine
    "[CX3;!$(C[Si])]=C=O",  # ketene
    "[OX2H][OX2][CX4;!$(C(C)(C)C);!$(C-c)]",  # hydroperoxide of no known kind
)
_TOGETHER = (
    ("[CX3](=O)[Cl,Br]", "[NX3;H2,H1;!$(NC=[O,S,N]);!$(N-S(=O)=O);!$([nH])]"),  # acid chloride, free amine
    ("[#6]-[Mg,Li,Zn]", "[OX2H,SX2H,$([NX3;H2,H1;!$(NC=O)])]"),  # carbanion, acidic hydrogen
    ("[#6]-[Mg,Li]", "[CX3]=[OX1]"),  # carbanion, carbonyl group
    ("[NX2]=C=O", "[NX3;H2,H1;!$(NC=[O,S,N]);!$(N-S(=O)=O)]"),  # isocyanate, free amine
)


def is_absurd(mol: Chem.Mol) -> bool:
    """Whether a compound cannot be kept: an enol, a hydrate, a carbene, an acid chloride with an amine."""
    if mol.GetNumHeavyAtoms() > 2 and any(atom.GetNumRadicalElectrons() for atom in mol.GetAtoms()):
        return True
    alone, together = _queries()
    if any(mol.HasSubstructMatch(query) for query in alone):
        return True
    return any(mol.HasSubstructMatch(one) and mol.HasSubstructMatch(other) for one, other in together)


@lru_cache(maxsize=1)
def _queries() -> tuple[tuple[Chem.Mol, ...], tuple[tuple[Chem.Mol, Chem.Mol], ...]]:
    alone = tuple(map(Chem.MolFromSmarts, _ALONE))
    together = tuple((Chem.MolFromSmarts(one), Chem.MolFromSmarts(other)) for one, other in _TOGETHER)
    return alone, together
