"""What the policy reads after a call: sentences with handles that an answer can repeat.

"The logP of M1 is V1." says all that the policy needs: which value, of what. The number itself is printed
by code when the answer is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from sandbox.results import Item, Structure, ToolResult, YesNo, format_item

MAX_STATED = 4
MAX_ALTERNATIVES = 4


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
        At most four sentences about values, one about the first new structure, and one that lists the
        alternatives to it.
    """
    if not result.ok:
        return f"No answer: {handles[0]}." + (f" ({result.error})" if with_values else "")
    pairs = list(zip(result.values, handles, strict=True))
    structures = list(dict.fromkeys(handle for item, handle in pairs if isinstance(item, Structure)))
    stated = [
        _state(item, handle, subject, with_values)
        for item, handle in pairs
        if handle not in structures[1:]
    ][:MAX_STATED]
    if structures[1:]:
        stated.append(f"Other possibilities: {', '.join(structures[1 : MAX_ALTERNATIVES + 1])}.")
    return " ".join(stated)


def _state(item: Item, handle: str, subject: Sequence[str], with_values: bool) -> str:
    about = _join(subject)
    shown = f"{handle} ({format_item(item)})" if with_values else handle
    if isinstance(item, Structure):
        return f"{shown} is {item.label}."
    if isinstance(item, YesNo):
        return f"{about} {item.property}: {shown}."
    if not about:
        return f"{item.property[:1].upper()}{item.property[1:]}: {shown}."
    return f"The {item.property} of {about} is {shown}."


def _join(handles: Sequence[str]) -> str:
    unique = list(dict.fromkeys(handles))
    if len(unique) <= 1:
        return "".join(unique)
    return ", ".join(unique[:-1]) + " and " + unique[-1]
