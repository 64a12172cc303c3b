"""The bottom line: model, speed, context, and that nothing leaves the computer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.bridge.backend import ModelState
from app.widgets.basics import label
from app.widgets.kit import Kit

OFFLINE_TIP = "The language model, the calculations and your conversations stay on this computer."


class StatusLine(QWidget):
    """Says how the program is."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._context = 0
        self.setObjectName("statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(29)
        self._sign = QLabel()
        self.model = label("")
        self.speed = label("")
        self.speed.setToolTip("Speed of writing in the last answer")
        self.context = label("")
        self.context.setToolTip("Share of the model's context that the last answer used")
        self.warning = label("")
        shield = QLabel()
        kit.appearance.paint(shield, "offline", "good", 16)
        offline = label("Offline")
        offline.setObjectName("offline")
        for widget in (shield, offline):
            widget.setToolTip(OFFLINE_TIP)
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
        row.addWidget(shield)
        row.addWidget(offline)
        self.show_model(ModelState())

    def show_model(self, state: ModelState) -> None:
        """Show which model is loaded, or that it is not."""
        texts = {
            "loading": "Loading the model …",
            "ready": state.name,
            "failed": "No model: tools and conversations still work",
        }
        icons = {
            "loading": ("running", "accent"),
            "ready": ("retort", "muted"),
            "failed": ("warning", "doubt"),
        }
        self._kit.appearance.paint(self._sign, *icons[state.status], 16)
        self.model.setText(texts[state.status])
        self.model.setToolTip(state.error or state.details)
        self._context = state.context

    def show_turn(self, tokens: int, decode_s: float, context_tokens: int) -> None:
        """Show the figures of the last answer."""
        self.speed.setText(f"{tokens / decode_s:.0f} tokens/s" if decode_s > 0 and tokens else "")
        if self._context and context_tokens:
            self.context.setText(f"Context {context_tokens:,} of {self._context:,}")

    def warn(self, text: str) -> None:
        """Show a lasting warning in short."""
        self.warning.setText(text)
