"""What the window remembers from one start to the next: the settings, and how its panels lie."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal

from app.bridge.backend import STORE
from app.core.preferences import TEXT_SIZES, Preferences, changed_values, read_preferences
from app.engine.records import EngineSettings
from app.main_window.recovery import tell_recovery
from app.store.models import now
from app.store.store import Store
from app.store.writer import is_writing, writer_token

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

GEOMETRY, PANELS, LIST_WIDTH = "window.geometry", "window.panels", "window.list_width"
RUNNING = "window.running"
LAYOUT_VERSION = 1  # raise it when panels are added or renamed, so that an old layout is not applied


class Kept(QObject):
    """The settings in use. Changes take effect at once and are stored behind the window.

    Args:
        window: The window.
        preferences: Settings known before the database is open.
        given: What the command line asks for; it counts for this run and is not stored.

    Signals:
        changed: Settings changed; gives them.
    """

    changed = Signal(object)

    def __init__(
        self, window: MainWindow, preferences: Preferences, given: EngineSettings | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store: Store | None = None
        self.preferences = preferences
        self._given = given or EngineSettings()
        self._scheme = "Unknown"
        self._show()

    def opened(self, store: Store) -> None:
        """Take over what a store holds; from now on changes are kept there."""

        def read() -> tuple[dict[str, Any], int]:
            values = store.settings.all()
            if not store.read_only:
                store.settings.set(RUNNING, writer_token())
            return values, len(store.conversations.list())

        def take(found: tuple[dict[str, Any], int]) -> None:
            values, conversations = found
            self._store = store
            self.preferences = read_preferences(values)
            self._show()
            self._lay_out(values)
            before = values.get(RUNNING)
            crashed = isinstance(before, str) and not is_writing(before, now())
            tell_recovery(self._window, store, crashed, conversations)
            self.changed.emit(self.preferences)

        self._window.kit.lanes.run(STORE, read, take, owner=self)

    @property
    def engine(self) -> EngineSettings:
        """The model and its settings that are wanted now."""
        wanted, given = self.preferences.engine, self._given
        return EngineSettings(
            given.model or wanted.model, given.threads or wanted.threads, given.context or wanted.context
        )

    def set(self, **values: Any) -> None:
        """Change settings by their names in `Preferences`."""
        self._change(replace(self.preferences, **values))

    def use_engine(self, settings: EngineSettings) -> None:
        """Keep the model and settings that were put into use, instead of what the command line asked for."""
        self._given = EngineSettings()
        kept = replace(self.preferences, threads=settings.threads, context=settings.context)
        self._change(kept.with_model(settings.model))

    def zoom(self, steps: int) -> None:
        """Make all text larger or smaller by some steps; 0 is the usual size."""
        if steps == 0:
            self.set(text_size=100)
            return
        nearest = min(range(len(TEXT_SIZES)), key=lambda at: abs(TEXT_SIZES[at] - self.preferences.text_size))
        self.set(text_size=TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, nearest + steps))])

    def close(self) -> None:
        """Store how the window lies and how its panels are arranged, and that it was closed properly."""
        window = self._window
        values = {
            GEOMETRY: _text(window.saveGeometry()),
            PANELS: _text(window.saveState(LAYOUT_VERSION)),
            LIST_WIDTH: window.splitter.sizes()[0],
            RUNNING: None,
        }
        self._keep(values)

    def _change(self, preferences: Preferences) -> None:
        changes = changed_values(self.preferences, preferences)
        if changes:
            self.preferences = preferences
            self._show()
            self._keep(changes)
            self.changed.emit(preferences)

    def _keep(self, values: dict[str, Any]) -> None:
        store = self._store
        if store is None or store.read_only:
            return

        def write() -> None:
            for key, value in values.items():
                store.settings.set(key, value)

        self._window.kit.lanes.run(STORE, write)

    def _show(self) -> None:
        appearance = self._window.appearance
        if self.preferences.scheme != self._scheme:
            self._scheme = self.preferences.scheme
            appearance.choose(Qt.ColorScheme[self._scheme])
        appearance.set_text_size(self.preferences.text_size)

    def _lay_out(self, values: dict[str, Any]) -> None:
        """Put window and panels where they were; Qt brings a window back that lies off all screens."""
        window = self._window
        geometry, panels, width = (values.get(key) for key in (GEOMETRY, PANELS, LIST_WIDTH))
        if isinstance(geometry, str) and not window.isMaximized():
            window.restoreGeometry(_bytes(geometry))
        if isinstance(panels, str):
            window.restoreState(_bytes(panels), LAYOUT_VERSION)
        if isinstance(width, int) and 120 <= width <= 900:
            total = sum(window.splitter.sizes())
            # Once the window has its size, which the system may give it only after this.
            QTimer.singleShot(0, window, lambda: window.splitter.setSizes([width, max(1, total - width)]))


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "replace"))
