"""Stage 1: samples tasks and molecules, writes questions, runs the plan's calls for real, writes answers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

from sandbox.episode import Episode
from sandbox.registry import discover
from training.dataset.rows import Row, row_of
from training.molecules import MoleculePool
from training.phrasing import TRAINING, Phrasings
from training.playing import Rejected, play_conversation
from training.questions import Question
from training.tasks import TaskSampler


def sample_rows(rows: int, seed: int, shard: int) -> tuple[list[Row], Counter[str]]:
    """Sample a shard; it depends on nothing but seed and number.

    Args:
        rows: How many rows.
        seed: Seed of the data set.
        shard: Number of the shard.

    Returns:
        The rows, and what was dropped: "family: reason" → how often.

    Raises:
        RuntimeError: Hardly any trajectory is fit.
    """
    rng = random.Random(f"{seed} {shard}")
    registry = discover()
    sampler = TaskSampler(registry, Phrasings.load(TRAINING), MoleculePool("train"), rng)
    made: list[Row] = []
    dropped: Counter[str] = Counter()
    while len(made) < rows:
        turns = sampler.conversation()
        try:
            played = play_conversation(registry, turns, rng)
            made += list(_numbered(played, f"{seed}-{shard:05}-{len(made):04}"))
        except Rejected as error:
            dropped[f"{turns[-1].family}: {error}"] += 1
            if dropped.total() > 20 * rows + 1000:
                raise RuntimeError(f"too few trajectories are fit: {dropped.most_common(5)}") from error
    return made[:rows], dropped


def _numbered(played: Iterator[tuple[Episode, Question]], id_: str) -> Iterator[Row]:
    for number, (episode, question) in enumerate(played):
        yield row_of(episode, question, number, f"{id_}-{number}")
