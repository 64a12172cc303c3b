"""What the window remembers from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.bridge.backend import STORE
from app.store.store import Store

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

APPEARANCE = "window.appearance"


def keep_appearance(window: MainWindow, store: Store) -> None:
    """Show the window light or dark as it was chosen last, and keep what is chosen from now on."""

    def show(name: object) -> None:
        if name in ("Light", "Dark"):
            window.appearance.choose(Qt.ColorScheme[str(name)])
        window.appearance.chosen.connect(keep)

    def keep(name: str) -> None:
        window.kit.lanes.run(STORE, lambda: store.settings.set(APPEARANCE, name))

    window.kit.lanes.run(STORE, lambda: store.settings.get(APPEARANCE), show, owner=window)
