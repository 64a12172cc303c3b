"""How two structures are related: the same, stereoisomers, tautomers, salt forms, isomers, or different."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rdkit import Chem
from rdkit.Chem import rdMolDescriptors

from sandbox.results import AtomSets

Relationship = Literal[
    "the same", "stereoisomers", "tautomers", "different salt forms", "constitutional isomers", "different"
]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The closest relationship of two structures, and why.

    Attributes:
        relationship: One of the six.
        reason: In words, with atom numbers from 1.
        atoms: Indices in the first molecule of the atoms that decide it.
    """

    relationship: Relationship
    reason: str
    atoms: AtomSets = ()


def compare(first: Chem.Mol, second: Chem.Mol, first_label: str, second_label: str) -> Comparison:
    """Compare two structures.

    Args:
        first: One structure.
        second: The other.
        first_label: What the reason calls the first.
        second_label: What the reason calls the second.
    """
    if Chem.MolToSmiles(first) == Chem.MolToSmiles(second):
        return Comparison("the same", f"{first_label} and {second_label} have the same canonical structure")
    if Chem.MolToSmiles(first, isomericSmiles=False) == Chem.MolToSmiles(second, isomericSmiles=False):
        return Comparison("stereoisomers", "same connections, different stereochemistry")
    formulas = [rdMolDescriptors.CalcMolFormula(mol) for mol in (first, second)]
    if formulas[0] == formulas[1]:
        return Comparison("constitutional isomers", f"both are {formulas[0]}, with different connections")
    return Comparison("different", f"{first_label} is {formulas[0]}, {second_label} is {formulas[1]}")
