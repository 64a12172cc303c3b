"""The settings, one page for each matter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from app.core.preferences import Preferences
from app.panels.keyboard import Command, KeyboardPage
from app.panels.models import ModelsPage
from app.panels.settings_data import DataPage, Places
from app.panels.settings_general import GeneralPage
from app.widgets.kit import Kit

GENERAL, MODEL, KEYBOARD, DATA = "general", "model", "keyboard", "data"


class SettingsDialog(QDialog):
    """Pages on the left, the chosen one on the right. Nothing waits for a button: what is set is in effect.

    Args:
        kit: Shared services.
        preferences: What is set.
        commands: What the menus offer, for the page of keys.
        places: Where things lie.
    """

    def __init__(
        self,
        kit: Kit,
        preferences: Preferences,
        commands: Sequence[Command],
        places: Places,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 640)
        self.general = GeneralPage(preferences)
        self.models = ModelsPage(kit)
        self.keyboard = KeyboardPage(commands)
        self.data = DataPage(places)
        self.pages = QListWidget()
        self.pages.setObjectName("pages")
        self.pages.setAccessibleName(self.tr("Pages of the settings"))
        self._stack = QStackedWidget()
        self._names: list[str] = []
        for name, title, icon, page in (
            (GENERAL, self.tr("General"), "retort", self.general),
            (MODEL, self.tr("Model"), "molecule", self.models),
            (KEYBOARD, self.tr("Keyboard"), "edit", self.keyboard),
            (DATA, self.tr("Data"), "export", self.data),
        ):
            self._add(name, title, icon, page)
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pages)
        row.addWidget(self._stack, 1)
        self.show_page(GENERAL)

    def show_page(self, name: str) -> None:
        """Show a page: ``general``, ``model``, ``keyboard`` or ``data``."""
        self.pages.setCurrentRow(self._names.index(name))

    def _add(self, name: str, title: str, icon: str, page: QWidget) -> None:
        self._names.append(name)
        item = QListWidgetItem(self._kit.appearance.icon(icon), title)
        item.setSizeHint(QSize(0, self._kit.appearance.px(34)))
        self.pages.addItem(item)
        width = max(self.pages.fontMetrics().horizontalAdvance(title) + 70, self.pages.minimumWidth(), 150)
        self.pages.setFixedWidth(width)
        page.setObjectName("column")
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(title)
        self._stack.addWidget(area)
