"""``retort mcp``: the tools for other programs, by the Model Context Protocol on the standard streams."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, BinaryIO

WORKERS = 2


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``mcp`` to the command line."""
    parser = commands.add_parser(
        "mcp",
        help="serve the tools to another program over MCP, on standard input and output",
        description="Serve every tool over the Model Context Protocol: messages come in on the standard "
        "input and go out on the standard output. Another program starts this command; see docs/mcp.md.",
    )
    parser.set_defaults(run=serve)


def serve(arguments: argparse.Namespace) -> int:
    """Serve until the standard input ends."""
    from app.cli.mcp_server import Server
    from sandbox.registry import discover
    from sandbox.workers.pool import WorkerPool

    if sys.stdin.isatty():
        sys.stderr.write("retort: mcp waits for messages of another program (docs/mcp.md); Ctrl-C ends it\n")
    output = _keep_output_clean()
    with WorkerPool(WORKERS) as pool:
        Server(discover(), pool, output).serve(sys.stdin.buffer)
    return 0


def _keep_output_clean() -> BinaryIO:
    """Take the standard output for the protocol; whatever else is printed goes to the error stream."""
    sys.stdout.flush()
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return output
