"""A long result as a table in a window of its own: sorted by a click, copied and saved as CSV."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QTableView,
    QWidget,
)

from app.core.minus import with_minus
from app.exporting.result_rows import TITLES, ResultRow, result_rows, rows_as_csv, rows_as_text
from app.panels.result_window import ResultWindow
from app.widgets.basics import label
from app.widgets.kit import Kit
from sandbox.results import ToolResult

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
FILTER_ROLE = Qt.ItemDataRole.EditRole  # the text as it is typed: with a hyphen before negative numbers


class ResultModel(QAbstractTableModel):
    """The values and structures of a result, one a row."""

    def __init__(self, rows: list[ResultRow]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Number of values."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Number of columns."""
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell as text; numbers sort as numbers."""
        cell = self.rows[index.row()].cells[index.column()]
        number = self.rows[index.row()].number if index.column() == 1 else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cell if number is None else with_minus(cell)
        if role == FILTER_ROLE:
            return cell
        if role == SORT_ROLE:
            return cell.casefold() if number is None else number
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles of the columns, numbers of the rows."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = self.tr("What"), self.tr("Value"), self.tr("Unit"), self.tr("Handle"), self.tr("Remark")
        return titles[section] if orientation == Qt.Orientation.Horizontal else section + 1


class _Sorted(QSortFilterProxyModel):
    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802
        """Numbers before words, each in their own order."""
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if isinstance(one, str) == isinstance(other, str):
            return bool(one < other)
        return isinstance(other, str)


class ResultTable(ResultWindow):
    """The table with a filter and what can be done with it."""

    def __init__(self, kit: Kit, result: ToolResult, title: str, parent: QWidget | None = None) -> None:
        super().__init__(kit, title, parent)
        self.resize(760, 560)
        self.model = ResultModel(result_rows(result))
        self._sorted = _Sorted(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setFilterKeyColumn(-1)
        self._sorted.setFilterRole(FILTER_ROLE)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = QTableView()
        self.view.setModel(self._sorted)
        self.view.setAccessibleName(title)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.view.setAlternatingRowColors(True)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setWordWrap(False)
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.resizeColumnsToContents()
        for column in range(len(TITLES)):
            self.view.setColumnWidth(column, min(280, self.view.columnWidth(column) + 12))
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        self._column.addLayout(self._top())
        self._column.addWidget(self.view, 1)
        self._add_buttons(((self.tr("Copy"), self.copy), (self.tr("Save as CSV …"), self._ask_file)))

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter the table"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._sorted.setFilterFixedString)
        self.filter.textChanged.connect(self._count)
        self._counted = label("", "small")
        row.addWidget(self.filter, 1)
        row.addWidget(self._counted)
        self._count()
        return row

    def shown_rows(self, chosen_only: bool = False) -> list[ResultRow]:
        """The rows as they stand, sorted and filtered; only those that are chosen, if any are."""
        chosen = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        places = chosen if chosen_only and chosen else range(self._sorted.rowCount())
        return [self.model.rows[self._sorted.mapToSource(self._sorted.index(row, 0)).row()] for row in places]

    def copy(self) -> None:
        """Copy the chosen rows, or all, as text that a spreadsheet takes apart at its tabs."""
        rows = self.shown_rows(chosen_only=True)
        QGuiApplication.clipboard().setText(rows_as_text(rows))
        self._said.setText(self.tr("{0} rows copied").format(len(rows)))

    def save(self, path: Path) -> None:
        """Write what is shown to a CSV file, off the thread of the window."""
        self._write(path, rows_as_csv(self.shown_rows()))

    def _ask_file(self) -> None:
        path = self._ask_place(self.tr("Save table"), "table.csv", "CSV (*.csv)")
        if path is not None:
            self.save(path)

    def _count(self) -> None:
        self._counted.setText(self.tr("{0} of {1}").format(self._sorted.rowCount(), self.model.rowCount()))


def show_table(kit: Kit, result: ToolResult, title: str, parent: QWidget | None = None) -> ResultTable:
    """Open a table of a result; it stays beside the window until it is closed."""
    table = ResultTable(kit, result, title, parent)
    table.show()
    return table
