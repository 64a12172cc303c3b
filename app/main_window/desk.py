"""The molecule's side of the window: its panels, and what connects them with the conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDockWidget, QWidget

from app.bridge.backend import STORE
from app.core.events import TurnStarted
from app.core.transcript import Transcript
from app.main_window.docks import make_dock
from app.panels.compare import ComparePanel
from app.panels.lineage import LineagePanel
from app.panels.molecule import MoleculePanel
from app.panels.pasting import Pasted, Pasting
from app.panels.sketch import SketchPanel
from app.store.lineage import LineageRow
from app.store.store import Store
from sandbox.results import ToolResult
from sandbox.workspace import Thing

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
        self.compare = ComparePanel(window.kit, self._run_tool)
        self.molecule.compare_wanted.connect(self._compare_molecule)
        self.lineage = LineagePanel(window.kit)
        self.lineage.taken_up.connect(self._take_up)
        self.lineage.compared.connect(self._compare_rows)
        self.docks: list[QDockWidget] = []
        self._drawn: dict[str, str] = {}  # SMILES from the sketch → SMILES of the molecule that was edited
        window.backend.store_opened.connect(self._store_opened)
        window.backend.happened.connect(self._happened)
        window.chat.composer.edit.structure_pasted.connect(self._paste_into_message)

    def make_docks(self) -> list[QDockWidget]:
        """The docks of the further panels, closed at first, behind the molecule's."""
        window = self._window
        titles = (
            (self.tr("Sketch"), "edit", self.sketch, "Ctrl+Shift+K"),
            (self.tr("Compare"), "compare", self.compare, "Ctrl+Shift+M"),
            (self.tr("Lineage"), "lineage", self.lineage, "Ctrl+Shift+L"),
        )
        self.docks = []
        for title, icon, panel, keys in titles:
            dock = make_dock(window, window.kit, title, icon, panel)
            dock.toggleViewAction().setShortcut(QKeySequence(keys))
            dock.toggleViewAction().triggered.connect(lambda shown, dock=dock: self._raised(dock, shown))
            self.docks.append(dock)
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            window.tabifyDockWidget(window.molecule_dock, dock)
            dock.hide()
        return self.docks

    @staticmethod
    def _raised(dock: QDockWidget, shown: bool) -> None:
        """Bring a dock that was opened to the front of its tabs, with the keyboard in it."""
        if shown:
            dock.raise_()
            dock.widget().setFocus()

    def show_panel(self, panel: QWidget) -> None:
        """Open the dock of a panel and bring it to the front."""
        for dock in self.docks:
            if dock.isAncestorOf(panel):
                dock.show()
                dock.raise_()

    def show_transcript(self, transcript: Transcript) -> None:
        """Show the molecules of another conversation or branch."""
        self.molecule.show_transcript(transcript)
        self.compare.show_transcript(transcript)
        self.lineage.show_transcript(transcript)

    def _compare_molecule(self, handle: str) -> None:
        """Compare a molecule with what it was made from, else with the one before it in the conversation."""
        transcript = self._window.chat.transcript
        handles = [thing.handle for thing in transcript.molecules()]
        if len(handles) < 2 or handle not in handles:
            self._window.toast.say(self.tr("There is no second molecule in this conversation yet"))
            return
        parent = transcript.parent_of(handle)
        at = handles.index(handle)
        other = parent if parent in handles else handles[at - 1] if at else handles[1]
        self.show_panel(self.compare)
        first, second = (other, handle) if handles.index(other) < at else (handle, other)
        self.compare.choose(first, second)

    def _edit_molecule(self, handle: str) -> None:
        thing = self._window.chat.transcript.workspace.thing(handle)
        if thing is not None:
            self.show_panel(self.sketch)
            self.sketch.edit(thing.text, handle)

    def _insert_sketch(self, smiles: str, handle: str) -> None:
        thing = self._window.chat.transcript.workspace.thing(handle)
        if thing is not None:
            self._drawn[smiles] = thing.text
        self._window.chat.composer.insert(smiles)

    def _store_opened(self, store: Store, _: object) -> None:
        self.lineage.store = store
        self.lineage.refresh()

    def _happened(self, _: object, event: object, __: object) -> None:
        """A message was stored: note what was drawn for it, and from what."""
        store = self._window.backend.store
        if not isinstance(event, TurnStarted) or store is None:
            return
        for thing in event.things:
            parent = self._drawn.pop(thing.text, None)
            if parent is not None and parent != thing.text:
                self._window.kit.lanes.run(
                    STORE, partial(_note_drawn, store, event.message_id, thing, parent)
                )

    def _take_up(self, row: LineageRow) -> None:
        """Make a molecule the current one: it is shown, and the next message begins with it."""
        transcript, chat = self._window.chat.transcript, self._window.chat
        thing = transcript.workspace.thing(row.handle)
        if row.conversation_id == transcript.conversation_id and thing is not None:
            self._window.show_molecule(row.handle)
            chat.composer.insert(row.handle)
        else:
            chat.composer.insert(row.molecule.smiles)

    def _compare_rows(self, first: LineageRow, second: LineageRow) -> None:
        known = {thing.handle for thing in self._window.chat.transcript.molecules()}
        here = self._window.chat.transcript.conversation_id
        if {first.handle, second.handle} <= known and first.conversation_id == second.conversation_id == here:
            self.show_panel(self.compare)
            self.compare.choose(first.handle, second.handle)
        else:
            self._window.toast.say(self.tr("Only molecules of this conversation can be compared"))

    def _paste_into_message(self, mime: QMimeData | None) -> None:
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


def _note_drawn(store: Store, message_id: int, thing: Thing, parent: str) -> None:
    """Store that a molecule of a message was drawn from another one."""
    found = store.molecules.find(parent)
    if found is not None:
        store.molecules.record(
            message_id, thing.handle, thing.text, "designed", parent=found.id, edit="drawn in the sketch"
        )
