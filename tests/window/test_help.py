"""About, licences, the offline badge, the check of the installation, diagnostics, backups, recovery."""

import platform
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QTextBrowser, QWidget

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.about import ABOUT, LICENCES, licence_files
from app.panels.progress_dialog import Progress, ProgressDialog
from app.store.restore import inspect_backup
from app.store.store import Store
from tests.core.scripted import Said, ScriptedPolicy, call
from tests.window.acting import SECONDS, ask, click, press_enter, settle, type_message


def words(widget: QWidget) -> str:
    settle()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def test_about_names_the_versions_and_the_model(window: MainWindow) -> None:
    shown = words(window.program.open_about(ABOUT))
    assert version("rdkit") in shown
    assert PySide6.__version__ in shown
    assert "SmolLM2 135M Retort, Q8_0" in shown


def test_every_licence_can_be_read_without_a_network(window: MainWindow) -> None:
    dialog = window.program.open_about(LICENCES)
    notice = dialog.findChildren(QTextBrowser)[0].toPlainText()
    assert "SmolLM2-135M-Instruct" in notice
    beginnings = {
        "LICENSE": "Apache License",
        "GPL-3.0.txt": "GNU GENERAL PUBLIC LICENSE",
        "LGPL-3.0.txt": "GNU LESSER GENERAL PUBLIC LICENSE",
    }
    assert {path.name for path in licence_files()} >= set(beginnings)
    for row in range(dialog.texts.count()):
        reader = dialog._read_licence(dialog.texts.item(row))
        text = reader.findChildren(QTextBrowser)[0].toPlainText()
        assert any(beginning in text for beginning in beginnings.values())
        reader.close()


def test_the_badge_explains_itself_and_names_tests_that_exist(window: MainWindow) -> None:
    click(window.status.offline)
    settle()
    (dialog,) = [each for each in window.findChildren(QWidget) if type(each).__name__ == "AboutDialog"]
    shown = words(dialog)
    root = Path(__file__).parents[2]
    named = [word.strip(",.") for word in shown.split() if word.startswith("tests/")]
    assert len(named) >= 4
    assert [name for name in named if not (root / name).exists()] == []


def test_the_installation_is_checked_with_the_parts_in_use(
    window: MainWindow, policy: ScriptedPolicy, store: Store
) -> None:
    policy.say("words " * 20, call("logp", molecule="M1"), "The logP of M1 is V1.")
    dialog = window.program.check()
    assert wait_for(lambda: dialog.verdict.text() == "Everything works", SECONDS)
    shown = words(dialog)
    for part in (
        "Versions",
        "Tools",
        "Descriptors: 217",
        "Database",
        "Model",
        "The logP of aspirin is 1.31.",
    ):
        assert part in shown
    assert store.conversations.list() == []


def test_a_check_that_fails_is_counted_and_the_others_go_on(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say("words " * 20, "It is 7.")
    dialog = window.program.check()
    assert wait_for(lambda: "1 of 6 checks failed" in dialog.verdict.text(), SECONDS)
    assert "The answer is 1.31, but" in words(dialog)


def test_the_diagnostics_file_is_read_before_it_is_saved(
    window: MainWindow, policy: ScriptedPolicy, tmp_path: Path
) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "What is the logP of CC(C)Cc1ccc(cc1)C(C)C(=O)O?")
    dialog = window.program.open_diagnostics()
    assert dialog is not None
    assert wait_for(dialog.save_button.isEnabled, SECONDS)
    seen = ""
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        seen += dialog.view.toPlainText()
    assert "rdkit" in seen
    assert "CC(C)Cc1" not in seen
    assert not dialog.with_conversation.isChecked()
    dialog.save(tmp_path / "for-help")
    assert wait_for((tmp_path / "for-help.zip").exists, SECONDS)
    with zipfile.ZipFile(tmp_path / "for-help.zip") as bundle:
        assert b"CC(C)Cc1" not in b"".join(bundle.read(name) for name in bundle.namelist())


def test_the_conversation_is_added_by_a_tick(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say("An answer.")
    ask(window, "About ibuprofen")
    dialog = window.program.open_diagnostics()
    assert dialog is not None
    assert wait_for(dialog.save_button.isEnabled, SECONDS)
    dialog.with_conversation.click()
    assert wait_for(lambda: "conversation.json" in dialog.list.item(dialog.list.count() - 1).text(), SECONDS)
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    assert "About ibuprofen" in dialog.view.toPlainText()


def test_a_backup_is_written_and_restored(
    open_window: Callable[..., MainWindow], policy: ScriptedPolicy, tmp_path: Path
) -> None:
    window = open_window(Store.open(tmp_path / "retort.db"))
    policy.say("One.", "Two.")
    ask(window, "First question")
    window.program.backups.write(tmp_path / "copy.db")
    assert wait_for((tmp_path / "copy.db").exists, SECONDS)
    assert inspect_backup(tmp_path / "copy.db").messages == 2
    window.control.new()
    ask(window, "Second question")
    window.program.backups.look_at(tmp_path / "copy.db")
    assert wait_for(lambda: bool(window.findChildren(QMessageBox)), SECONDS)
    box = window.findChildren(QMessageBox)[0]
    assert "1 conversations with 2 messages" in box.text()
    click(next(each for each in box.buttons() if each.text() == "Restore"))
    assert wait_for(lambda: "is restored" in words(window.chat), SECONDS)
    store = window.backend.store
    assert store is not None
    assert [row.title for row in store.conversations.list()] == ["First question"]
    assert window.chat.transcript.turns == []
    assert len(list(tmp_path.glob("retort-before-restore-*.db"))) == 1
    policy.say("Three.")
    assert ask(window, "After it").state == "complete"


def test_nothing_is_restored_while_an_answer_comes(
    open_window: Callable[..., MainWindow], policy: ScriptedPolicy, tmp_path: Path
) -> None:
    store = Store.open(tmp_path / "retort.db")
    store.backup(tmp_path / "empty.db")
    window = open_window(store)
    policy.say(Said("word " * 300, piece=5, pause_s=0.02))
    type_message(window, "Talk")
    press_enter(window)
    assert wait_for(lambda: bool(window.chat.transcript.turns), SECONDS)
    window.program.backups.put_back(tmp_path / "empty.db")
    assert "then restore" in words(window.toast)
    window.control.stop()
    assert wait_for(lambda: not window.backend.busy, SECONDS)
    assert len(store.conversations.list()) == 1


def test_a_file_that_is_no_backup_is_refused(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("Dear diary")
    window.program.backups.look_at(tmp_path / "notes.db")
    assert wait_for(lambda: "not a backup of Retort" in words(window.chat), SECONDS)


def test_esc_only_asks_to_give_up(window: MainWindow) -> None:
    progress = Progress()
    dialog = ProgressDialog("Writing", progress, window)
    dialog.open()
    assert progress(0.25)
    assert wait_for(lambda: dialog.bar.value() == 25, SECONDS)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not progress(0.5)
    dialog.done(0)


@pytest.mark.parametrize("crashed", [True, False])
def test_after_a_crash_the_window_says_what_was_kept(
    open_window: Callable[..., MainWindow], tmp_path: Path, crashed: bool
) -> None:
    path = tmp_path / "retort.db"
    with Store.open(path) as before:
        row = before.conversations.create("Aspirin")
        asked = before.messages.add_user(row.id, None, "logP of aspirin?", None)
        before.messages.finish(before.messages.begin_answer(row.id, asked.id, "m").id, "a", "a", "complete")
        if crashed:
            before.settings.set("window.running", f"{platform.node()}|999999999|1.000")
    window = open_window(Store.open(path))
    settle(0.4)
    assert ("ended unexpectedly" in words(window.chat)) is crashed
    assert ("Your conversation is kept" in words(window.chat)) is crashed
    window.close()
    assert wait_for(lambda: window.kit.lanes.closed, SECONDS)
    with Store.open(path) as after:
        assert after.settings.get("window.running") is None


def test_an_answer_cut_short_is_one_click_away(
    open_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "retort.db"
    with Store.open(path) as before:
        row = before.conversations.create("Aspirin")
        asked = before.messages.add_user(row.id, None, "logP of aspirin?", None)
        answer = before.messages.begin_answer(row.id, asked.id, "m")
        before.messages.checkpoint(answer.id, "The lo", "The lo")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE message SET writer = 'nobody|1|1'  WHERE status = 'partial'")
        connection.execute("UPDATE message SET updated_at = '2020-01-01 00:00:00' WHERE status = 'partial'")
    window = open_window(Store.open(path))
    assert wait_for(lambda: "was cut short" in words(window.chat), SECONDS)
    click(next(each for each in window.chat.findChildren(QPushButton) if each.text() == "Open"))
    assert wait_for(lambda: len(window.chat.transcript.turns) == 1, SECONDS)
    assert window.chat.transcript.turns[0].raw == "The lo"
