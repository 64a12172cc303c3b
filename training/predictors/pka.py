"""Trains the pKa model on measured constants of single sites.

    python -m training.predictors.pka --data DIR

The error is that on the two published test sets (AvLiLuMoVe and Novartis), whose molecules are left out of
the training, with the constants of the package dimorphite-dl and ChemAxon's Marvin, which the test sets
quote, beside it. The model that the program uses is then trained on the test sets as well. Under a minute.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rdkit import Chem
from sklearn.ensemble import HistGradientBoostingRegressor

from sandbox.predictors.domain import packed_bits
from sandbox.predictors.ionisable import Site, neutral, site_at
from sandbox.predictors.pka import FILE, surrounding_charge
from sandbox.predictors.site_features import site_features
from sandbox.predictors.weights import FOLDER, save
from training.predictors import flatten, measures, sources

SEED, FOLDS = 7, 5
TRAINING = "pka_2386.csv"
TESTS = {
    "AvLiLuMoVe": "pka_AvLiLuMoVe_cleaned_mono_unique_notraindata.sdf.gz",
    "Novartis": "pka_novartis_cleaned_mono_unique_notraindata.sdf.gz",
}


class Row(NamedTuple):
    """One measured constant."""

    mol: Chem.Mol
    site: Site
    features: NDArray[np.float32]
    pka: float
    marvin: float | None = None


def main() -> None:
    """Train, measure and write."""
    chosen = sources.options("pka", TRAINING, *TESTS.values(), about=__doc__)
    rows = list(read_training(chosen.data / TRAINING))
    tests = {name: list(read_test(chosen.data / file)) for name, file in TESTS.items()}
    unseen = {_key(row.mol) for test in tests.values() for row in test}
    apart = [row for row in rows if _key(row.mol) not in unseen]
    model = _fit(apart)
    figures: dict[str, Any] = {"sites": len(rows), "without test molecules": len(apart), "seed": SEED}
    for name, test in tests.items():
        true = _values(test)
        known = np.array([row.marvin for row in test], dtype=float)
        typical = np.array([row.site.typical for row in test])
        compared = {"model": _predicted(model, test), "typical value of the group": typical}
        compared |= {"dimorphite-dl's table": dimorphite(test), "Marvin (quoted)": known}
        figures[name] = {}
        for which, values in compared.items():
            there = np.isfinite(values)
            figures[name][which] = measures.regression(true[there], values[there])
    figures["cross-validation by scaffold"] = _cross_validate(rows)
    everything = [*rows, *(row for test in tests.values() for row in test)]
    arrays = {f"trees/{name}": array for name, array in flatten.boosting(_fit(everything)).items()}
    arrays["reference"] = packed_bits([row.mol for row in everything])
    save(FOLDER / f"{FILE}.npz", arrays, figures)
    sources.write_figures("pka", figures)


def read_training(path: Path) -> Iterator[Row]:
    """Read the table of conjugate acids and bases, whose site has an atom map number."""
    for row in sources.rows(path):
        acid, base = (Chem.MolFromSmiles(row[f"conjugate_{kind}"]) for kind in ("acid", "base"))
        charge = next(atom.GetFormalCharge() for atom in acid.GetAtoms() if atom.GetAtomMapNum())
        drawn = base if charge > 0 else acid
        place = next(atom.GetIdx() for atom in drawn.GetAtoms() if atom.GetAtomMapNum())
        for atom in drawn.GetAtoms():
            atom.SetAtomMapNum(0)
        yield _row(drawn, place, charge > 0, float(row["exp_pka"]))


def read_test(path: Path) -> Iterator[Row]:
    """Read a test set, which marks the site by its index."""
    with gzip.open(path) as stream:
        for mol in Chem.ForwardSDMolSupplier(stream):
            if mol is not None:
                base = mol.GetProp("marvin_pKa_type") == "basic"
                place = int(mol.GetProp("marvin_atom"))
                values = (float(mol.GetProp(name)) for name in ("pKa", "marvin_pKa"))
                yield _row(neutral(mol), place, base, *values)


def _row(drawn: Chem.Mol, place: int, base: bool, pka: float, marvin: float | None = None) -> Row:
    uncharged = neutral(drawn)
    site = site_at(uncharged, place, base)
    features = site_features(uncharged, [site])[0]
    charges = [(atom.GetIdx(), atom.GetFormalCharge()) for atom in drawn.GetAtoms()]
    features[-3:] = surrounding_charge(place, charges, Chem.GetDistanceMatrix(drawn))
    return Row(uncharged, site, features, pka, marvin)


def _key(mol: Chem.Mol) -> str:
    return Chem.MolToInchiKey(mol)[:14]


def _values(rows: Iterable[Row]) -> NDArray[np.float64]:
    return np.array([row.pka for row in rows])


def _fit(rows: list[Row]) -> HistGradientBoostingRegressor:
    model = HistGradientBoostingRegressor(
        max_iter=400,
        learning_rate=0.04,
        max_leaf_nodes=12,
        min_samples_leaf=5,
        max_features=0.3,
        l2_regularization=1.0,
        random_state=SEED,
    )
    changes = _values(rows) - np.array([row.site.typical for row in rows])
    return model.fit(np.array([row.features for row in rows]), changes)


def _predicted(model: HistGradientBoostingRegressor, rows: list[Row]) -> NDArray[np.float64]:
    changes = model.predict(np.array([row.features for row in rows]))
    return changes + np.array([row.site.typical for row in rows])


def _cross_validate(rows: list[Row]) -> dict[str, float]:
    folds = sources.scaffold_folds((row.mol for row in rows), FOLDS, SEED)
    predicted = np.zeros(len(rows))
    for fold in range(FOLDS):
        model = _fit([row for row, f in zip(rows, folds, strict=True) if f != fold])
        predicted[folds == fold] = _predicted(
            model, [row for row, f in zip(rows, folds, strict=True) if f == fold]
        )
    return measures.regression(_values(rows), predicted)


def dimorphite(rows: Iterable[Row]) -> NDArray[np.float64]:
    """What the table of dimorphite-dl gives for each site; NaN where none of its patterns covers it."""
    patterns = list(_dimorphite_patterns())
    return np.array([_tabulated(row, patterns) for row in rows])


def _dimorphite_patterns() -> Iterator[tuple[Chem.Mol, list[tuple[int, float]]]]:
    import dimorphite_dl

    table = Path(dimorphite_dl.__file__).parent / "smarts" / "site_substructures.smarts"
    for line in table.read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if len(fields) >= 5 and not line.startswith("#"):
            entries = [(int(fields[i]), float(fields[i + 1])) for i in range(2, len(fields) - 2, 3)]
            yield Chem.MolFromSmarts(fields[1]), entries


def _tabulated(row: Row, patterns: list[tuple[Chem.Mol, list[tuple[int, float]]]]) -> float:
    """First entry whose proton-bearing atom is the site, in its protonated form."""
    mol = Chem.RWMol(row.mol)
    if row.site.is_base:
        atom = mol.GetAtomWithIdx(row.site.atom)
        hydrogens = atom.GetTotalNumHs()
        atom.SetFormalCharge(1)
        atom.SetNumExplicitHs(hydrogens + 1)
        Chem.SanitizeMol(mol)
    forms = [Chem.AddHs(mol), Chem.AddHs(row.mol)]
    for pattern, entries in patterns:
        for form in forms:
            for match in form.GetSubstructMatches(pattern):
                for place, mean in entries:
                    if match[place] == row.site.atom and abs(mean) < 100:
                        return mean
    return float("nan")


if __name__ == "__main__":
    main()
