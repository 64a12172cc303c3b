"""Salts named as a base or an acid and its partner: "lidocaine hydrochloride", "diclofenac sodium".

The names of drugs' salts are many more than any table has; the structure follows from the two parts. Words
that leave the proportions open (sulfate, phosphate, fumarate, succinate, calcium) are not read.
"""

from __future__ import annotations

from rdkit import Chem

from sandbox.errors import SandboxError
from sandbox.names.inorganic import WATERS, hydrate_of
from sandbox.structures import chem

_ACIDS = {
    "hydrochloride": "Cl",
    "HCl": "Cl",
    "monohydrochloride": "Cl",
    "dihydrochloride": "Cl.Cl",
    "hydrobromide": "Br",
    "HBr": "Br",
    "dihydrobromide": "Br.Br",
    "hydroiodide": "I",
    "mesylate": "CS(=O)(=O)O",
    "besylate": "O=S(=O)(O)c1ccccc1",
    "tosylate": "Cc1ccc(S(=O)(=O)O)cc1",
    "maleate": r"O=C(O)/C=C\C(=O)O",
    "oxalate": "O=C(O)C(=O)O",
    "citrate": "O=C(O)CC(O)(CC(=O)O)C(=O)O",
    "trifluoroacetate": "O=C(O)C(F)(F)F",
}
_METALS = {"sodium": "[Na+]", "potassium": "[K+]", "lithium": "[Li+]"}
# Nitrogen that an acid protonates: amines, guanidines and amidines, pyridine's; no amide, aniline is one.
_BASIC = Chem.MolFromSmarts("[$([NX3;!$(N[C,S,P]=[O,S]);!$(N-C#N);!$(N-O)]),$([NX2]=[CX3]),$([nX2])]")
# Oxygens that give a metal's salt, the strongest acid first: sulfonic, carboxylic, phenols.
_ACIDIC = tuple(map(Chem.MolFromSmarts, ("[OX2H1]S(=O)=O", "[OX2H1][CX3]=O", "[OX2H1]c")))

PARTNERS = frozenset([*_ACIDS, *_METALS, *(f"{count}hydrate" for count in WATERS)])


def salt_of(smiles: str, partner: str) -> str | None:
    """Return the salt or hydrate of a compound.

    Args:
        smiles: The base, acid or substance without water.
        partner: Last word of the name, one of :data:`PARTNERS`.

    Returns:
        Canonical SMILES, acids and bases side by side as in the sources' tables; None where the compound has
        nothing that makes this salt, or more than one place for a metal.
    """
    try:
        mol = chem.parse_smiles(smiles)
    except SandboxError:
        return None
    if hydrate := hydrate_of(smiles, partner):
        return hydrate
    if partner in _ACIDS:
        if not mol.HasSubstructMatch(_BASIC):
            return None
        return chem.canonical_smiles(chem.parse_smiles(f"{smiles}.{_ACIDS[partner]}"))
    acids = next((found for each in _ACIDIC if (found := mol.GetSubstructMatches(each))), ())
    oxygens = {match[0] for match in acids}
    if len(oxygens) != 1:
        return None
    oxygen = mol.GetAtomWithIdx(oxygens.pop())
    oxygen.SetFormalCharge(-1)
    oxygen.SetNoImplicit(True)
    return chem.canonical_smiles(chem.parse_smiles(f"{Chem.MolToSmiles(mol)}.{_METALS[partner]}"))
