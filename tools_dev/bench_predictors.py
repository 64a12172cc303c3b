"""Prints what each predictor and the default optimisation cost in time and memory, as the table of the docs.

    python -m tools_dev.bench_predictors

Each is measured in a process of its own: memory is what it adds to a process that has RDKit and numpy
loaded. Times are of the processor, so that a busy machine tells the same.
"""

from __future__ import annotations

import argparse
import multiprocessing
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import psutil
from rdkit import Chem, RDConfig, rdBase

NCI = Path(RDConfig.RDDataDir) / "NCI" / "first_5K.smi"
EVALUATIONS = 200
CELECOXIB = "Cc1ccc(cc1)-c1cc(nn1-c1ccc(cc1)S(N)(=O)=O)C(F)(F)F"


def _log_s(mols: Sequence[Chem.Mol]) -> None:
    from sandbox.predictors import predict

    predict("logS", mols)


def _pka(mols: Sequence[Chem.Mol]) -> None:
    from sandbox.predictors.pka import constants

    for mol in mols:
        constants(mol)


def _drd2(mols: Sequence[Chem.Mol]) -> None:
    from sandbox.predictors import predict

    predict("DRD2", mols)


def _admet(mols: Sequence[Chem.Mol]) -> None:
    from sandbox.predictors.admet import predict_all

    predict_all(mols)


def _affinity(mols: Sequence[Chem.Mol]) -> None:
    from sandbox.predictors.affinity import affinity
    from sandbox.predictors.targets import TARGETS

    affinity(TARGETS[0].key, mols)


PREDICTORS: dict[str, Callable[[Sequence[Chem.Mol]], None]] = {
    "logS": _log_s,
    "pKa of all sites": _pka,
    "DRD2 (JNK3 and GSK3β alike)": _drd2,
    "all 41 ADMET endpoints": _admet,
    "affinity at one of 30 targets": _affinity,
}


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m tools_dev.bench_predictors", description=__doc__)
    parser.add_argument("--molecules", type=int, default=100)
    options = parser.parse_args()
    print("| predictor | first call, s | a molecule, ms | memory, MB |\n|---|---|---|---|")
    for name in PREDICTORS:
        first, each, memory = _alone(_predictor, (name, options.molecules))
        print(f"| {name} | {first:.2f} | {1000 * each:.1f} | {memory:.0f} |", flush=True)
    print(f"\n| aim for celecoxib | {EVALUATIONS} evaluations, s | in 10 s | memory, MB |\n|---|---|---|---|")
    for aim in ("higher solubility", "lower logP", "higher DRD2 activity", "lower hERG inhibition"):
        seconds, memory = _alone(_optimisation, (aim,))
        print(f"| {aim} | {seconds:.1f} | {10 * EVALUATIONS / seconds:.0f} | {memory:.0f} |", flush=True)


def _alone(function: Callable[..., tuple[float, ...]], arguments: tuple[object, ...]) -> tuple[float, ...]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(function, arguments)


def _predictor(name: str, count: int) -> tuple[float, float, float]:
    mols = [
        mol
        for line in NCI.read_text().splitlines()[: 2 * count]
        if (mol := Chem.MolFromSmiles(line.split()[0]))
    ]
    base, began = _memory(), time.process_time()
    PREDICTORS[name](mols[:1])
    first = time.process_time() - began
    began = time.process_time()
    PREDICTORS[name](mols[:count])
    return first, (time.process_time() - began) / count, _memory() - base


def _optimisation(aim: str) -> tuple[float, float]:
    from sandbox.design.objectives import OBJECTIVES
    from sandbox.design.optimise import Request, optimise

    rdBase.DisableLog("rdApp.*")
    base, began = _memory(), time.process_time()
    aims = [(OBJECTIVES[aim], 1.0)]
    optimise(Request(Chem.MolFromSmiles(CELECOXIB), aims, evaluations=EVALUATIONS, seconds=float("inf")))
    return time.process_time() - began, _memory() - base


def _memory() -> float:
    return float(psutil.Process().memory_info().rss / 2**20)


if __name__ == "__main__":
    main()
