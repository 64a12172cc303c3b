"""Model files that are dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.panels.model_chooser import is_model_file

if TYPE_CHECKING:
    from app.main_window.window import MainWindow


class ModelDrops(QObject):
    """Takes a dropped GGUF file before the widget below it does, which would mention its path in a message.

    Everything else that is dropped goes where it went before.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setAcceptDrops(True)
        for widget in (window, window.chat.composer.edit.viewport(), *window.findChildren(QWidget)):
            if widget is window or widget.acceptDrops():
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look for a model among what is dropped."""
        if not isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent):
            return False
        path = _model_of(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._window.program.open_models(path)
        return True


def _model_of(data: QMimeData) -> Path | None:
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and is_model_file(files[0]) else None
