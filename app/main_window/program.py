"""What concerns the program as a whole: settings, models, palette, help."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices

from app.bridge.backend import STORE
from app.bridge.brain import ModelState
from app.bridge.checking import check_installation
from app.core.diagnostics import Part, collect
from app.core.logs import LOGGER, Public
from app.core.preferences import Preferences
from app.core.selftest import Finding
from app.core.trial import Trial
from app.engine.models import cache_folder
from app.engine.records import EngineSettings
from app.main_window.backups import BackupControl
from app.panels.about import ABOUT, OFFLINE, AboutDialog
from app.panels.diagnostics_dialog import DiagnosticsDialog
from app.panels.keyboard import commands_of
from app.panels.palette import WIDTH, Entry, Palette
from app.panels.selftest_dialog import SelfTestDialog
from app.panels.settings import GENERAL, KEYBOARD, MODEL, SettingsDialog
from app.panels.settings_data import Places
from sandbox.registry import discover

if TYPE_CHECKING:
    from app.main_window.window import MainWindow
    from app.panels.own_stock_dialog import OwnStockDialog


class ProgramControl(QObject):
    """Opens the dialogs of the program and carries out what is wished there.

    Args:
        window: The window.
        logs: Folder of the log files; None where nothing is logged.
    """

    def __init__(self, window: MainWindow, logs: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._logs = logs
        self._settings: SettingsDialog | None = None
        self._wanted: EngineSettings | None = None  # what is being loaded
        self._findings: list[Finding] = []
        self.backups = BackupControl(window)
        window.backend.model_changed.connect(self._model_changed)
        window.backend.switch_failed.connect(self._switch_failed)
        window.kept.changed.connect(self._preferences_changed)

    def open_settings(self, page: str = GENERAL) -> SettingsDialog:
        """Show a page of the settings."""
        if self._settings is None:
            self._settings = self._make_settings()
        self._settings.show_page(page)
        self._settings.show()
        self._settings.raise_()
        self._settings.activateWindow()
        return self._settings

    def open_models(self, path: Path | None = None) -> SettingsDialog:
        """Show the page of the model; a file is looked at there before anything is loaded."""
        dialog = self.open_settings(MODEL)
        if path is not None:
            dialog.models.look_at(path)
        return dialog

    def open_keyboard(self) -> SettingsDialog:
        """Show the page of keys."""
        return self.open_settings(KEYBOARD)

    def use_engine(self, settings: EngineSettings) -> None:
        """Put a model and settings into use; they are kept once they work."""
        self._wanted = settings
        self._window.backend.use_model(settings)

    def use_own_policy(self) -> None:
        """Go back to the policy that comes with Retort."""
        self.use_engine(replace(self._window.kept.engine, model=None))

    def open_about(self, tab: int = ABOUT) -> AboutDialog:
        """Say what the program is."""
        dialog = AboutDialog(self._window.kit, self._window.backend.model, tab, self._window)
        dialog.open()
        return dialog

    def explain_offline(self) -> AboutDialog:
        """Say what "offline" means and how it is tested."""
        return self.open_about(OFFLINE)

    def check(self) -> SelfTestDialog:
        """Check the installation."""
        dialog = SelfTestDialog(self._window.kit, self._window)
        dialog.diagnostics_wanted.connect(self.open_diagnostics)
        self._findings = []

        def finish(findings: list[Finding]) -> None:
            self._findings = findings
            dialog.finish(findings)

        check_installation(self._window.backend, dialog.add, finish, dialog)
        dialog.open()
        return dialog

    def open_diagnostics(self) -> DiagnosticsDialog | None:
        """Put the diagnostics file together and show it."""
        window, store = self._window, self._window.backend.store
        if store is None:
            return None
        conversation = window.control.shown.conversation_id
        model, findings, logs = window.backend.model.info, list(self._findings), self._logs

        def gather(with_conversation: bool) -> list[Part]:
            return collect(store, model, findings, logs, conversation if with_conversation else None)

        dialog = DiagnosticsDialog(window.kit, gather, conversation is not None, window)
        dialog.exported.connect(lambda path: window.toast.say(self.tr("Saved {path}").format(path=path)))
        dialog.open()
        return dialog

    def open_own_stock(self) -> OwnStockDialog:
        """Show the user's own lists of compounds."""
        from app.panels.own_stock_dialog import OwnStockDialog  # reads tables of numbers, which takes a while

        dialog = OwnStockDialog(self._window.backend.with_tools, self._window)
        dialog.open()
        return dialog

    def open_folder(self, folder: Path) -> None:
        """Show a folder in the system's file manager."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._window.toast.say(self.tr("The folder is {path}").format(path=folder))

    def open_logs(self) -> None:
        """Show the log files in the system's file manager."""
        if self._logs is None:
            self._window.toast.say(self.tr("Nothing is logged: the data folder cannot be written"))
        else:
            self.open_folder(self._logs)

    def open_palette(self) -> Palette:
        """Show the palette over the window; conversations and tools come a moment later."""
        window = self._window
        commands = [
            Entry(each.title, " › ".join(each.path), each.action.trigger, each.keys, rank=1.0)
            for each in commands_of(window.menuBar().actions())
            if each.action.isEnabled()
        ]
        palette = Palette(window.kit, commands, window)
        palette.resize(min(WIDTH, window.width() - 40), min(460, window.height() - 80))
        palette.move(window.mapToGlobal(QPoint((window.width() - palette.width()) // 2, 60)))
        window.kit.lanes.run(STORE, self._read_entries, palette.add_entries, owner=palette)
        palette.show()
        palette.search.setFocus()
        return palette

    def _read_entries(self) -> list[Entry]:
        window, store = self._window, self._window.backend.store
        entries = []
        for row in store.conversations.list() if store is not None else ():
            entries.append(
                Entry(row.title, self.tr("Open conversation"), partial(window.control.open, row.id))
            )
        for spec in discover():
            type_it = partial(window.chat.composer.set_text, f"/{spec.name} ")
            entries.append(Entry(f"/{spec.name}", self.tr("Tool"), type_it, "", spec.summary))
        return entries

    def _make_settings(self) -> SettingsDialog:
        window = self._window
        store = window.backend.store
        places = Places(store.path if store is not None else None, self._logs, cache_folder())
        commands = list(commands_of(window.menuBar().actions()))
        dialog = SettingsDialog(window.kit, window.kept.preferences, commands, places, window)
        dialog.general.chosen.connect(lambda name, value: window.kept.set(**{name: value}))
        models, data = dialog.models, dialog.data
        models.wanted.connect(self.use_engine)
        models.try_wanted.connect(self._try_model)
        models.give_up_wanted.connect(window.backend.give_up)
        models.retry_wanted.connect(window.backend.load_model)
        models.show_settings(window.kept.engine, window.kept.preferences.recent_models)
        models.show_model(window.backend.model)
        data.backup_wanted.connect(self.backups.back_up)
        data.restore_wanted.connect(self.backups.restore)
        data.diagnostics_wanted.connect(self.open_diagnostics)
        data.selftest_wanted.connect(self.check)
        data.folder_wanted.connect(self.open_folder)
        data.own_stock_wanted.connect(self.open_own_stock)
        dialog.destroyed.connect(self._settings_gone)
        return dialog

    def _settings_gone(self) -> None:
        self._settings = None

    def _try_model(self) -> None:
        dialog = self._settings
        if dialog is None:
            return

        def show(trial: Trial) -> None:
            dialog.models.in_use.show_trial(trial)

        self._window.backend.try_model(show, dialog.models.in_use.show_trouble, dialog)

    def _model_changed(self, state: ModelState) -> None:
        if state.status == "ready" and state.info is not None:
            info = state.info
            LOGGER.info(
                "model ready: %s %s, context %d, %d threads, %.0f MB, %d tools unknown to it",
                Public(info.architecture),
                Public(info.quantization),
                info.n_ctx,
                info.n_threads,
                info.memory_mb,
                len(state.unknown),
            )
        elif state.status == "failed":
            LOGGER.warning("no model: %s", state.error)
        if state.status == "ready" and self._wanted is not None:
            settings, self._wanted = self._wanted, None
            self._window.kept.use_engine(settings)
            self._window.toast.say(self.tr("{name} is in use").format(name=state.name))
        if self._settings is not None:
            self._settings.models.show_model(state)

    def _switch_failed(self, settings: EngineSettings, reason: str) -> None:
        self._wanted = None
        words = self.tr("{reason} The model before is still in use.").format(reason=reason)
        if self._settings is not None:
            self._settings.models.in_use.note(words)
        else:
            self._window.chat.note(words, "bad")

    def _preferences_changed(self, preferences: Preferences) -> None:
        if self._settings is not None:
            self._settings.general.show_preferences(preferences)
            models = self._settings.models
            models.show_settings(self._window.kept.engine, preferences.recent_models)
            models.show_model(self._window.backend.model)
