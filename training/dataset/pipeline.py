"""The stages in order, each shard a file: what is there already is not made again.

::

    sample → verify → clean → deduplicate → decontaminate → write

A stage writes ``STAGE/NNNNN.jsonl`` under another name first, so that a file that exists is whole, and what
it dropped to ``STAGE/NNNNN.json``. Every shard depends on the seed and its number alone; how many workers
there are changes nothing.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sandbox.protocol import PROTOCOL_VERSION
from sandbox.registry import discover
from training.dataset.card import write_card
from training.dataset.rows import Row
from training.dataset.sampling import sample_rows
from training.dataset.selection import Contamination, key_of
from training.dataset.storage import write_splits
from training.dataset.verification import problem_of, uncleanliness_of
from training.dataset.workers import run_everywhere

STAGES = ("sample", "verify", "clean", "deduplicate", "decontaminate", "write")
SHARD_ROWS = 500
_CONFIG, _EVALUATION = "config.json", "evaluation.json"


class DatasetError(RuntimeError):
    """The data set cannot be built as asked."""


@dataclass(frozen=True, slots=True)
class Config:
    """What decides the content of the data set.

    Attributes:
        rows: Rows that are sampled; fewer are left in the end.
        seed: Seed of everything.
        shard_rows: Rows of a shard.
        rankers: Files of ``training.ranker --folds``; see :func:`~training.dataset.sampling.sample_rows`.
        weights: Tool → how often it is drawn, 1 where it is not named.
    """

    rows: int
    seed: int
    shard_rows: int = SHARD_ROWS
    rankers: tuple[str, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)

    def shards(self) -> range:
        """Numbers of the shards."""
        return range(-(-self.rows // self.shard_rows))


def build(
    folder: Path, config: Config, *, jobs: int = 1, ray_address: str | None = None, until: str = STAGES[-1]
) -> None:
    """Build the data set, or go on with it.

    Args:
        folder: Where everything is kept.
        config: What to build.
        jobs: Processes.
        ray_address: A Ray cluster instead; see :func:`run_everywhere`.
        until: Last stage to run.

    Raises:
        DatasetError: The folder holds another data set.
        WorkerError: Ray is wanted and cannot be had.
    """
    _claim(folder, config)
    for stage in STAGES[: STAGES.index(until) + 1]:
        started = time.perf_counter()
        waiting = [shard for shard in config.shards() if not _shard(folder, stage, shard).exists()]
        if stage == "deduplicate":
            _deduplicate(folder, config.shards())
        elif stage == "write":
            _write(folder, config)
        elif waiting:
            if stage == "decontaminate" and not (folder / _EVALUATION).exists():
                Contamination.of_evaluation().write(folder / _EVALUATION)
            (folder / stage).mkdir(exist_ok=True)
            tasks = [(str(folder), stage, shard, config) for shard in waiting]
            for done, _ in enumerate(run_everywhere(run_stage, tasks, jobs, ray_address), 1):
                _say(f"{stage}: {done} of {len(tasks)} shards, {time.perf_counter() - started:.0f} s")
        _say(f"{stage}: done, {time.perf_counter() - started:.0f} s")


def run_stage(folder: str, stage: str, shard: int, config: Config) -> int:
    """Run one stage on one shard; gives the number of rows kept."""
    root = Path(folder)
    if stage == "sample":
        count = min(config.shard_rows, config.rows - shard * config.shard_rows)
        rows, dropped = sample_rows(count, config.seed, shard, config.rankers, config.weights)
    else:
        rows, dropped = _filtered(
            _rows(root, STAGES[STAGES.index(stage) - 1], shard), _reason_of(root, stage)
        )
    _store(root, stage, shard, rows, dropped)
    return len(rows)


def final_rows(folder: Path) -> Iterator[Row]:
    """The rows that passed every stage, in the order of shards.

    Raises:
        DatasetError: The folder holds no finished data set.
    """
    files = sorted((folder / "decontaminate").glob("*.jsonl"))
    if not files:
        raise DatasetError(f"{folder} holds no finished data set")
    for path in files:
        yield from map(Row.from_json, path.read_text(encoding="utf-8").splitlines())


def counts(folder: Path, config: Config) -> dict[str, dict[str, object]]:
    """Per stage: rows kept, and what was dropped and why."""
    summary: dict[str, dict[str, object]] = {}
    for stage in STAGES[:-1]:
        kept, dropped = 0, Counter[str]()
        for shard in config.shards():
            content = json.loads(
                _shard(folder, stage, shard).with_suffix(".json").read_text(encoding="utf-8")
            )
            kept += content["kept"]
            dropped.update(content["dropped"])
        summary[stage] = {"kept": kept, "dropped": dict(dropped.most_common())}
    return summary


def _reason_of(folder: Path, stage: str) -> Callable[[Row], str]:
    if stage == "verify":
        registry = discover()
        return lambda row: problem_of(row, registry)
    if stage == "clean":
        return uncleanliness_of
    return Contamination.read(folder / _EVALUATION).reason


def _filtered(rows: Iterator[Row], reason_of: Callable[[Row], str]) -> tuple[list[Row], Counter[str]]:
    kept, dropped = [], Counter[str]()
    for row in rows:
        reason = reason_of(row)
        if reason:
            dropped[f"{row.family}: {reason}"] += 1
        else:
            kept.append(row)
    return kept, dropped


def _deduplicate(folder: Path, shards: Sequence[int]) -> None:
    """Keep the first of equal rows, over all shards in their order: each looks at those before it."""
    (folder / "deduplicate").mkdir(exist_ok=True)
    seen: set[str] = set()
    for shard in shards:
        kept, dropped = [], Counter[str]()
        for row in _rows(folder, "clean", shard):
            key = key_of(row)
            if key in seen:
                dropped[f"{row.family}: the same as another"] += 1
            else:
                seen.add(key)
                kept.append(row)
        if not _shard(folder, "deduplicate", shard).exists():
            _store(folder, "deduplicate", shard, kept, dropped)


def _write(folder: Path, config: Config) -> None:
    sizes = write_splits(final_rows(folder), folder / "data")
    facts = {
        "rows": config.rows,
        "seed": config.seed,
        "emphasis": config.weights,
        "splits": sizes,
        "stages": counts(folder, config),
        "protocol": PROTOCOL_VERSION,
        "toolset": discover().toolset(),
    }
    (folder / "facts.json").write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / "README.md").write_text(write_card(facts, final_rows(folder)), encoding="utf-8")


def _claim(folder: Path, config: Config) -> None:
    """Refuse to mix data sets; one whose tools have changed since is another, too.

    Whole shards may be added.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {**asdict(config), "protocol": PROTOCOL_VERSION, "toolset": discover().toolset()}
    wanted["rankers"] = [hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in config.rankers]
    path = folder / _CONFIG
    if not path.exists():
        path.write_text(json.dumps(wanted, indent=1), encoding="utf-8")
        return
    found = json.loads(path.read_text(encoding="utf-8"))
    if config.rows > found["rows"] and found["rows"] % config.shard_rows == 0:
        found["rows"] = config.rows
    different = sorted(key for key in wanted if found.get(key) != wanted[key])
    if different:
        raise DatasetError(
            f"{folder} holds a data set with another {', '.join(different)}; choose another folder"
        )
    path.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def _rows(folder: Path, stage: str, shard: int) -> Iterator[Row]:
    with _shard(folder, stage, shard).open(encoding="utf-8") as lines:
        yield from map(Row.from_json, lines)


def _store(folder: Path, stage: str, shard: int, rows: Sequence[Row], dropped: Counter[str]) -> None:
    target = _shard(folder, stage, shard)
    told = {"kept": len(rows), "dropped": dict(dropped.most_common())}
    target.with_suffix(".json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    partial = target.with_suffix(".partial")
    with partial.open("w", encoding="utf-8") as file:
        file.writelines(row.to_json() + "\n" for row in rows)
    partial.replace(target)


def _shard(folder: Path, stage: str, shard: int) -> Path:
    return folder / stage / f"{shard:05}.jsonl"


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
