"""Questions and answers in the window, used as a person does."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.engine.errors import EngineDied, ModelFileError
from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.store.store import Store
from app.widgets.notices import Note
from tests.core.scripted import Said, ScriptedPolicy, call
from tests.window.acting import (
    SECONDS,
    answer_view,
    ask,
    click,
    click_word,
    finished,
    press_enter,
    settle,
    type_message,
)

BIPHENYL = "COc1ccc(-c2ccccc2)cc1"


def notes(window: MainWindow) -> list[str]:
    return [note.text.text() for note in window.findChildren(Note) if note.isVisible()]


def says(window: MainWindow, words: str) -> bool:
    """Whether a note with these words appears; it may take a moment on a busy computer."""
    return wait_for(lambda: any(words in note for note in notes(window)), SECONDS)


def test_a_question_is_answered_with_values_structures_and_trace(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say(
        call("count_ring_system", molecule="M1", ring="benzene"),
        call("logp", molecule="M1"),
        "M1 has V1 benzene rings, and its logP is V2.",
    )
    turn = ask(window, f"How many benzene rings are in {BIPHENYL}, and its logP?")
    view = answer_view(window, turn)
    assert view.text.toPlainText() == "M1 has 2 benzene rings, and its logP is 3.36."
    assert [card.handle for card in view.cards] == ["M1"]
    assert wait_for(view.cards[0].view.drawn, SECONDS)
    assert [card.call.verb for card in window.trace.cards()] == ["Counted ring systems", "Calculated logP"]
    assert len(window.chat.transcript.highlights(turn, "M1")) == 2
    assert wait_for(window.molecule.settled, SECONDS)
    table = {name: (value, unit) for name, value, unit in window.molecule.properties.rows()}
    assert table["LogP"] == ("3.36", "")
    assert table["TPSA"] == ("9.23", "Å²")


def test_clicking_a_value_opens_the_call_behind_it(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), call("tpsa", molecule="M1"), "LogP is V1 and TPSA V2 for M1.")
    turn = ask(window, "logP and TPSA of aspirin?")
    click_word(answer_view(window, turn).text, "63.60")
    settle()
    first, second = window.trace.cards()
    assert not first.opened
    assert second.opened
    assert second.property("chosen") == "true"


def test_clicking_a_molecule_shows_it(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M2"), "M2 has a logP of V1, M1 was not asked for.")
    turn = ask(window, "logP of aspirin, then of ibuprofen")
    view = answer_view(window, turn)
    click_word(view.text, "ibuprofen")
    assert window.molecule.thing is not None
    assert window.molecule.thing.name == "ibuprofen"
    click(view.cards[1])
    assert window.molecule.thing.name == "aspirin"


def test_text_streams_before_the_answer_is_finished(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(Said("Aspirin was first made in 1897 or thereabouts, they say.", piece=4, pause_s=0.05))
    type_message(window, "Tell me about aspirin")
    press_enter(window)
    assert wait_for(lambda: window.chat.transcript.running is not None, SECONDS)
    turn = window.chat.transcript.turns[-1]
    view = answer_view(window, turn)
    assert wait_for(lambda: view.text.toPlainText().startswith("Aspirin was"), SECONDS)
    assert turn.running
    finished(window)
    assert view.text.toPlainText().endswith("they say.")


def test_escape_stops_and_keeps_what_came(window: MainWindow, policy: ScriptedPolicy, store: Store) -> None:
    policy.say(Said("word " * 500, piece=5, pause_s=0.02))
    type_message(window, "Talk")
    press_enter(window)
    assert wait_for(lambda: bool(window.chat.transcript.turns[-1].raw), SECONDS)
    QTest.keyClick(window.chat.composer.edit, Qt.Key.Key_Escape)
    finished(window)
    turn = window.chat.transcript.turns[-1]
    assert turn.state == "stopped"
    assert turn.raw.startswith("word")
    assert says(window, "Stopped")
    assert store.messages.get(turn.answer_id or 0).status == "stopped"


def test_an_unsupported_claim_is_marked_and_said(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say("The logP of M1 is 4.2.")
    turn = ask(window, "logP of aspirin?")
    text = answer_view(window, turn).text
    cursor = text.document().find("4.2")
    form = cursor.charFormat()
    assert form.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    assert "Not supported" in form.toolTip()
    assert says(window, "not supported by any calculation")


def test_the_model_dies_and_the_conversation_goes_on(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(Said("The log", error=EngineDied("The model ended unexpectedly.")))
    turn = ask(window, "logP of aspirin?")
    assert turn.state == "failed"
    assert says(window, "The model ended unexpectedly.")
    assert answer_view(window, turn).text.toPlainText() == "The log"
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    assert ask(window, "Once more, please").state == "complete"


def test_a_broken_model_file_is_said_and_the_window_works(
    open_window: Callable[..., MainWindow], store: Store
) -> None:
    window = open_window(store, model_error=ModelFileError("The file is cut off after 12 MB."))
    settle()
    assert says(window, "cut off after 12 MB")
    type_message(window, "logP of aspirin?")
    press_enter(window)
    assert wait_for(lambda: not window.backend.busy, SECONDS)
    settle()
    assert window.chat.composer.text() == "logP of aspirin?"
    assert window.chat.transcript.turns == []
    retry = [button for button in window.findChildren(QPushButton) if button.text() == "Try again"]
    assert len(retry) == 1


def test_a_store_that_cannot_be_written_is_said(open_window: Callable[..., MainWindow], store: Store) -> None:
    window = open_window(store, warning="The folder is read-only. Conversations will not be saved.")
    settle()
    assert says(window, "read-only")
    assert "not saved" in window.status.warning.text()


def test_an_unreadable_structure_is_explained_before_and_after_sending(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    type_message(window, "What is the logP of c1ccccc?")
    assert wait_for(lambda: bool(window.chat.composer.chips.texts()), SECONDS)
    (chip,) = window.chat.composer.chips.texts()
    assert "ring bond 1" in chip
    policy.say("I cannot read that structure.")
    press_enter(window)
    finished(window)
    assert says(window, "ring bond 1")


def test_chips_show_names_and_structures_while_typing(window: MainWindow) -> None:
    type_message(window, "Compare aspirin with CC(=O)Nc1ccc(O)cc1")
    assert wait_for(lambda: len(window.chat.composer.chips.texts()) == 2, SECONDS)
    assert window.chat.composer.chips.texts()[0] == "aspirin"
    window.chat.composer.edit.clear()
    assert window.chat.composer.chips.isHidden()


def test_shift_enter_starts_a_new_line_and_empty_messages_are_not_sent(window: MainWindow) -> None:
    edit = window.chat.composer.edit
    press_enter(window)
    type_message(window, "one")
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(edit, "two")
    assert edit.toPlainText() == "one\ntwo"
    assert window.chat.transcript.turns == []


def test_a_paste_that_is_too_long_is_refused_in_words(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("C" * 2_000_000)
    window.chat.composer.edit.paste()
    assert window.chat.composer.text() == ""
    assert "2,000,000 characters" in window.chat.composer._hint.text()


def test_a_sample_question_is_asked_by_a_click(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("tpsa", molecule="M1"), "The TPSA of M1 is V1.")
    (sample,) = [
        button
        for button in window.chat.welcome.findChildren(QPushButton)
        if "caffeine" in button.accessibleName()
    ]
    click(sample)
    finished(window)
    assert (
        answer_view(window, window.chat.transcript.turns[-1]).text.toPlainText()
        == "The TPSA of caffeine is 61.82 Å²."
    )


def test_sample_questions_are_shown_by_family(window: MainWindow) -> None:
    def asked() -> list[str]:
        buttons = window.chat.welcome.findChildren(QPushButton)
        return [each.accessibleName() for each in buttons if each.accessibleName().startswith("Ask: ")]

    assert len(asked()) == 6
    (family,) = [
        each for each in window.chat.welcome.families.buttons() if each.text() == "Change a structure"
    ]
    click(family)
    settle()
    assert "Ask: Remove the carboxylic acid from aspirin." in asked()
    assert len(asked()) == 4


def test_why_a_command_was_refused_is_said_until_the_next_one(window: MainWindow) -> None:
    window.control.send("/replace_group CCO")
    assert wait_for(lambda: any("still needs" in words for words in notes(window)), SECONDS)
    window.control.send("/logp CCO")
    finished(window)
    assert notes(window) == []
