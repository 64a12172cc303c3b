"""Answers cut into spans, and what a growing answer may show."""

import pytest

from app.core.spans import Span, settled, spans_of
from sandbox.grounding import Claim
from sandbox.results import Quantity, ToolResult, YesNo
from sandbox.workspace import Workspace


@pytest.fixture
def workspace() -> Workspace:
    filled = Workspace()
    filled.add("molecule", "CCO", name="ethanol")
    filled.add("molecule", "COc1ccc(-c2ccccc2)cc1")
    values = (Quantity(63.6, "Å²", "TPSA"), YesNo(True, "passes", "no violation"))
    filled.take_in(ToolResult(True, "", values, (), {}, "report", "ok", 1.0), ("M1",))
    return filled


def test_values_and_structures_are_spans_of_their_own(workspace: Workspace) -> None:
    assert spans_of("The TPSA of M1 is V1; M2 not.", workspace) == [
        Span("The TPSA of "),
        Span("ethanol", "thing", "M1"),
        Span(" is "),
        Span("63.60 Å²", "value", "V1"),
        Span("; "),
        Span("M2", "thing", "M2"),
        Span(" not."),
    ]


def test_the_remark_beside_a_value_is_read_as_words(workspace: Workspace) -> None:
    assert spans_of("V2", workspace) == [Span("yes", "value", "V2"), Span(" (no violation)")]


def test_claims_are_cut_out_where_they_stand(workspace: Workspace) -> None:
    raw = "M1 has logP 4.2 and V1."
    at = raw.index("4.2")
    spans = spans_of(raw, workspace, [Claim(at, at + 3, "4.2", "no result")])
    assert [(span.text, span.doubt) for span in spans] == [
        ("ethanol", None),
        (" has logP ", None),
        ("4.2", "no result"),
        (" and ", None),
        ("63.60 Å²", None),
        (".", None),
    ]
    assert "".join(span.text for span in spans) == "ethanol has logP 4.2 and 63.60 Å²."


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("The logP is V", "The logP is "),
        ("The logP is V1", "The logP is "),
        ("The logP is V1.", "The logP is V1."),
        ("The Very", "The Very"),
        ("", ""),
        ("M", ""),
    ],
)
def test_a_handle_at_the_end_waits_for_its_next_digit(raw: str, shown: str) -> None:
    assert settled(raw) == shown
