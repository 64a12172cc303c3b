"""The sketch: a small structure editor whose result becomes the next message."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.bridge.clipboard import put
from app.core.sketch.chemistry import Reading, cleaned, read_sketch, sketch_of
from app.core.sketch.drawing import Sketch
from app.core.sketch.model import SketchModel
from app.exporting.clipboard import clipboard_formats
from app.exporting.copying import small_figures
from app.panels.pasting import Pasted, Pasting
from app.panels.sketch_tools import SketchTools
from app.widgets.basics import label
from app.widgets.kit import Kit
from app.widgets.sketch_canvas import SketchCanvas

LANE = "drawing"


class SketchPanel(QWidget):
    """Tools, canvas, and what the drawing means while it is drawn.

    Args:
        kit: Shared services.
        pasting: Reads what is pasted.

    Signals:
        insert_wanted: The structure should go into the message; gives SMILES and the handle of the molecule
            that it was made from, empty for none.
    """

    insert_wanted = Signal(str, str)

    def __init__(self, kit: Kit, pasting: Pasting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._pasting = pasting
        self._asked = 0
        self._edited = ""  # handle of the molecule that is edited
        self.reading = Reading()
        self.model = SketchModel()
        self.canvas = SketchCanvas(kit.appearance, self.model)
        self.tools = SketchTools(kit.appearance, self.canvas)
        self.smiles = QLineEdit()
        self.words = label("", "small")
        self.words.setWordWrap(True)
        self._build()
        self.setFocusProxy(self.canvas)
        self.model.notices.subscribe(self._changed)
        self.canvas.copy_wanted.connect(self.copy)
        self.canvas.paste_wanted.connect(self.paste)
        self._changed(self.model.sketch)

    def _build(self) -> None:
        self.smiles.setPlaceholderText(self.tr("SMILES of the drawing; type or paste one and press Enter"))
        self.smiles.setAccessibleName(self.tr("SMILES of the drawing"))
        self.smiles.returnPressed.connect(lambda: self.load(self.smiles.text().strip()))
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 13, 12)
        column.setSpacing(6)
        column.addWidget(self.tools)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.smiles)
        column.addWidget(self.words)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.undo_button = self._small(
            "undo", self.tr("Undo"), QKeySequence.StandardKey.Undo, self.model.undo
        )
        self.redo_button = self._small(
            "redo", self.tr("Redo"), QKeySequence.StandardKey.Redo, self.model.redo
        )
        clean = QPushButton(self.tr("Clean up"))
        clean.setProperty("role", "compact")
        clean.setToolTip(self.tr("Arrange the atoms evenly"))
        clean.clicked.connect(self.clean)
        clear = QPushButton(self.tr("Clear"))
        clear.setProperty("role", "compact")
        clear.clicked.connect(self.clear)
        self.insert_button = QPushButton(self.tr("Insert in message"))
        self.insert_button.setProperty("role", "primary")
        self.insert_button.clicked.connect(self._insert)
        for widget in (self.undo_button, self.redo_button, clean, clear):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.insert_button)
        return row

    def _small(
        self, icon: str, name: str, keys: QKeySequence.StandardKey, act: Callable[[], None]
    ) -> QToolButton:
        action = QAction(name, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self.addAction(action)
        button = QToolButton()
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({QKeySequence(keys).toString()})")
        button.clicked.connect(act)
        self._kit.appearance.paint(button, icon, "muted", 15)
        return button

    def edit(self, text: str, handle: str = "") -> None:
        """Edit a structure.

        Args:
            text: SMILES, InChI or MOL block.
            handle: The molecule of the conversation that it is, empty for none.
        """
        self.load(text, handle)
        self.canvas.setFocus()

    def load(self, text: str, handle: str = "") -> None:
        """Put a structure in place of the drawing, which undo brings back."""

        def show(sketch: Sketch) -> None:
            self._edited = handle
            self.model.change(sketch)
            self.canvas.fit()

        if text:
            self._kit.lanes.run(LANE, lambda: sketch_of(text), show, self._complain, self)

    def clean(self) -> None:
        """Arrange the atoms evenly."""
        sketch = self.model.sketch

        def show(tidy: Sketch) -> None:
            if self.model.sketch is sketch:
                self.model.change(tidy)
                self.canvas.fit()

        self._kit.lanes.run(LANE, lambda: cleaned(sketch), show, self._complain, self)

    def clear(self) -> None:
        """Erase everything, which undo brings back."""
        if self.model.sketch.atoms:
            self._edited = ""
            self.model.change(Sketch())

    def copy(self) -> None:
        """Put the structure on the clipboard in all formats."""
        smiles = self.reading.smiles
        if smiles:
            self._kit.lanes.run(LANE, lambda: clipboard_formats(smiles), put, self._complain, self)

    def paste(self) -> None:
        """Put the structure of the clipboard beside the drawing."""

        def read(found: list[Pasted]) -> None:
            self._kit.lanes.run(LANE, lambda: sketch_of(found[0].block), self._add, self._complain, self)

        self._pasting.read(QGuiApplication.clipboard().mimeData(), read, self._complain)

    def _add(self, sketch: Sketch) -> None:
        here = self.model.sketch
        if not here.atoms:
            self.model.change(sketch)
        else:
            _, top, right, bottom = here.bounds()
            left, other_top, _, other_bottom = sketch.bounds()
            down = (top + bottom - other_top - other_bottom) / 2
            joined, new = here.joined_with(sketch, right - left + 1.5, down)
            self.canvas.hand.selected = new
            self.model.change(joined)
        self.canvas.fit()

    def _insert(self) -> None:
        if self.reading.smiles:
            self.insert_wanted.emit(self.reading.smiles, self._edited)

    def _changed(self, sketch: Sketch) -> None:
        self._asked += 1
        asked = self._asked
        self.undo_button.setEnabled(self.model.can_undo)
        self.redo_button.setEnabled(self.model.can_redo)
        self.insert_button.setEnabled(False)

        def show(reading: Reading) -> None:
            if asked == self._asked:
                self._show(reading)

        self._kit.lanes.run(LANE, lambda: read_sketch(sketch), show, self._complain, self)

    def _show(self, reading: Reading) -> None:
        self.reading = reading
        self.canvas.show_wrong(reading.atoms)
        self.insert_button.setEnabled(bool(reading.smiles))
        if reading.problem:
            self.words.setProperty("role", "bad")
            self.words.setText(self.tr("Not possible: {0}").format(reading.problem))
            self.smiles.clear()
        else:
            self.words.setProperty("role", "small")
            weight = "" if reading.weight is None else f"{reading.weight:.2f} g/mol"
            self.words.setText(" · ".join(part for part in (small_figures(reading.formula), weight) if part))
            self.smiles.setText(reading.smiles)
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)

    def _complain(self, reason: str) -> None:
        self.words.setProperty("role", "bad")
        self.words.setText(reason[:1].upper() + reason[1:])
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
