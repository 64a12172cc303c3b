"""Measures the sandbox: what a call costs, name look-up, the workers, large tables. Prints, asserts nothing.

python -m tools_dev.bench_sandbox                               calls, names, workers
python -m tools_dev.bench_sandbox --tables FILE.csv             each operation on a table of molecules
python -m tools_dev.bench_sandbox --tables FILE.csv --rows 9999   on its first rows
python -m tools_dev.bench_sandbox --tables FILE.csv --only logP export   operations with these words

The aims stand beside the figures. Beside the time on the clock stands the processors' time of all processes,
which tells more on a machine that is busy with other things. The table of 100,000 molecules that the
documentation speaks of is the first 100,000 rows of the MOSES data set (package molsets,
moses/dataset/data/train.csv.gz).
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import gzip
import itertools
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import psutil

from sandbox.tables.opening import open_table
from sandbox.workers.pool import WorkerPool

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"
CALLS = 400
NAMES = (
    "aspirin",
    "caffeine",
    "ibuprofen",
    "DMF",
    "HATU",
    "XPhos",
    "imatinib",
    "Tylenol",
    "64-17-5",
    "Gleevec",
)
WORKERS = 2


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tools_dev.bench_sandbox", description=__doc__)
    parser.add_argument("--tables", type=Path, help="file with a column of SMILES, also gzipped")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--only", nargs="*", default=[""], help="words of the operations' titles")
    chosen = parser.parse_args()
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    print(f"load of the machine before: {load}, {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory(prefix="retort-bench-") as folder:
        os.environ["RETORT_DATA"] = folder
        if chosen.tables:
            table = _first_rows(chosen.tables, chosen.rows, Path(folder))
            _tables(table, Path(folder), chosen.only)
        else:
            _calls()
    return 0


def _calls() -> None:
    begin = time.perf_counter()
    with WorkerPool(1) as pool:
        pool("molecular_formula", {"molecule": "C"})
        _line("cold start of the pool, to the first answer", f"{time.perf_counter() - begin:.2f} s")
        idle = pool.memory_mb()
        called = _milliseconds(lambda: pool("logp", {"molecule": ASPIRIN}))
        bare = _milliseconds(_bare_logp)
        _line("a call of logp, median", f"{called[0]:.2f} ms (99 %: {called[1]:.2f} ms)")
        _line("the bare RDKit call, median", f"{bare[0]:.2f} ms")
        _line("overhead of the sandbox, median", f"{called[0] - bare[0]:.2f} ms", "< 1 ms")
        names = itertools.cycle(NAMES)
        looked = _milliseconds(lambda: pool("structure_of_name", {"name": next(names)}))
        _line("name look-up without OPSIN, 99 %", f"{looked[1]:.2f} ms (median {looked[0]:.2f} ms)", "< 5 ms")
        _line("memory of a worker, fresh", f"{idle:.0f} MB")
        _line("memory of a worker, after these calls", f"{pool.memory_mb():.0f} MB")


def _bare_logp() -> None:
    from rdkit import Chem
    from rdkit.Chem import rdMolDescriptors

    rdMolDescriptors.CalcCrippenDescriptors(Chem.MolFromSmiles(ASPIRIN))


def _milliseconds(work: Callable[[], Any]) -> tuple[float, float]:
    """Median and 99th percentile, after a warm-up."""
    for _ in range(20):
        work()
    times = []
    for _ in range(CALLS):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=100)[98]


def _first_rows(path: Path, rows: int, folder: Path) -> Path:
    """A CSV of the first rows' SMILES, so that equal runs measure equal work."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        smiles = [row["SMILES"] for row in itertools.islice(csv.DictReader(file), rows)]
    target = folder / "bench.csv"
    target.write_text("\n".join(["SMILES,number", *(f"{each},{i}" for i, each in enumerate(smiles))]))
    return target


def _tables(file: Path, folder: Path, only: Sequence[str]) -> None:
    with WorkerPool(WORKERS) as pool:
        pool("molecular_formula", {"molecule": "C"})
        table = str(file)
        for title, tool, arguments in _operations(table, folder):
            if title != OPENING and not any(word in title for word in only):
                continue
            begin = _Clock()
            peak, result = _watched(pool, tool, arguments)
            spent = _Clock() - begin
            _line(title, f"{spent}, workers at most {peak:.0f} MB together")
            if not result.ok:
                print(f"    {result.error}")
            if title == LOGP:
                _compare_with_rdkit(table, spent)


class _Clock:
    """Time on the clock, and of the processors for this process and its workers."""

    def __init__(self, wall: float | None = None, cpu: float = 0.0) -> None:
        own = psutil.Process()
        self.wall = time.perf_counter() if wall is None else wall
        self.cpu = sum(map(_processor_s, [own, *own.children(recursive=True)])) if wall is None else cpu

    def __sub__(self, earlier: _Clock) -> _Clock:
        return _Clock(self.wall - earlier.wall, self.cpu - earlier.cpu)

    def __str__(self) -> str:
        return f"{self.wall:.1f} s ({self.cpu:.1f} s of processors)"


def _processor_s(process: psutil.Process) -> float:
    with contextlib.suppress(psutil.Error):
        times = process.cpu_times()
        return float(times.user + times.system)
    return 0.0


LOGP = "logP of every row"
OPENING = "opening the file and its summary"


def _operations(table: str, folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    benzene = {"table": table, "pattern": "c1ccccc1"}
    likeness = {"table": table, "molecule": ASPIRIN, "cutoff": 0.3}
    yield OPENING, "table_summary", {"table": table}
    yield "opening it again", "table_summary", {"table": table}
    yield LOGP, "add_table_column", {"table": table, "property": "logP"}
    yield "filter by logP, once known", "filter_table", {"table": table, "property": "logP", "high": 2}
    yield "sort by logP", "sort_table", {"table": table, "property": "logP", "order": "lowest first"}
    yield "plot of logP", "plot_table", {"table": table, "x": "logP"}
    yield "substructure (benzene), first time", "filter_table_by_substructure", benzene
    yield (
        "substructure (sulfonamide), screen known",
        "filter_table_by_substructure",
        {
            "table": table,
            "pattern": "NS(=O)=O",
        },
    )
    yield "similarity, first time", "filter_table_by_similarity", likeness
    yield "similarity, fingerprints known", "filter_table_by_similarity", {**likeness, "molecule": "CCO"}
    yield "duplicates by canonical SMILES", "deduplicate_table", {"table": table}
    yield "duplicates by InChIKey", "deduplicate_table", {"table": table, "by": "InChIKey"}
    yield "standard forms", "standardise_table", {"table": table}
    yield "500 diverse rows", "pick_diverse", {"table": table, "count": 500}
    yield "Butina clusters", "cluster_table", {"table": table}
    for kind in ("csv", "smi", "sdf", "xlsx"):
        yield (
            f"export as {kind.upper()}",
            "export_table",
            {
                "table": table,
                "path": str(folder / f"out.{kind}"),
            },
        )


def _watched(pool: WorkerPool, tool: str, arguments: dict[str, Any]) -> tuple[float, Any]:
    """The most that the workers held, seen whenever the call reports progress, and the result."""
    peak = [pool.memory_mb()]
    result = pool.call(tool, arguments, progress=lambda done, total: peak.append(pool.memory_mb()))
    return max(*peak, pool.memory_mb()), result


def _compare_with_rdkit(table: str, spent: _Clock) -> None:
    structures = list(open_table(table, "T1").structures)
    halves = [structures[i::WORKERS] for i in range(WORKERS)]
    with multiprocessing.get_context("spawn").Pool(WORKERS) as plain:
        plain.map(_plain_logp, [["C"]] * WORKERS)
        begin = _Clock()
        plain.map(_plain_logp, halves)
        bare = _Clock() - begin
    shares = f"{bare.wall / spent.wall:.2f} of its speed, {bare.cpu / spent.cpu:.2f} by processors"
    _line("    plain RDKit in as many processes", f"{bare}: {shares}", "≥ 0.9")


def _plain_logp(structures: Sequence[str]) -> list[float]:
    from rdkit import Chem
    from rdkit.Chem import rdMolDescriptors

    return [rdMolDescriptors.CalcCrippenDescriptors(Chem.MolFromSmiles(each))[0] for each in structures]


def _line(what: str, found: str, aim: str = "") -> None:
    print(f"{what:46} {found}" + (f"   (aim: {aim})" if aim else ""), flush=True)


if __name__ == "__main__":
    sys.exit(main())
