"""Asks the real program every evaluation question and writes how it did.

    python -m training.evaluation.run --out runs/eval/first [--model FILE] [--limit N] [--seed 1]

Answers are written as they come; a run that was interrupted goes on where it ended.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.records import Recorder
from app.core.assistant import Assistant
from app.core.session import Session
from app.engine.errors import EngineError
from app.store.store import Store
from sandbox.errors import SandboxError
from training.evaluation.load import QUESTIONS, FilledItem, fill_all, load_items
from training.evaluation.report import summarise, write_markdown
from training.evaluation.score import expected, score

ANSWERS = "answers.jsonl"


def ask(session: Session, filled: FilledItem) -> dict[str, Any]:
    """Ask one item in a fresh conversation and score its last turn.

    Returns:
        A row: id, family, turns, expected, record, score, seconds and tokens of the last turn.
    """
    recorder = Recorder()
    seconds, tokens = 0.0, 0
    try:
        for turn in filled.turns:
            seconds, tokens = recorder.seconds, recorder.tokens
            session.ask(turn, recorder)
            if recorder.error:
                break
    except (SandboxError, EngineError) as error:
        recorder.error = str(error)
    record = recorder.detailed_record(session.workspace())
    return {
        "id": filled.item.id,
        "family": filled.item.family,
        "turns": list(filled.turns),
        "expected": describe(filled),
        "record": record,
        "score": asdict(score(record, filled)),
        "seconds": round(recorder.seconds - seconds, 3),
        "tokens": recorder.tokens - tokens,
    }


def describe(filled: FilledItem) -> str:
    """The expected calls and the expected bare answer in a line."""
    gold = expected(filled)
    calls = "; ".join(f"{call.tool} {dict(call.arguments)}" for call in gold.calls) or "no call"
    return f"{calls} → {json.dumps(gold.required, ensure_ascii=False)}"


def evaluate(
    items: Sequence[FilledItem], new_session: Callable[[], Session], out: Path, title: str
) -> dict[str, Any]:
    """Ask what the folder has no answer to yet, and write ``report.json`` and ``report.md``.

    Args:
        items: The questions.
        new_session: Makes a fresh conversation.
        out: Folder of answers and report.
        title: Heading of the report.
    """
    out.mkdir(parents=True, exist_ok=True)
    rows = _kept(out / ANSWERS, items)
    waiting = [filled for filled in items if filled.item.id not in rows]
    started = time.perf_counter()
    with (out / ANSWERS).open("a", encoding="utf-8") as file:
        for number, filled in enumerate(waiting, 1):
            row = ask(new_session(), filled)
            rows[filled.item.id] = row
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            _progress(number, len(waiting), started)
    summary = summarise([rows[filled.item.id] for filled in items])
    (out / "report.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1), encoding="utf-8")
    (out / "report.md").write_text(write_markdown(summary, title), encoding="utf-8")
    return summary


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
    with Assistant(Store.memory(), model=options.model, threads=options.threads) as assistant:
        title = f"Evaluation, {options.model or 'own policy'}, seed {options.seed}"
        summary = evaluate(fill_all(items, options.seed), assistant.session, options.out, title)
    sys.stdout.write(_in_a_line(summary) + "\n")
    return 0


def _kept(path: Path, items: Sequence[FilledItem]) -> dict[str, dict[str, Any]]:
    """Answers of an earlier run to the same words, scored anew; a line that was cut off is taken back."""
    if not path.exists():
        return {}
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        path.write_bytes(whole)
    asked = {filled.item.id: filled for filled in items}
    rows: dict[str, dict[str, Any]] = {}
    for line in whole.decode("utf-8").splitlines():
        row = json.loads(line)
        filled = asked.get(row["id"])
        if filled is not None and list(filled.turns) == row["turns"]:
            fresh = {"score": asdict(score(row["record"], filled)), "expected": describe(filled)}
            rows[row["id"]] = {**row, **fresh, "family": filled.item.family}
    return rows


def _in_a_line(summary: dict[str, Any]) -> str:
    overall = summary["overall"]
    shares = ", ".join(
        f"{name} {100 * overall[aspect]['share']:.1f} %"
        for name, aspect in (
            ("tools", "tools_right"), ("arguments", "arguments_right"),
            ("final", "final_right"), ("grounded", "grounded"),
        )
    )  # fmt: skip
    return f"{summary['questions']} questions: {shares}; median {summary['seconds']['median']:.2f} s"


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
