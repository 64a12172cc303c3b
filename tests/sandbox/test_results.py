import json
import math

import pytest

from sandbox.results import (
    Choice,
    Item,
    Quantity,
    Report,
    Structure,
    Text,
    ToolResult,
    YesNo,
    as_report,
    failure,
    format_item,
    format_number,
    item_from_json,
    item_to_json,
)

ITEMS: list[Item] = [
    Quantity(63.6, "Å²", "TPSA", atoms=((1, 2), (3,))),
    Quantity(None, "g/mol", "molecular weight", reason="there is an R group"),
    YesNo(False, "passes", "2 violations", ((0,),)),
    Choice("M2", "highest logP"),
    Text("C9H8O4", "molecular formula"),
    Structure("CCO", "ethanol", "made", ((2,),)),
]


@pytest.mark.parametrize("item", ITEMS, ids=[type(item).__name__ for item in ITEMS])
def test_items_survive_json(item: Item) -> None:
    assert item_from_json(json.loads(json.dumps(item_to_json(item)))) == item


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (Quantity(63.6, "Å²", "TPSA"), "63.60 Å²"),
        (Quantity(3, "", "number of rings"), "3"),
        (Quantity(180.042259, "Da", "exact mass", 4), "180.0423 Da"),
        (Quantity(-0.001, "", "logP"), "0.00"),
        (Quantity(-1.5, "", "logP"), "-1.50"),
        (Quantity(12.5, "%", "yield", 1), "12.5 %"),
        (Quantity(None, "g/mol", "molecular weight", reason="R group"), "no value (R group)"),
        (Quantity(None, "", "x"), "no value"),
        (YesNo(True, "x"), "yes"),
        (YesNo(False, "x"), "no"),
        (YesNo(None, "x", "R group"), "no value (R group)"),
        (Text("abc", "x"), "abc"),
        (Choice("M1", "x"), "M1"),
        (Structure("CCO", "ethanol"), "CCO"),
    ],
)
def test_values_are_printed_with_unit_and_point(item: Item, text: str) -> None:
    assert format_item(item) == text


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_numbers_that_are_none_are_not_printed_as_numbers(value: float) -> None:
    assert format_number(value, 2) == "not finite"


def test_results_survive_json() -> None:
    result = ToolResult(True, "ok", tuple(ITEMS), ("V1",) * 6, {"rows": [{"a": 1}]}, "report", "ok", 1.5)
    assert ToolResult.from_json(json.loads(json.dumps(result.to_json()))) == result


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        ToolResult(True, "", (Quantity(math.nan, "", "x"),), (), {}, "quantity", "ok", 0.0).to_json()
    with pytest.raises(TypeError):
        ToolResult(True, "", (), (), {"mol": object()}, "quantity", "ok", 0.0).to_json()


def test_a_failure_has_no_values_and_says_why() -> None:
    failed = failure("timeout", "it took longer than 10 s", kind="quantity")
    assert not failed.ok
    assert (failed.values, failed.handles) == ((), ())
    assert failed.text == "error: it took longer than 10 s"
    assert failed.state == "timeout"


def test_single_items_become_reports() -> None:
    item = Quantity(1, "", "x")
    report = Report((item,))
    assert as_report(item).items == (item,)
    assert as_report(report) is report
