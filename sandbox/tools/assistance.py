"""Assistance: what Retort can do, by topic."""

from __future__ import annotations

from typing import Annotated

from sandbox.registry import ToolSpec, discover, tool
from sandbox.results import Text
from sandbox.types import Term
from sandbox.vocabulary import VOCABULARIES, Vocabulary

_TOPICS: dict[str, tuple[str, ...]] = {
    "everything": ("what can you do", "all tools", "capabilities", "all your tools", "everything you can do"),
    "identity": ("identity tools", "identifiers", "notations", "line notations"),
    "descriptors": ("descriptor tools", "calculated properties", "property calculations"),
    "structure": ("structure tools", "structural analysis", "substructure searches", "structure analysis"),
    "rules": ("rule tools", "drug-likeness rules", "structural alerts", "filters", "medchem rules"),
    "editing": (
        "editing tools",
        "structure editing",
        "edit structures",
        "modifying molecules",
        "edit molecules",
    ),
    "comparison": ("comparison tools", "comparing molecules", "compare molecules", "ranking molecules"),
    "files": ("file formats", "file types", "file"),
    "privacy": ("data protection", "confidentiality", "confidential", "private", "offline"),
}

# As single words these name a topic only when help is asked for, so they do not close the choice of topics.
_COMMON_WORDS = ("everything", "identity", "structure", "rules", "comparison")

_FAMILIES = {
    "structure": ("structure", "rings", "substructure", "similarity", "conformers", "explanation"),
    "rules": ("rules", "safety", "mixtures"),
    "editing": ("editing", "design", "enumeration"),
}

# Families that are no topic of their own, in a chemist's words.
_ABOUT = {
    "bench": "bench arithmetic (units, dilutions, buffers, pH)",
    "stoichiometry": "reaction tables and balanced equations",
    "naming": "names and CAS numbers",
    "physical": "physical data with sources",
    "solvents": "solvents and greener ones",
    "drying": "drying agents",
    "lookup": "cooling baths and NMR impurities",
    "mass_spectrometry": "mass spectrometry and elemental analysis",
    "predictors": "predictions (solubility, pKa, logD, ADMET, affinity)",
    "tables": "tables of molecules (files, columns, plots, export)",
    "table_structures": "structures in tables (searches, clusters, standard forms)",
    "knowledge": "named reactions and reagents",
    "protection": "protecting groups",
    "transformations": "classes, conditions and mechanisms of reactions",
    "synthesis": "retrosynthesis, routes and products",
    "routes": "changes to a synthesis plan",
    "precedents": "precedents in your own reactions",
    "assistance": "this help",
}

_TEXTS = {
    "files": (
        "Structures can be typed or pasted: names, CAS numbers, SMILES, InChI, MOL blocks, reaction SMILES. "
        "Tables are read from SDF, SMI, CSV, XLSX and RDF files and written as SDF, SMI, CSV and XLSX. Where "
        "something cannot be read, the answer says what is wrong with it and where."
    ),
    "privacy": (
        "Everything runs on this computer: the language model, the chemistry tools and the store of your "
        "conversations. No question and no structure is sent anywhere, and no network is needed."
    ),
    "limits": (
        "The language model chooses tools and words its answers; facts come only from the tools. Measured "
        "values stand with their source, calculated and predicted ones are estimates and say so."
    ),
}


@tool(
    kind="text",
    verb="Looked up the help",
    examples=[{"topic": "everything"}, {"topic": "descriptors"}, {"topic": "privacy"}],
)
def retort_help(topic: Annotated[str, Term("topic")]) -> Text:
    """What Retort can do, by topic.

    Args:
        topic: Topic to explain.

    Returns:
        A short text; where it lists what can be asked, these are the tools installed.

    Source: The tool registry and Retort's design.
    """
    if topic == "everything":
        text = f"{_overview()} {_TEXTS['privacy']} {_TEXTS['limits']}"
    elif topic in _TEXTS:
        text = _TEXTS[topic]
    else:
        text = f"{topic.capitalize()}: {_listing(_tools_of(topic))}."
    return Text(text, f"help on {topic}")


def _overview() -> str:
    counts = {topic: len(_tools_of(topic)) for topic in _TOPICS}
    told = {spec.name for topic in _TOPICS for spec in _tools_of(topic)}
    for spec in discover():
        if spec.name not in told:
            family = _ABOUT.get(spec.family, spec.family.replace("_", " "))
            counts[family] = counts.get(family, 0) + 1
    lines = [f"{name}: {count}" for name, count in counts.items() if count]
    return f"Retort answers questions about molecules with {len(discover())} tools. {'; '.join(lines)}."


def _listing(tools: list[ToolSpec]) -> str:
    return "; ".join(spec.summary.rstrip(".") for spec in tools) or "no tool is installed"


def _tools_of(topic: str) -> list[ToolSpec]:
    """The tools of a topic; some topics are spread over several files."""
    families = _FAMILIES.get(topic, (topic,))
    return [spec for spec in discover() if spec.family in families]


VOCABULARIES.add("topic", lambda: Vocabulary("help topic", _TOPICS, _COMMON_WORDS))
