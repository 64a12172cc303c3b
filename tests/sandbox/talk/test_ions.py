"""Ions of mass spectra that messages name."""

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Quantity
from sandbox.talk.ions import asks_for_ion_mass, ions_in
from sandbox.talk.worded import worded

REGISTRY = discover()


@pytest.mark.parametrize(
    ("message", "ions"),
    [
        ("exact mass of [M+Na]+ for M1?", ("[M+Na]+",)),
        ("mass of the sodium adduct of M1", ("[M+Na]+",)),
        ("m/z of M1 as [M-H]− please", ("[M-H]-",)),
        ("m/z of [M+H]+ and [M+NH4]+ of M1", ("[M+H]+", "[M+NH4]+")),
        ("m/z of the protonated and sodiated ions of M1", ("[M+H]+", "[M+Na]+")),
        ("m/z of doubly protonated M1", ("[M+2H]2+",)),
        ("exact mass of M1", ()),
    ],
)
def test_ions_are_read_however_they_are_written(message: str, ions: tuple[str, ...]) -> None:
    assert ions_in(message) == ions
    assert asks_for_ion_mass(message) is bool(ions)


@pytest.mark.parametrize(
    "message",
    [
        "which formula fits [M+H]+ 195.0877?",
        "I see m/z 325 for [M+Na]+; is that M1?",
        "what is the logP of the protonated form of M1?",
    ],
)
def test_a_measured_mass_or_another_question_is_no_wish_for_an_ion_s_mass(message: str) -> None:
    assert not asks_for_ion_mass(message)


def test_the_one_ion_that_is_asked_for_is_given() -> None:
    spec = REGISTRY.get("adduct_masses")
    ion = worded(spec, "exact mass of [M+Na]+ for M1?")
    assert ion == {"ion": "[M+Na]+"}
    quercetin = "O=c1c(O)c(-c2ccc(O)c(O)c2)oc2cc(O)cc(O)c12"
    (found,) = call_tool(spec, {"molecule": quercetin, **ion}).values
    assert isinstance(found, Quantity)
    assert found.value == pytest.approx(325.0319, abs=2e-4)  # 302.0427 + 22.9898 - 0.0005
    assert worded(spec, "m/z of M1, [M+H]+ or [M+Na]+") == {}
