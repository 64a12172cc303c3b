"""Brings a database file to the schema of this program, or says that it comes from a newer one."""

import sqlite3
from collections.abc import Callable
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
_STEPS_BETWEEN_REPORTS = 200  # of SQLite's virtual machine, which takes several for each row

Progress = Callable[[float], bool]
"""Told the share that is done, from 0 to 1; False gives up."""


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
    copy = None
    if revision is not None and database.path is not None:
        copy = copy_aside(database, database.path, f"schema-{revision}")
    if revision is None and schema_file().exists():
        database.migrate_with(_create)
    else:
        migrate(database)
    return copy


def schema_file() -> Path:
    """The statements that make an empty database what all migrations make of it; see ``tools_dev.schema``."""
    return FOLDER / f"schema_{HEAD}.sql"


def migrate(database: Database) -> None:
    """Run the migrations that the database lacks, in one transaction.

    Raises:
        StoreError: If one failed; the file is as it was.
    """
    database.migrate_with(_upgrade)


def vacuum_into(database: Database, target: Path, progress: Progress | None = None) -> None:
    """Write a compact, consistent copy of the database to ``target``, which must not exist.

    Args:
        database: What is copied.
        target: The file to write.
        progress: Told, many times, about which share from 0 to 1 is written; returning False gives up.

    Raises:
        StoreError: If the copy can't be written or was given up; no half of it stays behind.
    """
    given_up = False

    def work(connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (page_size,) = connection.execute("PRAGMA page_size").fetchone()

        def watch() -> int:
            nonlocal given_up
            assert progress is not None
            written = target.stat().st_size if target.exists() else 0
            given_up = given_up or not progress(min(1.0, written / max(1, pages * page_size)))
            return int(given_up)

        if progress is not None:
            connection.set_progress_handler(watch, _STEPS_BETWEEN_REPORTS)
        try:
            connection.execute("VACUUM INTO ?", (str(target),))
        finally:
            connection.set_progress_handler(None, 0)
        if progress is not None:
            progress(1.0)

    try:
        database.on_connection(work)
    except StoreError as error:
        target.unlink(missing_ok=True)
        if given_up:
            raise StoreError("The copy was given up; nothing was written.") from error
        raise


def copy_aside(database: Database, path: Path, why: str) -> Path:
    """Copy a database beside itself, under a name that says why and when.

    Raises:
        StoreError: If the copy can't be written.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    copy = path.with_name(f"{path.stem}-{why}-{stamp}{path.suffix}")
    vacuum_into(database, copy)
    return copy


def _create(connection: Connection) -> None:
    if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
        return  # another start was faster
    for statement in schema_file().read_text(encoding="utf-8").split("\n\n"):
        connection.exec_driver_sql(statement)


def _upgrade(connection: Connection) -> None:
    # Imported here: half a second that only the rare start with a migration should pay.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
