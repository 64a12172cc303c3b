"""What the policy reads after a call: sentences with handles that an answer can repeat.

"The logP of M1 is V1." says all that the policy needs: which value, of what. The number itself is printed
by code when the answer is shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.results import Item, PlanMade, Quantity, Structure, TableMade, ToolResult, YesNo, format_item
from sandbox.wording import listed

MAX_STATED = 4
OTHERS = "Other possibilities"  # what comes after the first of several structures
COMPOUNDS = "Compounds"  # where the values before them left no room for a sentence on the first
MAX_ALTERNATIVES = 4
TOGETHER = ("a reactant", "a product of")  # how the labels of structures begin that belong together


def state_result(
    result: ToolResult, handles: Sequence[str], subject: Sequence[str], *, with_values: bool = False
) -> str:
    """Put a result into sentences.

    Args:
        result: The outcome of a call.
        handles: Handle of each item, or the handle of the reason where the call failed.
        subject: Handles of the molecules that the call was about.
        with_values: Whether to show values beside their handles, for models that expect to see them.

    Returns:
        At most four sentences and one that lists alternative structures; a long report of values is one
        sentence.
    """
    if not result.ok:
        return f"No answer: {handles[0]}." + (f" ({result.error})" if with_values else "")
    pairs = list(zip(result.values, handles, strict=True))
    if len(pairs) > MAX_STATED and not any(isinstance(item, Structure) for item in result.values):
        return _list_values(pairs, subject, with_values)
    structures = list(dict.fromkeys(handle for item, handle in pairs if isinstance(item, Structure)))
    parts = _parts(pairs)
    first = [(item, handle) for item, handle in pairs if handle not in structures[1:] or handle in parts]
    first = first[:MAX_STATED]
    stated = [_state(item, handle, subject, with_values) for item, handle in first]
    said = {handle for _, handle in first}
    others = [handle for handle in structures if handle not in said][:MAX_ALTERNATIVES]
    if others:
        stated.append(f"{OTHERS if structures[0] in said else COMPOUNDS}: {', '.join(others)}.")
    return " ".join(stated)


def _parts(pairs: Sequence[tuple[Item, str]]) -> list[str]:
    """Handles of the structures that are one result with the first: all reactants of a reaction."""
    named = [(item.label, handle) for item, handle in pairs if isinstance(item, Structure)]
    together = bool(named) and named[0][0].startswith(TOGETHER)
    return [handle for label, handle in named if label == named[0][0]] if together else []


def _list_values(pairs: list[tuple[Item, str]], subject: Sequence[str], with_values: bool) -> str:
    values = [
        f"{item.property} {_shown(item, handle, with_values)}"
        for item, handle in pairs
        if not isinstance(item, Structure)
    ]
    return f"{listed(subject)}: {', '.join(values)}."


def _shown(item: Item, handle: str, with_values: bool) -> str:
    return f"{handle} ({format_item(item)})" if with_values else handle


def _state(item: Item, handle: str, subject: Sequence[str], with_values: bool) -> str:
    about = listed(subject)
    shown = _shown(item, handle, with_values)
    if isinstance(item, Structure | TableMade | PlanMade):
        return f"{shown} is {item.label}."
    if isinstance(item, YesNo):
        return f"{about} {item.property}: {shown}.".lstrip()
    if isinstance(item, Quantity) and about:
        return f"The {item.property} of {about} is {shown}."
    if any(re.search(rf"\b{handle}\b", item.property) for handle in subject):
        about = ""  # it says itself which of them it is about
    title = f"{item.property[:1].upper()}{item.property[1:]}"
    return f"{title} of {about}: {shown}." if about else f"{title}: {shown}."
