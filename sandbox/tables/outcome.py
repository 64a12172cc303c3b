"""What a call on a table gives back: the new table under a handle, and its number of rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sandbox.results import Item, Quantity, Report, TableMade
from sandbox.tables.table import Table, save

MAX_SHOWN = 20


def made(table: Table, label: str, note: str = "", *, items: Sequence[Item] = (), **data: Any) -> Report:
    """Keep a new table and report it.

    Args:
        table: The table, with its history.
        label: What it is, as it reads after the handle.
        note: What was done.
        items: Further values, after the table and its number of rows.
        data: Further details for the window.
    """
    kept = save(table)
    count = Quantity(len(kept), "", "number of rows", reason=note or None)
    return Report((TableMade(kept.path, label, len(kept), note), count, *items), {**preview(kept), **data})


def preview(table: Table) -> Mapping[str, Any]:
    """The first rows and the history, for the window; the policy never sees them."""
    columns = [{"name": column.name, "numeric": column.numeric} for column in table.columns]
    shown = [
        {"smiles": smiles, "cells": [column.values[row] for column in table.columns]}
        for row, smiles in enumerate(table.structures[:MAX_SHOWN])
    ]
    return {
        "table": {"path": table.path, "rows": len(table), "columns": columns, "first": shown},
        "lineage": [dict(step) for step in table.steps],
        "left_out": table.left_out,
        "problems": [{"line": each.line, "reason": each.reason} for each in table.problems[:200]],
    }
