"""What must not be mixed."""

from __future__ import annotations

from typing import Annotated

from sandbox.errors import ToolError
from sandbox.registry import tool
from sandbox.results import Item, Report, Text, YesNo
from sandbox.safety.incompatible import PAIRS, Danger, find_dangers
from sandbox.safety.statements import NOT_SAFE
from sandbox.types import AtLeast, Means, Molecule

MAX_REAGENTS = 30
MAX_SAID = 6


@tool(
    kind="report",
    verb="Checked what is mixed",
    examples=[{"molecules": ["[Na+].[N-]=[N+]=[N-]", "ClCCl"]}, {"molecules": ["CCO", "CC(=O)O"]}],
)
def incompatible_reagents(molecules: Annotated[list[Molecule], AtLeast(2), Means("mixture")]) -> Report:
    """Dangerous combinations in a list of reagents, solvents and products: what must not be mixed.

    Args:
        molecules: Everything that comes together, solvents and work-up included.

    Returns:
        Whether a pair is known to be dangerous, and for each such pair what comes of it. No match is no
        clearance: the list knows common pairs only, and says nothing about amounts and temperature.

    Source: pairs after Bretherick's Handbook of Reactive Chemical Hazards and Prudent Practices in the
        Laboratory, 2011, written as rules of this program.
    """
    if len(molecules) > MAX_REAGENTS:
        raise ToolError(f"at most {MAX_REAGENTS} reagents are compared at once, got {len(molecules)}")
    dangers = find_dangers(molecules)
    none = f"none of the {len(PAIRS)} known pairs is among them, {NOT_SAFE}"
    items: list[Item] = [YesNo(bool(dangers), "form a dangerous combination", None if dangers else none)]
    items += [_said(danger, alone=len(molecules) == 2) for danger in dangers[:MAX_SAID]]
    rows = [
        {
            "first": each.first.label,
            "second": each.second.label,
            "classes": each.classes,
            "result": each.result,
        }
        for each in dangers
    ]
    if dangers[MAX_SAID:]:
        items.append(Text(f"{len(dangers) - MAX_SAID} more pairs, in the table", "further dangers"))
    return Report(tuple(items), {"pairs": rows})


def _said(danger: Danger, *, alone: bool) -> Text:
    """What comes of a pair; who they are is said only where there are others."""
    first, second = danger.classes
    if alone:
        return Text(f"{first} with {second}: {danger.result}", "danger")
    pair = f"{danger.first.label} ({first}) with {danger.second.label} ({second})"
    return Text(danger.result, f"danger of {pair}")
