"""How the list of conversations looks, and its keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.bridge.depictions import Picture
from app.exporting.depiction import Drawing
from app.panels.conversation_lines import Line
from app.panels.conversation_model import LINE_ROLE
from app.widgets.kit import Kit

ROW_HEIGHT, HEAD_HEIGHT = 48, 32
INDENT = 16
PICTURE = QSize(58, 40)
Index = QModelIndex | QPersistentModelIndex


class ConversationView(QListView):
    """The list itself: one click or Enter opens, F2 renames, Delete deletes, Left and Right close and open.

    Signals:
        delete_wanted: The line should go.
        fold_wanted: A folder should be closed (True) or opened.
    """

    delete_wanted = Signal(object)
    fold_wanted = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("conversations")
        self.setAccessibleName(self.tr("Conversations"))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)  # thousands of lines must not hold the window up
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, close and open by the keyboard."""
        index = self.currentIndex()
        line = index.data(LINE_ROLE) if index.isValid() else None
        if line is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit(line)
        elif line is not None and line.kind in ("folder", "bin") and event.key() in _FOLDING:
            self.fold_wanted.emit(line, event.key() == Qt.Key.Key_Left)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._editing():
            self.activated.emit(index)  # the style decides on some systems whether Enter activates
        else:
            super().keyPressEvent(event)

    def _editing(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState


_FOLDING = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class ConversationDelegate(QStyledItemDelegate):
    """Paints folders, conversations with their second line, and what a search found."""

    def __init__(self, kit: Kit, view: QListView) -> None:
        super().__init__(view)
        self._kit = kit
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Two lines; one for folders and headings."""
        return QSize(120, HEAD_HEIGHT if _is_head(index.data(LINE_ROLE)) else ROW_HEIGHT)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Put the editor in the middle of the line."""
        margin = 1 if _is_head(index.data(LINE_ROLE)) else 8
        editor.setGeometry(option.rect.adjusted(3, margin, -3, -margin))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line: Line = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, area, chosen and line.kind != "section")
        if _is_head(line):
            self._paint_head(painter, option.font, area.adjusted(9, 0, -9, 0), line)
        else:
            indent = INDENT if line.kind == "deleted" or (line.folder and line.kind == "conversation") else 0
            self._paint_rows(painter, option.font, area.adjusted(11 + indent, 6, -9, -6), line, chosen)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, chosen: bool
    ) -> None:
        theme = self._kit.appearance.theme
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        focused = option.state & QStyle.StateFlag.State_HasFocus
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if chosen else theme.hover))
            painter.drawRoundedRect(area, 8, 8)
        if chosen:
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRect(area.left(), area.top() + 9, 3, area.height() - 18), 1.5, 1.5)
        if focused:
            painter.setPen(QColor(theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 8, 8)

    def _paint_head(self, painter: QPainter, font: QFont, area: QRect, line: Line) -> None:
        theme = self._kit.appearance.theme
        left = area.left()
        if line.kind != "section":
            names = ("right" if line.closed else "down", "trash" if line.kind == "bin" else "folder")
            for name, size in zip(names, (12, 16), strict=True):
                picture = self._kit.appearance.pixmap(name, "muted", size, self._view.devicePixelRatioF())
                painter.drawPixmap(left, area.center().y() - size // 2, picture)
                left += size + 6
        bold = QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small = QFont(font)
        small.setPixelSize(11)
        count = str(line.count) if line.count else ""
        room = QFontMetrics(small).horizontalAdvance(count) + 8
        words = QRect(left, area.top(), area.right() - left - room, area.height())
        colour = QColor(theme.muted if line.kind in ("section", "bin") else theme.text)
        _line(painter, bold, colour, words, line.title, Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), count)

    def _paint_rows(self, painter: QPainter, font: QFont, area: QRect, line: Line, chosen: bool) -> None:
        theme = self._kit.appearance.theme
        if line.smiles:
            self._paint_structure(painter, area, line)
            area = area.adjusted(0, 0, -PICTURE.width() - 6, 0)
        if line.pinned:
            size = 14
            picture = self._kit.appearance.pixmap("pin", "muted", size, self._view.devicePixelRatioF())
            painter.drawPixmap(area.right() - size, area.top() + 1, picture)
        title = area.adjusted(0, 0, -20 if line.pinned else 0, 0)
        heavy = QFont(font)
        heavy.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        colour = QColor(theme.muted if line.kind == "deleted" else theme.text)
        _line(painter, heavy, colour, title, line.title, Qt.AlignmentFlag.AlignTop)
        small = QFont(font)
        small.setPixelSize(11)
        if line.marks:
            self._paint_snippet(painter, small, area, line)
        else:
            _line(painter, small, QColor(theme.muted), area, line.detail, Qt.AlignmentFlag.AlignBottom)

    def _paint_snippet(self, painter: QPainter, font: QFont, area: QRect, line: Line) -> None:
        """The part of the message around its first match, the matches marked."""
        theme = self._kit.appearance.theme
        metrics = QFontMetrics(font)
        start = line.marks[0][0]
        text, shift = line.detail, 0
        if metrics.horizontalAdvance(text[: line.marks[0][1]]) > area.width() * 0.7:
            shift = max(0, start - 12)
            text = "…" + text[shift:]
            shift -= 1
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        top = area.bottom() - metrics.height() + 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.mark))
        for begin, end in line.marks:
            left = area.left() + metrics.horizontalAdvance(text[: begin - shift])
            right = area.left() + metrics.horizontalAdvance(text[: end - shift])
            if begin >= shift and right > left:
                painter.drawRoundedRect(QRect(left, top, right - left, metrics.height()), 2, 2)
        _line(painter, font, QColor(theme.text), area, text, Qt.AlignmentFlag.AlignBottom)

    def _paint_structure(self, painter: QPainter, area: QRect, line: Line) -> None:
        drawing = Drawing(
            PICTURE.width(),
            PICTURE.height(),
            (),
            dark=self._kit.appearance.theme.dark,
            scale=self._view.devicePixelRatioF(),
        )
        found: list[QPixmap] = []
        painting = True

        def take(picture: Picture) -> None:
            if picture.pixmap is not None:
                found.append(picture.pixmap)
                if not painting:
                    self._view.viewport().update()

        self._kit.depictions.request(line.smiles, drawing, take, self)
        painting = False
        if found:
            place = QRect(area.right() - PICTURE.width(), area.center().y() - PICTURE.height() // 2, 0, 0)
            painter.drawPixmap(place.topLeft(), found[0])


def _is_head(line: Line | None) -> bool:
    return line is not None and line.kind in ("folder", "section", "bin")


def _line(
    painter: QPainter, font: QFont, colour: QColor, area: QRect, text: str, side: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(side | Qt.AlignmentFlag.AlignLeft), shown)
