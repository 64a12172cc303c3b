"""Background lanes, closing, and the picture that the command line takes."""

import multiprocessing
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.bridge.lanes import Lanes
from app.main_window.screenshot import ScreenshotError, picture, wait_for
from app.main_window.window import MainWindow
from app.store.store import Store
from sandbox.errors import ToolError
from tests.core.scripted import Said, ScriptedPolicy, call
from tests.window.acting import SECONDS, press_enter, type_message


def test_results_come_back_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    lanes = Lanes()
    seen: list[tuple[int, int]] = []
    lanes.run("a", threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))
    assert wait_for(lambda: bool(seen), SECONDS)
    worker, receiver = seen[0]
    assert receiver == threading.get_ident() != worker
    assert lanes.close()


def test_failures_come_back_as_words(qtbot: QtBot) -> None:
    lanes = Lanes()
    seen: list[str] = []

    def fail() -> None:
        raise ToolError("the structure has no carbon")

    lanes.run("a", fail, failed=seen.append)
    lanes.run("a", lambda: 1 // 0, failed=seen.append)
    assert wait_for(lambda: len(seen) == 2, SECONDS)
    assert seen[0] == "the structure has no carbon"
    assert "ZeroDivisionError" in seen[1]
    assert lanes.close()


def test_nothing_is_told_to_what_is_gone(qtbot: QtBot) -> None:
    lanes, owner = Lanes(), QObject()
    seen: list[object] = []
    go = threading.Event()
    lanes.run("a", go.wait, seen.append, owner=owner)
    shiboken6.delete(owner)
    go.set()
    lanes.run("a", lambda: "second", seen.append)
    assert wait_for(lambda: seen == ["second"], SECONDS)
    assert lanes.close()


def test_closing_while_an_answer_comes_ends_everything(
    open_window: Callable[..., MainWindow], policy: ScriptedPolicy, tmp_path: Path
) -> None:
    window = open_window(Store.open(tmp_path / "retort.db"))
    children = {child.pid for child in multiprocessing.active_children()}
    policy.say(Said("word " * 1000, piece=5, pause_s=0.02))
    type_message(window, "Talk")
    press_enter(window)
    assert wait_for(lambda: bool(window.chat.transcript.turns[-1].raw), SECONDS)
    window.close()
    assert wait_for(lambda: window.kit.lanes.closed, SECONDS)
    assert {child.pid for child in multiprocessing.active_children()} <= children
    assert not [t.name for t in threading.enumerate() if t.name == "retort-chat"]
    with Store.open(tmp_path / "retort.db") as store:
        asked, answer = store.messages.branch(store.conversations.list()[0].head_message_id)
        assert (asked.text, answer.status) == ("Talk", "stopped")
        assert answer.text.startswith("word")


def test_a_question_can_be_withdrawn_while_the_model_is_loaded(
    open_window: Callable[..., MainWindow], store: Store
) -> None:
    loading = threading.Event()
    window = open_window(store, loading=loading)
    type_message(window, "logP of aspirin?")
    press_enter(window)
    assert window.backend.busy
    window.control.stop()
    assert not window.backend.busy
    assert window.chat.composer.text() == "logP of aspirin?"
    loading.set()
    assert wait_for(lambda: window.backend.model.status == "ready", SECONDS)
    assert store.conversations.list() == []


def test_a_picture_of_a_whole_turn(window: MainWindow, policy: ScriptedPolicy, tmp_path: Path) -> None:
    policy.say(call("tpsa", molecule="M1"), "The TPSA of M1 is V1.")
    picture(window, tmp_path / "window.png", "What is the TPSA of caffeine?")
    image = QImage(str(tmp_path / "window.png"))
    assert (image.width(), image.height()) == (1440, 900)
    assert window.trace.cards()[0].opened
    assert len({image.pixelColor(x, y).rgb() for x in range(0, 1440, 9) for y in range(0, 900, 9)}) > 20


@pytest.mark.parametrize("name", ["window.jpg", "missing/window.png"])
def test_a_picture_that_cannot_be_made_is_said(
    window: MainWindow, policy: ScriptedPolicy, tmp_path: Path, name: str
) -> None:
    policy.say("Hello.")
    with pytest.raises(ScreenshotError, match=name):
        picture(window, tmp_path / name, "Hello")
