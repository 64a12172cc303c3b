"""Further runs of a call beside its first result, with what differs."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.call_entry import CallEntry, Rerun
from app.core.comparing import Difference, Outcome, compare
from app.core.recorded import argument_texts
from app.panels.call_result import MAX_ROWS, CallResult, value_grid
from app.panels.duration import duration
from app.widgets.basics import label
from app.widgets.kit import Kit
from sandbox.workspace import Workspace

SIGNS: dict[Outcome, tuple[str, str, str]] = {
    "same": ("ok", "good", str(QT_TRANSLATE_NOOP("CallReruns", "Same result"))),
    "changed": ("warning", "doubt", str(QT_TRANSLATE_NOOP("CallReruns", "Other result"))),
    "now fails": ("error", "bad", str(QT_TRANSLATE_NOOP("CallReruns", "No answer this time"))),
    "now answers": ("ok", "good", str(QT_TRANSLATE_NOOP("CallReruns", "Answers this time"))),
}


class CallReruns(QWidget):
    """One block for each further run, oldest first. The answer above still cites the first result."""

    def __init__(
        self, kit: Kit, workspace: Workspace, call: CallEntry, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._workspace = workspace
        self._call = call
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        for number, rerun in enumerate(call.reruns, 2):
            column.addWidget(self._block(number, rerun))

    def _block(self, number: int, rerun: Rerun) -> QFrame:
        block = QFrame()
        block.setObjectName("rerun")
        column = QVBoxLayout(block)
        column.setContentsMargins(10, 8, 10, 9)
        column.setSpacing(6)
        edited = dict(rerun.arguments) != dict(self._call.arguments)
        title = self.tr("Run {0}, other arguments") if edited else self.tr("Run {0}, same arguments")
        differences = self._add_head(column, title.format(number), rerun, edited)
        if edited:
            column.addLayout(value_grid(self._changed_arguments(rerun)))
        if rerun.result.ok:
            column.addWidget(CallResult(self._kit, rerun.result, self._workspace, self._call.verb))
        else:
            words = label(rerun.result.error or self.tr("The tool gave no answer."), "bad")
            words.setWordWrap(True)
            column.addWidget(words)
        if differences and not edited:
            column.addWidget(label(self.tr("Differences: first result → this one"), "section"))
            column.addLayout(value_grid([_row(each) for each in differences[:MAX_ROWS]]))
        return block

    def _add_head(
        self, column: QVBoxLayout, title: str, rerun: Rerun, edited: bool
    ) -> tuple[Difference, ...]:
        """The line that says how this run compares with the first; other arguments explain a difference."""
        differences: tuple[Difference, ...] = ()
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(label(title, "section"), 1)
        if self._call.result is not None and not (edited and rerun.result.ok):
            outcome, differences = compare(self._call.result, rerun.result)
            icon, role, words = SIGNS[outcome]
            sign = label("")
            self._kit.appearance.paint(sign, icon, role, 15)
            row.addWidget(sign)
            row.addWidget(label(self.tr(words), "small"))
        row.addSpacing(4)
        row.addWidget(label(duration(rerun.result.ms), "small"))
        column.addLayout(row)
        return differences

    def _changed_arguments(self, rerun: Rerun) -> list[tuple[str, str, str]]:
        names = dict.fromkeys([*rerun.arguments, *self._call.arguments])
        rows = []
        for name in names:
            then = ", ".join(argument_texts(self._call.arguments.get(name)))
            now = ", ".join(argument_texts(rerun.arguments.get(name)))
            if then != now:
                rows.append((name.replace("_", " "), f"{then or '–'} → {now or '–'}", ""))
        return rows


def _row(difference: Difference) -> tuple[str, str, str]:
    return difference.what, f"{difference.then or '–'} → {difference.now or '–'}", ""
