"""Opens the window: ``retort``, or ``retort --screenshot FILE.png "QUESTION"``."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli.options import add_model_arguments


def add_window_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the bare ``retort`` takes."""
    parser.add_argument(
        "--screenshot",
        nargs=2,
        metavar=("FILE.png", "QUESTION"),
        help="drive the real window offscreen through one question and save a picture of it",
    )
    add_model_arguments(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Open the window and return when it is closed."""
    if arguments.screenshot:
        from app.main_window.screenshot import take_screenshot

        picture, question = arguments.screenshot
        return take_screenshot(Path(picture), question, model=arguments.model, threads=arguments.threads)
    from app.main_window.starting import run_window

    return run_window(model=arguments.model, threads=arguments.threads)
