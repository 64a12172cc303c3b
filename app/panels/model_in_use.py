"""The model in use: what it is, what is in effect, how fast it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.bridge.brain import ModelState
from app.core.trial import Trial
from app.engine.naming import CARD_KEY
from app.panels.model_facts import facts_in_use, subtitle
from app.widgets.basics import clear_layout, label, set_property
from app.widgets.forms import Form
from app.widgets.kit import Kit
from app.widgets.notices import Note
from app.widgets.reader import read_text


class ModelInUse(QFrame):
    """A card with what the engine reports, a test question, and the card of the model's makers.

    Signals:
        try_wanted: The model should be asked the test question.
        give_up_wanted: Loading or trying should end.
        retry_wanted: The model should be loaded again.
    """

    try_wanted = Signal()
    give_up_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._state = ModelState()
        self._trying = False
        self.setObjectName("panel-card")
        self.name = label("", "title")
        self._subtitle = label("", "small")
        self._subtitle.setWordWrap(True)
        self._facts = QVBoxLayout()
        self._notes = QVBoxLayout()
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("At work"))
        self.give_up = QPushButton(self.tr("Cancel"))
        self.give_up.clicked.connect(self.give_up_wanted)
        self.try_button = QPushButton(self.tr("Try it"))
        self.try_button.setToolTip(self.tr("Ask a test question and measure the speed; nothing is kept"))
        self.try_button.clicked.connect(self._try)
        self.card_button = QPushButton(self.tr("Card of the model …"))
        self.card_button.clicked.connect(self._show_card)
        self.retry = QPushButton(self.tr("Try to load it again"))
        self.retry.clicked.connect(self.retry_wanted)
        self.result = label("")
        self.result.setWordWrap(True)
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 13)
        column.setSpacing(8)
        head = QHBoxLayout()
        sign = QLabel()
        self._kit.appearance.paint(sign, "retort", "accent", 26)
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(self.name)
        titles.addWidget(self._subtitle)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        column.addLayout(head)
        column.addLayout(self._facts)
        column.addLayout(self._notes)
        column.addWidget(self.result)
        row = QHBoxLayout()
        for widget in (self.try_button, self.card_button, self.retry):
            row.addWidget(widget)
        row.addWidget(self._busy, 1)
        row.addWidget(self.give_up)
        row.addStretch(1)
        column.addLayout(row)

    def show_model(self, state: ModelState, *, built_in: bool) -> None:
        """Show how the model is.

        Args:
            state: As the engine reports it.
            built_in: Whether it is the policy that comes with Retort.
        """
        if state.status != "ready" or state.info != self._state.info:
            self.result.clear()
        if state.status == "loading":
            clear_layout(self._notes)
        self._state, self._trying = state, False
        titles = {
            "loading": self.tr("Loading the model …"),
            "ready": state.name,
            "failed": self.tr("No model is loaded"),
        }
        self.name.setText(titles[state.status])
        self._subtitle.setText(
            state.error or (subtitle(state.info, built_in=built_in) if state.info is not None else "")
        )
        set_property(self._subtitle, "role", "bad" if state.error else "small")
        clear_layout(self._facts)
        form = Form()
        for title, text in facts_in_use(state):
            form.add_fact(title, text)
        self._facts.addLayout(form)
        self._show_buttons()

    def show_trial(self, trial: Trial) -> None:
        """Say how the test question went."""
        self._trying = False
        self._show_buttons()
        speeds = self.tr("reads {read} and writes {written} tokens a second").format(
            read=_speed(trial.prompt_tokens_per_s), written=_speed(trial.written_tokens_per_s)
        )
        if trial.error:
            words = self.tr("“{question}” was not answered: {why}. It {speeds}.").format(
                question=trial.question, why=trial.error, speeds=speeds
            )
        else:
            words = self.tr("“{question}” — “{answer}” ({seconds} s). It {speeds}.").format(
                question=trial.question, answer=trial.answer, seconds=f"{trial.seconds:.1f}", speeds=speeds
            )
        self._say(words)

    def show_trouble(self, reason: str) -> None:
        """Say why the test question could not be asked."""
        self._trying = False
        self._show_buttons()
        self._say(reason)

    def note(self, text: str) -> None:
        """Say that another model could not be loaded."""
        self._notes.addWidget(Note(self._kit.appearance, text, "bad", closable=True))

    def _say(self, text: str) -> None:
        self.result.setText(text)
        self.result.setAccessibleName(text)

    def _try(self) -> None:
        self._trying = True
        self._say("")
        self._show_buttons()
        self.try_wanted.emit()

    def _show_buttons(self) -> None:
        state, working = self._state, self._trying or self._state.status == "loading"
        self._busy.setVisible(working)
        self.give_up.setVisible(working)
        self.try_button.setVisible(state.status == "ready" and not working)
        self.card_button.setVisible(bool(self._card()) and not working)
        self.retry.setVisible(state.status == "failed")

    def _card(self) -> str:
        return "" if self._state.info is None else self._state.info.metadata.get(CARD_KEY, "")

    def _show_card(self) -> None:
        read_text(self._state.name, self._card(), self, markdown=True)


def _speed(tokens_per_s: float | None) -> str:
    return "–" if tokens_per_s is None else f"{tokens_per_s:,.0f}"
