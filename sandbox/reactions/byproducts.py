"""What leaves when a product forms, in words: formally, and what it becomes where that is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

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

# Words of a rule for what depends on the reactants, and what that usually is.
_CLASS = re.compile(r"\bHX\b|\bhalides?\b|\bother acid\b|\bthe (?:carboxylic )?acid\b|\bthe alcohol\b")
_SMALL = ("F", "Cl", "Br", "I", "CO", "CCO", "CC(=O)O", "CS(=O)(=O)O", "O=S(=O)(O)C(F)(F)F",
          "Cc1ccc(S(=O)(=O)O)cc1", "[Na]Cl", "[Na]Br", "[Na]I", "[K]Cl", "[K]Br", "[K]I")  # fmt: skip


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


def exactly(leaves: str, reactants: Sequence[str], product: str) -> str:
    """What a rule says that leaves, with the compound in place of its class: "HX" is HF or HCl.

    Args:
        leaves: The rule's words.
        reactants: SMILES of what reacts.
        product: SMILES of what forms.
    """
    if not _CLASS.search(leaves):
        return leaves
    made = _atoms(product)
    left = [_atoms(one) + _atoms(two) for one, two in combinations(reactants, 2)]
    named = {
        in_words(smiles)
        for smiles in _SMALL
        for atoms in left
        if made <= atoms and atoms - made == _atoms(smiles)
    }
    if len(named) != 1:
        return leaves
    return named.pop() + (", as its salt" if "salt" in leaves else "")


def _atoms(smiles: str) -> Counter[str]:
    """Element → number of its atoms, hydrogens among them."""
    return Counter(atom.GetSymbol() for atom in Chem.AddHs(Chem.MolFromSmiles(smiles)).GetAtoms())


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
