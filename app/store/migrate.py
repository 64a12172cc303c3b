"""Brings a database file to the schema of this program, or says that it comes from a newer one."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app.store.database import Database
from app.store.errors import DatabaseCorrupt, NewerSchema, StoreError

REVISIONS = ("0001", "0002", "0003")
"""The migrations, oldest first. Named here so that a start without one need not import Alembic."""

HEAD = REVISIONS[-1]
FOLDER = Path(__file__).parent / "migrations"
_FTS_PREFIXES = ("message_words", "message_trigrams")


def is_ours(item: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """Keep the full-text tables, and the shadow tables that SQLite makes for them, out of autogenerate."""
    return not (kind == "table" and name is not None and name.startswith(_FTS_PREFIXES))


def revision_of(database: Database) -> str | None:
    """Read which migration the file has seen last; None for an empty file.

    Raises:
        DatabaseCorrupt: If the file holds tables that Retort didn't make.
    """

    def ask(connection: Any) -> str | None:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" not in tables:
            if tables:
                raise DatabaseCorrupt(f"The file {database.place} is a database of another program.")
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return None if row is None else str(row[0])

    return database.on_connection(ask)


def bring_up_to_date(database: Database) -> Path | None:
    """Apply the migrations that the database lacks, all in one transaction.

    An existing database is copied beside itself first.

    Returns:
        The copy that was made, or None where none was needed.

    Raises:
        NewerSchema: If a newer Retort wrote the file; nothing was changed.
        StoreError: If the migration failed; the file is as it was.
    """
    revision = revision_of(database)
    if revision == HEAD:
        return None
    if revision is not None and revision not in REVISIONS:
        raise NewerSchema(
            f"A newer version of Retort wrote {database.place}. Its conversations can be read here, but not "
            "changed or added to; update Retort to go on with them."
        )
    copy = (
        None if revision is None or database.path is None else _copy_before(database, database.path, revision)
    )
    database.migrate_with(_upgrade)
    return copy


def vacuum_into(database: Database, target: Path) -> None:
    """Write a compact, consistent copy of the database to ``target``, which must not exist.

    Raises:
        StoreError: If the copy can't be written; no half of it stays behind.
    """
    try:
        database.on_connection(lambda connection: connection.execute("VACUUM INTO ?", (str(target),)))
    except StoreError:
        target.unlink(missing_ok=True)
        raise


def _copy_before(database: Database, path: Path, revision: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    copy = path.with_name(f"{path.stem}-schema-{revision}-{stamp}{path.suffix}")
    vacuum_into(database, copy)
    return copy


def _upgrade(connection: Connection) -> None:
    # Imported here: a tenth of a second that only the rare start with a migration should pay.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
