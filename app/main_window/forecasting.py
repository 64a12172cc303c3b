"""Says before sending how long the answer will take, from this computer's own measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.bridge.backend import STORE, ModelState
from app.core.commands import command_name
from app.core.events import TurnFinished
from app.core.forecast import Forecaster, Measured
from app.core.transcript import Turn

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

SETTING = "forecast"


class Forecasting(QObject):
    """Keeps one forecaster for each model, in the store's settings."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._model = ""
        self._forecaster = Forecaster()
        window.backend.model_changed.connect(self._model_changed)
        window.chat.composer.forecast = self.words

    def words(self, text: str, structures: int) -> str:
        """ "about 0.6 s on this computer"; empty before anything was measured.

        Args:
            text: The message.
            structures: Characters in it that belong to structures, which the model does not read.
        """
        found = self._forecaster.forecast(max(0, len(text) - structures))
        if found is None:
            return ""
        if found.high > 2 * found.low and _time(found.low) != _time(found.high):
            return self.tr("about {low} to {high} s on this computer").format(
                low=_time(found.low), high=_time(found.high)
            )
        return self.tr("about {seconds} s on this computer").format(seconds=_time(found.seconds))

    def learn(self, turn: Turn, event: TurnFinished) -> None:
        """Take in an answer of the model; commands and turns that were not finished say nothing about it."""
        if command_name(turn.question) is not None or not self._model:
            return
        written = sum(len(thing.name or thing.text) for thing in turn.things)
        characters = max(0, len(turn.question) - written)
        self._forecaster.learn(Measured(characters, event.read_tokens, event.read_s, event.seconds))
        store, key, value = self._window.backend.store, self._key(), self._forecaster.to_json()
        if store is not None and not store.read_only:
            self._window.kit.lanes.run(STORE, lambda: store.settings.set(key, value))

    def _key(self) -> str:
        return f"{SETTING}.{self._model}"

    def _model_changed(self, state: ModelState) -> None:
        if state.status != "ready" or state.name == self._model:
            return
        self._model, self._forecaster = state.name, Forecaster()
        store, key = self._window.backend.store, self._key()

        def take(encoded: object) -> None:
            if key == self._key() and not self._forecaster.measured:
                self._forecaster = Forecaster.from_json(encoded)

        if store is not None:
            self._window.kit.lanes.run(STORE, lambda: store.settings.get(key), take, owner=self)


def _time(seconds: float) -> str:
    return f"{seconds:.1f}" if seconds < 9.95 else f"{seconds:.0f}"
