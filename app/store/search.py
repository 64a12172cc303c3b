"""Search in the text of the messages."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from app.store.database import Database
from app.store.models import Message
from app.store.rows import Role, TextHit
from app.store.text import short_parts, snippet, substring_query, terms, word_query

_WITHIN = (
    "JOIN conversation ON conversation.id = message.conversation_id "
    "WHERE conversation.deleted_at IS NULL "
    "AND (:conversation_id IS NULL OR conversation.id = :conversation_id) "
)
_INDEXED = "SELECT message.id FROM {table} JOIN message ON message.id = {table}.rowid " + _WITHIN
_SCANNED = "SELECT message.id FROM message " + _WITHIN


class Search:
    """Full text: whole words and their beginnings, and any substring of three characters or more."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def text(self, query: str, conversation_id: int | None = None, limit: int = 50) -> list[TextHit]:
        """Find the messages in which every part of the query occurs. Nothing that a person types is an error.

        Parts are separated by spaces; nothing in them is an operator, so names, numbers, CAS numbers and
        SMILES can be given as they are. Upper and lower case are the same, but messages with the query
        exactly as written come first, then the best matches. All branches are searched, deleted
        conversations aren't.

        Args:
            query: What to look for.
            conversation_id: Search in one conversation only.
            limit: Most hits returned.

        Raises:
            StoreError: If the database can't be read.
        """
        parts = terms(query)
        if not parts or limit < 1:
            return []

        def work(session: Session) -> list[TextHit]:
            values = {"conversation_id": conversation_id, "limit": limit}
            found = _by_words(session, parts, values) + _by_substrings(session, parts, values)
            found = found or _by_scan(session, parts, values)
            return _hits(session, list(dict.fromkeys(found)), parts)

        hits = self._database.read(work)
        return hits[:limit]


def _by_words(session: Session, parts: list[str], values: dict[str, Any]) -> list[int]:
    match = word_query(parts)
    if match is None:
        return []
    sql = _INDEXED.format(table="message_words") + "AND message_words MATCH :match ORDER BY rank LIMIT :limit"
    return _ids(session, text(sql), {**values, "match": match})


def _by_substrings(session: Session, parts: list[str], values: dict[str, Any]) -> list[int]:
    match = substring_query(parts)
    if match is None:
        return []
    condition, extra = _contains_all(short_parts(parts))
    sql = (
        _INDEXED.format(table="message_trigrams")
        + f"AND message_trigrams MATCH :match {condition} ORDER BY rank LIMIT :limit"
    )
    return _ids(session, text(sql), {**values, **extra, "match": match})


def _by_scan(session: Session, parts: list[str], values: dict[str, Any]) -> list[int]:
    """Read every message, newest first: for what no index holds, such as ``=O`` or two letters of a word."""
    condition, extra = _contains_all(parts)
    sql = f"{_SCANNED}{condition} ORDER BY message.id DESC LIMIT :limit"
    return _ids(session, text(sql), {**values, **extra})


def _contains_all(parts: list[str]) -> tuple[str, dict[str, Any]]:
    condition = "".join(f"AND instr(lower(message.text), lower(:part{i})) > 0 " for i in range(len(parts)))
    return condition, {f"part{i}": part for i, part in enumerate(parts)}


def _ids(session: Session, statement: TextClause, values: dict[str, Any]) -> list[int]:
    return [int(message_id) for message_id in session.execute(statement, values).scalars()]


def _hits(session: Session, ids: Iterable[int], parts: list[str]) -> list[TextHit]:
    hits: list[tuple[bool, TextHit]] = []
    for message_id in ids:
        message = session.get_one(Message, message_id)
        title = session.execute(
            text("SELECT title FROM conversation WHERE id = :id"), {"id": message.conversation_id}
        ).scalar_one()
        piece, spans = snippet(message.text, parts)
        role: Role = "user" if message.role == "user" else "assistant"
        hit = TextHit(message.id, message.conversation_id, title, role, message.created_at, piece, spans)
        hits.append((all(part in message.text for part in parts), hit))
    hits.sort(key=lambda scored: not scored[0])
    return [hit for _, hit in hits]
