"""What a result shows besides values and structures: pictures, a table, a shape, a whole card, routes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton, QTabBar, QVBoxLayout, QWidget

from app.core.result_parts import Candidate, Rows, pictures, proposals, shape, table
from app.core.result_words import card_markdown, route_trees, routes
from app.exporting.routes import FORMATS, write_route
from app.panels.details_table import DetailsTable
from app.panels.picture_window import show_picture
from app.panels.result_structures import StructureRow
from app.panels.shape_window import show_shape
from app.widgets.basics import label
from app.widgets.flow_layout import FlowLayout
from app.widgets.kit import Kit
from app.widgets.language import translate
from app.widgets.picture_view import PictureView
from app.widgets.reader import read_text

MAX_PROPOSALS = 8
LANE = "export"
LEFT = Qt.AlignmentFlag.AlignLeft


class ResultPictures(QWidget):
    """The drawings of a result, one at a time where there are several; a click shows it large.

    Args:
        kit: Shared services.
        drawings: SVG documents.
        title: What they show.
        data: Details of the result; where the drawings are of routes, these are copied and saved as well.
    """

    def __init__(
        self,
        kit: Kit,
        drawings: tuple[str, ...],
        title: str,
        data: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._title = title
        self._routes, self._trees = routes(data or {}), route_trees(data or {})
        self._at = 0
        self.said = label("", "small")
        self.said.setWordWrap(True)
        self.said.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(
            self.tr("Which route is shown") if self._routes else self.tr("Which picture")
        )
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for number in range(1, len(drawings) + 1):
            self.tabs.addTab(self._name(number))
        self.tabs.setVisible(len(drawings) > 1)
        self.tabs.currentChanged.connect(self._turn_to)
        self._column.addWidget(self.tabs)
        self.views = [PictureView(kit, svg, self._full(n)) for n, svg in enumerate(drawings, start=1)]
        for number, view in enumerate(self.views):
            view.chosen.connect(partial(self.enlarge, number))
            view.setVisible(number == 0)
            self._column.addWidget(view)
        buttons = FlowLayout(gap=2)
        buttons.addWidget(flat_button(self.tr("Enlarge"), lambda: self.enlarge(self._at)))
        if self._routes:
            buttons.addWidget(flat_button(self.tr("Copy route"), self.copy_route))
            buttons.addWidget(flat_button(self.tr("Save route …"), self._ask_file))
        self._column.addLayout(buttons)
        self._column.addWidget(self.said)

    def enlarge(self, number: int) -> QWidget:
        """Show a picture in a window of its own."""
        return show_picture(self._kit, self.views[number].svg, self._full(number + 1), self.window())

    def copy_route(self) -> None:
        """Copy the steps of the route that is shown, one a line."""
        if self._at < len(self._routes):
            QGuiApplication.clipboard().setText(self._routes[self._at])

    def save_route(self, path: Path) -> None:
        """Write the route that is shown to a file: RDF, text or SVG, by its ending."""
        number = self._at
        work = partial(write_route, self._trees[number], self._routes[number], self.views[number].svg, path)
        self._kit.lanes.run(LANE, work, self._saved, self._complain, self)

    def _ask_file(self) -> None:
        kinds = ";;".join(f"{kind.upper()} (*.{kind})" for kind in FORMATS)
        name, chosen = QFileDialog.getSaveFileName(self, self.tr("Save route"), "route.rdf", kinds)
        if name:
            path = Path(name)
            self.save_route(path if path.suffix else path.with_suffix(f".{chosen.split()[0].lower()}"))

    def _saved(self, path: Path) -> None:
        self._say(self.tr("Saved {path}").format(path=path))

    def _complain(self, reason: str) -> None:
        self._say(self.tr("Not saved: {reason}").format(reason=reason))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    def _turn_to(self, number: int) -> None:
        self._at = number
        for place, view in enumerate(self.views):
            view.setVisible(place == number)

    def _name(self, number: int) -> str:
        named = self.tr("Route {0}") if self._routes else self.tr("Picture {0}")
        return named.format(number)

    def _full(self, number: int) -> str:
        if self._routes:
            return self._name(number)
        return self.tr("Picture: {0}").format(self._title)


def extras(kit: Kit, data: Mapping[str, Any], title: str) -> list[QWidget]:
    """The further parts of a result, in the order in which they are read.

    Args:
        kit: Shared services.
        data: Details of the result.
        title: What the call did.
    """
    parts: list[QWidget] = []
    if drawings := pictures(data):
        parts.append(ResultPictures(kit, drawings, title, data))
    if others := proposals(data)[1 : MAX_PROPOSALS + 1]:
        parts.append(_other_proposals(kit, others))
    if (rows := table(data)) is not None:
        parts.append(_table(rows, title))
    buttons = FlowLayout(gap=2)
    if (found := shape(data)) is not None:
        words = translate("ResultExtras", "Show in 3D")
        buttons.addWidget(flat_button(words, lambda: show_shape(kit, found, title, _window(parts))))
    if (card := card_markdown(data)) is not None:
        words = translate("ResultExtras", "Read the whole card")
        buttons.addWidget(flat_button(words, lambda: read_text(*card, _window(parts), markdown=True)))
    if buttons.count():
        row = QWidget()
        row.setLayout(buttons)
        parts.append(row)
    return parts


def flat_button(title: str, act: Callable[[], object]) -> QPushButton:
    """A button as they stand below a result."""
    button = QPushButton(title)
    button.setProperty("role", "flat")
    button.clicked.connect(lambda: act())
    return button


def _window(parts: list[QWidget]) -> QWidget:
    return parts[-1].window()


def _other_proposals(kit: Kit, others: tuple[Candidate, ...]) -> QWidget:
    part, column = _part(translate("ResultExtras", "Other proposals"))
    for number, each in enumerate(others, start=2):
        name = translate("ResultExtras", "Proposal {0}").format(number)
        column.addWidget(StructureRow(kit, each, None, name))
    return part


def _table(rows: Rows, title: str) -> QWidget:
    part, column = _part("")
    shown = DetailsTable(rows, translate("ResultExtras", "Table: {0}").format(title))
    column.addWidget(shown)
    column.addWidget(flat_button(translate("ResultExtras", "Copy table"), shown.copy), 0, LEFT)
    return part


def _part(heading: str) -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    if heading:
        column.addWidget(label(heading, "section"))
    return part, column
