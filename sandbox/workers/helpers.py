"""Heavy helpers, such as a Java virtual machine: used only where they are allowed.

An ordinary worker does not start one. What needs it there raises :class:`HelperNeeded`; the pool then makes
the same call again in a worker kept for that helper, which is ended when it was idle for a while. The rows of
a large table are such a helper too: a second worker that shares them with the first.
"""

from __future__ import annotations

from typing import Literal

HelperName = Literal["java", "rows"]

_allowed = True


class HelperNeeded(Exception):
    """This process does not run the helper that a call needs.

    Attributes:
        helper: Which one.
    """

    def __init__(self, helper: HelperName) -> None:
        super().__init__(f"the calculation needs {helper}, which this process does not run")
        self.helper = helper


def forbid() -> None:
    """Keep helpers out of this process from now on."""
    global _allowed
    _allowed = False


def require(helper: HelperName) -> None:
    """Go on only where a helper may run.

    Raises:
        HelperNeeded: It may not run in this process.
    """
    if not _allowed:
        raise HelperNeeded(helper)
