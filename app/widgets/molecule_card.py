"""A molecule in the conversation: its drawing, its handle, its name."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.minus import words_with_minus
from app.widgets.basics import Elided, label, set_property
from app.widgets.kit import Kit
from app.widgets.structure_view import StructureView
from sandbox.results import AtomSets
from sandbox.workspace import Thing

LARGE, SMALL, TINY = QSize(214, 144), QSize(132, 88), QSize(70, 46)


class MoleculeCard(QFrame):
    """Clicking it, or Enter on it, chooses the molecule.

    Args:
        kit: Shared services.
        thing: The molecule.
        atoms: Atoms to highlight.
        size: Size of the drawing.
        titled: Whether its name or what was done to make it stands beside the handle.
    """

    chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(
        self,
        kit: Kit,
        thing: Thing,
        atoms: AtomSets = (),
        size: QSize = LARGE,
        titled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.handle = thing.handle
        self.setObjectName("molecule-card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        what = thing.name or thing.label or thing.text
        self.setAccessibleName(self.tr("Molecule {handle}: {what}").format(handle=thing.handle, what=what))
        self.view = StructureView(kit, size)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view.show_molecule(thing.text, atoms, thing.name or thing.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 6, 7, 7)
        column.setSpacing(3)
        column.addWidget(self.view)
        column.addLayout(self._caption(thing, titled and size.width() > TINY.width()))
        self.setFixedWidth(size.width() + 16)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(_tip(thing))

    def _caption(self, thing: Thing, titled: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(thing.handle, "badge"))
        if titled:
            words = words_with_minus(thing.note or thing.label)
            row.addWidget(Elided(thing.name or words or thing.text, "small"), 1)
        else:
            row.addStretch(1)
        return row

    def set_chosen(self, chosen: bool) -> None:
        """Mark it as the molecule that the panel shows."""
        set_property(self, "chosen", "true" if chosen else "false")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the molecule."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.handle)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the molecule by Enter or the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.handle)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the copy menu."""
        self.menu_wanted.emit(self.handle, event.globalPos())


def _tip(thing: Thing) -> str:
    lines = [
        thing.name or thing.label,
        words_with_minus(thing.note),
        thing.text if len(thing.text) < 300 else "",
    ]
    return "\n".join(line for line in lines if line)
