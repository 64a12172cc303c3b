"""Editing: groups added, removed and replaced by name, every distinct position enumerated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Structure
from sandbox.structures.edit_balance import Balance
from sandbox.structures.edit_places import stands_at
from sandbox.structures.edit_sites import ranked_sites
from sandbox.structures.edit_structure import Product, attach, exchange, leaves_an_aldehyde, occurrences
from sandbox.structures.groups import count_group, list_groups
from sandbox.structures.substituents import SUBSTITUENTS, Substituent
from sandbox.types import Expert, Means, Molecule, Term

MAX_PRODUCTS = 50
# Positions tried, times atoms: what keeps a call on a protein within seconds.
MAX_WORK = 8_000


@dataclass(frozen=True, slots=True)
class _Edit:
    product: Product
    label: str
    note: str
    collateral: int = 0


@tool(kind="report", verb="Added a group", examples=[{"molecule": "c1ccccc1", "group": "fluoro"}])
def add_group(
    molecule: Molecule,
    group: Annotated[str, Term("substituent")],
    place: Annotated[str, Expert(), Means("place")] = "",
) -> Report:
    """Add a functional group or substituent in place of a hydrogen, at every distinct position.

    Args:
        molecule: Molecule to change; everything else in it, stereo included, stays as it is.
        group: What to add.
        place: Where on a ring of six: "para to hydroxyl", "ortho"; anywhere where it is left out.

    Returns:
        One structure for each symmetry-distinct position (at most 50), the most reasonable first; each
        holds exactly one more of the group.

    Source: enumeration on the molecular graph with RDKit; group definitions of this program.
    """
    wanted = SUBSTITUENTS[group]
    balance = Balance(molecule.mol)
    sites = [site for site in ranked_sites(molecule.mol, wanted) if stands_at(molecule.mol, site, place)]
    edits: dict[str, _Edit] = {}
    tried = 0
    for site in sites[: _most_tries(molecule.mol)]:
        if len(edits) == MAX_PRODUCTS:
            break
        tried += 1
        product = attach(molecule.mol, site, wanted.smiles)
        # A protecting group makes the amine an amide or carbamate: its nitrogen counts as exchanged.
        touched = {site} if wanted.carrier == "nitrogen" else set()
        if product and balance.holds(
            product.mol, removed=touched, new=set(product.atoms), gained=wanted.group
        ):
            where = _atom_name(molecule.mol, site)
            label = f"{molecule.label} with {group} added at {where}"
            edits.setdefault(product.smiles, _Edit(product, label, f"H replaced by {group} at {where}"))
    if not edits:
        raise ToolError(_no_place(molecule, wanted, place))
    return _report(list(edits.values()), len(sites) - tried)


@tool(kind="report", verb="Removed a group", examples=[{"molecule": "Oc1ccccc1", "group": "hydroxyl"}])
def remove_group(
    molecule: Molecule,
    group: Annotated[str, Term("substituent")],
    place: Annotated[str, Expert(), Means("place")] = "",
) -> Report:
    """Remove a functional group or substituent; a hydrogen takes its place.

    Args:
        molecule: Molecule to change; everything else in it, stereo included, stays as it is.
        group: What to remove, one at a time; a group inside a ring or chain cannot be removed.
        place: Where on a ring of six: "para to hydroxyl", "ortho"; anywhere where it is left out.

    Returns:
        One structure for each distinct occurrence (at most 50); each holds exactly one fewer of the group.

    Source: enumeration on the molecular graph with RDKit; group definitions of this program.
    """
    return _report(*_take_out(molecule, SUBSTITUENTS[group], None, place))


@tool(
    kind="report",
    verb="Replaced a group",
    examples=[{"molecule": "Oc1ccccc1", "group": "hydroxyl", "replacement": "fluoro"}],
)
def replace_group(
    molecule: Molecule,
    group: Annotated[str, Term("substituent")],
    replacement: Annotated[str, Term("substituent")],
    place: Annotated[str, Expert(), Means("place")] = "",
) -> Report:
    """Replace a functional group or substituent by another at the same atom.

    Args:
        molecule: Molecule to change; everything else in it, stereo included, stays as it is.
        group: What to take out, one at a time; a group inside a ring or chain cannot be replaced.
        replacement: What to put in its place.
        place: Where on a ring of six: "para to hydroxyl", "ortho"; anywhere where it is left out.

    Returns:
        One structure for each distinct occurrence (at most 50); each holds one fewer of the group and one
        more of the replacement.

    Source: enumeration on the molecular graph with RDKit; group definitions of this program.
    """
    return _report(*_take_out(molecule, SUBSTITUENTS[group], SUBSTITUENTS[replacement], place))


def _take_out(
    molecule: Molecule, unwanted: Substituent, wanted: Substituent | None, place: str
) -> tuple[list[_Edit], int]:
    """Remove or replace each occurrence; those that spoil no other group first.

    Returns:
        The distinct products, and how many occurrences were not tried.

    Raises:
        ToolError: There is none, or none can be taken out without harm to the rest.
    """
    same = wanted and Chem.CanonSmiles(wanted.smiles)
    forms = [f for f in (unwanted.smiles, *unwanted.variants) if Chem.CanonSmiles(f) != same]
    if unwanted is wanted or not forms:
        raise ToolError(f"{unwanted.name} would be replaced by itself: there is nothing to change")
    balance = Balance(molecule.mol)
    edits: dict[str, _Edit] = {}
    there = occurrences(molecule.mol, forms)
    places = [side for side in there if stands_at(molecule.mol, side.anchor, place, side.atoms)]
    if there and not places:
        raise ToolError(f"no {unwanted.name} of {molecule.label} stands {place}")
    most = _most_tries(molecule.mol)
    for side in places[:most]:
        if wanted is None and leaves_an_aldehyde(molecule.mol, side):
            continue
        product = exchange(molecule.mol, side, wanted.smiles if wanted else None)
        if product and balance.holds(
            product.mol,
            removed=side.atoms,
            new=set(product.atoms),
            lost=unwanted.group,
            gained=wanted.group if wanted else None,
        ):
            where = _atom_name(molecule.mol, side.anchor)
            label, note = _wording(molecule, unwanted, wanted, where)
            collateral = balance.collateral(product.mol, side.atoms)
            edits.setdefault(product.smiles, _Edit(product, label, note, collateral))
    if not edits:
        raise ToolError(_cannot_take_out(molecule, unwanted))
    return sorted(edits.values(), key=lambda edit: edit.collateral), len(places[most:])


def _most_tries(mol: Chem.Mol) -> int:
    return max(5, MAX_WORK // mol.GetNumAtoms())


def _wording(
    molecule: Molecule, unwanted: Substituent, wanted: Substituent | None, where: str
) -> tuple[str, str]:
    if wanted is None:
        label = f"{molecule.label} with {unwanted.name} removed from {where}"
        return label, f"{unwanted.name} replaced by H at {where}"
    note = f"{unwanted.name} replaced by {wanted.name} at {where}"
    return f"{molecule.label} with {note}", note


def _atom_name(mol: Chem.Mol, index: int) -> str:
    return f"{mol.GetAtomWithIdx(index).GetSymbol()}{index + 1}"


def _no_place(molecule: Molecule, substituent: Substituent, place: str) -> str:
    if place:
        return f"{molecule.label} has no position {place} that is free for {substituent.name}"
    if substituent.carrier == "nitrogen":
        return f"{molecule.label} has no amine nitrogen with a hydrogen that {substituent.name} could replace"
    return (
        f"{molecule.label} has no position where {substituent.name} can reasonably replace a hydrogen "
        "without changing another functional group"
    )


def _cannot_take_out(molecule: Molecule, substituent: Substituent) -> str:
    if count_group(molecule.mol, substituent.group):
        return (
            f"the {substituent.name} of {molecule.label} is part of a ring, a chain or another group, not a "
            "substituent on one single bond: it cannot be taken out with the rest left as it is"
        )
    present = ", ".join(f"{name} ({len(found)})" for name, found in list_groups(molecule.mol).items())
    return f"{molecule.label} has no {substituent.name} group; it has {present or 'no functional groups'}"


def _report(edits: list[_Edit], untried: int) -> Report:
    items: list[Item] = [
        Structure(
            edit.product.smiles,
            edit.label,
            edit.note,
            (edit.product.atoms,) if edit.product.atoms else (),
        )
        for edit in edits[:MAX_PRODUCTS]
    ]
    shown, possible = len(items), len(edits) + untried
    if possible > shown:
        remark = f"the first {shown} are given"
        items.append(Quantity(possible, "", "number of possible positions", 0, remark))
    return Report(tuple(items), {"distinct": possible, "shown": shown})
