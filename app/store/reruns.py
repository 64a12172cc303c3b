"""Calls that the user ran again; the call itself, and the answer that cites it, stay as they were."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.database import Database
from app.store.errors import NotFound
from app.store.models import ToolCall, ToolRerun
from app.store.rows import CallState, RerunRow, row_of


class Reruns:
    """Keep what came of a call when it was run again, beside what came of it first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        call_id: int,
        arguments_json: Any,
        state: CallState,
        result_json: Any,
        ms: float | None = None,
        environment_json: Any = None,
    ) -> RerunRow:
        """Store a run that has ended.

        Args:
            call_id: The call that was run again.
            arguments_json: The arguments of this run.
            state: How it ended.
            result_json: The whole result.
            ms: Duration in milliseconds.
            environment_json: Versions and limits that it ran with.

        Raises:
            NotFound: If there is no such call.
            StoreError: If it can't be stored.
        """

        def work(session: Session) -> RerunRow:
            if session.get(ToolCall, call_id) is None:
                raise NotFound(f"There is no call {call_id}.")
            rerun = ToolRerun(
                call_id=call_id,
                arguments_json=arguments_json,
                state=state,
                result_json=result_json,
                ms=ms,
                environment_json=environment_json,
            )
            session.add(rerun)
            session.flush()
            return row_of(RerunRow, rerun)

        return self._database.write(work)

    def for_message(self, message_id: int) -> dict[int, list[RerunRow]]:
        """Read the further runs of an answer's calls: number of the call → its runs, oldest first."""
        query = (
            select(ToolRerun)
            .join(ToolCall, ToolCall.id == ToolRerun.call_id)
            .where(ToolCall.message_id == message_id)
            .order_by(ToolRerun.id)
        )

        def work(session: Session) -> dict[int, list[RerunRow]]:
            found: dict[int, list[RerunRow]] = {}
            for rerun in session.scalars(query):
                found.setdefault(rerun.call_id, []).append(row_of(RerunRow, rerun))
            return found

        return self._database.read(work)
