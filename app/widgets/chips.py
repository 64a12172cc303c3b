"""What was recognised in a message, as chips with small structures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.widgets.basics import Elided, clear_layout, label, set_property
from app.widgets.flow_layout import FlowLayout
from app.widgets.kit import Kit
from app.widgets.structure_view import StructureView
from sandbox.recogniser import Mention

MAX_CHIPS = 12
DRAWING = QSize(66, 42)
_KINDS = {"pattern": "Pattern", "reaction": "Reaction", "file": "File"}


class Chips(QWidget):
    """A row of chips, one for each structure, pattern, reaction or file."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._row = FlowLayout(self, gap=6)
        self._shown: list[Mention] = []
        self.setAccessibleName("Structures found in the message")
        self.hide()

    def show_mentions(self, mentions: Sequence[Mention]) -> None:
        """Show what was found; each thing once."""
        unique = list({(m.kind, m.smiles): m for m in mentions}.values())
        if unique == self._shown:
            return
        self._shown = unique
        clear_layout(self._row)
        for mention in unique[:MAX_CHIPS]:
            self._row.addWidget(self._chip(mention))
        if len(unique) > MAX_CHIPS:
            self._row.addWidget(label(f"and {len(unique) - MAX_CHIPS} more", "small"))
        self.setVisible(bool(unique))
        self.updateGeometry()

    def texts(self) -> list[str]:
        """What the chips say, for screen readers."""
        items = [self._row.itemAt(number) for number in range(self._row.count())]
        chips = [item.widget() for item in items if item]
        return [chip.accessibleName() for chip in chips if isinstance(chip, QFrame)]

    def _chip(self, mention: Mention) -> QFrame:
        chip = QFrame()
        chip.setObjectName("chip")
        set_property(chip, "valid", "false" if mention.problem else "true")
        row = QHBoxLayout(chip)
        row.setContentsMargins(6, 3, 10, 3)
        row.setSpacing(8)
        if mention.problem:
            words = f"Not readable: {mention.problem}"
            sign = label("")
            sign.setFixedWidth(17)
            self._kit.appearance.paint(sign, "warning", "bad", 16)
            row.addWidget(sign)
            chip.setToolTip(mention.problem)
        elif mention.kind == "molecule":
            words = mention.name or mention.notation
            view = StructureView(self._kit, DRAWING)
            view.show_molecule(mention.smiles, alternative=mention.name or mention.smiles)
            row.addWidget(view)
            chip.setToolTip(f"{mention.notation}: {mention.smiles[:300]}")
        else:
            words = f"{_KINDS.get(mention.kind, mention.kind)}: {mention.text}"
        chip.setAccessibleName(words)
        text = Elided(words)
        text.setMaximumWidth(620 if mention.problem else 240)
        text.setMinimumWidth(min(text.fontMetrics().horizontalAdvance(words) + 6, text.maximumWidth()))
        row.addWidget(text)
        return chip
