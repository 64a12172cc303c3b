"""All commands with their arguments and sources: what ``/help`` shows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.core.commands import write_command
from app.widgets.kit import Kit
from sandbox.registry import Registry, ToolSpec


class CommandHelp(QDialog):
    """A list of the commands on the left, the chosen one in full on the right.

    Args:
        kit: Shared services.
        registry: The tools.
        name: The command to show first; what is no command is looked for.
        parent: The window.

    Signals:
        insert_wanted: An example should be put into the message box.
    """

    insert_wanted = Signal(str)

    def __init__(self, kit: Kit, registry: Registry, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs = sorted(registry, key=lambda spec: spec.name)
        self.setWindowTitle(self.tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 560)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search commands"))
        self.search.setAccessibleName(self.tr("Search commands"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("command-names")
        self.list.setAccessibleName(self.tr("Commands"))
        self.page = QTextBrowser()
        self.page.setAccessibleName(self.tr("The chosen command"))
        self.page.setOpenLinks(False)
        self.use = QPushButton(self.tr("Try the example"))
        self.use.clicked.connect(self._use)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        self._arrange(close)
        for spec in self._specs:
            item = QListWidgetItem(f"/{spec.name}")
            item.setToolTip(spec.summary)
            self.list.addItem(item)
        self.list.currentRowChanged.connect(self._show)
        self.search.textChanged.connect(self._filter)
        row = next((at for at, spec in enumerate(self._specs) if spec.name == name), -1)
        if name and row < 0:
            self.search.setText(name)
        self.list.setCurrentRow(max(0, row) if row >= 0 or not name else self._first())
        self.search.setFocus()

    def _arrange(self, close: QPushButton) -> None:
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.addWidget(self.page, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.use)
        buttons.addWidget(close)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.addLayout(left, 2)
        row.addLayout(right, 3)

    def _filter(self, text: str) -> None:
        wanted = text.casefold().strip().lstrip("/")
        for at, spec in enumerate(self._specs):
            known = f"{spec.name} {spec.name.replace('_', ' ')} {spec.summary} {spec.details}".casefold()
            self.list.item(at).setHidden(wanted not in known)
        if self.list.currentItem() is None or self.list.currentItem().isHidden():
            self.list.setCurrentRow(self._first())

    def _first(self) -> int:
        return next((at for at in range(self.list.count()) if not self.list.item(at).isHidden()), -1)

    def _show(self, row: int) -> None:
        self.use.setEnabled(row >= 0)
        if row < 0:
            self.page.setPlainText(self.tr("No command fits."))
            return
        self.page.setMarkdown(self._in_full(self._specs[row]))

    def _in_full(self, spec: ToolSpec) -> str:
        """The docstring of a tool, as Markdown."""
        lines = [f"### /{spec.name}", "", _plain(spec.summary), ""]
        if spec.details:
            lines += [_plain(spec.details), ""]
        for argument in spec.arguments:
            default = "" if argument.required else self.tr(" (may be left out)")
            lines.append(f"- **{argument.name}**{default}: {_plain(argument.description)}")
            options = argument.options()
            if options:
                shown = ", ".join(options[:40]) + (" …" if len(options) > 40 else "")
                one_of = self.tr("one of")
                lines.append(f"    - {one_of}: {_plain(shown)}")
        returns, source, example = self.tr("Returns"), self.tr("Source"), self.tr("Example")
        lines += ["", f"**{returns}:** {_plain(spec.returns)}", ""]
        lines += [f"**{source}:** {_plain(spec.source)}", ""]
        lines += [f"**{example}:**", "", f"    {self._example(spec)}"]
        return "\n".join(lines)

    def _example(self, spec: ToolSpec) -> str:
        return write_command(spec, spec.examples[0])

    def _use(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.insert_wanted.emit(self._example(self._specs[row]))
            self.close()


def _plain(text: str) -> str:
    """Text whose signs mean nothing in Markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|~" else sign for sign in text)
