"""What a person does at the window, and what they see."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.core.transcript import Turn
from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.answer import AnswerView
from app.widgets.flow_text import FlowText

SECONDS = 30


def type_message(window: MainWindow, text: str) -> None:
    """Types into the message box, without sending."""
    edit = window.chat.composer.edit
    edit.setFocus()
    QTest.keyClicks(edit, text)


def press_enter(window: MainWindow) -> None:
    QTest.keyClick(window.chat.composer.edit, Qt.Key.Key_Return)


def ask(window: MainWindow, text: str) -> Turn:
    """Types a question, sends it and waits until it is answered."""
    type_message(window, text)
    press_enter(window)
    finished(window)
    return window.chat.transcript.turns[-1]


def finished(window: MainWindow) -> None:
    assert wait_for(lambda: not window.backend.busy and not window.chat.transcript.running, SECONDS)
    settle()


def settle(seconds: float = 0.15) -> None:
    """Lets timers and background tasks come to rest."""
    wait_for(lambda: False, seconds)


def answer_view(window: MainWindow, turn: Turn) -> AnswerView:
    return window.chat.view_of(turn)[1]


def click_word(text: FlowText, word: str) -> None:
    """Clicks on a word of a text as it stands on the screen."""
    cursor = text.document().find(word)
    assert not cursor.isNull(), f"{word!r} is not in {text.toPlainText()!r}"
    cursor.setPosition(cursor.selectionStart() + 1)
    place = text.cursorRect(cursor).center()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), place.y()))


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
