"""Between the clipboard of the system and formats by their names."""

from __future__ import annotations

import atexit
from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from app.exporting.clipboard import HTML, PNG, TEXT

MAX_BYTES = 8_000_000


def put(formats: dict[str, bytes]) -> None:
    """Put formats on the clipboard, all at once."""
    _leave_in_order()
    QGuiApplication.clipboard().setMimeData(to_mime(formats))


@cache
def _leave_in_order() -> None:
    """Let the clipboard hold nothing of Python's when Python is gone: it would crash at the end."""
    application = QGuiApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(_leave_text)
    atexit.register(_leave_text)


def _leave_text() -> None:
    """Keep the plain text of what was copied here, which Qt holds by itself."""
    if QGuiApplication.instance() is None:
        return
    clipboard = QGuiApplication.clipboard()
    # without a desktop the clipboard is the program's own, though Qt does not say so
    if clipboard.ownsClipboard() or QGuiApplication.platformName() in ("offscreen", "minimal"):
        clipboard.setText(clipboard.text())


def to_mime(formats: dict[str, bytes]) -> QMimeData:
    """Put formats together for the clipboard; a PNG is also offered as the system's own kind of picture."""
    mime = QMimeData()
    for name, content in formats.items():
        if name == TEXT:
            mime.setText(content.decode())
        elif name == HTML:
            mime.setHtml(content.decode())
        else:
            mime.setData(name, content)
    if PNG in formats:
        mime.setImageData(QImage.fromData(formats[PNG]))
    return mime


def from_mime(mime: QMimeData) -> dict[str, bytes]:
    """The formats that may hold a structure; pictures and what is too large are left out."""
    found = {}
    for name in mime.formats():
        if name.startswith(("chemical/", "text/", "application/x")) or name == "application/xml":
            content = bytes(mime.data(name).data())
            if 0 < len(content) <= MAX_BYTES:
                found[name] = content
    return found


def png_of(image: QImage) -> bytes:
    """A picture as the content of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stubs want bytes, and it refuses them
    return bytes(buffer.data().data())
