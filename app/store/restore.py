"""Restoring a backup: looked at first, brought up to date apart, then put in place in one transaction."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.store.database import Database
from app.store.errors import DatabaseCorrupt, StoreError, translate
from app.store.migrate import REVISIONS, Progress, bring_up_to_date
from app.store.models import Setting

_PAGES_A_STEP = 256
_MAGIC = b"SQLite format 3\0"
_WAL_BYTE, _WAL = 18, b"\x02"  # where the header says that there is a write-ahead log


@dataclass(frozen=True)
class Backup:
    """What a backup holds.

    Attributes:
        path: The file.
        size_bytes: Its size.
        conversations: Number of conversations, deleted ones not counted.
        messages: Number of messages.
        latest: When the last of them was written; None where there is none.
        older: Whether an older Retort wrote it, so that it has to be brought up to date.
    """

    path: Path
    size_bytes: int
    conversations: int
    messages: int
    latest: datetime | None
    older: bool


def inspect_backup(path: Path) -> Backup:
    """Check a backup through and through, and say what is in it. The file is not changed.

    Raises:
        StoreError: If it is missing, damaged, another program's, or a newer Retort's.
    """
    try:
        with closing(_open(path)) as connection:
            revision = _revision(connection, path)
            _check(connection, path)
            (conversations,) = connection.execute(
                "SELECT count(*) FROM conversation WHERE deleted_at IS NULL"
            ).fetchone()
            messages, latest = connection.execute("SELECT count(*), max(updated_at) FROM message").fetchone()
    except (sqlite3.Error, OSError) as error:
        raise translate(error, str(path)) from error
    return Backup(
        path, path.stat().st_size, conversations, messages, _moment(latest), revision != REVISIONS[-1]
    )


@contextlib.contextmanager
def restorable(path: Path) -> Iterator[Path]:
    """Give a copy of a backup that is whole and has today's schema, and remove it afterwards.

    Raises:
        StoreError: If the backup can't be used.
    """
    inspect_backup(path)
    try:
        with tempfile.TemporaryDirectory(prefix="retort-restore-") as folder:
            copy = Path(folder) / "retort.db"
            with closing(_open(path)) as source, closing(sqlite3.connect(copy)) as target:
                source.backup(target)
            database = Database(copy)
            try:
                bring_up_to_date(database)
            finally:
                database.close()
            yield copy
    except (sqlite3.Error, OSError) as error:
        raise translate(error, str(path)) from error


def replace_content(
    database: Database, source: Path, settings: Mapping[str, Any], progress: Progress | None = None
) -> None:
    """Write the content of another database over this one, all or nothing, also while it is open.

    Args:
        database: What is written to.
        source: What is read, with the same schema.
        settings: What the settings are to be afterwards.
        progress: Told the share that is done; returning False gives up.

    Raises:
        StoreError: If it can't be written or was given up; nothing is changed then.
    """

    def report(status: int, remaining: int, total: int) -> None:
        if progress is not None and not progress((total - remaining) / max(1, total)) and remaining:
            raise StoreError("Restoring was given up; nothing was changed.")

    def work(target: sqlite3.Connection) -> None:
        with closing(_open(source)) as connection:
            connection.backup(target, pages=_PAGES_A_STEP, progress=report)

    with closing(_open(source, writable=True)) as connection:
        # The settings go into the copy, so that everything arrives in the one transaction.
        _write_settings(connection, settings)
    database.on_connection(work)


def _write_settings(connection: sqlite3.Connection, settings: Mapping[str, Any]) -> None:
    table = Setting.__tablename__
    with connection:
        connection.execute(f"DELETE FROM {table}")
        connection.executemany(
            f"INSERT INTO {table} (key, value_json) VALUES (?, ?)",
            [
                (key, None if value is None else json.dumps(value, ensure_ascii=False))
                for key, value in settings.items()
            ],
        )


def _open(path: Path, *, writable: bool = False) -> sqlite3.Connection:
    if not path.is_file():
        raise StoreError(f"There is no file {path}.")
    with path.open("rb") as file:
        head = file.read(_WAL_BYTE + 1)
    if not head.startswith(_MAGIC):
        raise DatabaseCorrupt(f"The file {path} is not a backup of Retort.")
    if writable:
        return sqlite3.connect(path)
    # A plain copy of a database wants files beside it even for reading, and a folder may not be writable.
    alone = head[_WAL_BYTE:] == _WAL and not path.with_name(path.name + "-wal").exists()
    mode = "immutable=1" if alone else "mode=ro"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)


def _revision(connection: sqlite3.Connection, path: Path) -> str:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    row = None
    if {"alembic_version", "conversation", "message"} <= tables:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise DatabaseCorrupt(f"The file {path} is not a backup of Retort.")
    if row[0] not in REVISIONS:
        raise StoreError(f"A newer version of Retort wrote {path}. Update Retort to restore it.")
    return str(row[0])


def _check(connection: sqlite3.Connection, path: Path) -> None:
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
    broken = connection.execute("PRAGMA foreign_key_check").fetchmany(1)
    if found != ["ok"] or broken:
        detail = found[0] if found != ["ok"] else f"a broken link in {broken[0][0]}"
        raise DatabaseCorrupt(f"The backup {path} is damaged ({detail[:120]}). Nothing was changed.")


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)
