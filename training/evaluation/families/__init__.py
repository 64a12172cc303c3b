"""The families of the benchmark, with questions of our own and answers calculated by RDKit.

Wordings, molecules and reactions were written or drawn for this project; nothing was taken from a published
benchmark. The same seed gives the same questions, and the first n of a family are the same for every n.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from training.evaluation.benchmark_question import FAMILIES, BenchmarkQuestion
from training.evaluation.families import edits, reactions, structures

PER_FAMILY = 25
_BUILDERS: dict[str, Callable[[random.Random], Iterator[BenchmarkQuestion]]] = {
    "functional_group_count": structures.functional_group_counts,
    "ring_count": structures.ring_counts,
    "murcko_scaffold": structures.murcko_scaffolds,
    "ring_system": structures.ring_systems,
    "smiles_equivalence": structures.equivalent_smiles,
    "add_group": edits.added_groups,
    "delete_group": edits.deleted_groups,
    "substitute_group": edits.substituted_groups,
    **{
        f"optimise_{target}": partial(edits.optimisations, target)
        for target in ("logp", "solubility", "qed", "drd2", "jnk3", "gsk3b")
    },
    "major_product": reactions.major_products,
    "by_product": reactions.by_products,
    "retrosynthesis": reactions.retrosyntheses,
    "conditions": reactions.conditions,
    "next_step": reactions.next_steps,
    "mechanism": reactions.mechanism_choices,
}


def build_questions(family: str, seed: int, count: int = PER_FAMILY) -> list[BenchmarkQuestion]:
    """The first questions of a family.

    Args:
        family: Key of :data:`FAMILIES`.
        seed: Chooses molecules and wordings.
        count: How many.
    """
    drawn = islice(_BUILDERS[family](random.Random(f"{seed} {family}")), count)
    return [replace(question, id=f"{family}-{number:03}") for number, question in enumerate(drawn, 1)]


def all_questions(seed: int, count: int = PER_FAMILY) -> list[BenchmarkQuestion]:
    """The first questions of every family."""
    return [question for family in FAMILIES for question in build_questions(family, seed, count)]
