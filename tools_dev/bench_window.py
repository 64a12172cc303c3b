"""Measures the window: start, stop, longest block of its thread, memory. Prints a table, asserts nothing.

.venv/bin/python -m tools_dev.bench_window             everything
.venv/bin/python -m tools_dev.bench_window --stops 5   fewer stops, and so on
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.main_window.window import MainWindow

QUESTIONS = (
    "What is the logP of aspirin?",
    "How many benzene rings are in COc1ccc(-c2ccccc2)cc1, and what is its logP?",
    "Replace the chloro in Clc1ccccc1 with methoxy",
    "Does ibuprofen pass Lipinski's rule of five?",
    "Which is more lipophilic, aspirin or ibuprofen?",
)
WAIT_S = 90.0


def main() -> int:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="python -m tools_dev.bench_window", description=__doc__)
    parser.add_argument("--stops", type=int, default=30)
    parser.add_argument("--hour", type=int, default=60, help="how many questions an hour of use has")
    parser.add_argument("--explain", action="store_true", help="say what the window did while it was late")
    parser.add_argument("--only", choices=("blocks", "use"), help="measure the blocks, or all else")
    arguments = parser.parse_args()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    print(f"load of the machine before: {load}, {os.cpu_count()} cores", flush=True)
    if arguments.only != "use":
        from tools_dev.bench_blocks import blocks

        blocks(row, arguments.explain)
    if arguments.only == "blocks":
        return 0
    use(arguments.stops, arguments.hour)
    return 0


def use(stops: int, questions: int) -> None:
    """Start, stops and memory, with the program's own model."""
    started = time.perf_counter()
    from app.main_window.application import make_application

    make_application()  # before the window's modules, as the program does
    from app.main_window.running import make_window
    from app.main_window.screenshot import wait_for
    from app.store.store import Store
    from tools_dev.bench_hour import hour

    window = make_window(lambda: (Store.memory(), None), None, None)
    window.show()
    wait_for(window.isVisible, WAIT_S)
    window.grab()
    row("start to painted window, Python and Qt already loaded", f"{time.perf_counter() - started:.2f} s")
    wait_for(lambda: window.backend.model.status != "loading", WAIT_S)
    row("start to model ready", f"{time.perf_counter() - started:.2f} s")
    times = sorted(stop_once(window, number) for number in range(stops))
    if times:
        p95 = times[min(len(times) - 1, round(0.95 * (len(times) - 1)))]
        shown = f"{statistics.median(times) * 1000:.0f} / {p95 * 1000:.0f} ms"
        row(f"stop, p50 / p95 of {len(times)}, prompt reading included", shown)
    hour(window, row, questions)
    window.close()
    wait_for(lambda: window.kit.lanes.closed, WAIT_S)


def stop_once(window: MainWindow, number: int) -> float:
    """Seconds from Esc to the end of the turn, pressed earlier or later in it."""
    from app.main_window.screenshot import wait_for

    window.control.new()
    ask(window, QUESTIONS[number % len(QUESTIONS)])
    wait_for(lambda: not window.backend.busy, 0.02 + 0.02 * (number % 10))
    started = time.perf_counter()
    window.control.stop()
    while window.backend.busy and time.perf_counter() - started < WAIT_S:
        wait_for(lambda: not window.backend.busy, 0.01)
    return time.perf_counter() - started


def ask(window: MainWindow, question: str) -> None:
    """Send a question, without typing it."""
    window.control.send(question)


def row(what: str, value: str) -> None:
    """Print a line of the table."""
    print(f"{what:66} {value}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
