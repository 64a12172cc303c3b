"""Choosing a model: looked at first, exchanged while a conversation goes on, and what can go wrong."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.engine.errors import ModelFileError
from app.engine.models import base_model
from app.engine.records import EngineSettings
from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.models import ModelsPage
from app.store.store import Store
from tests.core.scripted import ScriptedBrain, ScriptedPolicy, call
from tests.window.acting import SECONDS, ask, click, settle


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Path]:
    """A model file of another name."""
    path = tmp_path / "모델 100%.gguf"
    shutil.copy(base_model(), path)
    yield path
    path.unlink(missing_ok=True)


def words(widget: QWidget) -> str:
    settle()
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def page_of(window: MainWindow, path: Path | None = None) -> ModelsPage:
    return window.program.open_models(path).models


def brain_of(window: MainWindow) -> ScriptedBrain:
    brain = window.backend.brain()
    assert isinstance(brain, ScriptedBrain)
    return brain


def test_the_page_says_what_the_engine_reports(window: MainWindow) -> None:
    page = page_of(window)
    shown = words(page.in_use)
    for fact in (
        "SmolLM2 135M Retort",
        "comes with Retort",
        "2,048 tokens",
        "210 MB",
        "Q8_0",
        "scripted.gguf",
    ):
        assert fact in shown
    total = window.backend.model.known
    assert f"may call {total} of {total}" in shown


def test_a_file_is_looked_at_before_it_is_loaded(window: MainWindow, other: Path) -> None:
    page = page_of(window, other)
    assert wait_for(page.chooser.use_button.isEnabled, SECONDS)
    shown = words(page.chooser)
    for fact in ("135 M parameters", "Q4_1", "apache-2.0", "8,192 of 8,192 tokens", str(other)):
        assert fact in shown
    assert "about " in shown
    assert brain_of(window).wanted == []


def test_another_model_takes_over_in_the_middle_of_a_conversation(
    window: MainWindow, policy: ScriptedPolicy, other: Path, store: Store
) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "logP of aspirin?")
    page = page_of(window, other)
    assert wait_for(page.chooser.use_button.isEnabled, SECONDS)
    click(page.chooser.use_button)
    assert wait_for(lambda: "mollm2" in window.status.model.text(), SECONDS)
    settle()
    policy.say(call("tpsa", molecule="M1"), "The TPSA of M1 is V2.")
    turn = ask(window, "And its TPSA?")
    assert turn.state == "complete"
    assert len(window.chat.transcript.turns) == 2
    assert "63.6" in window.chat.view_of(turn)[1].text.toPlainText()
    assert store.settings.get("engine.model") == str(other)
    assert window.kept.preferences.recent_models == (other,)
    rows = store.messages.branch(store.conversations.list()[0].head_message_id)
    assert [row.model for row in rows if row.role == "assistant"] == [
        "SmolLM2 135M Retort",
        window.backend.model.name,
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"GGUF" + bytes(40), "version 0", id="zeros"),
        pytest.param(b"MZ" + bytes(400), "not a GGUF model file", id="a program"),
        pytest.param(b"GGUF\x03\0\0\0" + b"\xff" * 64, "damaged", id="hostile counts"),
        pytest.param(None, "no model file", id="missing"),
    ],
)
def test_a_file_that_is_no_model_is_refused_in_words(
    window: MainWindow, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "bad.gguf"
    if content is not None:
        path.write_bytes(content)
    page = page_of(window, path)
    assert wait_for(lambda: reason in words(page.chooser), SECONDS)
    assert not page.chooser.use_button.isEnabled()


def test_a_model_that_cannot_be_loaded_leaves_the_one_before_in_use(
    window: MainWindow, policy: ScriptedPolicy, other: Path
) -> None:
    window.program.use_engine(EngineSettings(other.with_name("gone.gguf")))
    assert wait_for(lambda: "still in use" in words(window.chat), SECONDS)
    assert window.status.model.text() == "SmolLM2 135M Retort"
    assert window.kept.preferences.model is None
    policy.say("Here I am.")
    assert ask(window, "Are you there?").state == "complete"


def test_threads_and_context_are_wanted_and_what_is_in_effect_is_shown(
    window: MainWindow, store: Store
) -> None:
    settle()
    page = page_of(window)
    assert not page.apply_button.isEnabled()
    page.threads.setValue(3)
    page.context.setCurrentIndex(page.context.findData(4096))
    click(page.apply_button)
    assert wait_for(lambda: "4,096 tokens" in words(page.in_use), SECONDS)
    assert brain_of(window).wanted == [EngineSettings(None, 3, 4096)]
    settle()
    assert not page.apply_button.isEnabled()
    assert (store.settings.get("engine.threads"), store.settings.get("engine.context")) == (3, 4096)


def test_the_model_is_tried_with_a_question(window: MainWindow, policy: ScriptedPolicy, store: Store) -> None:
    policy.say("words " * 20, call("logp", molecule="M1"), "The logP of M1 is V1.")
    page = page_of(window)
    click(page.in_use.try_button)
    assert wait_for(lambda: "1.31" in page.in_use.result.text(), SECONDS)
    assert "50 tokens a second" in page.in_use.result.text()
    assert store.conversations.list() == []


def test_a_dropped_model_is_shown_not_loaded(window: MainWindow, other: Path) -> None:
    for target in (window, window.chat.composer.edit.viewport()):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(other))])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, none))
        dialog = window.program.open_models()
        assert dialog.models.chooser.selected() == other
        assert window.chat.composer.text() == ""
        dialog.close()
        settle()
    assert brain_of(window).wanted == []


def test_where_the_chosen_model_is_gone_the_own_policy_is_one_click_away(
    open_window: Callable[..., MainWindow], store: Store, tmp_path: Path
) -> None:
    store.settings.set("engine.model", str(tmp_path / "gone.gguf"))
    window = open_window(store, model_error=ModelFileError("There is no model file at gone.gguf."))
    settle()
    assert "can't be used" in words(window.chat)
    brain_of(window).model_error = None
    window.program.use_own_policy()
    assert wait_for(lambda: window.backend.model.status == "ready", SECONDS)
    settle()
    assert store.settings.get("engine.model") is None
