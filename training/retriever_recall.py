"""How often the retriever of the ``schema`` profile offers the tools that a question needs.

    python -m training.retriever_recall                     every training phrasing, recall at 12
    python -m training.retriever_recall --evaluation        the questions of other authors
    python -m training.retriever_recall --misses            with the questions that were missed
    python -m training.retriever_recall --hints             the few names that our own policy is shown instead

The retriever is deterministic; its index is made from the tools' own documentation and from
``sandbox/retrieval/keywords.py``. Its weights were set while looking at the training phrasings, so the honest
figure is that of the evaluation questions.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.exchange import RECENT_EXCHANGES
from sandbox.profiles import Profile
from sandbox.registry import Registry, discover
from sandbox.retrieval.retriever import Retriever
from training.evaluation.load import fill_all, load_items
from training.molecules import MoleculePool
from training.phrasing import TRAINING, Phrasings
from training.questions import Question
from training.tasks import TaskSampler

LIMIT = 12


@dataclass
class Recall:
    """Counts over many questions.

    Attributes:
        wanted: Tool → number of questions that need it.
        found: Tool → how many of these had it on offer.
        misses: (tool, message as the policy reads it), in order.
    """

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str]] = field(default_factory=list)

    def share(self, tool: str | None = None) -> float:
        """Recall of one tool, or of all questions together, between 0 and 1."""
        if tool is not None:
            return self.found[tool] / max(1, self.wanted[tool])
        return self.found.total() / max(1, self.wanted.total())


@dataclass(frozen=True, slots=True)
class Need:
    """A message and the tools that its answer takes.

    Attributes:
        message: As the policy reads it, with handles in place of structures.
        tools: What has to be on offer.
        recent: Tools called in the exchanges before.
    """

    message: str
    tools: tuple[str, ...]
    recent: tuple[str, ...] = ()


def measure(needs: Iterable[Need], registry: Registry, limit: int = LIMIT, *, hints: bool = False) -> Recall:
    """Ask the retriever for the tools of each message and compare; ``hints`` for those of our own policy."""
    retriever = Retriever(list(registry))
    recall = Recall()
    for need in needs:
        if hints:
            offered = set(retriever.read(need.message, need.recent).hints)
        else:
            offered = {spec.name for spec in retriever.find(need.message, limit, need.recent)}
        for tool in dict.fromkeys(need.tools):
            recall.wanted[tool] += 1
            if tool in offered:
                recall.found[tool] += 1
            else:
                recall.misses.append((tool, need.message))
    return recall


def needs_of_training(seed: int, registry: Registry, every: int = 1) -> list[Need]:
    """Every n-th training phrasing with its slots filled, and questions that combine some of them."""
    return [
        Need(_message(registry, [question.text]), tuple(call.tool for call in question.calls))
        for question in phrased_questions(seed, registry, every=every)
    ]


def needs_of_evaluation(seed: int, registry: Registry) -> list[Need]:
    """The evaluation questions that need tools, with the calls of the turn before as recent ones."""
    return [
        Need(
            _message(registry, filled.turns),
            tuple(call.tool for call in filled.item.calls),
            tuple(call.tool for turn in filled.item.before[-RECENT_EXCHANGES:] for call in turn),
        )
        for filled in fill_all(load_items(), seed)
        if filled.item.calls and not filled.item.gap
    ]


def _message(registry: Registry, turns: Sequence[str]) -> str:
    """The last turn as the policy reads it."""
    episode = Episode(registry, lambda name, given: call_tool(registry.get(name), given), Profile())
    for turn in turns:
        episode.observe(turn)
    return episode.exchanges[-1].policy_text


def phrased_questions(seed: int, registry: Registry, combined: int = 400, every: int = 1) -> list[Question]:
    """Fill the slots of the training phrasings, and combine some of them.

    Args:
        seed: Seed of the molecules and terms that fill the slots.
        registry: The tools.
        combined: Number of questions that need several tools.
        every: Take each n-th phrasing only.
    """
    phrasings = Phrasings.load(TRAINING)
    rng = random.Random(seed)
    sampler = TaskSampler(registry, phrasings, MoleculePool("evaluation"), rng)
    questions = []
    for spec in registry:
        if not phrasings.knows(spec.name):
            continue
        if spec.name == "retort_help" or not phrasings.questions(spec.name):
            # These draw the phrasing together with the arguments that it implies.
            questions += [sampler.single(spec.name) for _ in range(100 // every)]
            continue
        questions += [sampler.single(spec.name, line) for line in phrasings.questions(spec.name)[::every]]
    makers = (sampler.joined, sampler.two_part, sampler.each_of, sampler.chain)
    return questions + [makers[i % len(makers)]() for i in range(combined // every)]


def main() -> int:
    """Print the recall of each tool and of all."""
    parser = argparse.ArgumentParser(prog="python -m training.retriever_recall", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=LIMIT, help="tools on offer (default: 12)")
    parser.add_argument("--evaluation", action="store_true", help="the evaluation questions instead")
    parser.add_argument("--hints", action="store_true", help="what our own policy is shown")
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    arguments = parser.parse_args()
    registry = discover()
    needs = needs_of_evaluation if arguments.evaluation else needs_of_training
    recall = measure(needs(arguments.seed, registry), registry, arguments.limit, hints=arguments.hints)
    for tool in sorted(recall.wanted, key=recall.share):
        print(f"{recall.share(tool):7.3f}  {recall.wanted[tool]:5}  {tool}")
    what = "hints" if arguments.hints else f"at {arguments.limit}"
    print(f"{recall.share():7.4f}  {recall.wanted.total():5}  all, {what}")
    if arguments.misses:
        for tool, message in recall.misses:
            print(f"{tool:28} {message[:140]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
