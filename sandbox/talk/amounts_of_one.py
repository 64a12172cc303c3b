"""How much an amount is: "what would 25 mL weigh?", "5 g of M1 in mmol, and what volume?", "1 bar to psi"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.bench.stated import EXTENSIVE, Stated, stated_in
from sandbox.exchange import Exchange
from sandbox.protocol import ToolCall
from sandbox.registry import Registry
from sandbox.retrieval.situation import own_words
from sandbox.workspace import molecules_in

CONVERTER, OF_UNITS = "convert_amount", "convert_units"
_ASKED = (
    (re.compile(r"\b(?:how many|in|to) (?P<unit>[mµμ]?mol|[mµμk]?g|[mµμ]?[lL])\b"), ""),
    (re.compile(r"\b(?:weighs?|mass|weight|heavy|how many grams)\b", re.IGNORECASE), "g"),
    (re.compile(r"\bhow many moles\b|\bamount of substance\b", re.IGNORECASE), "mol"),
    (re.compile(r"\bhow many lit(?:re|er)s\b|\b(?:in|to) lit(?:re|er)s\b", re.IGNORECASE), "L"),
    (re.compile(r"\b(?:how many|in|to) millilit(?:re|er)s\b", re.IGNORECASE), "mL"),
    (re.compile(r"\bvolume\b", re.IGNORECASE), "volume"),
)
_TO = re.compile(r"\s*(?:to|into|in|as)\s+(?P<unit>[^\s,;?!]{1,12})", re.IGNORECASE)
_OF_COMPOUND = re.compile(r"\s*(?:of\s+)?(?P<handle>M\d+)\b")
_WEIGHED_IN = re.compile(r"(?<![\w/])(?P<unit>[mkµμ]?g|[mµμ]?[lL])(?![\w/])")
_KINDS = {"g": "mass", "l": "volume", "volume": "volume"}  # by how a unit ends
_GAS = re.compile(r"\bgas(?:eous)?\b", re.IGNORECASE)
_OF_GAS = ("temperature", "pressure", "condition")
_BESIDE = re.compile(
    r"\b(?:weighs?|mass|weight|heavy|grams?|volume|many|moles?|m?mol|[mk]?g|[mk]?[lL]|millilit\w*|lit\w*|amount|"
    r"substance|of|in|to|take|need|have|contain|occupy|correspond|equal|liquid|pure|neat|ideal|gas|gaseous|at|"
    r"under|up)\b",
    re.IGNORECASE,
)


def weighed(exchanges: Sequence[Exchange], registry: Registry) -> tuple[ToolCall, ...]:
    """The calls that a message wants which asks how much an amount of one compound is; else none.

    Args:
        exchanges: All exchanges of the branch, the open one last.
        registry: The tools.
    """
    text = exchanges[-1].policy_text
    stated = stated_in(text)
    portions = [each for each in stated if each.kind in EXTENSIVE]
    beside = [each for each in stated if each.kind not in EXTENSIVE]
    if CONVERTER not in registry or len(portions) != 1 or (beside and not _under(beside, text)):
        return ()
    rest = text
    for each in stated:
        rest = each.blanked(rest)
    molecule, units = _of_one(exchanges), _units(rest)
    if not units or molecule is None or own_words(_BESIDE.sub(" ", rest)):
        return ()
    units = [unit for unit in units if _kind(unit) != portions[0].kind]
    if beside:  # a gas has them only for its volume
        units = [unit for unit in units if _kind(unit) == "volume"]
    quantity = ", ".join(each.text for each in (*portions, *beside))
    return tuple(
        ToolCall(CONVERTER, {"molecule": molecule, "quantity": quantity, "unit": unit}, "") for unit in units
    )


def converted(text: str, registry: Registry) -> tuple[ToolCall, ...]:
    """The calls that a message wants which gives several amounts, each with another unit for it; else none.

    Args:
        text: The message with handles.
        registry: The tools.
    """
    stated = stated_in(text)
    if OF_UNITS not in registry or len(stated) < 2 or molecules_in(text):
        return ()
    calls = []
    for each in stated:
        found = _TO.match(text, each.end)
        unit = found["unit"].rstrip(".") if found else ""
        if not any(other.end == len(unit) + 2 for other in stated_in(f"1 {unit}")):
            return ()
        calls.append(ToolCall(OF_UNITS, {"quantity": each.text, "unit": unit}, ""))
    return tuple(calls)


def portioned(text: str, registry: Registry) -> tuple[ToolCall, ...]:
    """The calls that a message wants which gives several compounds by their equivalents; else none.

    Args:
        text: The message with handles: "1.5 eq of M1 and 0.1 eq M2 for 2 mmol acid, mg of both?".
        registry: The tools.
    """
    stated = stated_in(text)
    scale = [each for each in stated if each.kind == "amount"]
    shares = [each for each in stated if each.kind in ("equivalents", "loading")]
    if CONVERTER not in registry or len(scale) != 1 or len(shares) < 2 or len(stated) != len(shares) + 1:
        return ()
    named = [found["handle"] for each in shares if (found := _OF_COMPOUND.match(text, each.end))]
    unit = _WEIGHED_IN.search(text)
    if unit is None or len(set(named)) != len(shares):
        return ()
    return tuple(
        ToolCall(
            CONVERTER,
            {"molecule": handle, "quantity": f"{scale[0].text}, {each.text}", "unit": unit["unit"]},
            "",
        )
        for handle, each in zip(named, shares, strict=True)
    )


def _under(beside: Sequence[Stated], text: str) -> bool:
    """Whether what is stated beside an amount can only be the conditions of a gas."""
    kinds = [each.kind for each in beside]
    if set(kinds) - set(_OF_GAS) or len(set(kinds)) < len(kinds):
        return False
    return bool(_GAS.search(text)) or bool({"pressure", "condition"} & set(kinds))


def _units(text: str) -> list[str]:
    """The units that a message wants, one for each kind of amount, in their order there."""
    found: dict[str, tuple[int, str]] = {}
    for pattern, unit in _ASKED:
        for match in pattern.finditer(text):
            wanted = unit or match["unit"]
            found.setdefault(_kind(wanted), (match.start(), wanted))
    return [unit for _, unit in sorted(found.values())]


def _kind(unit: str) -> str:
    if unit.endswith("mol"):
        return "amount"
    return _KINDS.get(unit) or _KINDS[unit[-1].lower()]


def _of_one(exchanges: Sequence[Exchange]) -> str | None:
    """The one compound that a message names, or that the exchange before was about."""
    for exchange in exchanges[:-3:-1]:
        if named := molecules_in(exchange.policy_text):
            return named[0] if len(named) == 1 else None
    return None
