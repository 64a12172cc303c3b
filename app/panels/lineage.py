"""The families of designed molecules as a tree, across conversations; an ancestor can be taken up again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.bridge.depictions import Picture
from app.core.lineage import Descent, grow_trees
from app.core.transcript import Transcript
from app.exporting.depiction import Drawing
from app.exporting.families import find_families
from app.store.lineage import LineageRow
from app.store.store import Store
from app.widgets.basics import label
from app.widgets.kit import Kit

LANE = "lineage"
ICON = QSize(92, 60)
ROW = Qt.ItemDataRole.UserRole


class LineageTree(QTreeWidget):
    """Molecules under those that they were made from; Enter takes one up again."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take up by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class LineagePanel(QWidget):
    """Shows where the molecules of the conversation come from and what became of them.

    Args:
        kit: Shared services.

    Signals:
        taken_up: A molecule should be the current one again; gives its row.
        compared: A molecule should be compared with its parent; gives both rows.
    """

    taken_up = Signal(object)
    compared = Signal(object, object)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._transcript = Transcript()
        self._unsubscribe: Callable[[], None] = lambda: None
        self._asked = 0
        self._references: dict[str, str] = {}  # structure → how a relative is drawn
        self.store: Store | None = None
        self.tree = LineageTree()
        self.words = label("", "muted")
        self.back_button = QPushButton(self.tr("Go back to this one"))
        self.compare_button = QPushButton(self.tr("Compare with its parent"))
        self._build()
        kit.appearance.changed.connect(self._draw_all)

    def _build(self) -> None:
        tree = self.tree
        tree.setAccessibleName(self.tr("Lineage of the molecules"))
        tree.setColumnCount(2)
        tree.setHeaderLabels([self.tr("Molecule and what was changed"), self.tr("Where")])
        tree.setIconSize(ICON)
        tree.setWordWrap(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setExpandsOnDoubleClick(False)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.currentItemChanged.connect(lambda *_: self._enable())
        tree.itemDoubleClicked.connect(lambda *_: self._take_up())
        tree.entered.connect(self._take_up)
        self.words.setWordWrap(True)
        self.back_button.setToolTip(self.tr("Make it the current molecule and begin a message about it"))
        self.back_button.clicked.connect(self._take_up)
        self.compare_button.clicked.connect(self._compare)
        row = QHBoxLayout()
        for button in (self.back_button, self.compare_button):
            button.setProperty("role", "compact")
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 13, 12)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(tree, 1)
        column.addLayout(row)
        self._enable()

    def show_transcript(self, transcript: Transcript) -> None:
        """Show the families of another conversation."""
        self._unsubscribe()
        self._transcript = transcript
        self._unsubscribe = transcript.notices.subscribe(
            lambda change: self.refresh() if change.kind == "ended" else None
        )
        self.refresh()

    def refresh(self) -> None:
        """Read the families anew."""
        self._asked += 1
        asked, store, conversation = self._asked, self.store, self._transcript.conversation_id
        if store is None or conversation is None:
            self._show([])
            return

        def read() -> tuple[list[Descent], dict[str, str]]:
            trees = grow_trees(store.molecules.lineage(conversation))
            return trees, find_families(_structures(trees))

        def show(found: tuple[list[Descent], dict[str, str]]) -> None:
            if asked == self._asked:
                self._references = found[1]
                self._show(found[0])

        self._kit.lanes.run(LANE, read, show, self._complain, self)

    def items(self) -> list[QTreeWidgetItem]:
        """Every row of the tree, from top to bottom."""
        found: list[QTreeWidgetItem] = []
        waiting = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                found.append(item)
                waiting = [item.child(at) for at in range(item.childCount())] + waiting
        return found

    def _show(self, trees: list[Descent]) -> None:
        self.tree.clear()
        for root in trees:
            self._add(root, None)
        self.tree.expandAll()
        none = self.tr("Molecules that are made from others in a conversation appear here as a family tree.")
        self.words.setText("" if trees else none)
        self.words.setVisible(not trees)
        self._draw_all()
        self._enable()

    def _add(self, node: Descent, above: QTreeWidgetItem | None) -> None:
        row = node.row
        name = row.molecule.name or row.handle
        changed = row.edit if row.parent is not None else ""
        here = row.conversation_id == self._transcript.conversation_id
        where = self.tr("turn {0}").format(self._turn_of(row)) if here else row.title
        item = QTreeWidgetItem([f"{name}\n{changed}" if changed else name, where])
        item.setData(0, ROW, row)
        item.setToolTip(0, row.molecule.smiles)
        item.setToolTip(1, f"{row.title}\n{row.created_at:%Y-%m-%d %H:%M} UTC")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}, {changed}" if changed else name)
        item.setSizeHint(0, QSize(0, ICON.height() + 8))
        if above is None:
            self.tree.addTopLevelItem(item)
        else:
            above.addChild(item)
        for child in node.children:
            self._add(child, item)

    def _turn_of(self, row: LineageRow) -> int | str:
        """Number of the turn on the branch that is shown; a dash for another branch."""
        for number, turn in enumerate(self._transcript.turns, start=1):
            if row.message_id in (turn.question_id, turn.answer_id):
                return number
        return "–"

    def _draw_all(self) -> None:
        for item in self.items():
            self._draw(item)

    def _draw(self, item: QTreeWidgetItem) -> None:
        row: LineageRow = item.data(0, ROW)
        asked = self._asked
        drawing = Drawing(
            ICON.width(),
            ICON.height(),
            dark=self._kit.appearance.theme.dark,
            scale=self.devicePixelRatioF(),
            like=self._references.get(row.molecule.smiles, row.molecule.smiles),
        )

        def show(picture: Picture) -> None:
            if picture.pixmap is not None and asked == self._asked:
                item.setIcon(0, QIcon(picture.pixmap))

        self._kit.depictions.request(row.molecule.smiles, drawing, show, self)

    def _enable(self) -> None:
        item = self.tree.currentItem()
        self.back_button.setEnabled(item is not None)
        self.compare_button.setEnabled(item is not None and item.parent() is not None)

    def _take_up(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self.taken_up.emit(item.data(0, ROW))

    def _compare(self) -> None:
        item = self.tree.currentItem()
        above = item.parent() if item is not None else None
        if item is not None and above is not None:
            self.compared.emit(above.data(0, ROW), item.data(0, ROW))

    def _complain(self, reason: str) -> None:
        self.words.setText(reason)
        self.words.show()


def _structures(trees: Sequence[Descent]) -> Iterator[str]:
    """SMILES from parents to children."""
    for node in trees:
        yield node.row.molecule.smiles
        yield from _structures(node.children)
