"""A server of the Model Context Protocol over a pair of streams: JSON-RPC 2.0, one message a line.

Written without the protocol's Python library on purpose: that one runs on asyncio, whose event loop opens a
socket pair (on Windows over TCP), and this program opens none. It speaks the revisions with an ``initialize``
handshake; clients of later ones fall back to it, as the protocol asks of them.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO

from app.cli.mcp_results import describe_result, describe_tool, read_call
from app.core.environment import versions
from sandbox.errors import SandboxError
from sandbox.registry import Registry
from sandbox.results import failure
from sandbox.workers.pool import MAX_REQUEST, WorkerPool

VERSIONS = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS, INTERNAL = -32700, -32600, -32601, -32602, -32603
MAX_WAITING = 64
INSTRUCTIONS = (
    "Chemistry tools that run on this computer, offline. A molecule is a SMILES, an InChI or the name of a "
    "common compound; a table is the path of an SDF, SMI, CSV, TSV, XLSX or RDF file, or of a table that "
    "another call made. Numbers come with unit and definition; where there is no value the reason is given."
)


class ProtocolError(Exception):
    """A message that cannot be served.

    Attributes:
        code: JSON-RPC error code.
    """

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


class Server:
    """Serves tools.

    Args:
        registry: The tools on offer.
        pool: Runs them.
        output: Takes the server's messages.
    """

    def __init__(self, registry: Registry, pool: WorkerPool, output: BinaryIO) -> None:
        self._registry = registry
        self._pool = pool
        self._output = output
        self._writing = threading.Lock()
        self._running: dict[Any, threading.Event] = {}

    def serve(self, stream: BinaryIO) -> None:
        """Serve messages until the stream ends; calls still running are ended then."""
        with ThreadPoolExecutor(max_workers=self._pool.size, thread_name_prefix="mcp-call") as calls:
            while line := stream.readline(MAX_REQUEST):
                if line.strip():
                    self._take(line, calls)
            for cancelled in list(self._running.values()):
                cancelled.set()

    def _take(self, line: bytes, calls: ThreadPoolExecutor) -> None:
        identity: Any = None
        try:
            message = _decode(line)
            identity = message.get("id")
            if "method" not in message:
                return  # an answer; the server asks nothing
            method, params = message["method"], message.get("params") or {}
            if not isinstance(params, Mapping):
                raise ProtocolError(INVALID_PARAMS, "params must be an object")
            if identity is None:
                self._notified(method, params)
            elif method == "tools/call":
                self._begin(identity, params, calls)
            else:
                self._send({"id": identity, "result": self._answer(method, params)})
        except ProtocolError as error:
            self._send({"id": identity, "error": {"code": error.code, "message": str(error)}})

    def _answer(self, method: str, params: Mapping[str, Any]) -> dict[str, Any]:
        if method == "initialize":
            asked = params.get("protocolVersion")
            return {
                "protocolVersion": asked if asked in VERSIONS else VERSIONS[-1],
                "capabilities": {"tools": {"listChanged": False}},
                "serverInfo": {"name": "retort", "title": "Retort", "version": versions()["retort"]},
                "instructions": INSTRUCTIONS,
            }
        if method == "ping":
            return {}
        if method == "tools/list":
            return {"tools": [describe_tool(spec) for spec in self._registry]}
        raise ProtocolError(NO_METHOD, f"there is no method '{str(method)[:60]}'")

    def _notified(self, method: str, params: Mapping[str, Any]) -> None:
        if method == "notifications/cancelled":
            cancelled = self._running.get(params.get("requestId"))
            if cancelled is not None:
                cancelled.set()

    def _begin(self, identity: Any, params: Mapping[str, Any], calls: ThreadPoolExecutor) -> None:
        name, arguments = params.get("name"), params.get("arguments") or {}
        if not isinstance(name, str) or not isinstance(arguments, Mapping):
            raise ProtocolError(INVALID_PARAMS, "a call has a name and an object of arguments")
        if not isinstance(identity, int | str) or identity in self._running:
            raise ProtocolError(INVALID_REQUEST, "the id of a request is a number or text of its own")
        if name not in self._registry:
            raise ProtocolError(INVALID_PARAMS, f"there is no tool '{name[:60]}'")
        if len(self._running) >= MAX_WAITING:
            raise ProtocolError(INTERNAL, f"{MAX_WAITING} calls are waiting already")
        meta = params.get("_meta")
        token = meta.get("progressToken") if isinstance(meta, Mapping) else None
        self._running[identity] = threading.Event()
        calls.submit(self._call, identity, name, arguments, token)

    def _call(self, identity: Any, name: str, arguments: Mapping[str, Any], token: Any) -> None:
        cancelled = self._running[identity]

        def progress(done: int, total: int) -> None:
            if token is not None:
                params = {"progressToken": token, "progress": done, "total": total}
                self._send({"method": "notifications/progress", "params": params})

        try:
            read = read_call(self._registry.get(name), arguments)
            result = self._pool.call(name, read, progress=progress, cancelled=cancelled)
        except SandboxError as error:
            result = failure("error", str(error))
        except Exception as error:  # whatever it was, the client must not wait for ever
            result = failure("error", f"{name} failed unexpectedly ({type(error).__name__})")
        del self._running[identity]
        if not cancelled.is_set():  # nobody waits for the answer of a cancelled request
            self._send({"id": identity, "result": describe_result(result)})

    def _send(self, message: Mapping[str, Any]) -> None:
        line = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=True) + "\n"
        try:
            with self._writing:
                self._output.write(line.encode())
                self._output.flush()
        except OSError:  # the client is gone; its closing of our input ends the loop
            sys.stderr.write("retort: the client does not read any more\n")


def _decode(line: bytes) -> dict[str, Any]:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        raise ProtocolError(PARSE_ERROR, "the line is not valid JSON") from None
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        raise ProtocolError(INVALID_REQUEST, "one JSON-RPC 2.0 object a line is expected")
    return message
