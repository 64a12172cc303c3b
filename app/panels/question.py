"""What the user wrote, as a bubble on the right, with the structures that were found in it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.transcript import Turn
from app.panels.turn_parts import Versions
from app.widgets.basics import clear_layout, icon_button, label
from app.widgets.flow_layout import FlowLayout
from app.widgets.flow_text import FlowText
from app.widgets.kit import Kit
from app.widgets.molecule_card import SMALL, MoleculeCard
from app.widgets.notices import Note
from sandbox.workspace import Thing

LONG = 1500
MAX_CARDS = 24


class QuestionView(QWidget):
    """One message of the user.

    Signals:
        molecule_chosen: A structure was clicked; gives its handle.
        menu_wanted: The context menu of a structure; gives handle and place.
        edit_wanted: The message should be edited.
        version_chosen: Another version of the message; gives its number in the store.
    """

    molecule_chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)
    edit_wanted = Signal()
    version_chosen = Signal(int)

    def __init__(self, kit: Kit, turn: Turn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._turn = turn
        self.cards: list[MoleculeCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(self._bubble_row())
        self._things = FlowLayout(gap=7, right=True)
        column.addLayout(self._things)
        self._problems = QVBoxLayout()
        column.addLayout(self._problems)
        self.show_turn()

    def show_turn(self) -> None:
        """Show what is known of the message by now."""
        clear_layout(self._things)
        clear_layout(self._problems)
        self.cards = []
        molecules = [thing for thing in self._turn.things if thing.kind == "molecule"]
        for thing in [each for each in molecules if not each.problem][:MAX_CARDS]:
            card = MoleculeCard(self._kit, thing, size=SMALL)
            card.chosen.connect(self.molecule_chosen)
            card.menu_wanted.connect(self.menu_wanted)
            self.cards.append(card)
            self._things.addWidget(card)
        for thing in self._turn.things:
            if thing.problem:
                note = Note(self._kit.appearance, f"{thing.handle}: {thing.problem}", "bad")
                self._problems.addWidget(note)
            elif thing.kind != "molecule":
                self._things.addWidget(_other(thing))
        more = len(molecules) - MAX_CARDS
        if more > 0:
            self._things.addWidget(label(self.tr("and {count} more").format(count=more), "small"))
        self.show_versions()
        self._edit.setEnabled(self._turn.question_id is not None and not self._turn.running)

    def show_versions(self) -> None:
        """Show which of its versions this is."""
        self._versions.show_versions(self._turn.versions, self._turn.question_id)

    def _bubble_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch(1)
        self._versions = Versions(self._kit, "question")
        self._versions.chosen.connect(self.version_chosen)
        self._edit = icon_button(
            self._kit.appearance, "edit", self.tr("Edit this message"), self.tr("Edit and ask again"), 15
        )
        self._edit.clicked.connect(self.edit_wanted)
        side = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._versions, 0, side)
        row.addWidget(self._edit, 0, side)
        self._bubble = QFrame()
        self._bubble.setObjectName("bubble")
        inside = QVBoxLayout(self._bubble)
        inside.setContentsMargins(15, 10, 15, 11)
        self.text = FlowText(self._kit.appearance, self.tr("Your message"))
        self.text.set_font_size(15)
        inside.addWidget(self.text)
        text = self._turn.question
        self._whole = len(text) <= LONG
        if not self._whole:
            self._more = QPushButton(self.tr("Show all {count} characters").format(count=f"{len(text):,}"))
            self._more.setProperty("role", "flat")
            self._more.clicked.connect(self._show_all)
            inside.addWidget(self._more)
            text = text[:LONG] + " …"
        self.text.show_plain(text)
        row.addWidget(self._bubble)
        return row

    def reveal(self, words: str) -> None:
        """Show the whole of a long message if words stand in the part that is hidden."""
        if not self._whole and words.casefold() in self._turn.question.casefold():
            self._show_all()

    def _show_all(self) -> None:
        self._whole = True
        self._more.hide()
        self.text.break_anywhere()
        self.text.show_plain(self._turn.question)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bubble as wide as its text, up to four fifths of the column."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self.text.natural_width() + 34
        self._bubble.setFixedWidth(max(60, min(wanted, round(self.width() * 0.8))))


def _other(thing: Thing) -> QWidget:
    chip = QFrame()
    chip.setObjectName("chip")
    row = QHBoxLayout(chip)
    row.setContentsMargins(8, 4, 10, 4)
    row.addWidget(label(thing.handle, "badge"))
    kind = {"pattern": "Pattern", "reaction": "Reaction", "file": "File", "plan": "Plan"}.get(thing.kind, "")
    shown = thing.display if len(thing.display) <= 60 else thing.display[:59] + "…"
    row.addWidget(label(f"{kind}  {shown}", "small"))
    chip.setMaximumSize(QSize(560, 40))
    return chip
