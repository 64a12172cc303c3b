"""Rules of thumb and structural alerts of a molecule in one call, each alert with the atoms that match."""

from __future__ import annotations

from rdkit.Chem.FilterCatalog import FilterCatalogParams

from sandbox.registry import tool
from sandbox.results import Item, Quantity, Report, Text
from sandbox.structures.alerts import find_alerts
from sandbox.tools import identity, rules
from sandbox.types import Molecule
from sandbox.views import VIEWS

_RULES = (rules.lipinski, rules.veber, rules.egan, rules.gi_absorption, rules.blood_brain_barrier)
_CATALOGUES = (
    ("PAINS", FilterCatalogParams.FilterCatalogs.PAINS),
    ("Brenk", FilterCatalogParams.FilterCatalogs.BRENK),
    ("NIH", FilterCatalogParams.FilterCatalogs.NIH),
)
_IDENTIFIERS = (identity.molecular_formula, identity.canonical_smiles, identity.inchi, identity.inchikey)


@tool(
    kind="report",
    verb="Checked rules and alerts",
    examples=[{"molecule": "O=C1C=CC(=O)C=C1"}],
    registry=VIEWS,
)
def assessment(molecule: Molecule) -> Report:
    """Rules of thumb for oral drugs, and structural alerts.

    Args:
        molecule: Molecule to check, in the neutral form, without counter-ions.

    Returns:
        Yes or no for each rule with its reason; for each catalogue the number of alerts, then one entry for
        each alert with the atoms that match. An alert is a reason to look, not a verdict.

    Source: The sources of the single rules and catalogues.
    """
    items: list[Item] = [rule(molecule) for rule in _RULES]  # type: ignore[misc]
    for name, catalogue in _CATALOGUES:
        found = find_alerts(molecule.mol, catalogue)
        atoms = tuple(dict.fromkeys(place for alert in found for place in alert.atoms))
        items.append(Quantity(len(found), "", f"number of {name} alerts", 0, atoms=atoms))
        items += [Text(alert.text, f"{name} alert", atoms=alert.atoms) for alert in found]
    return Report(tuple(items))


@tool(
    kind="report",
    verb="Wrote names and identifiers",
    examples=[{"molecule": "CC(=O)Oc1ccccc1C(=O)O"}],
    registry=VIEWS,
)
def identifiers(molecule: Molecule) -> Report:
    """Formula, canonical SMILES, InChI and InChIKey in one call.

    Args:
        molecule: Molecule to write.

    Returns:
        One text for each; no value, with the reason, where the notation cannot express the structure.

    Source: The sources of the single tools.
    """
    return Report(tuple(write(molecule) for write in _IDENTIFIERS))  # type: ignore[misc]
