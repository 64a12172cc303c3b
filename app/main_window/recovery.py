"""Says after a crash what was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.store.store import Store
from app.widgets.language import translate

if TYPE_CHECKING:
    from app.main_window.window import MainWindow


def tell_recovery(window: MainWindow, store: Store, crashed: bool, conversations: int) -> None:
    """Show a note where the program ended in the middle of something.

    Args:
        window: The window.
        store: The database, which says which answers were cut short.
        crashed: Whether the last run ended without closing its window.
        conversations: How many conversations are there.
    """
    cut = len(store.recovered)
    if not crashed and not cut:
        return
    words = [translate("Recovery", "Retort ended unexpectedly last time.")]
    if conversations == 1:
        words.append(translate("Recovery", "Your conversation is kept."))
    elif conversations:
        words.append(translate("Recovery", "All {count} conversations are kept.").format(count=conversations))
    if cut == 1:
        words.append(translate("Recovery", "An answer was cut short; what had come of it is kept."))
    elif cut:
        words.append(
            translate("Recovery", "{count} answers were cut short; what had come is kept.").format(count=cut)
        )
    action = None
    if cut:
        conversation = store.recovered[-1].conversation_id
        action = (translate("Recovery", "Open"), lambda: window.control.open(conversation))
    window.chat.note(" ".join(words), "info", action)
