"""Talks to `retort mcp` with the protocol's official client and prints what it got as JSON.

A program of its own, because the client's event loop opens a socket pair, which the tests refuse.
"""

import asyncio
import json
import os
import sys
from typing import Any

from mcp import Client
from mcp.client.stdio import StdioServerParameters


def plain(answer: Any) -> dict[str, Any]:
    encoded: dict[str, Any] = answer.model_dump(mode="json", by_alias=True, exclude_none=True)
    return encoded


async def main() -> dict[str, Any]:
    guarded = {**os.environ, "PYTHONPATH": os.environ["SERVER_PYTHONPATH"]}
    server = StdioServerParameters(command=os.environ["RETORT_COMMAND"], args=["mcp"], env=guarded)
    async with Client(server, read_timeout_seconds=120) as client:
        listed = await client.list_tools()

        async def call(name: str, **arguments: Any) -> dict[str, Any]:
            result = await client.call_tool(name, arguments)
            return plain(result)

        return {
            "tools": [plain(tool) for tool in listed.tools],
            "number": await call("tpsa", molecule="aspirin"),
            "structure": await call("murcko_scaffold", molecule="Cc1ccccc1"),
            "mistake": await call("logp", molecule="C1CC"),
            "wrong": await call("logp", molecule="CCO", colour="blue"),
            "many": await asyncio.gather(*(call("molecular_formula", molecule="C" * n) for n in range(1, 9))),
        }


sys.stdout.write(json.dumps(asyncio.run(main())))
