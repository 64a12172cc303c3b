"""``retort selftest``: does this installation work, part by part?"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.status import StatusLine
from app.cli.window_check import check_window

if TYPE_CHECKING:
    from app.core.assistant import Assistant

QUESTION = "How many benzene rings are in COc1ccc(-c2ccccc2)cc1, and what is its logP?"


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
    from app.core.selftest import Finding, check_descriptors, check_tools, check_versions, run_check

    status = StatusLine()
    findings: list[Finding] = []

    def check_all(checks: dict[str, Callable[[], str]]) -> None:
        for name, check in checks.items():
            status.show(f"Checking: {name} …")
            findings.append(run_check(name, check))

    with start_assistant(arguments) as assistant:
        check_all(
            {
                "versions": check_versions,
                "tools": lambda: check_tools(assistant.registry, assistant.pool),
                "descriptors": check_descriptors,
                "model": lambda: _model(assistant),
                "question": lambda: _question(assistant),
            }
        )
    if arguments.expect is not None:
        check_all({"inventory": lambda: _inventory(arguments.expect)})
    check_all({"window": lambda: check_window(arguments.model, arguments.threads)})
    status.clear()
    if arguments.json:
        sys.stdout.write(
            json.dumps([each.to_json() for each in findings], ensure_ascii=False, indent=2) + "\n"
        )
    else:
        for finding in findings:
            mark = "ok    " if finding.ok else "FAILED"
            sys.stdout.write(f"{mark} {finding.check:12} {finding.found} ({finding.seconds:.1f} s)\n")
    return 0 if all(finding.ok for finding in findings) else 1


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
