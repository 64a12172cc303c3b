"""Runs a long command quietly, with a line now and then that shows it is alive."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

TAIL_LINES = 40


class CommandFailed(Exception):
    """A command of the set-up ended with an error; the message holds the end of its output."""


def clock(seconds: float) -> str:
    """Writes a duration as minutes and seconds.

    Args:
        seconds: Duration in s.

    Returns:
        For example "2:05".
    """
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def run_quietly(
    title: str, command: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
) -> None:
    """Runs a command, keeps its output in a log, and reports every few seconds what it is doing.

    Args:
        title: What is being done, in a few words.
        command: The command and its arguments.
        log: File that the output is appended to.
        environment: Variables added to those of this process.

    Raises:
        CommandFailed: The command returned something other than 0.
    """
    started = time.monotonic()
    print(f"{title} ...", flush=True)
    lines: list[str] = []
    process = subprocess.Popen(
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**os.environ, **(environment or {})},
    )
    reader = threading.Thread(target=_collect, args=(process, lines, log), daemon=True)
    reader.start()
    _wait(process, lines, started)
    reader.join()
    if process.returncode != 0:
        end = "\n".join(lines[-TAIL_LINES:])
        raise CommandFailed(f"{title} failed ({' '.join(command)}).\n{end}\n\nThe whole output is in {log}.")
    print(f"  done in {clock(time.monotonic() - started)}", flush=True)


def _collect(process: subprocess.Popen[str], lines: list[str], log: Path) -> None:
    assert process.stdout is not None
    with log.open("a", encoding="utf-8") as file:
        for line in process.stdout:
            lines.append(line.rstrip())
            file.write(line)
            file.flush()


def _wait(process: subprocess.Popen[str], lines: list[str], started: float) -> None:
    """Prints one line every 10 s (every 30 s where nobody watches a terminal) until the process ends."""
    interval_s = 10.0 if sys.stdout.isatty() else 30.0
    while True:
        try:
            process.wait(timeout=interval_s)
        except subprocess.TimeoutExpired:
            # Indented lines are details of the step that the last line at the margin names.
            now = next((line for line in reversed(lines) if line and not line.startswith(" ")), "starting")
            print(f"  {clock(time.monotonic() - started)}  {now[:100]}", flush=True)
        else:
            return
