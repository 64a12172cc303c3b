"""A picture that belongs to a result: a route, a reaction, a plot; a click shows it large."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.bridge.svg_pictures import natural_size, render
from app.exporting.inert_svg import inert
from app.widgets.basics import FocusPainted
from app.widgets.kit import Kit
from sandbox.errors import ChemError

LANE = "drawing"
HIGHEST = 420
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PictureView(FocusPainted):
    """Shows a drawing as wide as there is room, in the colours of the theme.

    Args:
        kit: Shared services.
        svg: The drawing.
        name: What a screen reader says.
        width: A fixed width in pixels; None follows the layout and enlarges nothing.

    Signals:
        chosen: It was clicked, or Enter was pressed on it.
    """

    chosen = Signal()

    def __init__(
        self, kit: Kit, svg: str, name: str, width: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._image: QImage | None = None
        self._key: tuple[QSize, str] | None = None
        self._problem = ""
        try:
            self.svg = inert(svg)
        except ChemError as error:
            self.svg, self._problem = "", str(error)
        self.natural = natural_size(self.svg) if self.svg else QSize()
        self.setAccessibleName(name)
        self._free = width is None
        if width is not None:
            self.set_picture_width(width)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(self.tr("Click to enlarge"))
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setFixedHeight(self.height_for(self.width()))
        kit.appearance.changed.connect(self._refresh)

    def drawn(self) -> bool:
        """Whether the picture is there."""
        return self._image is not None

    def image(self) -> QImage | None:
        """The picture as it is shown."""
        return self._image

    def set_picture_width(self, width: int) -> None:
        """Show it as wide as this, larger than it was meant to be if need be."""
        self.setFixedSize(width, max(24, self._height(width)))
        self._refresh()

    def height_for(self, width: int) -> int:
        """Height that a width asks for: nothing is enlarged, and nothing is higher than a screen shows."""
        return min(HIGHEST, self._height(min(width, max(1, self.natural.width()))))

    def _height(self, width: int) -> int:
        if self.natural.isEmpty():
            return 40
        return max(24, round(width * self.natural.height() / self.natural.width()))

    def _shown_size(self) -> QSize:
        if self._free:
            room = QSize(self.width(), self.height()).boundedTo(self.natural)
            return self.natural.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return self.size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions, and draw anew."""
        super().resizeEvent(event)
        if self._free and self.height() != (high := self.height_for(self.width())):
            self.setFixedHeight(high)
        self._refresh()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose it by Enter or the space bar."""
        if event.key() in _ENTER:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, or why there is none."""
        painter = QPainter(self)
        theme = self._kit.appearance.theme
        if self._image is not None:
            size = self._image.deviceIndependentSize().toSize()
            painter.drawImage((self.width() - size.width()) // 2, 0, self._image)
        elif self._problem:
            painter.setPen(theme.muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), int(flags), self._problem)
        if self.hasFocus():
            painter.setPen(QPen(theme.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def changeEvent(self, event: QEvent) -> None:
        """A denser screen needs a sharper picture."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._refresh()

    def _refresh(self) -> None:
        if not self.svg or self.width() < 16:
            return
        theme, ratio = self._kit.appearance.theme, self.devicePixelRatioF()
        size = self._shown_size() * ratio
        ground, ink = (theme.raised, theme.text) if theme.dark else ("", "")
        key = (size, ground)
        if key == self._key:
            return
        self._key = key
        svg = self.svg

        def show(image: QImage) -> None:
            if key == self._key:
                image.setDevicePixelRatio(ratio)
                self._image = image
                self.update()

        self._kit.lanes.run(LANE, lambda: render(svg, size, ground, ink), show, self._complain, self)

    def _complain(self, reason: str) -> None:
        self._image, self._problem = None, reason
        self.update()
