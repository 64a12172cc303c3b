"""Writes and restores backups from the window."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.bridge.backend import CHAT
from app.panels.progress_dialog import Progress, ProgressDialog
from app.store.restore import Backup, inspect_backup
from app.store.store import Store

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

LANE = "backup"


class BackupControl(QObject):
    """Asks for files and carries out; nothing is overwritten before the new is whole."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def back_up(self) -> None:
        """Ask for a file and write a backup there."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Back up conversations"),
            f"retort-{date.today().isoformat()}.db",
            self.tr("Backups (*.db);;All files (*)"),
        )
        if name:
            self.write(Path(name))

    def restore(self) -> None:
        """Ask for a backup, say what is in it, and restore it if that is wanted."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Restore a backup"), "", self.tr("Backups (*.db);;All files (*)")
        )
        if name:
            self.look_at(Path(name))

    def write(self, path: Path) -> ProgressDialog | None:
        """Write a backup, while conversations may go on."""
        store = self._window.backend.store
        if store is None:
            return None
        path = path if path.suffix else path.with_suffix(".db")
        progress = Progress(self)
        dialog = ProgressDialog(self.tr("Writing the backup …"), progress, self._window)

        def done(_: None) -> None:
            dialog.done(0)
            self._window.toast.say(self.tr("Backup written to {path}").format(path=path))

        def failed(reason: str) -> None:
            dialog.done(0)
            self._window.chat.note(reason, "bad")

        self._window.kit.lanes.run(LANE, lambda: store.backup(path, progress), done, failed, self)
        dialog.open()
        return dialog

    def look_at(self, path: Path) -> None:
        """Check a backup through and through, then ask whether it should be restored."""
        self._window.kit.lanes.run(
            LANE,
            lambda: inspect_backup(path),
            self._ask,
            self._complain,
            self,
        )

    def _ask(self, found: Backup) -> None:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Restore a backup"))
        box.setText(
            self.tr(
                "Put {conversations} conversations with {messages} messages in the place of yours?"
            ).format(conversations=found.conversations, messages=found.messages)
        )
        latest = found.latest.astimezone().strftime("%Y-%m-%d %H:%M") if found.latest else "–"
        words = self.tr(
            "The last message is of {latest}. The conversations that are here now are copied beside the "
            "database first; settings stay."
        ).format(latest=latest)
        if found.older:
            words += " " + self.tr("An older Retort wrote the backup; it is brought up to date.")
        box.setInformativeText(words)
        restore = box.addButton(self.tr("Restore"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.buttonClicked.connect(lambda button: self.put_back(found.path) if button is restore else None)
        box.finished.connect(lambda _: box.deleteLater())
        box.open()

    def put_back(self, path: Path) -> None:
        """Restore a backup between two turns."""
        window, store = self._window, self._window.backend.store
        if store is None or not window.backend.hold():
            window.toast.say(self.tr("Wait until the answer is finished, then restore"))
            return
        progress = Progress(self)
        dialog = ProgressDialog(self.tr("Restoring the backup …"), progress, window)

        def done(kept: Path | None) -> None:
            dialog.done(0)
            self._restored(store, kept)

        def failed(reason: str) -> None:
            dialog.done(0)
            window.backend.release()
            window.chat.note(reason, "bad")

        window.kit.lanes.run(CHAT, lambda: store.restore(path, progress), done, failed, self)
        dialog.open()

    def _complain(self, reason: str) -> None:
        self._window.chat.note(reason, "bad")

    def _restored(self, store: Store, kept: Path | None) -> None:
        window = self._window
        window.backend.release()
        window.control.new()
        window.conversations.set_store(store)
        words = self.tr("The backup is restored.")
        if kept is not None:
            words += " " + self.tr("The conversations from before are kept in {path}.").format(path=kept)
        window.chat.note(words, "info")
