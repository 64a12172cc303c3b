"""Conversations out of the program and into it: export, import, and running the calculations again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.core.conversation_file import load_conversation
from app.core.recorded import recorded_calls
from app.exporting.conversation_formats import ChatSource
from app.panels.chat_export_dialog import ChatExportDialog
from app.panels.replay_dialog import ReplayDialog
from app.store.rows import ConversationRow
from app.store.store import Store
from sandbox.registry import discover

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

LANE = "export"


class ConversationFiles(QObject):
    """What the menu offers for the conversation that is shown, and the import of one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.chat.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take in a conversation that is dropped on the chat; everything else becomes part of the message."""
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = _dropped_conversation(event)
            if path is not None:
                event.acceptProposedAction()
                self.take_in(path)
                return True
        return False

    def export(self) -> ChatExportDialog | None:
        """Open the export of the conversation; None where there is nothing to export."""
        window = self._window
        conversation, store = window.chat.transcript.conversation_id, window.backend.store
        if conversation is None or store is None:
            window.toast.say(self.tr("There is nothing in this conversation yet"))
            return None
        source = ChatSource(store, conversation, discover())
        dialog = ChatExportDialog(window.kit, source, self._title(), window)
        dialog.exported.connect(lambda path: window.toast.say(self.tr("Saved {0}").format(path)))
        dialog.open()
        return dialog

    def ask_import(self) -> None:
        """Ask for a file and take in the conversation that it holds."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import conversation"), "", self.tr("Conversations (*.json)")
        )
        if name:
            self.take_in(Path(name))

    def take_in(self, path: Path) -> None:
        """Take in a conversation from a file, as a new one, and show it."""
        window = self._window
        store = window.backend.store
        if store is None:
            return

        def show(taken: tuple[ConversationRow, int]) -> None:
            row, lost = taken
            window.conversations.refresh()
            window.control.open(row.id)
            said = self.tr("Imported as a new conversation")
            if lost:
                said += self.tr("; {0} structures can't be read and are not found by structure").format(lost)
            window.toast.say(said, (self.tr("Undo"), lambda: self._take_back(store, row.id)))

        def complain(reason: str) -> None:
            window.chat.note(self.tr("Not imported: {0}").format(reason), "bad")

        # Reading and checking a large file takes seconds; the lane of the store stays free for them.
        window.kit.lanes.run(LANE, lambda: store.copies.write(load_conversation(path)), show, complain, self)

    def _take_back(self, store: Store, conversation_id: int) -> None:
        """Delete what was just imported; like any deleted conversation it stays in the bin."""
        window = self._window

        def done(_: object) -> None:
            window.control.forget(conversation_id)
            window.conversations.refresh()

        window.kit.lanes.run(LANE, lambda: store.conversations.delete(conversation_id), done, owner=self)

    def replay(self) -> ReplayDialog | None:
        """Run the calculations of the branch that is shown again; None where there are none."""
        window = self._window
        if window.backend.busy:
            window.toast.say(self.tr("Retort is still answering; this can be done after that"))
            return None
        calls = recorded_calls(window.chat.transcript, discover())
        if not calls:
            window.toast.say(self.tr("There are no calculations in this conversation yet"))
            return None
        dialog = ReplayDialog(window.kit, self._title(), calls, window.backend.with_tools, window)
        dialog.show()
        return dialog

    def _title(self) -> str:
        turns = self._window.chat.transcript.turns
        return turns[0].question if turns else ""


def _dropped_conversation(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() == ".json" else None
