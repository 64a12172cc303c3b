"""Mass spectrometry and elemental analysis: adducts, isotope patterns, formulas from masses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from rdkit import Chem
from rdkit.Chem import Descriptors

from sandbox.bench.amounts import molar_mass
from sandbox.bench.formulas import MASSES, find_formulas
from sandbox.bench.isotopes import ELECTRON_DA, isotope_pattern, stick_plot
from sandbox.bench.quantities import read_number
from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Text
from sandbox.safety.hazards import element_counts
from sandbox.structures.completeness import missing_atoms
from sandbox.types import Expert, Means, Molecule

_H, _NA, _K, _CL = MASSES["H"], 22.9897692820, 38.9637064864, MASSES["Cl"]
_FORMATE = MASSES["C"] + _H + 2 * MASSES["O"]
_AMMONIUM = MASSES["N"] + 4 * _H
# Name → molecules in the ion, mass that is added in Da, charge.
ADDUCTS = {
    "[M+H]+": (1, _H, 1),
    "[M+Na]+": (1, _NA, 1),
    "[M+K]+": (1, _K, 1),
    "[M+NH4]+": (1, _AMMONIUM, 1),
    "[M+2H]2+": (1, 2 * _H, 2),
    "[2M+H]+": (2, _H, 1),
    "[2M+Na]+": (2, _NA, 1),
    "[M-H]-": (1, -_H, -1),
    "[M+Cl]-": (1, _CL, -1),
    "[M+HCOO]-": (1, _FORMATE, -1),
}
Ion = Literal["M", "[M+H]+", "[M+Na]+", "[M+K]+", "[M+NH4]+", "[M-H]-", "[M+Cl]-", "[M+HCOO]-"]
Adduct = Literal[
    "all", "[M+H]+", "[M+Na]+", "[M+K]+", "[M+NH4]+", "[M+2H]2+", "[2M+H]+", "[2M+Na]+", "[M-H]-", "[M+Cl]-",
    "[M+HCOO]-",
]  # fmt: skip
Elements = Literal["CHNO", "CHNOS", "CHNOPS", "CHNOPS and halogens"]
_ELEMENTS = {
    "CHNO": ("N", "O"),
    "CHNOS": ("N", "O", "S"),
    "CHNOPS": ("N", "O", "P", "S"),
    "CHNOPS and halogens": ("N", "O", "P", "S", "F", "Cl", "Br"),
}
_MAY_OCCUR = frozenset(each for symbols in _ELEMENTS.values() for each in symbols)
_COUNTED = re.compile(r"([A-Z][a-z]?)(\d*)")
MAX_LISTED = 8


def _has(formula: str, wanted: Mapping[str, int]) -> bool:
    """Whether a formula has the elements that are wanted, as often as is wanted; 0 is any number of times."""
    counts = {symbol: int(count or 1) for symbol, count in _COUNTED.findall(formula)}
    return all(
        counts.get(symbol, 0) == count if count else symbol in counts for symbol, count in wanted.items()
    )


@tool(kind="report", verb="Calculated adduct masses", examples=[{"molecule": "Cn1cnc2c1c(=O)n(C)c(=O)n2C"}])
def adduct_masses(molecule: Molecule, ion: Annotated[Adduct, Means("ion"), Expert()] = "all") -> Report:
    """Masses (m/z) of the usual adduct ions in electrospray: protonated, sodiated, deprotonated and others.

    Args:
        molecule: Neutral molecule; of a salt or an ion the m/z of the ion itself is given.
        ion: The only ion that is wanted.

    Returns:
        m/z of each ion, from monoisotopic masses, the electron's mass included.

    Source: atomic masses of NIST (RDKit).
    """
    exact, charge = _exact(molecule), Chem.GetFormalCharge(molecule.mol)
    if charge:
        # RDKit's exact mass of an ion leaves its missing electrons out already.
        return Report((Quantity(exact / abs(charge), "", "m/z of the ion", 4),))
    items: list[Item] = [
        Quantity((count * exact + added - z * ELECTRON_DA) / abs(z), "", f"m/z of {name}", 4)
        for name, (count, added, z) in ADDUCTS.items()
        if ion in ("all", name)
    ]
    return Report(tuple(items))


@tool(kind="report", verb="Calculated the isotope pattern", examples=[{"molecule": "Brc1ccc(Br)cc1"}])
def isotope_distribution(molecule: Molecule) -> Report:
    """Isotope pattern of the molecular ion: peaks with their relative intensities, and a plot.

    Args:
        molecule: Molecule or ion.

    Returns:
        Monoisotopic and most abundant mass, and the peaks above 1 % of the highest, grouped by nominal mass
        at unit resolution; the mass of each is its mean.

    Source: isotopes of NIST (RDKit); exact expansion of the isotopes of each element.
    """
    if reason := missing_atoms(molecule):
        raise ToolError(reason)
    charge = Chem.GetFormalCharge(molecule.mol)
    pattern = isotope_pattern(_composition(molecule.mol))
    most = max(share for share, _ in pattern.values())
    peaks = [
        ((mass - charge * ELECTRON_DA) / max(1, abs(charge)), 100 * share / most)
        for _, (share, mass) in sorted(pattern.items())
        if share / most >= 0.001
    ]
    high = [(mz, percent) for mz, percent in peaks if percent >= 1]
    listed = ", ".join(f"{mz:.3f} ({percent:.1f} %)" for mz, percent in high[:MAX_LISTED])
    base = max(peaks, key=lambda peak: peak[1])[0]
    items: list[Item] = [
        Quantity(peaks[0][0] if len(peaks) == 1 else high[0][0], "", "m/z of the first peak", 4),
        Quantity(base, "", "m/z of the highest peak", 4),
        Text(listed, "isotope peaks (intensity relative to the highest)"),
    ]
    return Report(tuple(items), {"peaks": peaks, "svg": stick_plot(high, "isotope pattern")})


@tool(
    kind="report", verb="Calculated the elemental analysis", examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}]
)
def elemental_analysis(molecule: Molecule) -> Report:
    """Elemental composition in % by mass, as for a combustion analysis (CHN).

    Args:
        molecule: Compound, with counter-ions and solvent where they are in the sample.

    Returns:
        Mass share of each element in %, C, H and N first.

    Source: IUPAC atomic weights (RDKit).
    """
    total = molar_mass(molecule)
    counts = {symbol: count for symbol, count in element_counts(molecule.mol).items() if count}
    order = [symbol for symbol in ("C", "H", "N") if symbol in counts]
    table = Chem.GetPeriodicTable()
    items: list[Item] = [
        Quantity(100 * counts[symbol] * table.GetAtomicWeight(symbol) / total, "%", f"{symbol} by mass", 2)
        for symbol in [*order, *sorted(set(counts) - set(order))]
    ]
    return Report(tuple(items))


@tool(
    kind="report",
    verb="Searched formulas for a mass",
    examples=[{"measured": "195.0877", "ion": "[M+H]+", "tolerance": "5 ppm", "elements": "CHNO"}],
)
def formula_from_mass(
    measured: str,
    ion: Ion = "M",
    tolerance: str = "5 ppm",
    elements: Annotated[Elements, Means("elements")] = "CHNOPS",
    containing: Annotated[str, Expert(), Means("contained")] = "",
) -> Report:
    """Molecular formulas that fit an exact mass from high-resolution mass spectrometry.

    Args:
        measured: Measured mass or m/z of a singly charged ion, as written.
        ion: Which ion was measured; M is the neutral mass.
        tolerance: Tolerance in ppm, as written.
        elements: Elements that may occur.
        containing: Elements that have to occur, with their numbers where these are known: "Cl", "Br1 Cl2".

    Returns:
        Number of formulas that pass the rules of valence and element ratios, and the closest ones with their
        error in ppm and their rings plus double bonds.

    Source: Kind and Fiehn, BMC Bioinformatics 2007, 8, 105 (seven golden rules without isotope patterns).
    """
    mz, ppm = read_number(measured), abs(read_number(tolerance.lstrip("± ")))
    added, charge = (0.0, 0) if ion == "M" else ADDUCTS[ion][1:]
    mass = mz - added + charge * ELECTRON_DA
    if not 10 <= mass <= 1200 or not 0 < ppm <= 50:
        raise ToolError("masses from 10 to 1200 Da and tolerances up to 50 ppm can be searched")
    wanted = {symbol: int(count or 0) for symbol, count in _COUNTED.findall(containing)}
    symbols = tuple(dict.fromkeys((*_ELEMENTS[elements], *(each for each in wanted if each in _MAY_OCCUR))))
    found, complete = find_formulas(mass, ppm, symbols)
    found = [each for each in found if _has(each.formula, wanted)]
    listed = "; ".join(
        f"{each.formula} ({each.error_ppm:+.1f} ppm, {each.unsaturation} rings + double bonds)"
        for each in found[:MAX_LISTED]
    )
    remark = None if complete else "the search was ended after 8 s; there may be more"
    none = f"no formula of {elements}{f' with {containing}' if containing else ''} fits within {ppm:g} ppm"
    if "." not in measured:
        none += "; a mass without decimals is a nominal one, and a formula takes four decimals"
    return Report(
        (
            Text(listed or None, "formulas that fit", None if found else none),
            Quantity(len(found), "", "number of formulas that fit", 0, remark),
        ),
        {
            "formulas": [
                {"formula": e.formula, "ppm": e.error_ppm, "dbe": e.unsaturation} for e in found[:200]
            ]
        },
    )


@tool(kind="quantity", verb="Counted unsaturation", examples=[{"molecule": "c1ccccc1"}])
def degree_of_unsaturation(molecule: Molecule) -> Quantity:
    """Degree of unsaturation (double bond equivalents): rings plus double bonds, by the formula.

    Args:
        molecule: Neutral molecule of C, H, N, O, P, S and halogens; usual valences are assumed.

    Returns:
        Rings plus double bonds, a triple bond counting twice; from the formula, so a nitro group counts one.

    Source: DBE = C - (H + X)/2 + (N + P)/2 + 1.
    """
    if reason := missing_atoms(molecule):
        return Quantity(None, "", "degree of unsaturation", 0, reason)
    counts = {symbol: count for symbol, count in element_counts(molecule.mol).items() if count}
    others = sorted(set(counts) - {"C", "Si", "H", "N", "P", "O", "S", "Se", "F", "Cl", "Br", "I"})
    if others or Chem.GetFormalCharge(molecule.mol) or len(Chem.GetMolFrags(molecule.mol)) > 1:
        why = f"it holds {', '.join(others)}" if others else "it is an ion or several components"
        return Quantity(None, "", "degree of unsaturation", 0, f"not defined here: {why}")
    tetravalent = counts.get("C", 0) + counts.get("Si", 0)
    single = sum(counts.get(symbol, 0) for symbol in ("H", "F", "Cl", "Br", "I"))
    doubled = 2 * tetravalent + 2 + counts.get("N", 0) + counts.get("P", 0) - single
    value = doubled // 2 if doubled % 2 == 0 else doubled / 2
    return Quantity(value, "", "degree of unsaturation", 1)


def _exact(molecule: Molecule) -> float:
    if reason := missing_atoms(molecule):
        raise ToolError(reason)
    mass: float = Descriptors.ExactMolWt(molecule.mol)  # type: ignore[attr-defined]
    return mass


def _composition(mol: Chem.Mol) -> dict[str, int]:
    """Atoms by symbol, labelled ones by their isotope."""
    counts: dict[str, int] = {}
    for atom in mol.GetAtoms():
        symbol = f"{atom.GetIsotope() or ''}{atom.GetSymbol()}"
        counts[symbol] = counts.get(symbol, 0) + 1
        if hydrogens := atom.GetTotalNumHs():
            counts["H"] = counts.get("H", 0) + hydrogens
    return counts
