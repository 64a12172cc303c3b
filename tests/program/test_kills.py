"""``kill -9`` of the program while an answer streams, at random moments.

    RETORT_KILLS=50 pytest tests/program/test_kills.py

kills it 50 times; without it, it is killed five times.
"""

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.store.store import Store
from tests.program.running import children_of, left_after, start_program

KILLS = int(os.environ.get("RETORT_KILLS", "5"))
PROGRAM = Path(__file__).parent / "programs" / "chat_until_killed.py"
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Start]:
    """Start the program that chats into a database; none outlives the test."""
    started = []

    def run(kind: str, database: Path) -> subprocess.Popen[bytes]:
        process = start_program([sys.executable, str(PROGRAM), str(database), kind])
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def lines_until_streaming(process: subprocess.Popen[bytes]) -> list[bytes]:
    """What it has announced by the time that the first piece of an answer came."""
    assert process.stdout is not None
    lines: list[bytes] = []
    while not lines or lines[-1] != b"streaming\n":
        lines.append(process.stdout.readline())
        if not lines[-1]:
            pytest.fail(process.communicate()[1].decode())
    return lines


def kill(process: subprocess.Popen[bytes]) -> tuple[bytes, list[psutil.Process]]:
    """Kill it as ``kill -9`` does; what it had printed, and the processes that it leaves."""
    children = children_of(process.pid)
    process.kill()
    printed, _ = process.communicate()
    return printed, children


def check(database: Path, lines: list[bytes]) -> None:
    """Every message that was announced is there, whole where that was said, and the file is sound."""
    promised = dict(line.split() for line in lines if line.endswith(b"\n") and line != b"streaming\n")
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with Store.open(database) as store:
        conversations = store.conversations.list()
        kept = {
            str(message.id).encode(): message
            for each in conversations
            for message in store.messages.branch(each.head_message_id)
        }
        assert promised.keys() <= kept.keys()
        for number, status in promised.items():
            assert status != b"complete" or kept[number].status == "complete"
        questions = [message for message in kept.values() if message.role == "user"]
        assert all(message.text.startswith("How many benzene rings") for message in questions)


@pytest.mark.parametrize("attempt", range(KILLS))
def test_nothing_that_was_announced_is_lost(program: Start, tmp_path: Path, attempt: int):
    database = tmp_path / "retort.db"
    process = program("scripted", database)
    lines = lines_until_streaming(process)
    time.sleep(random.Random().uniform(0, 1.5))
    printed, children = kill(process)
    assert children
    assert left_after(children, 5) == []
    check(database, lines + printed.splitlines(keepends=True))


def test_the_real_model_killed_while_it_streams(program: Start, tmp_path: Path):
    database = tmp_path / "retort.db"
    process = program("engine", database)
    lines = lines_until_streaming(process)
    printed, children = kill(process)
    assert len(children) >= 2  # engine and worker
    assert left_after(children, 5) == []
    check(database, lines + printed.splitlines(keepends=True))


@pytest.mark.parametrize("moment", [0.1, 0.6])
def test_no_process_stays_when_the_program_dies_while_it_loads(program: Start, tmp_path: Path, moment: float):
    process = program("engine", tmp_path / "retort.db")
    deadline = time.monotonic() + 60
    while len(children_of(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(moment)
    _, children = kill(process)
    assert len(children) >= 2
    assert left_after(children, 5) == []


HANGING_PARENT = """
import ctypes, multiprocessing, sys, time

def hang(requests):
    from sandbox.workers.processes import end_with_program, ended_with
    print("hanging", flush=True)
    if sys.argv[1] == "native":
        with ended_with(requests):
            ctypes.PyDLL(None).sleep(120)  # keeps the interpreter's lock, as RDKit's functions do
    end_with_program()
    while True:
        pass

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    requests, program = context.Pipe(duplex=False)
    child = context.Process(target=hang, args=(requests,), daemon=True)
    child.start()
    requests.close()
    time.sleep(120)
"""


only_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a call's deadline has to do")


@pytest.mark.parametrize("how", [pytest.param("native", marks=only_linux), "python"])
def test_a_worker_that_hangs_ends_with_its_program(tmp_path: Path, how: str):
    source = tmp_path / "hanging.py"
    source.write_text(HANGING_PARENT, encoding="utf-8")
    process = start_program([sys.executable, str(source), how])
    assert process.stdout is not None
    assert process.stdout.readline() == b"hanging\n"
    time.sleep(0.2)
    _, children = kill(process)
    assert children
    assert left_after(children, 5) == []
