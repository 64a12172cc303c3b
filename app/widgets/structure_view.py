"""The drawing of one molecule."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.bridge.depictions import Picture
from app.exporting.depiction import Drawing
from app.widgets.kit import Kit
from sandbox.results import AtomSets


class StructureView(QWidget):
    """Draws a molecule as large as the widget, in the colours of the theme; words where it can't be drawn.

    Args:
        kit: Shared services.
        size: Fixed size in pixels; None follows the layout.
    """

    def __init__(self, kit: Kit, size: QSize | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._text = self._like = ""
        self._atoms: AtomSets = ()
        self._picture: Picture | None = None
        self._key: tuple[str, Drawing] | None = None
        if size is not None:
            self.setFixedSize(size)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        kit.appearance.changed.connect(self._refresh)
        kit.depictions.aligned.connect(self._refresh)

    def show_molecule(self, text: str, atoms: AtomSets = (), alternative: str = "", like: str = "") -> None:
        """Draw a molecule.

        Args:
            text: SMILES, InChI or MOL block; empty draws nothing.
            atoms: Atoms to highlight.
            alternative: What a screen reader says.
            like: Structure whose orientation it takes over; empty for that of its family.
        """
        self._text, self._atoms, self._like = text, atoms, like
        self.setAccessibleName(
            self.tr("Structure of {0}").format(alternative or text) if text else self.tr("No structure")
        )
        self._refresh()

    def drawn(self) -> bool:
        """Whether the drawing is there."""
        return self._picture is not None and self._picture.pixmap is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at the new size."""
        super().resizeEvent(event)
        self._refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the drawing in the middle, or why there is none."""
        if self._picture is None:
            return
        painter = QPainter(self)
        pixmap = self._picture.pixmap
        if pixmap is None:
            painter.setPen(self._kit.appearance.theme.muted)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(6, 4, -6, -4), int(flags), self._picture.problem)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self._place(pixmap.deviceIndependentSize()), pixmap, QRectF(pixmap.rect()))

    def _place(self, size: QSizeF) -> QRectF:
        """Where a picture of a size is painted: in the middle, made smaller where there is no room."""
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        return QRectF(corner, size)

    def _drawing(self) -> Drawing:
        """How the molecule is drawn at the present size."""
        return Drawing(
            self.width(),
            self.height(),
            self._atoms,
            dark=self._kit.appearance.theme.dark,
            scale=self.devicePixelRatioF(),
            like=self._like or self._kit.depictions.reference(self._text),
        )

    def _refresh(self) -> None:
        if not self._text or self.width() < 16 or self.height() < 16:
            self._picture, self._key = None, None
            self.update()
            return
        drawing = self._drawing()
        key = (self._text, drawing)
        if key != self._key:
            self._key = key
            self._kit.depictions.request(self._text, drawing, lambda picture: self._show(key, picture), self)

    def _show(self, key: tuple[str, Drawing], picture: Picture) -> None:
        if key == self._key:
            self._picture = picture
            self.update()
