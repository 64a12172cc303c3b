"""Calls every tool with hostile arguments through the real workers, and counts how that ends.

python -m tools_dev.fuzz --calls 100000 --seed 1      all tools in turn
python -m tools_dev.fuzz --calls 500 --only tpsa      one of them
python -m tools_dev.fuzz --first 60000 --calls 40000 --seed 1   the last part of the first, on another day

A call may succeed, be refused in words, or end at its deadline. What must not happen is listed at the end,
and makes the exit status 1: an internal error's text instead of words, a crash, a deadline passed by more
than a second.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox.registry import ToolSpec, discover
from sandbox.results import ToolResult
from sandbox.workers import process as worker_process
from sandbox.workers.pool import WorkerPool
from tools_dev.fuzzing.inputs import Inputs

INTERNAL = ("failed unexpectedly", "Traceback", "object has no attribute", "NoneType", "could not be worked")
STATES = ("ok", "error", "denied", "timeout", "crashed", "late", "internal")
GRACE_MS = 1000
DEADLINE_S = 5.0
SHOWN = 40
SLOW_MS = 6000
STARTING_S = 600.0  # a long run is given the lowest priority


@dataclass
class Counts:
    """How calls ended, and those that ended as none may.

    Attributes:
        by_family: Family → state → number.
        bad: Calls that ended as none may, with what was said.
        memory_mb: The most that the workers held together.
        log: File to which each of the bad ones is added when it happens.
    """

    by_family: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    bad: list[dict[str, Any]] = field(default_factory=list)
    memory_mb: float = 0.0
    log: Path | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, spec: ToolSpec, arguments: dict[str, Any], result: ToolResult) -> None:
        """Count one call."""
        state = _judged(spec, result)
        with self.lock:
            self.by_family[spec.family][state] += 1
            if state in ("internal", "crashed", "late"):
                said = (result.error or "")[:300]
                entry = {"tool": spec.name, "state": state, "said": said, "arguments": arguments}
                self.bad.append({**entry, "ms": round(result.ms), "stderr": result.stderr[-800:]})
                if self.log:
                    with self.log.open("a", encoding="utf-8") as file:
                        file.write(json.dumps(self.bad[-1]) + "\n")


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(prog="python -m tools_dev.fuzz", description=__doc__)
    parser.add_argument("--calls", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="number of the first call")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], help="names of tools or families")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after that time")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--log", type=Path, help="file for what must not happen, one JSON object a line")
    chosen = parser.parse_args()
    specs = [each for each in discover() if not chosen.only or {each.name, each.family} & set(chosen.only)]
    worker_process.START_TIMEOUT_S = STARTING_S
    log = chosen.log.resolve() if chosen.log else None
    counts, started = Counts(log=log), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="retort-fuzz-") as folder:
        os.chdir(folder)  # a tool that writes where it is told writes here
        os.environ["RETORT_DATA"] = str(Path(folder) / "data")
        with WorkerPool(chosen.workers, deadline_s=DEADLINE_S) as pool:
            _run(pool, specs, chosen, counts)
        os.chdir("/")
    _show(counts, time.monotonic() - started)
    return 1 if counts.bad else 0


def _run(pool: WorkerPool, specs: Sequence[ToolSpec], chosen: argparse.Namespace, counts: Counts) -> None:
    numbers = iter(range(chosen.first, chosen.first + chosen.calls))
    lock = threading.Lock()
    end = time.monotonic() + chosen.minutes * 60

    def work() -> None:
        while True:
            with lock:
                number = next(numbers, None)
            if number is None or time.monotonic() > end:
                return
            spec = specs[number % len(specs)]
            arguments = Inputs((chosen.seed, number)).arguments(spec)
            result = pool(spec.name, arguments)
            counts.add(spec, arguments, result)
            if result.ms > SLOW_MS:
                print(f"{result.ms:.0f} ms: {spec.name} {json.dumps(arguments)[:200]}", flush=True)
            if number % 100 == 0:
                counts.memory_mb = max(counts.memory_mb, pool.memory_mb())
            if number and number % 5000 == 0:
                print(f"{number} calls, {len(counts.bad)} that must not be", flush=True)

    threads = [threading.Thread(target=work) for _ in range(chosen.workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _judged(spec: ToolSpec, result: ToolResult) -> str:
    deadline = max(DEADLINE_S, spec.deadline_s or 0.0)
    if result.ms > deadline * 1000 + GRACE_MS:
        return "late"
    if result.state == "error" and any(mark in (result.error or "") for mark in INTERNAL):
        return "internal"
    return result.state


def _show(counts: Counts, seconds: float) -> None:
    print(f"{'family':22}" + "".join(f"{state:>10}" for state in STATES))
    total: Counter[str] = Counter()
    for family in sorted(counts.by_family):
        states = counts.by_family[family]
        total += states
        print(f"{family:22}" + "".join(f"{states[state]:10}" for state in STATES))
    print(f"{'all':22}" + "".join(f"{total[state]:10}" for state in STATES))
    print(
        f"{total.total()} calls in {seconds:.0f} s; workers held at most {counts.memory_mb:.0f} MB together"
    )
    for each in counts.bad[:SHOWN]:
        print(json.dumps({key: each[key] for key in ("state", "tool", "said", "ms")})[:400])
        print("   ", json.dumps(each["arguments"])[:300])


if __name__ == "__main__":
    raise SystemExit(main())
