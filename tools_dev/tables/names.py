"""Chooses the names of each table and writes the two files."""

import re
from collections.abc import Iterable
from pathlib import Path

from rdkit import Chem

from sandbox.names.keys import folded
from tools_dev.tables import entries
from tools_dev.tables.entries import Entry
from tools_dev.tables.filtering import English, cleaned, means_compound, vocabulary_forms
from tools_dev.tables.opsin_check import NameReader, contradicts, with_stereo
from tools_dev.tables.packing import PackedRow, write_table
from tools_dev.tables.wheels import Wheels

WELL_KNOWN = 4000  # rows of which many names are kept
MANY, FEW, SYSTEMATIC = 30, 7, 4
MAX_SHOWN = 70  # characters of a name that is shown


class Writer:
    """Makes the tables.

    Args:
        wheels: The packages.
        folder: Where the tables go.
    """

    def __init__(self, wheels: Wheels, folder: Path) -> None:
        self._wheels = wheels
        self._folder = folder
        self._english = English(wheels)
        self._terms = vocabulary_forms()

    def chemicals(self) -> int:
        """Write the table of `chemicals`; returns how many names it holds."""
        reader = NameReader()
        found = list(entries.chemicals(self._wheels))
        rows = []
        for number, entry in enumerate(found):
            limit = MANY if number < WELL_KNOWN else FEW
            listed = [
                name for name in (entry.name, *entry.synonyms) if not contradicts_first(entry, name, reader)
            ]
            smiles = with_stereo(entry.smiles, (entry.name, *entry.synonyms), reader)
            rows.append(self._row(entry, canonical(smiles), listed, limit))
        return write_table(self._folder / "names_chemicals.bin", "chemicals 1.5.2 (PubChem)", rows)

    def drugs(self) -> int:
        """Write the table of drugs; returns how many names it holds."""
        by_structure: dict[tuple[str, str], Entry] = {}
        for entry in entries.drugs(self._wheels):
            known = by_structure.setdefault((entry.smiles, entry.remark), entry)
            if known is not entry:
                known.synonyms += [entry.name, *entry.synonyms]
        rows = [
            self._row(entry, canonical(entry.smiles), spoken(entry), 60)
            for entry in sorted(by_structure.values(), key=lambda entry: bool(entry.remark))
        ]
        return write_table(self._folder / "names_drugs.bin", "DrugBank's open data and FDA UNII", rows)

    def _row(self, entry: Entry, smiles: str, listed: Iterable[str], limit: int) -> PackedRow:
        kept: dict[str, bool] = {}
        forms: set[str] = set()
        systematic = 0
        for name in map(cleaned, listed):
            numbered = bool(re.search(r"\d", name))
            if (
                not name
                or folded(name) in forms
                or len(kept) >= limit
                or (numbered and systematic >= SYSTEMATIC)
            ):
                continue
            systematic += numbered
            forms.add(folded(name))
            kept[name] = means_compound(name, self._english, self._terms)
        shown = next((name for name in kept if len(name) <= MAX_SHOWN), "")
        shown = shown.lower() if shown.isupper() else shown
        return PackedRow(smiles, shown if entry.cas else entry.name, entry.remark, entry.cas, kept)


def contradicts_first(entry: Entry, name: str, reader: NameReader) -> bool:
    """Whether the common name of a compound is, by OPSIN, that of another compound."""
    return name == entry.name and contradicts(entry.smiles, name, reader)


def spoken(entry: Entry) -> list[str]:
    """Names of a drug that people say: no nomenclature of registers, which OPSIN reads as well."""
    names = [entry.name] if not entry.remark else []
    return names + [
        name
        for name in entry.synonyms
        if not re.search(r"\d\(|\(\d|,|\.", re.sub(r"\[[^\]]*\]", "", name)) and len(name) <= 60
    ]


def canonical(smiles: str) -> str:
    """Canonical SMILES."""
    return str(Chem.MolToSmiles(Chem.MolFromSmiles(smiles)))
