"""The line in a terminal that says what is going on; nothing is printed where nobody watches."""

from __future__ import annotations

import shutil
import sys


class StatusLine:
    """One line on the standard error stream that is written over and over.

    Args:
        wanted: False prints nothing at all.
    """

    def __init__(self, wanted: bool = True) -> None:
        self.visible = wanted and sys.stderr.isatty()
        self._shown = ""

    def show(self, text: str) -> None:
        """Show a text in place of the last one."""
        if not self.visible or text == self._shown:
            return
        cut = text[: max(10, shutil.get_terminal_size().columns - 1)]
        sys.stderr.write(f"\r{cut}{' ' * (len(self._shown) - len(cut))}")
        sys.stderr.flush()
        self._shown = cut

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write(f"\r{' ' * len(self._shown)}\r")
            sys.stderr.flush()
            self._shown = ""
