"""Look-ups against the published tables (Fulmer et al., Organometallics 2010, 29, 2176)."""

from typing import Any

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Choice, Text, ToolResult


def ask(tool: str, **arguments: Any) -> ToolResult:
    return call_tool(discover().get(tool), arguments)


@pytest.mark.parametrize(
    ("impurity", "solvent", "said"),
    [
        ("CCOC(C)=O", "[2H]C(Cl)(Cl)Cl", "OCH2 4.12 q"),
        ("ClCCl", "ClC(Cl)Cl", "CH2 5.30 s"),
        ("CC(C)=O", "[2H]C([2H])([2H])S(=O)C([2H])([2H])[2H]", "CH3 2.09 s"),
        ("O", "[2H]C(Cl)(Cl)Cl", "1.56 s"),
        ("CC#N", "[2H]O[2H]", "CH3 2.06 s"),
    ],
)
def test_impurities_show_where_the_papers_say(impurity: str, solvent: str, said: str) -> None:
    result = ask("impurity_signals", first=impurity, second=solvent)
    assert result.ok, result.error
    assert said in str(result.values[0].value)  # type: ignore[union-attr]


def test_without_a_solvent_the_signals_in_each_are_told() -> None:
    values = ask("impurity_signals", first="CCOC(C)=O", second="CCOC(C)=O").values
    assert "OCH2 4.12 q" in str(values[0])  # Gottlieb et al., ethyl acetate in CDCl3
    assert len(values) == 4
    unknown = ask("impurity_signals", first="CCCCCCCCO", second="CCCCCCCCO").values[0]
    assert "not predicted" in str(unknown)


def test_what_the_table_does_not_have_is_said() -> None:
    unknown = ask("impurity_signals", first="CCCCCCCCO", second="CS(C)=O")
    assert "no data" in (unknown.values[0].reason or "")  # type: ignore[union-attr]
    assert "is none of them" in (ask("impurity_signals", first="CCO", second="CCCC").error or "")


@pytest.mark.parametrize(
    ("temperature", "bath"),
    [("-78 °C", "dry ice and acetone"), ("0 °C", "ice and water"), ("77 K", "liquid nitrogen")],
)
def test_cooling_baths(temperature: str, bath: str) -> None:
    assert str(ask("cooling_bath", temperature=temperature).values[0].value).startswith(bath)  # type: ignore[union-attr]


def test_a_bath_that_is_too_warm_comes_with_the_next_colder_one() -> None:
    values = ask("cooling_bath", temperature="-50 °C").values
    names = [str(item.value) for item in values if isinstance(item, Text | Choice)]
    assert "acetonitrile" in names[0]
    assert "-78" in names[1]
    assert "from 0 to -196" in (ask("cooling_bath", temperature="80 °C").error or "")


def test_an_impurity_and_its_solvent_may_be_given_either_way_round() -> None:
    given = ask("impurity_signals", first="ClCCl", second="CS(C)=O")
    turned = ask("impurity_signals", first="CS(C)=O", second="ClCCl")
    assert "5.76" in str(given.values[0])  # Gottlieb et al., CH2Cl2 in DMSO-d6
    assert turned.values == given.values


@pytest.mark.parametrize(
    ("words", "said"),
    [("dry ice and acetone", "-78 °C"), ("acetonitrile / dry ice", "-41 °C"), ("liquid nitrogen", "-196 °C")],
)
def test_the_temperature_of_a_mixture(words: str, said: str) -> None:
    result = call_tool(discover().get("cooling_bath"), {"temperature": words})
    assert result.ok, result.error
    assert any(said in str(item.value) for item in result.values)  # type: ignore[union-attr]


def test_a_mixture_that_nobody_knows_gets_no_temperature() -> None:
    result = call_tool(discover().get("cooling_bath"), {"temperature": "slush"})
    assert "or a mixture" in (result.error or "")


def test_of_two_solvents_the_deuterated_one_is_that_of_the_spectrum() -> None:
    dmso, water = "[2H]C([2H])([2H])S(=O)C([2H])([2H])[2H]", "O"
    told = ask("impurity_signals", first=dmso, second=water)
    assert "3.33" in str(told.values[0])  # HDO in DMSO-d6, not DMSO in D2O at 2.71
    assert ask("impurity_signals", first=water, second=dmso).values == told.values
