"""Kinds of rings that a count can be limited to, and how messages name them."""

from __future__ import annotations

import re
from typing import Literal

from rdkit import Chem

from sandbox.results import AtomSets

RingKind = Literal[
    "all",
    "aromatic",
    "aliphatic",
    "saturated",
    "heterocyclic",
    "carbocyclic",
    "aromatic heterocyclic",
    "aromatic carbocyclic",
    "aliphatic heterocyclic",
    "aliphatic carbocyclic",
    "saturated heterocyclic",
    "saturated carbocyclic",
    "fused",
]
_ADJECTIVES = {
    "aromatic": r"aromatic|aryl",
    "aromatic heterocyclic": r"hetero-?aromatic|hetero-?aryl",
    "aliphatic": r"aliphatic|non-?aromatic",
    "aliphatic carbocyclic": r"alicyclic",
    "saturated": r"saturated",
    "heterocyclic": r"hetero-?cyclic|hetero",
    "carbocyclic": r"carbo-?cyclic|all-carbon",
    "fused": r"fused",
}
_ONE = "|".join(f"(?:{words})" for words in _ADJECTIVES.values())
_NOUN = re.compile(
    rf"(?<![\w-])(?P<said>(?:(?:{_ONE})\s+){{0,2}})(?:(?P<hetero>hetero-?)|(?P<carbo>carbo-?))?"
    r"(?:rings?|cycles?)\b(?!\s+system)",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:exclud\w+|leav\w+\s+out|except\w*|other\s+than|not\s+count\w*|besides|ignor\w+|apart\s+from)\b",
    re.IGNORECASE,
)


def kind_in(text: str, *, among: tuple[str, ...]) -> str:
    """The kind of rings that a message speaks of; "all" where it speaks of several, or of rings as such.

    Args:
        text: The message.
        among: The kinds to choose from.
    """
    if _EXCEPT.search(text):
        return "all"
    kinds = {_kind(match) for match in _NOUN.finditer(text)}
    kind = kinds.pop() if len(kinds) == 1 else "all"
    return kind if kind in among else "all"


def _kind(match: re.Match[str]) -> str:
    said = match["said"].split()
    words = [kind for word in said for kind in _ADJECTIVES if re.fullmatch(_ADJECTIVES[kind], word, re.I)]
    words += ["heterocyclic"] * bool(match["hetero"]) + ["carbocyclic"] * bool(match["carbo"])
    parts = {part for words_ in words for part in words_.split()}
    order = ("fused", "aromatic", "aliphatic", "saturated", "heterocyclic", "carbocyclic")
    return " ".join(part for part in order if part in parts) or "all"


def rings_of_kind(mol: Chem.Mol, rings: AtomSets, kind: str) -> AtomSets:
    """Those of some rings that are of a kind.

    Args:
        mol: The molecule.
        rings: Atoms of each ring, in the order of the ring.
        kind: A ``RingKind``. Aliphatic is what is not aromatic throughout, as in RDKit's descriptors; fused
            is what shares a bond with another ring.
    """
    parts = set(kind.split()) - {"all"}
    return tuple(ring for ring in rings if all(_is(mol, ring, rings, part) for part in parts))


def _is(mol: Chem.Mol, ring: tuple[int, ...], rings: AtomSets, part: str) -> bool:
    if part == "fused":
        return any(len(set(ring) & set(other)) > 1 for other in rings if other != ring)
    if part in ("heterocyclic", "carbocyclic"):
        carbon = all(mol.GetAtomWithIdx(index).GetAtomicNum() == 6 for index in ring)
        return carbon == (part == "carbocyclic")
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    bonds = [mol.GetBondBetweenAtoms(first, second) for first, second in pairs]
    if part == "saturated":
        return all(bond.GetBondType() == Chem.BondType.SINGLE for bond in bonds)
    return all(bond.GetIsAromatic() for bond in bonds) == (part == "aromatic")
