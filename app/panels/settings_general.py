"""Settings of the window: colours, size of the text, language."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.preferences import TEXT_SIZES, Preferences
from app.widgets.basics import label
from app.widgets.forms import Form, choice, show_choice


class GeneralPage(QWidget):
    """Changes take effect at once; the language with the next start.

    Args:
        preferences: What is set.

    Signals:
        chosen: A setting was changed; gives its name in `Preferences` and its value.
    """

    chosen = Signal(str, object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Appearance and language"), "title"))
        form = Form()
        self.scheme = choice(
            ((self.tr("As the system"), "Unknown"), (self.tr("Light"), "Light"), (self.tr("Dark"), "Dark")),
            preferences.scheme,
        )
        self.text_size = choice([(f"{size} %", size) for size in TEXT_SIZES], preferences.text_size)
        self.language = choice(
            ((self.tr("As the system"), ""), ("English", "en"), ("한국어", "ko")), preferences.language
        )
        form.add_control(self.tr("Colours"), self.scheme)
        form.add_control(
            self.tr("Size of the text"),
            self.text_size,
            self.tr("Of all text in the window. Ctrl++ and Ctrl+- change it too, Ctrl+0 goes back to 100 %."),
        )
        form.add_control(
            self.tr("Language of the window"),
            self.language,
            self.tr("Takes effect with the next start. The model understands and writes English."),
        )
        column.addLayout(form)
        column.addStretch(1)
        for name in ("scheme", "text_size", "language"):
            box = getattr(self, name)
            box.currentIndexChanged.connect(
                lambda _, name=name, box=box: self.chosen.emit(name, box.currentData())
            )

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is set now."""
        show_choice(self.scheme, preferences.scheme)
        show_choice(self.text_size, preferences.text_size)
        show_choice(self.language, preferences.language)
