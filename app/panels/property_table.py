"""Facts about a molecule in three columns: what, how much, which unit; a row opens to its definition."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.core.definitions import definition_of
from app.core.minus import machine_readable, shown
from app.widgets.appearance import Appearance
from app.widgets.basics import label
from sandbox.results import (
    AtomSets,
    Item,
    Quantity,
    Structure,
    Text,
    ToolResult,
    YesNo,
    format_item,
    format_number,
)

ATOMS = Qt.ItemDataRole.UserRole
ROW_PX = 25
INDENT_PX = 16


class PropertyTable(QTreeWidget):
    """Read-only. Enter or the arrow before a row opens its definition; Ctrl+C copies the chosen rows.

    Args:
        appearance: Colours and signs.
        name: What a screen reader calls it.

    Signals:
        atoms_wanted: The atoms that the chosen row is about should be shown; none for a row about all.
    """

    atoms_wanted = Signal(object)

    def __init__(self, appearance: Appearance, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._result: ToolResult | None = None
        appearance.changed.connect(self._recolour)
        self.setAccessibleName(name)
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setIndentation(INDENT_PX)
        self.setAlternatingRowColors(False)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(True)
        self.setIconSize(QSize(15, 15))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(self._choose)
        self.itemExpanded.connect(self._open)

    def say(self, words: str) -> None:
        """Show words in place of rows."""
        self._result = None
        self.clear()
        item = QTreeWidgetItem([words])
        self.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        item.setToolTip(0, words)

    def show_result(self, result: ToolResult) -> None:
        """Show the values of a result, or why there are none."""
        if not result.ok:
            self.say(self.tr("Not calculated: {0}").format(result.error))
            return
        self._result = result
        self.clear()
        for item in result.values:
            if not isinstance(item, Structure):
                self._add(item)
        self._share_width()

    def _share_width(self) -> None:
        """Give long values, such as an InChI, the room beside the names instead of all there is and more."""
        long = self.sizeHintForColumn(1) > self.viewport().width() // 2
        header, mode = self.header(), QHeaderView.ResizeMode
        header.setSectionResizeMode(0, mode.Fixed if long else mode.Stretch)
        header.setSectionResizeMode(1, mode.Stretch if long else mode.ResizeToContents)
        if long:
            names = [row[0] for row in self.rows()]
            widest = max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)
            header.resizeSection(0, min(widest + 2 * INDENT_PX, self.viewport().width() // 2))

    def rows(self) -> list[tuple[str, str, str]]:
        """What the table shows, without definitions."""
        found = []
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            assert item is not None
            found.append((item.text(0), item.text(1), item.text(2)))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows; open and close a definition."""
        current = self.currentItem()
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = [item for item in self.selectedItems() if item.parent() is None]
            rows.sort(key=self.indexOfTopLevelItem)
            lines = ["\t".join(item.text(column) for column in range(3)) for item in rows]
            QGuiApplication.clipboard().setText(machine_readable("\n".join(lines)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current is not None:
            current.setExpanded(not current.isExpanded())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the definitions anew."""
        super().resizeEvent(event)
        self._share_width()
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None and item.isExpanded():
                self._open(item)

    def _add(self, item: Item) -> None:
        assert not isinstance(item, Structure)
        number = isinstance(item, Quantity) and item.value is not None
        value = format_number(item.value, item.decimals) if number else format_item(item)  # type: ignore[union-attr,arg-type]
        unit = item.unit if isinstance(item, Quantity) and number else ""
        row = QTreeWidgetItem([_name(item), shown(item, value), unit])
        row.setData(0, ATOMS, getattr(item, "atoms", ()))
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setSizeHint(0, QSize(0, self._appearance.px(ROW_PX)))
        definition = definition_of(item.property)
        tip = "\n\n".join(part for part in (item.reason or "", definition) if part)
        for column in range(3):
            row.setToolTip(column, _wrapped(tip))
        row.setToolTip(1, _wrapped(value if len(value) > 30 else tip))
        self._mark(row, item)
        self.addTopLevelItem(row)
        if tip:
            row.setData(1, ATOMS, tip)
            row.addChild(QTreeWidgetItem())

    def _mark(self, row: QTreeWidgetItem, item: Item) -> None:
        """Signs beside the words, so that nothing is told by colour alone."""
        if isinstance(item, YesNo) and item.value is not None:
            row.setText(1, self.tr("yes") if item.value else self.tr("no"))
            row.setIcon(1, self._appearance.icon(*(("ok", "good") if item.value else ("error", "doubt"))))
        elif isinstance(item, Quantity) and item.property.endswith(" alerts"):
            row.setIcon(1, self._appearance.icon(*(("warning", "doubt") if item.value else ("ok", "good"))))
        elif isinstance(item, Text) and item.atoms:
            row.setToolTip(0, self.tr("Choose this row to see the atoms"))

    def _recolour(self) -> None:
        """Draw the signs in the colours of another theme."""
        if self._result is not None:
            self.show_result(self._result)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            atoms: AtomSets = (item.parent() or item).data(0, ATOMS) or ()
            self.atoms_wanted.emit(atoms)

    def _open(self, item: QTreeWidgetItem) -> None:
        """Put the definition below its row when it is opened, as high as its words need."""
        child = item.child(0)
        if child is None:
            return
        words = label(str(item.data(1, ATOMS)), "small")
        words.setWordWrap(True)
        words.setContentsMargins(2, 2, 6, 6)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        child.setFirstColumnSpanned(True)
        width = self.viewport().width() - 2 * INDENT_PX
        child.setSizeHint(0, QSize(0, words.heightForWidth(max(80, width)) + 6))
        self.setItemWidget(child, 0, words)


def _name(item: Item) -> str:
    assert not isinstance(item, Structure)
    short = item.property.removeprefix("number of ")
    return short[:1].upper() + short[1:]


def _wrapped(text: str) -> str:
    """A tooltip that breaks its lines: Qt wraps only rich text."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<p>{escaped}</p>" if text else ""
