"""Reactions as JSON of the Open Reaction Database: a data set, an array of reactions, or one a line.

Keys may be written in camel case or with underscores, as the two ways of writing protocol buffers do.
Format: https://docs.open-reaction-database.org (Kearnes et al., J. Am. Chem. Soc. 2021, 143, 18820).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from sandbox.errors import ToolError
from sandbox.tables.reaction_records import reaction_record, sides
from sandbox.tables.records import Record

Entry = dict[str, Any]
_DATA_SET = re.compile(r"\"reactions\"\s*:\s*\[")
_BETWEEN = re.compile(r"[\s,]*")
_CELSIUS = {"celsius": (1.0, 0.0), "kelvin": (1.0, -273.15), "fahrenheit": (5 / 9, -160 / 9)}
_HOURS = {"day": 24.0, "hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}
_ROLES = {"reagent": "reagents", "catalyst": "catalyst", "solvent": "solvent"}


def read_open_reactions(lines: Iterable[str]) -> Iterator[Record]:
    """Read reactions with their conditions and yields as columns.

    Raises:
        ToolError: It is not JSON.
    """
    for number, entry in enumerate(_entries("".join(lines)), 1):
        reaction = _reaction(entry) if isinstance(entry, dict) else ""
        if reaction:
            yield reaction_record(number, reaction, {key: text for key, text in _cells(entry) if text})
        else:
            yield Record(number, "", {}, "this is no reaction of the Open Reaction Database with a product")


def _entries(text: str) -> Iterator[Any]:
    """The reactions one after the other, so that only one is unpacked at a time."""
    decoder = json.JSONDecoder(object_pairs_hook=_plain_keys)
    start = _DATA_SET.search(text)
    at = start.end() if start else len(text) - len(text.lstrip().removeprefix("["))
    while (at := _end_of(_BETWEEN, text, at)) < len(text) and text[at] != "]":
        try:
            entry, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise ToolError(f"the JSON is damaged at character {at + 1:,}") from error
        yield entry


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _plain_keys(pairs: list[tuple[str, Any]]) -> Entry:
    return {key.replace("_", "").lower(): value for key, value in pairs}


def _reaction(entry: Entry) -> str:
    """Reaction SMILES by the roles of the components; as it was written where these are not given."""
    parts: dict[str, list[str]] = {"reactant": [], "other": []}
    for component in _components(entry):
        smiles = _identifier(component, "SMILES")
        parts["reactant" if _role(component) == "reactant" else "other"] += [smiles] if smiles else []
    products = [_identifier(each, "SMILES") for each in _products(entry)]
    made = ".".join(filter(None, products[:1] if _desired(entry) else products))
    if parts["reactant"] and made:
        return f"{'.'.join(parts['reactant'])}>{'.'.join(parts['other'])}>{made}"
    written = _identifier(entry, "REACTION_SMILES") or _identifier(entry, "REACTION_CXSMILES")
    return written if sides(written) else ""


def _cells(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "reaction id", str(entry.get("reactionid") or "")
    for role, title in _ROLES.items():
        yield title, ", ".join(_name(each) for each in _components(entry) if _role(each) == role)
    setpoint = _at(entry, "conditions", "temperature", "setpoint")
    factor, offset = _CELSIUS.get(_unit(setpoint), (0.0, 0.0))
    yield "temperature (°C)", _number(setpoint.get("value"), factor, offset)
    outcome = next(iter(_list(entry, "outcomes")), {})
    time = _at(outcome, "reactiontime")
    yield "time (h)", _number(time.get("value"), _HOURS.get(_unit(time), 0.0))
    yield "yield (%)", next(filter(None, map(_yield, _products(entry))), "")
    provenance = _at(entry, "provenance")
    yield "source", ", ".join(str(provenance[key]) for key in ("doi", "patent") if provenance.get(key))


def _components(entry: Entry) -> list[Entry]:
    inputs = _at(entry, "inputs").values()
    return [each for put_in in inputs if isinstance(put_in, dict) for each in _list(put_in, "components")]


def _products(entry: Entry) -> list[Entry]:
    """Products of the outcomes, the desired one first."""
    found = [product for outcome in _list(entry, "outcomes") for product in _list(outcome, "products")]
    return sorted(found, key=lambda product: not product.get("isdesiredproduct"))


def _desired(entry: Entry) -> bool:
    return any(product.get("isdesiredproduct") for product in _products(entry))


def _role(component: Entry) -> str:
    return str(component.get("reactionrole") or "").lower()


def _identifier(entry: Entry, kind: str) -> str:
    found = (each.get("value") for each in _list(entry, "identifiers") if each.get("type") == kind)
    return str(next(found, "") or "").strip()


def _name(component: Entry) -> str:
    return _identifier(component, "NAME") or _identifier(component, "SMILES") or "not named"


def _yield(product: Entry) -> str:
    measured = (each for each in _list(product, "measurements") if each.get("type") == "YIELD")
    return next(filter(None, (_number(_at(each, "percentage").get("value"), 1.0) for each in measured)), "")


def _unit(quantity: Entry) -> str:
    return str(quantity.get("units") or "").lower()


def _number(value: Any, factor: float, offset: float = 0.0) -> str:
    """A number in the unit of its column; empty where the unit is none that is known."""
    known = isinstance(value, int | float) and not isinstance(value, bool) and factor
    return f"{round(value * factor + offset, 4):g}" if known else ""


def _at(entry: Entry, *keys: str) -> Entry:
    for key in keys:
        inner = entry.get(key)
        entry = inner if isinstance(inner, dict) else {}
    return entry


def _list(entry: Entry, key: str) -> list[Entry]:
    found = entry.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
