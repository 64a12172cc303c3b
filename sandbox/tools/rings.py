"""Rings: named ring systems and ring counts."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from rdkit import Chem

from sandbox.registry import tool
from sandbox.results import AtomSets, Quantity, Text, YesNo
from sandbox.structures.kinds_of_rings import RingKind, rings_of_kind
from sandbox.structures.ring_search import find_ring, name_systems, ring_noun
from sandbox.types import Expert, Means, Molecule, Term
from sandbox.wording import with_article

AromaticKind = Literal["aromatic", "aromatic heterocyclic", "aromatic carbocyclic"]


@tool(kind="text", verb="Named the ring systems", examples=[{"molecule": "c1ccc(-c2ccc[nH]2)cc1"}])
def ring_systems(molecule: Molecule) -> Text:
    """Ring systems of a molecule by name, each with its count.

    Args:
        molecule: Molecule to examine.

    Returns:
        Names with counts; rings that share a bond are one system, one without a name stands as SMILES; "none"
        for a molecule without rings. In alphabetical order, however the molecule is written.

    Source: ring definitions of this program (SMILES), matched with RDKit.
    """
    systems = name_systems(molecule.mol)
    counts = Counter(system.name for system in systems)
    value = ", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "none"
    return Text(value, "ring systems", atoms=tuple(system.atoms for system in systems))


@tool(
    kind="quantity",
    verb="Counted ring systems",
    examples=[{"molecule": "c1ccc(-c2ccccc2)cc1", "ring": "benzene"}],
)
def count_ring_system(molecule: Molecule, ring: Annotated[str, Term("ring")]) -> Quantity:
    """Number of times that a named ring occurs.

    Args:
        molecule: Molecule to search.
        ring: The ring or ring system.

    Returns:
        Count (dimensionless); rings inside a larger fused system count too, and the remark says so.

    Source: ring definitions of this program (SMILES), matched with RDKit.
    """
    found = find_ring(molecule.mol, ring)
    return Quantity(len(found.atoms), "", f"number of {ring_noun(ring)}s", 0, found.remark, found.atoms)


@tool(
    kind="yesno",
    verb="Looked for a ring system",
    examples=[{"molecule": "c1ccc2[nH]ccc2c1", "ring": "indole"}],
)
def has_ring_system(molecule: Molecule, ring: Annotated[str, Term("ring")]) -> YesNo:
    """Whether a molecule contains a named ring or ring system.

    Args:
        molecule: Molecule to search.
        ring: The ring or ring system.

    Returns:
        Yes or no; a ring inside a larger fused system counts too, and the remark says so.

    Source: ring definitions of this program (SMILES), matched with RDKit.
    """
    found = find_ring(molecule.mol, ring)
    return YesNo(bool(found.atoms), f"contains {with_article(ring_noun(ring))}", found.remark, found.atoms)


@tool(
    kind="quantity",
    verb="Counted rings",
    examples=[{"molecule": "c1ccc2ccccc2c1"}, {"molecule": "C1CCC(CC1)c1ccccc1", "kind": "saturated"}],
)
def ring_count(
    molecule: Molecule, kind: Annotated[RingKind, Expert(), Means("ring kind")] = "all"
) -> Quantity:
    """Number of rings.

    Args:
        molecule: Molecule to examine.
        kind: Rings that are counted; aliphatic is what is not aromatic, fused what shares a bond.

    Returns:
        Number of rings in the smallest set of smallest rings (count): naphthalene has two, adamantane three.

    Source: RDKit GetSSSR.
    """
    mol = molecule.mol
    rings = tuple(tuple(ring) for ring in Chem.GetSSSR(Chem.Mol(mol)))
    return _counted(rings_of_kind(mol, rings, kind), kind)


@tool(kind="quantity", verb="Counted aromatic rings", examples=[{"molecule": "c1ccc2ccccc2c1"}])
def aromatic_ring_count(
    molecule: Molecule, kind: Annotated[AromaticKind, Expert(), Means("ring kind")] = "aromatic"
) -> Quantity:
    """Number of aromatic rings, heteroaromatic ones included.

    Args:
        molecule: Molecule to examine.
        kind: Rings that are counted.

    Returns:
        Number of rings of the smallest set whose bonds are all aromatic (count): naphthalene has two.

    Source: RDKit's aromaticity model.
    """
    rings = molecule.mol.GetRingInfo().AtomRings()
    return _counted(rings_of_kind(molecule.mol, rings, kind), kind)


def _counted(rings: AtomSets, kind: str) -> Quantity:
    adjective = "" if kind == "all" else f"{kind} "
    return Quantity(len(rings), "", f"number of {adjective}rings", 0, None, rings)
