"""The empty chat: what this is, and questions to start from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.core.samples import SAMPLES, Family, Sample
from app.widgets.basics import clear_layout, label
from app.widgets.flow_layout import FlowLayout
from app.widgets.kit import Kit

SAMPLE_PX = 52


class Welcome(QWidget):
    """Shown while a conversation is empty; a sample question is asked by a click.

    Signals:
        sample_chosen: A question should be asked.
    """

    sample_chosen = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = kit.appearance
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 12)
        column.setSpacing(10)
        column.addStretch(2)
        sign = QLabel()
        kit.appearance.paint(sign, "retort", "accent", 52)
        column.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label(self.tr("Ask about a molecule"), "hero"), 0, Qt.AlignmentFlag.AlignHCenter)
        words = label(
            self.tr(
                "Type a name, a SMILES or an InChI, or drop a file. Every fact in an answer comes from a "
                "calculation on this computer, which you can open and check."
            ),
            "muted",
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addSpacing(14)
        column.addLayout(self._families())
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        holder = QWidget()
        holder.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        holder.setMinimumHeight(kit.appearance.px(3 * SAMPLE_PX) + 20)
        column.addWidget(holder)
        column.addStretch(3)
        self.show_family("first")

    def _names(self) -> dict[Family, str]:
        return {
            "first": self.tr("To begin with"),
            "properties": self.tr("Properties"),
            "structure": self.tr("Rings and groups"),
            "rules": self.tr("Rules and alerts"),
            "editing": self.tr("Change a structure"),
            "comparison": self.tr("Compare"),
            "identity": self.tr("Notations"),
        }

    def _families(self) -> QHBoxLayout:
        self.families = QButtonGroup(self)
        flow = FlowLayout(gap=6)
        for family, name in self._names().items():
            button = QPushButton(name)
            button.setProperty("role", "family")
            button.setCheckable(True)
            button.setChecked(family == "first")
            button.setAccessibleName(self.tr("Sample questions: {family}").format(family=name))
            button.clicked.connect(lambda _=False, family=family: self.show_family(family))
            self.families.addButton(button)
            flow.addWidget(button)
        row = QHBoxLayout()
        row.addLayout(flow)
        return row

    def show_family(self, family: Family) -> None:
        """Show the questions of one family."""
        clear_layout(self._grid)
        for number, sample in enumerate(each for each in SAMPLES if each.family == family):
            self._grid.addWidget(self._button(sample), number // 2, number % 2)
        self._grid.setRowStretch(3, 1)

    def _button(self, sample: Sample) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "sample")
        button.setAccessibleName(self.tr("Ask: {question}").format(question=sample.question))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        inside = QVBoxLayout(button)
        inside.setContentsMargins(14, 6, 14, 6)
        words = label(sample.question)
        words.setWordWrap(True)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(words)
        button.setMinimumHeight(self._appearance.px(SAMPLE_PX))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        button.clicked.connect(lambda: self.sample_chosen.emit(sample.question))
        return button
