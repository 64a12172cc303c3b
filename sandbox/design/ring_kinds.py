"""Aromatic rings made into other aromatic rings in place, whatever hangs on them: pyrazole into imidazole.

Exchanges of fragments reach rings with one or two neighbours only; a ring in the middle often has three or
more, as the indole of indomethacin has four.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from rdkit import Chem

from sandbox.design import surgery
from sandbox.structures.ring_names import RARE_RINGS, RING_NAMES
from sandbox.structures.ring_search import fused_systems

_NITROGENS = 2  # most nitrogens that a six-membered ring is given; more are electron-poor and easily attacked
_HETERO = 3  # most hetero atoms of a five-membered ring
_ATOMS = 10  # of the largest ring system that is exchanged: two fused rings
_TURNED = 3  # most atoms of a fused system that become another element at once
_NAMED = """
pyrrole, furan, thiophene, pyrazole, imidazole, oxazole, thiazole, isoxazole, isothiazole, 1,2,3-triazole,
1,2,4-triazole, 1,3,4-oxadiazole, 1,3,4-thiadiazole, 1,2,4-oxadiazole, 1,2,4-thiadiazole, benzene, pyridine,
pyrimidine, pyrazine, pyridazine, indole, indazole, benzimidazole, benzofuran, benzothiophene, benzoxazole,
benzothiazole, benzisoxazole, benzisothiazole, 7-azaindole, imidazo[1,2-a]pyridine, imidazo[1,2-b]pyridazine,
pyrazolo[1,5-a]pyrimidine, pyrrolo[2,3-d]pyrimidine, purine, naphthalene, quinoline, isoquinoline,
quinazoline, quinoxaline, phthalazine, cinnoline, 1,8-naphthyridine
"""
_KINDS = {name: RING_NAMES[name].smiles.split()[0] for name in re.split(r",\s+", _NAMED.strip())} | RARE_RINGS
# Bare ring as canonical SMILES → name.
KINDS = {Chem.CanonSmiles(smiles): name for name, smiles in _KINDS.items()}


def ring_name(mol: Chem.Mol, system: Collection[int]) -> str:
    """The bare ring system, without what hangs on it, as canonical SMILES; empty where none of the known."""
    bare = Chem.RWMol()
    at = {index: bare.AddAtom(Chem.Atom(mol.GetAtomWithIdx(index).GetAtomicNum())) for index in system}
    for bond in mol.GetBonds():
        if bond.IsInRing() and bond.GetBeginAtomIdx() in at and bond.GetEndAtomIdx() in at:
            bare.AddBond(at[bond.GetBeginAtomIdx()], at[bond.GetEndAtomIdx()], Chem.BondType.AROMATIC)
    for index, new in at.items():
        atom = bare.GetAtomWithIdx(new)
        atom.SetIsAromatic(True)
        old = mol.GetAtomWithIdx(index)
        carries = old.GetDegree() > atom.GetDegree() or old.GetTotalNumHs()
        if old.GetAtomicNum() == 7 and carries:
            atom.SetNumExplicitHs(1)
    if Chem.SanitizeMol(bare, catchErrors=True) != Chem.SanitizeFlags.SANITIZE_NONE:
        return ""
    smiles = str(Chem.MolToSmiles(bare))
    return smiles if smiles in KINDS else ""


def other_rings(mol: Chem.Mol) -> Iterator[tuple[Chem.Mol, str, str]]:
    """Each aromatic ring or pair of fused ones made into each other kind that can carry what hangs there.

    Yields:
        The product, the bare ring system that was there, and the one that is there now.
    """
    for system in fused_systems(mol):
        if len(system) > _ATOMS or not (old := ring_name(mol, system)):
            continue
        order = sorted(system)
        was = [mol.GetAtomWithIdx(index).GetSymbol() for index in order]
        for elements in itertools.product(*(_choices(mol, index) for index in order)):
            turned = sum(one != two.upper() for one, two in zip(was, elements, strict=True))
            if len(order) > 6 and turned > _TURNED or not _plausible(mol, order, elements):
                continue
            product = _with(mol, order, elements)
            new = ring_name(product, order) if product is not None else ""
            if product is not None and new and new != old:
                yield product, old, new


def _choices(mol: Chem.Mol, index: int) -> tuple[str, ...]:
    """What a ring atom may become: "n" carries nothing, "N" what hung there, another ring, or a hydrogen."""
    atom = mol.GetAtomWithIdx(index)
    rings = mol.GetRingInfo()
    five = rings.MinAtomRingSize(index) == 5
    if rings.NumAtomRings(index) > 1:
        return ("C", "N") if five else ("C",)
    if atom.GetDegree() > 2:
        outside = next(b.GetOtherAtom(atom) for b in atom.GetBonds() if not b.IsInRing())
        on_carbon = outside.GetAtomicNum() == 6  # a hetero atom on a ring nitrogen would not stay there
        return ("C", "N") if five and on_carbon else ("C",)
    return ("C", "n", "O", "S") if five else ("C", "n")


def _plausible(mol: Chem.Mol, order: Sequence[int], elements: Sequence[str]) -> bool:
    element = dict(zip(order, elements, strict=True))
    for ring in mol.GetRingInfo().AtomRings():
        if not element.keys() >= set(ring):
            continue
        here = [element[index] for index in ring]
        donors = sum(each in "NOS" for each in here)
        if len(ring) == 6 and here.count("n") > _NITROGENS:
            return False
        if len(ring) == 5 and (donors != 1 or len(ring) - here.count("C") > _HETERO):
            return False
    return True


def _with(mol: Chem.Mol, order: Sequence[int], elements: Sequence[str]) -> Chem.Mol | None:
    work = Chem.RWMol(mol)
    for index, element in zip(order, elements, strict=True):
        atom = work.GetAtomWithIdx(index)
        atom.SetAtomicNum({"C": 6, "n": 7, "N": 7, "O": 8, "S": 16}[element])
        atom.SetNumExplicitHs(0)
        atom.SetNoImplicit(False)
    return surgery.finish(work)
