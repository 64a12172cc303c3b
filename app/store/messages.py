"""The tree of messages of a conversation."""

from typing import Any

from sqlalchemy import CTE, literal, select, update
from sqlalchemy.orm import Session, aliased

from app.store.conversations import find as find_conversation
from app.store.database import Database
from app.store.errors import NotFound
from app.store.models import Message, ToolCall, now
from app.store.rows import MessageRow, MessageStatus, row_of
from app.store.text import storable
from app.store.writer import is_writing, writer_token

CRASH_NOTE = "Retort ended before this answer was complete; this is what had arrived."
CRASH_CALL_NOTE = "Retort ended while this call was running."


class Messages:
    """Write messages as they happen, and read them along the branches of the tree.

    Each writing call is on the disk when it returns. ``parent_id`` None makes a root; a second child of the
    same parent is an edit (of a question) or a regenerated answer.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add_user(
        self,
        conversation_id: int,
        parent_id: int | None,
        text: str,
        workspace_json: Any = None,
        raw_text: str | None = None,
    ) -> MessageRow:
        """Store what the user wrote, and show the branch that ends with it.

        Args:
            conversation_id: The conversation.
            parent_id: The message that it follows; None for the first, or for an edit of the first.
            text: As typed.
            workspace_json: The handles that arose in it.
            raw_text: As the policy reads it, with handles; the text itself where left out.

        Raises:
            NotFound: If the conversation, or the parent within it, doesn't exist.
            StoreError: If it can't be stored; nothing is then.
        """
        message = {
            "role": "user",
            "text": storable(text),
            "raw_text": storable(text if raw_text is None else raw_text),
            "status": "complete",
            "workspace_json": workspace_json,
        }
        return self._add(conversation_id, parent_id, message)

    def begin_answer(self, conversation_id: int, parent_id: int | None, model: str | None) -> MessageRow:
        """Store an empty answer with the status ``partial``, and show the branch that ends with it.

        Raises:
            NotFound: If the conversation, or the parent within it, doesn't exist.
            StoreError: If it can't be stored.
        """
        message = {"role": "assistant", "status": "partial", "model": model, "writer": writer_token()}
        return self._add(conversation_id, parent_id, message)

    def checkpoint(self, message_id: int, raw_text: str, text: str) -> None:
        """Store how far an answer has come. Late ones, after ``finish``, change nothing.

        Raises:
            StoreError: If it can't be stored; the checkpoint before stands.
        """
        change = (
            update(Message)
            .where(Message.id == message_id, Message.status == "partial")
            .values(raw_text=storable(raw_text), text=storable(text), updated_at=now(), writer=writer_token())
        )
        self._database.write(lambda session: session.execute(change))

    def finish(
        self,
        message_id: int,
        raw_text: str,
        text: str,
        status: MessageStatus,
        final_json: Any = None,
        unsupported_json: Any = None,
        workspace_json: Any = None,
        tokens: int | None = None,
        seconds: float | None = None,
        error: str | None = None,
        timeline_json: Any = None,
    ) -> MessageRow:
        """Store an answer as it ended.

        Args:
            message_id: The answer.
            raw_text: As the policy wrote it, with handles.
            text: As shown.
            status: ``complete``, ``stopped`` by the user, or ``failed``.
            final_json: The bare answer.
            unsupported_json: Claims that no call supports.
            workspace_json: The handles that arose in its calls.
            tokens: Tokens written.
            seconds: Wall-clock time of the turn in seconds.
            error: What went wrong, in the user's words.
            timeline_json: How the turn spent its time.

        Raises:
            NotFound: If there is no such message.
            StoreError: If it can't be stored; the last checkpoint stands.
        """
        values = {
            "raw_text": storable(raw_text),
            "text": storable(text),
            "status": status,
            "final_json": final_json,
            "unsupported_json": unsupported_json,
            "workspace_json": workspace_json,
            "timeline_json": timeline_json,
            "tokens": tokens,
            "seconds": seconds,
            "error": None if error is None else storable(error),
            "updated_at": now(),
            "writer": None,
        }

        def work(session: Session) -> MessageRow:
            message = find(session, message_id)
            for name, value in values.items():
                setattr(message, name, value)
            return row_of(MessageRow, message)

        return self._database.write(work)

    def get(self, message_id: int) -> MessageRow:
        """Read one message.

        Raises:
            NotFound: If there is none with this number.
        """
        return self._database.read(lambda session: row_of(MessageRow, find(session, message_id)))

    def branch(self, head_id: int | None) -> list[MessageRow]:
        """Read the messages from the root to ``head_id``; none for None.

        Raises:
            NotFound: If there is no message ``head_id``.
        """
        if head_id is None:
            return []

        def work(session: Session) -> list[MessageRow]:
            find(session, head_id)
            path = path_to(head_id)
            query = select(Message).join(path, path.c.id == Message.id).order_by(path.c.depth.desc())
            return [row_of(MessageRow, message) for message in session.scalars(query)]

        return self._database.read(work)

    def children(self, message_id: int) -> list[MessageRow]:
        """Read the messages that follow a message directly, oldest first."""
        query = select(Message).where(Message.parent_id == message_id).order_by(Message.id)
        return self._database.read(lambda s: [row_of(MessageRow, message) for message in s.scalars(query)])

    def siblings(self, message_id: int) -> list[MessageRow]:
        """Read all versions of a message, itself included, oldest first: what ◀ 2/3 ▶ goes through.

        Raises:
            NotFound: If there is no such message.
        """

        def work(session: Session) -> list[MessageRow]:
            message = find(session, message_id)
            query = select(Message).where(
                Message.conversation_id == message.conversation_id, Message.parent_id.is_(message.parent_id)
            )
            return [row_of(MessageRow, found) for found in session.scalars(query.order_by(Message.id))]

        return self._database.read(work)

    def versions(self, conversation_id: int) -> dict[int | None, tuple[int, ...]]:
        """Numbers of the messages that follow each message, oldest first; under None those at the root.

        What ``siblings`` says of one message, for all of a conversation and without reading their content.
        """
        query = select(Message.parent_id, Message.id).where(Message.conversation_id == conversation_id)

        def work(session: Session) -> dict[int | None, tuple[int, ...]]:
            found: dict[int | None, tuple[int, ...]] = {}
            for parent, number in session.execute(query.order_by(Message.id)):
                found[parent] = (*found.get(parent, ()), number)
            return found

        return self._database.read(work)

    def latest_leaf(self, message_id: int) -> MessageRow:
        """Find where to go when a version is chosen: the newest message of the branches through it.

        Raises:
            NotFound: If there is no such message.
        """

        def work(session: Session) -> MessageRow:
            find(session, message_id)
            below = select(Message.id).where(Message.id == message_id).cte("below", recursive=True)
            child = aliased(Message)
            below = below.union_all(select(child.id).join(below, child.parent_id == below.c.id))
            # A child is always newer than its parent, so the newest message of all has no child.
            query = select(Message).join(below, below.c.id == Message.id).order_by(Message.id.desc()).limit(1)
            return row_of(MessageRow, session.scalars(query).one())

        return self._database.read(work)

    def set_head(self, conversation_id: int, message_id: int | None) -> None:
        """Show the branch that ends with ``message_id``; None shows an empty conversation.

        Raises:
            NotFound: If the conversation, or the message within it, doesn't exist.
        """

        def work(session: Session) -> None:
            conversation = find_conversation(session, conversation_id)
            _check_within(session, conversation_id, message_id)
            conversation.head_message_id = message_id

        self._database.write(work)

    def recover(self) -> list[MessageRow]:
        """Put a visible note on the answers that a crash cut short. What had arrived is kept.

        Answers that another running program is writing are left alone.

        Returns:
            The answers that were marked now.
        """

        def unfinished(session: Session) -> list[Message]:
            query = select(Message).where(Message.status == "partial", Message.error.is_(None))
            return [m for m in session.scalars(query) if not is_writing(m.writer, m.updated_at)]

        def work(session: Session) -> list[MessageRow]:
            messages = unfinished(session)
            for message in messages:
                message.error, message.writer = CRASH_NOTE, None
                calls = update(ToolCall).where(
                    ToolCall.message_id == message.id, ToolCall.state.in_(("pending", "running"))
                )
                session.execute(calls.values(state="cancelled", text=CRASH_CALL_NOTE))
            return [row_of(MessageRow, message) for message in messages]

        # Most starts have nothing to recover; they should not wait for the write lock.
        return self._database.write(work) if self._database.read(unfinished) else []

    def _add(self, conversation_id: int, parent_id: int | None, values: dict[str, Any]) -> MessageRow:
        def work(session: Session) -> MessageRow:
            conversation = find_conversation(session, conversation_id)
            _check_within(session, conversation_id, parent_id)
            message = Message(conversation_id=conversation_id, parent_id=parent_id, **values)
            session.add(message)
            session.flush()
            conversation.head_message_id = message.id
            conversation.updated_at = message.created_at
            return row_of(MessageRow, message)

        return self._database.write(work)


def find(session: Session, message_id: int) -> Message:
    """Fetch the model of a message within a session.

    Raises:
        NotFound: If there is none with this number.
    """
    message = session.get(Message, message_id)
    if message is None:
        raise NotFound(f"There is no message {message_id}.")
    return message


def path_to(head_id: int) -> CTE:
    """The numbers of the messages from ``head_id`` up to its root, with the distance as ``depth``."""
    path = select(Message.id, Message.parent_id, literal(0).label("depth")).where(Message.id == head_id)
    up = path.cte("path", recursive=True)
    parent = aliased(Message)
    step = select(parent.id, parent.parent_id, up.c.depth + 1).join(up, parent.id == up.c.parent_id)
    return up.union_all(step)


def _check_within(session: Session, conversation_id: int, message_id: int | None) -> None:
    if message_id is not None and find(session, message_id).conversation_id != conversation_id:
        raise NotFound(f"Message {message_id} is not part of conversation {conversation_id}.")
