"""The chosen molecule: drawing, properties, and the ways out of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.transcript import Transcript, TranscriptChange
from app.exporting.copying import formula_of
from app.panels.copy_menu import Copier
from app.panels.property_table import PropertyTable
from app.widgets.basics import Elided, clear_layout, drop_stretch, label
from app.widgets.gradual import Gradual
from app.widgets.kit import Kit
from app.widgets.molecule_card import TINY, MoleculeCard
from app.widgets.structure_view import StructureView
from sandbox.results import AtomSets, ToolResult
from sandbox.workspace import Thing

EMPTY = "Structures that you mention, or that a calculation makes, appear here."
PROFILE = "property_profile"
AGAIN_MS = 600
CallTool = Callable[[str, str, Callable[[ToolResult], None]], bool]


class MoleculePanel(QWidget):
    """Shows one molecule of the transcript.

    Args:
        kit: Shared services.
        call_tool: Runs a tool on a SMILES and hands over the result; False if there are no tools yet.
        copier: Copies molecules.

    Signals:
        molecule_chosen: Another molecule was clicked in the strip; gives its handle.
        export_wanted: Molecules should be exported.
    """

    molecule_chosen = Signal(str)
    export_wanted = Signal()

    def __init__(self, kit: Kit, call_tool: CallTool, copier: Copier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._call_tool = call_tool
        self._copier = copier
        self._transcript = Transcript()
        self._unsubscribe: Callable[[], None] = lambda: None
        self._cards: dict[str, MoleculeCard] = {}
        self._filling = Gradual(self)
        self._shown: list[Thing] = []
        self.profiles: dict[str, ToolResult] = {}
        self.thing: Thing | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._full_page())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _empty_page(self) -> QWidget:
        words = label(EMPTY, "muted")
        words.setWordWrap(True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(13, 12, 13, 12)
        column.addWidget(words)
        column.addStretch(1)
        return page

    def _full_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(13, 10, 13, 12)
        column.setSpacing(8)
        column.addWidget(self._strip())
        head = QHBoxLayout()
        head.setSpacing(8)
        self._handle = label("", "badge")
        self._title = Elided(role="title")
        head.addWidget(self._handle)
        head.addWidget(self._title, 1)
        self._formula = label("", "muted")
        self._formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head.addWidget(self._formula)
        column.addLayout(head)
        self.view = StructureView(self._kit)
        self.view.setMinimumHeight(110)
        self.view.setMaximumHeight(260)
        column.addWidget(self.view, 3)
        self._smiles = Elided(role="small")
        column.addWidget(self._smiles)
        self.properties = PropertyTable()
        column.addWidget(self.properties, 4)
        column.addLayout(self._buttons())
        return page

    def _strip(self) -> QScrollArea:
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        inner = QWidget()
        inner.setObjectName("column")
        inner.setLayout(self._row)
        self._strip_area = QScrollArea()
        self._strip_area.setWidget(inner)
        self._strip_area.setWidgetResizable(True)
        self._strip_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._strip_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._strip_area.setFixedHeight(TINY.height() + 46)
        self._strip_area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._strip_area.setAccessibleName("Molecules of this conversation")
        return self._strip_area

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.copy_button = QPushButton("Copy as")
        self.copy_button.clicked.connect(self._open_menu)
        self._kit.appearance.paint(self.copy_button, "copy", "muted", 15)
        export = QPushButton("Export …")
        export.setToolTip("Save molecules of this conversation as SDF, SMI, CSV, PNG or SVG")
        export.clicked.connect(self.export_wanted)
        self._kit.appearance.paint(export, "export", "muted", 15)
        row.addWidget(self.copy_button)
        row.addWidget(export)
        row.addStretch(1)
        return row

    def show_transcript(self, transcript: Transcript) -> None:
        """Show the molecules of another conversation or branch, its last one chosen."""
        self._unsubscribe()
        self._transcript = transcript
        self._unsubscribe = transcript.notices.subscribe(self._changed)
        clear_layout(self._row)
        self._cards = {}
        self.thing = None
        self._fill_strip()
        molecules = transcript.molecules()
        if molecules:
            self.molecule_chosen.emit(molecules[-1].handle)

    def show_molecule(self, handle: str, atoms: AtomSets = ()) -> bool:
        """Show a molecule; False if the handle is none.

        Args:
            handle: Handle of the molecule.
            atoms: Atoms to highlight.
        """
        thing = self._transcript.workspace.thing(handle)
        if thing is None or thing.kind != "molecule" or thing.problem:
            return False
        self._fill_strip()
        self.thing = thing
        self._pages.setCurrentIndex(1)
        self._handle.setText(handle)
        self._title.set_full(thing.name or thing.label or "…")
        self._formula.clear()
        self._show_formula(thing)
        self._smiles.set_full(thing.note and f"{thing.note}: {thing.text}" or thing.text)
        self.view.show_molecule(thing.text, atoms, thing.name or thing.text)
        for each, card in self._cards.items():
            card.set_chosen(each == handle)
        if handle in self._cards:
            self._strip_area.ensureWidgetVisible(self._cards[handle])
        self._show_profile(thing.text)
        return True

    def _show_formula(self, thing: Thing) -> None:
        def show(formula: str) -> None:
            if self.thing == thing:
                if thing.name or thing.label:
                    self._formula.setText(formula)
                else:
                    self._title.set_full(formula)

        self._kit.lanes.run("drawing", lambda: formula_of(thing.text), show, owner=self)

    def _show_profile(self, text: str) -> None:
        if text in self.profiles:
            self.properties.show_result(self.profiles[text])
            return

        def take(result: ToolResult) -> None:
            if result.ok:
                self.profiles[text] = result
            if self.thing is not None and self.thing.text == text:
                self.properties.show_result(result)
                if result.state == "cancelled":  # stopping an answer ends every call in flight
                    QTimer.singleShot(AGAIN_MS, self, self.refresh)

        self.properties.say("Calculating …")
        if not self._call_tool(PROFILE, text, take):
            self.properties.say("The tools are still being loaded.")

    def settled(self) -> bool:
        """Whether everything about the molecule is shown."""
        return self.thing is None or (self.thing.text in self.profiles and self.view.drawn())

    def refresh(self) -> None:
        """Calculate the properties if that was not possible before."""
        if self.thing is not None and self.thing.text not in self.profiles:
            self._show_profile(self.thing.text)

    def _changed(self, change: TranscriptChange) -> None:
        if change.kind in ("started", "calls", "ended"):
            self._fill_strip()

    def _fill_strip(self) -> None:
        molecules = self._transcript.molecules()
        if any(each not in molecules for each in self._shown):  # another branch: the handles begin anew
            clear_layout(self._row)
            self._cards = {}
        self._shown = molecules
        drop_stretch(self._row)
        self._row.addStretch(1)
        self._filling.start(
            self._add_cards([thing for thing in molecules if thing.handle not in self._cards])
        )
        self._strip_area.setVisible(len(molecules) > 1)
        self._pages.setCurrentIndex(1 if self.thing is not None else 0)

    def _add_cards(self, things: list[Thing]) -> Iterator[None]:
        for thing in things:
            card = MoleculeCard(self._kit, thing, size=TINY)
            card.chosen.connect(self.molecule_chosen)
            card.set_chosen(self.thing is not None and self.thing.handle == thing.handle)
            self._cards[thing.handle] = card
            self._row.insertWidget(self._row.count() - 1, card)
            yield

    def _open_menu(self) -> None:
        if self.thing is not None:
            menu = self._copier.menu(self.thing, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.copy_button.mapToGlobal(self.copy_button.rect().topLeft()) - _above(menu))


def _above(menu: QWidget) -> QPoint:
    return QPoint(0, menu.sizeHint().height())
