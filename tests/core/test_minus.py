"""Minus signs: read by people with U+2212, by programs with a hyphen."""

import pytest

from app.core.minus import machine_readable, shown, with_minus, words_with_minus
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


@pytest.mark.parametrize(
    ("remark", "read"),
    [
        ("M1 itself has -2.39 log(mol/L)", "M1 itself has −2.39 log(mol/L)"),
        (
            "the model gave -3.9, which cannot be (-4 at most).",
            "the model gave −3.9, which cannot be (−4 at most).",
        ),
        ("made from but -2-ene, (-2-oxo)ethyl and 5-10 h", "made from but -2-ene, (-2-oxo)ethyl and 5-10 h"),
        ("C[N+](C)(C)CC(=O)[O-]", "C[N+](C)(C)CC(=O)[O-]"),
        ("cooled to -78 °C", "cooled to −78 °C"),
    ],
)
def test_numbers_in_remarks_get_their_sign_and_names_keep_their_hyphens(remark: str, read: str) -> None:
    assert words_with_minus(remark) == read
    assert machine_readable(read) == remark


def test_names_keep_their_hyphens() -> None:
    name = Text("2-chloro-4-nitroaniline", "name")
    assert shown(name, "N-(-2-oxo)ethyl") == "N-(-2-oxo)ethyl"
    assert shown(Quantity(-0.64, "", "logP", 2), "-0.64") == "−0.64"
