"""Prints the tables of the design search.

    python -m tools_dev.design_bench pmo --molecules ZINC.smi --out RUNS
    python -m tools_dev.design_bench constrained --molecules CHEMBL.smi
    python -m tools_dev.design_bench default --molecules CHEMBL.smi

Starts are drug-like molecules of RDKit's NCI set, or lines of a file of SMILES. With ``--out`` each run of
``pmo`` leaves a file; those that are there are not run again, so that it can be stopped at any time. On few
cores set OPENBLAS_NUM_THREADS=1: threads that wait for one another cost more than they bring.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
from rdkit import Chem, RDConfig, rdBase
from rdkit.Chem import QED

from sandbox.design.objectives import OBJECTIVES
from tools_dev.design_bench.runs import baseline, improved_after, improved_by_baseline, optimised, ours

NCI = Path(RDConfig.RDDataDir) / "NCI" / "first_5K.smi"
ORACLES = ("QED", "DRD2 activity", "GSK3B activity", "JNK3 activity")
# Mean over five seeds that the literature reports for the practical molecular optimisation benchmark, with
# oracles of its own: Gao et al., NeurIPS 2022; Kim et al., NeurIPS 2024.
PUBLISHED = {
    "QED": (0.940, 0.941, 0.942),
    "DRD2 activity": (0.964, 0.945, 0.974),
    "GSK3B activity": (0.788, 0.865, 0.881),
    "JNK3 activity": (0.553, 0.783, 0.764),
}
AIMS = ("lower logP", "higher solubility", "higher QED", "higher DRD2 activity", "higher JNK3 activity",
        "higher GSK3B activity")  # fmt: skip
BUDGETS = (10, 100, 1000)
POPULATION = 120
METHODS = {"ours": ours, "ga": baseline}


def main() -> None:
    """Run one of the measurements and print its table."""
    parser = argparse.ArgumentParser(prog="python -m tools_dev.design_bench", description=__doc__)
    parser.add_argument("what", choices=["pmo", "constrained", "default"])
    parser.add_argument("--molecules", type=Path, default=NCI, help="file of SMILES to start from")
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--starts", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=10.0, help="most of each default optimisation")
    parser.add_argument("--evaluations", type=int, default=800, help="most of each default optimisation")
    parser.add_argument("--out", type=Path, help="folder for one file of each run of pmo")
    parser.add_argument("--only", action="append", help="an oracle or an aim, may be repeated")
    options = parser.parse_args()
    rdBase.DisableLog("rdApp.*")
    {"pmo": _pmo, "constrained": _constrained, "default": _default}[options.what](options)


def _pmo(options: argparse.Namespace) -> None:
    """Seed by seed, so that what is there when it is stopped can be compared."""
    runs: dict[tuple[str, str], list[dict[str, float]]] = {}
    oracles = options.only or list(ORACLES)
    for seed in range(options.seeds):
        starts = _drug_like(options.molecules, POPULATION, seed)
        for quantity in oracles:
            for name in METHODS:
                runs.setdefault((quantity, name), []).append(_run(options, starts, quantity, name, seed))
    print(f"AUC top-10 in {options.calls:,} calls, {options.seeds} seeds, {POPULATION} starts")
    print(
        "| oracle | ours | Graph GA | ratio | CPU s ours / GA | published: Graph GA, REINVENT, Genetic GFN |"
        "\n|---|---|---|---|---|---|"
    )
    for quantity in oracles:
        mine, theirs = ([run["area"] for run in runs[quantity, name]] for name in METHODS)
        spent = (np.mean([run["seconds"] for run in runs[quantity, name]]) for name in METHODS)
        published = ", ".join(f"{value:.3f}" for value in PUBLISHED[quantity])
        ratio = np.mean(mine) / np.mean(theirs)
        print(
            f"| {quantity} | {_spread(mine)} | {_spread(theirs)} | {ratio:.2f} "
            f"| {' / '.join(f'{each:.0f}' for each in spent)} | {published} |"
        )


def _run(
    options: argparse.Namespace, starts: list[Chem.Mol], quantity: str, name: str, seed: int
) -> dict[str, float]:
    file = f"{quantity.split()[0]}-{name}-{options.calls}-{seed}.json"
    path = options.out / file if options.out else None
    if path is not None and path.is_file():
        found: dict[str, float] = json.loads(path.read_text())
        return found
    began = time.process_time()
    oracle = METHODS[name](starts, quantity, options.calls, seed)
    run = {
        "area": oracle.area(options.calls),
        "seconds": time.process_time() - began,
        "best": max(oracle.scores),
    }
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(run))
    return run


def _spread(areas: list[float]) -> str:
    return f"{np.mean(areas):.3f}" + (f" ± {np.std(areas, ddof=1):.3f}" if len(areas) > 1 else "")


def _constrained(options: argparse.Namespace) -> None:
    print(f"share of {options.starts} starts improved, scaffold kept; ours and by the Graph GA")
    header = " | ".join(f"{most:,} evaluations" for most in BUDGETS)
    print(f"| aim | {header} | CPU s |\n|---|{'---|' * len(BUDGETS)}---|", flush=True)
    starts = _drug_like(options.molecules, options.starts, 0)
    for name in options.only or AIMS:
        shares, spent = [], []
        for improved in (improved_after, improved_by_baseline):
            began = time.process_time()
            rows = np.array([improved(mol, OBJECTIVES[name], BUDGETS, 0) for mol in starts])
            shares.append(100 * rows.mean(axis=0))
            spent.append(time.process_time() - began)
        cells = " | ".join(f"{mine:.0f} / {theirs:.0f} %" for mine, theirs in zip(*shares, strict=True))
        print(f"| {name} | {cells} | {spent[0]:.0f} / {spent[1]:.0f} |", flush=True)


def _default(options: argparse.Namespace) -> None:
    limits = f"at most {options.seconds:g} s and {options.evaluations} evaluations each"
    print(f"the default optimisation of {options.starts} starts, {limits}")
    print(
        "| aim | improved | mean change of the first | of the best of five | scaffold kept | evaluations "
        "| seconds | memory |\n|---|---|---|---|---|---|---|---|",
        flush=True,
    )
    starts = _drug_like(options.molecules, options.starts, 0)
    for name in options.only or AIMS:
        aim = OBJECTIVES[name]
        found = [optimised(mol, aim, options.evaluations, options.seconds) for mol in starts]
        improved = np.mean([each.first > 0.1 * aim.step for each in found])
        first, best, kept, evaluations, seconds = (
            np.mean([getattr(each, field) for each in found])
            for field in ("first", "best", "kept", "evaluations", "seconds")
        )
        memory = psutil.Process().memory_info().rss / 2**20
        print(
            f"| {name} | {100 * improved:.0f} % | {first:.2f} | {best:.2f} | {100 * kept:.0f} % "
            f"| {evaluations:.0f} | {seconds:.1f} | {memory:.0f} MB |",
            flush=True,
        )


def _drug_like(path: Path, count: int, seed: int) -> list[Chem.Mol]:
    """Neutral one-component molecules with a ring, 15 to 35 heavy atoms and a QED of at least 0.3."""
    lines = path.read_text().splitlines()
    random.Random(seed).shuffle(lines)
    return [mol for _, mol in zip(range(count), _suitable(lines), strict=False)]


def _suitable(lines: list[str]) -> Iterator[Chem.Mol]:
    for line in filter(str.strip, lines):
        mol = Chem.MolFromSmiles(line.split()[0])
        if mol is None or len(Chem.GetMolFrags(mol)) > 1 or Chem.GetFormalCharge(mol):
            continue
        if mol.GetRingInfo().NumRings() and 15 <= mol.GetNumHeavyAtoms() <= 35 and QED.qed(mol) >= 0.3:
            yield mol


if __name__ == "__main__":
    main()
