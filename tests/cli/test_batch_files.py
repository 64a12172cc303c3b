import json
from pathlib import Path

import pytest

from app.cli.batch_files import appending, finished_ids, read_questions, turns_of
from sandbox.errors import SandboxError

ANSWER = {"id": "1", "answer": "The logP of CCO is 0.00.", "final": []}


def written(path: Path, *lines: str | bytes) -> Path:
    path.write_bytes(b"".join(line.encode() if isinstance(line, str) else line for line in lines))
    return path


def answers(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_questions_and_conversations_are_read(tmp_path: Path):
    path = written(
        tmp_path / "in.jsonl",
        b"\xef\xbb\xbf",
        '{"id": 1, "question": "logP of CCO?"}\r\n',
        "\n",
        '{"id": "b", "turns": ["logP of CCO?", "and its TPSA?"], "note": "kept out"}\n',
        '{"id": "c", "question": "two\u2028lines"}',
    )
    assert [(each["id"], turns_of(each)) for each in read_questions(path)] == [
        (1, ["logP of CCO?"]),
        ("b", ["logP of CCO?", "and its TPSA?"]),
        ("c", ["two\u2028lines"]),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": 1, "question": "x"', "line 2: not valid JSON"),
        ("[" * 100_000, "line 2: not valid JSON"),
        ('["x"]', 'line 2: needs "id" and "question"'),
        ('{"question": "x"}', 'line 2: "id" must be'),
        ('{"id": null, "question": "x"}', 'line 2: "id" must be'),
        ('{"id": [1], "question": "x"}', 'line 2: "id" must be'),
        ('{"id": 1}', "line 2: needs"),
        ('{"id": 1, "question": 5}', "line 2: needs"),
        ('{"id": 1, "turns": []}', "line 2: needs"),
        ('{"id": 1, "turns": ["a", 2]}', "line 2: needs"),
        ('{"id": 0, "question": "again"}', "line 2: the id 0 occurs twice"),
        ('{"id": "0", "question": "again"}', "line 2: the id '0' occurs twice"),
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str, said: str):
    path = written(tmp_path / "in.jsonl", '{"id": 0, "question": "fine"}\n', line)
    with pytest.raises(SandboxError, match=said):
        read_questions(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path):
    with pytest.raises(SandboxError, match="cannot read .*gone"):
        read_questions(tmp_path / "gone.jsonl")
    with pytest.raises(SandboxError, match="cannot read"):
        read_questions(tmp_path)
    with pytest.raises(SandboxError, match=r"not UTF-8 text \(byte 3\)"):
        read_questions(written(tmp_path / "latin.jsonl", b"{}\xe4"))
    with pytest.raises(SandboxError, match="no question"):
        read_questions(written(tmp_path / "empty.jsonl", "\n"))


def test_answers_that_are_there_are_kept_and_a_line_that_was_cut_off_is_taken_back(tmp_path: Path):
    whole = json.dumps(ANSWER) + "\n"
    path = written(tmp_path / "out.jsonl", whole, json.dumps({**ANSWER, "id": 2})[:30])
    assert finished_ids(path) == {"1"}
    with appending(path) as write:
        write({**ANSWER, "id": 3})
    assert path.read_text(encoding="utf-8").startswith(whole)
    assert [each["id"] for each in answers(path)] == ["1", 3]


@pytest.mark.parametrize("cut", range(8))
def test_a_line_may_be_cut_off_anywhere(tmp_path: Path, cut: int):
    path = written(tmp_path / "out.jsonl", json.dumps(ANSWER)[:cut])
    assert finished_ids(path) == set()
    with appending(path) as write:
        write(ANSWER)
    assert answers(path) == [ANSWER]


@pytest.mark.parametrize(
    "content",
    [
        '{"id": 1, "question": "logP of CCO?"}\n',
        '{"id": 1, "question": "logP of CCO?"}\n{"id": 2, "question": "and of C',
        '{"id": 1, "question": "logP of CCO?"}',
        '{"id": "a", "tur',
        '{"id": 7}',
        "my notes",
        "my notes\n",
        '[1, 2]\n{"id": 1}\n',
        b"\x00\x01\x02",
    ],
)
def test_a_file_of_someone_else_is_refused_and_left_as_it_is(tmp_path: Path, content: str | bytes):
    path = written(tmp_path / "notes.txt", content)
    before = path.read_bytes()
    with pytest.raises(SandboxError, match="no answer of an earlier run"):
        finished_ids(path)
    assert path.read_bytes() == before


def test_two_runs_do_not_write_to_one_file(tmp_path: Path):
    path = tmp_path / "out.jsonl"
    with appending(path) as write:
        write(ANSWER)
        with pytest.raises(SandboxError, match="another run is writing"), appending(path):
            pass
    with appending(path) as write:
        write({**ANSWER, "id": 2})
    assert [each["id"] for each in answers(path)] == ["1", 2]


def test_a_record_is_on_disk_when_it_is_written(tmp_path: Path):
    path = tmp_path / "out.jsonl"
    with appending(path) as write:
        write({**ANSWER, "answer": "Å² \udcff"})
        assert answers(path)[0]["answer"] == "Å² ?"
