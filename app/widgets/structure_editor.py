"""Corrects what was written for a structure, with its drawing beside it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.widgets.basics import label
from app.widgets.kit import Kit
from app.widgets.structure_view import StructureView
from sandbox.calling import read_molecule
from sandbox.errors import ChemError
from sandbox.recogniser import lookup_name
from sandbox.structures import chem

LANE = "recogniser"
PAUSE_MS = 150
DRAWING = QSize(300, 190)


class StructureEditor(QDialog):
    """A line to write in and the drawing of what stands there.

    Args:
        kit: Shared services.
        text: What was written.
        parent: The window.

    Signals:
        corrected: Gives what is to stand there instead.
    """

    corrected = Signal(str)

    def __init__(self, kit: Kit, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._asked = 0
        self.setWindowTitle(self.tr("Change a structure"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.edit = QLineEdit(" ".join(text.split()) if text.count("\n") < 2 else "")
        self.edit.setAccessibleName(self.tr("SMILES, InChI or name"))
        self.edit.setPlaceholderText(self.tr("SMILES, InChI or name"))
        self.view = StructureView(kit, DRAWING)
        self.problem = label("", "bad")
        self.problem.setWordWrap(True)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self.view)
        centred.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.edit)
        column.addLayout(centred)
        column.addWidget(self.problem)
        column.addWidget(self.buttons)
        self.setMinimumWidth(420)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.edit.textChanged.connect(self._changed)
        self._read()

    def accept(self) -> None:
        """Hand over what stands in the line."""
        self.corrected.emit(self.edit.text().strip())
        super().accept()

    def _changed(self) -> None:
        self._asked += 1
        self._pause.start()

    def _read(self) -> None:
        text, asked = self.edit.text().strip(), self._asked

        def show(found: tuple[str, str]) -> None:
            if asked == self._asked:
                smiles, problem = found
                self.view.show_molecule(smiles, alternative=text)
                self.problem.setText(problem[:1].upper() + problem[1:])
                self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(smiles))

        self._kit.lanes.run(LANE, lambda: _structure(text), show, owner=self)


def _structure(text: str) -> tuple[str, str]:
    """The SMILES of what was written, and what is wrong with it."""
    if not text:
        return "", ""
    known = lookup_name(text)
    if known is not None:
        return known, ""
    try:
        return chem.canonical_smiles(read_molecule(text)), ""
    except ChemError as error:
        return "", str(error)
