"""What dialogs that save a file have in common: the buttons, the place, and why it did not work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.widgets.basics import label
from app.widgets.kit import Kit

LANE = "export"


class SavingDialog(QDialog):
    """Asks for a place and writes a file there, off the thread of the window; is gone when it is closed.

    Args:
        kit: Shared services.

    Signals:
        exported: A file was written; gives its path.
    """

    exported = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._problem = label("", "bad")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.save_button = QPushButton(self.tr("Save as …"))
        self.save_button.setProperty("role", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._ask_file)

    def suggestion(self) -> tuple[str, str]:
        """Name without ending, and the ending, of the file that is to be written."""
        raise NotImplementedError

    def save(self, path: Path) -> None:
        """Write the file; an ending that does not fit is left to the name, and the right one follows it."""
        raise NotImplementedError

    def _add_end(self, column: QVBoxLayout) -> None:
        """Add what stands at the end of the dialog: the problem, if there is one, and the buttons."""
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        column.addLayout(row)

    def _ending_in(self, path: Path, ending: str) -> Path:
        return path if path.suffix.lower() == f".{ending}" else path.with_name(f"{path.name}.{ending}")

    def _begin(self) -> None:
        """Show that the file is being made."""
        self._problem.hide()
        self.save_button.setEnabled(False)
        self.save_button.setText(self.tr("Saving …"))

    def _write(self, path: Path, work: Callable[[], None]) -> None:
        """Do the writing; the dialog is closed once it is done."""

        def done(_: None) -> None:
            self.exported.emit(str(path))
            self.accept()

        self._kit.lanes.run(LANE, work, done, self._complain, self)

    def _ask_file(self) -> None:
        name, ending = self.suggestion()
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), f"{name}.{ending}", f"{ending.upper()} (*.{ending})"
        )
        if chosen:
            self.save(Path(chosen))

    def _complain(self, reason: str) -> None:
        self._problem.setText(self.tr("Not saved: {0}").format(reason))
        self._problem.show()
        self.save_button.setEnabled(True)
        self.save_button.setText(self.tr("Save as …"))
