"""The drawing of a molecule that is zoomed and moved, with atom numbers and stereo labels on demand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.exporting.depiction import Drawing
from app.widgets.kit import Kit
from app.widgets.structure_view import StructureView
from sandbox.results import AtomSets

STEP, NEAREST = 1.25, 5.0
MOVE_PX = 30.0
MOST_PIXELS = 9_000_000
_MOVES = {
    Qt.Key.Key_Left: (MOVE_PX, 0.0),
    Qt.Key.Key_Right: (-MOVE_PX, 0.0),
    Qt.Key.Key_Up: (0.0, MOVE_PX),
    Qt.Key.Key_Down: (0.0, -MOVE_PX),
}


class ZoomableStructure(StructureView):
    """Wheel or + and − zoom at the pointer, dragging or the arrow keys move, Home shows all of it again."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, parent=parent)
        self._zoom = 1.0
        self._offset = QPointF()
        self._numbers = self._stereo = False
        self._pressed: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Wheel or + and − to zoom, drag or arrow keys to move, Home for all of it"))

    @property
    def zoom_factor(self) -> float:
        """1 where the whole molecule is shown."""
        return self._zoom

    def show_molecule(self, text: str, atoms: AtomSets = (), alternative: str = "", like: str = "") -> None:
        """Draw a molecule; another one than before is shown as a whole."""
        if text != self._text:
            self._zoom, self._offset = 1.0, QPointF()
        super().show_molecule(text, atoms, alternative, like)

    def set_numbers(self, shown: bool) -> None:
        """Write the atom numbers, counted from 1, or leave them out."""
        self._numbers = shown
        self._refresh()

    def set_stereo(self, shown: bool) -> None:
        """Write R, S, E and Z, or leave them out."""
        self._stereo = shown
        self._refresh()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer (above 1) or go away, with one place of the widget staying where it is."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        before, self._zoom = self._zoom, min(NEAREST, max(1.0, self._zoom * factor))
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._offset = at - middle - (at - middle - self._offset) * (self._zoom / before)
        self._moved()
        self._refresh()

    def move_by(self, x: float, y: float) -> None:
        """Move a drawing that is larger than the widget."""
        self._offset += QPointF(x, y)
        self._moved()

    def show_all(self) -> None:
        """Show the whole molecule."""
        self._zoom, self._offset = 1.0, QPointF()
        self._refresh()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to move."""
        if event.button() == Qt.MouseButton.LeftButton and self._zoom > 1.0:
            self._pressed = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move."""
        if self._pressed is not None:
            by = event.position() - self._pressed
            self._pressed = event.position()
            self.move_by(by.x(), by.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End moving."""
        self._pressed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole molecule."""
        self.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, move, show all of it."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_Home:
            self.show_all()
        elif key in _MOVES and self._zoom > 1.0:
            self.move_by(*_MOVES[key])
        else:
            super().keyPressEvent(event)

    def _drawing(self) -> Drawing:
        plain = super()._drawing()
        sharpest = (MOST_PIXELS / max(1, self.width() * self.height())) ** 0.5
        scale = max(plain.scale, min(sharpest, plain.scale * self._zoom))
        return replace(plain, numbers=self._numbers, stereo=self._stereo, scale=scale)

    def _place(self, size: QSizeF) -> QRectF:
        whole = super()._place(size)
        large = QSizeF(whole.size() * self._zoom)
        middle = QPointF(self.width() / 2, self.height() / 2) + self._offset
        return QRectF(middle - QPointF(large.width() / 2, large.height() / 2), large)

    def _moved(self) -> None:
        """Keep the drawing within reach."""
        reach_x = self.width() * (self._zoom - 1) / 2
        reach_y = self.height() * (self._zoom - 1) / 2
        self._offset = QPointF(
            min(reach_x, max(-reach_x, self._offset.x())), min(reach_y, max(-reach_y, self._offset.y()))
        )
        self.update()
