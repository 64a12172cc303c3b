"""What is known about a molecule: properties, rules and alerts, identifiers; calculated when looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.panels.property_table import PropertyTable
from app.widgets.kit import Kit
from sandbox.results import ToolResult

PROFILE, ASSESSMENT, IDENTIFIERS = "property_profile", "assessment", "identifiers"
VIEWS = (PROFILE, ASSESSMENT, IDENTIFIERS)
AGAIN_MS = 600
CallTool = Callable[[str, str, Callable[[ToolResult], None]], bool]


class MoleculeFacts(QWidget):
    """Three tables under tabs.

    Args:
        kit: Shared services.
        call_tool: Runs a tool on a structure and hands over the result; False if there are no tools yet.

    Signals:
        atoms_wanted: Atoms that a row is about should be shown in the drawing.
    """

    atoms_wanted = Signal(object)

    def __init__(self, kit: Kit, call_tool: CallTool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._call_tool = call_tool
        self._text = ""
        self._known: dict[tuple[str, str], ToolResult] = {}
        self.profiles: dict[str, ToolResult] = {}
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("What to show about the molecule"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        titles = (self.tr("Properties"), self.tr("Rules and alerts"), self.tr("Identifiers"))
        self._pages = QStackedWidget()
        self.tables: dict[str, PropertyTable] = {}
        for view, title in zip(VIEWS, titles, strict=True):
            self.tabs.addTab(title)
            table = PropertyTable(kit.appearance, self.tr("{0} of the molecule").format(title))
            table.atoms_wanted.connect(self.atoms_wanted)
            self.tables[view] = table
            self._pages.addWidget(table)
        self.properties = self.tables[PROFILE]
        self.tabs.currentChanged.connect(self._turn_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tabs)
        column.addWidget(self._pages, 1)

    def show_facts(self, text: str) -> None:
        """Show what is known about a structure (SMILES, InChI or MOL block)."""
        if text != self._text:
            self._text = text
            for table in self.tables.values():
                table.say("")
                table.clear()
        self.refresh()

    def refresh(self) -> None:
        """Calculate what the open tab shows if that was not possible before."""
        view = VIEWS[self.tabs.currentIndex()]
        table = self.tables[view]
        known = self._known.get((view, self._text))
        if known is not None:
            if not table.topLevelItemCount():
                table.show_result(known)
            return
        if self._text:
            self._calculate(view, self._text)

    def settled(self) -> bool:
        """Whether the open tab shows its values."""
        return not self._text or (VIEWS[self.tabs.currentIndex()], self._text) in self._known

    def _turn_to(self, tab: int) -> None:
        self._pages.setCurrentIndex(tab)
        self.refresh()

    def _calculate(self, view: str, text: str) -> None:
        table = self.tables[view]

        def take(result: ToolResult) -> None:
            if result.ok:
                self._known[view, text] = result
                if view == PROFILE:
                    self.profiles[text] = result
            if text == self._text:
                table.show_result(result)
                if result.state == "cancelled":  # stopping an answer ends every call in flight
                    QTimer.singleShot(AGAIN_MS, self, self.refresh)

        table.say(self.tr("Calculating …"))
        if not self._call_tool(view, text, take):
            table.say(self.tr("The tools are still being loaded."))
