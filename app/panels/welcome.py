"""The empty chat: what this is, and questions to start from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.widgets.basics import label
from app.widgets.kit import Kit

SAMPLES = (
    ("Rings and logP", "How many benzene rings are in COc1ccc(-c2ccccc2)cc1, and what is its logP?"),
    ("Rule of five", "Does ibuprofen pass Lipinski's rule of five?"),
    ("Change a group", "Replace the hydroxyl group of paracetamol with fluorine."),
    ("Compare", "Which is more lipophilic, aspirin or ibuprofen?"),
    ("Polar surface", "What is the TPSA of caffeine?"),
    ("What can it do?", "What can you do?"),
)


class Welcome(QWidget):
    """Shown while a conversation is empty; a sample question is asked by a click."""

    sample_chosen = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 12)
        column.setSpacing(10)
        column.addStretch(2)
        sign = QLabel()
        kit.appearance.paint(sign, "retort", "accent", 52)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label("Ask about a molecule", "hero"), 0, Qt.AlignmentFlag.AlignHCenter)
        words = label(
            "Type a name, a SMILES or an InChI. Every fact in an answer comes from a calculation "
            "on this computer, which you can open and check.",
            "muted",
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addSpacing(14)
        grid = QGridLayout()
        grid.setSpacing(10)
        for number, (title, question) in enumerate(SAMPLES):
            grid.addWidget(self._sample(title, question), number // 2, number % 2)
        column.addLayout(grid)
        column.addStretch(3)

    def _sample(self, title: str, question: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "sample")
        button.setAccessibleName(f"Ask: {question}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inside = QVBoxLayout(button)
        inside.setContentsMargins(14, 10, 14, 11)
        inside.setSpacing(3)
        words = label(question)
        words.setWordWrap(True)
        for each in (label(title, "section"), words):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(each)
        inside.addStretch(1)
        button.setFixedHeight(68)
        button.clicked.connect(lambda: self.sample_chosen.emit(question))
        return button
