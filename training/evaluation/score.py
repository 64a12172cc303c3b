"""Scores the record of an answered question against the calls that a chemist would have made.

Structures are compared by canonical SMILES, numbers by value and unit, texts with structures for handles.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sandbox.calling import call_tool
from sandbox.registry import ToolSpec, discover
from sandbox.results import Choice, Item, PlanMade, Quantity, Structure, TableMade, Text, ToolResult, YesNo
from sandbox.workspace import HANDLE
from training.evaluation.load import PRODUCT, Call, FilledItem, read_key

MAKERS = ("murcko_scaffold", "maximum_common_substructure")
COMPARED = ("number", "boolean", "molecule")
SYMMETRIC = ("similarity", "compare_molecules")
_NUMBER_TOLERANCE = 6e-5  # a record's numbers are rounded, to four digits after the point at least


@dataclass(frozen=True, slots=True)
class Score:
    """What was right about an answer.

    Attributes:
        tools_right: The tools called are the expected ones, none missing, none more.
        arguments_right: So are their arguments.
        final_right: The bare answer holds every expected value and no other number, structure or yes/no.
        grounded: No claim without a tool's result.
    """

    tools_right: bool
    arguments_right: bool
    final_right: bool
    grounded: bool


@dataclass(frozen=True, slots=True)
class Made:
    """What earlier calls made, for those that go on with it.

    Attributes:
        product: SMILES of the first structure of the latest call that made one; empty before.
        plan: Path of the latest plan of synthesis; empty before.
    """

    product: str = ""
    plan: str = ""

    def after(self, result: ToolResult) -> Made:
        """What there is after one more call."""
        product = next((each.smiles for each in result.values if isinstance(each, Structure)), self.product)
        plan = next((each.path for each in result.values if isinstance(each, PlanMade)), self.plan)
        return Made(product, plan)


@dataclass(frozen=True, slots=True)
class Gold:
    """What the expected calls give.

    Attributes:
        calls: The expected calls of the last turn with canonical SMILES for structures.
        results: Their results, in order.
        required: Values that the bare answer must hold.
        allowed: Values that it may hold.
    """

    calls: tuple[Call, ...]
    results: tuple[ToolResult, ...]
    required: tuple[dict[str, Any], ...]
    allowed: tuple[dict[str, Any], ...]


def expected(filled: FilledItem) -> Gold:
    """Run the expected calls in this process and derive the bare answer.

    The first item of a result that has a value answers the question, the others may stand beside it; an
    overview of properties is wanted whole. A structure that only serves the next call need not be given.
    """
    made = Made()
    for turn in filled.item.before:
        _, _, made = _run_turn(filled, turn, made)
    calls, results, _ = _run_turn(filled, filled.item.calls, made)
    if not calls:
        final = ({"kind": filled.item.final},)
        return Gold((), (), final, final)
    required: list[dict[str, Any]] = []
    allowed: list[dict[str, Any]] = []
    for number, (call, result) in enumerate(zip(calls, results, strict=True)):
        later = filled.item.calls[number + 1 :]
        labels = _labels(call)
        values = [_bare(item, labels) for item in result.values] or [{"kind": "none"}]
        subjects = [{"kind": "molecule", "smiles": smiles} for smiles in labels.values()]
        # The answer may name what it is about. A scaffold that is the whole molecule is no new structure,
        # and an answer that cites it holds nothing that a tool has made.
        allowed += [*values, *subjects]
        serves = bool(later) and PRODUCT in later[0].arguments.values()
        if result.ok and any(_equal(values[0], subject) for subject in subjects) and call.tool in MAKERS:
            required.append({"kind": "molecule or none", "smiles": values[0]["smiles"]})
        elif result.ok and not (serves and values[0]["kind"] == "molecule"):
            said = [value for value in values if value["kind"] != "none"]
            required += values if call.tool == "property_profile" else (said or values)[:1]
    return Gold(calls, results, tuple(required or [{"kind": "none"}]), tuple(allowed))


def score(record: Mapping[str, Any], filled: FilledItem) -> Score:
    """Score the record of ``retort batch`` or ``retort ask --json``.

    Args:
        record: The record; of several turns only the last counts.
        filled: The question as it was asked.
    """
    gold = expected(filled)
    tools_right, arguments_right = calls_right(record, gold.calls, len(filled.turns))
    return Score(
        tools_right=tools_right,
        arguments_right=arguments_right,
        final_right=_final_right(record["final"], gold, _structures_of(record)),
        grounded=not record.get("unsupported"),
    )


def calls_right(record: Mapping[str, Any], calls: Sequence[Call], turns: int = 1) -> tuple[bool, bool]:
    """Whether the last turn called the expected tools, and whether it did so with the expected arguments.

    Args:
        record: The record.
        calls: The expected calls, with SMILES or names for structures.
        turns: Number of the last turn.
    """
    structures = _structures_of(record)
    made = _without_repeats([call for call in record["calls"] if call.get("turn", turns) == turns])
    wanted = [_comparable(call.tool, call.arguments) for call in calls]
    got = [_comparable(call["tool"], _resolved(call, structures)) for call in made]
    tools_right = sorted(tool for tool, _ in got) == sorted(tool for tool, _ in wanted)
    return tools_right, tools_right and _same_calls(got, wanted)


def _structures_of(record: Mapping[str, Any]) -> dict[str, str]:
    """Handle → structure or file of everything that the conversation named or made."""
    kinds = ("unreadable", "patterns", "tables", "reactions", "molecules")
    return {handle: text for kind in kinds for handle, text in record.get(kind, {}).items()}


def _run_turn(
    filled: FilledItem, calls: Sequence[Call], made: Made
) -> tuple[tuple[Call, ...], tuple[ToolResult, ...], Made]:
    ready, results = [], []
    for call in calls:
        spec = discover().get(call.tool)
        bound = Call(call.tool, {n: _structures(spec, n, v, filled, made) for n, v in call.arguments.items()})
        result = _run(call.tool, json.dumps(dict(bound.arguments), sort_keys=True))
        made = made.after(result)
        ready.append(bound)
        results.append(result)
    return tuple(ready), tuple(results), made


def _structures(spec: ToolSpec, name: str, value: Any, filled: FilledItem, made: Made) -> Any:
    kind = spec.argument(name).kind
    if kind == "pattern":
        return filled.keys.get(value, value)
    if kind == "plan":
        return made.plan
    product = read_key(made.product) if made.product else ""
    if kind not in ("molecule", "molecules", "written"):
        return value
    if isinstance(value, list):
        return [product if each == PRODUCT else filled.structure(each) for each in value]
    return product if value == PRODUCT else filled.structure(value)


@lru_cache(maxsize=4096)
def _run(tool: str, arguments: str) -> ToolResult:
    """Run a call with labels M1, M2 … in the order of the arguments."""
    spec = discover().get(tool)
    plain = json.loads(arguments)
    labels = {smiles: label for label, smiles in _labels(Call(tool, plain)).items()}
    for argument in spec.arguments:
        value = plain.get(argument.name)
        if value is None:
            continue
        if argument.kind == "molecules":
            plain[argument.name] = [{"smiles": each, "label": labels[each]} for each in value]
        elif argument.kind == "molecule":
            plain[argument.name] = {"smiles": value, "label": labels[value]}
    return call_tool(spec, plain)


def _labels(call: Call) -> dict[str, str]:
    """Label → SMILES of the molecules of a call, in the order of its signature."""
    spec = discover().get(call.tool)
    named: list[str] = []
    for argument in spec.arguments:
        value = call.arguments.get(argument.name)
        if argument.kind in ("molecule", "molecules") and value is not None:
            named += value if isinstance(value, list) else [value]
    return {f"M{number}": smiles for number, smiles in enumerate(dict.fromkeys(named), 1)}


def _bare(item: Item, labels: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(item, Structure):
        return {"kind": "molecule", "smiles": item.smiles}
    if isinstance(item, TableMade | PlanMade):
        return {"kind": "table" if isinstance(item, TableMade) else "plan", "value": item.path}
    if isinstance(item, Choice) and item.value is not None and item.value in labels:
        return {"kind": "molecule", "smiles": labels[item.value]}
    if item.value is None:
        return {"kind": "none"}
    if isinstance(item, Quantity):
        return {"kind": "number", "value": item.value, "unit": item.unit}
    if isinstance(item, YesNo):
        return {"kind": "boolean", "value": item.value}
    kind = "text" if isinstance(item, Text) else "choice"
    return {"kind": kind, "value": _spell_out(item.value, labels)}


def _spell_out(text: str, structures: Mapping[str, str]) -> str:
    """Handles differ between conversations; the structures that they stand for do not."""
    return HANDLE.sub(lambda match: _key(structures.get(match.group(), match.group())), text)


def _without_repeats(calls: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """An identical call is answered from the trace; it counts once."""
    distinct = {json.dumps([call["tool"], call["arguments"]], sort_keys=True): call for call in calls}
    return list(distinct.values())


def _resolved(call: Mapping[str, Any], structures: Mapping[str, str]) -> dict[str, Any]:
    def resolve(value: Any) -> Any:
        if isinstance(value, list):
            return [resolve(each) for each in value]
        return structures.get(value, value) if isinstance(value, str) else value

    return {name: resolve(value) for name, value in call["arguments"].items()}


def _comparable(tool: str, arguments: Mapping[str, Any]) -> tuple[str, str]:
    """A call as text that is equal for calls that ask for the same."""
    if tool not in discover():
        return tool, json.dumps(dict(arguments), sort_keys=True)
    kinds = {argument.name: argument.kind for argument in discover().get(tool).arguments}
    plain: dict[str, Any] = {}
    for name, value in arguments.items():
        if isinstance(value, list):
            plain[name] = sorted(_key(each) for each in value)
        elif kinds.get(name) in ("molecule", "written", "pattern"):
            plain[name] = _key(value)
        elif kinds.get(name) == "plan":
            plain[name] = "the plan"  # a conversation of the questions has one
        else:
            plain[name] = _as_said(value)
    if tool in SYMMETRIC and {"first", "second"} <= plain.keys():
        plain["first"], plain["second"] = sorted((plain["first"], plain["second"]))
    return tool, json.dumps(plain, sort_keys=True)


def _as_said(value: Any) -> Any:
    """A number or words as they are compared: 40.0 is 40, and capitals and blanks say nothing."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


@lru_cache(maxsize=8192)
def _key(text: Any) -> Any:
    return read_key(text) if isinstance(text, str) else text


def _same_calls(got: Sequence[tuple[str, str]], wanted: Sequence[tuple[str, str]]) -> bool:
    """The order does not matter: where a call needs another's product, its argument already says so."""
    return sorted(got) == sorted(wanted)


def _final_right(final: Sequence[Mapping[str, Any]], gold: Gold, structures: Mapping[str, str]) -> bool:
    given = [_spelled(value, structures) for value in final]
    missing = [value for value in gold.required if not any(_equal(value, each) for each in given)]
    # A text beside the answer is a tool's own remark: why, which, where.
    foreign = [
        value
        for value in given
        if value["kind"] in COMPARED and not any(_equal(value, each) for each in gold.allowed)
    ]
    counted = len([value for value in gold.required if value["kind"] == "number"])
    return not missing and not foreign and len([v for v in given if v["kind"] == "number"]) >= counted


def _spelled(value: Mapping[str, Any], structures: Mapping[str, str]) -> dict[str, Any]:
    if value["kind"] in ("text", "choice") and isinstance(value["value"], str):
        return {**value, "value": _spell_out(value["value"], structures)}
    return dict(value)


def _equal(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    if first["kind"] == "molecule or none":
        return second["kind"] == "none" or _equal({**first, "kind": "molecule"}, second)
    if first["kind"] != second["kind"]:
        return False
    if first["kind"] == "number":
        near = math.isclose(first["value"], second["value"], rel_tol=1e-6, abs_tol=_NUMBER_TOLERANCE)
        return near and first["unit"] == second["unit"]
    if first["kind"] == "molecule":
        return bool(_key(first["smiles"]) == _key(second["smiles"]))
    return first.get("value") == second.get("value")
