"""Settings of the model: the one in use, the engine's threads and context, other models."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from app.bridge.brain import ModelState
from app.core.policy_engine import usual_context
from app.core.preferences import CONTEXTS, MAX_THREADS
from app.engine.records import EngineSettings
from app.panels.model_chooser import ModelChooser
from app.panels.model_facts import tokens
from app.panels.model_in_use import ModelInUse
from app.widgets.basics import label
from app.widgets.forms import Form, choice, show_choice
from app.widgets.kit import Kit


class ModelsPage(QWidget):
    """Shows what is wanted beside what is in effect, and asks for changes.

    Signals:
        wanted: A model and settings should be put into use; gives `EngineSettings`.
        try_wanted: The model should be asked the test question.
        give_up_wanted: Loading or trying should end.
        retry_wanted: The model should be loaded again.
    """

    wanted = Signal(object)
    try_wanted = Signal()
    give_up_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = EngineSettings()
        self.in_use = ModelInUse(kit)
        self.in_use.try_wanted.connect(self.try_wanted)
        self.in_use.give_up_wanted.connect(self.give_up_wanted)
        self.in_use.retry_wanted.connect(self.retry_wanted)
        self.chooser = ModelChooser(kit)
        self.chooser.chosen.connect(lambda path: self.wanted.emit(replace(self._form_settings(), model=path)))
        self.threads = QSpinBox()
        self.threads.setRange(0, MAX_THREADS)
        self.threads.setSpecialValueText(self.tr("Automatic"))
        self.context = choice(
            ((self.tr("Automatic"), None), *((tokens(count), count) for count in CONTEXTS)), None
        )
        self.apply_button = QPushButton(self.tr("Apply"))
        self.apply_button.clicked.connect(lambda: self.wanted.emit(self._form_settings()))
        self.threads.valueChanged.connect(lambda _: self._compare())
        self.context.currentIndexChanged.connect(lambda _: self._compare())
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Language model"), "title"))
        column.addWidget(self.in_use)
        form = Form()
        form.add_control(
            self.tr("Threads"),
            self.threads,
            self.tr("Automatic takes the physical cores, at most 8. More threads than cores are slower."),
        )
        form.add_control(
            self.tr("Context"),
            self.context,
            self.tr(
                "How much text the model can see at once. Automatic is 2,048 tokens for the Retort policy, "
                "which needs no more, and 8,192 for other models. More takes more memory."
            ),
        )
        column.addWidget(label(self.tr("Settings of the engine"), "strong"))
        column.addLayout(form)
        row = QHBoxLayout()
        row.addWidget(self.apply_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.chooser)
        column.addStretch(1)

    def show_model(self, state: ModelState) -> None:
        """Show how the model is."""
        self.in_use.show_model(state, built_in=self._settings.model is None)
        freed = state.info.memory_mb if state.info is not None else 0.0
        context = self._settings.context or usual_context(Path())
        self.chooser.set_need(context, freed)
        self.chooser.set_enabled_to_load(state.status != "loading")
        self._compare()

    def show_settings(self, settings: EngineSettings, recent: tuple[Path, ...]) -> None:
        """Show what is wanted.

        Args:
            settings: Model, threads and context.
            recent: Model files used before.
        """
        self._settings = settings
        blocked = self.threads.blockSignals(True)
        self.threads.setValue(settings.threads or 0)
        self.threads.blockSignals(blocked)
        if settings.context is not None and settings.context not in CONTEXTS:
            self.context.addItem(tokens(settings.context), settings.context)
        show_choice(self.context, settings.context)
        self.chooser.show_models(settings.model, recent)
        self._compare()

    def look_at(self, path: Path) -> None:
        """Select a model file and say what it is."""
        self.chooser.select(path)

    def _form_settings(self) -> EngineSettings:
        return replace(
            self._settings, threads=self.threads.value() or None, context=self.context.currentData()
        )

    def _compare(self) -> None:
        changed = self._form_settings() != self._settings
        self.apply_button.setEnabled(changed and self.chooser.list.isEnabled())
        if changed:
            self.chooser.set_need(self.context.currentData() or usual_context(Path()), self.chooser.freed_mb)
