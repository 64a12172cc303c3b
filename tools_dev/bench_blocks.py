"""How long the window's event loop did not come round while a person works: one row for each kind of work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from app.widgets.theme import DARK
from tests.core.scripted import Said, call
from tools_dev.lateness import Lateness
from tools_dev.stage import Stage, open_stage, settle

FOUR_CALLS = ("logp", "tpsa", "ring_count", "molecular_weight")
LONG_TURNS = 60
Row = Callable[[str, str], None]


def blocks(row: Row, explain: bool) -> None:
    """Work with the window and give the longest block of each kind of work.

    Args:
        row: Takes what was done, and the figure.
        explain: Whether to say where the window was meanwhile.
    """
    with open_stage(QSize(1280, 800)) as stage:
        stage.wait_ready()
        stage.ask("logP of aspirin?", call("logp", molecule="M1"), "The logP of M1 is V1.")
        late = Lateness(explain)

        @contextmanager
        def watched(what: str) -> Iterator[None]:
            late.start()
            yield
            longest = late.stop()
            row(f"longest block: {what}", f"{longest * 1000:.0f} ms")
            if explain and late.explanation():
                print(late.explanation(), flush=True)

        for attempt in ("first", "second", "third"):
            with watched(f"a turn of 4 calls, {attempt}"):
                answer = Said("M1: V2, V3, V4 and V5. " + "It was done with care. " * 20, pause_s=0.02)
                stage.ask("All of M1", *(call(tool, molecule="M1") for tool in FOUR_CALLS), answer)
        with watched("an answer of 8,000 characters streams"):
            stage.ask("Tell me a lot", Said("So it was done, and with great care. " * 220, pause_s=0.005))
        _open_long(stage, watched)
        _open_panels(stage, watched)


def _open_long(stage: Stage, watched: Callable) -> None:
    """A conversation of many turns, filled in without a window, then opened."""
    window = stage.window
    for _ in range(LONG_TURNS):
        stage.policy.say(call("logp", molecule="M1"), "The logP of M1 is V1. " * 6)
    session = window.backend.brain().session()
    for number in range(LONG_TURNS):
        session.ask(f"logP of C{'C' * number}O?", lambda _: None)
    window.control.new()
    settle(0.5)
    assert session.conversation_id is not None
    with watched(f"opening a conversation of {LONG_TURNS} turns"):
        window.control.open(session.conversation_id)
        settle(3.0)
    with watched("the size of the text changes, with all of it shown"):
        window.appearance.set_text_size(110)
        settle(0.5)
    with watched("the colours change, with all of it shown"):
        window.appearance.show_theme(DARK)
        settle(0.5)


def _open_panels(stage: Stage, watched: Callable) -> None:
    window = stage.window
    window.show_molecule("M1")
    settle(1.0)
    steps: dict[str, Callable[[], object]] = {
        "3D": lambda: window.molecule.pictures.tabs.setCurrentIndex(1),
        "compare": lambda: window.desk.show_panel(window.desk.compare),
        "sketch": lambda: window.desk.show_panel(window.desk.sketch),
        "lineage": lambda: window.desk.show_panel(window.desk.lineage),
        "settings": window.program.open_settings,
        "command palette": window.program.open_palette,
        "export of molecules": window.export_molecules,
        "export of the conversation": window.files.export,
        "about": window.program.open_about,
        "help on a command": lambda: window.control.help("logp"),
    }
    for name, step in steps.items():
        with watched(f"opening {name}"):
            step()
            settle(0.8)
        for dialog in window.findChildren(QDialog):
            dialog.close()
        settle(0.2)
