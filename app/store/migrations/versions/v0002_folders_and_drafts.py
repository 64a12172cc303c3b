"""Folders of their own, and what was typed but not sent.

Why: an empty folder has to exist and to remember whether it is closed; a draft has to outlive a crash.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both; the folders that conversations name already are there from the start."""
    op.create_table(
        "folder",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_folder"),
    )
    op.execute(
        "INSERT INTO folder (name, closed, created_at) "
        "SELECT folder, 0, min(created_at) FROM conversation WHERE folder IS NOT NULL GROUP BY folder"
    )
    op.add_column("conversation", sa.Column("draft", sa.String(), nullable=True))


def downgrade() -> None:
    """Not offered: the copy that was made before the migration is the way back."""
    raise NotImplementedError("open the copy that was made before the migration instead")
