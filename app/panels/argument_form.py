"""A small form for the arguments of a call, made from the tool's own description of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.recorded import argument_texts
from app.widgets.basics import label
from sandbox.registry import Argument, ToolSpec
from sandbox.workspace import Workspace

LIST_LINES = 3


class ArgumentForm(QWidget):
    """Asks for each argument in the way that fits its kind.

    Args:
        spec: The tool.
        arguments: What stands in the form at first, with handles.
        workspace: Structures that can be named by handle.

    Signals:
        run_wanted: The call should be made; gives name → texts.
        cancelled: The form should go.
    """

    run_wanted = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        spec: ToolSpec,
        arguments: Mapping[str, Any],
        workspace: Workspace,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spec = spec
        self._handles = [thing.handle for thing in workspace.things if not thing.problem]
        self.fields: dict[str, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(7)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for argument in spec.arguments:
            field = self._field(argument, arguments.get(argument.name, argument.default))
            title = argument.name.replace("_", " ")
            field.setAccessibleName(title)
            field.setAccessibleDescription(argument.description)
            field.setToolTip(argument.description)
            self.fields[argument.name] = field
            shown = label(title[:1].upper() + title[1:], "muted")
            shown.setToolTip(argument.description)
            shown.setBuddy(field)
            form.addRow(shown, field)
        column.addLayout(form)
        self.problem = label("", "bad")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.run_button = QPushButton(self.tr("Run with these"))
        self.run_button.setProperty("role", "primary")
        self.run_button.clicked.connect(self.run)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.cancelled)
        row.addWidget(self.run_button)
        row.addWidget(cancel)
        row.addStretch(1)
        return row

    def texts(self) -> dict[str, list[str]]:
        """What stands in the form: name → texts, several for a list of molecules."""
        return {argument.name: self._texts_of(argument) for argument in self._spec.arguments}

    def run(self) -> None:
        """Ask for the call with what stands in the form."""
        self.problem.hide()
        self.run_wanted.emit(self.texts())

    def complain(self, reason: str) -> None:
        """Say why the call could not be made."""
        self.problem.setText(reason)
        self.problem.setAccessibleName(reason)
        self.problem.show()

    def _field(self, argument: Argument, value: Any) -> QWidget:
        texts = argument_texts(value)
        if argument.kind == "boolean":
            box = QCheckBox()
            box.setChecked(value is True)
            return box
        if argument.options():
            return self._choice(argument, texts)
        if argument.kind == "molecules":
            area = QPlainTextEdit("\n".join(texts))
            area.setTabChangesFocus(True)
            area.setPlaceholderText(self.tr("One structure a line"))
            lines = max(LIST_LINES, min(8, len(texts)))
            area.setFixedHeight(lines * area.fontMetrics().lineSpacing() + 18)
            return area
        line = QLineEdit(", ".join(texts))
        line.returnPressed.connect(self.run)
        if argument.kind in ("molecule", "pattern", "reaction"):
            line.setPlaceholderText(self.tr("Handle, SMILES, InChI or name"))
            line.setCompleter(QCompleter(self._handles, line))
        return line

    def _choice(self, argument: Argument, texts: list[str]) -> QComboBox:
        box = QComboBox()
        if not argument.required and argument.default is None:
            box.addItem("")
        box.addItems(argument.options())
        box.setEditable(argument.kind == "term")
        if argument.kind == "term":
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            completer = QCompleter(argument.options(), box)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            box.setCompleter(completer)
        box.setCurrentText(texts[0] if texts else "")
        return box

    def _texts_of(self, argument: Argument) -> list[str]:
        field = self.fields[argument.name]
        if isinstance(field, QCheckBox):
            return ["yes" if field.isChecked() else "no"]
        if isinstance(field, QComboBox):
            return [field.currentText()]
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText().splitlines()
        assert isinstance(field, QLineEdit)
        return [field.text()]
