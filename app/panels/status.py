"""The bottom line: model, speed, context, and that nothing leaves the computer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.bridge.backend import ModelState
from app.widgets.basics import label
from app.widgets.kit import Kit


class StatusLine(QWidget):
    """Says how the program is.

    Signals:
        model_clicked: The name of the model was clicked.
        offline_clicked: The badge was clicked.
    """

    model_clicked = Signal()
    offline_clicked = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._context = 0
        self.setObjectName("statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        kit.appearance.tall(self, 29)
        self._sign = QLabel()
        self.model = QPushButton()
        self.model.setObjectName("model")
        self.model.setCursor(Qt.CursorShape.PointingHandCursor)
        self.model.clicked.connect(self.model_clicked)
        self.speed = label("")
        self.speed.setToolTip(self.tr("Speed of writing in the last answer"))
        self.context = label("")
        self.context.setToolTip(self.tr("Share of the model's context that the last answer used"))
        self.warning = label("")
        self.offline = QPushButton(self.tr("Offline"))
        self.offline.setObjectName("offline")
        self.offline.setCursor(Qt.CursorShape.PointingHandCursor)
        self.offline.setToolTip(
            self.tr("Model, tools and conversations stay on this computer: click to read how that is tested")
        )
        self.offline.setAccessibleName(self.tr("Verified offline: read how this is tested"))
        self.offline.clicked.connect(self.offline_clicked)
        kit.appearance.paint(self.offline, "offline", "good", 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(7)
        for left in (self._sign, self.model):
            row.addWidget(left)
        row.addSpacing(10)
        row.addWidget(self.warning)
        row.addStretch(1)
        for right in (self.speed, self.context):
            row.addWidget(right)
            row.addSpacing(10)
        row.addWidget(self.offline)
        self.show_model(ModelState())

    def show_model(self, state: ModelState) -> None:
        """Show which model is loaded, or that it is not."""
        texts = {
            "loading": self.tr("Loading the model …"),
            "ready": state.name,
            "failed": self.tr("No model: tools and conversations still work"),
        }
        icons = {
            "loading": ("running", "accent"),
            "ready": ("retort", "muted"),
            "failed": ("warning", "doubt"),
        }
        self._kit.appearance.paint(self._sign, *icons[state.status], 16)
        self.model.setText(texts[state.status])
        self.model.setToolTip(state.error or state.details)
        self.model.setAccessibleName(self.tr("Model: {name}").format(name=texts[state.status]))
        self._context = state.context

    def show_turn(self, tokens: int, decode_s: float, context_tokens: int) -> None:
        """Show the figures of the last answer."""
        rate = self.tr("{rate} tokens/s").format(rate=f"{tokens / decode_s:.0f}") if decode_s > 0 else ""
        self.speed.setText(rate if tokens else "")
        if self._context and context_tokens:
            words = self.tr("Context {used} of {size}")
            self.context.setText(words.format(used=f"{context_tokens:,}", size=f"{self._context:,}"))

    def warn(self, text: str) -> None:
        """Show a lasting warning in short."""
        self.warning.setText(text)
