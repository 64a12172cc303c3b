"""Explanations: why a SMILES is invalid and how it may be repaired; what changed between two molecules."""

from __future__ import annotations

import re
from collections import Counter

from sandbox.errors import ChemError
from sandbox.properties import measure
from sandbox.registry import tool
from sandbox.results import Choice, Item, Quantity, Report, Structure, Text, YesNo, format_number
from sandbox.structures import chem
from sandbox.structures.differences import difference
from sandbox.structures.groups import list_groups
from sandbox.structures.smiles_repairs import repairs
from sandbox.types import Molecule, Written

PROPERTIES = (
    "molecular weight",
    "logP",
    "TPSA",
    "number of H-bond donors",
    "number of H-bond acceptors",
    "number of rotatable bonds",
    "formal charge",
)


@tool(
    kind="report",
    verb="Looked for the mistake",
    examples=[{"smiles": "c1ccccc"}, {"smiles": "c1ccnc1"}, {"smiles": "CC(=O)cL"}],
)
def explain_smiles(smiles: Written) -> Report:
    """Why a SMILES is invalid: what is wrong, where, and how it was probably meant.

    Args:
        smiles: SMILES as written, valid or not.

    Returns:
        Whether it is valid; the reason in words, the position of the mistake (a count of characters from 1),
        and up to three repairs, each read by RDKit, with what was changed.

    Source: RDKit's SMILES parser and Retort's own checks; repairs undo one or two slips of writing.
    """
    text = smiles.text.strip()
    try:
        mol = chem.parse_smiles(text)
    except ChemError as error:
        return _explained(text, smiles.label, error)
    remark = f"it reads as {chem.canonical_smiles(mol)}"
    return Report((YesNo(True, "is a valid SMILES", remark),))


def _explained(text: str, label: str, error: ChemError) -> Report:
    items: list[Item] = [YesNo(False, "is a valid SMILES"), Text(str(error), "mistake in the SMILES")]
    position = _position(error)
    if position is not None:
        items.append(Quantity(position, "", "position of the mistake", 0))
    found = repairs(text)
    items += [Structure(each.smiles, f"possible repair of {label}", each.change) for each in found]
    if not found:
        items.append(Text(None, "possible repair", "no small change makes it readable"))
    marked = text if position is None else f"{text}\n{' ' * (position - 1)}^"
    rows = [{"repair": each.smiles, "change": each.change} for each in found]
    return Report(tuple(items), {"marked": marked, "rows": rows})


def _position(error: ChemError) -> int | None:
    """Where the mistake shows, from 1, as the words give it; None where it has no place."""
    named = re.search(r"position (\d+)", str(error))
    if named:
        return int(named.group(1))
    return None if error.position is None else error.position + 1


@tool(
    kind="report",
    verb="Described the changes",
    examples=[
        {"first": "CC(=O)O", "second": "CC(=O)OC"},
        {"first": "C[C@H](N)C(=O)O", "second": "C[C@@H](N)C(=O)O"},
    ],
)
def structure_changes(first: Molecule, second: Molecule) -> Report:
    """What changed from one molecule to another: atoms, groups, stereo, charge, properties.

    Args:
        first: The molecule before.
        second: The molecule after.

    Returns:
        How the two are related, what changed in words (atom numbers of the first, counted from 1), the
        functional groups lost and gained, and the change of properties (second minus first, each in its own
        unit).

    Source: RDKit's maximum common substructure (FMCS), ended after 4 s; the properties' own tools.
    """
    found = difference(first, second)
    lost, gained = _groups(first), _groups(second)
    told = [f"lost {_listed(lost - gained)}"] if lost - gained else []
    told += [f"gained {_listed(gained - lost)}"] if gained - lost else []
    rows = _property_rows(first, second)
    shifts = ", ".join(f"{row['property']} {row['change']}" for row in rows if row["change"] != "0")
    items = (
        Choice(found.relation.relationship, "relationship", found.relation.reason),
        Text(found.in_words, "what changed", found.remark),
        Text("; ".join(told) or "none lost or gained", "functional groups"),
        Text(shifts or "none of those compared", "change of properties"),
    )
    details = {
        "first_atoms": list(found.first_atoms),
        "second_atoms": list(found.second_atoms),
        "changes": list(found.changes),
        "rows": rows,
    }
    return Report(items, details)


def _groups(molecule: Molecule) -> Counter[str]:
    return Counter({name: len(matches) for name, matches in list_groups(molecule.mol).items()})


def _listed(groups: Counter[str]) -> str:
    return ", ".join(name if count == 1 else f"{count} × {name}" for name, count in groups.items())


def _property_rows(first: Molecule, second: Molecule) -> list[dict[str, str | float]]:
    rows: list[dict[str, str | float]] = []
    for term in PROPERTIES:
        before, after = measure(term, first), measure(term, second)
        if before.value is None or after.value is None:
            continue
        change = after.value - before.value
        number = format_number(abs(change), before.decimals)
        sign = "" if float(number) == 0 else "+" if change > 0 else "−"
        shown = f"{sign}{number} {before.unit}".strip() if sign else "0"
        rows.append({"property": term, "first": before.value, "second": after.value, "change": shown})
    return rows
