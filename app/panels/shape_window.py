"""The shape that a calculation found, in a window of its own: turned, measured, copied, saved."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from app.core.shape import Shape
from app.panels.result_window import ResultWindow
from app.panels.shape_copy import ShapeCopier
from app.widgets.kit import Kit
from app.widgets.shape_view import ShapeView


class ShapeWindow(ResultWindow):
    """Shows one shape.

    Args:
        kit: Shared services.
        shape: Atoms in space.
        title: What it is.
    """

    def __init__(self, kit: Kit, shape: Shape, title: str, parent: QWidget | None = None) -> None:
        super().__init__(kit, title, parent)
        self.resize(640, 520)
        self.view = ShapeView(kit)
        self.view.show_shape(shape, title)
        self.view.measured.connect(self._said.setText)
        copier = ShapeCopier(kit.lanes, self.view, self._said.setText, self)
        copier.set_shape(shape, title)
        self._column.addWidget(self.view, 1)
        self._add_buttons(((self.tr("Copy or save"), copier.menu(QMenu(self))),))


def show_shape(kit: Kit, shape: Shape, title: str, parent: QWidget | None = None) -> ShapeWindow:
    """Open a shape; it stays beside the window until it is closed."""
    window = ShapeWindow(kit, shape, title, parent)
    window.show()
    return window
