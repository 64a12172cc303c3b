"""The result of a call as it is read: values in a grid, remarks, structures, pictures and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.core.minus import shown, words_with_minus
from app.core.result_parts import Candidate, designs
from app.core.result_words import text_lines
from app.panels.result_extras import extras, flat_button
from app.panels.result_structures import StructureRow, structure_frame
from app.panels.result_table import show_table
from app.widgets.basics import label
from app.widgets.flow_layout import FlowLayout
from app.widgets.kit import Kit
from app.widgets.molecule_card import SMALL, MoleculeCard
from app.widgets.value_label import ValueLabel
from sandbox.results import Item, Structure, ToolResult, format_item
from sandbox.workspace import Workspace

MAX_CARDS = 12
MAX_ROWS = 40
TABLE_FROM = 6
LONG_TEXT, WRAPPED_NAME, WRAPPED_VALUE, CARD_LINE = 60, 24, 20, 20
BLOCK_GAP = 4


class CallResult(QWidget):
    """Shows a result that answered.

    Args:
        kit: Shared services.
        result: The result.
        workspace: What its handles stand for.
        title: What the result is called in a table's window.

    Signals:
        molecule_chosen: A structure was clicked; gives its handle.
    """

    molecule_chosen = Signal(str)

    def __init__(
        self, kit: Kit, result: ToolResult, workspace: Workspace, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._result = result
        self._workspace = workspace
        self._title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        handles = result.handles or ("",) * len(result.values)
        pairs = list(zip(result.values, handles, strict=False))
        values = [(item, handle) for item, handle in pairs if not isinstance(item, Structure)]
        structures = [(item, handle) for item, handle in pairs if isinstance(item, Structure)]
        told = Counter(item.reason for item, _ in values if item.reason)
        rows = [_row(item, handle, told) for item, handle in values]
        made_first = bool(pairs) and isinstance(pairs[0][0], Structure)
        if made_first:
            self._add_structures(structures)
        if rows:
            self._column.addLayout(value_grid(rows[:MAX_ROWS]))
        if not made_first:
            self._add_structures(structures)
        for reason in _shared_reasons(values, structures):
            words = label(words_with_minus(reason), "small")
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(words)
        for part in extras(kit, result.data, title):
            self._column.addWidget(part)
        self._add_table_button(len(rows), len(structures))

    def _add_structures(self, structures: list[tuple[Structure, str]]) -> None:
        """Beside each other, or one below the other where there is something to read of each."""
        unique = list({item.smiles: (item, handle) for item, handle in reversed(structures)}.values())[::-1]
        found = designs(self._result.data)
        items = [item for item, _ in unique]
        one_label = len({item.label for item in items}) == 1
        if one_label and len(items) > 1:
            self._column.addWidget(label(items[0].label, "small"))
        if found or _tell_apart(items):
            for item, handle in unique[:MAX_CARDS]:
                words = item.note if one_label else "\n".join(filter(None, (item.label, item.note)))
                known = found.pop(item.smiles, None) or Candidate(item.smiles, (), words, item.atoms)
                self._column.addWidget(self._structure_row(known, handle, item.label))
            self._add_more([] if len(unique) > MAX_CARDS else list(found.values()))
            return
        row = FlowLayout(gap=6)
        titled = len({item.note or item.label for item in items}) > 1 or len(items) == 1
        for item, handle in unique[:MAX_CARDS]:
            row.addWidget(self._card(item, handle, titled))
        if unique:
            self._column.addLayout(row)

    def _structure_row(self, candidate: Candidate, handle: str, name: str) -> StructureRow:
        thing = self._workspace.thing(handle) if handle else None
        row = StructureRow(self._kit, candidate, thing, name)
        if row.card is not None:
            row.card.chosen.connect(self.molecule_chosen)
        return row

    def _add_more(self, others: list[Candidate]) -> None:
        """A button that shows the candidates that have no handle."""
        if not others:
            return

        def show() -> None:
            place = self._column.indexOf(button)
            button.hide()
            for each in reversed(others):
                self._column.insertWidget(
                    place, self._structure_row(each, "", self.tr("a further candidate"))
                )

        button = flat_button(self.tr("Show {0} more candidates").format(len(others)), show)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _card(self, item: Structure, handle: str, titled: bool) -> QWidget:
        """A remark that several share is said below them, not on each."""
        thing = self._workspace.thing(handle) if handle else None
        if thing is not None:
            card = MoleculeCard(self._kit, thing, thing.atoms, SMALL, bool(thing.name) or titled)
            card.chosen.connect(self.molecule_chosen)
            return card
        return structure_frame(self._kit, Candidate(item.smiles, atoms=item.atoms), item.label)

    def _add_table_button(self, rows: int, structures: int) -> None:
        count = rows + structures
        if count < TABLE_FROM:
            return
        hidden = max(0, rows - MAX_ROWS) + max(0, structures - MAX_CARDS)
        words = self.tr("Open all {0} as a table") if hidden else self.tr("Open as a table")
        button = QPushButton(words.format(count))
        button.setProperty("role", "flat")
        button.clicked.connect(self.open_table)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def open_table(self) -> QWidget:
        """Show all values and structures as a table in a window of its own."""
        return show_table(self._kit, self._result, self._title, self.window())


def value_grid(rows: Sequence[tuple[str, ...]]) -> QGridLayout:
    """Name, value, handle and remark of each row, one below the other; long texts take the whole width."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    line = 0
    for name, value, handle, *remarks in rows:
        title = label(name, "muted")
        title.setWordWrap(len(name) > WRAPPED_NAME)
        lines = text_lines(value)
        long = len(value) > LONG_TEXT or len(lines) > 1
        grid.addWidget(title, line, 0, 1, 2 if long else 1, top)
        if handle:
            grid.addWidget(label(handle, "badge"), line, 2, top)
        for each in lines:
            line += long
            text = ValueLabel(each)
            text.setWordWrap(len(each) > WRAPPED_VALUE)
            font = text.font()
            font.setBold(bool(handle) and not long)
            text.setFont(font)
            grid.addWidget(text, line, 0 if long else 1, 1, 3 if long else 1, top)
        for remark in filter(None, remarks):
            line += 1
            words = label(words_with_minus(remark), "small")
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(words, line, 0, 1, 3, top)
        line += 1
        if long or any(remarks):
            grid.setRowMinimumHeight(line, BLOCK_GAP)
            line += 1
    return grid


def _row(item: Item, handle: str, told: Counter[str]) -> tuple[str, str, str, str]:
    """A remark stands with its value, unless it says the same of several."""
    assert not isinstance(item, Structure)
    own = item.reason if item.reason and item.value is not None and told[item.reason] == 1 else ""
    own = own if len(told) > 1 else ""  # of a single remark it is clear what it belongs to
    return _headed(item.property), shown(item, format_item(item)), handle, own


def _headed(name: str) -> str:
    """With a capital, except where the small letter belongs to it: logS, pKa, hERG, m/z."""
    first = name.split(" ", 1)[0]
    fixed = first[1:] != first[1:].lower() or first == "m/z"
    return name if fixed else name[:1].upper() + name[1:]


def _shared_reasons(
    values: Sequence[tuple[Item, str]], structures: Sequence[tuple[Structure, str]]
) -> Iterator[str]:
    """What must be said once, of several values or of the structures."""
    told = Counter(item.reason for item, _ in values if not isinstance(item, Structure) and item.reason)
    shared = {reason for reason, count in told.items() if count > 1 or len(told) == 1}
    for item, _ in values:
        assert not isinstance(item, Structure)
        if item.reason and item.value is not None and item.reason in shared:
            shared.remove(item.reason)
            yield item.reason
    notes = {item.note for item, _ in structures}
    if len(notes) == 1 and not _tell_apart([item for item, _ in structures]):
        yield from filter(None, notes)


def _tell_apart(items: list[Structure]) -> bool:
    """Whether structures differ in what is said of them, and it is more than a card's line can hold."""
    notes = {item.note for item in items}
    return len(notes) > 1 and max(map(len, notes)) > CARD_LINE
