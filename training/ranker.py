"""Trains the linear model by which the retriever tells what a wording asks for.

    python -m training.ranker

Every training phrasing with its slots filled, and talk that no tool answers beside it, learned one against
the rest (logistic loss, stochastic gradients, averaged); weights are rounded to eight bits. No evaluation
question takes part. Beside it the network of `training.meaning`. About five minutes.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.errors import SandboxError
from sandbox.paths import assets_dir
from sandbox.profiles import Profile
from sandbox.registry import Registry, discover
from sandbox.retrieval.ranker import BUCKETS, NOTHING, features
from training.meaning import train as train_meaning
from training.molecules import MoleculePool
from training.phrasing import TRAINING, Phrasings
from training.questions import Question
from training.replies import UNCLEAR
from training.tasks import TaskSampler

CHATS = 3600
PASSES = 14
ALPHA = 2e-6


def questions(registry: Registry, phrasings: Phrasings, seed: int, repeats: int) -> list[Question]:
    """Every phrasing of every tool with its slots filled, ``repeats`` times, and talk that needs no tool.

    Questions for something that is missing are left out: they ask for a tool whose molecule is not there.
    """
    sampler = TaskSampler(registry, phrasings, MoleculePool("train"), random.Random(seed))
    made = [talk for talk in (sampler.chat() for _ in range(CHATS)) if talk.family not in UNCLEAR]
    for spec in registry:
        lines = phrasings.questions(spec.name)
        if lines and spec.name != "retort_help":
            made += [sampler.single(spec.name, line) for line in lines for _ in range(repeats)]
        elif phrasings.knows(spec.name):  # these draw the phrasing together with the arguments it implies
            made += [sampler.single(spec.name) for _ in range(120 * repeats)]
    return made


def as_read(registry: Registry, text: str) -> str | None:
    """A message as the policy reads it; None where the sandbox refuses it."""
    episode = Episode(registry, lambda name, given: call_tool(registry.get(name), given), Profile())
    try:
        episode.observe(text)
    except SandboxError:
        return None
    return episode.exchanges[-1].policy_text


def matrix(messages: Sequence[str]) -> csr_matrix:
    """The features of messages, one row each."""
    values: list[float] = []
    buckets: list[int] = []
    ends = [0]
    for message in messages:
        found = features(message)
        buckets += found.keys()
        values += found.values()
        ends.append(len(buckets))
    return csr_matrix((values, buckets, ends), shape=(len(messages), BUCKETS), dtype=np.float32)


def train(messages: Sequence[str], tools: Sequence[str], seed: int, out: Path) -> None:
    """Fit the model and write its archive.

    Args:
        messages: As the policy reads them.
        tools: What each asks for; ``NOTHING`` where no tool answers it.
        seed: Order of the stochastic gradients.
        out: The archive.
    """
    model = SGDClassifier(
        loss="log_loss", alpha=ALPHA, max_iter=PASSES, tol=None, average=True, random_state=seed
    ).fit(matrix(messages), list(tools))
    names = [str(name) for name in model.classes_]
    numbers = {name: number for number, name in enumerate(names)}
    meaning = train_meaning(messages, [numbers[tool] for tool in tools], len(names), seed)
    weights = model.coef_.astype(np.float32).T
    scales = np.abs(weights).max(axis=0) / 127
    out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        out,
        allow_pickle=False,
        tools=np.array(names),
        weights=np.round(weights / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        biases=model.intercept_.astype(np.float32),
        **meaning,
    )


def make(phrasings: Phrasings, seed: int, repeats: int, out: Path) -> int:
    """Train on these phrasings; returns the number of messages."""
    registry = discover()
    asked = questions(registry, phrasings, seed, repeats)
    read = [(as_read(registry, question.text), question) for question in asked]
    kept = [(text, question.calls[0].tool if question.calls else NOTHING) for text, question in read if text]
    train([text for text, _ in kept], [tool for _, tool in kept], seed, out)
    return len(kept)


def main(argv: list[str] | None = None) -> int:
    """Train the model and write it where the program finds it; or one for each fold of the phrasings."""
    parser = argparse.ArgumentParser(prog="python -m training.ranker", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=2, help="how often each phrasing is filled")
    parser.add_argument("--out", type=Path, default=assets_dir() / "retriever" / "ranker.npz")
    parser.add_argument(
        "--folds",
        type=int,
        help="write so many models into the folder --out, each for one part of the "
        "phrasings that it has not learned (training.dataset build --rankers)",
    )
    parser.add_argument("--jobs", type=int, default=2, help="processes, for the folds")
    options = parser.parse_args(argv)
    phrasings = Phrasings.load(TRAINING)
    given, outs = [phrasings], [options.out]
    if options.folds:
        given = [phrasings.fold(number, options.folds, others=True) for number in range(options.folds)]
        outs = [options.out / f"fold{number}.npz" for number in range(options.folds)]
    count = len(given)
    with ProcessPoolExecutor(options.jobs) as pool:
        counts = list(pool.map(make, given, [options.seed] * count, [options.repeats] * count, outs))
    for learned, out in zip(counts, outs, strict=True):
        sys.stdout.write(f"{learned} messages learned, {out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
