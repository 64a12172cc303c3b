"""The command line of the data set; see the package."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from training.dataset.pipeline import SHARD_ROWS, STAGES, Config, DatasetError, build
from training.dataset.selection import SPLITS
from training.dataset.storage import read_split, to_segments
from training.dataset.workers import WorkerError


def main(argv: list[str] | None = None) -> int:
    """Build a data set, or write a split of it as rows for the trainer; 2 where it cannot be done."""
    options = _parser().parse_args(argv)
    try:
        if options.command == "build":
            config = Config(options.rows, options.seed, options.shard_rows)
            build(options.out, config, jobs=options.jobs, ray_address=options.ray, until=options.until)
        else:
            options.out.parent.mkdir(parents=True, exist_ok=True)
            with options.out.open("w", encoding="utf-8") as file:
                for record in read_split(options.folder, options.split):
                    file.write(json.dumps(to_segments(record), ensure_ascii=False) + "\n")
            facts = (options.folder / "facts.json").read_text(encoding="utf-8")
            options.out.with_suffix(".meta.json").write_text(facts, encoding="utf-8")
    except (DatasetError, WorkerError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


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
        "--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)"
    )
    build_.add_argument("--ray", metavar="ADDRESS", help="a Ray cluster, or 'local' for Ray on this machine")
    build_.add_argument("--until", choices=STAGES, default=STAGES[-1], help="last stage to run")
    export = commands.add_parser("export", help="write a split as JSONL rows for training.sft")
    export.add_argument("folder", type=Path)
    export.add_argument("--split", choices=SPLITS, default="train")
    export.add_argument("--out", type=Path, required=True)
    return parser


if __name__ == "__main__":
    sys.exit(main())
