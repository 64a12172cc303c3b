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
    QMainWindow,
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
from app.panels.result_table import show_table
from app.panels.settings import DATA, GENERAL, KEYBOARD, MODEL
from app.widgets.reader import read_text
from app.widgets.structure_editor import StructureEditor
from app.widgets.theme import DARK, LIGHT, Theme
from sandbox.results import ToolResult
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


def _first_result(window: MainWindow) -> ToolResult:
    result = window.chat.transcript.turns[0].calls[0].result
    assert result is not None
    return result


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
FROM_A_CONVERSATION: dict[str, Callable[[MainWindow], object]] = {
    "export-molecules": lambda window: window.export_molecules(),
    "export-conversation": lambda window: window.files.export(),
    "replay": lambda window: window.files.replay(),
    "command-help": lambda window: window.control.help("logp"),
    "result-table": lambda window: show_table(window.kit, _first_result(window), "Results", window),
    "structure-editor": lambda window: StructureEditor(window.kit, "CCO", window).open(),
}
ALL = [*DIALOGS, *FROM_A_CONVERSATION]


def _open_from_a_conversation(window: MainWindow, policy: ScriptedPolicy, name: str) -> QDialog:
    if not window.chat.transcript.turns:
        policy.say(call("logp", molecule="M1"), "The logP of M1 is V1.")
        ask(window, "logP of aspirin?")
    before = window.findChildren(QDialog)
    FROM_A_CONVERSATION[name](window)

    def new() -> list[QDialog]:
        return [each for each in window.findChildren(QDialog) if each not in before and each.isVisible()]

    assert wait_for(lambda: bool(new()), SECONDS)
    return new()[0]


@pytest.fixture
def opened(window: MainWindow, policy: ScriptedPolicy) -> Iterator[Callable[[str], QDialog]]:
    """Opens a dialog of the window, and closes it afterwards."""
    dialogs: list[QDialog] = []

    def open_one(name: str) -> QDialog:
        if name in DIALOGS:
            dialogs.append(DIALOGS[name](window))
        else:
            dialogs.append(_open_from_a_conversation(window, policy, name))
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


@pytest.mark.parametrize("name", ALL)
def test_every_control_has_a_name_and_the_dialog_a_title(opened: Callable[[str], QDialog], name: str) -> None:
    dialog = opened(name)
    assert dialog.windowTitle()
    shown = controls(dialog)
    assert shown
    assert [where(widget) for widget in shown if not name_of(widget)] == []


@pytest.mark.parametrize("name", [name for name in ALL if name != "palette"])
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
@pytest.mark.parametrize("name", ALL)
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


def clipped(top: QWidget) -> list[str]:
    """What has less height than its text needs: labels, buttons, fields, rows, and what holds them."""
    found = []
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        layout, needed = widget.layout(), 0
        if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
            wrapped = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            needed = max(wrapped, widget.fontMetrics().height())
        elif isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and not widget.layout():
            needed = widget.fontMetrics().height() if _text_of(widget) else 0
        elif isinstance(widget, QAbstractItemView) and widget.model() and widget.model().rowCount():
            row = widget.visualRect(widget.model().index(0, 0)).height()
            if 0 < row < widget.fontMetrics().height():
                found.append(f"row of {where(widget)}: {row} px")
        if layout is not None and not isinstance(widget, QDialog | QMainWindow):
            needed = max(needed, layout.minimumSize().height())
        if widget.height() < needed - 1:
            found.append(f"{where(widget)}: {widget.height()} of {needed} px, {_text_of(widget)[:40]!r}")
    return found


def _text_of(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) else ""


@pytest.mark.parametrize("size", [150, 200])
def test_at_any_size_of_the_text_no_line_is_cut(
    window: MainWindow, opened: Callable[[str], QDialog], size: int
) -> None:
    window.kept.set(text_size=size)
    names = ("general", "data", "model", *FROM_A_CONVERSATION)
    cut = {name: found for name in names if (found := clipped(opened(name)))}
    window.kept.set(text_size=100)
    assert cut == {}


def test_the_window_grows_with_its_text(window: MainWindow, policy: ScriptedPolicy) -> None:
    assert clipped(window) == []
    window.kept.set(text_size=200)
    settle()
    assert clipped(window) == []  # the samples
    policy.say(call("logp", molecule="M1"), call("remove_group", molecule="M1", group="nitro"), "M1: V1.")
    ask(window, "Compare aspirin and ibuprofen")
    window.desk.show_panel(window.desk.compare)
    settle()
    large = clipped(window)
    window.kept.set(text_size=100)  # what was made large is small again
    settle()
    assert (large, clipped(window)) == ([], [])
