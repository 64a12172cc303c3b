"""Two molecules side by side: what changed is highlighted in both, properties stand against each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.definitions import definition_of
from app.core.minus import machine_readable
from app.core.transcript import Transcript
from app.exporting.differences import DifferenceRow, difference_rows
from app.panels.molecule_facts import PROFILE
from app.panels.molecule_pictures import RunTool
from app.widgets.basics import icon_button, label
from app.widgets.kit import Kit
from app.widgets.structure_view import StructureView
from sandbox.results import ToolResult
from sandbox.workspace import Thing

DIFFERENCE = "structure_difference"


class DifferenceTable(QTableWidget):
    """Property, first value, second value, difference; Ctrl+C copies the chosen rows with tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setAccessibleName(self.tr("Differences of the properties"))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(24)
        self.horizontalHeader().sectionResized.connect(lambda *_: self.resizeRowsToContents())
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: Sequence[DifferenceRow], titles: tuple[str, str]) -> None:
        """Show differences under the names of the two molecules."""
        self.setHorizontalHeaderLabels([self.tr("Property"), *titles, self.tr("Difference")])
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate((row.title, row.first, row.second, row.difference)):
                cell = QTableWidgetItem(text)
                cell.setToolTip(f"<p>{definition_of(row.name)}</p>")
                if column:
                    cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(number, column, cell)
        self.resizeRowsToContents()

    def texts(self) -> list[tuple[str, ...]]:
        """What the table shows."""
        return [
            tuple(cell.text() if (cell := self.item(row, column)) else "" for column in range(4))
            for row in range(self.rowCount())
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted({index.row() for index in self.selectedIndexes()})
            texts = self.texts()
            lines = ("\t".join(texts[row]) for row in chosen)
            QGuiApplication.clipboard().setText(machine_readable("\n".join(lines)))
        else:
            super().keyPressEvent(event)


class ComparePanel(QWidget):
    """Two molecules of the conversation that is shown.

    Args:
        kit: Shared services.
        run_tool: Runs the comparison and the properties; False if there are no tools yet.
    """

    def __init__(self, kit: Kit, run_tool: RunTool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run_tool = run_tool
        self._transcript = Transcript()
        self._unsubscribe: Callable[[], None] = lambda: None
        self._asked = 0
        self._profiles: dict[str, ToolResult] = {}
        self.boxes = (self._box(self.tr("First molecule")), self._box(self.tr("Second molecule")))
        self.views = (StructureView(kit), StructureView(kit))
        self.words = label("", "")
        self.table = DifferenceTable()
        self._swap = icon_button(kit.appearance, "compare", self.tr("Exchange the two molecules"), size=15)
        self._swap.clicked.connect(self.swap)
        self._build()

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        for part in (box, box.view()):
            part.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.activated.connect(self.compare)
        return box

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.boxes[0], 1)
        head.addWidget(self._swap)
        head.addWidget(self.boxes[1], 1)
        pictures = QHBoxLayout()
        for view in self.views:
            view.setMinimumHeight(120)
            pictures.addWidget(view, 1)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 13, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(pictures, 3)
        column.addWidget(self.words)
        column.addWidget(self.table, 4)

    def show_transcript(self, transcript: Transcript) -> None:
        """Offer the molecules of another conversation."""
        self._unsubscribe()
        self._transcript = transcript
        self._unsubscribe = transcript.notices.subscribe(
            lambda change: self._offer() if change.kind in ("started", "calls", "ended") else None
        )
        for box in self.boxes:  # the same handles stand for other molecules there
            box.clear()
        self._offer()
        self.compare()

    def choose(self, first: str, second: str) -> None:
        """Compare two molecules by their handles."""
        self._offer()
        for box, handle in zip(self.boxes, (first, second), strict=True):
            box.setCurrentIndex(box.findData(handle))
        self.compare()

    def swap(self) -> None:
        """Exchange the two molecules."""
        first, second = (box.currentIndex() for box in self.boxes)
        self.boxes[0].setCurrentIndex(second)
        self.boxes[1].setCurrentIndex(first)
        self.compare()

    def compare(self) -> None:
        """Compare the two molecules that are chosen."""
        self._asked += 1
        things = [self._transcript.workspace.thing(box.currentData() or "") for box in self.boxes]
        first, second = things
        if first is None or second is None:
            for view in self.views:
                view.show_molecule("")
            self.table.setRowCount(0)
            self.words.setText(self.tr("A conversation with two molecules can be compared here."))
            return
        self.words.setText(self.tr("Comparing …"))
        self.views[0].show_molecule(first.text, (), _name(first), like=first.text)
        self.views[1].show_molecule(second.text, (), _name(second), like=first.text)
        arguments = {
            "first": {"smiles": first.text, "label": first.handle},
            "second": {"smiles": second.text, "label": second.handle},
        }
        asked = self._asked
        if not self._run_tool(DIFFERENCE, arguments, lambda result: self._show(asked, first, second, result)):
            self.words.setText(self.tr("The tools are still being loaded."))
        for thing in (first, second):
            self._measure(asked, thing, first, second)

    def _offer(self) -> None:
        """Fill the boxes with the molecules there are, keeping what is chosen."""
        molecules = self._transcript.molecules()
        for box in self.boxes:
            chosen = box.currentData()
            box.clear()
            for thing in molecules:
                box.addItem(f"{thing.handle}   {_name(thing)}", thing.handle)
            box.setCurrentIndex(box.findData(chosen))

    def _show(self, asked: int, first: Thing, second: Thing, result: ToolResult) -> None:
        if asked != self._asked:
            return
        if not result.ok:
            self.words.setText(self.tr("Not compared: {0}").format(result.error))
            return
        relation, changed, common = result.values
        sentences = [
            f"{first.handle}, {second.handle}: {relation.value}.",  # type: ignore[union-attr]
            self.tr("What changed: {0}.").format(changed.value),  # type: ignore[union-attr]
            self.tr("{0} atoms in common.").format(common.value),  # type: ignore[union-attr]
        ]
        if getattr(common, "reason", None):
            sentences.append(f"({common.reason})")  # type: ignore[union-attr]
        self.words.setText(" ".join(sentences))
        ours, theirs = (tuple(result.data[key]) for key in ("first_atoms", "second_atoms"))
        self.views[0].show_molecule(first.text, (ours,) if ours else (), _name(first), like=first.text)
        self.views[1].show_molecule(second.text, (theirs,) if theirs else (), _name(second), like=first.text)

    def _measure(self, asked: int, thing: Thing, first: Thing, second: Thing) -> None:
        def take(result: ToolResult) -> None:
            if result.ok:
                self._profiles[thing.text] = result
            self._show_table(asked, first, second)

        if thing.text in self._profiles:
            self._show_table(asked, first, second)
        else:
            self._run_tool(PROFILE, {"molecule": {"smiles": thing.text, "label": thing.handle}}, take)

    def _show_table(self, asked: int, first: Thing, second: Thing) -> None:
        known = [self._profiles.get(thing.text) for thing in (first, second)]
        if asked == self._asked and known[0] is not None and known[1] is not None:
            rows = difference_rows(known[0], known[1])
            self.table.show_rows(rows, (first.handle, second.handle))


def _name(thing: Thing) -> str:
    return thing.name or thing.label or thing.text
