"""Vapour pressures from the equations of the literature, inside the range for which they were fitted."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sandbox.physical.records import KELVIN, Datum

PRECISION_K = 0.01


@dataclass(frozen=True, slots=True)
class Equation:
    """A vapour pressure equation.

    Attributes:
        source: Key of the source.
        coefficients: As the source gives them.
        low: Lowest temperature in K.
        high: Highest temperature in K.
    """

    source: str
    coefficients: tuple[float, ...]
    low: float
    high: float

    @classmethod
    def of(cls, datum: Datum) -> Equation:
        """Take an equation out of a table's entry, whose last two numbers are its range."""
        return cls(datum.source, datum.numbers[:-2], *datum.numbers[-2:])

    def holds_at(self, kelvin: float) -> bool:
        """Whether a temperature lies in the range of the fit."""
        return self.low <= kelvin <= self.high

    def pressure_pa(self, kelvin: float) -> float:
        """Vapour pressure in Pa."""
        if self.source == "per":
            c1, c2, c3, c4, c5 = self.coefficients
            return math.exp(c1 + c2 / kelvin + c3 * math.log(kelvin) + c4 * kelvin**c5)
        a, b, c = self.coefficients
        exponent = a - b / (kelvin + c)
        return float(10**exponent) if self.source == "pol" else math.exp(exponent)

    def boiling_at(self, pascal: float) -> float | None:
        """The temperature in K at which the vapour has a pressure; None where that is out of the range."""
        low, high = self.low, self.high
        if not self.pressure_pa(low) <= pascal <= self.pressure_pa(high):
            return None
        while high - low > PRECISION_K:
            middle = (low + high) / 2
            low, high = (middle, high) if self.pressure_pa(middle) < pascal else (low, middle)
        return (low + high) / 2

    @property
    def range_text(self) -> str:
        """The range in °C, in words."""
        return f"{self.low - KELVIN:.0f} to {self.high - KELVIN:.0f} °C"
