"""Chooses molecules of the conversation, a format and a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.bridge.depictions import Picture
from app.exporting.depiction import Drawing
from app.exporting.molecules import ExportMolecule, FileFormat, export_molecules
from app.panels.molecule_facts import PROFILE, CallTool
from app.panels.saving_dialog import SavingDialog
from app.widgets.basics import label
from app.widgets.kit import Kit
from app.widgets.language import translate
from sandbox.results import Quantity, Structure, ToolResult
from sandbox.workspace import Thing

LANE = "drawing"
TABULAR = ("sdf", "csv", "xlsx")
ICON = QSize(96, 64)


class ExportDialog(SavingDialog):
    """Lets the user tick molecules and saves them.

    Args:
        kit: Shared services.
        things: The molecules of the conversation.
        profiles: SMILES → properties that were calculated; they become columns.
        call_tool: Calculates the properties that are missing.
    """

    def __init__(
        self,
        kit: Kit,
        things: list[Thing],
        profiles: Mapping[str, ToolResult],
        call_tool: CallTool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, parent)
        self.setWindowTitle(self.tr("Export molecules"))
        self._things = things
        self._profiles = dict(profiles)
        self._call_tool = call_tool
        self.resize(460, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Molecules of this conversation"), "title"))
        self.list = self._filled_list()
        column.addWidget(self.list, 1)
        column.addLayout(self._choose_row())
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("File format"))
        for title, kind in _formats():
            self.format.addItem(title, kind)
        column.addWidget(self.format)
        self._add_end(column)
        self._count()

    def _filled_list(self) -> QListWidget:
        view = QListWidget()
        view.setAccessibleName(self.tr("Molecules to export"))
        view.setIconSize(ICON)
        view.setSpacing(1)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        drawing = Drawing(
            ICON.width(), ICON.height(), dark=self._kit.appearance.theme.dark, scale=self.devicePixelRatioF()
        )
        for thing in self._things:
            item = QListWidgetItem(f"{thing.handle}   {thing.name or thing.label or thing.text}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setToolTip(thing.text)
            view.addItem(item)

            def show(picture: Picture, item: QListWidgetItem = item) -> None:
                if picture.pixmap is not None:
                    item.setIcon(QIcon(picture.pixmap))

            self._kit.depictions.request(thing.text, drawing, show, self)
        view.itemChanged.connect(self._count)
        return view

    def _choose_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for title, state in (
            (self.tr("All"), Qt.CheckState.Checked),
            (self.tr("None"), Qt.CheckState.Unchecked),
        ):
            button = QPushButton(title)
            button.setProperty("role", "flat")
            button.clicked.connect(lambda _=False, state=state: self._check_all(state))
            row.addWidget(button)
        self._chosen = label("", "small")
        row.addWidget(self._chosen)
        row.addStretch(1)
        return row

    def checked(self) -> list[Thing]:
        """The molecules that are ticked."""
        return [
            thing
            for row, thing in enumerate(self._things)
            if self.list.item(row).checkState() == Qt.CheckState.Checked
        ]

    def suggestion(self) -> tuple[str, str]:
        """A name, and the format that is chosen."""
        return "molecules", self.format.currentData()

    def save(self, path: Path) -> None:
        """Write the ticked molecules to a file, off the thread of the window."""
        kind: FileFormat = self.format.currentData()
        place, things = self._ending_in(path, kind), self.checked()
        self._begin()
        missing = [thing for thing in things if thing.text not in self._profiles] if kind in TABULAR else []
        self._calculate(missing, lambda: self._write_molecules(things, place, kind))

    def _calculate(self, missing: list[Thing], then: Callable[[], None]) -> None:
        """Calculate the properties that are still missing, one after the other."""
        if not missing:
            then()
            return
        thing, *rest = missing

        def take(result: ToolResult) -> None:
            if shiboken6.isValid(self):
                self._profiles[thing.text] = result
                self._calculate(rest, then)

        if not self._call_tool(PROFILE, thing.text, take):
            then()

    def _write_molecules(self, things: list[Thing], path: Path, kind: FileFormat) -> None:
        molecules = [self._record(thing) for thing in things]
        self._write(path, lambda: export_molecules(molecules, path, kind))

    def _record(self, thing: Thing) -> ExportMolecule:
        result = self._profiles.get(thing.text)
        return ExportMolecule(thing.text, thing.handle, thing.name, thing.label, _properties(result))

    def _check_all(self, state: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    def _count(self) -> None:
        count = len(self.checked())
        words = self.tr("{count} of {total} chosen")
        self._chosen.setText(words.format(count=count, total=len(self._things)))
        self.save_button.setEnabled(count > 0)


def _formats() -> list[tuple[str, FileFormat]]:
    return [
        (translate("ExportDialog", "SDF: structures with properties"), "sdf"),
        (translate("ExportDialog", "SMI: SMILES and names"), "smi"),
        (translate("ExportDialog", "CSV: table for a spreadsheet"), "csv"),
        (translate("ExportDialog", "XLSX: Excel workbook with pictures of the structures"), "xlsx"),
        (translate("ExportDialog", "PNG: picture"), "png"),
        (translate("ExportDialog", "SVG: drawing that scales"), "svg"),
    ]


def _properties(result: ToolResult | None) -> dict[str, float | int | str | bool | None]:
    if result is None:
        return {}
    found: dict[str, float | int | str | bool | None] = {}
    for item in result.values:
        if isinstance(item, Structure):
            continue
        unit = f" ({item.unit})" if isinstance(item, Quantity) and item.unit else ""
        found[f"{item.property}{unit}"] = (
            round(item.value, 6)
            if isinstance(item, Quantity) and isinstance(item.value, float)
            else item.value
        )
    return found
