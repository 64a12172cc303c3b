"""A molecule in space that is turned and zoomed with the mouse or the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.shape import Shape, Vector, measured
from app.exporting.shape_rendering import Look, Projection, Style, Viewpoint, project, render
from app.widgets.basics import FocusPainted
from app.widgets.kit import Kit

STEP_DEGREES, ZOOM_STEP = 12.0, 1.18
NEAREST, FARTHEST = 6.0, 0.4
REST_MS = 140
SHARP = 2.0  # pixels painted for each one shown, at rest; one while the molecule moves
MOST_PIXELS = 2_600_000
PICKED = 4
_TURNS = {
    Qt.Key.Key_Left: (0.0, -STEP_DEGREES),
    Qt.Key.Key_Right: (0.0, STEP_DEGREES),
    Qt.Key.Key_Up: (-STEP_DEGREES, 0.0),
    Qt.Key.Key_Down: (STEP_DEGREES, 0.0),
}


class ShapeView(FocusPainted):
    """Shows a molecule in space. Drag or arrow keys turn it, wheel or + and − zoom, Home puts it back.

    Clicking on two, three or four atoms measures a distance, an angle or a torsion angle; Esc forgets them.

    Signals:
        measured: What the chosen atoms span, in words; empty for none.
    """

    measured = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._shape: Shape | None = None
        self._look = Look()
        self._view = Viewpoint(np.eye(3))
        self._image: QImage | None = None
        self._picked: list[int] = []
        self._pressed: QPoint | None = None
        self._moved = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self._paint_image(SHARP))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(
            self.tr(
                "Drag or press the arrow keys to turn, wheel or + and − to zoom, Home to put back.\n"
                "Click on two, three or four atoms to measure."
            )
        )
        kit.appearance.changed.connect(self._recolour)
        self._recolour()

    @property
    def picked(self) -> tuple[int, ...]:
        """Indices of the atoms that were clicked."""
        return tuple(self._picked)

    @property
    def look(self) -> Look:
        """How the molecule is shown."""
        return self._look

    @property
    def viewpoint(self) -> Viewpoint:
        """From where it is seen."""
        return self._view

    def show_shape(self, shape: Shape | None, alternative: str = "") -> None:
        """Show a molecule from its front; None shows nothing."""
        self._shape, self._view = shape, Viewpoint(np.eye(3))
        self._pick(None)
        self.setAccessibleName(
            self.tr("3D structure of {0}").format(alternative) if shape else self.tr("No 3D structure")
        )
        self._paint_image(SHARP)

    def set_style(self, style: Style) -> None:
        """Show balls and sticks, sticks or full spheres."""
        self._look = replace(self._look, style=style)
        self._paint_image(SHARP)

    def set_hydrogens(self, shown: bool) -> None:
        """Show or hide hydrogens."""
        self._look = replace(self._look, hydrogens=shown)
        self._pick(None)
        self._paint_image(SHARP)

    def turn(self, about_x: float, about_y: float) -> None:
        """Turn by degrees about the axes of the screen."""
        self._view = replace(self._view, rotation=_rotation(about_x, about_y) @ self._view.rotation)
        self._move()

    def zoom(self, factor: float) -> None:
        """Come nearer (above 1) or go away."""
        self._view = replace(self._view, zoom=min(NEAREST, max(FARTHEST, self._view.zoom * factor)))
        self._move()

    def reset(self) -> None:
        """Show the molecule from its front again."""
        self._view = Viewpoint(np.eye(3))
        self._move()

    def picture(self, size: QSize, ground: str = "#ffffff") -> Callable[[], QImage]:
        """The molecule as it is seen now, on a plain background; what is returned paints it, in any thread.

        Args:
            size: In pixels.
            ground: Colour of the background.
        """
        return partial(_picture, self._shape, self._view, replace(self._look, ground=ground), size)

    def atom_place(self, index: int) -> QPoint:
        """Where an atom is in the widget."""
        x, y, _ = self._projection().places[index]
        return QPoint(round(float(x)), round(float(y)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the molecule and what is measured."""
        if self._image is None or self._shape is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.drawImage(self.rect(), self._image)
        if self._picked:
            self._paint_picked(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._kit.appearance.theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new size."""
        super().resizeEvent(event)
        self._move()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to turn, or to pick an atom."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._moved = event.position().toPoint(), False
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn the molecule."""
        if self._pressed is None:
            return
        place = event.position().toPoint()
        by = place - self._pressed
        if self._moved or by.manhattanLength() > 4:
            self._moved, self._pressed = True, place
            degrees = 240.0 / max(1, min(self.width(), self.height()))
            self.turn(by.y() * degrees, by.x() * degrees)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick the atom under the pointer, unless the molecule was turned."""
        if self._pressed is not None and not self._moved and self._shape is not None:
            self._pick(self._projection().atom_at(event.position().x(), event.position().y()))
        self._pressed = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self.zoom(ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does, as long as there is something to forget."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._picked
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn, zoom, put back, forget the chosen atoms."""
        key = Qt.Key(event.key())
        if key in _TURNS:
            self.turn(*_TURNS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_STEP)
        elif key == Qt.Key.Key_Home:
            self.reset()
        elif key == Qt.Key.Key_Escape and self._picked:
            self._pick(None)
        else:
            super().keyPressEvent(event)

    def _pick(self, atom: int | None) -> None:
        if atom is None or len(self._picked) == PICKED:
            self._picked = []
        if atom is not None and atom not in self._picked:
            self._picked.append(atom)
        words = measured(self._shape, self._picked) if self._shape and self._picked else ""
        self.measured.emit(words)
        self.update()

    def _paint_picked(self, painter: QPainter) -> None:
        accent = QColor(self._kit.appearance.theme.accent)
        seen = self._projection()
        places = [QPointF(*seen.places[index][:2]) for index in self._picked]
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        painter.drawPolyline(places)
        painter.setPen(QPen(accent, 2))
        for index, place in zip(self._picked, places, strict=True):
            radius = max(7.0, float(seen.radii[index]) + 2)
            painter.drawEllipse(place, radius, radius)

    def _projection(self) -> Projection:
        assert self._shape is not None
        return project(self._shape, self._view, self._look, self.width(), self.height())

    def _move(self) -> None:
        self._paint_image(1.0)
        self._rest.start()

    def _paint_image(self, sharp: float) -> None:
        if self._shape is None or self.width() < 8 or self.height() < 8:
            self._image = None
        else:
            ratio = self.devicePixelRatioF() * sharp
            ratio = min(ratio, (MOST_PIXELS / (self.width() * self.height())) ** 0.5)
            size = round(self.width() * ratio), round(self.height() * ratio)
            self._image = _rendered(self._shape, self._view, self._look, *size)
        self.update()

    def _recolour(self) -> None:
        self._look = replace(self._look, ground=self._kit.appearance.theme.side)
        self._paint_image(SHARP)


def _rotation(about_x: float, about_y: float) -> Vector:
    (x_cos, x_sin), (y_cos, y_sin) = (
        (np.cos(angle), np.sin(angle)) for angle in np.radians((about_x, about_y))
    )
    tilted = np.array([[1, 0, 0], [0, x_cos, -x_sin], [0, x_sin, x_cos]])
    return np.asarray(tilted @ np.array([[y_cos, 0, y_sin], [0, 1, 0], [-y_sin, 0, y_cos]]))


def _picture(shape: Shape | None, view: Viewpoint, look: Look, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(look.ground))
    if shape is not None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(image.rect(), _rendered(shape, view, look, size.width() * 2, size.height() * 2))
        painter.end()
    return image


def _rendered(shape: Shape, view: Viewpoint, look: Look, width: int, height: int) -> QImage:
    pixels = render(shape, view, look, width, height)
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32).copy()
