"""A card with the structure that the pointer rests on, in an answer or a question."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.widgets.basics import Elided, label
from app.widgets.kit import Kit
from app.widgets.structure_view import StructureView
from sandbox.errors import SandboxError
from sandbox.recogniser import recognise
from sandbox.workspace import Thing

LANE = "recogniser"
PAUSE_MS = 250
DRAWING = QSize(230, 150)
MAX_WORD = 2000
_LIKELY = re.compile(r"[A-Za-z\[]")


class StructureTip(QFrame):
    """Appears beside the pointer and goes when it leaves; by keyboard the structure is reached as a card.

    Args:
        kit: Shared services.
        thing_of: Gives what a handle stands for.
        over: The widget that it lies over.
    """

    def __init__(self, kit: Kit, thing_of: Callable[[str], Thing | None], over: QWidget) -> None:
        super().__init__(over)
        self._kit = kit
        self._thing_of = thing_of
        self._over = over
        self._wanted: tuple[str, str] = ("", "")
        self._place = QPoint()
        self.setObjectName("structure-tip")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view = StructureView(kit, DRAWING)
        self._handle = label("", "badge")
        self._name = Elided(role="strong")
        self._text = Elided(role="small")
        head = QHBoxLayout()
        head.addWidget(self._handle)
        head.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 9, 10, 9)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.view)
        column.addWidget(self._text)
        self.setFixedWidth(DRAWING.width() + 22)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.hide()

    def follow(self, handle: str, word: str, place: QPoint) -> None:
        """The pointer rests on a handle, a word, or nothing.

        Args:
            handle: The handle, or nothing.
            word: The word, or nothing.
            place: Where, on the screen.
        """
        if (handle, word) == self._wanted:
            return
        self._wanted, self._place = (handle, word), place
        self.hide()
        self._pause.stop()
        if handle.startswith("M") or _LIKELY.search(word) and 1 < len(word) <= MAX_WORD:
            self._pause.start()

    def _look(self) -> None:
        handle, word = wanted = self._wanted
        thing = self._thing_of(handle) if handle else None
        if thing is not None:
            if thing.kind == "molecule" and not thing.problem:
                self._show(thing.handle, thing.name or thing.label, thing.text)
            return

        def show(found: tuple[str, str] | None) -> None:
            if found is not None and wanted == self._wanted:
                self._show("", *found)

        self._kit.lanes.run(LANE, lambda: structure_in(word), show, owner=self)

    def _show(self, handle: str, name: str, smiles: str) -> None:
        self._handle.setText(handle)
        self._handle.setVisible(bool(handle))
        self._name.set_full(name)
        self._text.set_full(smiles)
        self.view.show_molecule(smiles, alternative=name or smiles)
        self.setAccessibleName(self.tr("Structure of {name}").format(name=name or smiles))
        self.adjustSize()
        place = self._over.mapFromGlobal(self._place) + QPoint(14, 18)
        if place.y() + self.height() > self._over.height() - 8:
            place.setY(place.y() - self.height() - 34)
        place.setX(max(8, min(place.x(), self._over.width() - self.width() - 8)))
        self.move(place)
        self.show()
        self.raise_()


@lru_cache(maxsize=512)
def structure_in(word: str) -> tuple[str, str] | None:
    """Name and SMILES of the one molecule that a word is; None where it is none."""
    try:
        mentions = [each for each in recognise(word) if each.kind == "molecule" and not each.problem]
    except SandboxError:
        return None
    if len(mentions) != 1:
        return None
    return mentions[0].name or "", mentions[0].smiles
