"""What was recognised in a message, as chips with small structures; a wrong one is corrected by a click."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from app.widgets.basics import Elided, clear_layout, icon_button, label, set_property
from app.widgets.flow_layout import FlowLayout
from app.widgets.kit import Kit
from app.widgets.structure_view import StructureView
from sandbox.recogniser import Mention

MAX_CHIPS = 12
DRAWING = QSize(66, 42)


class Chip(QFrame):
    """One thing that was recognised. A click, or Enter on it, offers to change it.

    Signals:
        change_wanted: What was written should be changed.
        left_out: It is only a word (True), or a structure after all.
        removed: It should go from the message.
    """

    change_wanted = Signal(object)
    left_out = Signal(str, bool)
    removed = Signal(object)

    def __init__(self, kit: Kit, mention: Mention, out: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._mention = mention
        self._out = out
        self.setObjectName("chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_property(self, "valid", "out" if out else "false" if mention.problem else "true")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 3, 4, 3)
        self._row.setSpacing(8)
        words = self._fill()
        self.setAccessibleName(words)
        self.setAccessibleDescription(self.tr("Enter offers to change it"))
        text = Elided(words)
        text.setMaximumWidth(620 if mention.problem else 240)
        text.setMinimumWidth(min(text.fontMetrics().horizontalAdvance(words) + 6, 240))
        text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row.addWidget(text)
        self._row.addWidget(self._cross())

    def _fill(self) -> str:
        """Put the picture or sign in; returns the words beside it."""
        mention, kinds = self._mention, self._kinds()
        if self._out:
            self.setToolTip(self.tr("Only a word in this message"))
            return self.tr("Left out: {text}").format(text=mention.text)
        if mention.problem:
            sign = label("")
            sign.setFixedWidth(17)
            self._kit.appearance.paint(sign, "warning", "bad", 16)
            self._row.addWidget(sign)
            self.setToolTip(mention.problem)
            return self.tr("Not readable: {problem}").format(problem=mention.problem)
        if mention.kind != "molecule":
            self.setToolTip(mention.smiles[:300])
            return f"{kinds.get(mention.kind, mention.kind)}: {mention.text}"
        words = mention.name or mention.notation
        view = StructureView(self._kit, DRAWING)
        view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.show_molecule(mention.smiles, alternative=mention.name or mention.smiles)
        self._row.addWidget(view)
        self.setToolTip(f"{mention.notation}: {mention.smiles[:300]}")
        return words

    def _kinds(self) -> dict[str, str]:
        return {"pattern": self.tr("Pattern"), "reaction": self.tr("Reaction"), "file": self.tr("File")}

    def _cross(self) -> QWidget:
        name = self.tr("Take it in again") if self._out else self.tr("Leave it out: it is only a word")
        button = icon_button(self._kit.appearance, "refresh" if self._out else "close", name, size=11)
        button.clicked.connect(lambda: self.left_out.emit(self._mention.text, not self._out))
        return button

    def menu(self) -> QMenu:
        """What can be done about it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        icon = self._kit.appearance.icon
        mention, out = self._mention, self._out
        menu.addAction(icon("edit"), self.tr("Change …"), lambda: self.change_wanted.emit(mention))
        words = self.tr("Take it in again") if out else self.tr("Leave it out: it is only a word")
        menu.addAction(icon("close"), words, lambda: self.left_out.emit(mention.text, not out))
        menu.addAction(
            icon("trash"), self.tr("Remove it from the message"), lambda: self.removed.emit(mention)
        )
        return menu

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Offer to change it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.menu().popup(event.globalPosition().toPoint())
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same by the other button."""
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same by keyboard; Delete leaves it out."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.menu().popup(self.mapToGlobal(QPoint(8, self.height())))
        elif event.key() == Qt.Key.Key_Delete and not self._out:
            self.left_out.emit(self._mention.text, True)
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """A row of chips, one for each structure, pattern, reaction or file.

    Signals:
        change_wanted: What was written for one should be changed; gives the mention.
        left_out: Words were left out (True) or taken in again; gives the words.
        removed: A mention should go from the message.
    """

    change_wanted = Signal(object)
    left_out = Signal(str, bool)
    removed = Signal(object)

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._row = FlowLayout(self, gap=6)
        self._shown: tuple[list[Mention], frozenset[str]] = ([], frozenset())
        self.setAccessibleName(self.tr("Structures found in the message"))
        self.hide()

    def show_mentions(self, mentions: Sequence[Mention], out: Collection[str] = ()) -> None:
        """Show what was found, each thing once; ``out`` are the words that are to be left out."""
        unique = list({(m.kind, m.smiles, m.text in out): m for m in mentions}.values())
        if (unique, frozenset(out)) == self._shown:
            return
        self._shown = (unique, frozenset(out))
        clear_layout(self._row)
        for mention in unique[:MAX_CHIPS]:
            chip = Chip(self._kit, mention, mention.text in out)
            chip.change_wanted.connect(self.change_wanted)
            chip.left_out.connect(self.left_out)
            chip.removed.connect(self.removed)
            self._row.addWidget(chip)
        if len(unique) > MAX_CHIPS:
            more = self.tr("and {count} more").format(count=len(unique) - MAX_CHIPS)
            self._row.addWidget(label(more, "small"))
        self.setVisible(bool(unique))
        self.updateGeometry()

    def chips(self) -> list[Chip]:
        """The chips, in order."""
        items = [self._row.itemAt(number) for number in range(self._row.count())]
        return [chip for item in items if item and isinstance(chip := item.widget(), Chip)]

    def texts(self) -> list[str]:
        """What the chips say, for screen readers."""
        return [chip.accessibleName() for chip in self.chips()]
