"""Drawings in SVG as pictures for the screen, in the colours of the theme; made off the window's thread."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from sandbox.errors import ChemError

MOST_PIXELS = 24_000_000
_LUMA = np.array([0.114, 0.587, 0.299], dtype=np.float32)  # of blue, green and red, as they lie in memory


def natural_size(svg: str) -> QSize:
    """How large a drawing is meant to be, in pixels; empty where it cannot be read."""
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    return renderer.defaultSize() if renderer.isValid() else QSize()


def render(svg: str, size: QSize, ground: str = "", ink: str = "") -> QImage:
    """Paint a drawing on white, or translated to other colours.

    Args:
        svg: The drawing, free of anything that loads.
        size: Pixels.
        ground: What white becomes; empty keeps the colours as they are.
        ink: What black becomes; other colours keep their hue and change their lightness.

    Raises:
        ChemError: It cannot be read, or would be too large.
    """
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    if not renderer.isValid() or size.isEmpty():
        raise ChemError("the picture of this result cannot be read")
    if size.width() * size.height() > MOST_PIXELS:
        raise ChemError("the picture is too large for the screen; it can be saved as SVG")
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    if ground and ink:
        _translate(image, QColor(ground), QColor(ink))
    return image


def _translate(image: QImage, ground: QColor, ink: QColor) -> None:
    """Turn light into dark: the brightness is inverted, then spread between ground and ink."""
    pixels = np.frombuffer(image.bits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    low = np.array([ground.blue(), ground.green(), ground.red()], dtype=np.float32)
    high = np.array([ink.blue(), ink.green(), ink.red()], dtype=np.float32)
    for first in range(0, image.height(), 256):  # in strips, so that large pictures take little memory
        strip = pixels[first : first + 256, :, :3]
        colours = strip.astype(np.float32)
        brightness = (colours @ _LUMA)[..., None]
        turned = np.clip(colours + 255 - 2 * brightness, 0, 255)
        strip[:] = low + turned / 255 * (high - low)
