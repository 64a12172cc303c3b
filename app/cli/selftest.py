"""``retort selftest``: does this installation work, part by part?"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.status import StatusLine
from app.cli.window_check import check_window

if TYPE_CHECKING:
    from app.core.assistant import Assistant

QUESTION = "How many benzene rings are in COc1ccc(-c2ccccc2)cc1, and what is its logP?"
PACKAGES = ("rdkit", "llama-cpp-python", "llguidance", "SQLAlchemy", "PySide6-Essentials")


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``selftest`` to the command line."""
    parser = commands.add_parser("selftest", parents=[common], help="check this installation")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.add_argument(
        "--expect",
        type=Path,
        metavar="FILE.json",
        help="also compare the tools, descriptors and tables with an inventory of another installation",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check everything; 1 where a check fails."""
    from app.cli.starting import start_assistant

    status = StatusLine()
    findings = []

    def check_all(checks: dict[str, Callable[[], str]]) -> None:
        for name, check in checks.items():
            status.show(f"Checking: {name} …")
            findings.append(_check(name, check))

    with start_assistant(arguments) as assistant:
        check_all(
            {
                "versions": _versions,
                "tools": lambda: _examples(assistant),
                "descriptors": _descriptors,
                "model": lambda: _model(assistant),
                "question": lambda: _question(assistant),
            }
        )
    if arguments.expect is not None:
        check_all({"inventory": lambda: _inventory(arguments.expect)})
    check_all({"window": lambda: check_window(arguments.model, arguments.threads)})
    status.clear()
    if arguments.json:
        sys.stdout.write(json.dumps(findings, ensure_ascii=False, indent=2) + "\n")
    else:
        for finding in findings:
            mark = "ok    " if finding["ok"] else "FAILED"
            sys.stdout.write(
                f"{mark} {finding['check']:12} {finding['found']} ({finding['seconds']:.1f} s)\n"
            )
    return 0 if all(finding["ok"] for finding in findings) else 1


def _check(name: str, check: Callable[[], str]) -> dict[str, Any]:
    started = time.perf_counter()
    try:
        found, ok = check(), True
    except Exception as error:  # a self-test reports whatever is wrong and goes on
        found, ok = f"{type(error).__name__}: {error}", False
    return {"check": name, "ok": ok, "found": found, "seconds": round(time.perf_counter() - started, 2)}


def _versions() -> str:
    parts = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES)]
    return ", ".join(parts)


def _examples(assistant: Assistant) -> str:
    failed = []
    count = 0
    for spec in assistant.registry:
        for example in spec.examples:
            count += 1
            result = assistant.pool(spec.name, example)
            if not result.ok:
                failed.append(f"{spec.name}: {result.error}")
    if failed:
        raise RuntimeError("; ".join(failed))
    return f"{len(assistant.registry)} tools, {count} examples answered"


def _descriptors() -> str:
    from rdkit.Chem import Descriptors

    return f"{len(Descriptors.descList)} RDKit descriptors"


def _model(assistant: Assistant) -> str:
    info = assistant.ready()
    adapter = "" if info.adapter is None else f" with adapter {info.adapter.name}"
    return (
        f"{info.name} {info.quantization}{adapter}, context {info.n_ctx}, "
        f"{info.n_threads} threads, {info.memory_mb:.0f} MB"
    )


def _question(assistant: Assistant) -> str:
    answer = assistant.session().ask(QUESTION)
    if answer is None:
        raise RuntimeError("the sample question was not answered")
    numbers = [round(float(each["value"]), 2) for each in answer.final if each["kind"] == "number"]
    if numbers != [2, 3.36] or answer.unsupported:
        raise RuntimeError(f"expected 2 benzene rings and logP 3.36, got: {answer.text}")
    return answer.text


def _inventory(path: Path) -> str:
    from app.cli.inventory import differences, take_inventory

    found = take_inventory()
    lines = differences(found, json.loads(path.read_text(encoding="utf-8")))
    if lines:
        raise RuntimeError("; ".join(lines))
    return "as expected: " + ", ".join(f"{len(parts)} {kind}" for kind, parts in found.items())
