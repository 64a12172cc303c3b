"""Copy As: a molecule on the clipboard, in all formats at once or in the one that is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.bridge.clipboard import put
from app.bridge.lanes import Lanes
from app.exporting.clipboard import CDXML, MOLFILE, PICTURE, PNG, PNG_SCALE, SVG, TEXT, clipboard_formats
from app.exporting.copying import NOTATIONS, notation_of
from app.exporting.depiction import Drawing, draw_png, draw_svg
from sandbox.workspace import Thing

LANE = "drawing"
PICTURES = ("PNG image", "SVG image")
EVERYTHING = "Structure"
_TYPES = {"MOL block": MOLFILE, "CDXML": CDXML}


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
        menu = QMenu(self.tr("Copy {0} as").format(thing.handle), parent)
        menu.setAccessibleName(menu.title())
        menu.addAction(
            self.tr("Structure, in all formats at once"), partial(self.copy, thing, EVERYTHING)
        ).setToolTip(self.tr("For ChemDraw, Word, an ELN, a spreadsheet or a text: each takes what it can"))
        menu.setToolTipsVisible(True)
        menu.addSeparator()
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
            form: :data:`EVERYTHING`, a notation, or one of :data:`PICTURES`.
        """

        def done(formats: dict[str, bytes]) -> None:
            put(formats)
            if form == EVERYTHING:
                self.say(self.tr("{0} copied").format(thing.handle))
            else:
                self.say(self.tr("{0} copied as {1}").format(thing.handle, form))

        name = thing.name or thing.label
        self._lanes.run(LANE, lambda: _prepare(thing.text, form, name), done, self._say_why, self)

    def _say_why(self, reason: str) -> None:
        self.say(self.tr("Not copied: {0}").format(reason))


def _prepare(text: str, form: str, name: str) -> dict[str, bytes]:
    if form == EVERYTHING:
        return clipboard_formats(text, name)
    if form == "PNG image":
        large = Drawing(PICTURE.width, PICTURE.height, transparent=False, scale=PNG_SCALE)
        return {PNG: draw_png(text, large)}
    if form == "SVG image":
        svg = draw_svg(text, PICTURE).encode()
        return {SVG: svg, TEXT: svg}
    written = notation_of(text, form).encode()
    return {TEXT: written} | ({_TYPES[form]: written} if form in _TYPES else {})
