"""Writes down what the migrations make of an empty database, so that a new one need not run them.

    python -m tools_dev.schema

A start with a new database, as each command's in memory, would import Alembic for that: half a second. A test
fails when the file is not what the migrations make.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from pathlib import Path

from app.store.database import Database
from app.store.migrate import HEAD, migrate, schema_file

_SHADOWS = ("_data", "_idx", "_content", "_docsize", "_config")  # SQLite makes these for a full-text table


def made_by_migrations() -> str:
    """The statements that make an empty database what all migrations make of it, a blank line between two."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite"
        database = Database(path)
        migrate(database)
        database.close()
        connection = sqlite3.connect(path)
        try:
            rows = connection.execute(
                "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
            ).fetchall()
        finally:
            connection.close()
    virtual = [name for kind, name, sql in rows if sql.startswith("CREATE VIRTUAL")]
    shadows = {table + ending for table in virtual for ending in _SHADOWS}
    own = [sql for _, name, sql in rows if name not in shadows and not name.startswith("sqlite_")]
    statements = ["\n".join(line.rstrip() for line in sql.splitlines()) for sql in own]
    statements.append(f"INSERT INTO alembic_version (version_num) VALUES ('{HEAD}')")
    return "\n\n".join(statements) + "\n"


if __name__ == "__main__":
    schema_file().write_text(made_by_migrations(), encoding="utf-8")
    sys.stdout.write(f"{schema_file()}\n")
