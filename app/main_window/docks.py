"""The panels on the right, which can be moved, detached and closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.widgets.basics import icon_button, label
from app.widgets.kit import Kit
from app.widgets.language import translate


def make_dock(window: QMainWindow, kit: Kit, title: str, icon: str, panel: QWidget) -> QDockWidget:
    """Put a panel into a dock with a title line of our own."""
    dock = QDockWidget(title, window)
    dock.setObjectName(f"dock-{icon}")  # not by its title, which is translated
    dock.setAccessibleName(translate("Docks", "{title} panel").format(title=title))
    body = QWidget()
    body.setObjectName("dock-body")
    body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    dock.setWidget(body)
    dock.setTitleBarWidget(_title_line(dock, kit, title, icon))
    dock.setMinimumWidth(310)
    return dock


def _title_line(dock: QDockWidget, kit: Kit, title: str, icon: str) -> QWidget:
    line = QWidget()
    line.setObjectName("dock-title")
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(line)
    row.setContentsMargins(13, 5, 6, 5)
    row.setSpacing(7)
    sign = label("")
    kit.appearance.paint(sign, icon, "muted", 16)
    words = label(title, "section")
    name = translate("Docks", "Close the panel: {title}").format(title=title)
    close = icon_button(kit.appearance, "close", name, size=13)
    close.clicked.connect(dock.close)
    row.addWidget(sign)
    row.addWidget(words)
    row.addStretch(1)
    row.addWidget(close)
    return line
