"""Pictures of molecules for the screen, drawn off the thread of the window and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from app.bridge.lanes import Lanes
from app.exporting.depiction import Drawing, draw_png
from app.exporting.families import find_families

LANE, FAMILIES = "drawing", "families"
KEPT_BYTES = 48_000_000


@dataclass(frozen=True)
class Picture:
    """A drawn molecule, or why there is none.

    Attributes:
        pixmap: The picture; None where it could not be drawn.
        problem: Why not, in the chemist's words.
    """

    pixmap: QPixmap | None
    problem: str = ""

    @property
    def size(self) -> int:
        """Bytes that it takes, about."""
        return 200 if self.pixmap is None else self.pixmap.width() * self.pixmap.height() * 4


class Depictions(QObject):
    """Draws molecules on request; each drawing is made once.

    Signals:
        aligned: Some molecules take over another orientation from now on.
    """

    aligned = Signal()

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._bytes = 0
        self._asked: tuple[str, ...] = ()
        self._kept: OrderedDict[tuple[str, Drawing], Picture] = OrderedDict()
        self._references: dict[str, str] = {}
        self._wanted: dict[tuple[str, Drawing], list[tuple[Callable[[Picture], None], QObject]]] = {}

    def align(self, texts: Sequence[str]) -> None:
        """Draw molecules that share a scaffold with the same orientation, from now on.

        Args:
            texts: Structures, oldest first; the oldest of a family sets the orientation.
        """
        asked = self._asked = tuple(texts)

        def take(found: dict[str, str]) -> None:
            if asked == self._asked and found != self._references:
                self._references = found
                self.aligned.emit()

        self._lanes.run(FAMILIES, lambda: find_families(asked), take, owner=self)

    def reference(self, text: str) -> str:
        """The structure whose orientation a molecule takes over; empty for its own."""
        return self._references.get(text, "")

    def request(self, text: str, drawing: Drawing, show: Callable[[Picture], None], owner: QObject) -> None:
        """Show a molecule: at once if it was drawn before, else when it is.

        Args:
            text: SMILES, InChI or MOL block.
            drawing: Size and looks.
            show: Called in the thread of the window.
            owner: It is not called once this object is gone.
        """
        key = (text, drawing)
        if key in self._kept:
            self._kept.move_to_end(key)
            show(self._kept[key])
            return
        waiting = self._wanted.setdefault(key, [])
        waiting.append((show, owner))
        if len(waiting) == 1:
            self._lanes.run(
                LANE,
                lambda: _draw(text, drawing),
                lambda image: self._take(key, _picture(image, drawing)),
                lambda why: self._take(key, Picture(None, why)),
                self,
            )

    def _take(self, key: tuple[str, Drawing], picture: Picture) -> None:
        self._kept[key] = picture
        self._bytes += picture.size
        while self._bytes > KEPT_BYTES:
            self._bytes -= self._kept.popitem(last=False)[1].size
        for show, owner in self._wanted.pop(key, []):
            if shiboken6.isValid(owner):
                show(picture)


def _draw(text: str, drawing: Drawing) -> QImage:
    return QImage.fromData(draw_png(text, drawing))


def _picture(image: QImage, drawing: Drawing) -> Picture:
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(drawing.scale)
    return Picture(pixmap)
