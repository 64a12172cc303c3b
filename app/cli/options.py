"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

MAX_THREADS = 256


def add_model_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose the model."""
    parser.add_argument(
        "--model", type=Path, metavar="FILE.gguf", help="another model (default: the built-in policy)"
    )
    parser.add_argument(
        "--threads",
        type=threads,
        metavar="N",
        help="threads for the model (default: physical cores, at most 8)",
    )


def threads(text: str) -> int:
    """Read a number of threads.

    Raises:
        ArgumentTypeError: It is no whole number from 1 to 256.
    """
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MAX_THREADS):
        raise argparse.ArgumentTypeError(f"takes a whole number from 1 to {MAX_THREADS}, got '{text[:40]}'")
    return int(text)
