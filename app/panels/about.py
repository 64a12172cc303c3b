"""About the program: what it is, what it is made of and under which terms, and why it says "offline"."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.bridge.brain import ModelState
from app.core.selftest import package_versions
from app.paths import assets_dir
from app.widgets.basics import label
from app.widgets.forms import Form
from app.widgets.kit import Kit
from app.widgets.reader import read_text, text_view
from sandbox.isolation import offered

ABOUT, LICENCES, OFFLINE = range(3)


class AboutDialog(QDialog):
    """Three tabs: the program, the licences of all its parts, and what "verified offline" means.

    Args:
        kit: Shared services.
        model: The model in use.
        tab: Which tab is shown first: `ABOUT`, `LICENCES` or `OFFLINE`.
    """

    def __init__(self, kit: Kit, model: ModelState, tab: int = ABOUT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setWindowTitle(self.tr("About Retort"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(700, 580)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("About Retort"))
        self.tabs.addTab(self._program(model), self.tr("Program"))
        self.tabs.addTab(self._licences(), self.tr("Licences"))
        self.tabs.addTab(self._offline(), self.tr("Offline"))
        self.tabs.setCurrentIndex(tab)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.addWidget(self.tabs, 1)
        column.addLayout(row)

    def _program(self, model: ModelState) -> QWidget:
        tab, column = _tab()
        versions = package_versions()
        head = QHBoxLayout()
        head.setSpacing(14)
        sign = QLabel()
        self._kit.appearance.paint(sign, "retort", "accent", 52)
        head.addWidget(sign)
        titles = QVBoxLayout()
        titles.addWidget(label("Retort", "hero"))
        titles.addWidget(label(self.tr("Version {version}").format(version=versions["retort-chem"]), "muted"))
        head.addLayout(titles, 1)
        column.addLayout(head)
        words = label(
            self.tr(
                "An assistant for bench chemists that works without a network. A small language model picks "
                "the tools, and the tools do the chemistry: every fact in an answer can be opened and "
                "checked."
            )
        )
        words.setWordWrap(True)
        column.addWidget(words)
        form = Form()
        form.add_fact(self.tr("Model"), model.details or self.tr("none is loaded"))
        for name, number in versions.items():
            if name != "retort-chem":
                form.add_fact(name, number)
        form.add_fact(self.tr("Calculations"), self.tr("In processes of their own. {0}").format(_isolation()))
        form.add_fact(self.tr("Licence"), self.tr("Apache-2.0; parts by others under their own terms"))
        column.addLayout(form)
        column.addStretch(1)
        return tab

    def _licences(self) -> QWidget:
        tab, column = _tab()
        column.addWidget(label(self.tr("What others made, and the full texts of the licences"), "strong"))
        notice = _read(assets_dir() / "NOTICE.md")
        column.addWidget(text_view(notice, self.tr("Notices"), markdown=True), 1)
        self.texts = QListWidget()
        self.texts.setAccessibleName(self.tr("Licence texts"))
        for path in licence_files():
            item = QListWidgetItem(_title(path))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self.texts.addItem(item)
        self.texts.setFixedHeight(self._kit.appearance.px(96))
        self.texts.itemActivated.connect(self._read_licence)
        self.texts.setCurrentRow(0)
        column.addWidget(self.texts)
        read = QPushButton(self.tr("Read the chosen text …"))
        read.clicked.connect(lambda: self._read_licence(self.texts.currentItem()))
        column.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        return tab

    def _read_licence(self, item: QListWidgetItem) -> QDialog:
        path = Path(item.data(Qt.ItemDataRole.UserRole))
        return read_text(_title(path), _read(path), self)

    def _offline(self) -> QWidget:
        tab, column = _tab()
        for role, text in (
            ("strong", self.tr("Verified offline")),
            (
                "",
                self.tr(
                    "Language model, chemistry and conversations stay on this computer. Nothing is sent, "
                    "fetched, counted or updated, with a network or without one."
                ),
            ),
            (
                "",
                self.tr(
                    "This is tested, not only promised. While the project's tests ask questions and use "
                    "this window, every attempt of any of its processes to open a network connection fails "
                    "the test; on Linux the calls to the kernel are watched too, so that libraries in C "
                    "cannot slip past. The tests come with the source code: tests/test_no_sockets.py, "
                    "tests/offline, tests/program/test_sample_question.py and tests/window/test_offline.py."
                ),
            ),
            ("strong", self.tr("See for yourself")),
            (
                "",
                self.tr(
                    "Switch the network off: nothing changes. On Linux, this lists every network connection "
                    "that a question opens, and stays empty:"
                ),
            ),
            ("", 'strace -f -e trace=connect,bind,sendto retort ask "logP of aspirin"'),
            ("strong", self.tr("What does open a channel")),
            (
                "",
                self.tr(
                    "Windows talk to the desktop they are shown on, and a second start of Retort tells the "
                    "first one to come to the front; both over channels within this computer. A folder or a "
                    "file is opened in another program only when you ask for it."
                ),
            ),
        ):
            words = label(text, role)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)
        column.addStretch(1)
        return tab


def _isolation() -> str:
    """What the operating system refuses the processes that calculate, as a sentence."""
    words = offered().in_words()
    return f"{words[:1].upper()}{words[1:]}."


def licence_files() -> list[Path]:
    """The licence of Retort, and those that have to come with it."""
    own = assets_dir().parent / "LICENSE"
    return [own, *sorted((assets_dir() / "licences").glob("*.txt"))]


def _title(path: Path) -> str:
    return "Apache-2.0 (Retort)" if path.suffix != ".txt" else path.stem


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        return f"{path}: {error.strerror or error}"


def _tab() -> tuple[QWidget, QVBoxLayout]:
    tab = QWidget()
    column = QVBoxLayout(tab)
    column.setContentsMargins(16, 16, 16, 12)
    column.setSpacing(10)
    return tab, column
