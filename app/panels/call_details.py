"""What an opened call shows: arguments, result, error, the raw record."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.call_entry import CallEntry, argument_handles
from app.core.transcript import Transcript
from app.exporting.calls import call_as_json
from app.widgets.basics import clear_layout, code_view, label, rule
from app.widgets.flow_layout import FlowLayout
from app.widgets.kit import Kit
from app.widgets.molecule_card import SMALL, MoleculeCard
from app.widgets.notices import Note
from sandbox.results import AtomSets, Item, Structure, format_item
from sandbox.workspace import Thing

MAX_CARDS = 12
MAX_ROWS = 40


class CallDetails(QWidget):
    """The opened part of a call card."""

    molecule_chosen = Signal(str)
    copy_json = Signal()
    copy_python = Signal()

    def __init__(
        self, kit: Kit, transcript: Transcript, call: CallEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._transcript = transcript
        self._call = call
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 2, 12, 11)
        self._column.setSpacing(8)
        self.show_call()

    def show_call(self) -> None:
        """Show the call as it stands."""
        clear_layout(self._column)
        call = self._call
        self._column.addWidget(rule())
        if call.result is not None and not call.result.ok:
            words = call.result.error or "The tool gave no answer."
            self._column.addWidget(Note(self._kit.appearance, words, "bad"))
        if call.state == "unparsed":
            self._column.addWidget(code_view(call.raw, "What the model wrote"))
        if call.result is not None and call.result.ok:
            self._add_result()
        if call.arguments:
            self._column.addLayout(self._arguments())
        self._column.addLayout(self._buttons())

    def _arguments(self) -> QHBoxLayout:
        """Arguments in words, beside the molecule whose atoms the result is about."""
        workspace = self._transcript.workspace
        marked = {h for h in argument_handles(self._call) if self._transcript.call_highlights(self._call, h)}
        rows = []
        for name, value in self._call.arguments.items():
            for each in value if isinstance(value, list) else [value]:
                thing = workspace.thing(each) if isinstance(each, str) else None
                rows.append(
                    (name.replace("_", " "), _named(thing) if thing and each not in marked else str(each), "")
                )
        words = QVBoxLayout()
        words.addWidget(label("Arguments", "section"))
        words.addLayout(_grid(rows[:MAX_ROWS]))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        for handle in dict.fromkeys(argument_handles(self._call)):
            thing = workspace.thing(handle)
            if thing and handle in marked:
                atoms = self._transcript.call_highlights(self._call, handle)
                row.addWidget(self._card(thing, atoms), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _add_result(self) -> None:
        result = self._call.result
        assert result is not None
        pairs = list(zip(result.values, result.handles, strict=False))
        rows = [_row(item, handle) for item, handle in pairs if not isinstance(item, Structure)]
        if rows:
            self._column.addLayout(_grid(rows[:MAX_ROWS]))
        reasons = dict.fromkeys(_reasons(item for item, _ in pairs))
        for reason in reasons:
            words = label(reason, "small")
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(words)
        made = [self._transcript.workspace.thing(h) for item, h in pairs if isinstance(item, Structure)]
        things = [thing for thing in dict.fromkeys(made) if thing]
        if things:
            row = FlowLayout(gap=6)
            for thing in things[:MAX_CARDS]:
                row.addWidget(self._card(thing, thing.atoms))
            if len(things) > MAX_CARDS:
                row.addWidget(label(f"and {len(things) - MAX_CARDS} more", "small"))
            self._column.addLayout(row)

    def _card(self, thing: Thing, atoms: AtomSets) -> MoleculeCard:
        card = MoleculeCard(self._kit, thing, atoms, SMALL)
        card.chosen.connect(self.molecule_chosen)
        return card

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(gap=2)
        raw = QPushButton("Raw record")
        json = QPushButton("Copy JSON")
        python = QPushButton("Copy Python")
        for button in (raw, json, python):
            button.setProperty("role", "flat")
            row.addWidget(button)
        raw.clicked.connect(lambda: self._show_raw(raw))
        json.clicked.connect(self.copy_json)
        python.clicked.connect(self.copy_python)
        python.setVisible(self._call.state != "unparsed")
        return row

    def _show_raw(self, button: QPushButton) -> None:
        button.setEnabled(False)
        record = call_as_json(self._call.tool, self._call.arguments, self._call.result)
        self._column.addWidget(code_view(record, "The call and its result as JSON"))


def _named(thing: Thing) -> str:
    short = thing.display if len(thing.display) <= 36 else thing.display[:35] + "…"
    return f"{thing.handle}  {short}"


def _row(item: Item, handle: str) -> tuple[str, str, str]:
    assert not isinstance(item, Structure)
    name = item.property[:1].upper() + item.property[1:]
    return name, format_item(item), handle


def _reasons(items: Iterator[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Structure):
            if item.note:
                yield item.note
        elif item.reason and item.value is not None:
            yield item.reason


def _grid(rows: list[tuple[str, str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for number, (name, value, handle) in enumerate(rows):
        title = label(name, "muted")
        title.setWordWrap(len(name) > 24)
        shown = label(value)
        shown.setWordWrap(True)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = shown.font()
        font.setBold(bool(handle))
        shown.setFont(font)
        grid.addWidget(title, number, 0, top)
        grid.addWidget(shown, number, 1, top)
        if handle:
            grid.addWidget(label(handle, "badge"), number, 2, top)
    return grid
