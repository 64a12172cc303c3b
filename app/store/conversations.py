"""The list of conversations."""

import builtins
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.database import Database
from app.store.errors import NotFound
from app.store.folders import ensure, folder_name
from app.store.models import Conversation, now
from app.store.rows import ConversationRow, row_of
from app.store.text import storable


class Conversations:
    """Create, list, name, sort and delete conversations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, title: str, folder: str | None = None) -> ConversationRow:
        """Start an empty conversation.

        Raises:
            StoreError: If it can't be stored.
        """
        name = None if folder is None else folder_name(folder)

        def work(session: Session) -> ConversationRow:
            found = Conversation(title=storable(title), folder=name)
            if name is not None:
                ensure(session, name)
            session.add(found)
            session.flush()
            return row_of(ConversationRow, found)

        return self._database.write(work)

    def get(self, conversation_id: int) -> ConversationRow:
        """Read one conversation, deleted or not.

        Raises:
            NotFound: If there is none with this number.
        """
        return self._database.read(lambda session: row_of(ConversationRow, find(session, conversation_id)))

    def list(self, include_deleted: bool = False) -> list[ConversationRow]:
        """Read all conversations: pinned ones first, then the latest."""

        def work(session: Session) -> list[ConversationRow]:
            query = select(Conversation).order_by(
                Conversation.pinned.desc(), Conversation.updated_at.desc(), Conversation.id.desc()
            )
            if not include_deleted:
                query = query.where(Conversation.deleted_at.is_(None))
            return [row_of(ConversationRow, found) for found in session.scalars(query)]

        return self._database.read(work)

    def with_title(self, part: str) -> builtins.list[ConversationRow]:
        """Find the conversations whose title contains ``part``, upper or lower case."""
        wanted = storable(part).casefold()
        return [row for row in self.list() if wanted in row.title.casefold()]

    def deleted(self) -> builtins.list[ConversationRow]:
        """Read the deleted conversations that can be brought back, the latest deletion first."""
        query = (
            select(Conversation)
            .where(Conversation.deleted_at.is_not(None))
            .order_by(Conversation.deleted_at.desc(), Conversation.id.desc())
        )
        return self._database.read(lambda s: [row_of(ConversationRow, found) for found in s.scalars(query)])

    def rename(self, conversation_id: int, title: str) -> ConversationRow:
        """Give another title."""
        return self._change(conversation_id, title=storable(title))

    def set_folder(self, conversation_id: int, folder: str | None) -> ConversationRow:
        """Put into a folder, which is made where it is missing, or into none."""
        name = None if folder is None else folder_name(folder)

        def work(session: Session) -> ConversationRow:
            found = find(session, conversation_id)
            if name is not None:
                ensure(session, name)
            found.folder = name
            return row_of(ConversationRow, found)

        return self._database.write(work)

    def pin(self, conversation_id: int, pinned: bool = True) -> ConversationRow:
        """Keep on top of the list, or no longer."""
        return self._change(conversation_id, pinned=pinned)

    def set_draft(self, conversation_id: int, text: str) -> None:
        """Keep what was typed but not sent; an empty text removes it. The place in the list stays."""
        self._change(conversation_id, draft=storable(text) or None)

    def delete(self, conversation_id: int) -> ConversationRow:
        """Take out of the list and the search. Nothing is lost: ``undelete`` brings it back."""
        return self._change(conversation_id, deleted_at=now())

    def undelete(self, conversation_id: int) -> ConversationRow:
        """Undo ``delete``."""
        return self._change(conversation_id, deleted_at=None)

    def purge(self, conversation_id: int) -> None:
        """Remove for good a conversation that was deleted before, with its messages and calls.

        Structures stay filed, without a conversation, and are no longer found.

        Raises:
            NotFound: If there is none with this number, or it isn't deleted.
        """

        def work(session: Session) -> None:
            found = find(session, conversation_id)
            if found.deleted_at is None:
                raise NotFound(f"Conversation {conversation_id} is not in the bin.")
            session.delete(found)

        self._database.write(work)

    def _change(self, conversation_id: int, **values: Any) -> ConversationRow:
        def work(session: Session) -> ConversationRow:
            found = find(session, conversation_id)
            for name, value in values.items():
                setattr(found, name, value)
            return row_of(ConversationRow, found)

        return self._database.write(work)


def find(session: Session, conversation_id: int) -> Conversation:
    """Fetch the model of a conversation within a session.

    Raises:
        NotFound: If there is none with this number.
    """
    found = session.get(Conversation, conversation_id)
    if found is None:
        raise NotFound(f"There is no conversation {conversation_id}.")
    return found
