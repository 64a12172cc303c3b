"""Ways to go on with a slash command, listed above the message while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.core.command_hints import Hints, Suggestion
from app.widgets.basics import Elided

MAX_ROWS = 7


class CommandList(QFrame):
    """Names of tools, arguments or options, with what they are.

    Signals:
        picked: A suggestion was clicked.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("command-list")
        self.hints: Hints | None = None
        self.stepped = False  # whether the arrows were used: then Enter takes what they stand on
        self.usage = Elided(role="small")
        self.tree = QTreeWidget()
        self.tree.setObjectName("commands")
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setAccessibleName(self.tr("Ways to go on"))
        self.tree.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(5)
        column.addWidget(self.tree)
        column.addWidget(self.usage)
        self.hide()

    def show_hints(self, hints: Hints | None) -> None:
        """Show what can follow; None hides the list."""
        if hints == self.hints:
            return
        self.hints, self.stepped = hints, False
        self.setVisible(hints is not None and bool(hints.suggestions or hints.usage or hints.detail))
        self.tree.clear()
        if hints is None:
            return
        for suggestion in hints.suggestions:
            item = QTreeWidgetItem([suggestion.shown, suggestion.detail])
            item.setToolTip(1, suggestion.detail)
            self.tree.addTopLevelItem(item)
        if hints.suggestions:
            self._mark(0)
            self.tree.resizeColumnToContents(0)
            self.tree.setColumnWidth(0, min(260, self.tree.columnWidth(0) + 14))
            rows = min(MAX_ROWS, len(hints.suggestions))
            self.tree.setFixedHeight(rows * self.tree.sizeHintForRow(0) + 2)
        self.tree.setVisible(bool(hints.suggestions))
        self.usage.set_full(_usage(hints))
        self.usage.setVisible(bool(self.usage.text()))

    def suggestion(self) -> Suggestion | None:
        """The one that is marked."""
        row = self.tree.currentIndex().row()
        if self.hints is None or not 0 <= row < len(self.hints.suggestions):
            return None
        return self.hints.suggestions[row]

    def step(self, by: int) -> None:
        """Mark the one that is so many lines further down."""
        count = self.tree.topLevelItemCount()
        if count:
            self.stepped = True
            row = max(0, min(count - 1, self.tree.currentIndex().row() + by))
            self._mark(row)

    def _mark(self, row: int) -> None:
        self.tree.setCurrentIndex(self.tree.model().index(row, 0))

    def _clicked(self, index: QModelIndex) -> None:
        self.stepped = True
        suggestion = self.suggestion()
        if index.isValid() and suggestion is not None:
            self.picked.emit(suggestion)


def _usage(hints: Hints) -> str:
    """ "molecules  ‹property›  order: what it is", the argument that is being typed in marks."""
    names = [f"‹{name}›" if at == hints.current else name for at, name in enumerate(hints.usage)]
    return " — ".join(part for part in ("  ".join(names), hints.detail) if part)
