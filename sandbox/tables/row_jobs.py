"""What is found of each row of a table: fingerprints, properties, keys, standard forms, matches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from rdkit import Chem

from sandbox.errors import ToolError
from sandbox.precedents.fingerprints import BYTES, FACETS, reaction_bits
from sandbox.properties import measure
from sandbox.safety.rows import weapon_of
from sandbox.structures import chem
from sandbox.structures.patterns import read_pattern
from sandbox.structures.standard_forms import without_maps
from sandbox.tables.fingerprints import BITS, Compared, fingerprint, pattern_bits
from sandbox.tables.reading import left_records
from sandbox.tables.records import canonical
from sandbox.tables.rows import Packed, Part, job
from sandbox.tables.standardising import standardised
from sandbox.types import Molecule
from sandbox.workers.progress import report


@job("read")
def _read(part: Part) -> list[Any]:
    found = []
    records = left_records(part.path, part.number)
    for number, record in enumerate(records):
        report(number, len(records))
        found.append(canonical(record))
    return found


@job("morgan")
def _morgan(part: Part) -> Packed:
    packed = np.zeros((len(part.structures), BITS // 8), dtype=np.uint8)
    for row, smiles in enumerate(part.each()):
        packed[row] = fingerprint(Chem.MolFromSmiles(smiles))
    return packed


@job("neighbours")
def _neighbours(part: Part) -> list[Any]:
    """How many rows of the whole table resemble each row, itself included."""
    cutoff = float(part.argument)
    compared = Compared(part.whole("morgan"))
    rows = zip(part.other("morgan"), part.each(), strict=True)
    return [int(np.count_nonzero(compared.to(packed) >= cutoff)) for packed, _ in rows]


@job("pattern")
def _pattern(part: Part) -> Packed:
    packed = np.zeros((len(part.structures), BITS // 8), dtype=np.uint8)
    for row, smiles in enumerate(part.each()):
        packed[row] = pattern_bits(Chem.MolFromSmiles(smiles))
    return packed


@job("reaction")
def _reaction(part: Part) -> Packed:
    """Fingerprints of reactions, which stand in the place of the structures."""
    packed = np.zeros((len(part.structures), len(FACETS) * BYTES), dtype=np.uint8)
    for row, reaction in enumerate(part.each()):
        packed[row] = reaction_bits(reaction)
    return packed


@job("match")
def _match(part: Part) -> list[Any]:
    pattern = read_pattern(part.argument)
    wanted = pattern_bits(pattern)
    possible = ((part.other("pattern") & wanted) == wanted).all(axis=1)
    rows = zip(possible, part.each(), strict=True)
    return [bool(may) and Chem.MolFromSmiles(smiles).HasSubstructMatch(pattern) for may, smiles in rows]


@job("property")
def _property(part: Part) -> list[Any]:
    values: list[Any] = []
    for row, smiles in enumerate(part.each(), 1):
        try:
            values.append(
                measure(part.argument, Molecule(Chem.MolFromSmiles(smiles), smiles, f"row {row}")).value
            )
        except ToolError:
            values.append(None)
    return values


@job("standard form")
def _standard_form(part: Part) -> list[Any]:
    tautomer = part.argument == "one tautomer"
    return [standardised(Chem.MolFromSmiles(smiles), tautomer=tautomer) for smiles in part.each()]


@job("weapon")
def _weapon(part: Part) -> list[Any]:
    return [weapon_of(smiles) for smiles in part.each()]


@job("key")
def _key(part: Part) -> list[Any]:
    key = KEYS[part.argument]
    return [key(Chem.MolFromSmiles(smiles)) for smiles in part.each()]


def _inchikey(mol: Chem.Mol) -> str:
    inchi, _ = chem.to_inchi(mol)
    return str(Chem.InchiToInchiKey(inchi)) if inchi else f"no InChI: {chem.canonical_smiles(mol)}"


KEYS: dict[str, Callable[[Chem.Mol], str]] = {
    "canonical SMILES": lambda mol: chem.canonical_smiles(without_maps(mol)),
    "InChIKey": _inchikey,
}
