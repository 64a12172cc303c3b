"""A picture of a result in a window of its own: zoomed, copied, saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.bridge.svg_pictures import render
from app.exporting.writing import write_whole
from app.widgets.basics import label
from app.widgets.kit import Kit
from app.widgets.picture_view import PictureView

LANE = "drawing"
STEP, NEAREST, FARTHEST = 1.25, 6.0, 0.2
LARGE = 1.6
COPIED_SCALE = 2.0
FRAME = 44


class PictureWindow(QDialog):
    """Shows a drawing as large as the screen allows; + and − zoom.

    Args:
        kit: Shared services.
        svg: The drawing.
        title: What it shows.
    """

    def __init__(self, kit: Kit, svg: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._title = title
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(9)
        column.addWidget(self._area, 1)
        column.addLayout(self._buttons())
        self.zoom(1.0)
        self.resize(max(520, self.view.width() + FRAME), max(260, self.view.height() + 2 * FRAME))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            (self.tr("Zoom in"), lambda: self.zoom(STEP)),
            (self.tr("Zoom out"), lambda: self.zoom(1 / STEP)),
            (self.tr("Copy picture"), self.copy),
            (self.tr("Save as SVG …"), self._ask_file),
        )
        for title, act in acts:
            button = QPushButton(title)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        self._said = label("", "small")
        row.addWidget(self._said, 1)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        row.addWidget(close)
        return row

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
        content = self.view.svg.encode()
        self._kit.lanes.run(
            LANE,
            lambda: write_whole(path, content),
            lambda _: self._said.setText(self.tr("Saved {0}").format(path)),
            self._complain,
            self,
        )

    def _put(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._said.setText(self.tr("Picture copied"))

    def _complain(self, reason: str) -> None:
        self._said.setText(reason)

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save picture"), "picture.svg", "SVG (*.svg)")
        if name:
            self.save(Path(name))


def show_picture(kit: Kit, svg: str, title: str, parent: QWidget | None = None) -> PictureWindow:
    """Open a picture; it stays beside the window until it is closed."""
    window = PictureWindow(kit, svg, title, parent)
    window.show()
    return window
