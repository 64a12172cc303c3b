"""Structural alerts from RDKit's filter catalogues."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rdkit import Chem
from rdkit.Chem.FilterCatalog import FilterCatalog, FilterCatalogParams

from sandbox.results import AtomSets


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert with all its places in a molecule.

    Attributes:
        name: As the catalogue calls it.
        atoms: The atoms of each match.
    """

    name: str
    atoms: AtomSets

    @property
    def text(self) -> str:
        """The name, with the number of matches where there is more than one."""
        return self.name if len(self.atoms) < 2 else f"{self.name} (×{len(self.atoms)})"


def find_alerts(mol: Chem.Mol, which: FilterCatalogParams.FilterCatalogs) -> list[Alert]:
    """Return the alerts of a catalogue that match, in the catalogue's order.

    Args:
        mol: Molecule to search.
        which: RDKit's catalogue.
    """
    alerts = []
    for entry in _catalogue(which).GetMatches(mol):
        places = [tuple(sorted(i for _, i in match.atomPairs)) for match in entry.GetFilterMatches(mol)]
        alerts.append(Alert(_title(entry.GetDescription()), tuple(dict.fromkeys(places))))
    return alerts


def _title(description: str) -> str:
    """ "quinone_A(370)" as it reads: without the number of hits in the screen that its authors made."""
    return re.sub(r"\(\d+\)$", "", description).replace("_", " ").strip()


@cache
def _catalogue(which: FilterCatalogParams.FilterCatalogs) -> FilterCatalog:
    parameters = FilterCatalogParams()
    parameters.AddCatalog(which)
    return FilterCatalog(parameters)
