"""Assistance: what Retort can do, by topic."""

from __future__ import annotations

from typing import Annotated

from sandbox.registry import discover, tool
from sandbox.results import Text
from sandbox.types import Term
from sandbox.vocabulary import VOCABULARIES, Vocabulary

TOPICS = {
    "everything": ("help", "all tools", "what can you do", "capabilities"),
    "identity": ("identifiers", "identity tools"),
    "descriptors": ("descriptor", "properties"),
    "structure": ("structures", "substructures"),
    "rules": ("rule", "drug-likeness rules", "alerts"),
    "editing": ("edit", "editing tools", "modification"),
    "comparison": ("comparing", "ranking"),
    "files": ("file", "tables", "SDF", "CSV"),
    "privacy": ("private", "data protection", "offline"),
}

_FAMILIES = {
    "identity": ("identity",),
    "descriptors": ("descriptors",),
    "structure": ("structure", "rings", "substructure"),
    "rules": ("rules",),
    "editing": ("editing",),
    "comparison": ("comparison",),
}

_TEXTS = {
    "files": "Molecules come in by typing, pasting or dropping: SMILES, InChI, names, MOL blocks and files.",
    "privacy": "Everything runs on this computer; nothing is sent anywhere.",
}


@tool(kind="text", verb="Looked up the help", examples=[{"topic": "everything"}, {"topic": "privacy"}])
def retort_help(topic: Annotated[str, Term("topic")]) -> Text:
    """What Retort can do, by topic.

    Args:
        topic: Topic to explain.

    Returns:
        A short text; where it lists tools, these are the ones installed.

    Source: The tool registry and Retort's design.
    """
    return Text(_TEXTS.get(topic) or _listing(topic), f"help on {topic}")


def _listing(topic: str) -> str:
    wanted = _FAMILIES.get(topic)
    lines = [spec.summary.rstrip(".") for spec in discover() if wanted is None or spec.family in wanted]
    return "; ".join(lines)


VOCABULARIES.add("topic", lambda: Vocabulary("help topic", TOPICS))
