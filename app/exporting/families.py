"""Families: molecules that share a scaffold are drawn with the same orientation."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rdkit import Chem
from rdkit.Chem import rdDepictor
from rdkit.Chem.Scaffolds import MurckoScaffold

from sandbox.calling import read_molecule
from sandbox.errors import ChemError
from sandbox.structures import chem
from sandbox.structures.overlay import overlaid

MAX_ATOMS = 120
MAX_KNOWN, MAX_TRIED = 60, 4
SEARCH_SECONDS = 1
LEAST_COMMON = 5


def find_families(texts: Iterable[str]) -> dict[str, str]:
    """Sort molecules into families and lay each like the relative that it has most in common with.

    Args:
        texts: SMILES, InChI or MOL blocks, oldest first; the oldest of a family sets its orientation.

    Returns:
        Each molecule that has an older relative → that relative as a MOL block, as it is drawn itself.
        Molecules without rings, and those that cannot be read or are very large, have none.
    """
    known: list[tuple[str, Chem.Mol, Chem.Mol]] = []
    found: dict[str, str] = {}
    for text in dict.fromkeys(texts):
        mol = _laid(text)
        if mol is None:
            continue
        scaffold = MurckoScaffold.GetScaffoldForMol(mol)
        if not LEAST_COMMON <= scaffold.GetNumAtoms() <= mol.GetNumAtoms() <= MAX_ATOMS:
            continue
        relatives = {
            name: other
            for name, other, core in known
            if mol.HasSubstructMatch(core) or other.HasSubstructMatch(scaffold)
        }
        laid = Chem.Mol(mol)
        if relatives:
            names = list(relatives)
            tried = names[:1] + names[1:][-MAX_TRIED:]
            closest = max(tried, key=lambda name: _shared(name, text))
            found[text] = chem.to_molblock(relatives[closest])
            lay_like(laid, found[text])
        known.append((text, laid, scaffold))
        known = known[-MAX_KNOWN:]
    return found


@lru_cache(maxsize=4096)
def _shared(one: str, other: str) -> int:
    """Number of atoms that two molecules have in common."""
    first, second = _laid(one), _laid(other)
    if first is None or second is None:
        return 0
    return len(overlaid(first, second, SEARCH_SECONDS, whole_rings=True).pairs)


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
