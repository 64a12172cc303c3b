"""A question of the benchmark's kind: one message, one expected value, and what a score needs beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from training.evaluation.load import Call


@dataclass(frozen=True, slots=True)
class Family:
    """A family of questions.

    Attributes:
        name: Canonical name.
        published: Measures of the literature, each with whether more is better; see ``measures.py``.
        own: Measures that a trivial answer does not win, in the same form.
        tools: Tools any of which can answer.
    """

    name: str
    published: tuple[str, ...]
    own: tuple[str, ...]
    tools: tuple[str, ...]


_COUNTS = ("absolute error",), ("exact",)
_YES_NO = ("accuracy",), ("right where yes", "right where no")
_EDITS = ("count changed by one",), ("rest unchanged",)
_GAINS = ("gain", "improved"), ("improved, scaffold kept", "similarity to the start")
_REACTIONS = ("top-1", "similarity"), ("with stereochemistry",)
_COMPARES = ("compare_molecules", "canonical_smiles", "inchikey", "inchi")
_CONDITIONS = ("recommend_conditions", "conditions_of_reaction", "reaction_conditions")

FAMILIES = {
    family.name: family
    for family in (
        Family("functional_group_count", *_COUNTS, ("count_functional_group", "count_substructure")),
        Family(
            "ring_count",
            *_COUNTS,
            ("ring_count", "aromatic_ring_count", "count_ring_system", "count_substructure"),
        ),
        Family("murcko_scaffold", ("Tanimoto",), ("exact",), ("murcko_scaffold",)),
        Family("ring_system", *_YES_NO, ("has_ring_system", "has_substructure")),
        Family("smiles_equivalence", *_YES_NO, _COMPARES),
        Family("add_group", *_EDITS, ("add_group",)),
        Family("delete_group", *_EDITS, ("remove_group",)),
        Family("substitute_group", *_EDITS, ("replace_group",)),
        *(
            Family(f"optimise_{target}", *_GAINS, ("optimize_molecule",))
            for target in ("logp", "solubility", "qed", "drd2", "jnk3", "gsk3b")
        ),
        Family("major_product", *_REACTIONS, ("predict_products",)),
        Family("by_product", *_REACTIONS, ("predict_products", "classify_reaction")),
        Family("retrosynthesis", *_REACTIONS, ("retrosynthesis_step",)),
        Family("conditions", ("top-1", "similarity"), ("acceptable",), _CONDITIONS),
        Family("next_step", *_REACTIONS, ("elementary_step",)),
        Family("mechanism", ("accuracy",), (), ("choose_mechanism",)),
    )
}


@dataclass(frozen=True, slots=True)
class BenchmarkQuestion:
    """A question with its expected value.

    Attributes:
        id: Unique in its suite.
        family: Key of :data:`FAMILIES`.
        query: The message.
        gt: What is expected: a number, a SMILES, ``"yes"`` / ``"no"``, a letter, or a list of alternatives;
            None where any better molecule will do.
        given: What a score needs beside it: ``molecule``, ``group``, ``removed``, ``reactants``,
            ``accepted``.
        calls: Sets of calls each of which answers it; empty where only the tools are known.
    """

    id: str
    family: str
    query: str
    gt: Any
    given: Mapping[str, Any] = field(default_factory=dict)
    calls: tuple[tuple[Call, ...], ...] = ()
