"""Which structures were designed from which, in all conversations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.models import Conversation, Message, Molecule, MoleculeUse
from app.store.rows import MoleculeRow, row_of


@dataclass(frozen=True, slots=True)
class LineageRow:
    """A structure where it stands, and what it was designed from there.

    Attributes:
        molecule: The structure.
        parent: Number of the structure that it was designed from; None for one that only begins a family.
        edit: What was changed, in words; empty where nothing was said.
        handle: Its handle there.
        message_id: The message.
        conversation_id: The conversation.
        title: Title of the conversation.
        created_at: When the message was written, UTC.
    """

    molecule: MoleculeRow
    parent: int | None
    edit: str
    handle: str
    message_id: int
    conversation_id: int
    title: str
    created_at: datetime


def read_lineage(session: Session, conversation_id: int) -> list[LineageRow]:
    """Read the families of the structures of a conversation, oldest use first.

    A family is everything that is linked by designs, also in other conversations that are not deleted.
    """
    edges = session.execute(
        select(MoleculeUse.molecule_id, MoleculeUse.parent_molecule_id)
        .join(Message, Message.id == MoleculeUse.message_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(MoleculeUse.parent_molecule_id.is_not(None), Conversation.deleted_at.is_(None))
    ).all()
    here = session.scalars(
        select(MoleculeUse.molecule_id)
        .join(Message, Message.id == MoleculeUse.message_id)
        .where(Message.conversation_id == conversation_id)
    ).all()
    related = _linked(here, [(child, parent) for child, parent in edges if parent is not None])
    return _uses(session, related) if related else []


def _linked(start: Iterable[int], edges: list[tuple[int, int]]) -> set[int]:
    """Everything that edges link with a start; what no edge touches is left out."""
    near: dict[int, set[int]] = {}
    for child, parent in edges:
        near.setdefault(child, set()).add(parent)
        near.setdefault(parent, set()).add(child)
    found: set[int] = set()
    waiting = [number for number in set(start) if number in near]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += near[number] - found
    return found


def _uses(session: Session, molecules: set[int]) -> list[LineageRow]:
    query = (
        select(MoleculeUse, Molecule, Message, Conversation)
        .join(Molecule, Molecule.id == MoleculeUse.molecule_id)
        .join(Message, Message.id == MoleculeUse.message_id)
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(Conversation.deleted_at.is_(None))
        .order_by(MoleculeUse.id)
    )
    return [
        LineageRow(
            molecule=row_of(MoleculeRow, molecule),
            parent=use.parent_molecule_id,
            edit=use.edit or "",
            handle=use.handle,
            message_id=message.id,
            conversation_id=conversation.id,
            title=conversation.title,
            created_at=message.created_at,
        )
        for use, molecule, message, conversation in session.execute(query)
        if molecule.id in molecules
    ]
