"""The worker process: reads calls from a pipe, runs them, writes results back.

Before it loads a tool it gives up the network, writing outside its folders, and other processes, as far as
the operating system lets it (:mod:`sandbox.isolation`). On every system Python's own sockets are refused in
words as well; where that is all, native code that opens a socket by itself is not covered, and none of the
libraries that the tools use does.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import signal
import sys
import tempfile
from dataclasses import asdict
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from sandbox import outgoing
from sandbox.errors import SandboxError
from sandbox.isolation import Isolation, confine, offered
from sandbox.results import ToolResult, failure
from sandbox.tables import scratch
from sandbox.workers import helpers
from sandbox.workers.output import ERRORS, redirect_errors
from sandbox.workers.processes import end_with_program, ended_with
from sandbox.workers.progress import reported_to
from sandbox.workers.sharing import SLICE_TOOL, RowsNeeded, share

ORPHAN_GRACE_S = 10.0


def worker_main(
    requests: Connection,
    responses: Connection,
    deadline_s: float,
    folder: str = "",
    runs_helpers: bool = False,
) -> None:
    """Serve calls until the pipe closes.

    Args:
        requests: Receives JSON ``{"tool", "arguments"}`` as bytes.
        responses: Sends the JSON of a result as bytes, and before it how far the call is; first of all the
            number of tools, the deadlines of the slow ones and what the system refuses, once they are loaded.
        deadline_s: Seconds after which the pool gives a call up. A worker whose program is gone ends at once;
            where the system is not Linux and native code hangs, ten seconds after the deadline.
        folder: Folder of its own, with the file that takes what is printed on the standard error stream.
            Empty leaves the stream as it is, and the process as free as it was.
        runs_helpers: Whether it may start a heavy helper, such as Java. Where it may not, a call that needs
            one is answered by ``{"helper"}`` with the helper's name.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    held = _settle(Path(folder)) if folder else offered()
    end_with_program()
    sys.addaudithook(_refuse_network)
    # an inherited terminal must not receive what native code prints
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if not runs_helpers:
        helpers.forbid()
        share()
    from sandbox.registry import discover
    from sandbox.views import discover_views

    registry, views = discover(), discover_views()
    with contextlib.suppress(EOFError, BrokenPipeError, OSError):
        slow = {spec.name: spec.deadline_s for spec in (*registry, *views) if spec.deadline_s is not None}
        ready = {"tools": len(registry), "deadlines": slow, "isolation": asdict(held)}
        responses.send_bytes(json.dumps(ready).encode())
        while True:
            request = json.loads(requests.recv_bytes())
            with ended_with(requests), reported_to(partial(_send_progress, responses)):
                known = views if request["tool"] in views else registry
                served = _serve(known, request, deadline_s)
            responses.send_bytes(served)


def _settle(folder: Path) -> Isolation:
    """Take the standard error stream and the folder for files into use, then give everything else up."""
    redirect_errors(str(folder / ERRORS))
    outgoing.hand_over_in(folder)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    writable = [folder, Path(os.devnull)]
    with contextlib.suppress(OSError):
        writable.append(scratch.folder())
    return confine(writable)


def _serve(registry: Any, request: dict[str, Any], deadline_s: float) -> bytes:
    from sandbox.calling import call_tool

    tool = request["tool"]
    if tool == SLICE_TOOL:
        return _serve_slice(request["arguments"])
    own_s = registry.get(tool).deadline_s if tool in registry else None
    seconds = max(deadline_s, own_s or 0.0) + ORPHAN_GRACE_S
    faulthandler.dump_traceback_later(seconds, exit=True, file=_null())
    try:
        result = call_tool(registry.get(tool), request["arguments"])
    except helpers.HelperNeeded as needed:
        return json.dumps({"helper": needed.helper}).encode()
    except RowsNeeded as rows:
        return json.dumps({"rows": rows.to_json()}).encode()
    except SandboxError as error:
        result = failure("error", str(error))
    except MemoryError:
        result = failure("crashed", "the calculation needed more memory than there is")
    finally:
        faulthandler.cancel_dump_traceback_later()
    left = outgoing.take()
    return json.dumps({**result.to_json(), "outgoing": left if result.ok else []}).encode()


def _serve_slice(asked: dict[str, Any]) -> bytes:
    from sandbox.tables import rows

    try:
        rows.work(asked["path"], asked["job"], asked["argument"], asked["number"])
        result = ToolResult(True, "", (), (), {}, "", "ok", 0.0)
    except SandboxError as error:
        result = failure("error", str(error))
    except MemoryError:
        result = failure("crashed", "the calculation needed more memory than there is")
    except Exception as error:  # a bug in what is asked of each row must not take the worker with it
        result = failure("error", f"the rows could not be worked through ({type(error).__name__})")
    return json.dumps(result.to_json()).encode()


def _send_progress(responses: Connection, done: int, total: int) -> None:
    responses.send_bytes(json.dumps({"progress": [done, total]}).encode())


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith("socket.") and event not in ("socket.gethostname", "socket.sethostname"):
        raise PermissionError("tools have no network")


_devnull: list[Any] = []


def _null() -> Any:
    if not _devnull:
        _devnull.append(open(os.devnull, "w"))  # noqa: SIM115 - stays open for the process's life
    return _devnull[0]
