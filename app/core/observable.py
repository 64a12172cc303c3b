"""Change notices without Qt: a model tells, widgets and tests listen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Change = TypeVar("Change")


class Notices(Generic[Change]):
    """Listeners of one model. Used from one thread only, which is the thread of the window."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Change], None]] = []

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call ``listener`` at every change.

        Returns:
            A function that ends it; calling it twice does no harm.
        """
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def tell(self, change: Change) -> None:
        """Tell every listener, in the order in which they came; one may unsubscribe meanwhile."""
        for listener in tuple(self._listeners):
            if listener in self._listeners:
                listener(change)
