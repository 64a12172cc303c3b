"""The table of solvents, with physical data from the table of those."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from rdkit import Chem

from sandbox.names.common import TABLE as NAMES
from sandbox.names.lookup import inchikey, lookup_name
from sandbox.physical.values import measured
from sandbox.results import Quantity
from sandbox.types import Molecule

TABLE = NAMES.parent / "solvents.tsv"
RANKING = "CHEM21 (Prat et al., Green Chem. 2016, 18, 288)"
REPLACEMENTS = "Pfizer's solvent guide (Alfonsi et al., Green Chem. 2008, 10, 31)"
RANKS = ("recommended", "problematic", "hazardous", "highly hazardous")


@dataclass(frozen=True, slots=True)
class Solvent:
    """A solvent.

    Attributes:
        name: Common name.
        smiles: Its structure.
        family: Class, e.g. ``"ether"``.
        polarity: Reichardt's normalised E_T^N; None where the source has none.
        water: ``"miscible"``, ``"partly miscible"`` or ``"immiscible"`` with water at room temperature.
        rank: CHEM21's ranking; empty where it does not rank it.
        concern: The main concern in a few words; may be empty.
        instead: What Pfizer's guide recommends instead; may be empty.
        supplier_bp: Boiling point in °C as suppliers give it, where the table of physical data has none.
    """

    name: str
    smiles: str
    family: str
    polarity: float | None
    water: str
    rank: str
    concern: str
    instead: str
    supplier_bp: float | None = None

    def physical(self, key: str) -> Quantity:
        """One of its physical properties, by key of :data:`sandbox.physical.values.KINDS`."""
        if key == "bp" and self.supplier_bp is not None:
            return Quantity(self.supplier_bp, "°C", "boiling point", 0, "suppliers' data sheets, at 1013 hPa")
        return measured(key, Molecule(Chem.MolFromSmiles(self.smiles), self.smiles, self.name))

    @property
    def boiling_point(self) -> float | None:
        """Boiling point in °C."""
        value = self.physical("bp").value
        return None if value is None else float(value)


@cache
def solvents() -> tuple[Solvent, ...]:
    """The solvents, in the order of the table."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader((line for line in stream if not line.startswith("#")), delimiter="\t")
        return tuple(_solvent(row) for row in rows)


def _solvent(row: dict[str, str]) -> Solvent:
    smiles = lookup_name(row["name"])
    if smiles is None:
        raise ValueError(f"the solvent {row['name']} is in no table of names")
    polarity = float(row["et_n"]) if row["et_n"] else None
    texts = (row["water"], row["chem21"], row["concern"], row["instead"])
    return Solvent(
        row["name"], smiles, row["class"], polarity, *texts, float(row["bp"]) if row["bp"] else None
    )


def solvent_of(mol: Chem.Mol) -> Solvent | None:
    """The solvent that a structure is, or None."""
    return _by_key().get(inchikey(mol))


@cache
def _by_key() -> dict[str, Solvent]:
    return {inchikey(Chem.MolFromSmiles(each.smiles)): each for each in solvents()}
