"""Values in the unit that a message asks for."""

import pytest

from sandbox.results import Quantity, ToolResult, YesNo
from sandbox.talk.wished_units import in_wished_units


def _result(value: float, unit: str, name: str) -> ToolResult:
    items = (Quantity(value, unit, name), YesNo(True, "is a liquid"))
    return ToolResult(True, "", items, (), {}, "report", "ok", 0.0)


@pytest.mark.parametrize(
    ("message", "value", "unit", "expected", "printed"),
    [
        ("vapour pressure of M1 at 30 °C in mmHg", 859.3, "hPa", 644.5, "mmHg"),
        ("boiling point of M1 in kelvin?", 78.2, "°C", 351.35, "K"),
        ("boiling point in Fahrenheit", 100.0, "°C", 212.0, "°F"),
        ("theoretical yield in mg please", 1.8, "g", 1800, "mg"),
        ("density of M1 in kg/m3", 0.945, "g/mL", 945, "kg/m3"),
        ("boiling point of M1 in K", 37.9, "hPa", 37.9, "hPa"),
        ("what dissolves in M1 in g/mol", 78.2, "°C", 78.2, "°C"),
        ("in mL of water", 78.2, "g", 78.2, "g"),
        ("gauge in psi, sheet in mbar: 15 psi?", 1034.0, "mbar", 1034.0, "mbar"),
    ],
)
def test_a_value_comes_in_the_unit_asked_for(
    message: str, value: float, unit: str, expected: float, printed: str
) -> None:
    item = in_wished_units(_result(value, unit, "value"), message).values[0]
    assert isinstance(item, Quantity)
    assert item.value == pytest.approx(expected, rel=1e-3)
    assert item.unit == printed
