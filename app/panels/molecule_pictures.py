"""The picture of a molecule, flat or in space, with the buttons that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.shape import Shape
from app.exporting.shape_rendering import STYLES
from app.panels.shape_copy import ShapeCopier
from app.widgets.basics import icon_button, label
from app.widgets.kit import Kit
from app.widgets.shape_view import ZOOM_STEP, ShapeView
from app.widgets.structure_zoom import STEP, ZoomableStructure
from sandbox.results import AtomSets, Quantity, ToolResult

CONFORMER = "conformer"
LANE = "shapes"
AGAIN_MS = 600
KEPT = 40
RunTool = Callable[[str, Mapping[str, Any], Callable[[ToolResult], None]], bool]


class MoleculePictures(QWidget):
    """Drawing and 3D view of one molecule. The 3D shape is calculated when it is first looked at.

    Args:
        kit: Shared services.
        run_tool: Runs the view that builds the shape; False if there are no tools yet.
        say: Told what was copied.

    Signals:
        copy_wanted: Ctrl+C: the molecule should be copied in all formats.
        paste_wanted: Ctrl+V, or something was dropped; gives what it came in.
    """

    copy_wanted = Signal()
    paste_wanted = Signal(object)

    def __init__(
        self, kit: Kit, run_tool: RunTool, say: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._run_tool = run_tool
        self._text = self._name = ""
        self._results: dict[str, ToolResult] = {}
        self.flat = ZoomableStructure(kit)
        self.space = ShapeView(kit)
        self.words = label("", "small")
        self.words.setWordWrap(True)
        self._energy = ""
        self._copier = ShapeCopier(kit.lanes, self.space, say, self)
        self.tabs = QTabBar()
        self._pages = QStackedWidget()
        self._build()
        self.space.measured.connect(lambda words: self.words.setText(words or self._energy))

    def _build(self) -> None:
        self.tabs.setAccessibleName(self.tr("Kind of picture"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("2D"))
        self.tabs.addTab(self.tr("3D"))
        self.tabs.currentChanged.connect(self._turn_to)
        self._flat_tools, self._space_tools = self._make_flat_tools(), self._make_space_tools()
        self._tools = QStackedWidget()
        self._tools.addWidget(self._flat_tools)
        self._tools.addWidget(self._space_tools)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.tabs)
        head.addStretch(1)
        head.addWidget(self._tools)
        self._pages.addWidget(self.flat)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(2)
        inner.addWidget(self.space, 1)
        inner.addWidget(self.words)
        self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def _make_flat_tools(self) -> QWidget:
        self.numbers = self._toggle("#", self.tr("Atom numbers"), self.flat.set_numbers)
        self.stereo = self._toggle("R/S", self.tr("Stereo labels"), self.flat.set_stereo)
        return self._row(
            self.numbers,
            self.stereo,
            *self._zoom_buttons(
                lambda: self.flat.zoom(STEP), lambda: self.flat.zoom(1 / STEP), self.flat.show_all
            ),
        )

    def _make_space_tools(self) -> QWidget:
        self.style_box = QComboBox()
        for part in (self.style_box, self.style_box.view()):
            part.setAccessibleName(self.tr("Style"))
        titles = (self.tr("Ball and stick"), self.tr("Sticks"), self.tr("Space-filling"))
        for title, style in zip(titles, STYLES, strict=True):
            self.style_box.addItem(title, style)
        self.style_box.currentIndexChanged.connect(lambda at: self.space.set_style(STYLES[at]))
        self.hydrogens = self._toggle("H", self.tr("Hydrogens"), self.space.set_hydrogens)
        self.hydrogens.setChecked(True)
        copy = icon_button(self._kit.appearance, "copy", self.tr("Copy the 3D structure"), size=15)
        copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        copy.setMenu(self._copier.menu(QMenu(self)))
        self.copy_button = copy
        return self._row(
            self.style_box,
            self.hydrogens,
            *self._zoom_buttons(
                lambda: self.space.zoom(ZOOM_STEP), lambda: self.space.zoom(1 / ZOOM_STEP), self.space.reset
            ),
            copy,
        )

    def _zoom_buttons(
        self, nearer: Callable[[], None], farther: Callable[[], None], all_of_it: Callable[[], None]
    ) -> list[QToolButton]:
        buttons = []
        for icon, name, act in (
            ("plus", self.tr("Zoom in"), nearer),
            ("minus", self.tr("Zoom out"), farther),
            ("fit", self.tr("Show all of it"), all_of_it),
        ):
            button = icon_button(self._kit.appearance, icon, name, size=14)
            button.clicked.connect(act)
            buttons.append(button)
        return buttons

    def _toggle(self, text: str, name: str, act: Callable[[bool], None]) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.toggled.connect(act)
        return button

    @staticmethod
    def _row(*widgets: QWidget) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addStretch(1)
        for widget in widgets:
            row.addWidget(widget)
        return holder

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and paste."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def show_molecule(self, text: str, atoms: AtomSets, name: str) -> None:
        """Show a molecule.

        Args:
            text: SMILES, InChI or MOL block.
            atoms: Atoms to highlight in the drawing.
            name: What a screen reader calls it.
        """
        self.flat.show_molecule(text, atoms, name)
        if text != self._text:
            self._text, self._name = text, name
            self.space.show_shape(None)
            self._say("")
        self.refresh()

    def highlight(self, atoms: AtomSets) -> None:
        """Highlight other atoms in the drawing."""
        self.flat.show_molecule(self._text, atoms, self._name)

    def settled(self) -> bool:
        """Whether the picture that is looked at is there."""
        return self._text in self._results if self.tabs.currentIndex() else self.flat.drawn()

    def refresh(self) -> None:
        """Build the shape if it is looked at and was not built before."""
        if self.tabs.currentIndex() != 1 or not self._text:
            return
        if self._text in self._results:
            self._show(self._results[self._text])
            return
        text = self._text

        def take(result: ToolResult) -> None:
            if result.state != "cancelled":
                self._results[text] = result
                while len(self._results) > KEPT:
                    self._results.pop(next(iter(self._results)))
            if text == self._text:
                self._show(result)
                if result.state == "cancelled":  # stopping an answer ends every call in flight
                    QTimer.singleShot(AGAIN_MS, self, self.refresh)

        self._say(self.tr("Building the 3D shape …"))
        structure = {"molecule": {"smiles": text, "label": "the molecule"}}
        if not self._run_tool(CONFORMER, structure, take):
            self._say(self.tr("The tools are still being loaded."))

    def _turn_to(self, tab: int) -> None:
        self._tools.setCurrentIndex(tab)
        self._pages.setCurrentIndex(tab)
        self.refresh()

    def _show(self, result: ToolResult) -> None:
        if not result.ok:
            self.space.show_shape(None)
            self._say(self.tr("No 3D shape: {0}").format(result.error))
            return
        shape = Shape.from_details(result.data)
        self._copier.set_shape(shape, self._name)
        self.space.show_shape(shape, self._name)
        self._say(_energy_words(result))

    def _say(self, words: str) -> None:
        self._energy = words
        self.words.setText(words)


def _energy_words(result: ToolResult) -> str:
    (energy, *_) = result.values
    assert isinstance(energy, Quantity)
    value = "" if energy.value is None else f"{energy.property} {energy.value:.1f} {energy.unit}"
    return ". ".join(part[:1].upper() + part[1:] for part in (value, energy.reason or "") if part)
