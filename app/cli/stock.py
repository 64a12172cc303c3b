"""``retort stock``: the user's own lists of compounds from which syntheses may start."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

SHOWN = 20


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``stock`` to the command line."""
    stock = commands.add_parser(
        "stock",
        help="your own lists of compounds that syntheses may start from",
        description="Without an option: the lists. A list is SMILES, SDF, CSV or XLSX; only hashes are kept.",
    )
    action = stock.add_mutually_exclusive_group()
    action.add_argument("--add", type=Path, metavar="FILE", help="take a list in")
    action.add_argument("--remove", metavar="NAME", help="forget a list")
    stock.add_argument("--name", help="what to call the list (default: the name of the file)")
    stock.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Take a list in, forget one, or print all; 1 where a list could not be taken in."""
    from sandbox.reactions import own_stock

    if arguments.add is not None:
        return _add(arguments.add, arguments.name or arguments.add.name)
    if arguments.remove is not None:
        own_stock.remove(arguments.remove)
    _print()
    return 0


def _add(path: Path, name: str) -> int:
    from sandbox.workers.pool import WorkerPool

    with WorkerPool() as pool:
        table = {"path": str(path.absolute()), "label": path.name}
        result = pool("import_own_stock", {"table": table, "name": name})
    if not result.ok:
        sys.stderr.write(f"retort: {result.error}\n")
        return 1
    count, left_out = (getattr(item, "value", 0) for item in result.values)
    sys.stdout.write(f"{result.data['name']}: {count:,} compounds taken in\n")
    problems = result.data["problems"]
    for each in problems[:SHOWN]:
        sys.stderr.write(f"line {each['line']} was left out: {each['reason']}\n")
    if left_out > SHOWN:
        sys.stderr.write(f"{left_out:,} rows were left out in all\n")
    return 0


def _print() -> None:
    from sandbox.reactions import own_stock
    from sandbox.reactions.stock import size

    for each in own_stock.lists():
        sys.stdout.write(f"{each.name}: {each.count:,} compounds, taken in on {each.taken_in}\n")
    if not own_stock.lists():
        sys.stdout.write("no list of your own; retort stock --add FILE takes one in\n")
    sys.stdout.write(f"beside the {size():,} compounds that come with the program\n")
