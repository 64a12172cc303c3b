"""Runs the calls of a conversation again and shows, call by call, what differs."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.comparing import Outcome
from app.core.environment import in_words
from app.core.minus import shown
from app.core.recorded import RecordedCall, arguments_in_short
from app.core.replay import ReplayedCall, replay, sum_up_replay
from app.exporting.calls import calls_as_python
from app.exporting.writing import write_whole
from app.widgets.basics import label
from app.widgets.kit import Kit
from sandbox.registry import Registry, discover
from sandbox.results import ToolResult, format_item
from sandbox.workers.pool import WorkerPool

LANE = "replay"
WithTools = Callable[..., bool]
SHOWN: dict[Outcome, tuple[str, str, str]] = {
    "same": ("ok", "good", str(QT_TRANSLATE_NOOP("ReplayDialog", "same"))),
    "changed": ("warning", "doubt", str(QT_TRANSLATE_NOOP("ReplayDialog", "changed"))),
    "now fails": ("error", "bad", str(QT_TRANSLATE_NOOP("ReplayDialog", "fails now"))),
    "now answers": ("info", "accent", str(QT_TRANSLATE_NOOP("ReplayDialog", "answers now"))),
    "gone": ("denied", "bad", str(QT_TRANSLATE_NOOP("ReplayDialog", "no longer exists"))),
    "left out": ("pending", "muted", str(QT_TRANSLATE_NOOP("ReplayDialog", "not run again"))),
}


class ReplayDialog(QDialog):
    """A list that fills while the calls run; it can be stopped, copied, and saved as a script.

    Args:
        kit: Shared services.
        title: What the conversation is called.
        calls: Its calls.
        with_tools: Does something with the tools, off the thread of the window.

    Signals:
        replayed: One more call has been run; gives what came of it.
    """

    replayed = Signal(object)

    def __init__(
        self,
        kit: Kit,
        title: str,
        calls: Sequence[RecordedCall],
        with_tools: WithTools,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._title = title
        self._calls = calls
        self._stopping = threading.Event()
        self.found: list[ReplayedCall] = []
        self.setWindowTitle(self.tr("Run the calculations again"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(9)
        self.summary = label(self.tr("Running {0} calls …").format(len(calls)), "title")
        column.addWidget(self.summary)
        self.versions = label("", "small")
        self.versions.setWordWrap(True)
        column.addWidget(self.versions)
        self.list = self._make_list()
        column.addWidget(self.list, 1)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Calls that have been run"))
        self.progress.setRange(0, max(1, len(calls)))
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        column.addWidget(self.progress)
        column.addLayout(self._buttons())
        self.replayed.connect(self._add)
        self._start(with_tools)

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(self.tr("Calls, then and now"))
        made.setHeaderLabels(
            [self.tr("Outcome"), self.tr("Call"), self.tr("Arguments"), self.tr("Then"), self.tr("Now")]
        )
        made.setAlternatingRowColors(True)
        made.setUniformRowHeights(True)
        made.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for section, width in enumerate((150, 170, 170, 170)):
            made.setColumnWidth(section, width)
        return made

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.stop_button = self._button(self.tr("Stop"), self.stop)
        self.copy_button = self._button(self.tr("Copy report"), self.copy)
        self.script_button = self._button(self.tr("Save as Python …"), self._ask_file)
        self._said = label("", "small")
        close = self._button(self.tr("Close"), self.close)
        for widget in (self.stop_button, self.copy_button, self.script_button):
            row.addWidget(widget)
        row.addWidget(self._said, 1)
        row.addWidget(close)
        return row

    def _button(self, title: str, what: Callable[[], object]) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: what())
        return button

    def _start(self, with_tools: WithTools) -> None:
        def work(pool: WorkerPool, registry: Registry) -> None:
            for each in replay(self._calls, pool, registry, self._stopping.is_set):
                if self._stopping.is_set() or not shiboken6.isValid(self):
                    return
                self.replayed.emit(each)

        if not with_tools(work, lambda _: self._ended(), self._complain, self, LANE):
            self._complain(self.tr("the tools are still being started; try again in a moment"))

    def _add(self, each: ReplayedCall) -> None:
        self.found.append(each)
        self.progress.setValue(len(self.found))
        icon, role, words = SHOWN[each.outcome]
        arguments = arguments_in_short(each.call.arguments)
        results = [_result(each.call.result), _result(each.now)]
        row = QTreeWidgetItem([self.tr(words), _called(each.call.tool), ", ".join(arguments), *results])
        row.setIcon(0, self._kit.appearance.icon(icon, role))
        for column, tip in enumerate([each.call.question, each.call.tool, row.text(2), *results]):
            row.setToolTip(column, tip[:500])
        for difference in each.differences:
            inner = ["", difference.what, "", difference.then or "–", difference.now or "–"]
            row.addChild(QTreeWidgetItem(inner))
        self.list.addTopLevelItem(row)
        if each.note:
            note = QTreeWidgetItem([each.note])
            row.addChild(note)
            note.setFirstColumnSpanned(True)
        row.setExpanded(each.outcome not in ("same", "left out"))

    def _ended(self) -> None:
        self.stop_button.setEnabled(False)
        self.progress.hide()
        self.summary.setText(self._sum_up())
        self.summary.setAccessibleName(self.summary.text())
        self.versions.setText(self._versions())

    def _sum_up(self) -> str:
        counts = Counter(each.outcome for each in self.found)
        listed = [f"{counts[outcome]} {self.tr(SHOWN[outcome][2])}" for outcome in SHOWN if counts[outcome]]
        return self.tr("Calls run again: {0}. {1}").format(len(self.found), ", ".join(listed)).strip()

    def _versions(self) -> str:
        """Versions then, as far as they were kept, and now."""
        then = {_line(each.call.environment) for each in self.found if each.call.environment}
        now = next((_line(each.environment) for each in self.found if each.environment), "")
        if then == {now}:
            return self.tr("Then and now: {0}").format(now)
        shown = "; ".join(sorted(then)) or self.tr("not recorded")
        return self.tr("Then: {0}. Now: {1}.").format(shown, now)

    def _complain(self, reason: str) -> None:
        self._ended()
        self.summary.setText(self.tr("Not run to the end: {0}").format(reason))

    def stop(self) -> None:
        """Run no further calls; the one in flight ends by itself."""
        self._stopping.set()
        self.stop_button.setEnabled(False)

    def copy(self) -> None:
        """Copy the report as JSON."""
        report = {"summary": sum_up_replay(self.found), "calls": [each.to_json() for each in self.found]}
        QGuiApplication.clipboard().setText(json.dumps(report, ensure_ascii=False, indent=2))
        self._said.setText(self.tr("Report copied"))

    def save(self, path: Path) -> None:
        """Write a script that makes the calls again, off the thread of the window."""
        self._kit.lanes.run(
            LANE,
            lambda: write_whole(path, calls_as_python(self._title, self._calls, self._versions()).encode()),
            lambda _: self._said.setText(self.tr("Saved {0}").format(path)),
            lambda why: self._said.setText(self.tr("Not saved: {0}").format(why)),
            self,
        )

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save script"), "calls.py", "Python (*.py)")
        if name:
            self.save(Path(name))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Run no further calls."""
        self._stopping.set()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc closes as the button does."""
        self._stopping.set()
        super().reject()


def _called(tool: str) -> str:
    """What the trace says of a tool; its name where it is not there any more."""
    registry = discover()
    return registry.get(tool).verb if tool in registry else tool


def _result(result: ToolResult | None) -> str:
    if result is None:
        return "–"
    return result.error or "; ".join(shown(item, format_item(item)) for item in result.values)


def _line(environment: object) -> str:
    assert isinstance(environment, dict)
    wanted = {key: value for key, value in environment.items() if key in ("retort", "rdkit", "python")}
    return ", ".join(f"{name} {value}" for name, value in in_words(wanted))
