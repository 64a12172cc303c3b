"""What a compound is there for: the roles that reagents, bases, catalysts and solvents play.

Roles are substructures, read from ``assets/retrosynthesis/rules.toml``. A compound may have several, or none,
as most substrates do.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from rdkit import Chem

from sandbox.paths import assets_dir
from sandbox.structures import chem

PASSIVE_WEIGHT = 0.1  # an unused solvent says next to nothing about what happens


@cache
def rule_file() -> dict[str, Any]:
    """The file of roles, sites and rules."""
    with (assets_dir() / "retrosynthesis" / "rules.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def query(smarts: str) -> Chem.Mol:
    """A compiled substructure.

    Raises:
        ValueError: It cannot be read.
    """
    mol = Chem.MolFromSmarts(smarts)
    if mol is None:
        raise ValueError(f"the SMARTS {smarts} cannot be read")
    return mol


def roles_of(mol: Chem.Mol) -> frozenset[str]:
    """Return what a compound could be there for."""
    return frozenset(
        role
        for role, patterns in rule_file()["roles"].items()
        if any(mol.HasSubstructMatch(query(smarts)) for smarts in patterns)
    )


def weight_of(mol: Chem.Mol, roles: frozenset[str]) -> float:
    """How much a compound asks to be used: 1, or far less for solvents, common bases and salts."""
    passive = rule_file()["passive"]
    inert = not roles and not mol.HasSubstructMatch(query("[#6]"))
    if inert or roles & set(passive["roles"]) or chem.canonical_smiles(mol) in _passive_compounds():
        return PASSIVE_WEIGHT
    return 1.0


@cache
def _passive_compounds() -> frozenset[str]:
    compounds = rule_file()["passive"]["compounds"]
    return frozenset(chem.canonical_smiles(chem.parse_smiles(smiles)) for smiles in compounds)
