"""Families: molecules that share a scaffold are drawn with the same orientation."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rdkit import Chem
from rdkit.Chem import rdDepictor
from rdkit.Chem.Scaffolds import MurckoScaffold

from sandbox.calling import read_molecule
from sandbox.errors import ChemError
from sandbox.overlay import overlaid

MAX_ATOMS = 120
MAX_HEADS = 40
SEARCH_SECONDS = 1
LEAST_COMMON = 5


def find_families(texts: Iterable[str]) -> dict[str, str]:
    """Sort molecules into families.

    Args:
        texts: SMILES, InChI or MOL blocks, oldest first.

    Returns:
        Each molecule that belongs to an older one → the oldest of its family, whose orientation it takes
        over. Molecules without rings, and those that cannot be read or are very large, belong to none.
    """
    heads: list[tuple[str, Chem.Mol, Chem.Mol]] = []
    found: dict[str, str] = {}
    for text in texts:
        try:
            mol = read_molecule(text)
        except ChemError:
            continue
        scaffold = MurckoScaffold.GetScaffoldForMol(mol)
        if not LEAST_COMMON <= scaffold.GetNumAtoms() <= mol.GetNumAtoms() <= MAX_ATOMS:
            continue
        for head, whole, core in heads:
            if mol.HasSubstructMatch(core) or whole.HasSubstructMatch(scaffold):
                found[text] = head
                break
        else:
            if len(heads) < MAX_HEADS:
                heads.append((text, mol, scaffold))
    return found


def lay_like(mol: Chem.Mol, like: str) -> bool:
    """Give a molecule 2D coordinates in the orientation of another; False where too little agrees.

    Args:
        mol: The molecule; changed.
        like: SMILES, InChI or MOL block of the other.
    """
    reference = _laid(like)
    if reference is None or max(mol.GetNumAtoms(), reference.GetNumAtoms()) > MAX_ATOMS:
        return False
    pairs = overlaid(reference, mol, SEARCH_SECONDS, whole_rings=True).pairs
    if len(pairs) < LEAST_COMMON:
        return False
    try:
        rdDepictor.GenerateDepictionMatching2DStructure(mol, reference, list(pairs.items()))
    except (RuntimeError, ValueError):
        return False
    return True


@lru_cache(maxsize=64)
def _laid(text: str) -> Chem.Mol | None:
    try:
        mol = read_molecule(text)
    except ChemError:
        return None
    if mol.GetNumConformers() == 0 or mol.GetConformer().Is3D():
        rdDepictor.SetPreferCoordGen(False)
        rdDepictor.Compute2DCoords(mol)
        rdDepictor.StraightenDepiction(mol)
    return mol
