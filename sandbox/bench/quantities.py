"""Quantities as they stand in a chemist's sentence: "250 mg", "0,5 M", "2 x 10^-3 mol/L", "-78 °C".

A number with its unit is read from the user's own words and computed with pint, so that no unit is guessed:
what has the wrong dimension is refused in words.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Any

from sandbox.errors import ToolError
from sandbox.results import Quantity

DIGITS = 4  # significant digits of a result
_NUMBER = re.compile(
    r"^\W*?(?P<number>[-+−]?\s*\d(?:[\d.,]*\d)?)(?:\s*[x×*·]\s*10\s*\^?\s*\(?(?P<power>[-+−]?\s*\d{1,3})\)?"
    r"|[eE](?P<exponent>[-+]?\d{1,3}))?\s*(?P<unit>[^\d\s].*)?$"
)
COUNTS = {"half a": 0.5, "half an": 0.5, "a quarter of a": 0.25, "a quarter of an": 0.25, "a": 1, "an": 1}
_NUMBER_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)  # fmt: skip
COUNTS |= {word: number for number, word in enumerate(_NUMBER_WORDS, start=1)}
_COUNTED = re.compile(
    rf"(?:{'|'.join(sorted(COUNTS, key=len, reverse=True))})(?=\s)|(?:{'|'.join(_NUMBER_WORDS)})$",
    re.IGNORECASE,
)
_REWRITE = (
    ("µ", "u"), ("μ", "u"), ("−", "-"), ("⁻¹", "^-1"), ("⁻", "^-"), ("²", "^2"), ("³", "^3"), ("·", "*"),
    ("°C", "degC"), ("°F", "degF"), ("℃", "degC"), ("Å", "angstrom"), ("mm Hg", "mmHg"), ("cc", "mL"),
)  # fmt: skip
_PERCENT_BY_VOLUME = re.compile(r"^%\s*\(?(?:w|m|wt\.?|mass)\s*/\s*(?:v|vol\.?)\)?$")  # 1 % is 1 g in 100 mL
_WORDS = {
    "molar": "mol/L", "millimolar": "mmol/L", "micromolar": "umol/L", "nanomolar": "nmol/L",
    "wavenumbers": "cm**-1", "wavenumber": "cm**-1", "celsius": "degC", "fahrenheit": "degF", "C": "degC",
    "F": "degF", "M": "mol/L", "mM": "mmol/L", "uM": "umol/L", "nM": "nmol/L", "pM": "pmol/L",
    "N": "mol/L", "ppm": "ppm", "Da": "g/mol", "kDa": "kg/mol", "u": "g/mol", "amu": "g/mol",
    "h": "hour", "Eh": "hartree", "a.u.": "hartree", "gr": "g", "gm": "g", "lbs": "lb", "mmHg": "mmHg",
    "mcg": "ug", "mcL": "uL", "equiv": "", "eq": "",
    # Whatever the capitals; "MPa" and "mPa" stay apart.
    "torr": "torr", "atm": "atm", "psi": "psi", "bar": "bar", "kpa": "kPa", "mmhg": "mmHg", "kcal": "kcal",
    "kj": "kJ",
}  # fmt: skip
_KINDS = {
    "mass": ("g", "a mass, such as 250 mg"),
    "volume": ("L", "a volume, such as 5 mL"),
    "amount": ("mol", "an amount of substance, such as 2 mmol"),
    "concentration": ("mol/L", "a molar concentration, such as 0.1 M"),
    "mass concentration": ("g/L", "a mass per volume, such as 5 mg/mL"),
    "density": ("g/mL", "a density, such as 1.08 g/mL"),
    "pressure": ("Pa", "a pressure, such as 20 mbar"),
    "temperature": ("degC", "a temperature, such as -78 °C"),
}
_SCALES: dict[str, tuple[tuple[str, float], ...]] = {
    "g": (("kg", 1e3), ("g", 1.0), ("mg", 1e-3), ("µg", 1e-6), ("ng", 1e-9)),
    "L": (("L", 1.0), ("mL", 1e-3), ("µL", 1e-6), ("nL", 1e-9)),
    "mol": (("mol", 1.0), ("mmol", 1e-3), ("µmol", 1e-6), ("nmol", 1e-9)),
    "mol/L": (("mol/L", 1.0), ("mmol/L", 1e-3), ("µmol/L", 1e-6), ("nmol/L", 1e-9), ("pmol/L", 1e-12)),
    "g/L": (("g/L", 1.0), ("mg/L", 1e-3), ("µg/L", 1e-6)),
}


@cache
def units() -> Any:
    """The unit registry, made on first use (about 0.3 s)."""
    import pint

    registry: Any = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)
    if "ppb" not in registry:
        registry.define("ppb = 1e-9")
    registry.enable_contexts("spectroscopy", "boltzmann")
    return registry


def read_number(text: str) -> float:
    """Read a bare number, e.g. a pH or a pKa.

    Raises:
        ToolError: There is none.
    """
    number, _ = _split(text)
    return number


def read(text: str) -> Any:
    """Read a number with its unit as a pint quantity.

    Raises:
        ToolError: There is no number, or the unit is not known.
    """
    number, unit = _split(text)
    return units().Quantity(number, read_unit(unit) if unit else "")


def read_unit(text: str) -> Any:
    """Read a unit.

    Raises:
        ToolError: It is not known.
    """
    import pint

    written = " ".join(text.split()).strip(" .,;:!?()'\"")
    plain = _PERCENT_BY_VOLUME.sub("g/dL", written)
    for old, new in _REWRITE:
        plain = plain.replace(old, new)
    plain = (
        _WORDS.get(plain, _WORDS.get(plain.lower(), plain)) if len(plain) > 1 or plain in _WORDS else plain
    )
    plain = re.sub(r"(?<=[a-zA-Z])\s*\^?\s*(-?\d)", r"**\1", re.sub(r"\bper\b", "/", plain))
    plain = re.sub(r"\b(ml|ul|l|dl)\b", lambda m: m.group(1)[:-1] + "L", plain)
    if len(plain) > 60 or not re.fullmatch(r"[\w%/*().^ +-]*", plain):
        raise ToolError(f"'{written[:40]}' is not a unit that I know")
    try:
        return units().Unit(plain)
    except (
        pint.errors.PintError,
        ValueError,
        TypeError,
        AttributeError,
        SyntaxError,
        RecursionError,
    ) as error:
        raise ToolError(f"'{written[:40]}' is not a unit that I know") from error
    except Exception as error:  # pint's tokenizer raises what it meets
        raise ToolError(f"'{written[:40]}' cannot be read as a unit") from error


def read_as(text: str, kind: str) -> float:
    """Read a quantity of one kind, in the kind's own unit.

    Args:
        text: As the user wrote it.
        kind: A key of the kinds: mass (g), volume (L), amount (mol), concentration (mol/L), mass
            concentration (g/L), density (g/mL), pressure (Pa), temperature (°C).

    Raises:
        ToolError: It cannot be read, has another dimension, or is not positive where it must be.
    """
    unit, example = _KINDS[kind]
    value = in_unit(read(text), unit, text, example)
    if kind != "temperature" and value <= 0:
        raise ToolError(f"'{text[:40]}' is not above zero")
    return value


def in_unit(quantity: Any, unit: str, text: str, example: str) -> float:
    """Convert a pint quantity.

    Raises:
        ToolError: It has another dimension.
    """
    import pint

    try:
        value = float(quantity.to(unit).magnitude)
    except pint.errors.DimensionalityError as error:
        raise ToolError(f"'{' '.join(text.split())[:40]}' is not {example}") from error
    if not math.isfinite(value):
        raise ToolError(f"'{text[:40]}' is out of range")
    return value


def is_kind(text: str, kind: str) -> bool:
    """Whether a text can be read as a quantity of a kind."""
    try:
        read_as(text, kind)
    except ToolError:
        return False
    return True


def result(value: float, unit: str, name: str, reason: str | None = None, *, scaled: bool = True) -> Quantity:
    """Make a result with four significant digits, in the unit of its family that reads best.

    Args:
        value: The value.
        unit: g, L, mol, mol/L and g/L are scaled (0.0025 mol becomes 2.5 mmol); others stay.
        name: What was calculated.
        reason: A remark.
        scaled: False where the user named the unit.
    """
    for prefixed, factor in _SCALES.get(unit, ()) if scaled else ():
        if abs(value) >= 0.9995 * factor or factor == _SCALES[unit][-1][1]:
            return Quantity(value / factor, prefixed, name, _decimals(value / factor), reason)
    return Quantity(value, unit, name, _decimals(value), reason)


def _decimals(value: float) -> int:
    if value == 0 or not math.isfinite(value):
        return 0
    return max(0, min(12, DIGITS - 1 - math.floor(math.log10(abs(value)))))


def _split(text: str) -> tuple[float, str]:
    if counted := _COUNTED.match(text.strip()):  # "half a mole"
        text = f"{COUNTS[counted.group().lower()]}{text.strip()[counted.end() :]}"
    found = _NUMBER.match(" ".join(text.split()))
    if found is None or len(text) > 120:
        raise ToolError(f"'{' '.join(text.split())[:40]}' does not begin with a number")
    digits = _plain(found["number"])
    exponent = (found["power"] or found["exponent"] or "0").replace("−", "-").replace(" ", "")
    try:
        return float(f"{digits}e{exponent}"), (found["unit"] or "").strip()
    except ValueError as error:
        raise ToolError(f"'{found['number'].strip()}' is no number") from error


def _plain(number: str) -> str:
    """A point for the decimals, whatever the writer uses: 1,000 is a thousand, 0,5 a half."""
    digits = number.replace(" ", "").replace("−", "-").rstrip(".,")
    if "," in digits and "." in digits:
        last = max(digits.rfind(","), digits.rfind("."))
        return re.sub("[.,]", "", digits[:last]) + "." + digits[last + 1 :]
    if re.fullmatch(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+", digits):
        return digits.replace(",", "")
    return digits.replace(",", ".")
