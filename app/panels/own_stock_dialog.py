"""The user's own lists of compounds, from which syntheses may start."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.panels.progress_dialog import Progress
from app.widgets.basics import label
from sandbox.errors import ToolError
from sandbox.reactions import own_stock
from sandbox.registry import Registry
from sandbox.results import ToolResult
from sandbox.workers.pool import WorkerPool

LANE = "export"
FILES = "*.csv *.tsv *.txt *.smi *.smiles *.sdf *.sd *.xlsx *.gz"


class OwnStockDialog(QDialog):
    """Shows the lists, takes one in from a file, forgets one; says which rows could not be read.

    Args:
        with_tools: Does something with the workers, as :meth:`ToolRunner.with_tools`.
    """

    def __init__(self, with_tools: Callable[..., bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_tools = with_tools
        self._cancelled = threading.Event()
        self.setWindowTitle(self.tr("Own compounds"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 420)
        told = label(
            self.tr(
                "Syntheses may start from what stands in these lists. A list is a file of SMILES, SDF, CSV "
                "or Excel; only hashes of its structures are kept, and nothing leaves this computer."
            ),
            "small",
        )
        told.setWordWrap(True)
        self.lists = QListWidget()
        self.lists.setAccessibleName(self.tr("Lists of own compounds"))
        self.lists.itemSelectionChanged.connect(self._chosen)
        self.said = label("", "strong")
        self.said.setWordWrap(True)
        self.rows = QPlainTextEdit()
        self.rows.setReadOnly(True)
        self.rows.setAccessibleName(self.tr("Rows that were left out"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(self.tr("Taking the list in"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (told, self.lists, self.said, self.rows, self.bar):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        for widget in (self.said, self.rows, self.bar):
            widget.hide()
        self._refresh()

    def take_in(self, path: Path) -> None:
        """Take a list in from a file."""
        progress = Progress(self)
        progress.moved.connect(self.bar.setValue)
        self._cancelled = cancelled = threading.Event()
        arguments = {"table": {"path": str(path), "label": path.name}, "name": path.name}

        def work(pool: WorkerPool, registry: Registry) -> ToolResult:
            def told(done: int, total: int) -> None:
                progress(done / max(1, total))

            return pool.call("import_own_stock", arguments, progress=told, cancelled=cancelled)

        self._at_work(True)
        if not self._with_tools(work, self._taken, self._complain, self, LANE):
            self._complain(self.tr("the tools are still being started; try again in a moment"))

    def reject(self) -> None:
        """Close; a list that is being taken in is given up."""
        self._cancelled.set()
        super().reject()

    def _buttons(self) -> QHBoxLayout:
        self.add = QPushButton(self.tr("Take in a list …"))
        self.add.setProperty("role", "primary")
        self.add.clicked.connect(self._ask)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.clicked.connect(self._remove)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Take in a list"), "", self.tr("Lists of compounds ({files})").format(files=FILES)
        )
        if name:
            self.take_in(Path(name))

    def _remove(self) -> None:
        chosen = self.lists.currentItem()
        if chosen is None:
            return
        try:
            own_stock.remove(str(chosen.data(Qt.ItemDataRole.UserRole)))
        except ToolError as error:
            self._complain(str(error))
        self._refresh()

    def _taken(self, result: ToolResult) -> None:
        self._at_work(False)
        if not result.ok:
            self._complain(result.error or "")
            return
        count, left_out = (getattr(item, "value", 0) or 0 for item in result.values)
        words = self.tr("{name}: {count} compounds taken in").format(
            name=result.data["name"], count=f"{count:,}"
        )
        if left_out:
            words += "; " + self.tr("rows left out: {count}").format(count=f"{left_out:,}")
        self._say(words)
        problems = result.data["problems"]
        self.rows.setPlainText("\n".join(f"{each['line']}: {each['reason']}" for each in problems))
        self.rows.setVisible(bool(problems))
        self._refresh()

    def _complain(self, reason: str) -> None:
        self._at_work(False)
        self._say(self.tr("Not taken in: {reason}").format(reason=reason))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()
        self.rows.hide()

    def _at_work(self, at_work: bool) -> None:
        self.add.setEnabled(not at_work)
        self.bar.setValue(0)
        self.bar.setVisible(at_work)

    def _refresh(self) -> None:
        self.lists.clear()
        for each in own_stock.lists():
            words = self.tr("{name}: {count} compounds, taken in on {date}")
            item = QListWidgetItem(words.format(name=each.name, count=f"{each.count:,}", date=each.taken_in))
            item.setData(Qt.ItemDataRole.UserRole, each.name)
            self.lists.addItem(item)
        self._chosen()

    def _chosen(self) -> None:
        self.remove.setEnabled(self.lists.currentItem() is not None)
