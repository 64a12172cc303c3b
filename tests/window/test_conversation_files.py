"""Export, import and replay from the menu, as a person does it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.chat_export_dialog import FORMS, file_name
from app.panels.replay_dialog import ReplayDialog
from app.store.store import Store
from app.widgets.notices import Note
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import SECONDS, ask, click, settle


@pytest.fixture
def asked(window: MainWindow, policy: ScriptedPolicy) -> MainWindow:
    policy.say(call("logp", molecule="M1"), call("tpsa", molecule="M1"), "The logP of M1 is V1, its TPSA V2.")
    ask(window, "logP and TPSA of aspirin?")
    return window


def action(window: MainWindow, title: str) -> QAction:
    found = [each for each in window.findChildren(QAction) if each.text() == title]
    return found[0]


@pytest.mark.parametrize("form", [form for form, _, _ in FORMS])
def test_every_form_is_written(asked: MainWindow, tmp_path: Path, form: Any) -> None:
    dialog = asked.files.export()
    assert dialog is not None
    dialog.choices[form].setChecked(True)
    dialog.save(tmp_path / "chat")
    path = tmp_path / f"chat.{form}"
    assert wait_for(path.exists, SECONDS)
    settle()
    starts = {
        "html": b"<!DOCTYPE html>",
        "pdf": b"%PDF",
        "md": b"# ",
        "json": b"{",
        "py": b"# ",
        "eln": b"PK",
    }
    assert path.read_bytes().startswith(starts[form])
    assert asked.toast.accessibleName() == f"Saved {path}"


def test_an_export_that_cannot_be_written_is_said_and_can_be_tried_again(
    asked: MainWindow, tmp_path: Path
) -> None:
    dialog = asked.files.export()
    assert dialog is not None
    dialog.save(tmp_path / "missing" / "chat.html")
    assert wait_for(lambda: dialog._problem.isVisible(), SECONDS)
    assert "Not saved" in dialog._problem.text()
    assert dialog.save_button.isEnabled()
    dialog.reject()
    settle()


def test_an_empty_conversation_has_nothing_to_export_or_run(window: MainWindow) -> None:
    assert window.files.export() is None
    assert window.toast.isVisible()
    assert window.files.replay() is None


def test_what_was_exported_is_imported_beside_it(asked: MainWindow, tmp_path: Path) -> None:
    dialog = asked.files.export()
    assert dialog is not None
    dialog.choices["json"].setChecked(True)
    dialog.save(tmp_path / "chat.json")
    assert wait_for((tmp_path / "chat.json").exists, SECONDS)
    settle()
    first = asked.chat.transcript.conversation_id
    asked.files.take_in(tmp_path / "chat.json")
    assert wait_for(lambda: asked.chat.transcript.conversation_id not in (None, first), SECONDS)
    settle()
    (turn,) = asked.chat.transcript.turns
    assert asked.chat.transcript.plain_text(turn) == "The logP of aspirin is 1.31, its TPSA 63.60 Å²."
    assert len(asked.trace.cards()) == 2
    assert asked.backend.store is not None
    assert len(asked.backend.store.conversations.list()) == 2


def test_a_dropped_file_is_imported_and_the_import_undone(asked: MainWindow, tmp_path: Path) -> None:
    export_json(asked, tmp_path)
    first = asked.chat.transcript.conversation_id
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "chat.json"))])
    copy, held, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(asked.chat, QDragEnterEvent(QPoint(9, 9), copy, mime, held, plain))
    QApplication.sendEvent(asked.chat, QDropEvent(QPointF(9, 9), copy, mime, held, plain))
    assert wait_for(lambda: asked.chat.transcript.conversation_id not in (None, first), SECONDS)
    settle()
    assert asked.chat.composer.text() == ""
    assert asked.backend.store is not None
    click(asked.toast._button)
    store = asked.backend.store
    assert wait_for(lambda: [row.id for row in store.conversations.list()] == [first], SECONDS)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [("{", "no JSON"), ("{}", "no conversation exported by Retort"), ("x" * 41_000_000, "larger than 40 MB")],
    ids=["cut off", "other JSON", "large"],
)
def test_a_file_that_does_not_fit_is_refused_in_words(
    asked: MainWindow, tmp_path: Path, content: str, complaint: str
) -> None:
    (tmp_path / "bad.json").write_text(content)
    asked.files.take_in(tmp_path / "bad.json")
    assert wait_for(lambda: bool(asked.chat.findChildren(Note)), SECONDS)
    (note,) = asked.chat.findChildren(Note)
    assert "Not imported" in note.text.text()
    assert complaint in note.text.text()
    assert len(asked.chat.transcript.turns) == 1


def test_the_calculations_run_again_and_are_the_same(asked: MainWindow) -> None:
    action(asked, "Run the calculations again …").trigger()
    (dialog,) = asked.findChildren(ReplayDialog)
    assert wait_for(lambda: not dialog.progress.isVisible(), SECONDS)
    assert dialog.summary.text() == "Calls run again: 2. 2 same"
    assert dialog.versions.text().startswith("Then and now: Retort ")
    assert [dialog.list.topLevelItem(row).text(4) for row in (0, 1)] == ["1.31", "63.60 Å²"]  # type: ignore[union-attr]
    dialog.copy()
    report = json.loads(QGuiApplication.clipboard().text())
    assert [each["outcome"] for each in report["calls"]] == ["same", "same"]
    dialog.close()
    settle()


def test_what_differs_is_shown_with_both_values(asked: MainWindow, tmp_path: Path) -> None:
    document = export_json(asked, tmp_path)
    logp, tpsa = document["messages"][1]["calls"]
    logp["result"]["values"][0]["value"] = 4.2
    logp["environment"]["rdkit"] = "2019.3.1"
    tpsa["tool"] = "flux_capacitor"
    (tmp_path / "changed.json").write_text(json.dumps(document))
    first = asked.chat.transcript.conversation_id
    asked.files.take_in(tmp_path / "changed.json")
    assert wait_for(lambda: asked.chat.transcript.conversation_id != first, SECONDS)
    settle()
    dialog = asked.files.replay()
    assert dialog is not None
    assert wait_for(lambda: not dialog.progress.isVisible(), SECONDS)
    assert dialog.summary.text() == "Calls run again: 2. 1 changed, 1 no longer exists"
    row = dialog.list.topLevelItem(0)
    assert row is not None
    assert row.isExpanded()
    difference = row.child(0)
    assert difference is not None
    assert (difference.text(3), difference.text(4)) == ("4.20 (4.2)", "1.31 (1.3101)")
    assert "2019.3.1" in dialog.versions.text()
    dialog.save(tmp_path / "again.py")
    assert wait_for((tmp_path / "again.py").exists, SECONDS)
    dialog.close()
    settle()


def export_json(window: MainWindow, folder: Path) -> dict[str, Any]:
    dialog = window.files.export()
    assert dialog is not None
    dialog.choices["json"].setChecked(True)
    dialog.save(folder / "chat.json")
    assert wait_for((folder / "chat.json").exists, SECONDS)
    settle()
    document: dict[str, Any] = json.loads((folder / "chat.json").read_text(encoding="utf-8"))
    return document


def test_a_replay_that_is_stopped_says_how_far_it_came(asked: MainWindow) -> None:
    dialog = asked.files.replay()
    assert dialog is not None
    click(dialog.stop_button)
    assert wait_for(lambda: not dialog.progress.isVisible(), SECONDS)
    assert len(dialog.found) <= 2
    assert dialog.summary.text().startswith(f"Calls run again: {len(dialog.found)}.")
    dialog.reject()
    settle()


def test_the_dialogs_can_be_read_aloud(asked: MainWindow) -> None:
    export = asked.files.export()
    assert export is not None
    assert all(button.text() and button.accessibleDescription() for button in export.choices.values())
    export.reject()
    dialog = asked.files.replay()
    assert dialog is not None
    assert dialog.list.accessibleName()
    assert dialog.progress.accessibleName()
    assert wait_for(lambda: not dialog.progress.isVisible(), SECONDS)
    assert not [each for each in dialog.findChildren(QLabel) if "{0}" in each.text()]
    dialog.close()
    settle()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("logP of aspirin?", "logP of aspirin"),
        ("a/b\\c:d*e", "a b c d e"),
        ("../../etc", "etc"),
        ("\n\t", "conversation"),
        ("x" * 200, "x" * 80),
    ],
)
def test_the_proposed_name_fits_every_system(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_store_in_memory_imports_too(
    open_window: Callable[..., MainWindow], asked: MainWindow, tmp_path: Path
) -> None:
    export_json(asked, tmp_path)
    other = open_window(Store.memory())
    other.files.take_in(tmp_path / "chat.json")
    assert wait_for(lambda: bool(other.chat.transcript.turns), SECONDS)
    assert other.trace.cards()
