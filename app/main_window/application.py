"""The application object, and whether there is a display; loads nothing of the window."""

from __future__ import annotations

import contextlib
import os
import sys

from PySide6.QtWidgets import QApplication

# A thread that works in Python keeps the others waiting this long at most. The five milliseconds that Python
# gives it add up to a visible delay: the window takes its turn anew for each widget that it paints.
SWITCH_S = 0.0005


def make_application() -> QApplication:
    """The application object, with its names; the one there is, if there is one."""
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["retort"])
    assert isinstance(application, QApplication)
    sys.setswitchinterval(SWITCH_S)
    _leave_sources_unread()
    application.setApplicationName("Retort")
    application.setApplicationDisplayName("Retort")
    application.setDesktopFileName("retort")
    return application


def has_display() -> bool:
    """Whether windows can be shown; on Windows and macOS they always can."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _leave_sources_unread() -> None:
    """Keep PySide from reading the source of every module that is imported from now on.

    It looks there for its own name, to serve ``from __feature__ import``, which nothing here uses; the texts
    would stay in memory (37 MB), and reading them takes a tenth of the start.
    """
    with contextlib.suppress(ImportError):
        from shibokensupport import feature  # type: ignore[import-not-found]

        if hasattr(feature, "_mod_uses_pyside"):
            feature._mod_uses_pyside = lambda module: False
