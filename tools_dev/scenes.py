"""What the pictures of the window show, one scene after the other, of the project in `afternoon.py`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QDialog, QDockWidget, QWidget

from app.core.call_entry import CallEntry
from app.main_window.screenshot import wait_for
from app.panels.about import LICENCES, OFFLINE
from app.panels.settings import DATA, GENERAL, KEYBOARD, MODEL
from app.panels.timeline_view import TimelineView
from app.panels.trace import TraceGroup
from tools_dev.afternoon import CHLORPROMAZINE, PROJECT, RESULTS
from tools_dev.stage import Stage, settle

SECONDS = 30
MOLECULE, RULES, IDENTIFIERS = 0, 1, 2

Shown = QWidget | tuple[QWidget, QRect]
Scene = Callable[[Stage], Shown]


def _rest(stage: Stage) -> None:
    """The window as it is between the scenes."""
    window = stage.window
    for dock in window.desk.docks:
        dock.hide()
    for dock in (window.trace_dock, window.molecule_dock):
        dock.show()
    window.chat.composer.set_text("")
    window.conversations.search.clear()
    settle()


def _empty(stage: Stage) -> Shown:
    shown = stage.window.control.shown.conversation_id
    _home[0] = shown or _home[0]
    stage.window.control.new()
    settle()
    return stage.window


_home: list[int | None] = [None]


def _chat(stage: Stage) -> Shown:
    window = stage.window
    if window.control.shown.conversation_id is None and _home[0] is not None:
        window.control.open(_home[0])
        wait_for(lambda: len(window.chat.transcript.turns) == len(PROJECT), SECONDS)
    window.show_molecule("M2", window.chat.transcript.turns[0])
    _scroll_to(stage, 0)
    return window


def _scroll_to(stage: Stage, number: int) -> None:
    window = stage.window
    turn = window.chat.transcript.turns[number]
    settle(0.4)
    assert turn.question_id is not None
    window.chat.show_message(turn.question_id)
    window.trace.reveal_turn(turn)
    wait_for(window.molecule.settled, SECONDS)
    settle(0.4)


def _group(stage: Stage, number: int) -> TraceGroup:
    turn = stage.window.chat.transcript.turns[number]
    return next(group for group in stage.window.trace.findChildren(TraceGroup) if group.turn is turn)


def _trace(stage: Stage) -> Shown:
    """An error, which is open by itself, beside a call that went well."""
    _chat(stage)
    stage.window.molecule_dock.hide()
    calls: list[CallEntry] = stage.window.chat.transcript.turns[1].calls
    stage.window.trace.reveal(calls[-1])
    _scroll_to(stage, 1)
    return stage.window


def _timeline(stage: Stage) -> Shown:
    _chat(stage)
    stage.window.molecule_dock.hide()
    group = _group(stage, 0)
    group.toggle_timeline()
    _scroll_to(stage, 0)
    return _dock(stage, stage.window.trace_dock)


def _molecule(tab: int, facts: int) -> Scene:
    def scene(stage: Stage) -> Shown:
        _chat(stage)
        window = stage.window
        window.trace_dock.hide()
        window.molecule.pictures.tabs.setCurrentIndex(tab)
        window.molecule.facts.tabs.setCurrentIndex(facts)
        settle()
        wait_for(window.molecule.settled, SECONDS)
        settle(0.8)
        return window if tab else _dock(stage, window.molecule_dock)

    return scene


def _compare(stage: Stage) -> Shown:
    window = stage.window
    _chat(stage)
    window.trace_dock.hide()
    window.desk.show_panel(window.desk.compare)
    window.desk.compare.choose("M1", "M2")
    wait_for(lambda: window.desk.compare.table.rowCount() > 0, SECONDS)
    settle(0.6)
    return _dock_of(stage, window.desk.compare)


def _sketch(stage: Stage) -> Shown:
    window = stage.window
    window.trace_dock.hide()
    window.desk.show_panel(window.desk.sketch)
    settle()
    window.desk.sketch.edit(CHLORPROMAZINE, "M1")
    wait_for(lambda: bool(window.desk.sketch.reading.smiles), SECONDS)
    window.desk.sketch.canvas.fit()
    settle(0.4)
    return window


def _lineage(stage: Stage) -> Shown:
    window = stage.window
    window.trace_dock.hide()
    window.desk.show_panel(window.desk.lineage)
    wait_for(lambda: bool(window.desk.lineage.items()), SECONDS)
    settle(0.6)
    return _dock_of(stage, window.desk.lineage)


def _result(name: str) -> Scene:
    """The opened card of one call, in a conversation of its own."""

    def scene(stage: Stage) -> Shown:
        window = stage.window
        _home[0] = _home[0] or window.control.shown.conversation_id
        window.control.new()
        turn = stage.ask(*RESULTS[name])
        window.molecule_dock.hide()
        settle(0.3)
        window.trace.reveal(turn.calls[-1])
        settle(1.5)
        return window

    return scene


def _conversations(stage: Stage) -> Shown:
    return stage.window.conversations


def _search(words: str) -> Scene:
    def scene(stage: Stage) -> Shown:
        stage.window.conversations.search.setText(words)
        settle(1.5)
        return stage.window.conversations

    return scene


def _message(text: str) -> Scene:
    """The message box with a text in it, and what it makes of it."""

    def scene(stage: Stage) -> Shown:
        stage.window.chat.composer.set_text(text)
        settle(1.2)
        return _part(stage, stage.window.chat, 460)

    return scene


def _dock_of(stage: Stage, panel: QWidget) -> Shown:
    return _dock(stage, next(dock for dock in stage.window.desk.docks if dock.isAncestorOf(panel)))


def _dock(stage: Stage, dock: QDockWidget) -> Shown:
    return stage.window, QRect(dock.mapTo(stage.window, dock.rect().topLeft()), dock.size())


def _part(stage: Stage, widget: QWidget, height: int) -> Shown:
    """The lower end of a part of the window."""
    place = QRect(widget.mapTo(stage.window, widget.rect().topLeft()), widget.size())
    return stage.window, place.adjusted(0, place.height() - height, 0, 0)


def _palette(stage: Stage) -> Shown:
    dialog = stage.window.program.open_palette()
    settle(0.6)
    dialog.search.setText("ex")
    return dialog


def _replay(stage: Stage) -> Shown:
    dialog = stage.window.files.replay()
    assert dialog is not None
    wait_for(lambda: not dialog.stop_button.isEnabled(), SECONDS)
    return dialog


def _dialog(open_it: Callable[[Stage], QDialog | None], seconds: float = 0.8) -> Scene:
    def scene(stage: Stage) -> Shown:
        dialog = open_it(stage)
        assert dialog is not None
        settle(seconds)
        return dialog

    return scene


def _commands(stage: Stage) -> QDialog | None:
    stage.window.control.help("replace_group")
    settle(0.8)
    found = [each for each in stage.window.findChildren(QDialog) if each.isVisible()]
    return found[-1] if found else None


SCENES: dict[str, Scene] = {
    "empty": _empty,
    "chat": _chat,
    "trace": _trace,
    "timeline": _timeline,
    "molecule-2d": _molecule(0, MOLECULE),
    "molecule-alerts": _molecule(0, RULES),
    "molecule-identifiers": _molecule(0, IDENTIFIERS),
    "molecule-3d": _molecule(1, MOLECULE),
    "compare": _compare,
    "sketch": _sketch,
    "lineage": _lineage,
    "conversations": _conversations,
    "search-words": _search("group"),
    "search-structure": _search("c1ccc2c(c1)Nc1ccccc1S2"),
    "chips": _message("Which is greasier, aspirin or CC(C)Cc1ccc(cc1)C(C)C(=O)O, and is C1CC a ring?"),
    "commands": _message("/ring"),
    "command-arguments": _message("/replace_group M1 --group ch"),
    "command-help": _dialog(_commands),
    "palette": _palette,
    "settings": _dialog(lambda stage: stage.window.program.open_settings(GENERAL)),
    "models": _dialog(lambda stage: stage.window.program.open_settings(MODEL)),
    "keyboard": _dialog(lambda stage: stage.window.program.open_settings(KEYBOARD)),
    "data": _dialog(lambda stage: stage.window.program.open_settings(DATA)),
    "about": _dialog(lambda stage: stage.window.program.open_about()),
    "licences": _dialog(lambda stage: stage.window.program.open_about(LICENCES)),
    "offline": _dialog(lambda stage: stage.window.program.open_about(OFFLINE)),
    "diagnostics": _dialog(lambda stage: stage.window.program.open_diagnostics(), 2.0),
    "export-molecules": _dialog(lambda stage: stage.window.export_molecules()),
    "export-conversation": _dialog(lambda stage: stage.window.files.export()),
    "replay": _replay,
    **{f"result-{name}": _result(name) for name in RESULTS},
}


def show(stage: Stage, name: str) -> Shown:
    """Arrange a scene.

    Args:
        stage: The window, after `play`.
        name: The scene.

    Returns:
        What is to be taken a picture of: a widget, or a part of one.
    """
    _rest(stage)
    return SCENES[name](stage)


def put_away(stage: Stage) -> None:
    """Close the dialogs that a scene opened, and bring the panels' tabs back."""
    for dialog in stage.window.findChildren(QDialog):
        dialog.done(0)
    stage.window.molecule.pictures.tabs.setCurrentIndex(0)
    stage.window.molecule.facts.tabs.setCurrentIndex(MOLECULE)
    for view in stage.window.trace.findChildren(TimelineView):
        view.hide()
    settle(0.1)
