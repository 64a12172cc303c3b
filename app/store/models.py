"""The tables, as SQLAlchemy models. Rows of these classes never leave the store (see ``rows``)."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, DateTime, Float, ForeignKey, Index, MetaData, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names for constraints: a later migration can only drop what has a name."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, kept without its zone, which SQLite has no way to store."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store as naive UTC."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Hand out as aware UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMING)


_Json = JSON(none_as_null=True)


class Conversation(Base):
    """A conversation; its messages form a tree, of which one branch is shown."""

    __tablename__ = "conversation"
    # A number is never used twice, so that a link to a purged conversation can't lead to another one.
    __table_args__ = (
        Index("ix_conversation_updated_at", "updated_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    folder: Mapped[str | None]
    pinned: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    head_message_id: Mapped[int | None] = mapped_column(
        ForeignKey("message.id", ondelete="SET NULL", use_alter=True)
    )
    draft: Mapped[str | None]


class Folder(Base):
    """A folder of the list; conversations name the one that they lie in."""

    __tablename__ = "folder"

    name: Mapped[str] = mapped_column(primary_key=True)
    closed: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class Message(Base):
    """A message; edits and regenerated answers are further children of the same parent."""

    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint("role IN ('user', 'assistant')", name="role"),
        CheckConstraint("status IN ('complete', 'partial', 'stopped', 'failed')", name="status"),
        Index("ix_message_conversation_id", "conversation_id"),
        Index("ix_message_parent_id", "parent_id"),
        Index("ix_message_status", "status"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"))
    role: Mapped[str]
    raw_text: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    status: Mapped[str]
    error: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    # Which process writes it while it is partial: tells a crash from an answer in another program.
    writer: Mapped[str | None]
    model: Mapped[str | None]
    tokens: Mapped[int | None]
    seconds: Mapped[float | None] = mapped_column(Float)
    final_json: Mapped[Any | None] = mapped_column(_Json)
    unsupported_json: Mapped[Any | None] = mapped_column(_Json)
    workspace_json: Mapped[Any | None] = mapped_column(_Json)
    timeline_json: Mapped[Any | None] = mapped_column(_Json)


class ToolCall(Base):
    """One call of a tool within an answer."""

    __tablename__ = "tool_call"
    __table_args__ = (
        CheckConstraint(
            "state IN ('pending', 'running', 'ok', 'error', 'timeout', 'crashed', 'cancelled', 'denied', "
            "'unparsed')",
            name="state",
        ),
        Index("ix_tool_call_message_id_position", "message_id", "position"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"))
    position: Mapped[int]
    tool: Mapped[str]
    arguments_json: Mapped[Any | None] = mapped_column(_Json)
    state: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    result_json: Mapped[Any | None] = mapped_column(_Json)
    ms: Mapped[float | None] = mapped_column(Float)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    raw_text: Mapped[str] = mapped_column(default="")
    environment_json: Mapped[Any | None] = mapped_column(_Json)


class ToolRerun(Base):
    """A call that the user ran again, with the same arguments or others."""

    __tablename__ = "tool_rerun"
    __table_args__ = (
        CheckConstraint(
            "state IN ('ok', 'error', 'timeout', 'crashed', 'cancelled', 'denied')", name="state"
        ),
        Index("ix_tool_rerun_call_id", "call_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    call_id: Mapped[int] = mapped_column(ForeignKey("tool_call.id", ondelete="CASCADE"))
    arguments_json: Mapped[Any | None] = mapped_column(_Json)
    state: Mapped[str]
    result_json: Mapped[Any | None] = mapped_column(_Json)
    ms: Mapped[float | None] = mapped_column(Float)
    environment_json: Mapped[Any | None] = mapped_column(_Json)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class Molecule(Base):
    """A structure, stored once."""

    __tablename__ = "molecule"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_molecule_inchikey", "inchikey"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    smiles: Mapped[str]
    inchikey: Mapped[str | None]
    morgan: Mapped[bytes]
    pattern: Mapped[bytes | None]
    fingerprints_by: Mapped[str]
    name: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)


class MoleculeUse(Base):
    """Where a structure stands, under which handle, and what it was designed from."""

    __tablename__ = "molecule_use"
    __table_args__ = (
        CheckConstraint("role IN ('mentioned', 'result', 'designed')", name="role"),
        UniqueConstraint("message_id", "handle", "molecule_id", "role"),
        Index("ix_molecule_use_molecule_id", "molecule_id"),
        Index("ix_molecule_use_parent_molecule_id", "parent_molecule_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("message.id", ondelete="CASCADE"))
    molecule_id: Mapped[int] = mapped_column(ForeignKey("molecule.id", ondelete="CASCADE"))
    handle: Mapped[str]
    role: Mapped[str]
    parent_molecule_id: Mapped[int | None] = mapped_column(ForeignKey("molecule.id", ondelete="SET NULL"))
    edit: Mapped[str | None]


class Setting(Base):
    """One setting of the user."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value_json: Mapped[Any | None] = mapped_column(_Json)
