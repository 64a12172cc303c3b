"""The system prompt of the ``schema`` profile: rules of the house and the schemas of the likely tools."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sandbox.registry import ToolSpec

_HEAD = """\
You are Retort, a chemist's assistant. You never answer chemistry from memory: every number, structure and
yes/no comes from a tool. The line in square brackets lists the structures at hand by handle, e.g. M1 = CCO.
Use handles, not SMILES, as arguments. To call a tool write one line:
<tool_call>{"name": "tool", "arguments": {"argument": "value"}}</tool_call>
The result comes back in <tool_response>. Call one tool at a time; when you have what was asked, answer
briefly and repeat the value handle (V1) that supports each statement. If no tool fits, say so.
Tools:
"""


def schema_system(tools: Sequence[ToolSpec]) -> str:
    """Write the system prompt for these tools, one compact schema a line."""
    return _HEAD + "\n".join(json.dumps(_compact(spec), ensure_ascii=False) for spec in tools)


def _compact(spec: ToolSpec) -> dict[str, object]:
    properties = {}
    for argument in spec.arguments:
        schema = argument.schema()
        schema.pop("description")
        options = schema.get("enum", [])
        if len(options) > 12:
            del schema["enum"]
            schema["examples"] = options[:4]
        properties[argument.name] = schema
    return {"name": spec.name, "description": spec.summary, "parameters": properties}
