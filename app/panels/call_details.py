"""What an opened call shows: its result, arguments, further runs, what it ran with, the raw record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.call_entry import CallEntry, argument_handles
from app.core.environment import LABELS, in_words
from app.core.recorded import argument_texts
from app.core.transcript import Transcript
from app.exporting.calls import call_as_json
from app.panels.argument_form import ArgumentForm
from app.panels.call_reruns import CallReruns
from app.panels.call_result import MAX_ROWS, CallResult, value_grid
from app.widgets.basics import clear_layout, code_view, label, rule
from app.widgets.flow_layout import FlowLayout
from app.widgets.kit import Kit
from app.widgets.molecule_card import SMALL, MoleculeCard
from app.widgets.notices import Note
from sandbox.registry import Argument, discover
from sandbox.results import AtomSets
from sandbox.workspace import Thing

UNREPEATABLE = ("unparsed", "running", "pending", "denied")


class CallDetails(QWidget):
    """The opened part of a call card.

    Signals:
        molecule_chosen: A structure was clicked; gives its handle.
        copy_json: The call should be copied as JSON.
        copy_python: The call should be copied as Python.
        rerun_wanted: The call should be made again; gives name → texts, or None for the same arguments.
        cancel_wanted: The run that is under way should end.
    """

    molecule_chosen = Signal(str)
    copy_json = Signal()
    copy_python = Signal()
    rerun_wanted = Signal(object)
    cancel_wanted = Signal()

    def __init__(
        self, kit: Kit, transcript: Transcript, call: CallEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._transcript = transcript
        self._call = call
        self._running_again = False
        self.form: ArgumentForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 2, 12, 11)
        self._column.setSpacing(8)
        self.show_call()

    def show_call(self) -> None:
        """Show the call as it stands."""
        clear_layout(self._column)
        self.form, self._raw_shown = None, False
        call = self._call
        self._column.addWidget(rule())
        if call.result is not None and not call.result.ok:
            words = call.result.error or self.tr("The tool gave no answer.")
            self._column.addWidget(Note(self._kit.appearance, words[:1].upper() + words[1:], "bad"))
        if call.state == "unparsed":
            self._column.addWidget(code_view(call.raw, self.tr("What the model wrote")))
        if call.result is not None and call.result.ok:
            shown = CallResult(self._kit, call.result, self._transcript.workspace, call.verb)
            shown.molecule_chosen.connect(self.molecule_chosen)
            self._column.addWidget(shown)
        if self._all_arguments():
            self._column.addLayout(self._arguments())
        if call.reruns:
            reruns = CallReruns(self._kit, self._transcript.workspace, call)
            self._column.addWidget(reruns)
        self._add_environment()
        self._form_place = QVBoxLayout()
        self._column.addLayout(self._form_place)
        self._column.addLayout(self._buttons())

    def set_running_again(self, running: bool) -> None:
        """Offer to cancel the run that is under way, instead of a second one."""
        self._running_again = running
        self._edit.setEnabled(not running)
        if self.form is not None:
            self.form.run_button.setEnabled(not running)
        self._again.setText(self.tr("Cancel this run") if running else self._again_title())

    def complain(self, reason: str) -> None:
        """Say why the call could not be made again."""
        if self.form is None:
            self._edit_arguments()
        if self.form is not None:
            self.form.complain(reason)

    def _all_arguments(self) -> dict[str, tuple[Any, bool]]:
        """Name → value and whether it was left to the tool; defaults belong to what was calculated."""
        given: Mapping[str, Any] = self._call.arguments
        named = {name: (value, False) for name, value in given.items()}
        defaults = {each.name: each.default for each in _signature(self._call.tool) if not each.required}
        left = {name: (value, True) for name, value in defaults.items() if name not in given}
        return named | {name: pair for name, pair in left.items() if pair[0] not in (None, "")}

    def _arguments(self) -> QHBoxLayout:
        """Arguments in words, beside the molecule whose atoms the result is about."""
        workspace = self._transcript.workspace
        marked = {h for h in argument_handles(self._call) if self._transcript.call_highlights(self._call, h)}
        rows = []
        for name, (value, left) in self._all_arguments().items():
            for each in argument_texts(value):
                thing = workspace.thing(each)
                words = _named(thing) if thing and each not in marked else each
                shown = self.tr("{0} (default)").format(words) if left else words
                rows.append((name.replace("_", " "), shown, ""))
        beside = QVBoxLayout()
        beside.addWidget(label(self.tr("Arguments"), "section"))
        beside.addLayout(value_grid(rows[:MAX_ROWS]))
        if len(rows) > MAX_ROWS:
            beside.addWidget(label(self.tr("and {0} more").format(len(rows) - MAX_ROWS), "small"))
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        for handle in dict.fromkeys(argument_handles(self._call)):
            thing = workspace.thing(handle)
            if thing and handle in marked:
                atoms = self._transcript.call_highlights(self._call, handle)
                row.addWidget(self._card(thing, atoms), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        return row

    def _card(self, thing: Thing, atoms: AtomSets) -> MoleculeCard:
        card = MoleculeCard(self._kit, thing, atoms, SMALL)
        card.chosen.connect(self.molecule_chosen)
        return card

    def _add_environment(self) -> None:
        if self._call.environment:
            parts = dict(in_words(self._call.environment))
            tip = [self.tr("This call ran with"), *(f"{name} {value}" for name, value in parts.items())]
            parts.pop(LABELS["signature"], None)  # says nothing to a chemist, and is in the tooltip
            words = label(" · ".join(f"{name} {value}" for name, value in parts.items()), "small")
            words.setWordWrap(True)
            words.setToolTip("\n".join(tip))
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._column.addWidget(words)
        if self._call.result is not None and self._call.result.stderr:
            self._column.addWidget(label(self.tr("Printed by the libraries"), "section"))
            view = code_view(self._call.result.stderr, self.tr("Standard error stream of the call"))
            self._column.addWidget(view)

    def _buttons(self) -> FlowLayout:
        row = FlowLayout(gap=2)
        self._again = self._button(self._again_title(), self._run_again)
        self._edit = self._button(self.tr("Edit arguments …"), self._edit_arguments)
        raw = self._button(self.tr("Raw record"), self._show_raw)
        json = self._button(self.tr("Copy JSON"), self.copy_json.emit)
        python = self._button(self.tr("Copy Python"), self.copy_python.emit)
        repeatable = self._call.state not in UNREPEATABLE and self._call.tool in discover()
        for button in (self._again, self._edit):
            button.setVisible(repeatable)
        python.setVisible(self._call.state != "unparsed")
        for button in (self._again, self._edit, raw, json, python):
            row.addWidget(button)
        return row

    def _run_again(self) -> None:
        if self._running_again:
            self.cancel_wanted.emit()
        else:
            self.rerun_wanted.emit(None)

    def _button(self, title: str, what: Any) -> QPushButton:
        button = QPushButton(title)
        button.setProperty("role", "flat")
        button.clicked.connect(lambda: what())
        return button

    def _again_title(self) -> str:
        answered = self._call.result is not None and self._call.result.ok
        return self.tr("Run again") if answered else self.tr("Retry")

    def _edit_arguments(self) -> None:
        if self.form is not None or self._call.tool not in discover():
            return
        spec = discover().get(self._call.tool)
        self.form = ArgumentForm(spec, self._call.arguments, self._transcript.workspace)
        self.form.run_wanted.connect(self.rerun_wanted)
        self.form.cancelled.connect(self._close_form)
        self._form_place.addWidget(self.form)
        next(iter(self.form.fields.values()), self.form).setFocus()

    def _close_form(self) -> None:
        self.form = None
        clear_layout(self._form_place)
        self._edit.setFocus()

    def _show_raw(self) -> None:
        if self._raw_shown:
            return
        self._raw_shown = True
        call = self._call
        record = call_as_json(call.tool, call.arguments, call.result, call.environment)
        self._column.addWidget(code_view(record, self.tr("The call and its result as JSON")))


def _signature(tool: str) -> tuple[Argument, ...]:
    registry = discover()
    return registry.get(tool).arguments if tool in registry else ()


def _named(thing: Thing) -> str:
    short = thing.display if len(thing.display) <= 36 else thing.display[:35] + "…"
    return f"{thing.handle}  {short}"
