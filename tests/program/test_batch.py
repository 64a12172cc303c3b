"""``retort batch`` with the real model: killed in the middle, and again."""

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.program.running import POSIX, TIMEOUT_S, children_of, complaint, left_after, retort, start

FIELDS = {"id", "answer", "final", "calls", "molecules", "unsupported", "seconds", "tokens"}
CALL_FIELDS = {"tool", "arguments", "ok", "text", "data", "ms"}
QUESTIONS: list[dict[str, Any]] = [
    {"id": 1, "question": "What is the logP of CCO?"},
    {"id": "two", "question": "How many rings are in c1ccccc1?"},
    {"id": 3, "turns": ["TPSA of aspirin", "and its molecular weight?"]},
    {"id": 4, "question": "logP of c1ccccc1C(=O"},
    {"id": 5, "question": "Is there an ester in CC(=O)OCC?"},
    {"id": 6, "question": " "},
]


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
    return path


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_batch_that_is_killed_goes_on_where_it_was(questions: Path, tmp_path: Path):
    answers = tmp_path / "answers.jsonl"
    first = start("batch", questions, answers)
    children = wait_for_lines(first.pid, answers, 2)
    first.kill()
    first.communicate()
    assert left_after(children, 5) == []
    kept = answers.read_bytes()
    with answers.open("ab") as file:
        file.write(b'{"id": 3, "answer": "The TP')  # as if it had died while it wrote
    again = retort("batch", questions, answers)
    assert again.returncode == 1  # the empty question has no answer
    assert answers.read_bytes().startswith(kept)
    found = records(answers)
    assert sorted(str(each["id"]) for each in found) == sorted(str(each["id"]) for each in QUESTIONS)
    by_id = {each["id"]: each for each in found}
    assert all(set(record) == FIELDS for record in found if record["id"] != 3)
    assert set(by_id[3]) == FIELDS | {"turns"}
    assert [set(turn) for turn in by_id[3]["turns"]] == [{"answer", "final"}] * 2
    assert all(set(call) == CALL_FIELDS for record in found for call in record["calls"])
    assert by_id[6]["final"] == [{"kind": "none", "reason": "the question is empty"}]
    assert retort("batch", questions, answers).stderr.decode() == "all 6 questions are answered already\n"


def wait_for_lines(pid: int, path: Path, count: int) -> list[psutil.Process]:
    deadline = time.monotonic() + TIMEOUT_S
    while not (path.exists() and path.read_bytes().count(b"\n") >= count):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return children_of(pid)


def test_an_output_that_cannot_be_written_is_said_before_the_model_is_loaded(questions: Path, tmp_path: Path):
    done = retort("batch", questions, tmp_path / "no such folder" / "answers.jsonl")
    assert done.returncode == 3
    assert "No such file or directory" in complaint(done)


def test_questions_are_never_overwritten_by_answers(questions: Path):
    before = questions.read_bytes()
    done = retort("batch", questions, questions)
    assert done.returncode == 3
    assert "no answer of an earlier run" in complaint(done)
    assert questions.read_bytes() == before


@pytest.mark.skipif(not POSIX, reason="signals as POSIX has them")
@pytest.mark.parametrize("moment", [0.4, 1.2, 2.5])
def test_ctrl_c_ends_everything_quietly(moment: float, questions: Path, tmp_path: Path):
    program = start("batch", questions, tmp_path / "answers.jsonl", own_group=True)
    time.sleep(moment)
    children = children_of(program.pid)
    os.killpg(program.pid, signal.SIGINT)  # what a terminal does: to every process of the group
    _, complaints = program.communicate(timeout=TIMEOUT_S)
    assert program.returncode == 130
    assert b"Traceback" not in complaints
    assert complaints.decode().strip() in ("retort: interrupted", "")
    assert left_after(children, 5) == []
