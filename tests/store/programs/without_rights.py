"""Opens a database as a user who may write nothing; prints what the store says."""

import os
import sys
from pathlib import Path

# Everything is imported while the rights are still there.
import alembic.command  # noqa: F401
import sqlalchemy.dialects.sqlite  # noqa: F401

from app.store import ReadOnlyLocation, Store

warm = Store.memory()
warm.close()
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
try:
    Store.open(path)
except ReadOnlyLocation as error:
    sys.stdout.write(f"refused: {error}\n")
store, warning = Store.open_or_memory(path)
conversation = store.conversations.create("In memory")
sys.stdout.write(f"goes on: {store.path} {store.conversations.get(conversation.id).title} / {warning}\n")
