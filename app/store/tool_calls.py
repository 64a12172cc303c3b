"""The calls that answers made."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.database import Database
from app.store.errors import NotFound
from app.store.messages import find as find_message
from app.store.models import ToolCall
from app.store.rows import CallState, ToolCallRow, row_of
from app.store.text import storable


class ToolCalls:
    """Store each call when it begins and when it ends."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(
        self,
        message_id: int,
        position: int,
        tool: str,
        arguments_json: Any,
        raw_text: str = "",
        state: CallState = "running",
        environment_json: Any = None,
    ) -> int:
        """Store a call before it runs.

        Args:
            message_id: The answer that makes it.
            position: 0 for the first call of the answer.
            tool: Name of the tool.
            arguments_json: Its arguments; None where they could not be parsed.
            raw_text: The call as the policy wrote it.
            state: ``running``, or ``pending`` while it waits for a worker.
            environment_json: Versions and limits that it runs with.

        Returns:
            Number of the call.

        Raises:
            NotFound: If there is no such answer.
            StoreError: If it can't be stored.
        """

        def work(session: Session) -> int:
            find_message(session, message_id)
            call = ToolCall(
                message_id=message_id,
                position=position,
                tool=storable(tool),
                arguments_json=arguments_json,
                state=state,
                raw_text=storable(raw_text),
                environment_json=environment_json,
            )
            session.add(call)
            session.flush()
            return call.id

        return self._database.write(work)

    def finish(
        self, call_id: int, state: CallState, text: str, result_json: Any = None, ms: float | None = None
    ) -> ToolCallRow:
        """Store how a call ended.

        Args:
            call_id: Number of the call.
            state: How it ended.
            text: What the policy reads as the response.
            result_json: The whole result.
            ms: Duration in milliseconds.

        Raises:
            NotFound: If there is no such call.
            StoreError: If it can't be stored.
        """

        def work(session: Session) -> ToolCallRow:
            call = session.get(ToolCall, call_id)
            if call is None:
                raise NotFound(f"There is no call {call_id}.")
            call.state, call.text, call.result_json, call.ms = state, storable(text), result_json, ms
            return row_of(ToolCallRow, call)

        return self._database.write(work)

    def for_message(self, message_id: int) -> list[ToolCallRow]:
        """Read the calls of an answer in their order; empty where there are none."""
        query = select(ToolCall).where(ToolCall.message_id == message_id)
        ordered = query.order_by(ToolCall.position, ToolCall.id)
        return self._database.read(lambda s: [row_of(ToolCallRow, call) for call in s.scalars(ordered)])
