"""The context menu of the list of conversations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QMenu

from app.panels.conversation_lines import Line
from app.panels.conversation_model import Index
from app.widgets.kit import Kit
from app.widgets.language import translate

if TYPE_CHECKING:
    from app.panels.conversations import ConversationPanel


def conversation_menu(
    panel: ConversationPanel, kit: Kit, line: Line | None, index: Index, folders: Sequence[str]
) -> QMenu:
    """What can be done with a line; None is the empty part of the list.

    Args:
        panel: The list, which does it.
        kit: Shared services.
        line: The line.
        index: Where it is.
        folders: Names of the folders that there are.
    """
    menu, edit = QMenu(panel), partial(_edit, panel, QPersistentModelIndex(index))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if line is None or line.kind in ("section", "bin"):
        menu.addAction(translate("ConversationMenu", "New folder"), lambda: panel.new_folder())
    elif line.kind == "folder":
        menu.addAction(kit.appearance.icon("edit"), translate("ConversationMenu", "Rename"), edit)
        menu.addAction(translate("ConversationMenu", "New folder"), lambda: panel.new_folder())
        menu.addAction(
            kit.appearance.icon("trash"),
            translate("ConversationMenu", "Remove the folder, keep its conversations"),
            partial(panel.remove_folder, line.title),
        )
    elif line.id is not None and line.kind == "deleted":
        menu.addAction(translate("ConversationMenu", "Restore"), partial(panel.undelete, line.id))
        menu.addAction(
            kit.appearance.icon("trash"),
            translate("ConversationMenu", "Delete for good"),
            partial(panel.purge, line.id),
        )
    elif line.id is not None and line.kind == "conversation":
        _fill(menu, panel, kit, line, edit, folders)
    return menu


def _fill(
    menu: QMenu,
    panel: ConversationPanel,
    kit: Kit,
    line: Line,
    edit: Callable[[], None],
    folders: Sequence[str],
) -> None:
    assert line.id is not None
    words = (
        translate("ConversationMenu", "No longer on top")
        if line.pinned
        else translate("ConversationMenu", "Keep on top")
    )
    menu.addAction(kit.appearance.icon("pin"), words, partial(panel.pin, line.id, not line.pinned))
    menu.addAction(kit.appearance.icon("edit"), translate("ConversationMenu", "Rename"), edit)
    move = menu.addMenu(kit.appearance.icon("folder"), translate("ConversationMenu", "Move to"))
    for name in folders:
        if name != line.folder:
            move.addAction(name, partial(panel.move_to, line.id, name))
    if line.folder is not None:
        move.addAction(translate("ConversationMenu", "No folder"), partial(panel.move_to, line.id, None))
    move.addSeparator()
    move.addAction(translate("ConversationMenu", "New folder"), partial(panel.new_folder, line.id))
    menu.addAction(
        kit.appearance.icon("trash"), translate("ConversationMenu", "Delete"), partial(panel.delete, line.id)
    )


def _edit(panel: ConversationPanel, index: QPersistentModelIndex) -> None:
    panel.view.edit(panel.model.index(index.row()))
