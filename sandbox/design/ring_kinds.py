"""Aromatic rings made into other aromatic rings in place, whatever hangs on them: pyrazole into imidazole.

Exchanges of fragments reach rings with one or two neighbours only; a ring in the middle often has three.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from rdkit import Chem

from sandbox.design import surgery

_NITROGENS = 2  # most nitrogens that a six-membered ring is given; more are electron-poor and easily attacked
_HETERO = 3  # most hetero atoms of a five-membered ring
RING_NAMES = {
    Chem.CanonSmiles(smiles): name
    for smiles, name in {
        "c1cc[nH]c1": "pyrrole", "c1ccoc1": "furan", "c1ccsc1": "thiophene", "c1cn[nH]c1": "pyrazole",
        "c1c[nH]cn1": "imidazole", "c1cocn1": "oxazole", "c1cscn1": "thiazole", "c1cnoc1": "isoxazole",
        "c1cnsc1": "isothiazole", "c1c[nH]nn1": "1,2,3-triazole", "c1nc[nH]n1": "1,2,4-triazole",
        "c1nnco1": "1,3,4-oxadiazole", "c1nncs1": "1,3,4-thiadiazole", "c1ncon1": "1,2,4-oxadiazole",
        "c1ncsn1": "1,2,4-thiadiazole", "c1ccccc1": "benzene", "c1ccncc1": "pyridine",
        "c1cncnc1": "pyrimidine", "c1cnccn1": "pyrazine", "c1ccnnc1": "pyridazine",
    }.items()
}  # fmt: skip


def ring_name(mol: Chem.Mol, ring: tuple[int, ...]) -> str:
    """The bare ring, without what hangs on it, as canonical SMILES; empty where it is none of the known."""
    bare = Chem.RWMol()
    at = {index: bare.AddAtom(Chem.Atom(mol.GetAtomWithIdx(index).GetAtomicNum())) for index in ring}
    for one, two in zip(ring, (*ring[1:], ring[0]), strict=True):
        bare.AddBond(at[one], at[two], Chem.BondType.AROMATIC)
    for index in ring:
        atom = bare.GetAtomWithIdx(at[index])
        atom.SetIsAromatic(True)
        old = mol.GetAtomWithIdx(index)
        if old.GetAtomicNum() == 7 and (old.GetDegree() == 3 or old.GetTotalNumHs()):
            atom.SetNumExplicitHs(1)
    if Chem.SanitizeMol(bare, catchErrors=True) != Chem.SanitizeFlags.SANITIZE_NONE:
        return ""
    smiles = str(Chem.MolToSmiles(bare))
    return smiles if smiles in RING_NAMES else ""


def other_rings(mol: Chem.Mol) -> Iterator[tuple[Chem.Mol, str, str]]:
    """Each lone aromatic ring made into each other kind that can carry what hangs there.

    Yields:
        The product, the bare ring that was there, and the bare ring that is there now.
    """
    rings = mol.GetRingInfo()
    for ring in rings.AtomRings():
        alone = all(rings.NumAtomRings(index) == 1 for index in ring)
        if len(ring) not in (5, 6) or not alone or not (old := ring_name(mol, ring)):
            continue
        for elements in itertools.product(*(_choices(mol, index, len(ring)) for index in ring)):
            if not _plausible(elements):
                continue
            product = _with(mol, ring, elements)
            new = ring_name(product, ring) if product is not None else ""
            if product is not None and new and new != old:
                yield product, old, new


def _choices(mol: Chem.Mol, index: int, size: int) -> tuple[str, ...]:
    """What a ring atom may become: "n" carries nothing, "N" what hung there or a hydrogen."""
    atom = mol.GetAtomWithIdx(index)
    if atom.GetDegree() > 2:
        outside = next(b.GetOtherAtom(atom) for b in atom.GetBonds() if not b.IsInRing())
        on_carbon = outside.GetAtomicNum() == 6  # a hetero atom on a ring nitrogen would not stay there
        return ("C", "N") if size == 5 and on_carbon else ("C",)
    return ("C", "n", "O", "S") if size == 5 else ("C", "n")


def _plausible(elements: tuple[str, ...]) -> bool:
    if len(elements) == 6:
        return elements.count("n") <= _NITROGENS
    donors = sum(each in "NOS" for each in elements)
    return donors == 1 and len(elements) - elements.count("C") <= _HETERO


def _with(mol: Chem.Mol, ring: tuple[int, ...], elements: tuple[str, ...]) -> Chem.Mol | None:
    work = Chem.RWMol(mol)
    for index, element in zip(ring, elements, strict=True):
        atom = work.GetAtomWithIdx(index)
        atom.SetAtomicNum({"C": 6, "n": 7, "N": 7, "O": 8, "S": 16}[element])
        atom.SetNumExplicitHs(0)
        atom.SetNoImplicit(False)
    return surgery.finish(work)
