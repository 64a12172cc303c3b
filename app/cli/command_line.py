"""The ``retort`` command: its parser, and what becomes of errors.

Exit codes: 0 done; 1 no answer (the turn failed, or a check of the self-test); 2 wrong usage; 3 input or
output that cannot be used; 4 the model cannot be loaded or ended; 5 the database cannot be used; 70 an error
in the program itself; 130 interrupted. Every error is one line on the standard error stream.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from app.cli import EXIT_INTERRUPTED, ask, batch, bench, mcp, replay, selftest, stock, tools, window
from app.cli.options import add_model_arguments
from app.engine.errors import EngineError
from sandbox.errors import SandboxError

EXIT_INPUT, EXIT_MODEL, EXIT_STORE, EXIT_BUG = 3, 4, 5, 70
OWN_COMMANDS = ("ask", "batch", "tools", "tool", "mcp", "replay", "selftest", "bench", "stock")
DEBUG_VARIABLE = "RETORT_DEBUG"


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and exit with code 2."""
        self.exit(2, f"retort: {message} (see: {self.prog} --help)\n")


def run_command(argv: Sequence[str]) -> int:
    """Run a command and return the exit code."""
    multiprocessing.freeze_support()
    _prepare_streams()
    try:
        arguments = build_parser(argv).parse_args(argv)
        if arguments.run is window.run:  # Qt ends in its own way
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = int(arguments.run(arguments))
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever read the output has seen enough
        _drop_output()
        return 0
    except KeyboardInterrupt:  # only where a window is open
        return _complain("interrupted", EXIT_INTERRUPTED)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        if isinstance(error, OSError):
            _drop_output()
        return _complain(_in_a_line(error), _exit_code(error))


def build_parser(argv: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Build the parser.

    Args:
        argv: The command line. The commands of installed extras are looked up, which takes a while, only
            where it asks for none of the program's own.
    """
    parser = Parser(
        prog="retort",
        description="An offline assistant for bench chemists. Without a command it opens the window.",
        epilog="Exit codes: 0 done, 1 no answer, 2 wrong usage, 3 unusable input or output, 4 model, "
        "5 database, 70 internal error, 130 interrupted.",
    )
    window.add_window_arguments(parser)
    # Suppressed, because the defaults of a subcommand would overwrite what stands before its name.
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    add_model_arguments(common)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for module in (ask, batch, tools, mcp, replay, selftest, bench, stock):
        module.add_commands(commands, common)
    if not any(word in OWN_COMMANDS for word in argv[:1]):
        _add_commands_of_extras(commands, common)
    return parser


def _add_commands_of_extras(
    commands: argparse._SubParsersAction[Parser], common: argparse.ArgumentParser
) -> None:
    from importlib.metadata import entry_points

    for point in entry_points(group="retort.commands"):
        try:
            point.load()(commands, common)
        except Exception as error:  # one broken extra must not take the program with it
            _complain(f"the command '{point.name}' is left out: {_in_a_line(error)}", 0)


def _exit_code(error: Exception) -> int:
    if isinstance(error, SandboxError | OSError):
        return EXIT_INPUT
    if isinstance(error, EngineError):
        return EXIT_MODEL
    store_errors = sys.modules.get("app.store.errors")  # where it is missing no store was opened
    if store_errors is not None and isinstance(error, store_errors.StoreError):
        return EXIT_STORE
    return EXIT_BUG


def _in_a_line(error: Exception) -> str:
    text = " ".join(str(error).split())
    if isinstance(error, OSError) and error.strerror:
        return error.strerror + (f": {error.filename}" if error.filename else "")
    if _exit_code(error) == EXIT_BUG:
        kind = type(error).__name__
        return f"internal error, {kind}: {text[:300]} ({DEBUG_VARIABLE}=1 shows where)"
    return text


def _prepare_streams() -> None:
    """UTF-8 whatever the locale, and something to write to where a stream is closed (``>&-``)."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for the process's life
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not fail on it again at its end."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _complain(message: str, code: int) -> int:
    try:
        sys.stderr.write(f"retort: {message}\n")
        sys.stderr.flush()
    except OSError:  # nobody listens; the exit code still says it
        return code
    return code
