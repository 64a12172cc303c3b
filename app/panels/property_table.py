"""Properties of a molecule in three columns: what, how much, which unit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from sandbox.results import Item, Quantity, Structure, ToolResult, format_item, format_number


class PropertyTable(QTableWidget):
    """Read-only; Ctrl+C copies the chosen rows with tabs between the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setHorizontalHeaderLabels(["Property", "Value", "Unit"])
        self.setAccessibleName("Properties of the molecule")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        self.horizontalHeader().hide()
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)

    def say(self, words: str) -> None:
        """Show words in place of rows."""
        self.setRowCount(1)
        self.setSpan(0, 0, 1, 3)
        self.setItem(0, 0, QTableWidgetItem(words))

    def show_result(self, result: ToolResult) -> None:
        """Show the values of a result, or why there are none."""
        if not result.ok:
            self.say(f"Not calculated: {result.error}")
            return
        items = [item for item in result.values if not isinstance(item, Structure)]
        self.clearSpans()
        self.setRowCount(len(items))
        for row, item in enumerate(items):
            self._set(row, item)

    def rows(self) -> list[tuple[str, str, str]]:
        """What the table shows."""
        return [
            tuple(cell.text() if (cell := self.item(row, column)) else "" for column in range(3))  # type: ignore[misc]
            for row in range(self.rowCount())
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted({index.row() for index in self.selectedIndexes()})
            rows = self.rows()
            QGuiApplication.clipboard().setText("\n".join("\t".join(rows[row]) for row in chosen))
        else:
            super().keyPressEvent(event)

    def _set(self, row: int, item: Item) -> None:
        assert not isinstance(item, Structure)
        number = isinstance(item, Quantity) and item.value is not None
        value = format_number(item.value, item.decimals) if number else format_item(item)  # type: ignore[union-attr,arg-type]
        unit = item.unit if isinstance(item, Quantity) and number else ""
        short = item.property.removeprefix("number of ")
        name = short[:1].upper() + short[1:]
        for column, text in enumerate((name, value, unit)):
            cell = QTableWidgetItem(text)
            cell.setToolTip(item.reason or "")
            if column == 1:
                cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, cell)
