"""Calls made again from their card: same arguments, other ones, what cannot be; tables and timelines."""

import csv
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.argument_form import ArgumentForm
from app.panels.call_card import CallCard
from app.panels.call_result import CallResult
from app.panels.result_table import ResultTable
from app.panels.timeline_view import TimelineView
from app.store.store import Store
from sandbox.registry import discover
from sandbox.results import Quantity, ToolResult
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import SECONDS, answer_view, ask, click, settle


def press(card: CallCard, title: str) -> None:
    (button,) = [each for each in card.findChildren(QPushButton) if each.text() == title and each.isVisible()]
    click(button)


def words(card: CallCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if not label.isHidden()]


@pytest.fixture
def card(window: MainWindow, policy: ScriptedPolicy) -> CallCard:
    policy.say(call("count_ring_system", molecule="M1", ring="benzene"), "M1 has V1 benzene rings.")
    ask(window, "benzene rings in biphenyl?")
    (shown,) = window.trace.cards()
    click(shown._head)
    return shown


def test_a_call_run_again_stands_beside_the_first_result(window: MainWindow, card: CallCard) -> None:
    first = card.call.result
    answer = answer_view(window, window.chat.transcript.turns[-1]).text.toPlainText()
    press(card, "Run again")
    assert wait_for(lambda: bool(card.call.reruns), SECONDS)
    settle()
    assert {"Run 2, same arguments", "Same result"} <= set(words(card))
    assert card.call.result is first
    assert answer_view(window, window.chat.transcript.turns[-1]).text.toPlainText() == answer
    assert window.backend.store is not None
    assert card.call.call_id is not None
    message = window.chat.transcript.turns[-1].answer_id
    assert message is not None
    (kept,) = window.backend.store.reruns.for_message(message)[card.call.call_id]
    assert kept.arguments_json == {"molecule": "M1", "ring": "benzene"}
    assert kept.environment_json["deadline_s"] == 20.0


def test_edited_arguments_are_typed_into_a_form_made_from_the_tool(
    window: MainWindow, card: CallCard
) -> None:
    press(card, "Edit arguments …")
    (form,) = card.findChildren(ArgumentForm)
    molecule, ring = form.fields["molecule"], form.fields["ring"]
    assert isinstance(molecule, QLineEdit)
    assert isinstance(ring, QComboBox)
    assert (molecule.text(), ring.currentText()) == ("M1", "benzene")
    molecule.selectAll()
    QTest.keyClicks(molecule, "aspirin")
    QTest.keyClick(molecule, Qt.Key.Key_Return)
    assert wait_for(lambda: bool(card.call.reruns), SECONDS)
    settle()
    assert "Run 2, other arguments" in words(card)
    assert "M1 → aspirin" in words(card)
    assert card.call.reruns[0].result.values[0].value == 1  # type: ignore[union-attr]
    assert card.call.arguments == {"molecule": "M1", "ring": "benzene"}


def test_what_cannot_be_read_is_said_in_the_form_and_nothing_is_kept(
    window: MainWindow, card: CallCard
) -> None:
    press(card, "Edit arguments …")
    (form,) = card.findChildren(ArgumentForm)
    molecule = form.fields["molecule"]
    assert isinstance(molecule, QLineEdit)
    molecule.setText("")
    click(form.run_button)
    assert wait_for(form.problem.isVisible, SECONDS)
    assert "missing" in form.problem.text()
    assert card.call.reruns == []
    press(card, "Cancel")
    assert card._details is not None
    assert card._details.form is None


def test_a_failed_call_offers_another_try(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("remove_group", molecule="M1", group="nitro"), "That is not possible: V1.")
    ask(window, "Remove the nitro group of ethanol")
    (card,) = window.trace.cards()
    press(card, "Retry")
    assert wait_for(lambda: bool(card.call.reruns), SECONDS)
    settle()
    assert "Same result" in words(card)
    press(card, "Edit arguments …")
    (form,) = card.findChildren(ArgumentForm)
    group = form.fields["group"]
    assert isinstance(group, QComboBox)
    group.setCurrentText("hydroxyl")
    click(form.run_button)
    assert wait_for(lambda: len(card.call.reruns) == 2, SECONDS)
    assert card.call.reruns[1].result.ok


def test_reruns_come_back_with_the_conversation(
    window: MainWindow, card: CallCard, policy: ScriptedPolicy
) -> None:
    press(card, "Run again")
    assert wait_for(lambda: bool(card.call.reruns), SECONDS)
    conversation = window.chat.transcript.conversation_id
    assert conversation is not None
    window.control.new()
    window.control.open(conversation)
    assert wait_for(lambda: window.chat.transcript.conversation_id == conversation, SECONDS)
    settle()
    (again,) = window.trace.cards()
    assert len(again.call.reruns) == 1


def test_a_list_of_molecules_is_one_a_line(window: MainWindow, policy: ScriptedPolicy) -> None:
    arguments = {"molecules": ["M1", "M2"], "property": "logP", "order": "highest first"}
    policy.say(call("rank_molecules", **arguments), "V1 it is.")
    ask(window, "Which has the higher logP, ethanol or aspirin?")
    (card,) = window.trace.cards()
    click(card._head)
    press(card, "Edit arguments …")
    (form,) = card.findChildren(ArgumentForm)
    area = form.fields["molecules"]
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == "M1\nM2"
    area.setPlainText("M1\nhexane\n")
    click(form.run_button)
    assert wait_for(lambda: bool(card.call.reruns), SECONDS)
    assert card.call.reruns[0].result.ok


def test_every_field_of_every_form_has_a_name(window: MainWindow) -> None:
    transcript = window.chat.transcript
    for spec in discover():
        form = ArgumentForm(spec, spec.examples[0], transcript.workspace)
        assert all(field.accessibleName() and field.toolTip() for field in form.fields.values()), spec.name
        form.deleteLater()


def test_versions_and_limits_stand_in_the_card(card: CallCard) -> None:
    (line,) = [text for text in words(card) if text.startswith("Retort ")]
    assert "RDKit 20" in line
    assert "Time limit 20 s" in line
    assert "unknown" not in line


def test_a_long_result_opens_as_a_table_that_sorts_and_is_saved(
    window: MainWindow, policy: ScriptedPolicy, tmp_path: Path
) -> None:
    policy.say(call("property_profile", molecule="M1"), "The logP of M1 is V3.")
    ask(window, "All properties of aspirin")
    (card,) = window.trace.cards()
    click(card._head)
    press(card, "Open as a table")
    (table,) = window.findChildren(ResultTable)
    assert table.model.rowCount() == 12
    table.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    numbers = [row.number for row in table.shown_rows()]
    assert numbers == sorted(numbers, reverse=True)  # type: ignore[type-var]
    table.filter.setText("h-bond")
    assert [row.cells[0] for row in table.shown_rows()] == [
        "number of H-bond acceptors",
        "number of H-bond donors",
    ]
    table.copy()
    assert "number of H-bond donors\t1" in QGuiApplication.clipboard().text()
    table.save(tmp_path / "out.csv")
    assert wait_for(lambda: (tmp_path / "out.csv").exists(), SECONDS)
    rows = list(csv.DictReader((tmp_path / "out.csv").open(encoding="utf-8-sig")))
    assert [row["Value"] for row in rows] == ["3", "1"]
    table.close()
    settle()


def test_more_rows_than_a_card_holds_are_announced(window: MainWindow, policy: ScriptedPolicy) -> None:
    items = tuple(Quantity(number, "", f"count {number}") for number in range(100))
    result = ToolResult(True, "", items, (), {}, "report", "ok", 1.0)
    shown = CallResult(window.kit, result, window.chat.transcript.workspace, "Counted")
    (button,) = shown.findChildren(QPushButton)
    assert button.text() == "Open all 100 as a table"
    shown.deleteLater()


def test_the_timeline_shows_each_phase_where_it_was(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    turn = ask(window, "logP of aspirin?")
    (group,) = window.trace._groups.values()
    click(group._sum)
    (view,) = window.trace.findChildren(TimelineView)
    assert view.isVisible()
    assert view.in_words().startswith("Whole turn ")
    bars = [view.bar(phase) for phase in turn.phases]
    assert [phase.kind for phase in turn.phases] == ["prompt", "writing", "call", "prompt", "writing"]
    assert all(view.rect().toRectF().contains(bar) for bar in bars)
    assert bars[2].left() >= bars[1].left()
    click(group._sum)
    assert not view.isVisible()


def test_a_store_that_takes_nothing_still_shows_the_run(
    open_window: Callable[..., MainWindow], policy: ScriptedPolicy
) -> None:
    store = Store.memory()
    window = open_window(store)
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "logP of aspirin?")
    (card,) = window.trace.cards()
    click(card._head)
    pages = store._database.on_connection(lambda c: c.execute("PRAGMA page_count").fetchone()[0])
    store._database.on_connection(lambda c: c.execute(f"PRAGMA max_page_count = {pages}").fetchone())
    for _ in range(30):  # until the pages that are there are full
        window.rerunning.rerun(card.call, None)
        runs = len(card.call.reruns)
        assert wait_for(partial(_more_than, card, runs), SECONDS)
        if window.toast.isVisible():
            break
    assert "not kept" in window.toast.accessibleName()


def _more_than(card: CallCard, runs: int) -> bool:
    return len(card.call.reruns) > runs


def test_a_run_under_way_can_be_cancelled(window: MainWindow, card: CallCard) -> None:
    worker = next(iter(window.backend._brain.pool._workers))  # type: ignore[union-attr]
    process = psutil.Process(worker._process.pid)
    process.suspend()  # the tool hangs
    press(card, "Run again")
    settle()
    press(card, "Cancel this run")
    assert wait_for(window.toast.isVisible, SECONDS)
    assert "cancelled" in window.toast.accessibleName()
    assert card.call.reruns == []
    press(card, "Run again")
    assert wait_for(lambda: bool(card.call.reruns), SECONDS)
    assert card.call.reruns[0].result.ok


def test_a_structure_that_a_further_run_made_can_be_copied(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say(call("remove_group", molecule="M1", group="hydroxyl"), "That gives M2.")
    ask(window, "Remove the hydroxyl of phenol")
    (card,) = window.trace.cards()
    window.rerunning.rerun(card.call, {"molecule": ["M1"], "group": ["hydroxyl"]})
    assert wait_for(lambda: bool(card.call.reruns), SECONDS)
    click(card._head)
    settle()
    shown = [line.text() for line in card.findChildren(QLineEdit) if line.isReadOnly()]
    assert shown == ["c1ccccc1"]
    assert window.chat.transcript.workspace.thing("M3") is None
