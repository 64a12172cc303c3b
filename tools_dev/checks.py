"""Runs every check of the project, one after the other, and prints the time of each.

    .venv/bin/python -m tools_dev.checks            all of them
    .venv/bin/python -m tools_dev.checks mypy ruff  only these

A failed check does not keep the others from running: one run shows everything that is wrong.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from tools_dev.progress import clock

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("app", "sandbox", "training", "tools_dev")
BIN = Path(sys.executable).parent
CHECKS: dict[str, list[str]] = {
    "ruff": [str(BIN / "ruff"), "check", "."],
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "imports": [str(BIN / "lint-imports")],
    "mypy": [sys.executable, "-m", "mypy", *PACKAGES, "tests"],
    # Most users have Windows, and this runs elsewhere: what exists only on POSIX shows in the types.
    "windows": [
        *(sys.executable, "-m", "mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32"),
        *("--no-warn-unused-ignores", "app", "sandbox", "tools_dev"),
    ],
    # In processes of their own: Qt, and PyTorch beside llama.cpp (two OpenMP runtimes), crash one another.
    "tests": [
        *(sys.executable, "-m", "pytest"),
        *(f"--ignore=tests/{folder}" for folder in ("window", "exporting", "training")),
    ],
    "window": [sys.executable, "-m", "pytest", "tests/window", "tests/exporting"],
    "trainer": [sys.executable, "-m", "pytest", "tests/training"],
}


def main() -> int:
    """Runs the checks named on the command line, or all.

    Returns:
        0 when all passed, else 1.
    """
    parser = argparse.ArgumentParser(prog="python -m tools_dev.checks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="CHECK", help=f"one of {', '.join(CHECKS)}")
    names = parser.parse_args().names or list(CHECKS)
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        parser.error(f"unknown check: {', '.join(unknown)}")
    results = {name: _run(name) for name in names}
    print("\nSummary")
    for name, (passed, seconds) in results.items():
        print(f"  {name:8} {'passed' if passed else 'FAILED'}  {clock(seconds)}")
    print(f"  {'in all':8}         {clock(sum(seconds for _, seconds in results.values()))}", flush=True)
    return 0 if all(passed for passed, _ in results.values()) else 1


def _run(name: str) -> tuple[bool, float]:
    print(f"\n== {name}: {' '.join(Path(part).name for part in CHECKS[name])}", flush=True)
    started = time.monotonic()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    result = subprocess.run(CHECKS[name], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False)
    return result.returncode == 0, time.monotonic() - started


if __name__ == "__main__":
    sys.exit(main())
