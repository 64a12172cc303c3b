"""Which compounds form peroxides in air: those named in the literature, and what the structure suggests.

The classes are those of *Prudent Practices in the Laboratory* (National Research Council, 2011), table 4.8.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rdkit import Chem

from sandbox.structures.chem import parse_smarts

CLASSES = {
    "A": "forms explosive levels of peroxides without being concentrated",
    "B": "forms peroxides that become dangerous when concentrated (distillation, evaporation)",
    "C": "can polymerise by itself, started by peroxides that build up",
    "D": "may form peroxides by its structure, though it is in none of the classes A to C",
}
_NAMED = {
    "A": {
        "diisopropyl ether": "CC(C)OC(C)C",
        "chloroprene": "C=CC(=C)Cl",
        "divinylacetylene": "C=CC#CC=C",
        "vinylidene chloride": "C=C(Cl)Cl",
        "tetrafluoroethylene": "FC(F)=C(F)F",
        "butadiene": "C=CC=C",
        "potassium": "[K]",
        "potassium amide": "[K+].[NH2-]",
        "sodium amide": "[Na+].[NH2-]",
    },
    "B": {
        "acetal": "CCOC(C)OCC",
        "cumene": "CC(C)c1ccccc1",
        "cyclohexene": "C1=CCCCC1",
        "cyclooctene": "C1=CCCCCCC1",
        "cyclopentene": "C1=CCCC1",
        "diacetylene": "C#CC#C",
        "dicyclopentadiene": "C1C=CC2C1C1CC2C=C1",
        "diglyme": "COCCOCCOC",
        "diethyl ether": "CCOCC",
        "1,4-dioxane": "C1COCCO1",
        "1,2-dimethoxyethane": "COCCOC",
        "furan": "c1ccoc1",
        "methylacetylene": "CC#C",
        "methylcyclopentane": "CC1CCCC1",
        "methyl isobutyl ketone": "CC(C)CC(C)=O",
        "tetrahydrofuran": "C1CCOC1",
        "tetralin": "C1CCc2ccccc2C1",
        "ethyl vinyl ether": "CCOC=C",
        # Clark's list, Chem. Health Saf. 2001, 8 (5), 12.
        "acetaldehyde": "CC=O",
        "benzyl alcohol": "OCc1ccccc1",
        "2-propanol": "CC(C)O",
        "2-butanol": "CCC(C)O",
        "2-pentanol": "CCCC(C)O",
        "2-hexanol": "CCCCC(C)O",
        "4-methyl-2-pentanol": "CC(C)CC(C)O",
        "4-heptanol": "CCCC(O)CCC",
        "3-methyl-1-butanol": "CC(C)CCO",
        "4-penten-1-ol": "C=CCCCO",
        "2-phenylethanol": "OCCc1ccccc1",
        "2-cyclohexen-1-ol": "OC1C=CCCC1",
        "1-phenylethanol": "CC(O)c1ccccc1",
        "decalin": "C1CCC2CCCCC2C1",
    },
    "C": {
        "acrylic acid": "C=CC(=O)O",
        "chlorotrifluoroethylene": "FC(F)=C(F)Cl",
        "ethyl acrylate": "CCOC(=O)C=C",
        "methyl methacrylate": "COC(=O)C(C)=C",
        "styrene": "C=Cc1ccccc1",
        "vinyl acetate": "CC(=O)OC=C",
        "vinyl chloride": "C=CCl",
        "2-vinylpyridine": "C=Cc1ccccn1",
        "4-vinylpyridine": "C=Cc1ccncc1",
    },
}
# Hydrogens that oxygen takes most easily: Clark, Chem. Health Saf. 2001, 8 (5), 12.
_SUGGESTS = (
    ("acetal with a hydrogen on its carbon", "[CX4;!H0]([OX2][#6;!$([#6]=O)])[OX2][#6;!$([#6]=O)]"),
    ("ether with CH or CH2 next to oxygen", "[CX4;H1,H2;!$(C[OX2][CX3]=O)][OX2][#6;!$([#6]=[O,S,N])]"),
    ("vinyl ether", "[CX3]=[CX3][OX2][#6;!$([#6]=O)]"),
    ("benzylic CH", "[CX4;H1;!$(C[O,N,S,F,Cl,Br,I])]([#6])([#6])[c]"),
    ("allylic CH or CH2", "[CX4;H1,H2;!$(C[O,N,S,F,Cl,Br,I]);!$(Cc)]([#6])[CX3]=[CX3;!$(C=O)]"),
    ("conjugated diene", "[CX3]=[CX3;!$(C=O)]-[CX3]=[CX3;!$(C=O)]"),
    ("vinyl or vinylidene halide", "[CX3;H2]=[CX3][F,Cl,Br]"),
    ("secondary alcohol", "[CX4;H1]([OX2H])([#6;!$([#6][OX2,NX3])])[#6;!$([#6][OX2,NX3])]"),
)


@dataclass(frozen=True, slots=True)
class PeroxideFormer:
    """What is known or suggested.

    Attributes:
        letter: Class A to D.
        why: Why it is in the class, in words.
        atoms: The atoms that suggest it; empty for a compound that the literature names.
    """

    letter: str
    why: str
    atoms: tuple[tuple[int, ...], ...] = ()


def find_peroxide_former(mol: Chem.Mol) -> PeroxideFormer | None:
    """Return the class of a compound; None where neither the literature nor the structure suggests one."""
    named = _named().get(Chem.MolToSmiles(mol, isomericSmiles=False))
    if named:
        letter, name = named
        return PeroxideFormer(letter, f"{name} {CLASSES[letter]}")
    reasons, atoms = [], []
    for name, smarts in _SUGGESTS:
        matches = mol.GetSubstructMatches(_query(smarts), maxMatches=100)
        kept = [match for match in matches if not _is_epoxide(mol, match)]
        if kept:
            reasons.append(name)
            atoms += [tuple(match) for match in kept]
    if not reasons:
        return None
    return PeroxideFormer("D", f"{', '.join(reasons)}: {CLASSES['D']}", tuple(dict.fromkeys(atoms)))


@cache
def _named() -> dict[str, tuple[str, str]]:
    return {
        Chem.MolToSmiles(Chem.MolFromSmiles(smiles), isomericSmiles=False): (letter, name)
        for letter, compounds in _NAMED.items()
        for name, smiles in compounds.items()
    }


def _is_epoxide(mol: Chem.Mol, match: tuple[int, ...]) -> bool:
    ring = mol.GetRingInfo()
    return any(mol.GetAtomWithIdx(i).GetAtomicNum() == 8 and ring.IsAtomInRingOfSize(i, 3) for i in match)


@cache
def _query(smarts: str) -> Chem.Mol:
    return parse_smarts(smarts)
