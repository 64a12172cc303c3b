"""A whole conversation with all its branches, taken out of the store and put in as a new one."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session, aliased

from app.store.conversations import find as find_conversation
from app.store.database import Database
from app.store.errors import BadStructure
from app.store.models import Conversation, Message, Molecule, MoleculeUse, ToolCall, ToolRerun
from app.store.molecules import file_structure
from app.store.rows import ConversationRow, MessageRow, MoleculeRole, RerunRow, ToolCallRow, row_of
from app.store.structure_keys import StructureKeys, structure_keys

_OWN = ("id", "conversation_id", "message_id", "call_id", "parent_id")


@dataclass(frozen=True, slots=True)
class UseCopy:
    """Where a structure stands, by what it is.

    Attributes:
        message_id: The message.
        handle: Its handle there.
        smiles: Canonical CXSMILES.
        role: Mentioned by the user, result of a call, or designed.
        name: A name for it, or None.
        parent_smiles: The structure that it was designed from, or None.
        edit: What was changed, in words.
    """

    message_id: int
    handle: str
    smiles: str
    role: MoleculeRole
    name: str | None
    parent_smiles: str | None
    edit: str | None


@dataclass(frozen=True, slots=True)
class ConversationCopy:
    """All of a conversation. Its numbers link its parts with each other, whatever they are in a store.

    Attributes:
        conversation: The conversation.
        messages: Every message of every branch, parents before their children.
        calls: The calls of the answers.
        reruns: The further runs of the calls.
        uses: The structures.
    """

    conversation: ConversationRow
    messages: tuple[MessageRow, ...]
    calls: tuple[ToolCallRow, ...]
    reruns: tuple[RerunRow, ...]
    uses: tuple[UseCopy, ...]


class Copies:
    """Take conversations out whole, and put them in as new ones."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, conversation_id: int) -> ConversationCopy:
        """Take out a conversation as it is at this moment.

        Raises:
            NotFound: If there is none with this number.
        """

        def work(session: Session) -> ConversationCopy:
            conversation = find_conversation(session, conversation_id)
            within = Message.conversation_id == conversation_id
            messages = select(Message).where(within).order_by(Message.id)
            calls = select(ToolCall).join(Message, Message.id == ToolCall.message_id).where(within)
            reruns = (
                select(ToolRerun)
                .join(ToolCall, ToolCall.id == ToolRerun.call_id)
                .join(Message, Message.id == ToolCall.message_id)
                .where(within)
                .order_by(ToolRerun.id)
            )
            in_order = calls.order_by(ToolCall.message_id, ToolCall.position, ToolCall.id)
            return ConversationCopy(
                row_of(ConversationRow, conversation),
                tuple(row_of(MessageRow, each) for each in session.scalars(messages)),
                tuple(row_of(ToolCallRow, each) for each in session.scalars(in_order)),
                tuple(row_of(RerunRow, each) for each in session.scalars(reruns)),
                tuple(_read_uses(session, conversation_id)),
            )

        return self._database.read(work)

    def write(self, copy: ConversationCopy) -> tuple[ConversationRow, int]:
        """Put a conversation in as a new one, all of it or nothing.

        Args:
            copy: The conversation; parents stand before their children.

        Returns:
            The new conversation, and how many structures can't be read and so won't be found by structure.

        Raises:
            StoreError: If it can't be stored; nothing of it is then.
        """
        keys = _keys_of(copy)

        def work(session: Session) -> ConversationRow:
            conversation = Conversation(
                title=copy.conversation.title,
                created_at=copy.conversation.created_at,
                updated_at=copy.conversation.updated_at,
            )
            session.add(conversation)
            session.flush()
            messages = _write_messages(session, conversation.id, copy)
            _write_calls(session, messages, copy)
            _write_uses(session, messages, copy, keys)
            head = copy.conversation.head_message_id
            conversation.head_message_id = None if head is None else messages[head]
            session.flush()
            return row_of(ConversationRow, conversation)

        written = self._database.write(work)
        return written, sum(use.smiles not in keys for use in copy.uses)


def _read_uses(session: Session, conversation_id: int) -> list[UseCopy]:
    parent = aliased(Molecule)
    query = (
        select(MoleculeUse, Molecule.smiles, Molecule.name, parent.smiles)
        .join(Molecule, Molecule.id == MoleculeUse.molecule_id)
        .join(parent, parent.id == MoleculeUse.parent_molecule_id, isouter=True)
        .join(Message, Message.id == MoleculeUse.message_id)
        .where(Message.conversation_id == conversation_id)
        .order_by(MoleculeUse.message_id, MoleculeUse.id)
    )
    return [
        UseCopy(use.message_id, use.handle, smiles, use.role, name, parent_smiles, use.edit)  # type: ignore[arg-type]
        for use, smiles, name, parent_smiles in session.execute(query)
    ]


def _keys_of(copy: ConversationCopy) -> dict[str, StructureKeys]:
    """Keys of every structure that can be read; computed before the database is locked."""
    keys = {}
    wanted = [use.smiles for use in copy.uses] + [u.parent_smiles for u in copy.uses if u.parent_smiles]
    for smiles in dict.fromkeys(wanted):
        try:
            keys[smiles] = structure_keys(smiles)
        except BadStructure:
            continue  # counted by the caller
    return keys


def _write_messages(session: Session, conversation_id: int, copy: ConversationCopy) -> dict[int, int]:
    """Put the messages in and return their numbers: of then → of now."""
    numbers: dict[int, int] = {}
    for row in copy.messages:
        parent = None if row.parent_id is None else numbers[row.parent_id]
        message = Message(conversation_id=conversation_id, parent_id=parent, **_fields(row))
        session.add(message)
        session.flush()
        numbers[row.id] = message.id
    return numbers


def _write_calls(session: Session, messages: dict[int, int], copy: ConversationCopy) -> None:
    numbers: dict[int, int] = {}
    for row in copy.calls:
        call = ToolCall(message_id=messages[row.message_id], **_fields(row))
        session.add(call)
        session.flush()
        numbers[row.id] = call.id
    for rerun in copy.reruns:
        session.add(ToolRerun(call_id=numbers[rerun.call_id], **_fields(rerun)))
        session.flush()


def _write_uses(
    session: Session, messages: dict[int, int], copy: ConversationCopy, keys: dict[str, StructureKeys]
) -> None:
    for use in copy.uses:
        if use.smiles not in keys:
            continue
        parent = keys.get(use.parent_smiles or "")
        adding = insert(MoleculeUse).values(
            message_id=messages[use.message_id],
            handle=use.handle,
            role=use.role,
            molecule_id=file_structure(session, keys[use.smiles], use.name),
            parent_molecule_id=None if parent is None else file_structure(session, parent, None),
            edit=use.edit,
        )
        session.execute(adding.on_conflict_do_nothing())


def _fields(row: MessageRow | ToolCallRow | RerunRow) -> dict[str, Any]:
    """The columns of a row without those that number and link it."""
    return {name: getattr(row, name) for name in row.__slots__ if name not in _OWN}
