"""What leaves when a product forms, in words: formally, and what it becomes where that is known."""

from __future__ import annotations

from rdkit import Chem

from sandbox.names import lookup

_KNOWN = {
    "O": "water",
    "N": "ammonia",
    "Cl": "HCl",
    "Br": "HBr",
    "I": "HI",
    "F": "HF",
    "[H][H]": "hydrogen",
    "O=C=O": "carbon dioxide",
    "OB(O)O": "boric acid",
    "CC(C)(C)OC=O": "the Boc group (leaves as isobutene and carbon dioxide)",
    "O=COCc1ccccc1": "the Cbz group (leaves as toluene and carbon dioxide)",
    "O=COCC1c2ccccc2-c2ccccc21": "the Fmoc group (leaves as dibenzofulvene and carbon dioxide)",
    "O=P(c1ccccc1)(c1ccccc1)c1ccccc1": "triphenylphosphine oxide",
    "c1ccc(P(c2ccccc2)c2ccccc2)cc1": "triphenylphosphine (leaves as its oxide)",
    "OBO": "boric acid",
    "CC1(C)OBOC1(C)C": "pinacolborane (leaves as the borate)",
    "O=CO": "formic acid",
    "CS(=O)(=O)O": "methanesulfonic acid",
    "Cc1ccc(S(=O)(=O)O)cc1": "p-toluenesulfonic acid",
    "O=S(=O)(O)C(F)(F)F": "triflic acid",
    "O=C1CCC(=O)N1": "succinimide",
    "O=C1CCC(=O)N1O": "N-hydroxysuccinimide",
}


def in_words(smiles: str) -> str:
    """Name what leaves; its SMILES where no table has a name for it."""
    if smiles in _KNOWN:
        return _KNOWN[smiles]
    mol = Chem.MolFromSmiles(smiles)
    if mol is None:
        return smiles
    if mol.HasSubstructMatch(_BORON):
        return "the boron part (leaves as a borate)"
    known = lookup.known_as(mol)
    names = [name for listed in known.names.values() for name in listed] if known else []
    return names[0] if names else smiles


def is_spent(smiles: str) -> bool:
    """Whether a molecule is what a reagent leaves behind, never a main product beside another one.

    Args:
        smiles: SMILES as :func:`in_words` takes it.
    """
    mol = Chem.MolFromSmiles(smiles)
    return smiles in _KNOWN or mol is None or any(mol.HasSubstructMatch(query) for query in _SPENT)


_BORON = Chem.MolFromSmarts("[#5]")
_SPENT = tuple(
    Chem.MolFromSmarts(smarts)
    for smarts in ("[#5]", "[Sn]", "[#15](c)(c)c", "[P;D4](=O)(O)(O)[O,#1]", "[P;D3;!H0](=O)(O)O")
)
