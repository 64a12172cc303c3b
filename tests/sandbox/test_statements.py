import pytest

from sandbox.results import Choice, Item, Quantity, Structure, Text, ToolResult, YesNo, failure
from sandbox.statements import MAX_STATED, state_result


def state(*items: Item, subject: tuple[str, ...] = ("M1",), with_values: bool = False) -> str:
    handles, counts = [], {"M": 1, "V": 0}
    for item in items:
        kind = "M" if isinstance(item, Structure) else "V"
        counts[kind] += 1
        handles.append(f"{kind}{counts[kind]}")
    result = ToolResult(True, "", items, (), {}, "report", "ok", 1.0)
    return state_result(result, handles, subject, with_values=with_values)


LOGP = Quantity(1.3101, "", "logP")
TPSA = Quantity(63.6, "Å²", "TPSA")


@pytest.mark.parametrize(
    ("items", "stated"),
    [
        ([LOGP], "The logP of M1 is V1."),
        ([YesNo(True, "passes Lipinski's rule of five")], "M1 passes Lipinski's rule of five: V1."),
        ([Text("C9H8O4", "molecular formula")], "Molecular formula of M1: V1."),
        ([Choice("high", "GI absorption")], "GI absorption of M1: V1."),
        ([Structure("c1ccccc1", "the Murcko scaffold of M1")], "M2 is the Murcko scaffold of M1."),
        ([LOGP, TPSA], "The logP of M1 is V1. The TPSA of M1 is V2."),
    ],
)
def test_a_sentence_says_which_value_of_what_and_not_how_much(items: list[Item], stated: str):
    assert state(*items) == stated


def test_models_that_expect_values_see_them_with_their_units():
    assert state(TPSA, with_values=True) == "The TPSA of M1 is V1 (63.60 Å²)."
    assert state(YesNo(False, "is flat"), with_values=True) == "M1 is flat: V1 (no)."
    assert "M2 (c1ccccc1) is the scaffold" in state(Structure("c1ccccc1", "the scaffold"), with_values=True)


def test_several_subjects_are_joined_as_people_do():
    assert state(LOGP, subject=("M1", "M2")) == "The logP of M1 and M2 is V1."
    assert state(LOGP, subject=("M1", "M2", "M3")) == "The logP of M1, M2 and M3 is V1."
    assert state(LOGP, subject=("M1", "M1")) == "The logP of M1 is V1."
    assert state(LOGP, subject=()) == "LogP: V1."


def test_a_long_report_is_one_sentence():
    report = [Quantity(number, "", f"count {number}") for number in range(MAX_STATED + 2)]
    stated = state(*report)
    assert stated.startswith("M1: count 0 V1, count 1 V2")
    assert stated.count(".") == 1
    assert "V6" in stated


def test_further_structures_are_listed_as_alternatives():
    products = [Structure("C" * size, f"product {size}") for size in range(1, 8)]
    assert state(*products) == "M2 is product 1. Other possibilities: M3, M4, M5, M6."


def test_all_reactants_of_a_reaction_are_stated():
    reactants = [Structure(smiles, "a reactant for M1") for smiles in ("Cc1ccc(Br)cc1", "OB(O)c1cccnc1")]
    assert state(*reactants, Text("C–C bond formation", "class of the reaction")) == (
        "M2 is a reactant for M1. M3 is a reactant for M1. Class of the reaction of M1: V1."
    )


def test_a_failure_is_stated_by_the_handle_of_its_reason():
    failed = failure("error", "ring bond 1 is never closed")
    assert state_result(failed, ("V1",), ("M1",)) == "No answer: V1."
    assert "never closed" in state_result(failed, ("V1",), ("M1",), with_values=True)


def test_no_value_is_said_with_its_reason_to_models_that_see_values():
    missing = Quantity(None, "", "logP", reason="an atom is not specified")
    assert state(missing, with_values=True) == "The logP of M1 is V1 (no value (an atom is not specified))."
    assert state(missing) == "The logP of M1 is V1."
