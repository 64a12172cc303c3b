"""Editing: groups added, removed and replaced by name, every distinct position enumerated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from rdkit import Chem

from sandbox.edit_sites import ranked_sites
from sandbox.edit_structure import Product, Side, attach, exchange, side_smiles, sides
from sandbox.errors import ToolError
from sandbox.groups import GROUPS, count_group, find_group, list_groups
from sandbox.registry import tool
from sandbox.results import Report, Structure
from sandbox.substituents import SUBSTITUENTS, Substituent
from sandbox.types import Molecule, Term

MAX_PRODUCTS = 50

# Groups that an edit elsewhere must leave alone: the broad ones, so that an N-methylated amine is still an amine.
_GUARDED = tuple(name for name, group in GROUPS.items() if group.listed and not group.kinds_of)


@dataclass(frozen=True, slots=True)
class _Edit:
    product: Product
    what: str


@tool(kind="report", verb="Added a group", examples=[{"molecule": "c1ccccc1", "group": "fluoro"}])
def add_group(molecule: Molecule, group: Annotated[str, Term("substituent")]) -> Report:
    """Add a functional group or substituent in place of a hydrogen, at every distinct position.

    Args:
        molecule: Molecule to change; everything else in it, stereo included, stays as it is.
        group: What to add.

    Returns:
        One structure for each symmetry-distinct position (at most 50), the most reasonable first; each
        holds exactly one more of the group.

    Source: enumeration on the molecular graph with RDKit; group definitions of this program.
    """
    wanted = SUBSTITUENTS[group]
    edits = []
    for site in ranked_sites(molecule.mol, wanted):
        product = attach(molecule.mol, site, wanted.smiles)
        # A protecting group turns the amine into an amide or a carbamate: its nitrogen counts as exchanged.
        touched = frozenset({site}) if wanted.carrier == "nitrogen" else frozenset()
        if product and _counts_fit(molecule.mol, product.mol, {wanted.group: 1}, touched):
            edits.append(_Edit(product, f"{group} added at {_atom_name(molecule.mol, site)}"))
    if not edits:
        raise ToolError(f"{molecule.label} has no position where {group} can reasonably replace a hydrogen")
    return _report(molecule, edits)


@tool(kind="report", verb="Removed a group", examples=[{"molecule": "Oc1ccccc1", "group": "hydroxyl"}])
def remove_group(molecule: Molecule, group: Annotated[str, Term("substituent")]) -> Report:
    """Remove a functional group or substituent; a hydrogen takes its place.

    Args:
        molecule: Molecule to change; everything else in it, stereo included, stays as it is.
        group: What to remove, one at a time; a group inside a ring or chain cannot be removed.

    Returns:
        One structure for each distinct occurrence (at most 50); each holds exactly one fewer of the group.

    Source: enumeration on the molecular graph with RDKit; group definitions of this program.
    """
    unwanted = SUBSTITUENTS[group]
    edits = []
    for side in _occurrences(molecule, unwanted):
        product = exchange(molecule.mol, side, None)
        if product and _counts_fit(molecule.mol, product.mol, {unwanted.group: -1}, side.atoms):
            edits.append(_Edit(product, f"{group} removed from {_atom_name(molecule.mol, side.anchor)}"))
    if not edits:
        raise ToolError(_cannot_take_out(molecule, unwanted))
    return _report(molecule, edits)


@tool(
    kind="report",
    verb="Replaced a group",
    examples=[{"molecule": "Oc1ccccc1", "group": "hydroxyl", "replacement": "fluoro"}],
)
def replace_group(
    molecule: Molecule,
    group: Annotated[str, Term("substituent")],
    replacement: Annotated[str, Term("substituent")],
) -> Report:
    """Replace a functional group or substituent by another at the same atom.

    Args:
        molecule: Molecule to change; everything else in it, stereo included, stays as it is.
        group: What to take out, one at a time; a group inside a ring or chain cannot be replaced.
        replacement: What to put in its place.

    Returns:
        One structure for each distinct occurrence (at most 50); each holds one fewer of the group and one
        more of the replacement.

    Source: enumeration on the molecular graph with RDKit; group definitions of this program.
    """
    unwanted, wanted = SUBSTITUENTS[group], SUBSTITUENTS[replacement]
    if unwanted.smiles == wanted.smiles:
        raise ToolError(f"{group} and {replacement} are the same group: there is nothing to replace")
    edits = []
    for side in _occurrences(molecule, unwanted):
        product = exchange(molecule.mol, side, wanted.smiles)
        changes = {unwanted.group: -1, wanted.group: 1} if unwanted.group != wanted.group else {}
        if product and _counts_fit(molecule.mol, product.mol, changes, side.atoms):
            where = _atom_name(molecule.mol, side.anchor)
            edits.append(_Edit(product, f"{group} replaced by {replacement} at {where}"))
    if not edits:
        raise ToolError(_cannot_take_out(molecule, unwanted))
    return _report(molecule, edits)


def _occurrences(molecule: Molecule, substituent: Substituent) -> list[Side]:
    """The substituent's occurrences, its plainest form first."""
    forms = [Chem.CanonSmiles(form) for form in (substituent.smiles, *substituent.variants)]
    found = []
    for side in sides(molecule.mol):
        smiles = side_smiles(molecule.mol, side)
        if smiles in forms:
            found.append((forms.index(smiles), side.anchor, side))
    return [side for _, _, side in sorted(found, key=lambda entry: entry[:2])]


def _counts_fit(before: Chem.Mol, after: Chem.Mol, changes: dict[str, int], removed: frozenset[int]) -> bool:
    """Whether the named groups change by exactly that much and no other group is lost from what stays."""
    if any(count_group(after, name) - count_group(before, name) != by for name, by in changes.items()):
        return False
    for name in _GUARDED:
        kept = [match for match in find_group(before, name) if not removed.intersection(match.atoms)]
        if name not in changes and count_group(after, name) < len(kept):
            return False
    return True


def _atom_name(mol: Chem.Mol, index: int) -> str:
    return f"{mol.GetAtomWithIdx(index).GetSymbol()}{index + 1}"


def _cannot_take_out(molecule: Molecule, substituent: Substituent) -> str:
    inside = count_group(molecule.mol, substituent.group)
    if inside:
        return (
            f"the {substituent.name} in {molecule.label} is part of the skeleton, not a substituent on one bond: "
            "taking it out would break the molecule apart"
        )
    present = ", ".join(f"{name} ({len(found)})" for name, found in list_groups(molecule.mol).items())
    return f"{molecule.label} has no {substituent.name} group; it has {present or 'no functional groups'}"


def _report(molecule: Molecule, edits: Iterable[_Edit]) -> Report:
    distinct = {edit.product.smiles: edit for edit in reversed(list(edits))}
    ordered = list(reversed(distinct.values()))
    items = tuple(
        Structure(
            edit.product.smiles,
            f"{molecule.label} with {edit.what}",
            edit.what,
            (edit.product.atoms,) if edit.product.atoms else (),
        )
        for edit in ordered[:MAX_PRODUCTS]
    )
    return Report(items, {"distinct_products": len(ordered), "shown": len(items)})
