"""The command line: one file per group of commands.

Worker processes import this package again when they start, so nothing heavy is imported here, and the
commands import what they need when they run.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code (see :mod:`app.cli.command_line`)."""
    try:
        from app.cli.command_line import run_command

        return run_command(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:  # while the program was still being loaded
        return 130
