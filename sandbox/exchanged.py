"""What a message exchanges in the question before: "sorry, 20 mL not 50", "and at pH 7.4?", "and in mg?".

A message that says nothing else asks for the calls of before with the other amount, unit, term or molecule
in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sandbox.alike import most_alike
from sandbox.bench.stated import Stated, stated_in
from sandbox.exchange import MAX_CALLS, Exchange
from sandbox.protocol import ToolCall
from sandbox.reading import NAME_READER
from sandbox.registry import Argument, Registry
from sandbox.retriever_situation import own_words
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import molecules_in

_BESIDE = """
all at b calculation case concentration conditions convert do everything final g give given have him ii ill is
mass me need of only question reaction ratio same sample scale show solution stock system temperature take
target that time to under use used using v volume want water we were with work
"""  # words that go with what is exchanged and say nothing themselves
_BESIDES = frozenset(_BESIDE.split())
_OLD = re.compile(
    r"\b(?:and not|not|instead of|rather than|in place of|as opposed to)\s+"
    r"(?:for\s+|at\s+|in\s+|with\s+|the\s+)?"
    r"(?P<old>(?:pH\s?)?[-−\d][\d.,]*(?:\s?[^\s\d,;.?!]+)?|M\d+|[^\s,;.?!][^,;.?!]{0,40}?)"
    r"(?=\s*(?:[,;?!]|\.(?:\s|$)|$)|\s+(?:but|take|use|make|try|do|with|please|it)\b)",
    re.IGNORECASE,
)
_PH = re.compile(r"\bpH\s*(?:of\s+|=\s*|is\s+)?(\d{1,2}(?:\.\d+)?)(?![\d.]*\d)", re.IGNORECASE)
_BARE = re.compile(r"(?<![\w.,])[-−]?\d+(?:[.,]\d+)?(?![\w%°])")
_UNIT = re.compile(
    r"\b(?:in|to|as|into)\s+(?P<unit>(?:[mµμun]?mol|[kmµμun]?g|[mµμun]?M|gram(?:me)?s?|(?:milli|micro)?moles?|"
    r"(?:milli|micro)grams?|equiv(?:alents)?|[mµμu]?[lL])(?:\s?/\s?[mµμu]?[lL])?)(?![\w/])"
)
_WHY = re.compile(
    r"\W*(?:but |and |ok |hm+ |so )*"
    r"(?:why(?: not| so| is (?:that|this|it)(?: so)?| do(?:es)? (?:you|it) say so)?|"
    r"how (?:come|so)|what(?:['’]?s| is) the reason|explain(?: (?:that|this|why))?(?: please)?|"
    r"for what reason|how do you know)\W*",
    re.IGNORECASE,
)
_ALIKE = {"concentration": "strength", "mass concentration": "strength", "parts": "strength"}
_NUMBERS: Mapping[str, str] = {"ph": "pH", "temperature": "temperature"}  # arguments without units


@dataclass
class _Message:
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
    def of(cls, turn: Exchange) -> _Message:
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
        return all(word in _BESIDES for word in own_words(rest))


def without_old(text: str) -> tuple[str, str]:
    """Part a message from what it says is not meant: "logD, not logP"."""
    found = _OLD.search(text)
    if found is None:
        return text, ""
    rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" ,")
    return (rest, found["old"]) if re.search(r"\w", rest) else (text, "")


def asks_why(message: str) -> bool:
    """Whether a message asks for nothing but the reason of what was told."""
    return bool(_WHY.fullmatch(message))


def called_again(
    turn: Exchange, before: Exchange, registry: Registry, smiles: Callable[[str], str | None]
) -> tuple[ToolCall, ...]:
    """The calls that a message wants which only exchanges something in the question before; else none.

    Args:
        turn: The open turn.
        before: The exchange before it.
        registry: The tools.
        smiles: Gives the structure of a handle.
    """
    past = [
        step.call
        for step in before.steps
        if step.call.tool in registry and step.call.tool != NAME_READER and step.result.ok
    ]
    if not past:
        return ()
    if asks_why(turn.policy_text):
        return _distinct(past)
    message = _Message.of(turn)
    for exchange in (_terms, _amounts, _units):
        if calls := exchange(message, turn, past, registry):
            return calls
    return _molecules(message, past, registry, smiles)


def _distinct(calls: Iterable[ToolCall]) -> tuple[ToolCall, ...]:
    return tuple({call.key(): ToolCall(call.tool, call.arguments, "") for call in calls}.values())[:MAX_CALLS]


def _with(call: ToolCall, name: str, value: Any) -> ToolCall:
    return ToolCall(call.tool, {**call.arguments, name: value}, "")


def _amounts(
    message: _Message, turn: Exchange, past: Sequence[ToolCall], registry: Registry
) -> tuple[ToolCall, ...]:
    """The calls with the amounts, the pH or the number of the message in the place of theirs."""
    given: list[Stated | str] = [*message.amounts, *([message.ph] if message.ph else [])]
    if molecules_in(message.text) or not message.says_only():
        return ()
    if not given and not (message.bare and message.old):
        return ()
    calls = []
    for call in past:
        for each in given or [message.bare]:
            exchanged = _exchange_amount(call, each, message, registry)
            if exchanged is None:
                return ()
            call = exchanged
        calls.append(call)
    return _distinct(calls)


def _exchange_amount(
    call: ToolCall, new: Stated | str, message: _Message, registry: Registry
) -> ToolCall | None:
    places: list[tuple[str, Any]] = []
    old_number = _BARE.search(message.old) or re.search(r"\d[\d.,]*", message.old)
    for name, value in call.arguments.items():
        if isinstance(new, Stated) and isinstance(value, str):
            same = [each for each in stated_in(value) if _kind(each) == _kind(new)]
            if old_number:
                same = [
                    each for each in same if re.match(rf"{re.escape(old_number.group())}(?![\d.])", each.text)
                ]
            places += [(name, value.replace(each.text, new.text, 1)) for each in same[:1]]
        if _NUMBERS.get(name) == "temperature" and isinstance(new, Stated) and new.kind == "temperature":
            if not isinstance(value, str) or not stated_in(value):
                places.append((name, _celsius(new.text, value)))
        elif _NUMBERS.get(name) == "pH" and isinstance(new, str) and message.ph:
            places.append((name, new if isinstance(value, str) else float(new)))
        elif isinstance(new, str) and not message.ph and isinstance(value, str) and old_number:
            changed = re.sub(rf"(?<![\d.]){re.escape(old_number.group())}(?![\d.])", new, value, count=1)
            places += [(name, changed)] if changed != value else []
    if not places and message.ph and isinstance(new, str):
        named = [a for a in registry.get(call.tool).arguments if a.name == "ph"]
        places = [("ph", float(new))] if named and named[0].kind == "number" else []
    return _with(call, *places[0]) if len(places) == 1 and places[0][1] is not None else None


def _celsius(text: str, before: Any) -> Any:
    found = re.match(r"[-−]?\d+(?:[.,]\d+)?", text)
    if found is None or re.search(r"[FK]$", text.strip()):
        return None
    number = found.group().replace("−", "-").replace(",", ".")
    return number if isinstance(before, str) else float(number)


def _kind(stated: Stated) -> str:
    return _ALIKE.get(stated.kind, stated.kind)


def _units(
    message: _Message, turn: Exchange, past: Sequence[ToolCall], registry: Registry
) -> tuple[ToolCall, ...]:
    """The calls with the unit of the message: "now all in mg/mL"."""
    found = _UNIT.search(message.text)
    if found is None or message.amounts or molecules_in(message.text) or not message.says_only(found.group()):
        return ()
    calls = []
    for call in past:
        names = [a.name for a in registry.get(call.tool).arguments if a.part == "unit wanted"]
        calls.append(_with(call, names[0], found["unit"]) if names else call)
    return _distinct(calls)


def _terms(
    message: _Message, turn: Exchange, past: Sequence[ToolCall], registry: Registry
) -> tuple[ToolCall, ...]:
    """The calls with the term that the message names in the place of theirs: "and potassium carbonate?"."""
    for key, mentioned in turn.terms.items():
        if key == "property" and molecules_in(message.text):
            continue  # "TPSA of M1" asks for no ranking
        text = message.typed if VOCABULARIES.found_as_typed(key) else message.text
        spans = VOCABULARIES.get(key).spans(text)
        new = list(dict.fromkeys(term for _, _, term in spans if term in mentioned))
        if len(new) != 1:
            continue
        rest = text
        for start, end, _ in reversed(spans):
            rest = f"{rest[:start]} {rest[end:]}"
        if not all(word in _BESIDES for word in own_words(rest)) or stated_in(rest):
            continue
        calls = [_with(call, a.name, new[0]) for call in past for a in [_taking(call, key, registry)] if a]
        if calls and len(calls) == len(past):
            return _distinct(calls)
    return ()


def _taking(call: ToolCall, key: str, registry: Registry) -> Argument | None:
    """The only argument of a call that takes a term of a vocabulary."""
    taking = [
        a
        for a in registry.get(call.tool).arguments
        if a.vocabulary == key and a.kind == "term" and a.required
    ]
    return taking[0] if len(taking) == 1 and taking[0].name in call.arguments else None


def _molecules(
    message: _Message, past: Sequence[ToolCall], registry: Registry, smiles: Callable[[str], str | None]
) -> tuple[ToolCall, ...]:
    """The calls with the molecules that the message names in the place of theirs."""
    new = molecules_in(message.text)
    if not new or message.amounts or message.ph or message.bare or not message.says_only():
        return ()
    old = molecules_in(message.old)
    calls: list[ToolCall] = []
    for call in past:
        calls += _with_molecules(call, new, old, registry, smiles)
    return _distinct(calls)


def _with_molecules(
    call: ToolCall,
    new: Sequence[str],
    old: Sequence[str],
    registry: Registry,
    smiles: Callable[[str], str | None],
) -> list[ToolCall]:
    kinds = {a.name: a.kind for a in registry.get(call.tool).arguments if a.kind in ("molecule", "molecules")}
    there = [h for name in kinds if name in call.arguments for h in _handles(call.arguments[name])]
    if not there or set(new) <= set(there):
        return [call] if there and set(new) == set(there) else []
    if len(there) == 1:
        return [_replaced(call, kinds, {there[0]: each}) for each in new]
    if len(new) == len(there) and not old:
        return [_replaced(call, kinds, dict(zip(there, new, strict=True)))]
    if len(new) != 1:
        return []
    gone = [handle for handle in old if handle in there]
    if not gone and (alike := most_alike(new[0], there, smiles)):
        gone = [alike]
    return [_replaced(call, kinds, {gone[0]: new[0]})] if gone else []


def _handles(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _replaced(call: ToolCall, kinds: Mapping[str, str], instead: Mapping[str, str]) -> ToolCall:
    """A call with other molecules; those of a list stand by their numbers, as everywhere."""
    arguments = dict(call.arguments)
    for name in kinds:
        value = arguments.get(name)
        if isinstance(value, list):
            others = dict.fromkeys(instead.get(str(each), str(each)) for each in value)
            arguments[name] = sorted(others, key=lambda handle: int(handle[1:]))
        elif value is not None:
            arguments[name] = instead.get(str(value), value)
    return ToolCall(call.tool, arguments, "")
