"""The result of a call as it is read: values in a grid, remarks, the structures that it made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.minus import shown
from app.panels.result_table import show_table
from app.widgets.basics import label
from app.widgets.flow_layout import FlowLayout
from app.widgets.kit import Kit
from app.widgets.molecule_card import SMALL, MoleculeCard
from app.widgets.structure_view import StructureView
from app.widgets.value_label import ValueLabel
from sandbox.results import Item, Structure, ToolResult, format_item
from sandbox.workspace import Workspace

MAX_CARDS = 12
MAX_ROWS = 40
TABLE_FROM = 6


class CallResult(QWidget):
    """Shows a result that answered.

    Args:
        kit: Shared services.
        result: The result.
        workspace: What its handles stand for.
        title: What the result is called in a table's window.

    Signals:
        molecule_chosen: A structure was clicked; gives its handle.
    """

    molecule_chosen = Signal(str)

    def __init__(
        self, kit: Kit, result: ToolResult, workspace: Workspace, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._result = result
        self._workspace = workspace
        self._title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        handles = result.handles or ("",) * len(result.values)
        pairs = list(zip(result.values, handles, strict=False))
        rows = [_row(item, handle) for item, handle in pairs if not isinstance(item, Structure)]
        if rows:
            self._column.addLayout(value_grid(rows[:MAX_ROWS]))
        for reason in dict.fromkeys(_reasons(item for item, _ in pairs)):
            words = label(reason, "small")
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(words)
        structures = [(item, handle) for item, handle in pairs if isinstance(item, Structure)]
        self._add_structures(structures)
        self._add_table_button(len(rows), len(structures))

    def _add_structures(self, structures: list[tuple[Structure, str]]) -> None:
        unique = list({item.smiles: (item, handle) for item, handle in reversed(structures)}.values())[::-1]
        if not unique:
            return
        row = FlowLayout(gap=6)
        for item, handle in unique[:MAX_CARDS]:
            row.addWidget(self._card(item, handle))
        self._column.addLayout(row)

    def _card(self, item: Structure, handle: str) -> QWidget:
        thing = self._workspace.thing(handle) if handle else None
        if thing is not None:
            card = MoleculeCard(self._kit, thing, thing.atoms, SMALL)
            card.chosen.connect(self.molecule_chosen)
            return card
        return self._frame(item)

    def _frame(self, item: Structure) -> QFrame:
        """A structure without a handle, as a further run makes them; its SMILES can be copied."""
        frame = QFrame()
        frame.setObjectName("molecule-card")
        frame.setToolTip(f"{item.label}\n{item.smiles}")
        view = StructureView(self._kit, SMALL)
        view.show_molecule(item.smiles, item.atoms, item.label)
        smiles = QLineEdit(item.smiles)
        smiles.setReadOnly(True)
        smiles.setCursorPosition(0)
        smiles.setAccessibleName(self.tr("SMILES of {0}").format(item.label))
        column = QVBoxLayout(frame)
        column.setContentsMargins(7, 6, 7, 7)
        column.setSpacing(3)
        column.addWidget(view)
        column.addWidget(smiles)
        frame.setFixedWidth(SMALL.width() + 16)
        return frame

    def _add_table_button(self, rows: int, structures: int) -> None:
        count = rows + structures
        if count < TABLE_FROM:
            return
        hidden = max(0, rows - MAX_ROWS) + max(0, structures - MAX_CARDS)
        words = self.tr("Open all {0} as a table") if hidden else self.tr("Open as a table")
        button = QPushButton(words.format(count))
        button.setProperty("role", "flat")
        button.clicked.connect(self.open_table)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def open_table(self) -> QWidget:
        """Show all values and structures as a table in a window of its own."""
        return show_table(self._kit, self._result, self._title, self.window())


def value_grid(rows: list[tuple[str, str, str]]) -> QGridLayout:
    """Name, value and handle of each row, one below the other."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for number, (name, value, handle) in enumerate(rows):
        title = label(name, "muted")
        title.setWordWrap(len(name) > 24)
        text = ValueLabel(value)
        text.setWordWrap(True)
        font = text.font()
        font.setBold(bool(handle))
        text.setFont(font)
        grid.addWidget(title, number, 0, top)
        grid.addWidget(text, number, 1, top)
        if handle:
            grid.addWidget(label(handle, "badge"), number, 2, top)
    return grid


def _row(item: Item, handle: str) -> tuple[str, str, str]:
    assert not isinstance(item, Structure)
    return item.property[:1].upper() + item.property[1:], shown(item, format_item(item)), handle


def _reasons(items: Iterator[Item]) -> Iterator[str]:
    """What must stand beside values; of several structures, each card says it of its own."""
    known = list(items)
    single = sum(isinstance(item, Structure) for item in known) == 1
    for item in known:
        if isinstance(item, Structure):
            if item.note and single:
                yield item.note
        elif item.reason and item.value is not None:
            yield item.reason
