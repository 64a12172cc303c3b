"""The drawing that is being edited, with undo and redo. Listeners are told of every change."""

from __future__ import annotations

from app.core.observable import Notices
from app.core.sketch.drawing import Sketch

MOST_STEPS = 200


class SketchModel:
    """One drawing and how it came to be.

    Attributes:
        notices: Tells the new drawing.
    """

    def __init__(self) -> None:
        self._sketch = Sketch()
        self._past: list[Sketch] = []
        self._future: list[Sketch] = []
        self.notices: Notices[Sketch] = Notices()

    @property
    def sketch(self) -> Sketch:
        """The drawing as it is."""
        return self._sketch

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._future)

    def change(self, sketch: Sketch) -> None:
        """Go on with another drawing; the one before can be brought back."""
        if sketch is self._sketch:
            return
        self._past = [*self._past[-MOST_STEPS:], self._sketch]
        self._future = []
        self._show(sketch)

    def undo(self) -> None:
        """Take the last step back."""
        if self._past:
            self._future.append(self._sketch)
            self._show(self._past.pop())

    def redo(self) -> None:
        """Take the last undo back."""
        if self._future:
            self._past.append(self._sketch)
            self._show(self._future.pop())

    def _show(self, sketch: Sketch) -> None:
        self._sketch = sketch
        self.notices.tell(sketch)
