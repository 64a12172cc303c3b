"""The window: how it is started, and how a picture of it is taken."""

from app.main_window.running import run_window
from app.main_window.screenshot import take_screenshot

__all__ = ["run_window", "take_screenshot"]
