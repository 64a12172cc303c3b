"""Makes verified trajectories: question → calls run for real → grounded answer → row of segments.

    python -m training.trajectories --rows 8000 --seed 1 --out runs/data/train.jsonl

A row is kept only if the recogniser found the structures, every call did what the plan expects, the grammar
would have let the policy write it, and the answer cites only handles that exist. Why the others were
dropped is counted and printed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from app.engine.naming import TOOLSET_KEY
from sandbox.profiles import Profile
from sandbox.protocol import (
    PROTOCOL_VERSION,
)
from sandbox.ranker import ToolRanker
from sandbox.registry import discover
from sandbox.retriever import Retriever
from training.base_model import field, open_gguf
from training.molecules import MoleculePool
from training.phrasing import TRAINING, Phrasings
from training.playing import Rejected, conversation_rows
from training.tasks import TaskSampler


def build(
    rows: int, seed: int, split: str, phrasings: Phrasings, weights: Mapping[str, float], ranker: Path | None
) -> tuple[list[dict[str, Any]], Counter[str]]:
    """Build rows until there are enough; also says how many were dropped and why."""
    registry = discover()
    rng = random.Random(seed)
    retriever = Retriever(Profile("native").offered(registry), ToolRanker(ranker) if ranker else None)
    sampler = TaskSampler(registry, phrasings, MoleculePool(split), rng, weights)
    made: list[dict[str, Any]] = []
    dropped: Counter[str] = Counter()
    seen: set[str] = set()
    while len(made) < rows:
        turns = sampler.conversation()
        try:
            new = list(conversation_rows(registry, turns, rng, retriever))
        except Rejected as error:
            dropped[f"{turns[-1].family}: {error}"] += 1
            if sum(dropped.values()) > 20 * rows + 1000:
                raise RuntimeError(f"too few trajectories are fit: {dropped.most_common(5)}") from error
            continue
        for row in new:
            text = "".join(segment["text"] for segment in row["segments"])
            if text not in seen:
                seen.add(text)
                made.append(row)
    return made[:rows], dropped


def new_tools(policy: Path, weight: float) -> dict[str, float]:
    """Tool → weight for the tools that a trained policy does not know by their present signature.

    Args:
        policy: GGUF of the policy or of its adapter.
        weight: Of each such tool; the others have 1.
    """
    signatures = json.loads(field(open_gguf(policy), TOOLSET_KEY))
    return {name: weight for name, hash_ in discover().toolset().items() if signatures.get(name) != hash_}


def main(argv: list[str] | None = None) -> int:
    """Write a file of rows and print the counts."""
    parser = argparse.ArgumentParser(description="Build tool trajectories for fine-tuning.")
    parser.add_argument("--rows", type=int, default=8000, help="how many rows")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--split", choices=["train", "evaluation"], default="train", help="split of the molecules"
    )
    parser.add_argument(
        "--known", type=Path, help="GGUF of the policy that is trained further; others of its tools are new"
    )
    parser.add_argument("--emphasis", type=float, default=2.0, help="weight of the new tools (default: 2)")
    parser.add_argument(
        "--rankers",
        type=Path,
        help="folder of training.ranker --folds: the tools named beside a question are "
        "then found as well as those of questions that nobody has learned",
    )
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(argv)
    phrasings = Phrasings.load(TRAINING)
    weights = new_tools(options.known, options.emphasis) if options.known else {}
    rankers: list[Path | None] = [*sorted(options.rankers.glob("*.npz"))] if options.rankers else [None]
    if not rankers:
        parser.error(
            f"{options.rankers} holds no rankers; python -m training.ranker --folds 3 --out makes them"
        )
    tasks = options.jobs * len(rankers)
    folds = [phrasings.fold(task % len(rankers), len(rankers)) for task in range(tasks)]
    with ProcessPoolExecutor(options.jobs) as pool:
        parts = list(
            pool.map(
                build,
                [-(-options.rows // tasks)] * tasks,
                [options.seed * 1000 + task for task in range(tasks)],
                [options.split] * tasks,
                folds,
                [weights] * tasks,
                rankers * options.jobs,
            )
        )
    rows = [row for made, _ in parts for row in made][: options.rows]
    random.Random(options.seed).shuffle(rows)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    dropped = sum((dropped for _, dropped in parts), Counter[str]())
    description = {
        "rows": len(rows),
        "seed": options.seed,
        "split": options.split,
        "emphasis": {"weight": options.emphasis, "tools": sorted(weights)},
        "sha256": hashlib.sha256(options.out.read_bytes()).hexdigest(),
        "protocol": PROTOCOL_VERSION,
        "toolset": discover().toolset(),
        "families": dict(Counter(row["family"] for row in rows)),
        "dropped": dict(dropped),
    }
    options.out.with_suffix(".meta.json").write_text(json.dumps(description, indent=1), encoding="utf-8")
    _report(rows, dropped)
    return 0


def _report(rows: list[dict[str, Any]], dropped: Counter[str]) -> None:
    write = sys.stdout.write
    characters = sum(len(segment["text"]) for row in rows for segment in row["segments"])
    write(f"{len(rows)} rows, {characters / len(rows):.0f} characters a row\n")
    for family, count in Counter(row["family"] for row in rows).most_common():
        write(f"  {family:32} {count}\n")
    write(f"dropped: {sum(dropped.values())}\n")
    for reason, count in dropped.most_common(40):
        write(f"  {reason:60} {count}\n")


if __name__ == "__main__":
    sys.exit(main())
