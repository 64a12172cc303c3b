"""From JSON arguments to a running tool: validation, reading of structures, and the call itself.

This is what a worker process runs; it knows no handles. A structure argument is ``{"smiles": …, "label": …}``
or a bare string (SMILES, InChI or a MOL block); a table or a plan is ``{"path": …, "label": …}``
or a path.
"""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import Any

from rdkit import Chem

from sandbox.errors import ArgumentError, DeniedError, SandboxError
from sandbox.reactions.plan_files import open_plan
from sandbox.registry import Argument, ToolSpec
from sandbox.results import Report, ToolResult, as_report, failure, format_item
from sandbox.safety.gate import check_arguments, check_products
from sandbox.structures import chem
from sandbox.structures.patterns import read_pattern
from sandbox.tables.opening import open_table
from sandbox.types import Molecule, Pattern, Reaction, Written
from sandbox.vocabulary import VOCABULARIES
from sandbox.workers.helpers import HelperNeeded
from sandbox.workers.sharing import RowsNeeded

MAX_LIST = 200


def bind(spec: ToolSpec, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Turn JSON arguments into what the tool's function takes.

    Raises:
        ArgumentError: An argument is missing, unknown, of the wrong type or out of bounds.
        ChemError: A structure cannot be read.
    """
    for name in arguments:
        spec.argument(name)
    bound = {}
    for argument in spec.arguments:
        if argument.name in arguments and arguments[argument.name] is not None:
            bound[argument.name] = _convert(argument, arguments[argument.name])
        elif argument.required:
            raise ArgumentError(f"{spec.name} needs '{argument.name}': {argument.description}")
    return bound


def call_tool(spec: ToolSpec, arguments: Mapping[str, Any]) -> ToolResult:
    """Run a tool in this process and wrap what comes back; errors become results in the chemist's words.

    What would help with a chemical weapon is denied, before the tool runs and by what it made.

    Raises:
        HelperNeeded: The call needs a helper that this process is not to run.
        RowsNeeded: The rows of a large table have to be worked through first, by several workers.
    """
    start = time.perf_counter()
    try:
        bound = bind(spec, arguments)
        check_arguments(spec.family, bound)
        report = as_report(spec.function(**bound))
        check_products(spec.family, report)
        return _answer(spec, report, start)
    except (HelperNeeded, RowsNeeded):
        raise
    except DeniedError as error:
        return failure("denied", str(error), kind=spec.kind, ms=_ms_since(start))
    except SandboxError as error:
        return failure("error", str(error), kind=spec.kind, ms=_ms_since(start))
    except PermissionError as error:
        message = f"{spec.name} tried what tools may not do: {_forbidden(error)}"
        return failure("error", message, kind=spec.kind, ms=_ms_since(start))
    except RecursionError:
        return failure("error", "the structure is nested too deeply", kind=spec.kind, ms=_ms_since(start))
    except Exception as error:  # a tool's own bug, or RDKit's, must not take the worker with it
        message = f"{spec.name} failed unexpectedly ({type(error).__name__}: {str(error)[:200]})"
        return failure("error", message, kind=spec.kind, ms=_ms_since(start))


def _answer(spec: ToolSpec, report: Report, start: float) -> ToolResult:
    """Wrap a report; the round trip through JSON shows here, and not on the pipe, what cannot be sent."""
    text = "; ".join(format_item(item) for item in report.items)
    result = ToolResult(True, text, report.items, (), report.data, spec.kind, "ok", _ms_since(start))
    return ToolResult.from_json(result.to_json())


def _forbidden(error: PermissionError) -> str:
    """What the system refused: it names the file where it was about one."""
    if error.filename:
        return f"write or change {str(error.filename)[:200]}"
    return "use the network, start a program or reach another process"


def _ms_since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


def _convert(argument: Argument, value: Any) -> Any:
    where = f"'{argument.name}'"
    if argument.kind == "molecule":
        return _molecule(value, where)
    if argument.kind == "molecules":
        values = value if isinstance(value, list | tuple) else [value]
        if not argument.at_least <= len(values) <= MAX_LIST:
            raise ArgumentError(
                f"{where} takes {argument.at_least} to {MAX_LIST} molecules, got {len(values)}"
            )
        return [_molecule(each, where) for each in values]
    if argument.kind == "written":
        return Written(*_text_and_label(value, where))
    if argument.kind == "pattern":
        return _pattern(value, where)
    if argument.kind == "table":
        path, label = _text_and_label(value, where)
        return open_table(path, label)
    if argument.kind == "plan":
        return open_plan(*_text_and_label(value, where))
    if argument.kind == "reaction":
        text, label = _text_and_label(value, where)
        chem.parse_reaction(text)
        return Reaction(text, label)
    return _plain(argument, value, where)


def _plain(argument: Argument, value: Any, where: str) -> Any:
    if argument.kind == "boolean":
        if not isinstance(value, bool):
            raise ArgumentError(f"{where} takes true or false, got {value!r}")
        return value
    if argument.kind in ("integer", "number"):
        return _number(argument, value, where)
    if not isinstance(value, str):
        raise ArgumentError(f"{where} takes text, got {value!r}")
    _check_characters(value, where)
    if argument.kind == "term":
        return VOCABULARIES.get(argument.vocabulary).resolve(value)
    if argument.kind == "choice" and value not in argument.choices:
        raise ArgumentError(f"{where} takes {', '.join(argument.choices)}; got '{value[:60]}'")
    return value


def _number(argument: Argument, value: Any, where: str) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ArgumentError(f"{where} takes a number, got {value!r}")
    if argument.kind == "integer" and value != int(value):
        raise ArgumentError(f"{where} takes a whole number, got {value!r}")
    if (
        argument.low is not None
        and value < argument.low
        or argument.high is not None
        and value > argument.high
    ):
        raise ArgumentError(f"{where} must lie between {argument.low:g} and {argument.high:g}, got {value:g}")
    return int(value) if argument.kind == "integer" else value


def _text_and_label(value: Any, where: str) -> tuple[str, str]:
    if isinstance(value, Mapping):
        text, label = value.get("smiles", value.get("path")), value.get("label")
    else:
        text, label = value, value
    if not isinstance(text, str) or not isinstance(label, str):
        raise ArgumentError(f"{where} takes a structure, got {str(value)[:60]!r}")
    _check_characters(text + label, where)
    return text, label if len(label) <= 40 else label[:37] + "…"


def _check_characters(text: str, where: str) -> None:
    """Refuse half a surrogate pair, as a cut JSON escape leaves it: nothing can write or hash such a text."""
    if not text.isascii() and any("\ud800" <= each <= "\udfff" for each in text):
        raise ArgumentError(
            f"{where} holds half of a character, as a text that was cut does; please retype it"
        )


def _molecule(value: Any, where: str) -> Molecule:
    text, label = _text_and_label(value, where)
    return Molecule(read_molecule(text), text, label)


def read_molecule(text: str) -> Chem.Mol:
    """Read a molecule from whatever notation the text is in: InChI, MOL block or SMILES.

    Raises:
        ChemError: It cannot be read.
    """
    if text.lstrip().startswith("InChI="):
        return chem.parse_inchi(text)
    if "\n" in text.strip():
        return chem.parse_molblock(text)
    return chem.parse_smiles(text)


def _pattern(value: Any, where: str) -> Pattern:
    text, label = _text_and_label(value, where)
    return Pattern(read_pattern(text), text, label)
