"""Which theme is on, and icons in its colours."""

from __future__ import annotations

from functools import lru_cache
from weakref import WeakKeyDictionary, ref

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStyleFactory, QWidget

from app.paths import assets_dir
from app.widgets.stylesheet import stylesheet
from app.widgets.theme import DARK, LIGHT, Theme

ICON_SIZE = 18
_SYSTEM_FONT = "system-font"


class Appearance(QObject):
    """Follows the system's light or dark setting and paints what depends on it.

    The stylesheet is the window's, not the application's: with the latter Qt looks at each widget again
    for every widget that it lies in, which takes seconds in long conversations.

    Args:
        window: The window; everything that is shown lies in it or has it as an ancestor.

    Attributes:
        theme: The colours in use.
        text_size: Size of the text, in percent of the system's.
        changed: Told after colours or size changed.
        chosen: Told what the user chose: "Unknown" (as the system), "Light" or "Dark".
    """

    changed = Signal()
    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.theme = _system_theme()
        self.text_size = 100
        self._system_font = _system_font()
        self._tall: list[tuple[ref[QWidget], int, int]] = []
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}
        self._painted: WeakKeyDictionary[QAbstractButton | QLabel, tuple[str, str, int]] = WeakKeyDictionary()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def apply(self) -> None:
        """Put style, palette and stylesheet on the whole program."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if application.style().name() != "fusion":
            application.setStyle(QStyleFactory.create("fusion"))
        application.setPalette(_palette(self.theme))
        font = QFont(self._system_font)
        font.setPointSizeF(font.pointSizeF() * self.text_size / 100)
        if font != application.font():  # telling every widget takes seconds in long conversations
            application.setFont(font)
        self._window.setStyleSheet(stylesheet(self.theme, self.text_size))

    def choose(self, scheme: Qt.ColorScheme) -> None:
        """Follow the system (``Unknown``), or stay light or dark."""
        QGuiApplication.styleHints().setColorScheme(scheme)
        self.chosen.emit(scheme.name)
        self.show_theme({Qt.ColorScheme.Dark: DARK, Qt.ColorScheme.Light: LIGHT}.get(scheme, _system_theme()))

    def show_theme(self, theme: Theme) -> None:
        """Change the colours."""
        if theme is not self.theme:
            self.theme = theme
            self._show()

    def set_text_size(self, percent: int) -> None:
        """Change the size of all text, in percent of the system's."""
        if percent != self.text_size:
            self.text_size = percent
            self._show()

    def px(self, pixels: int) -> int:
        """A length that belongs to text, such as the height of a line, at the size in use."""
        return round(pixels * self.text_size / 100)

    def tall(self, widget: QWidget, pixels: int, besides: int = 0) -> None:
        """Give a widget a fixed height that keeps up with the size of the text.

        Args:
            widget: The widget.
            pixels: Height of what belongs to text, at its usual size.
            besides: Height of what stays as it is, such as a picture.
        """
        self._tall.append((ref(widget), pixels, besides))
        widget.setFixedHeight(self.px(pixels) + besides)

    def _show(self) -> None:
        self.apply()
        for painted, entry in list(self._painted.items()):
            if _alive(painted):
                self._set(painted, *entry)
        self._tall = [entry for entry in self._tall if _alive(entry[0]())]
        for reference, pixels, besides in self._tall:
            if (widget := reference()) is not None:
                widget.setFixedHeight(self.px(pixels) + besides)
        self.changed.emit()

    def icon(self, name: str, role: str = "muted") -> QIcon:
        """An icon of ``assets/icons`` in a colour of the theme."""
        return QIcon(self.pixmap(name, role, 64))

    def pixmap(self, name: str, role: str = "muted", size: int = ICON_SIZE, ratio: float = 1.0) -> QPixmap:
        """The same as a picture of ``size`` by ``size`` pixels."""
        colour = str(getattr(self.theme, role))
        key = (name, colour, size, ratio)
        if key not in self._drawn:
            self._drawn[key] = _render(name, colour, size, ratio)
        return self._drawn[key]

    def paint(
        self, widget: QAbstractButton | QLabel, name: str, role: str = "muted", size: int = ICON_SIZE
    ) -> None:
        """Give a button or label an icon that keeps up with the theme."""
        self._painted[widget] = (name, role, size)
        self._set(widget, name, role, size)

    def _set(self, widget: QAbstractButton | QLabel, name: str, role: str, size: int) -> None:
        if isinstance(widget, QLabel):
            widget.setPixmap(self.pixmap(name, role, size, widget.devicePixelRatioF()))
        else:
            widget.setIcon(self.icon(name, role))
            widget.setIconSize(QSize(size, size))

    def _follow(self) -> None:
        self.show_theme(_system_theme())


def _alive(widget: QWidget | None) -> bool:
    return widget is not None and shiboken6.isValid(widget)


def _system_font() -> QFont:
    """The system's font for programs; kept with the application, because setting one replaces it."""
    application = QGuiApplication.instance()
    known = application.property(_SYSTEM_FONT) if application is not None else None
    if not isinstance(known, QFont):
        known = QGuiApplication.font()
        if known.pointSizeF() <= 0:  # one that is measured in pixels
            known.setPointSizeF(known.pixelSize() * 0.75)
        if application is not None:
            application.setProperty(_SYSTEM_FONT, known)
    return known


def _system_theme() -> Theme:
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _render(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = _source(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (assets_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, theme.ground),
        (role.WindowText, theme.text),
        (role.Base, theme.raised),
        (role.AlternateBase, theme.side),
        (role.Text, theme.text),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.bad),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.accent_text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.PlaceholderText, theme.muted),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Accent, theme.accent),
        (role.Mid, theme.line),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.muted))
    return palette
