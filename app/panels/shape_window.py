"""The shape that a calculation found, in a window of its own: turned, measured, copied, saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.core.shape import Shape
from app.panels.shape_copy import ShapeCopier
from app.widgets.basics import label
from app.widgets.kit import Kit
from app.widgets.shape_view import ShapeView


class ShapeWindow(QDialog):
    """Shows one shape.

    Args:
        kit: Shared services.
        shape: Atoms in space.
        title: What it is.
    """

    def __init__(self, kit: Kit, shape: Shape, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 520)
        self.view = ShapeView(kit)
        self.view.show_shape(shape, title)
        self._said = label("", "small")
        self._said.setWordWrap(True)
        self.view.measured.connect(self._said.setText)
        copier = ShapeCopier(kit.lanes, self.view, self._said.setText, self)
        copier.set_shape(shape, title)
        copy = QPushButton(self.tr("Copy or save"))
        copy.setAutoDefault(False)
        copy.setMenu(copier.menu(QMenu(copy)))
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addWidget(self._said, 1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(9)
        column.addWidget(self.view, 1)
        column.addLayout(row)


def show_shape(kit: Kit, shape: Shape, title: str, parent: QWidget | None = None) -> ShapeWindow:
    """Open a shape; it stays beside the window until it is closed."""
    window = ShapeWindow(kit, shape, title, parent)
    window.show()
    return window
