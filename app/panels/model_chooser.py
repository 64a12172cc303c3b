"""Chooses another model file: looks at it first, says whether it fits, then loads it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.engine.inspection import ModelFile, inspect_model
from app.panels.model_facts import facts_of_file, megabytes
from app.widgets.basics import clear_layout, label
from app.widgets.forms import Form
from app.widgets.kit import Kit
from app.widgets.notices import Note

LANE = "models"
_PATH = Qt.ItemDataRole.UserRole


class ModelChooser(QWidget):
    """The policy that comes with Retort, the files used before, and any other GGUF file.

    Signals:
        chosen: A model should be loaded; gives its file, or None for the policy that comes with Retort.
    """

    chosen = Signal(object)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._asked = 0
        self._context, self.freed_mb = 2048, 0.0
        self._in_use: Path | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Models used before"))
        self.list.setUniformItemSizes(True)
        self.list.currentItemChanged.connect(lambda *_: self._look())
        self.choose_button = QPushButton(self.tr("Choose a GGUF file …"))
        self.choose_button.clicked.connect(self._ask_file)
        self.use_button = QPushButton(self.tr("Use this model"))
        self.use_button.setProperty("role", "primary")
        self.use_button.clicked.connect(lambda: self.chosen.emit(self.selected()))
        self.list.itemActivated.connect(lambda _: self.use_button.click())
        self._about = QVBoxLayout()
        self._about.setSpacing(7)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(label(self.tr("Other models"), "strong"))
        hint = label(
            self.tr(
                "Any model that llama.cpp runs can take its place, also in the middle of a conversation. "
                "Drop a GGUF file anywhere on the window, or choose one. Nothing is downloaded."
            ),
            "small",
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addWidget(self.list)
        column.addLayout(self._about)
        row = QHBoxLayout()
        row.addWidget(self.choose_button)
        row.addStretch(1)
        row.addWidget(self.use_button)
        column.addLayout(row)

    def set_need(self, context: int, freed_mb: float) -> None:
        """Tell for which context memory is estimated, and how much the model in use gives back, in MB."""
        self._context, self.freed_mb = context, freed_mb

    def show_models(self, in_use: Path | None, recent: tuple[Path, ...]) -> None:
        """List the models.

        Args:
            in_use: The file in use; None is the policy that comes with Retort.
            recent: Files used before.
        """
        looked_at = in_use if in_use != self._in_use else self.selected()
        self._in_use = in_use
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for path in (None, *recent):
            self._add(path)
        self.list.blockSignals(blocked)
        self._fit()
        self.select(looked_at)

    def select(self, path: Path | None) -> None:
        """Select a model and look at its file; it is added to the list if it is not there."""
        row = next((row for row in range(self.list.count()) if self._path(row) == path), None)
        if row is None:
            self._add(path)
            self._fit()
            row = self.list.count() - 1
        if row == self.list.currentRow():
            self._look()
        self.list.setCurrentRow(row)

    def selected(self) -> Path | None:
        """The file that is selected; None is the policy that comes with Retort."""
        item = self.list.currentItem()
        found = None if item is None else item.data(_PATH)
        return Path(found) if found else None

    def set_enabled_to_load(self, enabled: bool) -> None:
        """Allow another model to be loaded, or not while one is being loaded."""
        self.list.setEnabled(enabled)
        self.choose_button.setEnabled(enabled)
        if enabled:
            self._look()
        else:
            self.use_button.setEnabled(False)

    def _path(self, row: int) -> Path | None:
        found = self.list.item(row).data(_PATH)
        return Path(found) if found else None

    def _add(self, path: Path | None) -> None:
        title = self.tr("Retort policy (comes with Retort)") if path is None else path.name
        if path == self._in_use:
            title += self.tr(" — in use")
        item = QListWidgetItem(title)
        item.setData(_PATH, "" if path is None else str(path))
        item.setToolTip("" if path is None else str(path))
        item.setSizeHint(QSize(0, self._kit.appearance.px(28)))
        self.list.addItem(item)

    def _fit(self) -> None:
        rows = min(6, max(2, self.list.count()))
        self.list.setFixedHeight(rows * self._kit.appearance.px(28) + 10)

    def _look(self) -> None:
        """Read the header of the selected file, off the thread of the window."""
        self._asked += 1
        asked, path = self._asked, self.selected()
        clear_layout(self._about)
        self.use_button.setEnabled(path is None and self._in_use is not None)
        if path is None:
            return

        def show(found: ModelFile) -> None:
            if asked == self._asked:
                self._show_file(found)

        def complain(reason: str) -> None:
            if asked == self._asked:
                self._note(reason, "bad")

        context, freed = self._context, self.freed_mb
        self._kit.lanes.run(LANE, lambda: inspect_model(path, context, freed), show, complain, self)

    def _show_file(self, found: ModelFile) -> None:
        form = Form()
        form.addWidget(label(found.name, "strong"), 0, 0, 1, 2)
        for title, text in facts_of_file(found):
            form.add_fact(title, text)
        self._about.addLayout(form)
        if not found.fits:
            self._note(
                self.tr(
                    "It needs about {needed} of memory, and {free} are free. Close other programs, choose a "
                    "shorter context or a smaller model."
                ).format(needed=megabytes(found.memory_mb), free=megabytes(found.available_mb)),
                "bad",
            )
        elif not found.is_policy:
            self._note(
                self.tr(
                    "It was not trained on Retort's tools. Its answers are checked against the tools' "
                    "results all the same, and what no result supports is marked."
                ),
                "info",
            )
        self.use_button.setEnabled(found.fits and found.path != self._in_use and self.list.isEnabled())

    def _note(self, text: str, level: str) -> None:
        self._about.addWidget(Note(self._kit.appearance, text, level))

    def _ask_file(self) -> None:
        start = self.selected() or self._in_use
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a model"),
            str(start.parent) if start else "",
            self.tr("GGUF models (*.gguf);;All files (*)"),
        )
        if name:
            self.select(Path(name))


def is_model_file(path: Path) -> bool:
    """Whether a dropped file is meant as a model."""
    return path.suffix.lower() == ".gguf"
