"""The canvas on which a structure is drawn, with the mouse or with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.sketch.chemistry import atom_labels
from app.core.sketch.drawing import Sketch
from app.core.sketch.hand import SketchHand, Tool
from app.core.sketch.model import SketchModel
from app.widgets.appearance import Appearance
from app.widgets.basics import FocusPainted
from app.widgets.sketch_painting import Scene, mark_atom, mark_atoms, mark_bond, paint_scene

SCALE, LEAST, MOST = 38.0, 14.0, 90.0
DRAG_PX = 5
_LETTERS = {"c": "C", "n": "N", "o": "O", "s": "S", "f": "F", "p": "P", "b": "B", "i": "I", "h": "H"}
_LETTERS |= {"l": "Cl", "r": "Br", "x": "R1"}
_DIRECTIONS = {Qt.Key.Key_Right: 0, Qt.Key.Key_Down: 90, Qt.Key.Key_Left: 180, Qt.Key.Key_Up: 270}


class SketchCanvas(FocusPainted):
    """Draws on a model. The keys work on the atom under the pointer, else on the one with the frame.

    Arrow keys move the frame, Enter draws on from it, letters set its element (L is Cl, R is Br), 1 to 3 the
    order of the next bond, + and − its charge, Delete erases. The wheel zooms.

    Signals:
        copy_wanted: Ctrl+C.
        paste_wanted: Ctrl+V.
    """

    copy_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, appearance: Appearance, model: SketchModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.model = model
        self.hand = SketchHand(model)
        self.wrong: frozenset[int] = frozenset()
        self._labels: dict[int, str] = {}
        self._scale, self._origin = SCALE, QPointF(120, 100)
        self._hover: tuple[int | None, int | None] = (None, None)
        self._press: QPointF | None = None
        self._on_atom = False
        self._drag: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(150)
        self.setAccessibleName(self.tr("Drawing area, empty"))
        model.notices.subscribe(self._changed)
        appearance.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for a drug."""
        return QSize(360, 280)

    def set_tool(self, tool: Tool) -> None:
        """Do something else from now on."""
        self.hand.tool = tool
        self.setCursor(Qt.CursorShape.ArrowCursor if tool.kind == "select" else Qt.CursorShape.CrossCursor)

    def show_wrong(self, atoms: frozenset[int]) -> None:
        """Mark atoms that are to blame for an impossible structure."""
        self.wrong = atoms
        self.update()

    def fit(self) -> None:
        """Show all of the drawing in the middle."""
        left, top, right, bottom = self.model.sketch.bounds()
        across, down = max(right - left, 0.1) + 2, max(bottom - top, 0.1) + 2
        self._scale = min(SCALE, max(LEAST, min(self.width() / across, self.height() / down)))
        middle = QPointF((left + right) / 2, (top + bottom) / 2) * self._scale
        self._origin = QPointF(self.width() / 2, self.height() / 2) - middle
        self.update()

    def place_of(self, atom: int) -> QPointF:
        """Where an atom is in the widget."""
        return self._scene().place(atom)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._appearance.theme
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        scene = self._scene()
        if not scene.sketch.atoms:
            painter.setPen(QColor(theme.muted))
            words = self.tr("Click to draw. Paste a SMILES or a structure with Ctrl+V.")
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(20, 20, -20, -20), flags, words)
        soft = QColor(theme.accent_soft)
        mark_atoms(painter, scene, self.hand.selected, soft)
        atom, bond = self._hover
        if atom is not None:
            mark_atoms(painter, scene, [atom], soft)
        elif bond in scene.sketch.bonds:
            mark_bond(painter, scene, bond, soft)  # type: ignore[arg-type]
        if self.hasFocus() and self.hand.cursor in scene.sketch.atoms:
            mark_atom(painter, scene, self.hand.cursor, soft, QPen(QColor(theme.accent), 1.4))  # type: ignore[arg-type]
        paint_scene(painter, scene)
        self._paint_drag(painter, scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawing in the middle."""
        super().resizeEvent(event)
        self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._press = self._drag = event.position()
        hand, atom = self.hand, self._atom_at(event.position())
        self._on_atom = atom is not None
        if hand.tool.kind == "select" and atom not in hand.selected:
            hand.selected = frozenset() if atom is None else frozenset((atom,))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what is under the pointer."""
        place = event.position()
        if self._press is not None:
            self._drag = place
            if self.hand.tool.kind == "erase":
                self.hand.erase_at(*self._from_pixels(place))
        self._hover = (self._atom_at(place), self.hand.bond_at(*self._from_pixels(place)))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a click or a drag."""
        if self._press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        dragged = (event.position() - self._press).manhattanLength() > DRAG_PX
        press, self._press, self._drag = self._press, None, None
        start, end = self._from_pixels(press), self._from_pixels(event.position())
        if self.hand.tool.kind == "select":
            if dragged and self._on_atom:
                self.hand.move_selected(end[0] - start[0], end[1] - start[1])
            elif dragged:
                (left, right), (top, bottom) = (sorted(pair) for pair in zip(start, end, strict=True))
                self.hand.select(left, top, right, bottom)
        elif dragged and self.hand.tool.kind in ("bond", "atom"):
            self.hand.draw(*start, *end)
        else:
            self.hand.click(*end)
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the pointer any more."""
        self._hover = (None, None)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        factor = 1.12 ** (event.angleDelta().y() / 120)
        before, self._scale = self._scale, min(MOST, max(LEAST, self._scale * factor))
        self._origin = event.position() - (event.position() - self._origin) * (self._scale / before)
        self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything that the mouse does, for the keyboard."""
        text, key, hand = event.text().lower(), Qt.Key(event.key()), self.hand
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        target = self._hover[0] if self._hover[0] is not None else hand.cursor
        if control and key in (Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_A):
            acts = {Qt.Key.Key_C: self.copy_wanted.emit, Qt.Key.Key_V: self.paste_wanted.emit}
            acts.get(key, hand.select_all)()
        elif control or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif key in _DIRECTIONS:
            hand.step(_DIRECTIONS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            hand.go_on()
            self.fit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            hand.erase(target, None if self._hover[0] is not None else self._hover[1])
        elif text in _LETTERS and target is not None:
            hand.put(target, _LETTERS[text])
        elif text in ("+", "-") and target is not None:
            hand.charge(target, 1 if text == "+" else -1)
        elif text in ("1", "2", "3"):
            hand.set_order(self._hover[1], int(text))
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def _changed(self, sketch: Sketch) -> None:
        self._labels = atom_labels(sketch)
        self.wrong = frozenset()
        count = len(sketch.atoms)
        self.setAccessibleName(
            self.tr("Drawing area, {0} atoms").format(count) if count else self.tr("Drawing area, empty")
        )
        self.update()

    def _paint_drag(self, painter: QPainter, scene: Scene) -> None:
        if self._press is None or self._drag is None:
            return
        painter.setPen(QPen(QColor(scene.theme.accent), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hand.tool.kind == "select" and not self._on_atom:
            painter.drawRect(QRectF(self._press, self._drag).normalized())
        elif self.hand.tool.kind in ("bond", "atom", "select"):
            painter.drawLine(self._press, self._drag)

    def _scene(self) -> Scene:
        theme = self._appearance.theme
        return Scene(self.model.sketch, self._labels, self._origin, self._scale, theme, self.wrong)

    def _from_pixels(self, place: QPointF) -> tuple[float, float]:
        by = (place - self._origin) / self._scale
        return by.x(), by.y()

    def _atom_at(self, place: QPointF) -> int | None:
        return self.model.sketch.atom_near(*self._from_pixels(place))
