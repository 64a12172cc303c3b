"""The check of the installation, from the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.core.selftest import Finding
from app.widgets.basics import label
from app.widgets.kit import Kit


class SelfTestDialog(QDialog):
    """Shows each finding as it comes.

    Args:
        kit: Shared services.

    Signals:
        diagnostics_wanted: The findings should go into a diagnostics file.
    """

    diagnostics_wanted = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setWindowTitle(self.tr("Check of the installation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 420)
        self.verdict = label(self.tr("Checking …"), "title")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(9)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("At work"))
        self.diagnostics = QPushButton(self.tr("Diagnostics file …"))
        self.diagnostics.clicked.connect(self.diagnostics_wanted)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.diagnostics)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.verdict)
        column.addLayout(self._lines)
        column.addWidget(self._busy)
        column.addStretch(1)
        column.addLayout(row)

    def add(self, finding: Finding) -> None:
        """Show a finding."""
        row = QHBoxLayout()
        sign = QLabel()
        icon, role = ("ok", "good") if finding.ok else ("error", "bad")
        self._kit.appearance.paint(sign, icon, role, 18)
        state = self.tr("works") if finding.ok else self.tr("does not work")
        words = label(f"{self._title(finding.check)}: {finding.found}")
        words.setAccessibleName(f"{words.text()} ({state})")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        row.addWidget(label(f"{finding.seconds:.1f} s", "small"), 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addLayout(row)

    def finish(self, findings: list[Finding]) -> None:
        """Say how it went altogether."""
        self._busy.hide()
        wrong = sum(not finding.ok for finding in findings)
        if wrong:
            self.verdict.setText(
                self.tr("{wrong} of {count} checks failed").format(wrong=wrong, count=len(findings))
            )
        else:
            self.verdict.setText(self.tr("Everything works"))

    def _title(self, check: str) -> str:
        titles = {
            "versions": self.tr("Versions"),
            "tools": self.tr("Tools"),
            "descriptors": self.tr("Descriptors"),
            "database": self.tr("Database"),
            "model": self.tr("Model"),
            "question": self.tr("Test question"),
        }
        return titles.get(check, check)
