"""Every dialog and panel: names for screen readers, a way through by Tab, text that can be read."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTabWidget,
    QTextBrowser,
    QWidget,
)

from app.main_window.screenshot import wait_for
from app.main_window.window import MainWindow
from app.panels.about import LICENCES, OFFLINE
from app.panels.progress_dialog import Progress, ProgressDialog
from app.panels.settings import DATA, GENERAL, KEYBOARD, MODEL
from app.widgets.reader import read_text
from app.widgets.theme import DARK, LIGHT, Theme
from tests.core.scripted import ScriptedPolicy, call
from tests.window.acting import ask, settle
from tests.window.test_trace import contrast

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QTabWidget,
    QTextBrowser,
)
SECONDS = 30


def _settings(page: str) -> Callable[[MainWindow], QDialog]:
    return lambda window: window.program.open_settings(page)


def _diagnostics(window: MainWindow) -> QDialog:
    dialog = window.program.open_diagnostics()
    assert dialog is not None
    assert wait_for(dialog.save_button.isEnabled, SECONDS)
    return dialog


def _progress(window: MainWindow) -> QDialog:
    dialog = ProgressDialog("Writing the backup …", Progress(window), window)
    dialog.open()
    return dialog


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "general": _settings(GENERAL),
    "model": _settings(MODEL),
    "keyboard": _settings(KEYBOARD),
    "data": _settings(DATA),
    "palette": lambda window: window.program.open_palette(),
    "about": lambda window: window.program.open_about(),
    "licences": lambda window: window.program.open_about(LICENCES),
    "offline": lambda window: window.program.open_about(OFFLINE),
    "reader": lambda window: read_text("A licence", "Some text", window),
    "selftest": lambda window: window.program.check(),
    "diagnostics": _diagnostics,
    "progress": _progress,
}


@pytest.fixture
def opened(window: MainWindow) -> Iterator[Callable[[str], QDialog]]:
    """Opens a dialog of the window, and closes it afterwards."""
    dialogs: list[QDialog] = []

    def open_one(name: str) -> QDialog:
        dialogs.append(DIALOGS[name](window))
        settle()
        return dialogs[-1]

    yield open_one
    for dialog in dialogs:
        dialog.done(0)


def controls(top: QWidget) -> list[QWidget]:
    """What can be operated below a widget and is shown; Qt's own inner parts are left out."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.isVisible()
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), QLineEdit | QComboBox | QSpinBox | QAbstractItemView)
        and type(widget).__name__ not in ("QTableCornerButton", "QHeaderView")
    ]


def name_of(widget: QWidget) -> str:
    own = widget.accessibleName()
    return own or (widget.text() if isinstance(widget, QAbstractButton) else "")


def where(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r} in {type(widget.parent()).__name__}"


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_has_a_name_and_the_dialog_a_title(opened: Callable[[str], QDialog], name: str) -> None:
    dialog = opened(name)
    assert dialog.windowTitle()
    shown = controls(dialog)
    assert shown
    assert [where(widget) for widget in shown if not name_of(widget)] == []


@pytest.mark.parametrize("name", [name for name in DIALOGS if name != "palette"])
def test_tab_reaches_every_control_from_top_to_bottom(opened: Callable[[str], QDialog], name: str) -> None:
    dialog = opened(name)
    wanted = {
        widget
        for widget in controls(dialog)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    chain = list(_focus_chain(dialog))
    assert [where(widget) for widget in wanted if widget not in chain] == []
    operated = [
        widget
        for widget in controls(dialog)
        if isinstance(widget, QAbstractButton | QComboBox | QSpinBox | QLineEdit)
    ]
    mouse_only = [where(w) for w in operated if w.isEnabled() and w.focusPolicy() == Qt.FocusPolicy.NoFocus]
    assert mouse_only == []


def _focus_chain(top: QWidget) -> Iterator[QWidget]:
    widget = top.nextInFocusChain()
    while widget is not None and widget is not top:
        yield widget
        widget = widget.nextInFocusChain()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", DIALOGS)
def test_every_label_can_be_read_where_it_stands(
    window: MainWindow, opened: Callable[[str], QDialog], name: str, theme: Theme
) -> None:
    window.appearance.show_theme(theme)
    dialog = opened(name)
    faint = {}
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.text().strip() and label.pixmap().isNull():
            ratio = _measured_contrast(label)
            if ratio < 4.5:
                faint[label.text()[:60]] = round(ratio, 1)
    window.appearance.show_theme(LIGHT)
    assert faint == {}


def _measured_contrast(label: QLabel) -> float:
    """Contrast of a label's text with what is painted behind it, taken from the picture of the dialog."""
    image = label.window().grab().toImage()
    place = label.mapTo(label.window(), label.rect().bottomRight())  # where no letter is
    corner = image.pixelColor(place * image.devicePixelRatio())
    text = label.palette().color(label.foregroundRole())
    return contrast(_plain(text), _plain(corner))


def _plain(colour: QColor) -> str:
    return colour.name(QColor.NameFormat.HexRgb)


def test_the_window_itself_has_names_everywhere(window: MainWindow, policy: ScriptedPolicy) -> None:
    policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
    ask(window, "logP of aspirin?")
    for dock in window.desk.docks:
        dock.show()
    settle()
    assert [where(widget) for widget in controls(window) if not name_of(widget)] == []


@pytest.mark.parametrize("size", [100, 150, 200])
def test_at_any_size_of_the_text_no_line_is_cut(
    window: MainWindow, opened: Callable[[str], QDialog], size: int
) -> None:
    window.kept.set(text_size=size)
    for name in ("general", "data"):
        dialog = opened(name)
        cut = [
            label.text()[:40]
            for label in dialog.findChildren(QLabel)
            if label.isVisible() and label.height() < label.heightForWidth(label.width()) - 1
        ]
        assert cut == []
    window.kept.set(text_size=100)
