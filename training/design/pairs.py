"""Matched pairs: two molecules that differ in one substituent, and what the exchange does."""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from rdkit import Chem
from rdkit.Chem import QED, rdMolDescriptors

from sandbox.design.cuts import single_cuts

MAX_FRAGMENT = 8
LEAST_PAIRS = 5
LEAST_MEASURED = 3
MAX_AT_CORE = 60  # molecules of one core; more would only repeat what they say
HYDROGEN = "*[H]"

Values = Sequence[float]


def write_calculated(molecules: Iterable[Chem.Mol], path: Path) -> None:
    """Write the exchanges seen in medicinal chemists' series with their calculated effects.

    Columns: from, to, number of pairs, then mean and standard deviation of the change of logP, TPSA in Å² and
    QED.
    """
    known: dict[str, Values] = {}
    for mol in molecules:
        log_p, _ = rdMolDescriptors.CalcCrippenDescriptors(mol)
        known[Chem.MolToSmiles(mol)] = (log_p, rdMolDescriptors.CalcTPSA(mol), QED.qed(mol))
    _write(path, _effects(known), LEAST_PAIRS, ("logP", "TPSA", "QED"))


def write_measured(measured: Iterable[tuple[Chem.Mol, float]], path: Path) -> None:
    """Write the exchanges for which the measured logS (mol/L) of both molecules is known."""
    known: dict[str, Values] = {Chem.MolToSmiles(mol): (value,) for mol, value in measured}
    _write(path, _effects(known), LEAST_MEASURED, ("logS",))


def _effects(known: dict[str, Values]) -> dict[tuple[str, str], list[Values]]:
    by_core: dict[str, list[tuple[str, Values]]] = defaultdict(list)
    for smiles, values in known.items():
        mol = Chem.MolFromSmiles(smiles)
        atoms = mol.GetNumHeavyAtoms()
        for cut in single_cuts(mol, MAX_FRAGMENT):
            if cut.size * 2 < atoms:
                by_core[cut.core].append((cut.fragment, values))
    for core in list(by_core):
        bare = _with_hydrogen(core)
        if bare in known:
            by_core[core].append((HYDROGEN, known[bare]))
    effects: dict[tuple[str, str], list[Values]] = defaultdict(list)
    for members in by_core.values():
        distinct = list(dict(sorted(members)).items())[:MAX_AT_CORE]
        for (one, before), (two, after) in combinations(distinct, 2):
            effects[one, two].append([b - a for a, b in zip(before, after, strict=True)])
    return effects


def _with_hydrogen(core: str) -> str:
    mol = Chem.RWMol(Chem.MolFromSmiles(core))
    dummy = next(atom for atom in mol.GetAtoms() if atom.GetAtomicNum() == 0)
    mol.ReplaceAtom(dummy.GetIdx(), Chem.Atom(1))
    try:
        Chem.SanitizeMol(mol)
        return str(Chem.MolToSmiles(Chem.RemoveHs(mol)))
    except (Chem.MolSanitizeException, ValueError):
        return ""


def _write(
    path: Path, effects: dict[tuple[str, str], list[Values]], least: int, names: Sequence[str]
) -> None:
    rows = sorted(_rows(effects, least), key=lambda row: -float(row[2]))
    header = ["from", "to", "pairs", *(f"{name}_{what}" for name in names for what in ("mean", "sd"))]
    lines = ["\t".join(header), *("\t".join(map(str, row)) for row in rows)]
    path.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes, {len(rows):,} exchanges\n")


def _rows(effects: dict[tuple[str, str], list[Values]], least: int) -> Iterator[tuple[str | float, ...]]:
    for (one, two), changes in effects.items():
        if len(changes) >= least:
            table = np.array(changes)
            spread = table.std(axis=0, ddof=1)
            figures = [f"{x:.3g}" for pair in zip(table.mean(axis=0), spread, strict=True) for x in pair]
            yield one, two, len(changes), *figures
