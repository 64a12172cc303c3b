"""Compares the pKa of molecules that the model never saw with what was measured.

    python -m training.predictors.pka_unseen --data DIR

Two lists that nothing was tuned on: the 24 molecules of the SAMPL6 challenge, fragments of kinase inhibitors
measured after it was called, and a textbook's table of drugs. What is in the training or test sets of the
model is left out here; the folder of data is needed to know that. Seconds.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
from rdkit import Chem

from sandbox.names.lookup import one
from sandbox.predictors.pka import Constant, constants, strongest
from training.predictors import measures, sources
from training.predictors.pka import TESTS, TRAINING, read_training

# Measured constants of each molecule, from github.com/samplchallenges/SAMPL6, physical_properties/pKa
# (Işık et al., J. Comput. Aided Mol. Des. 2018, 32, 1117).
SAMPL6: dict[str, tuple[float, ...]] = {
    "c1cc2c(cc1O)c3c(o2)C(=O)NCCC3": (9.53,),
    "c1ccc2c(c1)c(ncn2)Nc3cccc(c3)C(F)(F)F": (5.03,),
    "c1ccc(cc1)Cc2nnc(s2)NC(=O)c3cccs3": (7.02,),
    "c1ccc2c(c1)c(ncn2)NCc3ccc(cc3)Cl": (6.02,),
    "c1ccc(c(c1)NC(=O)c2ccc(o2)Cl)N3CCCCC3": (4.59,),
    "c1cc2cccnc2c(c1)NC(=O)c3cc(cnc3)Br": (3.03, 11.74),
    "c1ccc(cc1)CNc2c3ccccc3ncn2": (6.08,),
    "Cc1ccc2c(c1)c(c(c(=O)[nH]2)CC(=O)O)c3ccccc3": (4.22,),
    "COc1cccc(c1)Nc2c3ccccc3ncn2": (5.37,),
    "c1ccc(cc1)C(=O)NCC(=O)Nc2nc3ccccc3s2": (9.02,),
    "c1ccc(cc1)n2c3c(cn2)c(ncn3)N": (3.89,),
    "c1ccc2c(c1)c(ncn2)Nc3cccc(c3)Cl": (5.28,),
    "Cc1cccc(c1)Nc2c3cc(c(cc3ncn2)OC)OC": (5.77,),
    "c1ccc(cc1)n2cnc3c2ccc(c3)N": (2.58, 5.30),
    "c1ccc2c(c1)ncn2c3ccc(cc3)O": (4.70, 8.94),
    "c1cc(c(c(c1)Cl)C(=O)Nc2ccncc2)Cl": (5.37, 10.65),
    "c1ccc(cc1)CSc2nnc(o2)c3ccncc3": (3.16,),
    "c1ccc2c(c1)c(=O)[nH]c(n2)CCC(=O)Nc3ncc(s3)Cc4ccc(c(c4)F)F": (2.15, 9.58, 11.02),
    "CCOc1ccc2c(c1)sc(n2)NC(=O)Cc3ccc(c(c3)Cl)Cl": (9.56,),
    "c1cc(cc(c1)OCc2ccc(cc2Cl)Cl)/C=C/3\\C(=O)NC(=O)S3": (5.70,),
    "c1cc(cc(c1)Br)Nc2c(cnc(n2)Nc3cccc(c3)Br)F": (4.10,),
    "c1cc2c(cc(c(c2nc1)O)I)I": (2.40, 7.43),
    "CCOC(=O)c1ccc(cc1)Nc2cc(nc(n2)Nc3ccc(cc3)C(=O)OCC)C": (5.45,),
    "COc1ccc(cc1)c2c3c(ncnc3oc2c4ccc(cc4)OC)NCCO": (2.60,),
}
# Katzung, Basic & Clinical Pharmacology, table 1-3: the most acidic group of weak acids, the most basic one
# of weak bases.
ACIDS = {"acetaminophen": 9.5, "acetazolamide": 7.2, "ampicillin": 2.5, "aspirin": 3.5,
         "chlorothiazide": 6.8, "chlorpropamide": 5.0, "cromolyn": 2.0, "ethacrynic acid": 2.5,
         "furosemide": 3.9, "ibuprofen": 4.4, "levodopa": 2.3,
         "methotrexate": 4.8, "methyldopa": 2.2}  # fmt: skip
BASES = {"salbutamol": 9.3, "alprenolol": 9.6, "amiloride": 8.7, "amiodarone": 6.6, "amphetamine": 9.8,
         "atropine": 9.7, "bupivacaine": 8.1, "chlordiazepoxide": 4.6, "chloroquine": 10.8,
         "chlorpheniramine": 9.2, "chlorpromazine": 9.3, "clonidine": 8.3, "cocaine": 8.5,
         "isoproterenol": 8.6, "lidocaine": 7.9, "metaraminol": 8.6, "methadone": 8.4,
         "methamphetamine": 10.0, "metoprolol": 9.8, "morphine": 7.9, "nicotine": 7.9, "norepinephrine": 8.6,
         "pentazocine": 7.9, "phenylephrine": 9.8, "physostigmine": 7.9, "pilocarpine": 6.9}  # fmt: skip

GAP = 4.0  # units beyond which a predicted constant is of another group than the measured one
Compared = tuple[str, float, float | None]


def main() -> None:
    """Compare and write the figures."""
    chosen = sources.options("pka_unseen", TRAINING, *TESTS.values(), about=__doc__)
    known = _known(chosen.data)
    figures: dict[str, Any] = {"gap": GAP}
    for name, rows in (("SAMPL6", list(_sampl6(known))), ("textbook", list(_textbook(known)))):
        there = [(true, found) for _, true, found in rows if found is not None]
        figures[name] = measures.regression(*(np.array(column) for column in zip(*there, strict=True)))
        figures[f"{name}: no site"] = [
            f"{label} (measured {true:g})" for label, true, found in rows if found is None
        ]
        far = [row for row in rows if row[2] is not None and abs(row[2] - row[1]) > 1.5]
        figures[f"{name}: far off"] = [
            f"{label}: {found:.1f}, measured {true:g}" for label, true, found in far
        ]
    sources.write_figures("pka_unseen", figures)


def _known(data: Path) -> set[str]:
    """Keys of the molecules that the model was trained or tested on, whatever their charge and stereo."""
    known = {_key(row.mol) for row in read_training(data / TRAINING)}
    for file in TESTS.values():
        with gzip.open(data / file) as stream:
            known |= {_key(mol) for mol in Chem.ForwardSDMolSupplier(stream) if mol is not None}
    return known


def _key(mol: Chem.Mol) -> str:
    return str(Chem.MolToInchiKey(mol)[:14])


def _sampl6(known: set[str]) -> Iterator[Compared]:
    for smiles, measured in SAMPL6.items():
        mol = Chem.MolFromSmiles(smiles)
        if _key(mol) not in known:
            found = _matched(measured, [each.pka for each in constants(mol)])
            yield from ((f"`{smiles}`", true, value) for true, value in zip(measured, found, strict=True))


def _matched(measured: Sequence[float], predicted: Sequence[float]) -> tuple[float | None, ...]:
    """The constants that fit the measured ones best, as it is not known which site was measured."""
    padded: list[float | None] = [*predicted, *[None] * len(measured)]
    ways = permutations(padded, len(measured)) if len(padded) < 8 else [tuple(padded[: len(measured)])]

    def cost(way: Sequence[float | None]) -> float:
        pairs = zip(measured, way, strict=True)
        return sum(GAP if value is None else abs(value - true) for true, value in pairs)

    return min(ways, key=cost)


def _textbook(known: set[str]) -> Iterator[Compared]:
    for table, base in ((ACIDS, False), (BASES, True)):
        for name, true in table.items():
            found = one(name)
            if found is None:
                raise LookupError(f"{name} is not in the tables of names")
            mol = Chem.MolFromSmiles(found.smiles)
            if _key(mol) not in known:
                yield name, true, _pka(strongest(constants(mol), base))


def _pka(constant: Constant | None) -> float | None:
    return constant.pka if constant is not None else None


if __name__ == "__main__":
    main()
