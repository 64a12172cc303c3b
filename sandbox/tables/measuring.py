"""Numbers of a table: of a column, or of a property that the program measures."""

from __future__ import annotations

from sandbox.errors import ArgumentError
from sandbox.tables.rows import listed_rows
from sandbox.tables.table import Column, Table
from sandbox.vocabulary import VOCABULARIES


def numbers(table: Table, name: str) -> Column:
    """The column of that name, else the property of that name measured on each row.

    Raises:
        ArgumentError: It is neither, or the column holds text.
    """
    column = table.column(name)
    if column is not None:
        if not column.numeric:
            raise ArgumentError(f"the column '{column.name}' of {table.label} does not hold numbers only")
        return column
    try:
        term = VOCABULARIES.get("property").resolve(name)
    except ArgumentError as error:
        titles = ", ".join(each.name for each in table.columns[:20]) or "none"
        raise ArgumentError(f"'{name[:60]}' is no column of {table.label} ({titles}), and {error}") from None
    return table.column(term) or measured(table, term)


def measured(table: Table, term: str) -> Column:
    """A property of every row; no value where its tool has none.

    Raises:
        RowsNeeded: The pool has to share the rows out.
    """
    return Column(term, listed_rows(table, "property", term))
