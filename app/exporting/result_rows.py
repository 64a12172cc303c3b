"""The values and structures of a result as rows of a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from app.exporting.molecules import safe_cell
from sandbox.results import Quantity, Structure, ToolResult, format_item, format_number

TITLES = ("What", "Value", "Unit", "Handle", "Remark")


@dataclass(frozen=True)
class ResultRow:
    """One value or structure.

    Attributes:
        cells: Text under each of :data:`TITLES`.
        number: The value where it is a number, for sorting.
    """

    cells: tuple[str, str, str, str, str]
    number: float | None = None


def result_rows(result: ToolResult) -> list[ResultRow]:
    """Every value and structure, in the order of the result; numbers with a point, whatever the locale."""
    handles = result.handles if len(result.handles) == len(result.values) else ("",) * len(result.values)
    rows = []
    for item, handle in zip(result.values, handles, strict=True):
        if isinstance(item, Structure):
            rows.append(ResultRow((item.label, item.smiles, "", handle, item.note)))
        elif isinstance(item, Quantity) and item.value is not None:
            shown = format_number(item.value, item.decimals)
            cells = (item.property, shown, item.unit, handle, item.reason or "")
            rows.append(ResultRow(cells, float(item.value)))
        else:
            value = "" if item.value is None else format_item(item)
            rows.append(ResultRow((item.property, value, "", handle, item.reason or "")))
    return rows


def rows_as_csv(rows: Sequence[ResultRow]) -> bytes:
    """CSV in UTF-8 with a byte order mark, which Excel needs to read names right; commas between cells."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(TITLES)
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row.cells])
    return text.getvalue().encode("utf-8-sig")


def rows_as_text(rows: Sequence[ResultRow]) -> str:
    """Lines with tabs between cells, as spreadsheets take them from the clipboard."""
    lines = [TITLES, *(row.cells for row in rows)]
    return "\n".join("\t".join(safe_cell(" ".join(cell.split())) for cell in line) for line in lines)
