"""The command line: one file per group of commands.

Worker processes import this package again when they start, so nothing heavy is imported here, and the
commands import what they need when they run.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Sequence

EXIT_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code (see :mod:`app.cli.command_line`)."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # not where it is to be ignored (nohup)
        signal.signal(signal.SIGINT, _interrupted)
    from app.cli.command_line import run_command

    return run_command(sys.argv[1:] if argv is None else argv)


def _interrupted(number: int, frame: object) -> None:
    """End at once: nothing has to be put in order, and the helper processes end when their pipes close.

    KeyboardInterrupt would come up anywhere, also inside modules that are being loaded, and those in C print
    it and go on.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        os.write(2, b"\nretort: interrupted\n" if os.isatty(2) else b"retort: interrupted\n")
    os._exit(EXIT_INTERRUPTED)
