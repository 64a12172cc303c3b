"""A table in the details of a result that stands in its card: sorted by a click, copied by Ctrl+C."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from app.core.minus import with_minus
from app.core.result_parts import Rows
from app.exporting.molecules import safe_cell

SHOWN_ROWS = 8
WIDEST, LINE_GAP = 220, 9


class DetailsTable(QTableWidget):
    """Shows rows of numbers and words.

    Args:
        rows: The table.
        name: What a screen reader says.
    """

    def __init__(self, rows: Rows, name: str, parent: QWidget | None = None) -> None:
        super().__init__(len(rows.cells), len(rows.titles), parent)
        self._rows = rows
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + LINE_GAP)
        self.setHorizontalHeaderLabels([title[:1].upper() + title[1:] for title in rows.titles])
        for number, cells in enumerate(rows.cells):
            for column, cell in enumerate(cells):
                self.setItem(number, column, _Cell(cell))
        self._fitted = False
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as they came
        self.setSortingEnabled(True)
        high = self.rowHeight(0) * min(SHOWN_ROWS, len(rows.cells)) if rows.cells else 0
        self.setFixedHeight(high + self.horizontalHeader().sizeHint().height() + 18)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fit the columns once the window's style, which pads the cells, is known."""
        super().showEvent(event)
        if self._fitted:
            return
        self._fitted = True
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            self.setColumnWidth(column, min(WIDEST, self.columnWidth(column) + 8))

    def copy(self) -> None:
        """Copy the chosen rows, or all, as text that a spreadsheet takes apart at its tabs."""
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rowCount())
        lines = ["\t".join(self._rows.titles)]
        for row in chosen:
            cells = (self.item(row, column) for column in range(self.columnCount()))
            lines.append(
                "\t".join(safe_cell(cell.plain) if isinstance(cell, _Cell) else "" for cell in cells)
            )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by the keyboard."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class _Cell(QTableWidgetItem):
    """Numbers stand right and sort as numbers; what is missing comes last."""

    def __init__(self, value: str | float | None) -> None:
        self.number = value if isinstance(value, int | float) else None
        self.plain = "" if value is None else value if isinstance(value, str) else _printed(value)
        super().__init__(self.plain if self.number is None else with_minus(self.plain))
        self.setToolTip(self.text())
        if self.number is not None:
            self.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def __lt__(self, other: Any) -> bool:
        if isinstance(other, _Cell) and self.number is not None and other.number is not None:
            return self.number < other.number
        if isinstance(other, _Cell) and (self.number is None) != (other.number is None):
            return self.number is not None
        return bool(self.text().casefold() < other.text().casefold())


def _printed(value: float) -> str:
    """Four digits that matter are enough in a card; whole numbers stay whole."""
    return str(value) if isinstance(value, int) else f"{value:.4g}"
