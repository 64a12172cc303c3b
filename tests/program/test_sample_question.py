"""The sample question, from the command to the answer, and what the processes do meanwhile."""

import json
import re
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.program.running import TIMEOUT_S, children_of, retort_command, start

QUESTION = "How many benzene rings are in COc1ccc(-c2ccccc2)cc1, and what is its logP?"
ROUND_THE_SOCKET = re.compile(r"\b(socket|socketpair|connect|bind|listen|accept4?|sendto)\(")


@dataclass(frozen=True)
class Run:
    """One run of the command: its record, what its processes imported, and the sockets that they held."""

    record: dict[str, Any]
    modules: frozenset[str]
    sockets: tuple[str, ...]


@pytest.fixture(scope="module")
def run() -> Run:
    # Python says on the standard error stream what it imports, in the program as in its children.
    program = start("ask", QUESTION, "--json", PYTHONPROFILEIMPORTTIME="1")
    sockets: list[str] = []
    watcher = threading.Thread(target=watch, args=(program, sockets), daemon=True)
    watcher.start()
    answer, imports = program.communicate(timeout=TIMEOUT_S)
    watcher.join()
    assert program.returncode == 0, imports.decode()[-2000:]
    modules = {line.rsplit("|", 1)[-1].strip() for line in imports.decode().splitlines()}
    return Run(json.loads(answer), frozenset(modules), tuple(sockets))


def watch(program: subprocess.Popen[bytes], sockets: list[str]) -> None:
    """Look at the open files of the program and its children until it ends."""
    while program.poll() is None:
        for pid in (program.pid, *(child.pid for child in children_of(program.pid))):
            sockets += [f"{pid}: {target}" for target in open_files(pid) if target.startswith("socket:")]
        time.sleep(0.02)


def open_files(pid: int) -> list[str]:
    found = []
    try:
        for entry in Path(f"/proc/{pid}/fd").iterdir():
            found.append(str(entry.readlink()))
    except OSError:  # it closed, or the process ended, while we looked
        return found
    return found


def test_two_tools_are_called_and_their_values_are_the_answer(run: Run):
    record = run.record
    assert sorted(call["tool"] for call in record["calls"]) == ["count_ring_system", "logp"]
    numbers = [each["value"] for each in record["final"]]
    assert numbers == [2, pytest.approx(3.362, abs=0.005)]  # RDKit's Crippen logP
    assert record["unsupported"] == []
    assert "3.36" in record["answer"]
    assert record["molecules"] == {"M1": "COc1ccc(-c2ccccc2)cc1"}


def test_the_record_has_its_fields_and_no_others(run: Run):
    record = run.record
    assert list(record) == ["answer", "final", "calls", "molecules", "unsupported", "seconds", "tokens"]
    for call in record["calls"]:
        assert list(call) == ["tool", "arguments", "ok", "text", "data", "ms"]
        assert call["ok"] is True
        assert call["arguments"]["molecule"] == "M1"


def test_no_process_loads_the_trainer_or_the_window(run: Run):
    assert {"rdkit", "llama_cpp", "sqlalchemy"} <= run.modules  # program, engine and worker are all in there
    packages = {name.split(".")[0] for name in run.modules}
    assert packages.isdisjoint({"torch", "transformers", "peft", "trl", "datasets", "training", "PySide6"})


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_no_process_holds_a_socket(run: Run):
    assert run.sockets == ()


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_the_kernel_is_asked_for_no_socket_by_any_process(tmp_path: Path):
    log = tmp_path / "calls"
    command = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(log), retort_command()]
    done = subprocess.run([*command, "ask", QUESTION], capture_output=True, timeout=TIMEOUT_S, check=False)
    if not done.stdout:
        pytest.skip(f"strace cannot watch here: {done.stderr.decode()[-200:]}")
    assert b"3.36" in done.stdout
    calls = log.read_text().splitlines()
    assert [line for line in calls if ROUND_THE_SOCKET.search(line)] == []
