"""The tools of the sketch: bonds, atoms, rings, charges, selecting and erasing."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QInputDialog, QMenu, QToolButton, QWidget

from app.core.sketch.chemistry import is_element
from app.core.sketch.edits import BondKind
from app.core.sketch.groups import GROUPS
from app.core.sketch.hand import Tool
from app.core.sketch.rings import Ring
from app.widgets.appearance import Appearance
from app.widgets.flow_layout import FlowLayout
from app.widgets.sketch_canvas import SketchCanvas

ELEMENTS = ("C", "N", "O", "S", "F", "Cl", "Br")
ICONS: tuple[str, ...] = (
    "select",
    "erase",
    "bond-single",
    "bond-double",
    "bond-triple",
    "bond-wedge",
    "bond-hash",
)
ICONS += ("ring-benzene", "ring-6", "ring-5", "ring-4", "ring-3")
MORE = ("P", "B", "I", "Si", "H", "Se", "Na", "K", "Li", "R1", "R2", "*")


class SketchTools(QWidget):
    """Buttons of which one is on.

    Args:
        appearance: Draws their signs.
        canvas: Where they work.
    """

    def __init__(self, appearance: Appearance, canvas: SketchCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._canvas = canvas
        self._group = QButtonGroup(self)
        self._row = FlowLayout(self, gap=1)
        self.buttons: dict[str, QToolButton] = {}
        self._add("select", self.tr("Select and move"), Tool("select"))
        self._add("erase", self.tr("Erase"), Tool("erase"))
        for icon, name, kind in (
            ("bond-single", self.tr("Single bond"), BondKind()),
            ("bond-double", self.tr("Double bond"), BondKind(2)),
            ("bond-triple", self.tr("Triple bond"), BondKind(3)),
            ("bond-wedge", self.tr("Wedge: comes forward"), BondKind(1, "wedge")),
            ("bond-hash", self.tr("Hashed wedge: goes back"), BondKind(1, "hash")),
        ):
            self._add(icon, name, Tool("bond", kind))
        self.buttons[self.tr("Single bond")].setChecked(True)
        for icon, name, ring in (
            ("ring-benzene", self.tr("Benzene ring"), Ring(6, aromatic=True)),
            ("ring-6", self.tr("Six-membered ring"), Ring(6)),
            ("ring-5", self.tr("Five-membered ring"), Ring(5)),
            ("ring-4", self.tr("Four-membered ring"), Ring(4)),
            ("ring-3", self.tr("Three-membered ring"), Ring(3)),
        ):
            self._add(icon, name, Tool("ring", ring=ring))
        for element in ELEMENTS:
            self._add(element, self.tr("Atom {0}").format(element), Tool("atom", element=element))
        self._row.addWidget(self._more_atoms())
        self._row.addWidget(self._groups())
        self._add("+", self.tr("Charge up"), Tool("charge", charge=1))
        self._add("−", self.tr("Charge down"), Tool("charge", charge=-1))

    def _add(self, sign: str, name: str, tool: Tool) -> None:
        button = QToolButton()
        if sign in ICONS:
            self._appearance.paint(button, sign, "text", 16)
        else:
            button.setText(sign)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setMinimumSize(27, 26)
        button.clicked.connect(lambda: self._canvas.set_tool(tool))
        self._group.addButton(button)
        self.buttons[name] = button
        self._row.addWidget(button)

    def _more_atoms(self) -> QToolButton:
        button, menu = self._menu_button("…", self.tr("Other elements and R groups"))
        for element in MORE:
            menu.addAction(element, partial(self._take, Tool("atom", element=element)))
        menu.addSeparator()
        menu.addAction(self.tr("Another one …"), self._ask)
        return button

    def _groups(self) -> QToolButton:
        button, menu = self._menu_button(self.tr("Groups"), self.tr("Groups to put on an atom"))
        for name in GROUPS:
            menu.addAction(name, partial(self._take, Tool("group", group=name)))
        return button

    def _menu_button(self, text: str, name: str) -> tuple[QToolButton, QMenu]:
        button = QToolButton()
        button.setText(text)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setMinimumSize(27, 26)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setAccessibleName(name)
        button.setMenu(menu)
        self.buttons[name] = button
        return button, menu

    def _take(self, tool: Tool) -> None:
        """Take a tool out of a menu: no button is on then."""
        checked = self._group.checkedButton()
        if checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)
        self._canvas.set_tool(tool)

    def _ask(self) -> None:
        symbol, sure = QInputDialog.getText(self, self.tr("Element"), self.tr("Symbol of the element"))
        if sure and is_element(symbol.strip()):
            self._take(Tool("atom", element=symbol.strip()))
