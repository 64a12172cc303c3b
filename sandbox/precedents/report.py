"""Words for precedents: which row, how similar, under which conditions, from where, as the table has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sandbox.errors import ToolError
from sandbox.precedents.searching import Hit, agents_of, reactions_of, search
from sandbox.results import Item, Quantity, Report, Text
from sandbox.safety.gate import is_weapon
from sandbox.tables.outcome import made
from sandbox.tables.rows import Packed
from sandbox.tables.table import Cell, Column, Table

KEPT, TOLD = 50, 5
FAR = 0.4  # below this, reactions usually have no more in common than a functional group
MAX_COLUMNS, MAX_CELL = 7, 70
_CONDITION = re.compile(
    r"condition|reagent|catal|ligand|\bbase|acid|additive|activator|oxid|reduc|solvent|temp|time|equiv"
    r"|yield|conversion|ausbeute|lösungsmittel|protocol|procedure",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"^(?:entry|id|name|source|page)$|\bdoi\b|reference|patent|notebook|\beln\b|experiment"
    r"|(?:reaction|rxn)[ _]?id",
    re.IGNORECASE,
)


def found_report(table: Table, wanted: Packed, what: str, by: str) -> Report:
    """Search a table and say what was found.

    Args:
        table: Table of reactions.
        wanted: Fingerprints to compare with.
        what: What is wanted, as it reads after "precedents from T1".
        by: What is compared, key of :data:`sandbox.precedents.searching.RANKINGS`.

    Raises:
        ToolError: The table holds no reactions, or none that has anything in common.
    """
    if not wanted.any():
        raise ToolError("there is nothing to compare with: the reaction has no atoms that can be compared")
    reactions = reactions_of(table)
    found = search(table, reactions, wanted, by, KEPT)
    hits = [hit for hit in found if not _has_weapon(str(reactions.values[hit.row] or ""))]
    if not hits:
        raise ToolError(f"{table.label} holds no precedents {what}: no reaction has anything in common")
    told = [f"row {hit.row + 1}{_described(table, reactions, hit.row)}" for hit in hits[:TOLD]]
    best = hits[0].score
    far = "0 to 1; a distant precedent at best" if best < FAR else "0 to 1"
    left_out = f"{len(found) - len(hits)} left out as chemical weapons" if len(found) > len(hits) else None
    items: list[Item] = [
        Quantity(round(best, 3), "", "similarity of the closest precedent", 2, far),
        Text(told[0], "closest precedent", left_out),
    ]
    if hits[1:TOLD]:
        others = (f"{line} ({hit.score:.2f})" for hit, line in zip(hits[1:], told[1:], strict=False))
        items.append(Text("; ".join(others), "further precedents", "with their similarity"))
    near = [hit for number, hit in enumerate(hits) if number < TOLD or hit.score >= best / 2]
    label = f"precedents from {table.label} {what}"
    rows = [_row(hit, reactions) for hit in hits[:TOLD]]
    return made(_taken(table, near, by), label, items=items, precedents=rows)


def _taken(table: Table, hits: Sequence[Hit], by: str) -> Table:
    rows = [hit.row for hit in hits]
    taken = table.take(rows)
    taken = taken.with_column(Column("row in the whole table", [row + 1 for row in rows]))
    scored = taken.with_column(Column("similarity", [round(hit.score, 3) for hit in hits]))
    found = {"found": [[hit.row, round(hit.score, 3)] for hit in hits]}
    return replace(scored.after("find_precedents", by=by, **found), problems=(), left_out=0)


def _row(hit: Hit, reactions: Column) -> dict[str, Any]:
    similarity = {name: round(value, 3) for name, value in hit.similarity.items()}
    smiles = str(reactions.values[hit.row] or "")
    return {"row": hit.row + 1, "score": round(hit.score, 3), **similarity, "reaction_smiles": smiles}


def _described(table: Table, reactions: Column, row: int) -> str:
    """Origin in brackets, then conditions; what stands over the arrow where the table has no such column."""
    origin = [_cell(column.values[row]) for column in table.columns if _ORIGIN.search(column.name)]
    stated = [
        f"{column.name} {_cell(column.values[row])}"
        for column in table.columns
        if column is not reactions and _CONDITION.search(column.name) and column.values[row] is not None
    ]
    agents = agents_of(str(reactions.values[row] or ""))
    conditions = stated[:MAX_COLUMNS] or ([f"over the arrow {_cell(agents)}"] if agents else [])
    where = ", ".join(filter(None, origin[:3]))
    return (f" ({where})" if where else "") + (f": {', '.join(conditions)}" if conditions else "")


def _cell(value: Cell) -> str:
    text = "" if value is None else f"{value:g}" if isinstance(value, float) else " ".join(str(value).split())
    return text if len(text) <= MAX_CELL else f"{text[: MAX_CELL - 1]}…"


def _has_weapon(reaction: str) -> bool:
    return any(is_weapon(part) for part in reaction.split()[0].split(">") if part)
