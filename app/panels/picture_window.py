"""A picture of a result in a window of its own: zoomed, copied, saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QScrollArea,
    QWidget,
)

from app.bridge.svg_pictures import render
from app.panels.result_window import LANE, ResultWindow
from app.widgets.kit import Kit
from app.widgets.picture_view import PictureView

STEP, NEAREST, FARTHEST = 1.25, 6.0, 0.2
LARGE = 1.6
COPIED_SCALE = 2.0
FRAME = 44


class PictureWindow(ResultWindow):
    """Shows a drawing as large as the screen allows; + and − zoom.

    Args:
        kit: Shared services.
        svg: The drawing.
        title: What it shows.
    """

    def __init__(self, kit: Kit, svg: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(kit, title, parent)
        self.view = PictureView(kit, svg, title, width=100)
        room = self.screen().availableGeometry().size() * 0.85
        natural = self.view.natural
        most = min(
            LARGE,
            (room.width() - FRAME) / max(1, natural.width()),
            (room.height() - 2 * FRAME) / max(1, natural.height()),
        )
        self._scale = max(FARTHEST, most)
        self._area = QScrollArea()
        self._area.setWidget(self.view)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setAccessibleName(title)
        self._column.addWidget(self._area, 1)
        self._add_buttons(
            (
                (self.tr("Zoom in"), lambda: self.zoom(STEP)),
                (self.tr("Zoom out"), lambda: self.zoom(1 / STEP)),
                (self.tr("Copy picture"), self.copy),
                (self.tr("Save as SVG …"), self._ask_file),
            )
        )
        self.zoom(1.0)
        self.resize(max(520, self.view.width() + FRAME), max(260, self.view.height() + 2 * FRAME))

    def zoom(self, factor: float) -> None:
        """Show it larger or smaller."""
        self._scale = min(NEAREST, max(FARTHEST, self._scale * factor))
        self.view.set_picture_width(max(60, round(self.view.natural.width() * self._scale)))

    def copy(self) -> None:
        """Put the picture on the clipboard, black on white, as it goes into a report."""
        size = self.view.natural * COPIED_SCALE
        svg = self.view.svg
        self._kit.lanes.run(LANE, lambda: render(svg, size), self._put, self._complain, self)

    def save(self, path: Path) -> None:
        """Write the drawing to a file, off the thread of the window."""
        self._write(path, self.view.svg.encode())

    def _put(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._said.setText(self.tr("Picture copied"))

    def _complain(self, reason: str) -> None:
        self._said.setText(reason)

    def _ask_file(self) -> None:
        path = self._ask_place(self.tr("Save picture"), "picture.svg", "SVG (*.svg)")
        if path is not None:
            self.save(path)


def show_picture(kit: Kit, svg: str, title: str, parent: QWidget | None = None) -> PictureWindow:
    """Open a picture; it stays beside the window until it is closed."""
    window = PictureWindow(kit, svg, title, parent)
    window.show()
    return window
