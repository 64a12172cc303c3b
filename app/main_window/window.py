"""The main window: panels side by side, and what connects them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from app.bridge.backend import Backend, ModelState
from app.bridge.depictions import Depictions
from app.core.call_entry import CallEntry
from app.core.preferences import Preferences
from app.core.transcript import Turn
from app.engine.records import EngineSettings
from app.main_window.conversation import ConversationControl
from app.main_window.conversation_files import ConversationFiles
from app.main_window.desk import Desk
from app.main_window.docks import make_dock
from app.main_window.drafts import Drafts
from app.main_window.drops import ModelDrops
from app.main_window.forecasting import Forecasting
from app.main_window.kept import Kept
from app.main_window.menus import make_menus
from app.main_window.program import ProgramControl
from app.main_window.rerunning import Rerunning
from app.panels.chat import ChatPanel
from app.panels.conversations import ConversationPanel
from app.panels.copy_menu import Copier
from app.panels.export_dialog import ExportDialog
from app.panels.status import StatusLine
from app.panels.trace import TracePanel
from app.store.store import Store
from app.widgets.appearance import Appearance
from app.widgets.kit import Kit
from app.widgets.notices import Note, Toast

TITLE = "Retort"
LANES = ("chat", "control", "store", "tools", "drawing", "recogniser", "shapes")


class MainWindow(QMainWindow):
    """The program's window.

    Args:
        backend: Model, tools and store; the window starts and closes it.
        preferences: Settings known before the store is open.
        given: Model and threads of the command line; they count for this run.
        logs: Folder of the log files; None where nothing is logged.

    Signals:
        finished: The window is closed and everything behind it has ended.
    """

    finished = Signal()

    def __init__(
        self,
        backend: Backend,
        preferences: Preferences | None = None,
        given: EngineSettings | None = None,
        logs: Path | None = None,
    ) -> None:
        super().__init__()
        self.backend = backend
        self.appearance = Appearance(self)
        self.appearance.apply()
        self.kit = Kit(self.appearance, backend.lanes, Depictions(backend.lanes, self))
        self.kept = Kept(self, preferences or Preferences(), given)
        self._ending = False
        self._model_note: Note | None = None
        self.appearance_menu = QMenu(self.tr("Appearance"), self)
        self.setWindowTitle(TITLE)
        self.setWindowIcon(self.appearance.icon("retort", "accent"))
        self.resize(1440, 900)
        self.setMinimumSize(760, 480)
        self._make_panels()
        self.drafts = Drafts(self)
        self.forecasting = Forecasting(self)
        self.control = ConversationControl(self)
        self.rerunning = Rerunning(self)
        self.files = ConversationFiles(self)
        self.program = ProgramControl(self, logs)
        make_menus(self)
        self._connect()
        self._drops = ModelDrops(self)
        self.control.new()
        backend.lanes.open(*LANES)
        backend.start()
        self.chat.composer.edit.setFocus()

    def _make_panels(self) -> None:
        kit = self.kit
        self.toast = Toast(self)
        self.copier = Copier(kit.lanes, self.toast.say, self)
        self.conversations = ConversationPanel(kit)
        self.chat = ChatPanel(kit)
        self.trace = TracePanel(kit)
        self.desk = Desk(self)
        self.molecule = self.desk.molecule
        self.status = StatusLine(kit)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.conversations)
        self.splitter.addWidget(self.chat)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([248, 800])
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(centre)
        self.trace_dock = make_dock(self, kit, self.tr("Trace"), "trace", self.trace)
        self.molecule_dock = make_dock(self, kit, self.tr("Molecule"), "molecule", self.molecule)
        for dock in (self.trace_dock, self.molecule_dock):
            self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self.desk.make_docks()
        self.resizeDocks([self.trace_dock, self.molecule_dock], [290, 570], Qt.Orientation.Vertical)
        self.resizeDocks([self.trace_dock, self.molecule_dock], [378, 378], Qt.Orientation.Horizontal)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.status, 1)

    def _connect(self) -> None:
        self.backend.store_opened.connect(self._store_opened)
        self.backend.model_changed.connect(self._model_changed)
        self.backend.closed.connect(self._closed)
        self.conversations.new_wanted.connect(self.control.new)
        self.conversations.opened.connect(self.control.open)
        self.conversations.message_opened.connect(self.control.open_message)
        self.conversations.deleted.connect(self._deleted)
        self.conversations.undo_offered.connect(self._offer_undo)
        self.conversations.trouble.connect(lambda why: self.chat.note(why, "bad"))
        self.chat.welcome.sample_chosen.connect(self.control.send)
        self.chat.composer.sent.connect(self.control.send)
        self.chat.composer.stop_wanted.connect(self.control.stop)
        self.chat.value_clicked.connect(self.show_value)
        self.chat.molecule_chosen.connect(self.show_molecule)
        self.chat.menu_wanted.connect(self._copy_menu)
        self.chat.trace_wanted.connect(self._show_trace)
        self.chat.again_wanted.connect(self.control.again)
        self.chat.edit_wanted.connect(self.control.edit)
        self.chat.version_chosen.connect(self.control.show_version)
        self.trace.molecule_chosen.connect(self.show_molecule)
        self.trace.highlights_wanted.connect(self._show_highlights)
        self.trace.cancel_wanted.connect(self.backend.cancel_call)
        self.molecule.molecule_chosen.connect(self.show_molecule)
        self.molecule.export_wanted.connect(self.export_molecules)
        self.status.model_clicked.connect(self.program.open_models)
        self.status.offline_clicked.connect(self.program.explain_offline)

    def show_value(self, handle: str) -> None:
        """Open the call that produced a value, and highlight what it is about."""
        source = self.chat.transcript.source_of(handle)
        if source is None:
            return
        self.trace_dock.show()
        self.trace_dock.raise_()
        self.trace.reveal(source[1])
        self._show_highlights(source[1])

    def show_molecule(self, handle: str, turn: Turn | None = None) -> None:
        """Show a molecule in its panel.

        Args:
            handle: Handle of the molecule.
            turn: The turn whose results are highlighted in it; None is the last that has any.
        """
        transcript = self.chat.transcript
        turns = [turn] if turn else list(reversed(transcript.turns))
        atoms = next((found for each in turns if (found := transcript.highlights(each, handle))), ())
        if self.molecule.show_molecule(handle, atoms):
            self.chat.mark_molecule(handle)

    def export_molecules(self) -> ExportDialog | None:
        """Open the export of the conversation's molecules; None where there are none."""
        things = self.chat.transcript.molecules()
        if not things:
            self.toast.say(self.tr("There are no molecules in this conversation yet"))
            return None
        dialog = ExportDialog(self.kit, things, self.molecule.profiles, self._call_tool, self)
        dialog.exported.connect(lambda path: self.toast.say(self.tr("Saved {path}").format(path=path)))
        dialog.open()
        return dialog

    def _show_highlights(self, call: CallEntry) -> None:
        transcript = self.chat.transcript
        for thing in transcript.molecules():
            atoms = transcript.call_highlights(call, thing.handle)
            if atoms and self.molecule.show_molecule(thing.handle, atoms):
                self.chat.mark_molecule(thing.handle)

    def _show_trace(self, turn: Turn) -> None:
        self.trace_dock.show()
        self.trace_dock.raise_()
        self.trace.reveal_turn(turn)

    def _copy_menu(self, handle: str, place: QPoint) -> None:
        thing = self.chat.transcript.workspace.thing(handle)
        if thing is not None:
            menu = self.copier.menu(thing, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _call_tool(self, tool: str, smiles: str, done: object) -> bool:
        return self.backend.call_tool(tool, smiles, done, self)  # type: ignore[arg-type]

    def _store_opened(self, store: Store, warning: str | None) -> None:
        self.conversations.set_store(store)
        self.drafts.show(self.chat.transcript.conversation_id)
        self.kept.opened(store)
        if warning:
            self.chat.note(warning, "doubt")
            self.status.warn(self.tr("Conversations are not saved"))

    def _model_changed(self, state: ModelState) -> None:
        self.status.show_model(state)
        self.chat.set_loading(state.status == "loading")
        if self._model_note is not None:
            self._model_note.close_note()
            self._model_note = None
        if state.status == "failed":
            words = self.tr("The model can't be used: {why}").format(why=state.error)
            action = (self.tr("Try again"), self.backend.load_model)
            if self.kept.engine.model is not None:
                action = (self.tr("Use the Retort policy"), self.program.use_own_policy)
            self._model_note = self.chat.note(words, "bad", action)
        self.molecule.refresh()

    def _offer_undo(self, what: str, undo: Callable[[], None]) -> None:
        self.toast.say(what, (self.tr("Undo"), undo))

    def _deleted(self, conversation_id: int, title: str) -> None:
        self.control.forget(conversation_id)
        undo = (self.tr("Undo"), lambda: self.conversations.undelete(conversation_id))
        short = title if len(title) <= 40 else title[:39] + "…"
        self.toast.say(self.tr("“{title}” deleted").format(title=short), undo)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide at once; the process ends when model, tools and store have ended."""
        event.accept()
        if not self._ending:
            self._ending = True
            self.drafts.save()
            self.kept.close()
            self.backend.close()

    def _closed(self) -> None:
        if not self.kit.lanes.closed:
            self.kit.lanes.close()
            self.finished.emit()
            application = QApplication.instance()
            if application is not None and application.property("quit-with-window"):
                application.quit()
