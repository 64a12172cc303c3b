"""The two files of ``retort batch``: questions in, answers out, one JSON object a line."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from app.engine.filelock import try_lock
from sandbox.errors import SandboxError

_OTHER_KEY = re.compile(rb'\{"id": (?:"(?:[^"\\]|\\.)*"|-?\d+)(?:, "[^a]|\})')
MARKER = "answer"  # what tells a line of answers from one of questions


def read_questions(path: Path) -> list[dict[str, Any]]:
    """Read and check the input file.

    Raises:
        SandboxError: The file cannot be read, or a line is not a question; the message names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SandboxError(f"{path} is not UTF-8 text (byte {error.start + 1})") from error
    except OSError as error:
        raise SandboxError(f"cannot read {path}: {error.strerror or error}") from error
    questions = []
    seen: set[str] = set()
    # Not splitlines(): U+2028 and its like may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        question = _question(line, f"{path}, line {number}")
        if str(question["id"]) in seen:
            raise SandboxError(f"{path}, line {number}: the id {question['id']!r} occurs twice")
        seen.add(str(question["id"]))
        questions.append(question)
    if not questions:
        raise SandboxError(f"{path} holds no question")
    return questions


def turns_of(question: dict[str, Any]) -> list[str]:
    """The messages of a question, in order; empty where they are not as they should be."""
    turns = question.get("turns", [question.get("question")])
    valid = isinstance(turns, list) and turns and all(isinstance(turn, str) for turn in turns)
    return list(turns) if valid else []


def _question(line: str, where: str) -> dict[str, Any]:
    try:
        question = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SandboxError(
            f"{where}: not valid JSON ({getattr(error, 'msg', 'nested too deeply')})"
        ) from error
    if not isinstance(question, dict) or not turns_of(question):
        raise SandboxError(f'{where}: needs "id" and "question" (text) or "turns" (a list of texts)')
    if not isinstance(question.get("id"), str | int) or isinstance(question["id"], bool):
        raise SandboxError(f'{where}: "id" must be a text or a whole number')
    return question


def finished_ids(path: Path) -> set[str]:
    """Ids that the output already has; nothing is changed.

    Raises:
        SandboxError: The file cannot be read, or was not written by this command.
    """
    if not path.is_file():
        return set()
    try:
        return {str(record["id"]) for record in _records(path)}
    except OSError as error:
        raise SandboxError(f"cannot read {path}: {error.strerror or error}") from error


@contextlib.contextmanager
def appending(path: Path) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Open the output for further records; what was cut off at its end is taken back.

    Yields:
        Writes one record; it has reached the disk when this returns.

    Raises:
        OSError: The file cannot be written.
        SandboxError: Another run is writing to it.
    """
    with path.open("ab") as output:
        regular = path.is_file()  # a pipe or a device is only written to
        if regular:
            if not try_lock(output.fileno(), at=1 << 60):
                raise SandboxError(f"another run is writing to {path}")
            output.truncate(_whole_bytes(path))

        def write(record: dict[str, Any]) -> None:
            _append(output, json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            if regular:
                os.fsync(output.fileno())

        yield write


def _append(output: BinaryIO, line: bytes) -> None:
    output.write(line)
    output.flush()


def _whole_bytes(path: Path) -> int:
    """Length of the file up to the end of its last whole line."""
    with path.open("rb") as file:
        return sum(len(line) for line in file if line.endswith(b"\n"))


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                if not _may_be_cut_off(line):
                    raise _foreign(path, number)
                return  # cut off by the end of an earlier run: asked again
            if line.strip():
                yield _record(line, path, number)


def _may_be_cut_off(line: bytes) -> bool:
    """Whether a line without its end is the beginning of one of ours, as far as it goes."""
    return b'{"id": '.startswith(line[:7]) and not _OTHER_KEY.match(line)


def _record(line: bytes, path: Path, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _foreign(path, number) from error
    if not isinstance(record, dict) or "id" not in record or MARKER not in record:
        raise _foreign(path, number)
    return record


def _foreign(path: Path, number: int) -> SandboxError:
    return SandboxError(
        f"{path}, line {number}, is no answer of an earlier run: name another output (this one is unchanged)"
    )
