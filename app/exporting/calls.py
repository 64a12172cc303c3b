"""A tool call as JSON, and as Python that repeats it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sandbox.results import ToolResult

Resolve = Callable[[str], str | None]

_SCRIPT = """\
from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import format_item

result = call_tool(discover().get({tool!r}), {arguments})
print(result.error or "; ".join(format_item(item) for item in result.values))
"""


def call_as_json(tool: str, arguments: Mapping[str, Any], result: ToolResult | None) -> str:
    """Write a call with its result as indented JSON."""
    record = {
        "tool": tool,
        "arguments": dict(arguments),
        "result": result.to_json() if result is not None else None,
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def call_as_python(tool: str, arguments: Mapping[str, Any], structure_of: Resolve) -> str:
    """Write a script that makes the same call, with structures in place of handles.

    Args:
        tool: Name of the tool.
        arguments: As the policy gave them, with handles.
        structure_of: What a handle stands for; None for text that is no handle.
    """
    resolved = {name: _resolve(value, structure_of) for name, value in arguments.items()}
    return _SCRIPT.format(tool=tool, arguments=repr(resolved))


def _resolve(value: Any, structure_of: Resolve) -> Any:
    if isinstance(value, list):
        return [_resolve(each, structure_of) for each in value]
    structure = structure_of(value) if isinstance(value, str) else None
    return value if structure is None else {"smiles": structure, "label": value}
