"""Stage 1: samples tasks and molecules, writes questions, runs the plan's calls for real, writes answers."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from app.engine.naming import TOOLSET_KEY
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.retrieval.ranker import ToolRanker
from sandbox.retrieval.retriever import Retriever
from training.base_model import field, open_gguf
from training.dataset.rows import Row, row_of
from training.molecules import MoleculePool
from training.phrasing import TRAINING, Phrasings
from training.playing import Rejected, play_conversation
from training.questions import Question
from training.tasks import TaskSampler


def sample_rows(
    rows: int,
    seed: int,
    shard: int,
    rankers: Sequence[str] = (),
    weights: Mapping[str, float] | None = None,
) -> tuple[list[Row], Counter[str]]:
    """Sample a shard; it depends on nothing but what is given here.

    Args:
        rows: How many rows.
        seed: Seed of the data set.
        shard: Number of the shard.
        rankers: Files of ``training.ranker --folds``. Each shard asks in the wordings of one part only, which
            its ranker has not learned: the policy then reads such hints as strangers' questions give.
        weights: Tool → how often it is drawn, 1 where it is not named.

    Returns:
        The rows, and what was dropped: "family: reason" → how often.

    Raises:
        RuntimeError: Hardly any trajectory is fit.
    """
    rng = random.Random(f"{seed} {shard}")
    registry = discover()
    phrasings = Phrasings.load(TRAINING)
    retriever = None
    if rankers:
        part = shard % len(rankers)
        phrasings = phrasings.fold(part, len(rankers))
        retriever = _retriever(rankers[part])
    sampler = TaskSampler(registry, phrasings, _molecules(), rng, weights)
    made: list[Row] = []
    dropped: Counter[str] = Counter()
    while len(made) < rows:
        turns = sampler.conversation()
        try:
            played = play_conversation(registry, turns, rng, retriever)
            made += list(_numbered(played, f"{seed}-{shard:05}-{len(made):04}"))
        except Rejected as error:
            dropped[f"{turns[-1].family}: {error}"] += 1
            if dropped.total() > 20 * rows + 1000:
                raise RuntimeError(f"too few trajectories are fit: {dropped.most_common(5)}") from error
    return made[:rows], dropped


def new_tools(policy: Path, weight: float) -> dict[str, float]:
    """Tool → weight for the tools that a trained policy does not know by their present signature.

    Args:
        policy: GGUF of the policy or of its adapter.
        weight: Of each such tool; the others have 1.
    """
    signatures = json.loads(field(open_gguf(policy), TOOLSET_KEY))
    return {name: weight for name, hash_ in discover().toolset().items() if signatures.get(name) != hash_}


@lru_cache(maxsize=1)
def _molecules() -> MoleculePool:
    return MoleculePool("train")


@lru_cache(maxsize=4)
def _retriever(ranker: str) -> Retriever:
    return Retriever(Profile("native").offered(discover()), ToolRanker(Path(ranker)))


def _numbered(played: Iterator[tuple[Episode, Question]], id_: str) -> Iterator[Row]:
    for number, (episode, question) in enumerate(played):
        yield row_of(episode, question, number, f"{id_}-{number}")
