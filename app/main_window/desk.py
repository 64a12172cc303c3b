"""The molecule's side of the window: its panels, and what connects them with the conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from app.main_window.docks import make_dock
from app.panels.molecule import MoleculePanel
from app.panels.pasting import Pasted, Pasting
from app.panels.sketch import SketchPanel
from sandbox.results import ToolResult

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

SHAPES = "shapes"


class Desk(QObject):
    """Makes the panels about molecules.

    Args:
        window: The window; its kit, backend and copier are there.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.pasting = Pasting(window.kit.lanes, self._run_tool, self)
        self.molecule = MoleculePanel(window.kit, self._call_tool, self._run_tool, window.copier)
        self.molecule.pictures.paste_wanted.connect(self._paste_into_message)
        self.sketch = SketchPanel(window.kit, self.pasting)
        self.sketch.insert_wanted.connect(self._insert_sketch)
        self.molecule.sketch_wanted.connect(self._edit_molecule)
        window.chat.composer.edit.structure_pasted.connect(self._paste_into_message)

    def make_docks(self) -> list[QDockWidget]:
        """The docks of the further panels, closed at first, behind the molecule's."""
        window = self._window
        titles = ((self.tr("Sketch"), "edit", self.sketch),)
        self.docks = [make_dock(window, window.kit, title, icon, panel) for title, icon, panel in titles]
        for dock in self.docks:
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            window.tabifyDockWidget(window.molecule_dock, dock)
            dock.hide()
        return self.docks

    def show_panel(self, panel: QWidget) -> None:
        """Open the dock of a panel and bring it to the front."""
        for dock in self.docks:
            if dock.isAncestorOf(panel):
                dock.show()
                dock.raise_()

    def _edit_molecule(self, handle: str) -> None:
        thing = self._window.chat.transcript.workspace.thing(handle)
        if thing is not None:
            self.show_panel(self.sketch)
            self.sketch.edit(thing.text, handle)

    def _insert_sketch(self, smiles: str, handle: str) -> None:
        self._window.chat.composer.insert(smiles)

    def _paste_into_message(self, mime: QMimeData) -> None:
        """Put the structures of a drawing into the message, as SMILES."""

        def insert(found: list[Pasted]) -> None:
            self._window.chat.composer.insert(" ".join(dict.fromkeys(each.smiles for each in found)))

        self.pasting.read(mime, insert, self._complain)

    def _complain(self, reason: str) -> None:
        self._window.toast.say(self.tr("Not pasted: {0}").format(reason))

    def _call_tool(self, tool: str, smiles: str, done: Callable[[ToolResult], None]) -> bool:
        return self._window.backend.call_tool(tool, smiles, done, self)

    def _run_tool(self, tool: str, arguments: Mapping[str, Any], done: Callable[[ToolResult], None]) -> bool:
        return self._window.backend.run_tool(tool, arguments, done, self, SHAPES)
