"""The balanced equation of a reaction: what leaves as a by-product, and what a reagent must bring."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations_with_replacement

from rdkit import Chem
from rdkit.Chem.rdMolDescriptors import CalcMolFormula

# Formula → name of what commonly leaves or comes in, in the order in which they are tried.
# Oxygen by itself stands for an oxidant.
SMALL = {
    "H2O": "H2O",
    "ClH": "HCl",
    "BrH": "HBr",
    "HI": "HI",
    "FH": "HF",
    "H2": "H2",
    "O": "[O]",
    "Cl2": "Cl2",
    "Br2": "Br2",
    "I2": "I2",
    "N2": "N2",
    "CO2": "CO2",
    "CO": "CO",
    "CH4O": "MeOH",
    "C2H6O": "EtOH",
    "C2H4O2": "AcOH",
    "H3N": "NH3",
    "CHN": "HCN",
    "CH3Br": "MeBr",
    "C4H8": "isobutene",
    "C3H6O": "acetone",
    "C4H10O": "t-BuOH",
    "C7H8": "toluene",
    "C7H8O": "BnOH",
    "HN3": "HN3",
    "CH4O3S": "MsOH",
    "C7H8O3S": "TsOH",
    "CHF3O3S": "TfOH",
    "BH3O3": "B(OH)3",
    "C18H15OP": "Ph3P=O",
    "C6H14O2": "pinacol",
    "H4N2": "N2H4",
    "CH2O": "H2C=O",
    "O2S": "SO2",
    "C2H6S": "Me2S",
    "C2H6OS": "DMSO",
    "C12H27BrSn": "Bu3SnBr",
    "C12H27ISn": "Bu3SnI",
    "C12H27ClSn": "Bu3SnCl",
}
_LENT: tuple[dict[str, int], ...] = (
    {},
    {"H": 2, "O": 1},
    {"H": 4, "O": 2},
    {"H": 2},
    {"H": 4},
    {"H": 6},
    {"H": 1},
    {"Cl": 1},
    {"Br": 1},
    {"I": 1},
    {"O": 1},
)
_PART = re.compile(r"([A-Z][a-z]?)(\d*)")


def equation(
    reactants: Sequence[tuple[str, Chem.Mol]], product: tuple[str, Chem.Mol]
) -> tuple[str, list[str], list[str]]:
    """Write the balanced equation, one molecule of each.

    Args:
        reactants: Label and structure of each reactant that takes part.
        product: Label and structure of the product.

    Returns:
        The equation, the by-products, and what reagents bring; a remainder that is no common molecule stands
        as its formula.
    """
    rest: Counter[str] = Counter()
    for _, mol in reactants:
        rest.update(_counts(mol))
    rest.subtract(_counts(product[1]))
    leaving = {symbol: count for symbol, count in rest.items() if count > 0}
    needed = {symbol: -count for symbol, count in rest.items() if count < 0}
    out, brought = _split(leaving, needed)
    left = " + ".join([label for label, _ in reactants] + brought)
    right = " + ".join([product[0], *out])
    return f"{left} → {right}", out, brought


def _split(leaving: dict[str, int], needed: dict[str, int]) -> tuple[list[str], list[str]]:
    """Name what leaves and what is needed, and what a reagent lends to both, such as water."""
    if leaving == {"H": 2} and not needed:
        return ["H2O"], ["[O]"]  # an oxidation; no hydrogen is seen
    for lent in _LENT:
        out = _molecules(dict(Counter(leaving) + Counter(lent)), leaves=True)
        brought = _molecules(dict(Counter(needed) + Counter(lent)))
        if out is not None and brought is not None:
            return out, brought
    return _molecules(leaving, leaves=True) or _formula(leaving), _molecules(needed) or _formula(needed)


def _molecules(counts: dict[str, int], *, leaves: bool = False) -> list[str] | None:
    """The one, two or three common molecules that make up the atoms; None where they do not.

    A lone oxygen atom is something that an oxidant brings, never something that leaves.
    """
    if not counts:
        return []
    fitting = [
        formula
        for formula in SMALL
        if all(count <= counts.get(symbol, 0) for symbol, count in _atoms(formula).items())
        and not (leaves and formula == "O")
    ]
    for size in (1, 2, 3):
        for chosen in combinations_with_replacement(fitting, size):
            total: Counter[str] = Counter()
            for formula in chosen:
                total.update(_atoms(formula))
            if dict(total) == counts:
                return _counted([SMALL[formula] for formula in chosen])
    return None


def _counted(names: list[str]) -> list[str]:
    return [f"{count} {name}" if count > 1 else name for name, count in Counter(names).items()]


def _formula(counts: dict[str, int]) -> list[str]:
    if not counts:
        return []
    order = sorted(counts, key=lambda symbol: (symbol != "C", symbol != "H" or "C" not in counts, symbol))
    return ["".join(f"{symbol}{counts[symbol] if counts[symbol] > 1 else ''}" for symbol in order)]


def _counts(mol: Chem.Mol) -> Counter[str]:
    return _atoms(re.sub(r"[+-]\d*$", "", CalcMolFormula(mol)))


def _atoms(formula: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for symbol, count in _PART.findall(formula):
        counts[symbol] += int(count or 1)
    return counts
