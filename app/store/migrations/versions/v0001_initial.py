"""Conversations, messages, tool calls, molecules, settings and the text indexes.

Why: the tree of messages and the CXSMILES keys can't be added later without rewriting every row.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FTS_TABLES = {"message_words": "unicode61 remove_diacritics 2", "message_trigrams": "trigram"}


def upgrade() -> None:
    """Create everything."""
    _conversations()
    _tool_calls()
    _molecules()
    op.create_table(
        "setting",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value_json", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )
    for table, tokenizer in FTS_TABLES.items():
        _text_index(table, tokenizer)


def downgrade() -> None:
    """Not offered: there is nothing before this."""
    raise NotImplementedError("the first migration has nothing to go back to")


def _conversations() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("folder", sa.String(), nullable=True),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.Column("head_message_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_conversation"),
        sa.ForeignKeyConstraint(
            ["head_message_id"],
            ["message.id"],
            name="fk_conversation_head_message_id_message",
            ondelete="SET NULL",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_conversation_updated_at", "conversation", ["updated_at"])
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("raw_text", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("writer", sa.String(), nullable=True),
        sa.Column("model", sa.String(), nullable=True),
        sa.Column("tokens", sa.Integer(), nullable=True),
        sa.Column("seconds", sa.Float(), nullable=True),
        sa.Column("final_json", sa.JSON(), nullable=True),
        sa.Column("unsupported_json", sa.JSON(), nullable=True),
        sa.Column("workspace_json", sa.JSON(), nullable=True),
        sa.CheckConstraint("role IN ('user', 'assistant')", name=op.f("ck_message_role")),
        sa.CheckConstraint(
            "status IN ('complete', 'partial', 'stopped', 'failed')", name=op.f("ck_message_status")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name="fk_message_conversation_id_conversation",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["message.id"], name="fk_message_parent_id_message", ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    for column in ("conversation_id", "parent_id", "status"):
        op.create_index(f"ix_message_{column}", "message", [column])


def _tool_calls() -> None:
    op.create_table(
        "tool_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("arguments_json", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("result_json", sa.JSON(), nullable=True),
        sa.Column("ms", sa.Float(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("raw_text", sa.String(), nullable=False),
        sa.CheckConstraint(
            "state IN ('pending', 'running', 'ok', 'error', 'timeout', 'crashed', 'cancelled', 'denied', "
            "'unparsed')",
            name=op.f("ck_tool_call_state"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_tool_call"),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name="fk_tool_call_message_id_message", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_tool_call_message_id_position", "tool_call", ["message_id", "position"])


def _molecules() -> None:
    op.create_table(
        "molecule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("smiles", sa.String(), nullable=False),
        sa.Column("inchikey", sa.String(), nullable=True),
        sa.Column("morgan", sa.LargeBinary(), nullable=False),
        sa.Column("pattern", sa.LargeBinary(), nullable=True),
        sa.Column("fingerprints_by", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_molecule"),
        sa.UniqueConstraint("key", name="uq_molecule_key"),
    )
    op.create_index("ix_molecule_inchikey", "molecule", ["inchikey"])
    op.create_table(
        "molecule_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("molecule_id", sa.Integer(), nullable=False),
        sa.Column("handle", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("parent_molecule_id", sa.Integer(), nullable=True),
        sa.Column("edit", sa.String(), nullable=True),
        sa.CheckConstraint("role IN ('mentioned', 'result', 'designed')", name=op.f("ck_molecule_use_role")),
        sa.PrimaryKeyConstraint("id", name="pk_molecule_use"),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name="fk_molecule_use_message_id_message", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["molecule_id"], ["molecule.id"], name="fk_molecule_use_molecule_id_molecule", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["parent_molecule_id"],
            ["molecule.id"],
            name="fk_molecule_use_parent_molecule_id_molecule",
            ondelete="SET NULL",
        ),
        sa.UniqueConstraint(
            "message_id",
            "handle",
            "molecule_id",
            "role",
            name="uq_molecule_use_message_id_handle_molecule_id_role",
        ),
    )
    for column in ("molecule_id", "parent_molecule_id"):
        op.create_index(f"ix_molecule_use_{column}", "molecule_use", [column])


def _text_index(table: str, tokenizer: str) -> None:
    """An index over ``message.text`` that stores no second copy of it; triggers keep it in step."""
    op.execute(
        f"CREATE VIRTUAL TABLE {table} USING fts5("
        f"text, content='message', content_rowid='id', tokenize='{tokenizer}')"
    )
    add = f"INSERT INTO {table}(rowid, text) VALUES (new.id, new.text);"
    remove = f"INSERT INTO {table}({table}, rowid, text) VALUES ('delete', old.id, old.text);"
    op.execute(f"CREATE TRIGGER {table}_insert AFTER INSERT ON message BEGIN {add} END")
    op.execute(f"CREATE TRIGGER {table}_delete AFTER DELETE ON message BEGIN {remove} END")
    op.execute(
        f"CREATE TRIGGER {table}_update AFTER UPDATE OF id, text ON message "
        f"WHEN old.text IS NOT new.text OR old.id <> new.id BEGIN {remove} {add} END"
    )
