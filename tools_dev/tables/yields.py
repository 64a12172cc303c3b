"""Makes ``assets/cards/yields.tsv``: mean yields by ligand, base and solvent from two published screens.

    python -m tools_dev.tables.yields /path/to/data

The folder holds ``suzuki_yields.xlsx`` and ``buchwald_hartwig_yields.xlsx`` of rxn4chemistry/rxn_yields
(MIT).
Source: Perera et al., Science 2018, 359, 429 (Suzuki, 5,760 runs in flow, LC area %); Ahneman et al., Science
2018, 360, 186 (Buchwald–Hartwig, 3,955 runs with p-toluidine in DMSO, calibrated yield %).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from openpyxl import load_workbook

TARGET = Path(__file__).resolve().parents[2] / "assets" / "cards" / "yields.tsv"
SUZUKI = {"Ligand_Short_Hand": "ligand", "Reagent_1_Short_Hand": "base", "Solvent_1_Short_Hand": "solvent"}
HALIDES = {"Cl": "chloride", "Br": "bromide", "I": "iodide", "OTf": "triflate"}
_NAMES = {
    "None": "none",
    "P(Ph)3": "PPh3",
    "P(Cy)3": "PCy3",
    "P(o-Tol)3": "P(o-tol)3",
    "P(tBu)3": "P(t-Bu)3",
}
SUZUKI_YIELD = "Product_Yield_PCT_Area_UV"

Row = tuple[str, str, str, str, float]  # coupling, substrate, factor, level, yield


def main() -> int:
    """Writes the table.

    Returns:
        0, or 2 where the data are not there.
    """
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("data")
    files = [folder / "suzuki_yields.xlsx", folder / "buchwald_hartwig_yields.xlsx"]
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        print(f"not found: {', '.join(missing)}", file=sys.stderr)  # noqa: T201
        return 2
    groups: dict[tuple[str, str, str, str], list[float]] = defaultdict(list)
    for *key, value in (*_suzuki(files[0]), *_buchwald(files[1])):
        groups[key[0], key[1], key[2], key[3]].append(value)
    lines = ["coupling\tsubstrate\tfactor\tlevel\tmean_yield_percent\truns"]
    for group, values in sorted(groups.items(), key=lambda item: (*item[0][:3], -mean(item[1]))):
        lines.append("\t".join([*group, f"{mean(values):.1f}", str(len(values))]))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _rows(file: Path) -> Iterator[dict[str, object]]:
    sheet = load_workbook(file, read_only=True).worksheets[0]
    rows = sheet.iter_rows(values_only=True)
    header = [str(cell) for cell in next(rows)]
    for row in rows:
        yield dict(zip(header, row, strict=False))


def _suzuki(file: Path) -> Iterator[Row]:
    for row in _rows(file):
        shorthand = str(row["Reactant_1_Short_Hand"])
        halide = next((name for mark, name in HALIDES.items() if f"6-{mark}-" in shorthand), "")
        value = row[SUZUKI_YIELD]
        if not halide or not isinstance(value, int | float):
            continue  # the boron partner is the quinoline: another question
        for column, factor in SUZUKI.items():
            yield "Suzuki coupling", halide, factor, _level(str(row[column])), float(value)


def _buchwald(file: Path) -> Iterator[Row]:
    for row in _rows(file):
        value = row["Output"]
        if not isinstance(value, int | float):
            continue
        halide = next(
            (name for mark, name in HALIDES.items() if mark in _halogen(str(row["Aryl halide"]))), ""
        )
        for column, factor in (("Ligand", "ligand"), ("Base", "base")):
            yield "Buchwald-Hartwig amination", halide, factor, _named(str(row[column])), float(value)


def _halogen(smiles: str) -> str:
    return next((mark for mark in ("Cl", "Br", "I") if mark in smiles), "")


def _level(text: str) -> str:
    text = text.strip().replace("_V2", "")
    return _NAMES.get(text, text)


def _named(smiles: str) -> str:
    """The four ligands and three bases of the screen by name, told apart by what only one of them has."""
    marks = {
        "[C@@]3": "AdBrettPhos",
        "C3CCCCC3": "XPhos",
        "C(C)(C)C)C(OC)": "t-BuBrettPhos",
        "P(C(C)(C)C)": "t-BuXPhos",
        "=NP(": "P2Et phosphazene",
        "CN1CCCN2": "MTBD",
        "/N=C(": "BTMG",
    }
    return next(name for mark, name in marks.items() if mark in smiles)


if __name__ == "__main__":
    raise SystemExit(main())
