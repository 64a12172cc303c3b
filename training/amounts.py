"""Draws quantities as people write them, for tools that quote them; those of one question fit each other."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from training.equations import EQUATIONS
from training.plan_words import draw_ban, draw_part, draw_step
from training.table_files import draw_axes, draw_property, draw_target

_CONVERSIONS = (
    (("kcal/mol", "kJ/mol", "eV", "cm-1", "hartree"), (0.5, 80)),
    (("psi", "bar", "atm", "mmHg", "torr", "kPa"), (0.5, 900)),
    (("°C", "K", "°F"), (5, 350)),
    (("mg/mL", "g/L", "µg/mL", "mg/dL", "mg/L"), (0.5, 200)),
    (("g", "mg", "kg", "oz", "lb"), (0.5, 500)),
    (("mL", "L", "µL", "gal"), (0.5, 500)),
    (("M", "mM", "µM", "mol/L"), (0.1, 50)),
    (("nm", "eV", "cm-1"), (200, 800)),
)
_BUFFERS = {
    "acetate": 4.8, "MES": 6.2, "bis-tris": 6.5, "PIPES": 7.0, "imidazole": 7.0, "phosphate": 7.2,
    "MOPS": 7.2, "HEPES": 7.5, "tricine": 8.1, "tris": 8.0, "bicine": 8.3, "borate": 9.2,
    "carbonate": 10.3, "CAPS": 10.5,
}  # fmt: skip


Amounts = Mapping[str, str | int | float]


def draw_amounts(tool: str, rng: random.Random) -> Amounts:
    """Draw what stands in the slots of a tool's quantities; empty for tools that take none.

    Args:
        tool: Name of the tool.
        rng: Source of chance.
    """
    maker = _MAKERS.get(tool)
    return maker(rng) if maker else {}


def _number(rng: random.Random, low: float, high: float) -> str:
    value = low * (high / low) ** rng.random()
    digits = rng.choice([2, 2, 3, 3, 4])
    text = f"{value:.{digits}g}"
    return str(int(float(text))) if "e" in text else text


def _with_unit(rng: random.Random, low: float, high: float, *units: str) -> str:
    return f"{_number(rng, low, high)}{rng.choice([' ', ' ', ' ', ''])}{rng.choice(units)}"


def _volume(rng: random.Random) -> str:
    return rng.choice([_with_unit(rng, 1, 900, "mL", "ml", "µL"), _with_unit(rng, 0.1, 5, "L")])


def _concentration(rng: random.Random) -> str:
    return rng.choice([_with_unit(rng, 0.01, 3, "M", "mol/L"), _with_unit(rng, 1, 500, "mM", "µM")])


def _mass(rng: random.Random) -> str:
    return rng.choice([_with_unit(rng, 0.1, 50, "g"), _with_unit(rng, 1, 900, "mg")])


def _conversion(rng: random.Random) -> dict[str, str]:
    units, (low, high) = rng.choice(_CONVERSIONS)
    start, end = rng.sample(units, 2)
    return {"quantity": _with_unit(rng, low, high, start), "unit": end}


def _amount_conversion(rng: random.Random) -> dict[str, str]:
    masses, moles = ("g", "mg", "kg", "µg"), ("mmol", "mol", "µmol")
    per_volume, molar = ("mg/mL", "g/L", "µg/mL"), ("mM", "M", "µM")
    if rng.random() < 0.05:
        counted = rng.choice(["half a mole", "a mole", "two moles", "half a millimole", "three moles"])
        return {"quantity": counted, "unit": rng.choice(["grams", "g", "mg"])}
    volumes = ("mL", "L", "µL")
    bulk = [(masses, moles), (moles, masses), (moles, volumes), (masses, volumes), (volumes, moles)]
    start, end = rng.choice([*bulk[:2], *bulk, (per_volume, molar), (molar, per_volume)])
    return {"quantity": _with_unit(rng, 0.5, 500, *start), "unit": rng.choice(end)}


def _dilution(rng: random.Random) -> dict[str, str]:
    unit = rng.choice(["M", "mM", "mg/mL", "M", "mM", "mg/mL", "%"])
    high = float(_number(rng, 2, 50))
    low = high / rng.choice([2, 4, 5, 10, 20, 50, 100])
    return {"stock": f"{high:g} {unit}", "target": f"{low:.4g} {unit}", "volume": _volume(rng)}


def _series(rng: random.Random) -> dict[str, str]:
    factor = rng.choice(["2", "3", "4", "5", "10"])
    written = rng.choice([factor, f"{factor}-fold", f"1:{factor}"])
    return {"stock": _concentration(rng), "factor": written, "step": str(rng.randint(3, 12))}


def _solution(rng: random.Random) -> dict[str, str]:
    return {"concentration": _concentration(rng), "volume": _volume(rng), "amount": _mass(rng)}


def _table(rng: random.Random) -> dict[str, str]:
    density = f"{rng.uniform(0.7, 1.5):.2f} g/mL"
    second = rng.choice([_mass(rng), f"{_with_unit(rng, 1, 50, 'mL')} ({density})"])
    return {"amount": f"{_mass(rng)} and {second}", "isolated": _mass(rng)}


def _buffer(rng: random.Random) -> dict[str, str]:
    name, pka = rng.choice(list(_BUFFERS.items()))
    ph = f"{pka + rng.uniform(-0.9, 0.9):.1f}"
    return {"buffer": name, "ph": ph, "concentration": _with_unit(rng, 5, 500, "mM"), "volume": _volume(rng)}


def _acid(rng: random.Random) -> dict[str, str]:
    return {"concentration": _concentration(rng), "pka": f"{rng.uniform(2, 11):.2f}"}


def _measured(rng: random.Random) -> dict[str, str]:
    return {"measured": f"{rng.uniform(100, 700):.4f}", "tolerance": f"{rng.choice([2, 3, 5, 10])} ppm"}


def _atoms(rng: random.Random) -> dict[str, str]:
    numbers = [str(number) for number in sorted(rng.sample(range(1, 6), rng.choice([2, 2, 3, 4])))]
    joint = rng.choice([", ", "-", " "])
    listed = f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    return {"atoms": rng.choice([listed, listed, joint.join(numbers)])}


def _bath(rng: random.Random) -> dict[str, str]:
    degrees = rng.choice(
        ["0", "-10", "-15", "-20", "-30", "-40", "-41", "-50", "-60", "-78", "-78", "-90", "-100"]
    )
    return {"temperature": degrees + rng.choice([" °C", " °C", "°C", " C"])}


_MAKERS: dict[str, Callable[[random.Random], Amounts]] = {
    "convert_units": _conversion,
    "convert_amount": _amount_conversion,
    "dilution": _dilution,
    "serial_dilution": _series,
    "solution_mass": _solution,
    "solution_concentration": _solution,
    "reaction_table": _table,
    "balance_equation": lambda rng: {"equation": rng.choice(EQUATIONS)},
    "buffer_recipe": _buffer,
    "solution_ph": _acid,
    "formula_from_mass": _measured,
    "measure_geometry": _atoms,
    "cooling_bath": _bath,
    "route_step": draw_step,
    "replan_part": draw_part,
    "replan_without": draw_ban,
    "filter_table": draw_property,
    "sort_table": draw_property,
    "plot_table": draw_axes,
    "export_table": draw_target,
    "pick_diverse": lambda rng: {"count": rng.randint(2, 10)},
    "cluster_table": lambda rng: {"cutoff": rng.choice([0.3, 0.4, 0.5, 0.6, 0.7, 0.8])},
    "filter_table_by_similarity": lambda rng: {"cutoff": rng.choice([0.2, 0.3, 0.4, 0.5, 0.7])},
}
