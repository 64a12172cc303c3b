"""Structures of a result one below the other, each with what is known of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.result_parts import Candidate
from app.widgets.basics import label
from app.widgets.kit import Kit
from app.widgets.language import translate
from app.widgets.molecule_card import SMALL, MoleculeCard
from app.widgets.structure_view import StructureView
from app.widgets.value_label import ValueLabel
from sandbox.workspace import Thing


class StructureRow(QWidget):
    """A structure on the left, its values and what was done to make it on the right.

    Args:
        kit: Shared services.
        candidate: What is known of it.
        thing: The molecule of the conversation, which can be chosen; None shows a structure that is copied.
        name: What a structure without a handle is called.
    """

    def __init__(
        self,
        kit: Kit,
        candidate: Candidate,
        thing: Thing | None,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.card: MoleculeCard | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        if thing is not None:
            self.card = MoleculeCard(
                kit, thing, candidate.atoms or thing.atoms, SMALL, titled=bool(thing.name)
            )
            row.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
        else:
            row.addWidget(structure_frame(kit, candidate, name), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._beside(candidate), 1)

    def _beside(self, candidate: Candidate) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        if candidate.facts:
            grid = QGridLayout()
            grid.setHorizontalSpacing(9)
            grid.setVerticalSpacing(2)
            grid.setColumnStretch(1, 1)
            for number, (name, value) in enumerate(candidate.facts):
                grid.addWidget(label(name, "muted"), number, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(ValueLabel(value), number, 1)
            column.addLayout(grid)
        for paragraph in filter(None, candidate.words.splitlines()):
            words = label(paragraph, "small" if candidate.facts else "")
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)
        column.addStretch(1)
        return column


def structure_frame(kit: Kit, candidate: Candidate, name: str) -> QFrame:
    """A structure without a handle, as a further run makes them; its SMILES can be copied."""
    frame = QFrame()
    frame.setObjectName("molecule-card")
    frame.setToolTip(f"{name}\n{candidate.smiles}")
    view = StructureView(kit, SMALL)
    view.show_molecule(candidate.smiles, candidate.atoms, name)
    smiles = QLineEdit(candidate.smiles)
    smiles.setReadOnly(True)
    smiles.setCursorPosition(0)
    smiles.setAccessibleName(translate("ResultStructures", "SMILES of {0}").format(name))
    column = QVBoxLayout(frame)
    column.setContentsMargins(7, 6, 7, 7)
    column.setSpacing(3)
    column.addWidget(view)
    column.addWidget(smiles)
    frame.setFixedWidth(SMALL.width() + 16)
    return frame
