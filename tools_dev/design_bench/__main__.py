"""Prints both tables.

    python -m tools_dev.design_bench pmo --calls 10000 --seeds 5
    python -m tools_dev.design_bench constrained --starts 100

Starts are drug-like molecules of RDKit's NCI set, or lines of a file of SMILES.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
from rdkit import Chem, RDConfig, rdBase
from rdkit.Chem import QED

from sandbox.design.objectives import OBJECTIVES
from tools_dev.design_bench.runs import baseline, improved_after, ours

NCI = Path(RDConfig.RDDataDir) / "NCI" / "first_5K.smi"
ORACLES = ("QED", "DRD2 activity", "GSK3B activity", "JNK3 activity")
AIMS = ("lower logP", "higher solubility", "higher QED", "higher DRD2 activity", "higher JNK3 activity",
        "higher GSK3B activity")  # fmt: skip
BUDGETS = (10, 100, 1000)
POPULATION = 120


def main() -> None:
    """Run one of the measurements and print its table."""
    parser = argparse.ArgumentParser(prog="python -m tools_dev.design_bench", description=__doc__)
    parser.add_argument("what", choices=["pmo", "constrained"])
    parser.add_argument("--molecules", type=Path, default=NCI, help="file of SMILES to start from")
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--starts", type=int, default=100)
    parser.add_argument("--only", action="append", help="an oracle or an aim, may be repeated")
    options = parser.parse_args()
    rdBase.DisableLog("rdApp.*")
    if options.what == "pmo":
        _pmo(options)
    else:
        _constrained(options)


def _pmo(options: argparse.Namespace) -> None:
    print(f"AUC top-10 in {options.calls:,} calls, {options.seeds} seeds; full run: --calls 10000 --seeds 5")
    print("| oracle | ours | Graph GA | ratio | seconds ours / GA |\n|---|---|---|---|---|", flush=True)
    for quantity in options.only or ORACLES:
        areas: dict[str, list[float]] = {"ours": [], "ga": []}
        seconds = {"ours": 0.0, "ga": 0.0}
        for seed in range(options.seeds):
            starts = _drug_like(options.molecules, POPULATION, seed)
            for name, method in (("ours", ours), ("ga", baseline)):
                began = time.perf_counter()
                areas[name].append(method(starts, quantity, options.calls, seed).area(options.calls))
                seconds[name] += time.perf_counter() - began
        mine, theirs = float(np.mean(areas["ours"])), float(np.mean(areas["ga"]))
        spread = [f" ± {np.std(each, ddof=1):.3f}" if len(each) > 1 else "" for each in areas.values()]
        print(
            f"| {quantity} | {mine:.3f}{spread[0]} | {theirs:.3f}{spread[1]} | {mine / theirs:.2f} "
            f"| {seconds['ours']:.0f} / {seconds['ga']:.0f} |",
            flush=True,
        )


def _constrained(options: argparse.Namespace) -> None:
    print(f"share of {options.starts} starts improved, scaffold kept; full run: --starts 100")
    header = " | ".join(f"{most:,} evaluations" for most in BUDGETS)
    print(f"| aim | {header} | seconds |\n|---|{'---|' * len(BUDGETS)}---|", flush=True)
    starts = _drug_like(options.molecules, options.starts, 0)
    for name in options.only or AIMS:
        began = time.perf_counter()
        rows = np.array([improved_after(mol, OBJECTIVES[name], BUDGETS, 0) for mol in starts])
        shares = " | ".join(f"{100 * share:.0f} %" for share in rows.mean(axis=0))
        print(f"| {name} | {shares} | {time.perf_counter() - began:.0f} |", flush=True)


def _drug_like(path: Path, count: int, seed: int) -> list[Chem.Mol]:
    """Neutral one-component molecules with a ring, 15 to 35 heavy atoms and a QED of at least 0.3."""
    lines = path.read_text().splitlines()
    random.Random(seed).shuffle(lines)
    chosen: list[Chem.Mol] = []
    for line in filter(str.strip, lines):
        mol = Chem.MolFromSmiles(line.split()[0])
        if mol is None or len(Chem.GetMolFrags(mol)) > 1 or Chem.GetFormalCharge(mol):
            continue
        if mol.GetRingInfo().NumRings() and 15 <= mol.GetNumHeavyAtoms() <= 35 and QED.qed(mol) >= 0.3:
            chosen.append(mol)
        if len(chosen) == count:
            break
    return chosen


if __name__ == "__main__":
    main()
