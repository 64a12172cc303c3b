"""The text of answers: Markdown of other models, links, and structures under the pointer."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QTextFrame, QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.widgets.flow_text import FlowText
from app.widgets.theme import DARK, LIGHT
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import SECONDS, answer_view, ask, click_word, settle

ALANINE = "C[C@H](N)C(=O)O"


def rest_on(text: FlowText, word: str) -> None:
    """Rests with the pointer on a word."""
    cursor = text.document().find(word)
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 2)
    place = text.cursorRect(cursor).center()
    QTest.mouseMove(text.viewport(), QPoint(2, 2))
    QTest.mouseMove(text.viewport(), QPoint(place.x(), place.y()))
    settle(0.05)
    if not text.window().isActiveWindow() or text.at(place)[1] == "":
        text.hovered.emit(*text.at(place), text.viewport().mapToGlobal(place))


def test_lists_tables_and_values_stand_together(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(
        call("logp", molecule="M1"),
        "# Result\n\n- **logP** of M1: V1\n- made of "
        + ALANINE
        + "\n\n| what | value |\n|---|---|\n| logP | V1 |\n",
    )
    view = answer_view(window, ask(window, "logP of aspirin?"))
    shown = view.text.toPlainText()
    assert "logP of aspirin: 1.31" in shown
    assert ALANINE in shown
    frames = view.text.document().rootFrame().childFrames()
    tables = [frame for frame in frames if isinstance(frame, QTextTable | QTextFrame)]
    assert len(tables) == 1
    click_word(view.text, "1.31")
    settle()
    assert window.trace.cards()[0].opened


def test_html_stays_text_and_pictures_are_not_loaded(window: MainWindow, policy: ScriptedPolicy) -> None:
    hostile = "**x** <img src='file:///etc/passwd'> ![flask](https://example.org/a.png) <script>1</script>"
    policy.say(hostile)
    shown = answer_view(window, ask(window, "Hello")).text.toPlainText()
    assert "<img src='file:///etc/passwd'>" in shown
    assert "[flask: https://example.org/a.png]" in shown
    assert "\ufffc" not in shown


def test_a_link_is_opened_only_after_asking(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say("See [the **page**](https://example.org/caffeine) and [this](javascript:alert) too.")
    view = answer_view(window, ask(window, "Where?"))
    click_word(view.text, "page")
    (box,) = window.findChildren(QMessageBox)
    assert box.isVisible()
    assert box.informativeText() == "https://example.org/caffeine"
    assert box.defaultButton().text() == "Cancel"
    box.reject()


def test_a_handle_under_the_pointer_shows_its_structure(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    view = answer_view(window, ask(window, "logP of aspirin?"))
    rest_on(view.text, "aspirin")
    tip = window.chat.tip
    assert wait_for(tip.isVisible, SECONDS)
    assert wait_for(tip.view.drawn, SECONDS)
    assert tip.accessibleName() == "Structure of aspirin"
    view.text.hovered.emit("", "", QPoint())
    assert tip.isHidden()


def test_a_smiles_in_prose_shows_its_structure(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say("Alanine is CC(N)C(=O)O, as drawn.")
    turn = ask(window, f"Is {ALANINE} alanine?")
    question, answer = window.chat.view_of(turn)
    tip = window.chat.tip
    rest_on(question.text, ALANINE)
    assert wait_for(tip.isVisible, SECONDS)
    assert tip.accessibleName() == f"Structure of {ALANINE}"
    rest_on(answer.text, "drawn.")
    settle(0.5)
    assert tip.isHidden()
    rest_on(answer.text, "CC(N)C(=O)O")
    assert wait_for(lambda: tip.accessibleName() == "Structure of CC(N)C(=O)O", SECONDS)


def test_a_negative_number_is_read_with_a_minus_sign_and_copied_with_a_hyphen(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    view = answer_view(window, ask(window, "logP of glycerol?"))  # Crippen's is negative
    assert "is −" in view.text.toPlainText()
    view.text.selectAll()
    view.text.copy()
    assert "is -" in QGuiApplication.clipboard().text()
    assert len(view.text.find_all("-1")) == 1


def test_values_out_of_sight_have_the_new_colours_when_they_come_into_view(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    window.appearance.show_theme(LIGHT)
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.", *["No more. " * 200] * 3)
    first = answer_view(window, ask(window, "logP of aspirin?"))
    for _ in range(3):
        ask(window, "And?")
    assert first.text.visibleRegion().isEmpty()
    window.appearance.show_theme(DARK)
    window.chat.area.verticalScrollBar().setValue(0)
    settle(0.1)
    value = first.text.document().find("1.31")
    assert value.charFormat().foreground().color().name() == DARK.accent
