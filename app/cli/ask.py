"""``retort ask``: one question, answered on the terminal."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from app.cli.records import Recorder
from app.core.assistant import Assistant
from app.core.events import CallFinished, CallStarted, Event
from app.store.store import Store


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``ask`` to the command line."""
    parser = commands.add_parser("ask", parents=[common], help="ask one question")
    parser.add_argument("question", help="the question; structures as SMILES, InChI or names")
    parser.add_argument("--json", action="store_true", help="print answer, calls and structures as JSON")
    parser.add_argument("--trace", action="store_true", help="print each tool call as it ends")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answer the question; 1 where there is no answer."""
    store = Store.memory()
    with Assistant(store, model=arguments.model, threads=arguments.threads) as assistant:
        session = assistant.session()
        recorder = Recorder()

        def listen(event: Event) -> None:
            recorder(event)
            if arguments.trace:
                _trace(event)

        answer = session.ask(arguments.question, listen)
        if arguments.json:
            record = recorder.record(session.workspace())
            sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        elif answer:
            sys.stdout.write(answer.text + "\n")
            for claim in answer.unsupported:
                sys.stdout.write(f"  not supported by any tool result: {claim.text} ({claim.why})\n")
    if answer is None:
        sys.stderr.write(f"retort: {recorder.error or 'stopped'}\n")
        return 1
    return 0


def _trace(event: Event) -> None:
    if isinstance(event, CallStarted):
        arguments = ", ".join(f"{name}={value}" for name, value in event.arguments.items())
        sys.stderr.write(f"  {event.verb}: {event.tool}({arguments})\n")
    elif isinstance(event, CallFinished):
        mark = "ok" if event.result.ok else event.result.state
        sys.stderr.write(f"    {mark}, {event.result.ms:.0f} ms: {event.result.error or event.result.text}\n")
