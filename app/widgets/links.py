"""Links in an answer: the program is offline, so they are opened only when the user says so."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_to_open(url: QUrl, parent: QWidget) -> QMessageBox:
    """Ask whether an address that a model wrote should be opened in the browser.

    Args:
        url: The address, shown in full.
        parent: What it was clicked in.
    """
    box = QMessageBox(parent.window())
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_tr("Open a link?"))
    box.setText(_tr("The model wrote this address. Retort itself stays offline; your browser would open it:"))
    box.setInformativeText(url.toDisplayString())
    role = QMessageBox.ButtonRole
    opening = box.addButton(_tr("Open in the browser"), role.AcceptRole)
    copying = box.addButton(_tr("Copy the address"), role.ActionRole)
    box.setDefaultButton(box.addButton(_tr("Cancel"), role.RejectRole))
    opening.clicked.connect(lambda: QDesktopServices.openUrl(url))
    copying.clicked.connect(lambda: QGuiApplication.clipboard().setText(url.toString()))
    box.open()
    return box


def _tr(text: str) -> str:
    return QCoreApplication.translate("Links", text)
