"""The chosen molecule: drawing, properties, and the ways out of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.transcript import Transcript, TranscriptChange
from app.exporting.copying import formula_of
from app.panels.copy_menu import EVERYTHING, Copier
from app.panels.molecule_facts import CallTool, MoleculeFacts
from app.panels.molecule_pictures import MoleculePictures, RunTool
from app.panels.property_table import PropertyTable
from app.widgets.basics import Elided, clear_layout, drop_stretch, label
from app.widgets.gradual import Gradual
from app.widgets.kit import Kit
from app.widgets.molecule_card import TINY, MoleculeCard
from sandbox.results import AtomSets, ToolResult
from sandbox.workspace import Thing


class MoleculePanel(QWidget):
    """Shows one molecule of the transcript.

    Args:
        kit: Shared services.
        call_tool: Runs a tool on a SMILES and hands over the result; False if there are no tools yet.
        run_tool: The same for any arguments, for what takes long.
        copier: Copies molecules.

    Signals:
        molecule_chosen: Another molecule was clicked in the strip; gives its handle.
        export_wanted: Molecules should be exported.
        sketch_wanted: A molecule should be edited in the sketch; gives its handle.
        compare_wanted: A molecule should be compared with another; gives its handle.
    """

    molecule_chosen = Signal(str)
    export_wanted = Signal()
    sketch_wanted = Signal(str)
    compare_wanted = Signal(str)

    def __init__(
        self,
        kit: Kit,
        call_tool: CallTool,
        run_tool: RunTool,
        copier: Copier,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._call_tool, self._run_tool = call_tool, run_tool
        self._copier = copier
        self._transcript = Transcript()
        self._unsubscribe: Callable[[], None] = lambda: None
        self._cards: dict[str, MoleculeCard] = {}
        self._filling = Gradual(self)
        self._shown: list[Thing] = []
        self._atoms: AtomSets = ()
        self.thing: Thing | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._full_page())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _empty_page(self) -> QWidget:
        words = label(
            self.tr("Structures that you mention, or that a calculation makes, appear here."), "muted"
        )
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
        self.pictures = MoleculePictures(self._kit, self._run_tool, self._copier.say)
        self.pictures.copy_wanted.connect(self._copy)
        self.facts = MoleculeFacts(self._kit, self._call_tool)
        self.facts.atoms_wanted.connect(self._highlight)
        self._smiles = Elided(role="small")
        column.addWidget(self._smiles)
        column.addWidget(self._halves(), 1)
        column.addLayout(self._buttons())
        return page

    def _halves(self) -> QSplitter:
        """Picture above, facts below, as high as the user likes."""
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(7)
        halves.addWidget(self.pictures)
        halves.addWidget(self.facts)
        halves.setSizes([240, 170])
        self.pictures.setMinimumHeight(130)
        return halves

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
        self._kit.appearance.tall(self._strip_area, 32, TINY.height() + 14)
        self._strip_area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._strip_area.setAccessibleName(self.tr("Molecules of this conversation"))
        return self._strip_area

    @property
    def profiles(self) -> dict[str, ToolResult]:
        """Structure → properties that were calculated."""
        return self.facts.profiles

    @property
    def properties(self) -> PropertyTable:
        """The table of properties."""
        return self.facts.properties

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.copy_button = self._button(self.tr("Copy as"), "copy", "", self._open_menu)
        tip = self.tr("Save molecules of this conversation as SDF, SMI, CSV, XLSX, PNG or SVG")
        row.addWidget(self.copy_button)
        row.addWidget(self._button(self.tr("Export …"), "export", tip, self.export_wanted.emit))
        tip = self.tr("Edit this molecule in the sketch")
        self.sketch_button = self._button(
            self.tr("Edit"), "edit", tip, lambda: self._tell(self.sketch_wanted)
        )
        tip = self.tr("Compare this molecule with another one")
        self.compare_button = self._button(
            self.tr("Compare"), "compare", tip, lambda: self._tell(self.compare_wanted)
        )
        row.addWidget(self.sketch_button)
        row.addWidget(self.compare_button)
        row.addStretch(1)
        return row

    def _button(self, title: str, icon: str, tip: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setProperty("role", "compact")
        button.setToolTip(tip or title)
        button.clicked.connect(act)
        self._kit.appearance.paint(button, icon, "muted", 15)
        return button

    def _tell(self, signal: SignalInstance) -> None:
        if self.thing is not None:
            signal.emit(self.thing.handle)

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
        self._atoms = atoms
        self.pictures.show_molecule(thing.text, atoms, thing.name or thing.text)
        for each, card in self._cards.items():
            card.set_chosen(each == handle)
        if handle in self._cards:
            self._strip_area.ensureWidgetVisible(self._cards[handle])
        self.facts.show_facts(thing.text)
        return True

    def _show_formula(self, thing: Thing) -> None:
        def show(formula: str) -> None:
            if self.thing == thing:
                if thing.name or thing.label:
                    self._formula.setText(formula)
                else:
                    self._title.set_full(formula)

        self._kit.lanes.run("drawing", lambda: formula_of(thing.text), show, owner=self)

    def settled(self) -> bool:
        """Whether everything about the molecule is shown."""
        return self.thing is None or (self.facts.settled() and self.pictures.settled())

    def refresh(self) -> None:
        """Calculate what could not be calculated before."""
        if self.thing is not None:
            self.facts.refresh()
            self.pictures.refresh()

    def _highlight(self, atoms: AtomSets) -> None:
        """Show which atoms a fact is about; facts about all of it bring back what the answer was about."""
        self.pictures.highlight(atoms or self._atoms)

    def _changed(self, change: TranscriptChange) -> None:
        if change.kind in ("started", "calls", "ended"):
            self._fill_strip()

    def _fill_strip(self) -> None:
        molecules = self._transcript.molecules()
        if any(each not in molecules for each in self._shown):  # another branch: the handles begin anew
            clear_layout(self._row)
            self._cards = {}
        if molecules != self._shown:
            self._kit.depictions.align([thing.text for thing in molecules])
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

    def _copy(self) -> None:
        if self.thing is not None:
            self._copier.copy(self.thing, EVERYTHING)

    def _open_menu(self) -> None:
        if self.thing is not None:
            menu = self._copier.menu(self.thing, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.copy_button.mapToGlobal(self.copy_button.rect().topLeft()) - _above(menu))


def _above(menu: QWidget) -> QPoint:
    return QPoint(0, menu.sizeHint().height())
