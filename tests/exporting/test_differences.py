"""Properties of two molecules against each other."""

from app.exporting.differences import difference_rows
from sandbox.results import Quantity, ToolResult


def result(*items: Quantity) -> ToolResult:
    return ToolResult(True, "", items, (), {}, "report", "ok", 1.0)


def test_differences_have_a_sign_and_an_arrow() -> None:
    first = result(
        Quantity(180.16, "g/mol", "molecular weight"),
        Quantity(1, "", "number of H-bond donors", 0),
        Quantity(1.314, "", "logP"),
        Quantity(None, "", "QED", reason="an atom is unspecified"),
    )
    second = result(
        Quantity(138.12, "g/mol", "molecular weight"),
        Quantity(2, "", "number of H-bond donors", 0),
        Quantity(1.311, "", "logP"),
        Quantity(0.5, "", "QED"),
    )
    rows = {row.title: (row.first, row.second, row.difference) for row in difference_rows(first, second)}
    assert rows == {
        "Molecular weight (g/mol)": ("180.16", "138.12", "−42.04 ▼"),
        "H-bond donors": ("1", "2", "+1 ▲"),
        "LogP": ("1.31", "1.31", "same"),
        "QED": ("—", "0.50", "—"),
    }


def test_what_only_one_has_is_left_out() -> None:
    assert difference_rows(result(Quantity(1, "", "logP")), result(Quantity(1, "", "TPSA"))) == []
