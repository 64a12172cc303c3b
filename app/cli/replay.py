"""``retort replay``: runs the calls of an exported conversation again and says what differs."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sandbox.workers.pool import WorkerPool


def add_commands(commands: Any, common: argparse.ArgumentParser) -> None:
    """Add ``replay`` to the command line."""
    parser = commands.add_parser(
        "replay",
        help="run the calculations of an exported conversation again, and compare",
        description="Run the calls of a conversation that was exported as JSON again, offline, and say which "
        "results differ. The file, and the user's conversations, stay as they are.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.json", help="the exported conversation")
    parser.add_argument("--json", action="store_true", help="print the whole report as JSON")
    parser.set_defaults(run=replay_file)


def replay_file(arguments: argparse.Namespace) -> int:
    """Replay a conversation; 0 where every call that could be run gave what it gave then, else 1."""
    from app.core.conversation_file import load_conversation
    from app.core.reading import read_transcript
    from app.core.recorded import recorded_calls
    from app.core.replay import replay, reproduced, sum_up_replay
    from app.store.store import Store
    from sandbox.registry import discover

    conversation, registry = load_conversation(arguments.file), discover()
    with Store.memory() as store:
        written, _ = store.copies.write(conversation)
        calls = recorded_calls(read_transcript(store, written.id, registry), registry)
    found = []
    with WorkerPool(1) as pool:
        for each in replay(calls, pool, registry):
            found.append(each)
            if not arguments.json:
                _print(each)
    summary = sum_up_replay(found)
    if arguments.json:
        report = {"summary": summary, "calls": [each.to_json() for each in found]}
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(f"{summary}\n")
    return 0 if reproduced(found) else 1


def _print(each: Any) -> None:
    note = f" ({each.note})" if each.note else ""
    sys.stdout.write(f"{each.outcome:12} {each.call.tool}{note}\n")
    for difference in each.differences:
        sys.stdout.write(f"{'':12} {difference.what}: {difference.then} → {difference.now}\n")
