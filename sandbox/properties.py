"""The numerical properties by which molecules can be ranked and compared, and what chemists call them."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.registry import discover
from sandbox.results import Quantity
from sandbox.types import Molecule
from sandbox.vocabulary import VOCABULARIES, Vocabulary


@dataclass(frozen=True, slots=True)
class Property:
    """A property that one tool measures on one molecule.

    Attributes:
        name: Canonical term; equal to the ``property`` of the tool's result.
        tool: Name of the tool; it takes one molecule and returns a quantity.
        synonyms: What else it is called. Lower case is found in any case, upper case as it stands.
    """

    name: str
    tool: str
    synonyms: tuple[str, ...]


PROPERTIES = (
    Property("molecular weight", "molecular_weight", ("MW", "mw", "molar mass")),
    Property("exact mass", "exact_mass", ("monoisotopic mass", "accurate mass")),
    Property("logP", "logp", ("logp", "clogp", "log p", "lipophilicity", "greasiness", "hydrophobicity")),
    Property("TPSA", "tpsa", ("tpsa", "polar surface area", "topological polar surface area", "psa")),
    Property("number of H-bond donors", "h_bond_donors", ("h-bond donor", "hydrogen bond donor", "hbd")),
    Property("number of H-bond acceptors", "h_bond_acceptors", ("h-bond acceptor", "hydrogen bond acceptor", "hba")),
    Property("number of rotatable bonds", "rotatable_bonds", ("rotatable bond", "rotor")),
    Property("fraction of sp3 carbons", "fraction_sp3", ("fsp3", "sp3 fraction", "fraction sp3")),
    Property("QED", "qed", ("qed", "drug-likeness")),
    Property("SA score", "sa_score", ("sa score", "synthetic accessibility")),
    Property("formal charge", "formal_charge", ("charge", "net charge")),
    Property("number of heavy atoms", "heavy_atom_count", ("heavy atom", "heavy atom count")),
    Property("number of rings", "ring_count", ("ring count", "ring")),
    Property("number of aromatic rings", "aromatic_ring_count", ("aromatic ring count", "aromatic ring")),
)

_TOOLS = {each.name: each.tool for each in PROPERTIES}


def tool_of(term: str) -> str:
    """Return the name of the tool that measures a property.

    Args:
        term: A canonical term of the ``property`` vocabulary.
    """
    return _TOOLS[term]


def measure(term: str, molecule: Molecule) -> Quantity:
    """Measure a property with its own tool.

    Args:
        term: A canonical term of the ``property`` vocabulary.
        molecule: Molecule to measure.

    Raises:
        ToolError: The tool cannot answer for this molecule.
    """
    quantity = discover().get(tool_of(term)).function(molecule)
    if not isinstance(quantity, Quantity):
        raise TypeError(f"{tool_of(term)} returns no quantity")
    return quantity


def _vocabulary() -> Vocabulary:
    return Vocabulary("property", {each.name: each.synonyms for each in PROPERTIES})


VOCABULARIES.add("property", _vocabulary)
