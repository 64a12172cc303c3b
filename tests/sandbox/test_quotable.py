"""What of a message an argument of a bench tool may quote."""

import pytest

from sandbox.quotable import numbers_left, quotable
from sandbox.registry import discover

REGISTRY = discover()


@pytest.mark.parametrize(
    ("tool", "argument", "text", "offered"),
    [
        ("convert_amount", "quantity", "how much M1 (60 % in mineral oil) for 5 mmol?", ["5 mmol"]),
        ("convert_amount", "quantity", "How many mL of 2.5 M M1 are 12 mmol?", ["12 mmol"]),
        ("convert_amount", "quantity", "5 mM M1 in mg/mL", ["5 mM"]),
        ("convert_amount", "quantity", "1.5 g (10 mmol) of M2 and 2 equiv of M1", ["10 mmol"]),
        ("convert_amount", "unit", "how much M1 (60 % in mineral oil) for 5 mmol?", ["how much"]),
        ("convert_amount", "unit", "1.2 equiv of M1 for 3.4 mmol, volume please", ["volume"]),
        ("convert_amount", "unit", "5 g of M1 in mmol", ["mmol"]),
        ("dilution", "volume", "10 mL of 5 M M1 to 0.2 M", ["10 mL"]),
        ("dilution", "stock", "dilute to 0.2 M from 5 M", ["5 M"]),
        ("dilution", "target", "dilute to 0.2 M from 5 M", ["0.2 M"]),
        ("dilution", "stock", "from 500 mM to 1 M", ["1 M"]),
        ("dilution", "target", "1:4 dilution of a 2 mg/mL M1 stock, 10 mL wanted", ["1:4"]),
        ("solution_ph", "pka", "pH of 0.05 M M1 (pKa 4.76)", ["4.76"]),
        ("solution_ph", "pka", "pH of 0.01 M M1", []),
        ("solution_concentration", "volume", "molarity of 37% M1, density 1.19 g/mL", ["density 1.19 g/mL"]),
        ("solution_mass", "volume", "a volume without a number", []),
        ("cooling_bath", "temperature", "5 mL at -78 °C", ["-78 °C"]),
    ],
)
def test_only_amounts_of_the_right_kind_are_offered(
    tool: str, argument: str, text: str, offered: list[str]
) -> None:
    assert quotable(REGISTRY.get(tool).argument(argument), text) == offered


def test_what_a_message_lacks_may_stand_in_the_one_before() -> None:
    before = "What do I weigh for 250 mL of 0.1 M M1?"
    assert quotable(REGISTRY.get("solution_mass").argument("concentration"), "and for 1 L?", before) == [
        "0.1 M"
    ]
    assert quotable(REGISTRY.get("solution_mass").argument("volume"), "and for 1 L?", before) == ["1 L"]


def test_a_number_that_is_no_amount_of_another_kind_may_be_meant() -> None:
    assert numbers_left("a bath at minus 40 please") == ["minus 40", "minus 40 please"]
    assert numbers_left("buffer of 100 mM at pH 7.4", "100 mM") == ["7.4"]
    assert numbers_left("it clogs, down to 0.25 M", "2 M and I want 0.4 M") == []


def test_one_of_stock_and_target_is_exchanged() -> None:
    before = "my stock is 2 M and I want 500 mL of 0.4 M"
    down, other = "it clogs. same but down to 0.25 M", "and from the 5 M bottle?"
    assert quotable(REGISTRY.get("dilution").argument("stock"), down, before) == ["2 M"]
    assert quotable(REGISTRY.get("dilution").argument("target"), down, before) == ["0.25 M"]
    assert quotable(REGISTRY.get("dilution").argument("stock"), other, before) == ["5 M"]
    assert quotable(REGISTRY.get("dilution").argument("target"), other, before) == ["0.4 M"]
