"""``retort batch``: many questions from a file, answers written as they finish, resumable."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.batch_files import appending, finished_ids, read_questions, turns_of
from app.cli.status import StatusLine
from app.engine.errors import EngineError
from sandbox.errors import SandboxError

if TYPE_CHECKING:
    from app.core.assistant import Assistant

SELDOM = 25  # answers between two lines of progress where nobody watches


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``batch`` to the command line."""
    parser = commands.add_parser(
        "batch",
        parents=[common],
        help="answer the questions of a JSON Lines file",
        description="Answer many questions. A run that was ended, however, goes on where it was when it is "
        "started again with the same files.",
    )
    parser.add_argument("input", type=Path, help='lines {"id", "question"} or {"id", "turns": […]}')
    parser.add_argument(
        "output", type=Path, help="answers, one line each; existing lines are kept and not asked again"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer every question that the output does not have yet; 1 where one of them has no answer."""
    questions = read_questions(arguments.input)
    finished_ids(arguments.output)  # refuses a foreign file before anything is changed in it
    failed = 0
    # The output is opened first: where it cannot be written, no time is lost on the model.
    with appending(arguments.output) as write:
        done = finished_ids(arguments.output)
        waiting = [question for question in questions if str(question["id"]) not in done]
        if not waiting:
            sys.stderr.write(f"all {len(questions)} questions are answered already\n")
            return 0
        from app.cli.starting import start_assistant

        progress = _Progress(len(waiting))
        with start_assistant(arguments) as assistant:
            assistant.ready()
            for question in waiting:
                record, error = _answer(assistant, question)
                if error is not None:
                    assistant.engine.wait_ready()  # a model that is gone for good ends the run, to be resumed
                write({"id": question["id"], **record})
                failed += error is not None
                progress.advance(failed)
    if failed:
        sys.stderr.write(
            f"retort: {failed} of {len(waiting)} questions have no answer; their 'final' says why\n"
        )
    return 1 if failed else 0


def _answer(assistant: Assistant, question: dict[str, Any]) -> tuple[dict[str, Any], str | None]:
    """Answer one question in a fresh conversation; its record, and what went wrong if anything did."""
    from app.cli.records import Recorder

    recorder = Recorder()
    session = assistant.session()
    records = []
    error = None
    for turn in turns_of(question):
        try:
            session.ask(turn, recorder)
        except Exception as refused:  # whatever is wrong with one question must not end the others
            recorder.fail(
                str(refused) if isinstance(refused, SandboxError | EngineError) else repr(refused)[:300]
            )
        error = recorder.error or error
        records.append(recorder.record(session.workspace()))
    record = records[-1]
    if "turns" in question:
        record["turns"] = [{"answer": each["answer"], "final": each["final"]} for each in records]
    return record, error


class _Progress:
    """Says how far it is: on one line in a terminal, else a line now and then."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._started = time.perf_counter()
        self._status = StatusLine()
        self._status.show(f"0/{total}, loading the model …")

    def advance(self, failed: int) -> None:
        """Count one more answer."""
        self._done += 1
        spent = time.perf_counter() - self._started
        left = spent / self._done * (self._total - self._done)
        text = f"{self._done}/{self._total} answered, {_clock(spent)}, about {_clock(left)} left"
        text += f", {failed} failed" if failed else ""
        self._status.show(text)
        if self._done == self._total or not self._status.visible and self._done % SELDOM == 0:
            self._status.clear()
            sys.stderr.write(text + "\n")
            sys.stderr.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
