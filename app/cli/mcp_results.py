"""What the MCP server says about the tools and their results, as the protocol wants it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from app.core.tool_arguments import read_structure
from app.exporting.depiction import Drawing, draw_png
from sandbox.errors import SandboxError
from sandbox.registry import ToolSpec
from sandbox.results import Item, PlanMade, Structure, TableMade, ToolResult, format_item, item_to_json

MAX_PICTURES = 4
PICTURE = Drawing(400, 300, transparent=False)
OUTPUT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "values": {
            "type": "array",
            "description": "The values and structures of the result, most important first.",
            "items": {"type": "object", "properties": {"kind": {"type": "string"}}, "required": ["kind"]},
        },
        "data": {"type": "object", "description": "Details, as the program's window shows them."},
    },
    "required": ["values"],
}


def describe_tool(spec: ToolSpec) -> dict[str, Any]:
    """Describe a tool for ``tools/list``."""
    schema = spec.schema()
    return {
        "name": spec.name,
        "title": spec.summary.rstrip("."),
        "description": f"{schema['description']} Source: {spec.source}",
        "inputSchema": schema["parameters"],
        "outputSchema": OUTPUT_SCHEMA,
        "annotations": {
            "readOnlyHint": not spec.writes,
            "destructiveHint": False,  # what writes refuses to overwrite
            "idempotentHint": not spec.writes,
            "openWorldHint": False,
        },
    }


def read_call(spec: ToolSpec, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Read the arguments of a call; names of compounds become structures.

    Raises:
        SandboxError: An argument is unknown.
    """
    read: dict[str, Any] = {}
    for name, value in arguments.items():
        if spec.argument(name).kind in ("molecule", "molecules", "pattern"):
            read[name] = (
                [_structure(each) for each in value] if isinstance(value, list) else _structure(value)
            )
        else:
            read[name] = value
    return read


def describe_result(result: ToolResult) -> dict[str, Any]:
    """Write a result for ``tools/call``: text, pictures of new structures, and the values as data."""
    if not result.ok:
        return {"content": [_text(result.error or "the tool gave no answer")], "isError": True}
    content = [_text("\n".join(_line(item) for item in result.values))]
    structures = [item for item in result.values if isinstance(item, Structure)]
    content += [picture for item in structures[:MAX_PICTURES] if (picture := _picture(item))]
    values = [item_to_json(item) for item in result.values]
    return {
        "content": content,
        "structuredContent": {"values": values, "data": dict(result.data)},
        "isError": False,
    }


def _structure(value: Any) -> Any:
    return read_structure(value) if isinstance(value, str) else value


def _text(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def _line(item: Item) -> str:
    name = item.label if isinstance(item, Structure) else item.property
    remark = item.note if isinstance(item, Structure) else item.reason
    shown = format_item(item) + (f", kept in {item.path}" if isinstance(item, TableMade | PlanMade) else "")
    return f"{name}: {shown}" + (f" ({remark})" if remark and remark not in shown else "")


def _picture(item: Structure) -> dict[str, Any] | None:
    """A drawing of a structure; none of one that is too large to be legible, whose SMILES has to do."""
    try:
        png = draw_png(item.smiles, PICTURE)
    except SandboxError:
        return None
    return {"type": "image", "data": base64.b64encode(png).decode("ascii"), "mimeType": "image/png"}
