"""Where the data lies, backups, logs, and the bundle for those who help."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.widgets.basics import label
from app.widgets.forms import Form


@dataclass(frozen=True)
class Places:
    """Where things lie on this computer.

    Attributes:
        database: The conversations; None where they are in memory only.
        logs: Folder of the log files; None where nothing is logged.
        models: Folder where the merged policy is kept.
    """

    database: Path | None
    logs: Path | None
    models: Path


class DataPage(QWidget):
    """Says where things are, and offers what can be done with them.

    Args:
        places: Where things lie.

    Signals:
        backup_wanted: A backup should be written.
        restore_wanted: A backup should be restored.
        diagnostics_wanted: The bundle for those who help should be put together.
        selftest_wanted: The installation should be checked.
        own_stock_wanted: The lists of the user's own compounds should be shown.
        folder_wanted: A folder should be opened in the system's file manager.
    """

    backup_wanted = Signal()
    restore_wanted = Signal()
    diagnostics_wanted = Signal()
    selftest_wanted = Signal()
    own_stock_wanted = Signal()
    folder_wanted = Signal(object)

    def __init__(self, places: Places, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self._column.addWidget(label(self.tr("Data on this computer"), "title"))
        nowhere = self.tr("in memory only; they end with the program")
        form = Form()
        form.add_fact(self.tr("Conversations"), str(places.database) if places.database else nowhere)
        form.add_fact(self.tr("Merged policy"), str(places.models))
        form.add_fact(self.tr("Logs"), str(places.logs) if places.logs else self.tr("none are written"))
        self._column.addLayout(form)
        self.open_data = self._folder_button(self.tr("Open the data folder"), places.database)
        self.open_logs = self._folder_button(self.tr("Open the log folder"), places.logs)
        self._row(self.open_data, self.open_logs)
        self.backup = QPushButton(self.tr("Back up …"))
        self.backup.clicked.connect(self.backup_wanted)
        self.restore = QPushButton(self.tr("Restore …"))
        self.restore.clicked.connect(self.restore_wanted)
        self._section(
            self.tr("Backup"),
            self.tr(
                "A backup is one file with all conversations. It can be written while you work. Restoring "
                "puts its conversations in the place of those here, which are copied first."
            ),
        )
        self._row(self.backup, self.restore)
        self.own_stock = QPushButton(self.tr("Own compounds …"))
        self.own_stock.clicked.connect(self.own_stock_wanted)
        self._section(
            self.tr("Own compounds"),
            self.tr("Lists of what you have on the shelf: syntheses may start from it."),
        )
        self._row(self.own_stock)
        self.diagnostics = QPushButton(self.tr("Put a diagnostics file together …"))
        self.diagnostics.clicked.connect(self.diagnostics_wanted)
        self.selftest = QPushButton(self.tr("Check this installation …"))
        self.selftest.clicked.connect(self.selftest_wanted)
        self._section(
            self.tr("When something is wrong"),
            self.tr(
                "The logs say what the program did, without your words and structures. The diagnostics file "
                "shows what is in it before it is saved; it leaves this computer only if you take it away."
            ),
        )
        self._row(self.selftest, self.diagnostics)
        self._column.addStretch(1)

    def _folder_button(self, title: str, path: Path | None) -> QPushButton:
        button = QPushButton(title)
        button.setEnabled(path is not None)
        folder = path.parent if path is not None and path.suffix else path
        button.clicked.connect(lambda: self.folder_wanted.emit(folder))
        return button

    def _section(self, title: str, explanation: str) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(label(title, "strong"))
        words = label(explanation, "small")
        words.setWordWrap(True)
        self._column.addWidget(words)

    def _row(self, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self._column.addLayout(row)
