"""Dilutions: by how much a stock is diluted, whatever the strengths are written in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sandbox.bench.conversion import convert
from sandbox.bench.material import Material
from sandbox.bench.measuring import read_measure
from sandbox.bench.quantities import COUNTS, is_kind, read_as, read_number
from sandbox.bench.stated import stated_in
from sandbox.errors import ToolError

OF_STOCK = re.compile(r"\s*\b(?:of|from)\s+(?:the\s+)?stock\b.*", re.IGNORECASE)
_FACTOR = re.compile(
    rf"\s*(?:1\s*(?:[:/]|in\b)\s*(\d[\d.,]*)|(\d[\d.,]*|{'|'.join(COUNTS)})\s*[-–]?\s*(?:fold|times)\b\.?)\s*",
    re.IGNORECASE,
)
_TIMES_WORKING = re.compile(r"\s*(\d[\d.,]*)\s*[xX×](?!\w)")  # "10x PBS"


def read_strength(text: str) -> tuple[str, Mapping[str, str]]:
    """The concentration that is wanted, and what is said of the material that it is made from.

    Args:
        text: The concentration first: "1 M, 37 %, 1.19 g/mL"; a per cent that stands alone is wanted itself.
    """
    found = stated_in(text)
    kinds = ("concentration", "mass concentration", "per cent")
    wanted = next((each for each in found if each.kind in kinds), None)
    if wanted is None or len(found) == 1:
        return text, {}
    return wanted.text, {each.kind: each.text for each in found if each is not wanted}


def read_factor(text: str) -> float:
    """By how much is diluted: "10", "1:10", "1 in 10", "3-fold", "threefold".

    Raises:
        ToolError: No number stands there.
    """
    by = _FACTOR.fullmatch(text)
    number = (by[1] or by[2]) if by else text
    return float(COUNTS.get(number.lower()) or read_number(number))


def dilution_factor(stock: str, target: str) -> tuple[float, str | None]:
    """By how much a stock is diluted, with what that rests on.

    Args:
        stock: Concentration of the stock, as written.
        target: Concentration wanted, or the factor.

    Raises:
        ToolError: The two cannot be compared, or the target is stronger than the stock.
    """
    if stock.strip() == target.strip():
        raise ToolError(f"the stock and the target are both {stock.strip()}: one of them is missing")
    if _FACTOR.fullmatch(target):
        return _at_least_one(read_factor(target), stock), None
    high, low = _TIMES_WORKING.match(stock), _TIMES_WORKING.match(target)
    if high and low:
        return _at_least_one(read_number(high[1]) / read_number(low[1]), stock), None
    molar = is_kind(target, "concentration")
    if molar and not is_kind(stock, "concentration"):
        strong, remark = _molar(stock)
        return _at_least_one(strong / read_as(target, "concentration"), stock), remark
    unit = "mol/L" if molar else "g/L"
    (above, _, remark), (below, _, _) = convert(stock, unit), convert(target, unit)
    if below <= 0:
        raise ToolError(f"the target ({target.strip()}) must be above zero")
    return _at_least_one(above / below, stock), remark and "strengths taken per volume"


def _molar(stock: str) -> tuple[float, str | None]:
    """Molarity of a stock given by mass, whose compound stands beside it."""
    measure = read_measure(stock)
    if measure.of is None:
        raise ToolError(f"'{stock.strip()[:40]}' as a molarity needs its compound")
    strong, remark = Material.of(measure.of, measure.material).per_litre()
    return strong, f"{remark}: {strong:.4g} mol/L"


def _at_least_one(times: float, stock: str) -> float:
    if times < 1:
        raise ToolError(f"the stock ({stock.strip()}) must be at least as concentrated as the target")
    return times
