"""What a property means: its definition, unit and source, as the tool that measures it says. No Qt."""

from __future__ import annotations

from functools import cache

from sandbox.properties import PROPERTIES
from sandbox.registry import ToolSpec, discover

_OTHERS = {
    "passes Lipinski's rule of five": "lipinski",
    "passes Veber's rule": "veber",
    "passes Egan's rule": "egan",
    "is predicted to be well absorbed in the gut": "gi_absorption",
    "is predicted to cross the blood-brain barrier": "blood_brain_barrier",
    "number of PAINS alerts": "pains_alerts",
    "number of Brenk alerts": "brenk_alerts",
    "number of NIH alerts": "nih_alerts",
    "molecular formula": "molecular_formula",
    "canonical SMILES": "canonical_smiles",
    "InChI": "inchi",
    "InChIKey": "inchikey",
}


def definition_of(property_name: str) -> str:
    """What a property means and where it comes from, in paragraphs; empty where nothing is known of it.

    Args:
        property_name: ``property`` of an item of a result.
    """
    spec = _specs().get(property_name)
    if spec is None:
        return ""
    paragraphs = [spec.summary, spec.details, spec.returns, f"Source: {spec.source}"]
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


@cache
def _specs() -> dict[str, ToolSpec]:
    registry = discover()
    tools = {each.name: each.tool for each in PROPERTIES} | _OTHERS
    return {name: registry.get(tool) for name, tool in tools.items() if tool in registry}
