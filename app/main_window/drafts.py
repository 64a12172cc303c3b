"""What is typed but not sent, kept for each conversation; a crash loses half a second of it at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.bridge.backend import STORE
from app.store.store import Store

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

PAUSE_MS = 400
NEW = "window.draft"  # setting that holds the draft of the conversation that has no message yet


class Drafts(QObject):
    """Saves what stands in the message box, and brings it back with its conversation."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._conversation: int | None = None
        self._texts: dict[int | None, str] = {}
        self._read: set[int | None] = set()  # conversations whose stored draft is known
        self._showing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.save)
        window.chat.composer.edit.textChanged.connect(self._changed)

    def show(self, conversation_id: int | None) -> None:
        """Keep the draft of the conversation that was shown, and bring back that of another."""
        if conversation_id != self._conversation:
            if self._pause.isActive():
                self.save()
            self._conversation = conversation_id
            self._put(self._texts.get(conversation_id, ""))
        if conversation_id not in self._read:
            self._bring_back(conversation_id)

    def adopt(self, conversation_id: int) -> None:
        """The conversation that is shown has got its number: what is typed from now on belongs to it."""
        if self._conversation is None:
            text = self._window.chat.composer.text()
            self._write(None, "")
            self._conversation = conversation_id
            self._read.add(conversation_id)
            self._write(conversation_id, text)

    def save(self) -> None:
        """Save what stands in the box now, if it has changed."""
        if self._pause.isActive() or self.sender() is self._pause:
            self._pause.stop()
            self._write(self._conversation, self._window.chat.composer.text())

    def _put(self, text: str) -> None:
        self._showing = True
        self._window.chat.composer.edit.show_text(text)
        self._showing = False

    def _changed(self) -> None:
        if not self._showing:
            self._texts[self._conversation] = self._window.chat.composer.text()
            self._pause.start()

    def _write(self, conversation_id: int | None, text: str) -> None:
        self._texts[conversation_id] = text
        store = self._window.backend.store
        if store is not None and not store.read_only:
            self._window.kit.lanes.run(STORE, lambda: _store_draft(store, conversation_id, text))

    def _bring_back(self, conversation_id: int | None) -> None:
        """Read a draft from the store; what was typed meanwhile goes behind it."""
        store = self._window.backend.store
        if store is None:
            return
        self._read.add(conversation_id)

        def show(draft: str) -> None:
            typed = self._texts.get(conversation_id, "")
            if not draft:
                return
            self._texts[conversation_id] = f"{draft}\n{typed}" if typed else draft
            if conversation_id == self._conversation:
                self._put(self._texts[conversation_id])

        self._window.kit.lanes.run(STORE, lambda: _read_draft(store, conversation_id), show, owner=self)


def _store_draft(store: Store, conversation_id: int | None, text: str) -> None:
    if conversation_id is None:
        store.settings.set(NEW, text)
    else:
        store.conversations.set_draft(conversation_id, text)


def _read_draft(store: Store, conversation_id: int | None) -> str:
    if conversation_id is None:
        return str(store.settings.get(NEW, ""))
    return store.conversations.get(conversation_id).draft or ""
