"""Minus signs: read by people with U+2212, by programs with a hyphen."""

import pytest

from app.core.minus import machine_readable, shown, with_minus
from sandbox.results import Quantity, Text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("-0.64", "−0.64"),
        ("-78 to -60 °C", "−78 to −60 °C"),
        ("(-3)", "(−3)"),
        ("2.1e-5", "2.1e-5"),
        ("3-5", "3-5"),
    ],
)
def test_numbers_get_their_sign_and_ranges_keep_their_hyphen(printed: str, read: str) -> None:
    assert with_minus(printed) == read
    assert machine_readable(read) == printed


def test_names_keep_their_hyphens() -> None:
    name = Text("2-chloro-4-nitroaniline", "name")
    assert shown(name, "N-(-2-oxo)ethyl") == "N-(-2-oxo)ethyl"
    assert shown(Quantity(-0.64, "", "logP", 2), "-0.64") == "−0.64"
