"""Tables: what is in a file of molecules, its columns, its rows in order, plots and export."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Annotated, Literal

from sandbox.errors import ArgumentError, ToolError
from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Text, YesNo
from sandbox.safety.rows import remark as weapon_remark
from sandbox.tables import measuring, plots
from sandbox.tables.outcome import made, preview
from sandbox.tables.rows import listed_rows
from sandbox.tables.table import Column, Table
from sandbox.tables.writing import write_table
from sandbox.types import Term

EXAMPLE = "example:amines.csv"
LONG_S = 900.0
MAX_NAMED = 5


@tool(kind="report", verb="Read the table", examples=[{"table": EXAMPLE}], deadline_s=LONG_S)
def table_summary(table: Table) -> Report:
    """What a table or a file of molecules holds.

    Args:
        table: Table, or the path of an SDF, SMI, CSV, TSV, XLSX, RDF, RXN or ORD JSON file.

    Returns:
        Number of rows (a count), number of columns, their names with the range of those that hold numbers,
        and the number of rows that could not be read, the first of them with line and reason; where rows are
        chemical weapons of the Convention's lists, their number (a count) and which they are.

    Source: The file; the column of structures is found by what it holds.
    """
    first = "; ".join(f"line {each.line}: {each.reason}" for each in table.problems[:MAX_NAMED])
    columns = ", ".join(_described(column) for column in table.columns) or None
    nothing = None if columns else "the table has no columns beside the structures"
    items: list[Item] = [
        Quantity(len(table), "", "number of rows"),
        Quantity(len(table.columns), "", "number of columns"),
        Text(columns, "columns", nothing),
        Quantity(table.left_out, "", "number of unreadable rows", reason=first or None),
    ]
    weapons = listed_rows(table, "weapon")
    if count := sum(name is not None for name in weapons):
        said = weapon_remark(weapons, table.label)
        items.append(Quantity(count, "", "number of listed chemical weapons", reason=said))
    return Report(tuple(items), preview(table))


@tool(
    kind="report",
    verb="Added a column",
    examples=[{"table": EXAMPLE, "property": "logP"}],
    deadline_s=LONG_S,
)
def add_table_column(table: Table, property: Annotated[str, Term("property")]) -> Report:
    """Add a calculated property as a column.

    Args:
        table: Table to extend.
        property: Property to calculate for each row.

    Returns:
        The new table, its number of rows (a count), and the mean of the property in its own unit.

    Source: The property's own tool.
    """
    column = measuring.measured(table, property)
    known = _known(column)
    missing = len(table) - len(known)
    note = f"{missing} rows have no {property}" if missing else ""
    mean = Quantity(sum(known) / len(known) if known else None, "", f"mean {property}", reason=note or None)
    result = table.with_column(column).after("add_table_column", property=property)
    return made(result, f"{table.label} with {property}", note, items=(mean,))


@tool(
    kind="report",
    verb="Filtered the table",
    examples=[{"table": EXAMPLE, "property": "logP", "high": 1.5}],
    deadline_s=LONG_S,
)
def filter_table(table: Table, property: str, low: float | None = None, high: float | None = None) -> Report:
    """Keep the rows whose property lies within a range.

    Args:
        table: Table to filter.
        property: Column of numbers, or a property that is calculated.
        low: Least value that is kept.
        high: Greatest value that is kept.

    Returns:
        The new table and its number of rows (a count). Both ends of the range are kept; rows without a value
        are not, and are counted.

    Source: The column, or the property's own tool.
    """
    if low is None and high is None:
        raise ArgumentError("a range needs 'low', 'high' or both")
    column = measuring.numbers(table, property)
    least, most = (-math.inf if low is None else low), (math.inf if high is None else high)
    rows = [
        i
        for i, value in enumerate(column.values)
        if isinstance(value, int | float) and least <= value <= most
    ]
    missing = len(table) - len(_known(column))
    note = f"{missing} rows without a value were left out" if missing else ""
    kept = (
        table.with_column(column).take(rows).after("filter_table", property=column.name, low=low, high=high)
    )
    within = " to ".join("any" if each is None else f"{each:g}" for each in (low, high))
    return made(kept, f"the rows of {table.label} with {column.name} {within}", note)


@tool(
    kind="report",
    verb="Sorted the table",
    examples=[{"table": EXAMPLE, "property": "mass (mg)", "order": "highest first"}],
    deadline_s=LONG_S,
)
def sort_table(
    table: Table, property: str, order: Annotated[Literal["highest first", "lowest first"], Term("order")]
) -> Report:
    """Sort a table by a column or a property.

    Args:
        table: Table to sort.
        property: Column, or a property that is calculated.
        order: Whether the highest or the lowest value comes first.

    Returns:
        The new table and its number of rows (a count); rows without a value come last, equal ones keep their
        order.

    Source: The column, or the property's own tool.
    """
    column = table.column(property) or measuring.numbers(table, property)
    known = [row for row, value in enumerate(column.values) if value is not None]
    missing = [row for row, value in enumerate(column.values) if value is None]
    descending = order == "highest first"
    if column.numeric:
        known.sort(key=lambda row: float(column.values[row] or 0), reverse=descending)
    else:
        known.sort(key=lambda row: str(column.values[row]).casefold(), reverse=descending)
    result = table.with_column(column).take([*known, *missing])
    result = result.after("sort_table", property=column.name, order=order)
    return made(result, f"{table.label} sorted by {column.name}, {order}")


@tool(
    kind="report",
    verb="Plotted the table",
    examples=[{"table": EXAMPLE, "x": "logP"}, {"table": EXAMPLE, "x": "molecular weight", "y": "mass (mg)"}],
    deadline_s=LONG_S,
)
def plot_table(table: Table, x: str, y: str = "") -> Report:
    """Histogram of one column or property, or scatter plot of two.

    Args:
        table: Table to plot.
        x: Column or property; alone it gives a histogram.
        y: Column or property of the vertical axis of a scatter plot.

    Returns:
        Number of rows in the plot (a count); for two properties also their Pearson correlation, from -1 to 1.
        The drawing is SVG and stands in the details.

    Source: The columns, or the properties' own tools.
    """
    first = measuring.numbers(table, x)
    if not y:
        values = _known(first)
        if not values:
            raise ToolError(f"no row of {table.label} has a {first.name}")
        svg, bins = plots.histogram(values, first.name)
        return Report((Quantity(len(values), "", "number of rows plotted"),), {"svg": svg, "bins": bins})
    second = measuring.numbers(table, y)
    pairs = [
        (float(a), float(b))
        for a, b in zip(first.values, second.values, strict=True)
        if a is not None and b is not None
    ]
    if not pairs:
        raise ToolError(f"no row of {table.label} has both values")
    across, up = [a for a, _ in pairs], [b for _, b in pairs]
    correlation = _pearson(across, up)
    reason = None if correlation is not None else "one of the values does not vary"
    items = (
        Quantity(len(pairs), "", "number of rows plotted"),
        Quantity(correlation, "", f"correlation of {first.name} and {second.name}", reason=reason),
    )
    return Report(items, {"svg": plots.scatter(across, up, (first.name, second.name))})


@tool(
    kind="yesno",
    verb="Exported the table",
    examples=[{"table": EXAMPLE, "path": ""}],
    deadline_s=LONG_S,
    writes=True,
)
def export_table(table: Table, path: str) -> YesNo:
    """Write a table to a new file: SDF, SMI, CSV, or XLSX with drawings of the structures.

    Args:
        table: Table to write.
        path: The new file; its extension decides the format. Empty writes nothing and says so.

    Returns:
        Whether it was written. An existing file is never replaced; numbers have a point; cells that a
        spreadsheet could take for a formula are escaped; drawings stop after 2,000 rows.

    Source: The table.
    """
    if not path.strip():
        return YesNo(False, "was written to a file", "no path was given")
    weapons = weapon_remark(listed_rows(table, "weapon"), table.label)
    target = Path(path).expanduser()
    if path.startswith(("//", "\\\\")):
        raise ToolError("a table is written to this computer only")
    write_table(table, target)
    said = f"{len(table):,} rows in {target}"
    return YesNo(True, "was written to a file", "; ".join(filter(None, [said, weapons])))


def _known(column: Column) -> list[float]:
    return [float(value) for value in column.values if isinstance(value, int | float)]


def _described(column: Column) -> str:
    if not column.numeric:
        return column.name
    known = _known(column)
    return f"{column.name} ({min(known):g} to {max(known):g})"


def _pearson(x: list[float], y: list[float]) -> float | None:
    means = sum(x) / len(x), sum(y) / len(y)
    spread = math.sqrt(sum((a - means[0]) ** 2 for a in x) * sum((b - means[1]) ** 2 for b in y))
    if spread == 0:
        return None
    return sum((a - means[0]) * (b - means[1]) for a, b in zip(x, y, strict=True)) / spread
