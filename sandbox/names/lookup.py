"""Looks a name or CAS number up in the tables, in this order: our own, approved drugs, `chemicals`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rdkit import Chem
from rdkit.Chem import Descriptors

from sandbox.names import adducts, ambiguous, cas, isotopes
from sandbox.names.common import TABLE, compounds, is_abbreviation, is_common_name, name_index, normalised
from sandbox.names.condensed import structure_of_formula
from sandbox.names.keys import MAX_NAME, displayed, folded, name_hash
from sandbox.names.peptides import peptide_of
from sandbox.names.polymers import why_no_structure
from sandbox.names.salt_names import PARTNERS, salt_of
from sandbox.names.spellings import other_spellings
from sandbox.names.table import NameTable, Row
from sandbox.names.wording import looks_systematic
from sandbox.structures import chem

OWN_SOURCE = "Retort's table of common names"
FORMULA_SOURCE = "the condensed formula itself"
SEQUENCE_SOURCE = "the sequence itself"
INCHIKEY = re.compile(r"[A-Z]{14}-[A-Z]{10}-[A-Z]")
_AN_ESTER = re.compile(r"[a-z-]+yl ?ester", re.IGNORECASE)  # of whatever acid; PubChem has some as acetates
_NOT_SMILES = re.compile(r"[a-z]{4}|[AD-GJ-MQRTVWXZ]{2}")
# PubChem has the racemate's name and number beside one enantiomer's structure now and then.
_RACEMIC = re.compile(r"(?:dl|d,l|rac|±|\(±\)|\(?\+/?-\)?|\(rs\))-", re.IGNORECASE)
_FILES = ("names_drugs.bin", "names_chemicals.bin")


@dataclass(frozen=True, slots=True)
class Found:
    """A compound that a name stands for.

    Attributes:
        smiles: Isomeric SMILES.
        name: Its preferred name in that source, or the name as asked where the source has none.
        source: Which table answered.
        remark: What must be said with it; mostly empty.
        cas: CAS registry number, where the source has one.
    """

    smiles: str
    name: str
    source: str
    remark: str = ""
    cas: str | None = None


@cache
def tables() -> tuple[NameTable, ...]:
    """The tables that are searched by hash, in order; opened on first use."""
    return tuple(NameTable(TABLE.parent / name) for name in _FILES)


def look_up(name: str) -> list[Found]:
    """Return the compounds that a name, abbreviation or CAS number stands for; several where it is ambiguous.

    Args:
        name: As a chemist writes it. The case matters for abbreviations only.
    """
    text = " ".join(name.split())
    if not text or len(text) > MAX_NAME:
        return []
    spelt = (text, *other_spellings(text)) if not is_common_name(text) else (text,)
    return next((found for each in spelt if (found := _as_written(each))), [])


def _as_written(text: str) -> list[Found]:
    if cas.is_cas(text):
        return list(_with_cas(text))
    if INCHIKEY.fullmatch(text):
        return [found] if (found := with_inchikey(text)) else []
    if own := name_index().get(" ".join(map(normalised, text.split()))):
        return [Found(own.smiles, own.name, OWN_SOURCE)]
    if smiles := structure_of_formula(text):
        return [Found(smiles, text, FORMULA_SOURCE)]
    if smiles := peptide_of(text):
        return [Found(smiles, text, SEQUENCE_SOURCE, "L amino acids where nothing is said")]
    if why_no_structure(text) or _AN_ESTER.fullmatch(text):
        return []
    if made := _labelled(text) or _adduct(text):
        return [made]
    if meanings := ambiguous.meanings(text):
        return [found for meaning in meanings for found in look_up(meaning)[:1]]
    return _as_salt(text, _in_tables(text))


def _labelled(text: str) -> Found | None:
    """A compound with the isotopes that its name gives it."""
    if smiles := isotopes.deuterated_formula(text):
        return Found(smiles, text, FORMULA_SOURCE)
    parts = isotopes.labelled(text)
    base = one(parts.base) if parts and parts.base != text else None
    if text.startswith("deuterated ") and "solvent" not in also_of(text):
        return None  # of other compounds a few atoms are exchanged only
    smiles = isotopes.with_labels(base.smiles, parts.labels) if parts and base else None
    return Found(smiles, text, base.source, base.remark) if base and smiles else None


def _adduct(text: str) -> Found | None:
    """A compound with the acid, water or solvent that is written after a dot."""
    parts = adducts.parted(text)
    base = one(parts[0]) if parts else None
    if parts is None or base is None:
        return None
    smiles = chem.canonical_smiles(chem.parse_smiles(f"{base.smiles}.{parts[1]}"))
    return Found(smiles, text, base.source, base.remark)


def also_of(name: str) -> frozenset[str]:
    """What else the name of a labelled compound of the own table can mean, as :attr:`Compound.also`."""
    parts = isotopes.labelled(name)
    compound = name_index().get(parts.base) if parts else None
    return compound.also & {"solvent"} if compound else frozenset()


def _as_salt(text: str, found: list[Found]) -> list[Found]:
    """The salt that a name says, where the tables have only its base or acid; else what was found."""
    parent, _, partner = text.rpartition(" ")
    if partner not in PARTNERS or any(not each.remark for each in found):
        return found
    made = [
        Found(smiles, text, each.source, "the salt was put together from its two parts")
        for each in found or look_up(parent)
        if (smiles := salt_of(each.smiles, partner))
    ]
    return made or found


def one(name: str) -> Found | None:
    """Return the compound that a name stands for, or None where there is none or more than one."""
    found = look_up(name)
    return found[0] if len(found) == 1 else None


def lookup_name(text: str) -> str | None:
    """Return the SMILES that a compound name, an abbreviation or a CAS number stands for, or None.

    An ambiguous name stands for none; what might be a SMILES is looked for among the common names only.
    """
    if is_common_name(text) or cas.is_cas(text.strip()) or _NOT_SMILES.search(text):
        found = one(text)
        return found.smiles if found else None
    return None


def meant_in_text(phrase: str) -> Found | None:
    """Return the compound that a phrase means wherever it stands; None for words with other meanings.

    Args:
        phrase: A word or a few words with single blanks, not in the table of common names.
    """
    form = folded(phrase)
    if not 5 <= len(form) <= MAX_NAME or ambiguous.folded_meanings(form) or why_no_structure(phrase):
        return None
    key = name_hash(form)
    for table in tables():
        hits = table.hashed(key)
        if hits:
            if not all(hit.in_text for hit in hits) and not looks_systematic(phrase):
                return None
            found = _different(_found(table, table.row(hit.row), phrase) for hit in hits)
            compounds = [each for each in found if not each.remark] or found  # the rest are its salts
            return compounds[0] if len(compounds) == 1 else None
    return None


def _in_tables(text: str) -> list[Found]:
    """The first table that knows the name answers; a salt's own structure goes before that of its base."""
    bases: list[Found] = []
    for table in tables():
        rows = [table.row(hit.row) for hit in table.named(text)]
        found = _different(_found(table, row, text) for row in rows)
        if found and (not all(each.remark for each in found) or " " not in text):
            return found
        bases = bases or found
    return bases


def _different(found: Iterator[Found]) -> list[Found]:
    """One of each structure, those without a remark first; variants of one compound are one.

    The sources give radicals, salts and stereoisomers the name of the compound itself now and then.
    """
    unique: dict[str, Found] = {}
    for each in sorted(found, key=lambda each: bool(each.remark)):
        unique.setdefault(each.smiles, each)
    if len(unique) < 2:
        return list(unique.values())
    mols = {smiles: chem.parse_smiles(smiles) for smiles in unique}
    whole = [smiles for smiles in unique if not Descriptors.NumRadicalElectrons(mols[smiles])] or list(unique)
    single = [smiles for smiles in whole if "." not in smiles] or whole
    flat = [smiles for smiles in single if not re.search(r"[@/\\]", smiles)]
    if len({inchikey(mols[smiles])[:14] for smiles in single}) == 1:
        return [unique[(flat or single)[0]]]
    return [unique[smiles] for smiles in whole]


def _with_cas(number: str) -> Iterator[Found]:
    for table in tables():
        for row in table.with_cas(cas.as_number(number)):
            yield _found(table, table.row(row), number)


def _found(table: NameTable, row: Row, asked: str) -> Found:
    number = cas.as_text(row.cas) if row.cas else None
    return Found(row.smiles, displayed(row.name) or asked, table.source, row.remark, number)


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables know about a structure.

    Attributes:
        names: Source → names, the preferred one first.
        cas: CAS numbers, the best known compound's first; those of the racemate come after.
        exact: Whether the tables' structure is this one, stereochemistry and all; False where only the
            connectivity is the same.
    """

    names: dict[str, tuple[str, ...]]
    cas: tuple[str, ...]
    exact: bool


def known_as(mol: Chem.Mol) -> Known | None:
    """Return what the tables know about a structure, or None.

    Args:
        mol: The structure.
    """
    key = inchikey(mol)
    if not key:
        return None
    rows = [
        (table, row)
        for table in tables()
        for row in map(table.row, table.with_skeleton(key[:14]))
        if not row.remark
    ]
    keyed = [(table, row, _key(row.smiles)) for table, row in rows]
    alike = [(table, row) for table, row, found in keyed if found == key]
    exact = bool(alike) or key in _own_keys()
    if not exact:
        alike = [(table, row) for table, row, found in keyed if found[:14] == key[:14]]
    if exact:
        alike.sort(key=lambda each: _is_of_racemate(each[1]))
    names: dict[str, tuple[str, ...]] = {OWN_SOURCE: _own_keys()[key]} if key in _own_keys() else {}
    for table, row in alike:
        if row.name and not (names and _is_of_racemate(row)):
            names[table.source] = tuple(dict.fromkeys((*names.get(table.source, ()), displayed(row.name))))
    numbers = tuple(dict.fromkeys(cas.as_text(row.cas) for _, row in alike if row.cas))
    return Known(names, numbers, exact) if names or numbers else None


def _is_of_racemate(row: Row) -> bool:
    """Whether a row has a racemate's name, and so its number, beside the structure of one stereoisomer."""
    return "@" in row.smiles and _RACEMIC.match(row.name) is not None


def with_inchikey(key: str) -> Found | None:
    """Return the compound of the tables that has this InChIKey, or None."""
    rows = [(table, table.row(each)) for table in tables() for each in table.with_skeleton(key[:14])]
    found = (_found(table, row, key) for table, row in rows if _key(row.smiles) == key)
    own = (
        Found(each.smiles, each.name, OWN_SOURCE)
        for each in compounds()
        if _own_keys().get(key, ("",))[0] == each.name
    )
    return next(own, None) or next(found, None)


def inchikey(mol: Chem.Mol) -> str:
    """InChIKey of a structure; empty where InChI cannot express it."""
    text, _ = chem.to_inchi(mol)
    return str(Chem.InchiToInchiKey(text)) if text else ""


@lru_cache(maxsize=4096)  # an InChI takes a millisecond or more, and names are asked for again
def _key(smiles: str) -> str:
    return inchikey(chem.parse_smiles(smiles))


@cache
def _own_keys() -> dict[str, tuple[str, ...]]:
    """InChIKey → names in the own table; made on first use, about half a second."""
    keys: dict[str, tuple[str, ...]] = {}
    for compound in compounds():
        words = (
            name for name in compound.synonyms if not is_abbreviation(name) or re.search(r"[A-Z]{3}", name)
        )
        keys.setdefault(_key(compound.smiles), (compound.name, *words))
    return keys
