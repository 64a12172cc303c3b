"""What a message gives in the place of an amount, a unit or a number of the question before."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sandbox.bench.quantities import read
from sandbox.bench.stated import Stated, stated_in
from sandbox.errors import SandboxError
from sandbox.exchange import MAX_CALLS, Exchange, Step
from sandbox.protocol import ToolCall
from sandbox.registry import Registry
from sandbox.retrieval.situation import own_words
from sandbox.talk.wished_units import in_wished_units, wished_unit
from sandbox.workspace import molecules_in

_BESIDE = """
all at b calculation case concentration conditions convert do everything final g give given have him ii ill is
mass me need of only question reaction ratio same sample scale show solution stock system temperature take
target that time to under use used using v volume want water we were with work
"""  # words that go with what is exchanged and say nothing themselves
BESIDES = frozenset(_BESIDE.split())
_OLD = re.compile(
    r"\b(?:and not|not|instead of|rather than|in place of|as opposed to)\s+"
    r"(?:for\s+|at\s+|in\s+|with\s+|the\s+)?"
    r"(?P<old>(?:pH\s?)?[-−\d][\d.,]*(?:\s?[^\s\d,;.?!]+)?|M\d+|[^\s,;.?!][^,;.?!]{0,40}?)"
    r"(?=\s*(?:[,;?!]|\.(?:\s|$)|$)|\s+(?:but|take|use|make|try|do|with|please|it)\b)",
    re.IGNORECASE,
)
_PH = re.compile(r"\bpH\s*(?:of\s+|=\s*|is\s+)?(\d{1,2}(?:\.\d+)?)(?![\d.]*\d)", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w.,])[-−]?\d+(?:[.,]\d+)?(?![\w%°])")
_RATIO = re.compile(r"\b1\s?[:/]\s?\d+\b|\b\d+[\s-]?fold\b", re.IGNORECASE)
_UNIT = re.compile(
    r"\b(?:in|to|as|into)\s+(?P<unit>(?:[mµμun]?mol|[kmµμun]?g|[mµμun]?M|gram(?:me)?s?|(?:milli|micro)?moles?|"
    r"(?:milli|micro)grams?|equiv(?:alents)?|[mµμu]?[lL])(?:\s?/\s?[mµμu]?[lL])?)(?![\w/])"
)
_AT_NUMBER = re.compile(r"\bat\s+[-−]?\d|^\W*(?:(?:and|or|now|then)\s+)?[-−]?\d", re.IGNORECASE)
_ALIKE = {"concentration": "strength", "mass concentration": "strength", "parts": "strength"}
_NUMBERS: Mapping[str, str] = {"ph": "pH", "temperature": "temperature"}  # arguments without units


@dataclass
class Message:
    """What a message gives in the place of what was said before.

    Attributes:
        text: Without what it says is not meant.
        old: What it says is not meant.
        amounts: Amounts that it gives.
        ph: A pH that it gives.
        bare: A number without a unit.
    """

    text: str
    old: str
    typed: str
    amounts: list[Stated] = field(default_factory=list)
    ph: str = ""
    bare: str = ""

    @classmethod
    def of(cls, turn: Exchange) -> Message:
        """What the open turn gives."""
        text, old = without_old(turn.policy_text)
        typed, _ = without_old(turn.user_text)
        amounts = stated_in(text)
        rest = text
        for each in amounts:
            rest = each.blanked(rest)
        ph = _PH.search(rest)
        bare = _BARE.search(_PH.sub(" ", rest))
        return cls(text, old, typed, amounts, ph[1] if ph else "", bare.group() if bare else "")

    def says_only(self, *spans: str) -> bool:
        """Whether its words beside what it exchanges say nothing."""
        rest = self.text
        for each in self.amounts:
            rest = each.blanked(rest)
        for span in spans:
            rest = rest.replace(span, " ")
        rest = _BARE.sub(" ", _PH.sub(" ", rest))
        return all(word in BESIDES for word in own_words(rest))


def without_old(text: str) -> tuple[str, str]:
    """Part a message from what it says is not meant: "logD, not logP"."""
    found = _OLD.search(text)
    if found is None:
        return text, ""
    rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" ,")
    return (rest, found["old"]) if re.search(r"\w", rest) else (text, "")


def distinct(calls: Iterable[ToolCall]) -> tuple[ToolCall, ...]:
    """Each call once, as many as a turn may have."""
    each = {call.key(): ToolCall(call.tool, call.arguments, "") for call in calls}
    return tuple(each.values())[:MAX_CALLS]


def with_argument(call: ToolCall, name: str, value: Any) -> ToolCall:
    """A call with one argument exchanged."""
    return ToolCall(call.tool, {**call.arguments, name: value}, "")


def amounts_exchanged(
    message: Message, turn: Exchange, past: Sequence[ToolCall], registry: Registry
) -> tuple[ToolCall, ...]:
    """The calls with the amounts, the pH or the number of the message in the place of theirs.

    Args:
        message: What the message gives.
        turn: The open turn.
        past: The calls.
        registry: The tools.
    """
    ratio = _RATIO.search(message.text)
    if ratio and not message.amounts and message.says_only(ratio.group()):
        return distinct(with_argument(c, "factor", ratio.group()) for c in past if "factor" in c.arguments)
    given: list[Stated | str] = [*message.amounts, *([message.ph] if message.ph else [])]
    if molecules_in(message.text) or not message.says_only():
        return ()
    if not given and not message.bare:
        return ()
    calls: list[ToolCall] = []  # of those that take all that is given
    for call in past:
        exchanged: ToolCall | None = call
        for each in given or [message.bare]:
            exchanged = exchanged and _exchange_amount(exchanged, each, message, registry)
        calls += [exchanged] if exchanged else []
    return distinct(calls)


def _exchange_amount(
    call: ToolCall, new: Stated | str, message: Message, registry: Registry
) -> ToolCall | None:
    old = _BARE.search(message.old) or re.search(r"\d[\d.,]*", message.old)
    old_number = old.group() if old else ""
    if isinstance(new, Stated):
        places = _of_its_kind(call, new, old_number)
        if new.kind == "temperature":
            places += _of_temperature(call, new, registry)
    elif message.ph:
        places = _of_ph(call, new, registry)
    elif old_number:
        written = rf"(?<![\d.]){re.escape(old_number)}(?![\d.])"
        texts = [(name, value) for name, value in call.arguments.items() if isinstance(value, str)]
        changed = [(name, value, re.sub(written, new, value, count=1)) for name, value in texts]
        places = [(name, after) for name, value, after in changed if after != value]
    elif not _AT_NUMBER.search(message.text):
        return None
    else:
        places = [
            (name, _as_before(new, call.arguments[name])) for name in _NUMBERS if name in call.arguments
        ]
    return with_argument(call, *places[0]) if len(places) == 1 and places[0][1] is not None else None


def _of_its_kind(call: ToolCall, new: Stated, old_number: str) -> list[tuple[str, Any]]:
    """Where an amount of the call can give its place to a new one; of several the one of the closest size."""
    same = [
        (name, value, each)
        for name, value in call.arguments.items()
        if isinstance(value, str)
        for each in stated_in(value)
        if _kind(each) == _kind(new)
        and (not old_number or re.match(rf"{re.escape(old_number)}(?![\d.])", each.text))
    ]
    if len(same) > 1:
        sizes = [_times(new, each) for _, _, each in same]
        same = [same[sizes.index(min(sizes))]] if len({*sizes}) == len(sizes) else []
    return [(name, value.replace(each.text, new.text, 1)) for name, value, each in same]


def _times(one: Stated, other: Stated) -> float:
    """How many times the larger of two amounts is the smaller one, as a logarithm."""
    try:
        sizes = [float(read(each.text).to_base_units().magnitude) for each in (one, other)]
    except SandboxError:
        return math.inf
    return abs(math.log(sizes[0] / sizes[1])) if min(sizes) > 0 else math.inf


def _of_temperature(call: ToolCall, new: Stated, registry: Registry) -> list[tuple[str, Any]]:
    value = call.arguments.get("temperature")
    if isinstance(value, str) and stated_in(value):
        return []
    named = [each for each in registry.get(call.tool).arguments if each.name == "temperature"]
    return [("temperature", _celsius(new.text, value))] if named else []


def _of_ph(call: ToolCall, new: str, registry: Registry) -> list[tuple[str, Any]]:
    if "ph" in call.arguments:
        return [("ph", _as_before(new, call.arguments["ph"]))]
    named = [each for each in registry.get(call.tool).arguments if each.name == "ph"]
    return [("ph", float(new))] if named and named[0].kind == "number" else []


def _as_before(new: str, value: Any) -> Any:
    """A number in the form in which the call has it."""
    number = new.replace("−", "-").replace(",", ".")
    return number if isinstance(value, str) else float(number)


def _celsius(text: str, before: Any) -> Any:
    found = re.match(r"[-−]?\d+(?:[.,]\d+)?", text)
    if found is None or re.search(r"[FK]$", text.strip()):
        return None
    number = found.group().replace("−", "-").replace(",", ".")
    return number if isinstance(before, str) else float(number)


def _kind(stated: Stated) -> str:
    return _ALIKE.get(stated.kind, stated.kind)


def units_exchanged(
    message: Message, turn: Exchange, past: Sequence[ToolCall], registry: Registry
) -> tuple[ToolCall, ...]:
    """The calls with the unit of the message: "now all in mg/mL".

    Args:
        message: What the message gives.
        turn: The open turn.
        past: The calls.
        registry: The tools.
    """
    found = _UNIT.search(message.text)
    if found is None or message.amounts or molecules_in(message.text) or not message.says_only(found.group()):
        return ()
    calls = []
    for call in past:
        names = [a.name for a in registry.get(call.tool).arguments if a.part == "unit wanted"]
        calls.append(with_argument(call, names[0], found["unit"]) if names else call)
    return distinct(calls)


def units_wished(message: Message, steps: Sequence[Step]) -> tuple[ToolCall, ...]:
    """The calls of before where their values can be given in the unit of the message: "in mmHg?".

    Args:
        message: What the message gives.
        steps: The calls with their results.
    """
    unit = wished_unit(message.text)
    if not unit or message.amounts or molecules_in(message.text) or not message.says_only(unit):
        return ()
    fits = any(in_wished_units(step.result, message.text) != step.result for step in steps)
    return distinct(step.call for step in steps) if fits else ()


def amounts_untaken(message: Message, past: Sequence[ToolCall]) -> tuple[ToolCall, ...]:
    """The calls as they were, where a message gives only a temperature or pressure that none takes.

    Args:
        message: What the message gives.
        past: The calls.
    """
    kinds = {each.kind for each in message.amounts}
    if (
        not kinds
        or kinds - {"temperature", "pressure"}
        or molecules_in(message.text)
        or not message.says_only()
    ):
        return ()
    return distinct(past)
