"""Copy As: a molecule on the clipboard, in the notation that the other program takes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QWidget

from app.bridge.lanes import Lanes
from app.exporting.copying import NOTATIONS, notation_of
from app.exporting.depiction import Drawing, draw_png, draw_svg
from sandbox.workspace import Thing

LANE = "drawing"
PICTURES = ("PNG image", "SVG image")
PICTURE = Drawing(600, 450, transparent=False)
PNG_SCALE = 2.0


class Copier(QObject):
    """Copies molecules; what is slow is done off the thread of the window.

    Args:
        lanes: Where the work is done.
        say: Told what was copied, or why it could not be.
    """

    def __init__(self, lanes: Lanes, say: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self.say = say

    def menu(self, thing: Thing, parent: QWidget) -> QMenu:
        """The menu for one molecule."""
        menu = QMenu(f"Copy {thing.handle} as", parent)
        menu.setAccessibleName(f"Copy {thing.handle} as")
        for notation in NOTATIONS:
            menu.addAction(notation, partial(self.copy, thing, notation))
        menu.addSeparator()
        for picture in PICTURES:
            menu.addAction(picture, partial(self.copy, thing, picture))
        return menu

    def copy(self, thing: Thing, form: str) -> None:
        """Copy a molecule.

        Args:
            thing: The molecule.
            form: A notation, or one of :data:`PICTURES`.
        """

        def done(mime: Callable[[], QMimeData]) -> None:
            QGuiApplication.clipboard().setMimeData(mime())
            self.say(f"{thing.handle} copied as {form}")

        self._lanes.run(LANE, lambda: _prepare(thing.text, form), done, self._say_why, self)

    def _say_why(self, reason: str) -> None:
        self.say(f"Not copied: {reason}")


def _prepare(text: str, form: str) -> Callable[[], QMimeData]:
    """Do the slow part; the rest must happen in the thread of the window."""
    if form == "PNG image":
        content = draw_png(text, Drawing(PICTURE.width, PICTURE.height, transparent=False, scale=PNG_SCALE))
        return lambda: _picture(content)
    if form == "SVG image":
        svg = draw_svg(text, PICTURE)
        return lambda: _text(svg, "image/svg+xml")
    written = notation_of(text, form)
    return lambda: _text(written, "chemical/x-mdl-molfile" if form == "MOL block" else "")


def _text(text: str, kind: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    if kind:
        mime.setData(kind, text.encode())
    return mime


def _picture(content: bytes) -> QMimeData:
    mime = QMimeData()
    mime.setImageData(QImage.fromData(content))
    mime.setData("image/png", content)
    return mime
