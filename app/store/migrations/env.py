"""Runs the migrations on the connection that ``app.store.migrate`` hands over, inside its transaction."""

from alembic import context

from app.store.migrate import is_ours
from app.store.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_object=is_ours,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
