"""The question before at another scale: "half of that", "and for ten times as much?"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sandbox.bench.quantities import COUNTS
from sandbox.bench.stated import EXTENSIVE, stated_in
from sandbox.protocol import ToolCall
from sandbox.retrieval.situation import own_words
from sandbox.talk.exchanged_amounts import BESIDES, Message, distinct
from sandbox.workspace import molecules_in

_PARTS: Mapping[str, float] = {
    "half": 0.5,
    "a third": 1 / 3,
    "a quarter": 0.25,
    "a fifth": 0.2,
    "a tenth": 0.1,
    "double": 2.0,
    "twice": 2.0,
    "triple": 3.0,
}
_COUNTED = tuple(word for word in COUNTS if len(word.split()) == 1 and len(word) > 2)
_SCALE = re.compile(
    rf"\b(?P<part>{'|'.join(_PARTS)})\b|\b(?P<times>\d+(?:\.\d+)?|{'|'.join(_COUNTED)}) ?(?:times|[x×](?!\w))"
    r"|\b(?P<fold>\d+)-?fold\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?(?![\d.,])")


def amounts_scaled(message: Message, past: Sequence[ToolCall]) -> tuple[ToolCall, ...]:
    """The calls with another scale: "half of that", "and for ten times as much?".

    Args:
        message: What the message gives.
        past: The calls.
    """
    found = _SCALE.search(message.text)
    if found is None or molecules_in(message.text) or not message.says_only(found.group()):
        return ()
    if not set(own_words(_SCALE.sub(" ", message.text))) <= BESIDES:
        return ()
    factor = _factor(found)
    calls = [_scaled(call, factor) for call in past]
    return distinct(call for call in calls if call) if all(calls) else ()


def _factor(found: re.Match[str]) -> float:
    if found["part"]:
        return _PARTS[found["part"].lower()]
    word = (found["times"] or found["fold"]).lower()
    return float(COUNTS[word]) if word in COUNTS else float(word.replace(",", "."))


def _scaled(call: ToolCall, factor: float) -> ToolCall | None:
    """A call with its volumes, masses and amounts multiplied; None where it has none."""
    arguments = dict(call.arguments)
    for name, value in call.arguments.items():
        if isinstance(value, str):
            for each in stated_in(value):
                if each.kind in EXTENSIVE and (number := _NUMBER.match(each.text)):
                    size = float(number.group().replace(",", ".")) * factor
                    new = f"{size:.6g}{each.text[number.end() :]}"
                    arguments[name] = str(arguments[name]).replace(each.text, new, 1)
    return ToolCall(call.tool, arguments, "") if arguments != call.arguments else None
