"""``retort bench``: how good the models of reactions are, on test splits that they were not trained on."""

from __future__ import annotations

import argparse
import csv
import gzip
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import psutil

from sandbox.errors import ToolError

VARIABLE = "RETORT_TRAINING_DATA"
USPTO_50K = "uspto50k_mhn_prepro.csv.gz"
USPTO_15K = "uspto15k_test.txt.gz"
PROGRESS = 20  # routes between two lines that say how far it is
TOPS = (1, 3, 5, 10, 50)
ANCHORS = (
    ("NeuralSym", "44.4", "65.3", "72.4", "78.9"),
    ("GLN", "52.5", "69.0", "75.6", "83.7"),
    ("MHNreact", "51.8", "74.6", "81.2", "88"),
    ("LocalRetro", "53.4", "77.5", "85.9", "92.4"),
    ("RetroChimera", "59.6", "82.8", "89.2", "94.2"),
)


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``bench`` to the command line."""
    bench = commands.add_parser(
        "bench",
        help="measure the reaction models on test splits",
        description="Measure the reaction models on reactions that they were not trained on.",
    )
    bench.add_argument("what", choices=("retro", "forward", "textbook", "routes"))
    bench.add_argument("--data", type=Path, help=f"folder of the test sets (default: ${VARIABLE})")
    bench.add_argument("--sample", type=int, default=0, metavar="N", help="only so many, drawn with seed 0")
    bench.add_argument("--seconds", type=int, default=20, help="time for a route (default 20)")
    bench.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print a table."""
    folder = arguments.data or Path(os.environ.get(VARIABLE) or ".")
    measures = {"retro": _retro, "forward": _forward, "textbook": _textbook, "routes": _routes}
    measures[arguments.what](folder, arguments)
    _say(f"{psutil.Process().memory_info().rss / 1e6:.0f} MB of memory in use at the end")
    return 0


def _retro(folder: Path, arguments: argparse.Namespace) -> None:
    from sandbox.reactions.measuring import measure, table

    pairs = [(row["prod_smiles"], row["reactants_can"]) for row in _uspto_50k(folder)]
    chosen = _chosen(pairs, arguments.sample)
    _say(
        f"USPTO-50k, test split, {len(chosen)} of {len(pairs):,} products; exact match, reaction type unknown"
    )
    _say(_heading(TOPS))
    for name, *figures in ANCHORS:
        _say(f"{name:16} {'  '.join(f'{figure:>18}' for figure in figures)}")
    _say(table("Retort", measure("retro", chosen, max(TOPS)), TOPS))
    _say(
        "Anchors: as published, on all 5,007; percentages, 95 % interval after Wilson, processor time of one."
    )


def _forward(folder: Path, arguments: argparse.Namespace) -> None:
    from sandbox.reactions.measuring import measure, table

    tops = (1, 3, 5)
    fifty = [(row["reactants_can"], row["prod_smiles"]) for row in _uspto_50k(folder)]
    fifteen = list(_uspto_15k(folder))
    _say("Main product from reactants (USPTO-50k) or reactants with reagents (USPTO-15k), test splits")
    _say(_heading(tops))
    for name, pairs in (("USPTO-50k", fifty), ("USPTO-15k", fifteen)):
        chosen = _chosen(pairs, arguments.sample)
        _say(table(f"{name} ({len(chosen):,})", measure("forward", chosen, 10), tops))


def _textbook(folder: Path, arguments: argparse.Namespace) -> None:
    from sandbox.reactions.measuring import measure_textbook, table

    tops = (1, 3, 5)
    _say("Main product of textbook reactions with their reagents, configurations aside")
    _say(_heading(tops))
    for part in ("first", "second", "third"):
        measured, wrong = measure_textbook(part, 10)
        _say(table(f"{part} ({len(measured.places)})", measured, tops))
        if wrong:
            _say(f"  not right at first: {'; '.join(wrong)}")


def _routes(folder: Path, arguments: argparse.Namespace) -> None:
    from sandbox.reactions.measuring import wilson
    from sandbox.reactions.planning import search
    from sandbox.reactions.routes import routes_of
    from sandbox.reactions.stock import size
    from sandbox.reactions.wishes import Wishes

    products = _chosen([(row["prod_smiles"], "") for row in _uspto_50k(folder)], arguments.sample or 200)
    solved, steps, start = 0, [], time.perf_counter()
    for number, (product, _) in enumerate(products, 1):
        graph = search(product, Wishes(seconds=arguments.seconds), _silent)
        found = [route for route in routes_of(graph, 1) if route.solved]
        solved += bool(found)
        steps += [len(route.steps) for route in found]
        if number % PROGRESS == 0:
            _say(f"  {solved} of {number} solved after {time.perf_counter() - start:.0f} s")
    share, low, high = wilson(solved, len(products))
    each = (time.perf_counter() - start) / len(products)
    _say(f"{len(products)} products of the test split of USPTO-50k, stock of {size():,} compounds")
    _say(f"solved {100 * share:.1f} % ({100 * low:.1f}–{100 * high:.1f}), {each:.1f} s each")
    if steps:
        _say(f"{sum(steps) / len(steps):.1f} steps on average, at most {max(steps)}")


def _silent(done: int, total: int) -> None:
    """Nobody watches the progress of one route here."""


def _uspto_50k(folder: Path) -> Iterator[dict[str, str]]:
    with gzip.open(_file(folder, USPTO_50K), "rt") as lines:
        yield from (row for row in csv.DictReader(lines) if row["split"] == "test")


def _uspto_15k(folder: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(_file(folder, USPTO_15K), "rt") as lines:
        for line in lines:
            reactants, product = line.split()[0].split(">>")
            yield reactants, product


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        where = f"name its folder by --data or in {VARIABLE}"
        raise ToolError(
            f"the test set {name} is not in {folder} ({where}); it does not come with the program"
        )
    return path


def _chosen(pairs: Sequence[tuple[str, str]], sample: int) -> list[tuple[str, str]]:
    if not sample or sample >= len(pairs):
        return list(pairs)
    return random.Random(0).sample(list(pairs), sample)


def _heading(tops: Sequence[int]) -> str:
    names = [f"top-{top}" for top in tops]
    return f"{'':16} {'  '.join(f'{name:>18}' for name in names)}"


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
