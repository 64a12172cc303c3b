"""The worker process itself, spoken to over its pipes as the pool does."""

import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

import pytest

from sandbox.workers.processes import ended_with, out_of_reach
from sandbox.workers.worker import worker_main

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")
WAIT_S = 120


class Worker:
    """A worker and this side's ends of its pipes."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        theirs_in, self.requests = context.Pipe(duplex=False)
        self.responses, theirs_out = context.Pipe(duplex=False)
        self.process = context.Process(target=worker_main, args=(theirs_in, theirs_out, 20.0), daemon=True)
        with out_of_reach():
            self.process.start()
        theirs_in.close()
        theirs_out.close()
        self.tools = self.receive()["tools"]

    def receive(self) -> dict[str, Any]:
        assert self.responses.poll(WAIT_S)
        received: dict[str, Any] = json.loads(self.responses.recv_bytes())
        return received

    def ask(self, tool: str, **arguments: Any) -> dict[str, Any]:
        self.requests.send_bytes(json.dumps({"tool": tool, "arguments": arguments}).encode())
        return self.receive()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    started = Worker()
    yield started
    started.process.kill()
    started.process.join()


def test_it_says_first_how_many_tools_it_has(worker: Worker):
    assert worker.tools >= 40


def test_it_answers_one_call_after_the_other(worker: Worker):
    assert [worker.ask("tpsa", molecule="CC(=O)Oc1ccccc1C(=O)O")["text"] for _ in range(3)] == [
        "63.60 Å²"
    ] * 3


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("logq", {"molecule": "CCO"}, "there is no tool 'logq'"),
        ("logp", {}, "needs 'molecule'"),
        ("logp", {"molecule": 7}, "takes a structure"),
        ("logp", {"molecule": "C1CC"}, "never closed"),
        ("logp", {"molecule": "C" * 30_000}, "characters"),
        ("rank_molecules", {"molecules": ["CCO"] * 300, "property": "logP", "order": "highest first"}, "200"),
    ],
)
def test_a_bad_request_is_an_error_and_the_next_one_works(
    worker: Worker, tool: str, arguments: dict[str, Any], said: str
):
    answer = worker.ask(tool, **arguments)
    assert (answer["ok"], answer["state"]) == (False, "error")
    assert said in answer["error"]
    assert worker.ask("logp", molecule="CCO")["ok"]


@posix_only
def test_ctrl_c_in_the_terminal_does_not_reach_it(worker: Worker):
    assert worker.process.pid is not None
    os.kill(worker.process.pid, signal.SIGINT)
    assert worker.ask("logp", molecule="CCO")["ok"]


def test_it_ends_when_the_program_closes_the_pipe():
    worker = Worker()
    worker.requests.close()
    worker.process.join(WAIT_S)
    assert worker.process.exitcode == 0


@posix_only
def test_ctrl_c_is_held_back_only_while_a_process_starts():
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    with out_of_reach():
        assert signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, [])
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


@posix_only
def test_after_a_call_the_pipe_is_an_ordinary_pipe_again():
    reading: Connection
    reading, writing = multiprocessing.Pipe(duplex=False)
    with ended_with(reading):
        pass
    writing.send("the next request must not end the process")
    assert reading.recv().startswith("the next request")
