"""An answer in the form that the message asked for: a JSON object, a value between tags, a value alone.

The values are those that the policy's answer cites; a key that none of them fits gets ``null``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.core.condition_parts import PARTS, as_smiles, condition_parts, part_asked
from app.core.verdicts import chosen_letter, verdict
from sandbox.exchange import Exchange
from sandbox.names.lookup import lookup_name
from sandbox.results import Quantity, YesNo, format_item
from sandbox.statements import OTHERS
from sandbox.talk.answer_format import AnswerFormat, split_format
from sandbox.vocabulary import VOCABULARIES
from sandbox.workspace import HANDLE, Thing, Workspace


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_KINDS = {
    "structure": _set(
        """smiles molecule molecules structure scaffold product products reactant reactants compound candidate
        reagent byproduct"""
    ),
    "number": _set("count number float int integer value amount score logp weight mass"),
    "boolean": _set("yes no true false bool boolean same contains"),
}
_PROSE = _set("reason reasoning explanation rationale analysis steps thought comment justification")
BY_PRODUCT = "byproduct"
_FUNCTION_WORDS = _set("a an and for in is of the to with reaction")  # in the label of every value
_YES_NO = re.compile(r"\byes\b\W+(?:or\W+)?\bno\b", re.IGNORECASE)
_REMARK = re.compile(r" \([^()]*\)|, as (?:its|an?|the) [^,]*")  # "HCl, as its salt"
_TRUE_FALSE = re.compile(r"\btrue\b\W+(?:or\W+)?\bfalse\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Value:
    kind: str
    words: frozenset[str]
    label: str
    json: Any
    text: str
    made_as: str = ""  # the label with its handles: equal for the parts of one result
    call: int | None = None  # that produced it
    decimals: int = 0


def put_in_form(
    wanted: AnswerFormat, exchange: Exchange, raw: str, text: str, workspace: Workspace
) -> str | None:
    """Write an answer in the form that its message asked for.

    Args:
        wanted: The form.
        exchange: The turn that is answered.
        raw: The answer with handles.
        text: The answer as shown otherwise.
        workspace: What the handles stand for.

    Returns:
        The object, the tagged value that goes below the answer, or the bare value; None where the answer
        cites no value that fits, because then its words are needed.
    """
    values = _cited(raw, workspace)
    if not values:
        return None
    parts = condition_parts(exchange.steps)
    if wanted.is_json:
        return json.dumps(_object(wanted, exchange.user_text, values, text, parts), ensure_ascii=False)
    bare = _bare(wanted.kind, exchange, values) if wanted.kind else None
    if wanted.tag:
        kind = _kind_of(_words(wanted.tag))
        best = _best(values, _words(exchange.user_text), kind) or values[0]
        asked = part_asked(_words(split_format(exchange.user_text)[0]), parts)
        part = _in_short(asked, parts) if asked else None
        whole = _whole(best, values)
        drawn = _in_smiles(whole) if "smiles" in _words(exchange.user_text) else None
        told = part or bare or drawn or _as_text(whole, exchange.user_text)
        return f"<{wanted.tag}>{told}</{wanted.tag}>"
    if bare is None or wanted.alone:
        return bare
    judged = wanted.kind != "boolean" or all(value.kind != "boolean" for value in values)
    return f"{bare.capitalize()}. {text}" if judged else None  # words that say yes or no stand as they are


def _bare(kind: str, exchange: Exchange, values: Sequence[_Value]) -> str | None:
    """The value that is wanted without words; None where none fits."""
    message = exchange.user_text
    if kind == "letter":
        parts = condition_parts(exchange.steps)
        reagents = [smiles for part, words in parts.items() if (smiles := as_smiles(part, words))]
        told = [value.text or str(value.json) for value in values] + reagents
        return chosen_letter(split_format(message)[0], told)
    if kind == "structure":
        for part, stated in condition_parts(exchange.steps).items():
            if part in _words(message):
                return as_smiles(part, stated)
    best = _best(values, _words(message), kind)
    if best is None:
        judged = (
            verdict(exchange.policy_text, values[0].json, values[0].decimals) if kind == "boolean" else None
        )
        return None if judged is None or len(values) > 1 else _yes_no(judged, message)
    if kind != "number":
        return _in_smiles(_whole(best, values)) if kind == "structure" else _as_text(best, message)
    of_calls = [
        _best([v for v in values if v.call == call], _words(message), kind) for call in _calls(values)
    ]
    return ", ".join(value.text for value in of_calls if value is not None)


def _calls(values: Sequence[_Value]) -> list[int | None]:
    return list(dict.fromkeys(value.call for value in values))


def _in_smiles(value: _Value) -> str:
    """A structure that is told by name, such as a by-product, as SMILES where every name of it is known."""
    if value.made_as or value.json != value.text:
        return value.text
    names = _REMARK.sub("", value.text).split(", ")
    found = [lookup_name(name) for name in names]
    known = [each for each in found if each is not None]
    return ".".join(known) if len(known) == len(found) else value.text


def _object(
    wanted: AnswerFormat, message: str, values: Sequence[_Value], text: str, parts: Mapping[str, str]
) -> dict[str, Any]:
    if not wanted.fields:
        named: dict[str, list[Any]] = {}
        for value in values:
            named.setdefault(value.label, []).append(value.json)
        return {name: found if len(found) > 1 else found[0] for name, found in named.items()}
    keys = [key for key, _ in wanted.fields if not _words(key) & _PROSE]
    property_names = VOCABULARIES.get("property")
    left, filled = list(values), dict[str, Any]()
    for key, example in wanted.fields:
        if key not in keys:
            filled[key] = text
            continue
        if parts and (part := next((name for name in PARTS if name in _words(key)), "")):
            filled[key] = _part(part, parts, example, alone=len(keys) == 1)
            continue
        if len(keys) == 1 and (part := part_asked(_words(split_format(message)[0]), parts)):
            filled[key] = _in_short(part, parts)
            continue
        meant = " ".join([key, *property_names.mentions(key)])  # "hba" is the number of H-bond acceptors
        told = _words(meant if len(keys) > 1 else f"{meant} {message}")
        kind = _kind_of(_words(key)) or _kind_of(_words(example))
        best = _best(left, told, kind, certain=len(keys) > 1)
        filled[key] = None if best is None else _as_json(_whole(best, values), example)
        if best in left and len(keys) > 1:
            left.remove(best)
    return filled if None not in filled.values() else {**filled, "note": text}


def _in_short(part: str, parts: Mapping[str, str]) -> str:
    """A part of conditions for a program that wants nothing else: as SMILES where its compounds are known."""
    return as_smiles(part, parts[part]) or parts[part]


def _part(part: str, parts: Mapping[str, str], example: str, *, alone: bool) -> str | None:
    if part not in parts:
        return None
    return _in_short(part, parts) if alone or "smiles" in _words(example) else parts[part]


def _best(values: Sequence[_Value], told: frozenset[str], kind: str, certain: bool = False) -> _Value | None:
    """The first value of the right kind that shares most words; where `certain`, only one that does.

    By-products, which are told by name, are no structures and yet meant by who asks for them.
    """
    fitting = [value for value in values if value.kind == kind] if kind else list(values)
    if BY_PRODUCT in told:
        fitting = [value for value in values if BY_PRODUCT in value.words] or fitting
    fitting = [value for value in fitting if not certain or kind == "structure" or value.words & told]
    return max(fitting, key=lambda value: len(value.words & told), default=None)


def _whole(value: _Value, values: Sequence[_Value]) -> _Value:
    """A structure with those that belong to it, separated by dots: the reactants of one reaction, say."""
    if not value.made_as:
        return value
    joined = ".".join(dict.fromkeys(each.text for each in values if each.made_as == value.made_as))
    return replace(value, json=joined, text=joined)


def _as_json(value: _Value, example: str) -> Any:
    if value.kind == "structure" and "smiles" in _words(example):
        return _in_smiles(value)
    return _as_text(value, example) if value.kind == "boolean" and _YES_NO.search(example) else value.json


def _as_text(value: _Value, message: str) -> str:
    if value.kind != "boolean":
        return value.text
    return _yes_no(value.json, message)


def _yes_no(value: bool, message: str) -> str:
    truth = _TRUE_FALSE.search(message)
    asked = truth or _YES_NO.search(message)
    word = ("true" if value else "false") if truth else ("yes" if value else "no")
    return word if asked and asked.group().islower() else word.capitalize()


def _cited(raw: str, workspace: Workspace) -> list[_Value]:
    """The values that an answer states, in order; of molecules those that a tool made."""
    said = raw.split(OTHERS)[0]
    found = dict[str, _Value]()
    for handle in HANDLE.findall(said):
        cited, thing = workspace.value(handle), workspace.thing(handle)
        if cited is not None and not cited.is_error and getattr(cited.item, "value", None) is not None:
            found[handle] = replace(_value(cited.item, workspace), call=cited.call)
        elif thing is not None and thing.kind == "molecule" and thing.origin == "tool":
            found[handle] = _molecule(thing)
    return list(found.values())


def _value(item: Any, workspace: Workspace) -> _Value:
    picked = workspace.chosen_molecule(item)
    if picked:
        return _molecule(picked)
    words, label = _words(item.property), item.property
    if isinstance(item, Quantity):
        printed = format_item(Quantity(item.value, "", item.property, item.decimals))
        return _Value("number", words, label, _number(item), printed, decimals=item.decimals)
    if isinstance(item, YesNo):
        return _Value("boolean", words, label, item.value, "")
    kind = "structure" if words & _KINDS["structure"] else "text"
    return _Value(kind, words, label, item.value, str(item.value))


def _number(item: Quantity) -> float | int | None:
    return round(item.value, item.decimals) if isinstance(item.value, float) else item.value


def _molecule(thing: Thing) -> _Value:
    label = HANDLE.sub("", thing.label).strip() or "molecule"
    return _Value("structure", _words(label), label, thing.text, thing.text, thing.label)


def _kind_of(words: frozenset[str]) -> str:
    return next((kind for kind, names in _KINDS.items() if words & names), "")


def _words(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+", text.lower().replace("by-product", BY_PRODUCT))
    return frozenset(words) - _FUNCTION_WORDS | {word.removesuffix("s") for word in words} - _FUNCTION_WORDS
