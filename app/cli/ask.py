"""``retort ask``: one question, answered on the terminal."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from app.cli.status import StatusLine
from sandbox.errors import SandboxError
from sandbox.messages import MAX_MESSAGE, check_message

if TYPE_CHECKING:
    from app.core.answer import Answer
    from app.core.events import Event


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``ask`` to the command line."""
    parser = commands.add_parser(
        "ask",
        parents=[common],
        help="ask one question",
        description="Answer one question. Nothing of it is kept.",
    )
    parser.add_argument(
        "question", help="the question; structures as SMILES, InChI or names (-: read it from standard input)"
    )
    parser.add_argument("--json", action="store_true", help="print answer, calls and structures as JSON")
    parser.add_argument("--trace", action="store_true", help="print each tool call as it ends")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer the question; 1 where there is no answer."""
    question = check_message(_piped() if arguments.question == "-" else arguments.question)
    from app.cli.starting import start_assistant

    status = StatusLine(not arguments.trace)
    status.show("Loading the model …")
    with start_assistant(arguments) as assistant:
        from app.cli.records import Recorder

        recorder = Recorder()
        session = assistant.session()

        def listen(event: Event) -> None:
            recorder(event)
            if arguments.trace:
                _trace(event)
            else:
                _show(event, status)

        try:
            answer = session.ask(question, listen)
        finally:
            status.clear()
        if arguments.json:
            record = recorder.record(session.workspace())
            sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        elif answer:
            _print(answer)
        sys.stdout.flush()
    if answer is None:
        sys.stderr.write(f"retort: {recorder.error or 'stopped'}\n")
        return 1
    return 0


def _piped() -> str:
    """The standard input, read no further than a message may be long."""
    data = sys.stdin.buffer.read(4 * MAX_MESSAGE + 4) if sys.stdin is not None else b""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(data) > 4 * MAX_MESSAGE:
            return data.decode("utf-8", "replace")  # cut within a character; it is too long anyway
        raise SandboxError(f"the question is not UTF-8 text (byte {error.start + 1})") from error


def _print(answer: Answer) -> None:
    sys.stdout.write(answer.text + "\n")
    for (text, why), count in Counter((claim.text, claim.why) for claim in answer.unsupported).items():
        often = f", {count} times" if count > 1 else ""
        sys.stdout.write(f"  not supported by any tool result: {text}{often} ({why})\n")


def _show(event: Event, status: StatusLine) -> None:
    from app.core.events import AnswerGrew, CallStarted, PromptRead

    if isinstance(event, PromptRead):
        status.show(f"Reading the question, {100 * event.done // max(1, event.total)} %")
    elif isinstance(event, CallStarted):
        status.show(f"{event.verb} …")
    elif isinstance(event, AnswerGrew):
        status.show("Writing the answer …")


def _trace(event: Event) -> None:
    from app.core.events import CallFinished, CallStarted

    if isinstance(event, CallStarted):
        arguments = ", ".join(f"{name}={value}" for name, value in event.arguments.items())
        sys.stderr.write(f"  {event.verb}: {event.tool}({arguments})\n")
    elif isinstance(event, CallFinished):
        mark = "ok" if event.result.ok else event.result.state
        sys.stderr.write(f"    {mark}, {event.result.ms:.0f} ms: {event.result.error or event.result.text}\n")
