"""Mines fragments with their surroundings, and matched pairs with their effects.

    python -m training.design.mine --data ../shared/data --wheels WHEELS

One file for each licence: ``zinc.npz`` (MIT), ``chembl.npz`` and ``pairs_chembl.tsv.gz`` (CC BY-SA 3.0),
``pairs_solubility.tsv.gz`` (CC0).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from rdkit import Chem

from sandbox.design.cuts import LEVELS, double_cuts, pair_key, single_cuts
from training.design import sources
from training.design.pairs import write_calculated, write_measured

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "design"
MAX_FRAGMENT = 10
MAX_LINKER = 10
LEAST_SEEN = 4  # molecules that hold a fragment
LEAST_TOGETHER = (3, 2, 2)  # of them in the same surroundings, by level
MOST_AT = (150, 100, 60)  # fragments kept for the same surroundings, by level
MAX_ATOMS_FOR_LINKERS = 36

Postings = dict[int, Counter[str]]


def mine(molecules: Iterable[Chem.Mol], linkers_of: int) -> tuple[list[Postings], Postings]:
    """Count which fragments occur in which surroundings.

    Args:
        molecules: What is mined.
        linkers_of: How many of the molecules are cut twice, for fragments that link two cores.

    Returns:
        For each level, surroundings → fragments; and pairs of surroundings → linking fragments.
    """
    levels: list[Postings] = [defaultdict(Counter) for _ in LEVELS]
    linkers: Postings = defaultdict(Counter)
    for number, mol in enumerate(molecules):
        for cut in {(cut.fragment, cut.keys): cut for cut in single_cuts(mol, MAX_FRAGMENT)}.values():
            for postings, key in zip(levels, cut.keys, strict=True):
                postings[key][cut.fragment] += 1
        if number < linkers_of and mol.GetNumHeavyAtoms() <= MAX_ATOMS_FOR_LINKERS:
            for middle in double_cuts(mol, MAX_LINKER):
                linkers[pair_key(*middle.keys)][middle.fragment] += 1
    return levels, linkers


def pack(levels: list[Postings], linkers: Postings) -> dict[str, np.ndarray]:
    """Turn the counts into arrays: SMILES, how often each was seen, and the postings of each level."""
    seen: Counter[str] = Counter()
    for counts in levels[0].values():
        seen.update(counts)
    kept = [smiles for smiles, count in seen.most_common(65_000) if count >= LEAST_SEEN]
    arrays = {"fragments": _text(kept), "seen": np.array([seen[smiles] for smiles in kept], np.uint32)}
    for level, postings in zip(LEVELS, levels, strict=True):
        arrays |= _postings(f"level{level}", postings, kept, LEAST_TOGETHER[level - 1], MOST_AT[level - 1])
    totals: Counter[str] = Counter()
    for counts in linkers.values():
        totals.update(counts)
    middles = [smiles for smiles, count in totals.most_common(65_000) if count >= LEAST_SEEN]
    arrays |= {"linkers": _text(middles), "linkers_seen": np.array([totals[m] for m in middles], np.uint32)}
    return arrays | _postings("linker", linkers, middles, 2, 80)


def _postings(name: str, postings: Postings, kept: list[str], least: int, most: int) -> dict[str, np.ndarray]:
    ids = {smiles: number for number, smiles in enumerate(kept)}
    keys, starts, members = [], [0], []
    for key in sorted(postings):
        here = [ids[s] for s, count in postings[key].most_common() if count >= least and s in ids][:most]
        if len(here) > 1:
            keys.append(key)
            members += here
            starts.append(len(members))
    return {
        f"{name}_keys": np.array(keys, np.uint32),
        f"{name}_starts": np.array(starts, np.uint32),
        f"{name}_ids": np.array(members, np.uint16),
    }


def _text(lines: list[str]) -> np.ndarray:
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def main(argv: list[str] | None = None) -> int:
    """Write the tables; returns 1 where a source is missing."""
    parser = argparse.ArgumentParser(prog="python -m training.design.mine", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the public data sets")
    parser.add_argument("--wheels", type=Path, required=True, help="folder with the packages that hold data")
    parser.add_argument("--out", type=Path, default=ASSETS)
    parser.add_argument("--molecules", type=int, default=25_000, help="how many of each source")
    parser.add_argument("--linkers-of", type=int, default=12_000, help="how many are cut twice")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["zinc", "chembl", "pairs"], action="append")
    options = parser.parse_args(argv)
    parts = options.only or ["zinc", "chembl", "pairs"]
    options.out.mkdir(parents=True, exist_ok=True)
    try:
        if "zinc" in parts:
            molecules = sources.zinc(options.wheels, options.molecules, options.seed)
            _write(options.out / "zinc.npz", *mine(molecules, options.linkers_of))
        if "chembl" in parts:
            molecules = sources.chembl(options.data, options.wheels, options.molecules, options.seed)
            _write(options.out / "chembl.npz", *mine(molecules, options.linkers_of))
        if "pairs" in parts:
            write_calculated(
                sources.series(options.wheels, options.molecules), options.out / "pairs_chembl.tsv.gz"
            )
            write_measured(sources.measured_solubility(options.data), options.out / "pairs_solubility.tsv.gz")
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _write(path: Path, levels: list[Postings], linkers: Postings) -> None:
    arrays = pack(levels, linkers)
    np.savez_compressed(path, allow_pickle=False, **arrays)
    sizes = ", ".join(f"{name} {len(array):,}" for name, array in arrays.items())
    sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes ({sizes})\n")


if __name__ == "__main__":
    sys.exit(main())
