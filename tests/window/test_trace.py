"""Trace cards: states, details, copies; and accessibility of the whole window."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.call_card import STATES, CallCard
from app.store.store import Store
from app.widgets.theme import DARK, LIGHT, Theme
from sandbox.results import failure
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import SECONDS, ask, click, settle


def test_a_failed_call_stays_open_and_says_why(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("remove_group", molecule="M1", group="nitro"), "That is not possible: V1.")
    ask(window, "Remove the nitro group of ethanol")
    (card,) = window.trace.cards()
    assert card.opened
    assert card.property("state") == "error"
    words = [label.text() for label in card.findChildren(QLabel)]
    assert any("nitro" in text for text in words)


def test_a_card_opens_by_a_click_and_shows_arguments_and_result(
    window: MainWindow, policy: ScriptedPolicy
) -> None:
    policy.say(call("count_ring_system", molecule="M1", ring="benzene"), "M1 has V1 benzene rings.")
    ask(window, "benzene rings in aspirin?")
    (card,) = window.trace.cards()
    assert not card.opened
    click(card._head)
    assert card.opened
    words = [label.text() for label in card.findChildren(QLabel)]
    assert {"benzene", "1", "V1", "Number of benzene rings"} <= set(words)


def test_a_copied_script_runs_and_gives_the_same_value(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "logP of COc1ccc(-c2ccccc2)cc1?")
    (card,) = window.trace.cards()
    card.copy_python()
    script = QGuiApplication.clipboard().text()
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert result.stdout.strip() == "3.36", result.stderr
    card.copy_json()
    assert '"tool": "logp"' in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("state", STATES)
def test_each_state_has_a_sign_and_words(window: MainWindow, policy: ScriptedPolicy, state: str) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    turn = ask(window, "logP of ethanol?")
    entry = turn.calls[0]
    entry.state = state
    if state not in ("ok", "running", "pending"):
        entry.result = failure(state, "a reason")  # type: ignore[arg-type]
    card = CallCard(window.kit, window.chat.transcript, entry)
    assert not card._sign.pixmap().isNull()
    assert STATES[state][2] in card._head.accessibleName()
    card.deleteLater()


def test_every_control_has_a_name(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "logP of aspirin?")
    click(window.trace.cards()[0]._head)
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QListView, QComboBox)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for kind in kinds
        for widget in window.findChildren(kind)
        if not _name(widget)
        and not isinstance(widget.parent(), QLineEdit)
        and not widget.objectName().startswith("qt_")  # Qt's own parts
    ]
    assert not nameless


def _name(widget: QWidget) -> str:
    own = widget.accessibleName()
    return own or (widget.text() if isinstance(widget, QAbstractButton) else "")


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_its_background(theme: Theme) -> None:
    pairs = [
        (text, ground)
        for text in (theme.text, theme.muted, theme.accent)
        for ground in (theme.ground, theme.side, theme.raised)
    ]
    pairs += [
        (theme.text, theme.bubble),
        (theme.text, theme.accent_soft),
        (theme.accent, theme.accent_soft),
        (theme.accent_text, theme.accent),
        (theme.text, theme.bad_soft),
        (theme.text, theme.doubt_soft),
        (theme.good, theme.side),
        (theme.bad, theme.raised),
    ]
    assert {pair: contrast(*pair) for pair in pairs if contrast(*pair) < 4.5} == {}


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_theme_changes_while_the_window_is_open(
    open_window: Callable[..., MainWindow], store: Store, policy: ScriptedPolicy
) -> None:
    window = open_window(store)
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "logP of aspirin?")
    window.appearance.show_theme(DARK)
    settle()
    picture = window.chat.grab().toImage()
    assert picture.pixelColor(5, 5).lightness() < 60
    window.appearance.show_theme(LIGHT)
    settle()
    assert window.chat.grab().toImage().pixelColor(5, 5).lightness() > 200


def test_the_chosen_appearance_is_kept(
    open_window: Callable[..., MainWindow], policy: ScriptedPolicy, tmp_path: Path
) -> None:
    first = open_window(Store.open(tmp_path / "retort.db"))
    dark = next(action for action in first.appearance_menu.actions() if action.text() == "Dark")
    settle()
    dark.trigger()
    assert first.appearance.theme is DARK
    first.close()
    assert wait_for(lambda: first.kit.lanes.closed, SECONDS)
    first.appearance.choose(Qt.ColorScheme.Unknown)
    second = open_window(Store.open(tmp_path / "retort.db"))
    assert wait_for(lambda: second.appearance.theme is DARK, SECONDS)
    second.appearance.choose(Qt.ColorScheme.Unknown)
