"""The ``retort`` command.

Exit codes: 0 done; 1 no answer (the turn failed); 2 wrong usage; 3 input that cannot be used; 4 the model
cannot be loaded or ended; 5 the database cannot be used; 130 interrupted.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points
from pathlib import Path

from app.cli import ask, batch, selftest, tools, window
from app.engine.errors import EngineError
from app.store.errors import StoreError
from sandbox.errors import SandboxError

EXIT_FAILED, EXIT_INPUT, EXIT_MODEL, EXIT_STORE, EXIT_INTERRUPTED = 1, 3, 4, 5, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    multiprocessing.freeze_support()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = build_parser()
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except SandboxError as error:
        return _complain(str(error), EXIT_INPUT)
    except EngineError as error:
        return _complain(str(error), EXIT_MODEL)
    except StoreError as error:
        return _complain(str(error), EXIT_STORE)
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return _complain("interrupted", EXIT_INTERRUPTED)


def build_parser() -> argparse.ArgumentParser:
    """Build the parser with every command, those of installed extras included."""
    parser = argparse.ArgumentParser(
        prog="retort",
        description="An offline assistant for bench chemists. Without a command it opens the window.",
        epilog="Exit codes: 0 done, 1 no answer, 2 wrong usage, 3 unusable input, 4 model, 5 database, 130 interrupted.",
    )
    window.add_window_arguments(parser)
    common = argparse.ArgumentParser(add_help=False)
    add_model_arguments(common)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for module in (ask, batch, tools, selftest):
        module.add_commands(commands, common)
    for point in entry_points(group="retort.commands"):
        point.load()(commands, common)
    return parser


def add_model_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose the model."""
    parser.add_argument(
        "--model", type=Path, metavar="FILE.gguf", help="another model (default: the built-in policy)"
    )
    parser.add_argument(
        "--threads", type=_threads, metavar="N", help="threads for the model (default: physical cores)"
    )


def _threads(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 256:
        raise argparse.ArgumentTypeError("must lie between 1 and 256")
    return number


def _complain(message: str, code: int) -> int:
    sys.stderr.write(f"retort: {message}\n")
    return code
