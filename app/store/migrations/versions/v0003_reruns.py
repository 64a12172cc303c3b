"""Further runs of calls, what each call ran with, and how a turn spent its time.

Why: a call can be run again without changing the answer that cites its first result, and a later comparison
needs the versions of then.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add one table and two columns; existing rows stay as they are."""
    op.add_column("tool_call", sa.Column("environment_json", sa.JSON(), nullable=True))
    op.add_column("message", sa.Column("timeline_json", sa.JSON(), nullable=True))
    op.create_table(
        "tool_rerun",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("arguments_json", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("result_json", sa.JSON(), nullable=True),
        sa.Column("ms", sa.Float(), nullable=True),
        sa.Column("environment_json", sa.JSON(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "state IN ('ok', 'error', 'timeout', 'crashed', 'cancelled', 'denied')",
            name=op.f("ck_tool_rerun_state"),
        ),
        sa.PrimaryKeyConstraint("id", name="pk_tool_rerun"),
        sa.ForeignKeyConstraint(
            ["call_id"], ["tool_call.id"], name="fk_tool_rerun_call_id_tool_call", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_tool_rerun_call_id", "tool_rerun", ["call_id"])


def downgrade() -> None:
    """Take the table and the columns away."""
    op.drop_table("tool_rerun")
    op.drop_column("message", "timeline_json")
    op.drop_column("tool_call", "environment_json")
