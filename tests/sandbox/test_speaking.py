"""What is said where no tool answers."""

import pytest

from sandbox.exchange import Exchange, Step
from sandbox.protocol import ToolCall
from sandbox.registry import discover
from sandbox.replies import CLARIFY, UNSUPPORTED
from sandbox.results import ToolResult
from sandbox.retrieval.reading import Reading
from sandbox.speaking import spoken
from sandbox.talk.unknown_names import misspelt, unheard_of

REGISTRY = discover()
RESULT = ToolResult(True, "", (), (), {}, "quantity", "ok", 0.0)


def _said(message: str, raw: str, best: str = "logp") -> str:
    return spoken(raw, Exchange(message, message, (), {}, reading=Reading(scores={best: 1.0})), REGISTRY)


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("molecular weight of asprin", "aspirin"),
        ("logP of paracetomol", "paracetamol"),
        ("mp of benzoic aicd", "benzoic acid"),
        ("is M1 more lipophilic than naproxin", "naproxen"),
    ],
)
def test_a_slip_in_a_name_is_asked_about(message: str, meant: str) -> None:
    said = _said(message, CLARIFY)
    assert meant in said
    assert said.endswith("?")


def test_a_name_that_no_table_has_is_named() -> None:
    assert "Ozempic" in _said("logP of Ozempic", CLARIFY)
    assert unheard_of("what is the boiling point of the solvent") == []
    assert misspelt("how many rings does the compound of the supervisor have") == {}
    assert misspelt("replace the chloro group of M1 by a nitrile") == {}
    assert misspelt("put a carboxylic acid on M1") == {}


def test_missing_amounts_are_asked_for() -> None:
    said = _said("dilute my stock to 10 mM", CLARIFY, "dilution")
    assert "concentration of the stock" in said
    assert "concentration wanted" not in said
    assert "What is the concentration" in _said("what's the pH of the solution", CLARIFY, "solution_ph")
    assert _said("what is the boiling point", CLARIFY, "boiling_point") == CLARIFY


def test_what_cannot_be_done_is_said_with_what_can() -> None:
    said = _said("predict the 1H NMR of M1", UNSUPPORTED)
    assert said != UNSUPPORTED
    assert "isotope patterns" in said


def test_a_sum_formula_is_no_compound() -> None:
    assert "sum formula" in _said("MW of C6H12O6", CLARIFY, "molecular_weight")


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("solubility of M1 in ethanol", True),
        ("pKa of M1 in DMSO", True),
        ("solubility of M1 in water", False),
    ],
)
def test_values_for_water_are_not_given_for_another_solvent(message: str, said: bool) -> None:
    tool = "pka" if "pKa" in message else "solubility"
    turn = Exchange(message, message, ("M1",), {})
    turn.steps.append(Step(ToolCall(tool, {"molecule": "M1"}, ""), RESULT, ""))
    assert ("holds for water" in spoken("The value of M1 is V1.", turn, REGISTRY)) is said


def test_half_an_answer_says_which_half_is_missing() -> None:
    turn = Exchange("logP of M1, and what does it cost?", "logP of M1, and what does it cost?", ("M1",), {})
    turn.steps.append(
        Step(
            ToolCall("logp", {"molecule": "M1"}, ""),
            RESULT,
            "",
        )
    )
    said = spoken("The logP of M1 is V1.", turn, REGISTRY)
    assert said.startswith("The logP of M1 is V1.")
    assert "prices" in said


def test_what_a_buffer_lacks_is_asked_for() -> None:
    said = _said("make me a phosphate buffer", UNSUPPORTED, best="buffer_recipe")
    assert all(word in said for word in ("pH", "concentration", "volume"))
    assert said.endswith("?")
    assert _said("make me a sandwich", UNSUPPORTED, best="buffer_recipe") == UNSUPPORTED


def test_a_mixture_is_told_from_a_compound() -> None:
    said = _said("molar mass of aqua regia?", CLARIFY)
    assert "mixture" in said
    assert "HNO3" in said


def test_what_a_called_tool_is_named_after_is_not_asked_about() -> None:
    calls = [
        Step(ToolCall(tool, {"molecule": "M1"}, ""), RESULT, "") for tool in ("pains_alerts", "brenk_alerts")
    ]
    message = "PAINS in M1 and Brenk?"
    said = spoken("M1 has none.", Exchange(message, message, (), {}, steps=calls), REGISTRY)
    assert "Brenk" not in said
