"""Asks the real program every evaluation question and writes how it did.

    python -m training.evaluation.run --out runs/eval/first [--model FILE] [--limit N] [--seed 1]

Answers are written as they come; a run that was interrupted goes on where it ended. ``retort eval`` does the
same for several suites and policies.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.cli.records import Recorder
from app.core.assistant import Assistant
from app.core.session import Session
from app.engine.errors import EngineError
from app.store.store import Store
from sandbox.errors import SandboxError
from training.evaluation.asked import Asked, own_question
from training.evaluation.load import QUESTIONS, fill_all, load_items
from training.evaluation.report import summarise, write_markdown

ANSWERS = "answers.jsonl"


def ask(session: Session, asked: Asked) -> dict[str, Any]:
    """Ask one question in a fresh conversation and judge its last turn.

    Returns:
        A row: id, suite, family, turns, expected, record, score, measures, trivial, and calls, seconds and
        tokens of the last turn.
    """
    recorder = Recorder()
    seconds, tokens = 0.0, 0
    try:
        for turn in asked.turns:
            seconds, tokens = recorder.seconds, recorder.tokens
            session.ask(turn, recorder)
            if recorder.error:
                break
    except (SandboxError, EngineError) as error:
        recorder.error = str(error)
    record = recorder.detailed_record(session.workspace())
    return {
        "id": asked.id,
        "turns": list(asked.turns),
        "record": record,
        "calls": sum(call["turn"] == len(asked.turns) for call in record["calls"]),
        "seconds": round(recorder.seconds - seconds, 3),
        "tokens": recorder.tokens - tokens,
        **_judged(asked, record),
    }


def evaluate(
    questions: Sequence[Asked], new_session: Callable[[], Session], out: Path, title: str
) -> dict[str, Any]:
    """Ask what the folder has no answer to yet, and write ``report.json`` and ``report.md``.

    Args:
        questions: The questions.
        new_session: Makes a fresh conversation.
        out: Folder of answers and report.
        title: Heading of the report.
    """
    out.mkdir(parents=True, exist_ok=True)
    rows = _kept(out / ANSWERS, questions)
    waiting = [asked for asked in questions if asked.id not in rows]
    started = time.perf_counter()
    with (out / ANSWERS).open("a", encoding="utf-8") as file:
        for number, asked in enumerate(waiting, 1):
            row = ask(new_session(), asked)
            rows[asked.id] = row
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            _progress(number, len(waiting), started)
    summary = summarise([rows[asked.id] for asked in questions])
    (out / "report.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1), encoding="utf-8")
    (out / "report.md").write_text(write_markdown(summary, title), encoding="utf-8")
    return summary


def in_a_line(summary: dict[str, Any]) -> str:
    """The overall figures."""
    overall = summary["overall"]
    shares = ", ".join(
        f"{name} {100 * overall[aspect]['share']:.1f} %"
        for name, aspect in (
            ("tools", "tools_right"), ("arguments", "arguments_right"),
            ("final", "final_right"), ("grounded", "grounded"),
        )
    )  # fmt: skip
    return f"{summary['questions']} questions: {shares}; median {summary['seconds']['median']:.2f} s"


def main(argv: list[str] | None = None) -> int:
    """Run the evaluation from the command line."""
    parser = argparse.ArgumentParser(description="Evaluate the program on questions of other people.")
    parser.add_argument("--out", type=Path, required=True, help="folder of answers and report")
    parser.add_argument("--model", type=Path, help="GGUF file; the program's own policy where not given")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--limit", type=int, help="ask only so many, drawn over all families")
    parser.add_argument("--seed", type=int, default=1, help="chooses the molecules")
    parser.add_argument("--threads", type=int)
    options = parser.parse_args(argv)
    items = load_items(options.questions)
    if options.limit is not None:
        items = random.Random(options.seed).sample(items, min(options.limit, len(items)))
    questions = [own_question(filled, options.questions.stem) for filled in fill_all(items, options.seed)]
    with Assistant(Store.memory(), model=options.model, threads=options.threads) as assistant:
        title = f"Evaluation, {options.model or 'own policy'}, seed {options.seed}"
        summary = evaluate(questions, assistant.session, options.out, title)
    sys.stdout.write(in_a_line(summary) + "\n")
    return 0


def _judged(asked: Asked, record: dict[str, Any]) -> dict[str, Any]:
    judgement = asked.judge(record)
    return {
        "suite": asked.suite,
        "family": asked.family,
        "expected": judgement.expected,
        "score": dict(judgement.score),
        "measures": dict(judgement.measures),
        "trivial": dict(judgement.trivial),
    }


def _kept(path: Path, questions: Sequence[Asked]) -> dict[str, dict[str, Any]]:
    """Answers of an earlier run to the same words, judged anew; a line that was cut off is taken back."""
    if not path.exists():
        return {}
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        path.write_bytes(whole)
    by_id = {asked.id: asked for asked in questions}
    rows: dict[str, dict[str, Any]] = {}
    for line in whole.decode("utf-8").splitlines():
        row = json.loads(line)
        asked = by_id.get(row["id"])
        if asked is not None and list(asked.turns) == row["turns"]:
            rows[row["id"]] = {**row, **_judged(asked, row["record"])}
    return rows


def _progress(done: int, total: int, started: float) -> None:
    if not sys.stderr.isatty() and done % 25 and done != total:
        return
    spent = time.perf_counter() - started
    end = "\n" if done == total or not sys.stderr.isatty() else ""
    left = spent / done * (total - done)
    sys.stderr.write(f"\r{done}/{total} answered, {spent:.0f} s, about {left:.0f} s left{end}")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
