"""Search by structure: fingerprints rule most molecules out, RDKit decides on the rest."""

import heapq
from collections.abc import Iterator
from functools import partial

from rdkit import Chem, DataStructs
from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.store.database import Database
from app.store.errors import BadStructure
from app.store.models import Conversation, Message, Molecule, MoleculeUse
from app.store.rows import MoleculeRow, StructureHit, row_of
from app.store.structure_keys import (
    FINGERPRINTS_BY,
    fingerprint_bytes,
    fingerprint_from_bytes,
    morgan_fingerprint,
    parse,
    pattern_fingerprint,
    query_from,
)

_PAGE = 512

Candidate = Row[int, str, bytes, bytes | None, str]


def substructure(database: Database, query: str, conversation_id: int | None) -> Iterator[StructureHit]:
    """See ``Molecules.substructure_search``."""
    pattern = query_from(query)
    bits = int.from_bytes(fingerprint_bytes(pattern_fingerprint(pattern)))

    def hits() -> Iterator[StructureHit]:
        for page in _pages(database, conversation_id):
            found = {row.id: None for row in page if _contains(row, pattern, bits)}
            yield from _places(database, found, conversation_id)

    return hits()


def similar(
    database: Database, smiles: str, threshold: float, limit: int, conversation_id: int | None
) -> list[StructureHit]:
    """See ``Molecules.similarity_search``."""
    wanted = morgan_fingerprint(parse(smiles))
    scored: list[tuple[float, int]] = []
    for page in _pages(database, conversation_id):
        fingerprints = [_morgan(row) for row in page]
        values = DataStructs.BulkTanimotoSimilarity(wanted, fingerprints)
        scored += [(value, row.id) for value, row in zip(values, page, strict=True) if value >= threshold]
    best = {molecule_id: value for value, molecule_id in heapq.nlargest(limit, scored)}
    hits = sorted(_places(database, best, conversation_id), key=lambda hit: -(hit.similarity or 0.0))
    return hits[:limit]


def _pages(database: Database, conversation_id: int | None) -> Iterator[list[Candidate]]:
    """Read the molecules page by page, newest first, each page in a short transaction of its own."""
    last: int | None = None
    while True:
        page = database.read(partial(_page, before=last, conversation_id=conversation_id))
        if not page:
            return
        yield page
        last = page[-1].id


def _page(session: Session, before: int | None, conversation_id: int | None) -> list[Candidate]:
    use = (
        select(MoleculeUse.id)
        .join(Message, Message.id == MoleculeUse.message_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(MoleculeUse.molecule_id == Molecule.id, Conversation.deleted_at.is_(None))
    )
    if conversation_id is not None:
        use = use.where(Conversation.id == conversation_id)
    query = (
        select(Molecule.id, Molecule.smiles, Molecule.morgan, Molecule.pattern, Molecule.fingerprints_by)
        .where(use.exists())
        .order_by(Molecule.id.desc())
    )
    if before is not None:
        query = query.where(Molecule.id < before)
    return list(session.execute(query.limit(_PAGE)))


def _contains(row: Candidate, pattern: Chem.Mol, bits: int) -> bool:
    # Fingerprints of another RDKit version may set other bits: match those molecules outright.
    screened = row.pattern is not None and row.fingerprints_by == FINGERPRINTS_BY
    if screened and int.from_bytes(row.pattern or b"") & bits != bits:
        return False
    try:
        return bool(parse(row.smiles).HasSubstructMatch(pattern))
    except BadStructure:
        # An RDKit that no longer reads what an older one wrote can't match it either.
        return False


def _morgan(row: Candidate) -> DataStructs.ExplicitBitVect:
    if row.fingerprints_by == FINGERPRINTS_BY:
        return fingerprint_from_bytes(row.morgan)
    try:
        return morgan_fingerprint(parse(row.smiles))
    except BadStructure:
        return fingerprint_from_bytes(row.morgan)


def _places(
    database: Database, found: dict[int, float] | dict[int, None], conversation_id: int | None
) -> list[StructureHit]:
    """Read where the found molecules stand, outside deleted conversations."""
    if not found:
        return []
    query = (
        select(MoleculeUse, Molecule, Conversation.id, Conversation.title)
        .join(Molecule, Molecule.id == MoleculeUse.molecule_id)
        .join(Message, Message.id == MoleculeUse.message_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(MoleculeUse.molecule_id.in_(list(found)), Conversation.deleted_at.is_(None))
        .order_by(Molecule.id.desc(), MoleculeUse.id.desc())
    )
    if conversation_id is not None:
        query = query.where(Conversation.id == conversation_id)

    def work(session: Session) -> list[StructureHit]:
        return [
            StructureHit(
                cid, title, use.message_id, use.handle, row_of(MoleculeRow, molecule), found[molecule.id]
            )
            for use, molecule, cid, title in session.execute(query)
        ]

    return database.read(work)
