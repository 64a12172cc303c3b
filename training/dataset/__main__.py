"""The command line of the data set; see the package."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
from pathlib import Path

from training.dataset.pipeline import SHARD_ROWS, STAGES, Config, DatasetError, build
from training.dataset.sampling import new_tools
from training.dataset.selection import SPLITS
from training.dataset.storage import read_split, to_segments, write_sample
from training.dataset.workers import WorkerError


def main(argv: list[str] | None = None) -> int:
    """Build a data set, or write rows of it for the trainer or as a sample; 2 where it cannot be done."""
    options = _parser().parse_args(argv)
    try:
        if options.command == "build":
            weights = new_tools(options.known, options.emphasis) if options.known else {}
            rankers = tuple(map(str, sorted(options.rankers.glob("*.npz")))) if options.rankers else ()
            if options.rankers and not rankers:
                raise DatasetError(f"{options.rankers} holds no rankers: python -m training.ranker --folds 3")
            config = Config(options.rows, options.seed, options.shard_rows, rankers, weights)
            build(options.out, config, jobs=options.jobs, ray_address=options.ray, until=options.until)
        elif options.command == "sample":
            write_sample(options.folder, options.rows, options.out)
        else:
            _export(options.folder, options.split, options.rows, options.out)
    except (DatasetError, WorkerError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _export(folder: Path, split: str, rows: int | None, out: Path) -> None:
    """Write rows of a split as the trainer reads them, shuffled, and beside them what they are."""
    records = list(read_split(folder, split))
    random.Random(0).shuffle(records)
    lines = [json.dumps(to_segments(record), ensure_ascii=False) + "\n" for record in records[:rows]]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(lines), encoding="utf-8")
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    facts |= {"split": split, "exported": len(lines), "sha256": hashlib.sha256(out.read_bytes()).hexdigest()}
    out.with_suffix(".meta.json").write_text(
        json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.dataset", description="Build ChemToolDataset.")
    commands = parser.add_subparsers(dest="command", required=True)
    build_ = commands.add_parser("build", help="run the stages, or go on with them")
    build_.add_argument("--out", type=Path, required=True, help="folder of the data set")
    build_.add_argument("--rows", type=int, default=50_000, help="rows to sample (default: 50000)")
    build_.add_argument("--seed", type=int, default=1)
    build_.add_argument(
        "--shard-rows", type=int, default=SHARD_ROWS, help=f"rows of a shard (default: {SHARD_ROWS})"
    )
    build_.add_argument(
        "--rankers",
        type=Path,
        help="folder of training.ranker --folds: the tools named beside a question are then found as "
        "well as those of questions that nobody has learned",
    )
    build_.add_argument(
        "--known", type=Path, help="GGUF of the policy that is trained further; others of its tools are new"
    )
    build_.add_argument("--emphasis", type=float, default=2.0, help="weight of the new tools (default: 2)")
    build_.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)"
    )
    build_.add_argument("--ray", metavar="ADDRESS", help="a Ray cluster, or 'local' for Ray on this machine")
    build_.add_argument("--until", choices=STAGES, default=STAGES[-1], help="last stage to run")
    export = commands.add_parser("export", help="write a split as JSONL rows for training.sft")
    export.add_argument("folder", type=Path)
    export.add_argument("--split", choices=SPLITS, default="train")
    export.add_argument("--rows", type=int, help="so many of them, drawn at random (default: all)")
    export.add_argument("--out", type=Path, required=True)
    sample = commands.add_parser("sample", help="write some rows as one Parquet file, to look at")
    sample.add_argument("folder", type=Path)
    sample.add_argument("--rows", type=int, default=200)
    sample.add_argument("--out", type=Path, default=Path(__file__).with_name("sample.parquet"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
