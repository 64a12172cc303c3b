"""``retort batch``: many questions from a file, answers written as they finish, resumable."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from app.cli.records import Recorder
from app.core.assistant import Assistant
from app.engine.errors import EngineError
from app.store.store import Store
from sandbox.errors import SandboxError


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``batch`` to the command line."""
    parser = commands.add_parser("batch", parents=[common], help="answer the questions of a JSON Lines file")
    parser.add_argument("input", type=Path, help='lines {"id", "question"} or {"id", "turns": […]}')
    parser.add_argument(
        "output", type=Path, help="answers, one line each; existing lines are kept and not asked again"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer every question that the output does not have yet."""
    questions = read_questions(arguments.input)
    done = _finished(arguments.output)
    waiting = [question for question in questions if str(question["id"]) not in done]
    started = time.perf_counter()
    with (
        Assistant(Store.memory(), model=arguments.model, threads=arguments.threads) as assistant,
        arguments.output.open("a", encoding="utf-8") as output,
    ):
        for number, question in enumerate(waiting, 1):
            record = {"id": question["id"], **_answer(assistant, question)}
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
            output.flush()
            os.fsync(output.fileno())
            _progress(number, len(waiting), started)
    return 0


def read_questions(path: Path) -> list[dict[str, Any]]:
    """Read and check the input file.

    Raises:
        SandboxError: The file cannot be read, or a line is not a question; the message names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SandboxError(f"cannot read {path}: {error}") from error
    questions = []
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = json.loads(line)
        except json.JSONDecodeError as error:
            raise SandboxError(f"{path}, line {number}: not valid JSON ({error.msg})") from error
        if not isinstance(question, dict) or "id" not in question or not _turns(question):
            raise SandboxError(f'{path}, line {number}: needs "id" and "question" or "turns"')
        if str(question["id"]) in seen:
            raise SandboxError(f"{path}, line {number}: the id {question['id']!r} occurs twice")
        seen.add(str(question["id"]))
        questions.append(question)
    return questions


def _turns(question: dict[str, Any]) -> list[str]:
    turns = question.get("turns", [question.get("question")])
    valid = isinstance(turns, list) and turns and all(isinstance(turn, str) for turn in turns)
    return list(turns) if valid else []


def _answer(assistant: Assistant, question: dict[str, Any]) -> dict[str, Any]:
    """Answer one question in a fresh conversation; trouble becomes its record's ``error``."""
    recorder = Recorder()
    session = assistant.session()
    turns = _turns(question)
    records = []
    try:
        for turn in turns:
            session.ask(turn, recorder)
            records.append(recorder.record(session.workspace()))
    except (SandboxError, EngineError) as error:
        recorder.error = str(error)
        records.append(recorder.record(session.workspace()))
    record = records[-1]
    if len(turns) > 1:
        record["turns"] = [{"answer": each["answer"], "final": each["final"]} for each in records]
    return record


def _finished(path: Path) -> set[str]:
    """Ids that the output already has; a last line that was cut off is taken back and asked again."""
    if not path.exists():
        return set()
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        path.write_bytes(whole)
    return {str(json.loads(line)["id"]) for line in whole.decode("utf-8").splitlines() if line.strip()}


def _progress(done: int, total: int, started: float) -> None:
    if not sys.stderr.isatty() and done % 25 and done != total:
        return
    spent = time.perf_counter() - started
    left = spent / done * (total - done)
    end = "\n" if done == total or not sys.stderr.isatty() else ""
    sys.stderr.write(f"\r{done}/{total} answered, {spent:.0f} s, about {left:.0f} s left{end}")
    sys.stderr.flush()
