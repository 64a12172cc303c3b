"""An answer in the form that the message asked for: a JSON object with its keys, or a value between tags.

The values are those that the policy's answer cites; a key that none of them fits gets ``null``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sandbox.answer_format import AnswerFormat
from sandbox.results import Quantity, YesNo, format_item
from sandbox.statements import OTHERS
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
_FUNCTION_WORDS = _set("a an and for in is of the to with")  # in the label of every value
_YES_NO = re.compile(r"\byes\b\W+(?:or\W+)?\bno\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Value:
    kind: str
    words: frozenset[str]
    label: str
    json: Any
    text: str
    made_as: str = ""  # the label with its handles: equal for the parts of one result


def put_in_form(wanted: AnswerFormat, message: str, raw: str, text: str, workspace: Workspace) -> str | None:
    """Write an answer in the form that its message asked for.

    Args:
        wanted: The form.
        message: The message as typed.
        raw: The answer with handles.
        text: The answer as shown otherwise.
        workspace: What the handles stand for.

    Returns:
        The object, or the tagged value that goes below the answer; None where the answer cites no value,
        because then its words are needed.
    """
    values = _cited(raw, workspace)
    if not values:
        return None
    if wanted.tag:
        kind = _kind_of(_words(wanted.tag))
        best = _best(values, _words(message), kind) or values[0]
        return f"<{wanted.tag}>{_as_text(_whole(best, values), message)}</{wanted.tag}>"
    return json.dumps(_object(wanted, message, values, text), ensure_ascii=False)


def _object(wanted: AnswerFormat, message: str, values: Sequence[_Value], text: str) -> dict[str, Any]:
    if not wanted.fields:
        named: dict[str, list[Any]] = {}
        for value in values:
            named.setdefault(value.label, []).append(value.json)
        return {name: found if len(found) > 1 else found[0] for name, found in named.items()}
    keys = [key for key, _ in wanted.fields if not _words(key) & _PROSE]
    left, filled = list(values), dict[str, Any]()
    for key, example in wanted.fields:
        if key not in keys:
            filled[key] = text
            continue
        told = _words(key) if len(keys) > 1 else _words(f"{key} {message}")
        kind = _kind_of(_words(key)) or _kind_of(_words(example))
        best = _best(left, told, kind, certain=len(keys) > 1)
        filled[key] = None if best is None else _as_json(_whole(best, values), example)
        if best in left and len(keys) > 1:
            left.remove(best)
    return filled if None not in filled.values() else {**filled, "note": text}


def _best(values: Sequence[_Value], told: frozenset[str], kind: str, certain: bool = False) -> _Value | None:
    """The first value of the right kind that shares most words; where `certain`, only one that does."""
    fitting = [value for value in values if value.kind == kind] if kind else list(values)
    fitting = [value for value in fitting if not certain or kind == "structure" or value.words & told]
    return max(fitting, key=lambda value: len(value.words & told), default=None)


def _whole(value: _Value, values: Sequence[_Value]) -> _Value:
    """A structure with those that belong to it, separated by dots: the reactants of one reaction, say."""
    if not value.made_as:
        return value
    joined = ".".join(dict.fromkeys(each.text for each in values if each.made_as == value.made_as))
    return replace(value, json=joined, text=joined)


def _as_json(value: _Value, example: str) -> Any:
    return _as_text(value, example) if value.kind == "boolean" and _YES_NO.search(example) else value.json


def _as_text(value: _Value, message: str) -> str:
    if value.kind != "boolean":
        return value.text
    word = "yes" if value.json else "no"
    asked = _YES_NO.search(message)
    return word if asked and asked.group().islower() else word.capitalize()


def _cited(raw: str, workspace: Workspace) -> list[_Value]:
    """The values that an answer states, in order; of molecules those that a tool made."""
    said = raw.split(OTHERS)[0]
    found = dict[str, _Value]()
    for handle in HANDLE.findall(said):
        cited, thing = workspace.value(handle), workspace.thing(handle)
        if cited is not None and not cited.is_error and getattr(cited.item, "value", None) is not None:
            found[handle] = _value(cited.item, workspace)
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
        return _Value("number", words, label, _number(item), printed)
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
    words = re.findall(r"[a-z]+", text.lower().replace("by-product", "byproduct"))
    return frozenset(words) - _FUNCTION_WORDS | {word.removesuffix("s") for word in words} - _FUNCTION_WORDS
