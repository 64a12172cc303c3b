"""The connection to SQLite: pragmas, transactions, waiting for other programs, errors in the user's words."""

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from app.store.errors import StoreError, is_busy, translate

T = TypeVar("T")

BUSY_TIMEOUT_S = 5.0
_ATTEMPTS = 4
_BEGIN = "retort_begin"


class Database:
    """One SQLite file, or a database in memory, used through short sessions from any thread.

    Args:
        path: The file, whose folder exists; None for a database in memory, gone with the program.
        refuse_writes: When given, the file is opened read-only and each write raises this error.
    """

    def __init__(self, path: Path | None, refuse_writes: StoreError | None = None) -> None:
        self.path = path
        self.refuse_writes = refuse_writes
        self.place = "memory" if path is None else str(path)
        self._closed = False
        # SQLite lets one writer in at a time. Waiting here is fair; its own waiting is a lottery of sleeps.
        self._write_lock = threading.Lock()
        self.engine = self._engine()
        # A transaction that begins as a reader can't always become a writer, and no timeout helps then;
        # so writers say BEGIN IMMEDIATE.
        self._writer = self.engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})

    def _engine(self) -> Engine:
        # In memory there is one connection, which the threads take turns at: a second one would be another
        # database.
        size, overflow = (1, 0) if self.path is None else (5, 20)
        engine = create_engine(
            "sqlite://", creator=self._connect, poolclass=QueuePool, pool_size=size, max_overflow=overflow
        )
        event.listen(engine, "begin", _begin)
        return engine

    def _connect(self) -> sqlite3.Connection:
        """Open a connection whose transactions begin only where we say so (``isolation_level=None``)."""
        if self.path is None:
            target, uri = ":memory:", False
        elif self.refuse_writes is not None:
            target, uri = f"{self.path.resolve().as_uri()}?mode=ro", True
        else:
            target, uri = str(self.path), False
        connection = sqlite3.connect(
            target, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False, uri=uri
        )
        try:
            if self.refuse_writes is None:
                connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            # macOS only: make "written" mean written to the platter, not to the drive's cache.
            connection.execute("PRAGMA fullfsync=ON")
            connection.execute("PRAGMA foreign_keys=ON")
        except BaseException:
            connection.close()
            raise
        return connection

    def read(self, work: Callable[[Session], T]) -> T:
        """Run ``work`` in a read transaction of its own.

        Raises:
            StoreError: In the user's words, whatever went wrong.
        """
        return self._attempt(lambda: self._transact(self.engine, work))

    def write(self, work: Callable[[Session], T]) -> T:
        """Run ``work`` in a write transaction; when this returns, the change survives a power cut.

        ``work`` may run again if another program had the database locked.

        Raises:
            StoreError: In the user's words; nothing of ``work`` is stored then.
        """
        if self.refuse_writes is not None:
            raise self.refuse_writes

        def locked() -> T:
            with self._write_lock:
                return self._transact(self._writer, work)

        return self._attempt(locked)

    def on_connection(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run ``work`` on a bare connection outside any transaction (pragmas, VACUUM).

        Raises:
            StoreError: In the user's words, whatever went wrong.
        """

        def bare() -> T:
            with closing(self.engine.raw_connection()) as fairy:
                connection = fairy.driver_connection
                assert isinstance(connection, sqlite3.Connection)
                return work(connection)

        return self._attempt(bare)

    def migrate_with(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one write transaction with foreign keys off, and check them before the commit.

        With them on, Alembic's way of altering a table (copy, drop, rename) would delete every child row.

        Raises:
            StoreError: In the user's words; the file is as it was before.
        """

        def once() -> T:
            with self._write_lock, self._writer.connect() as connection:
                bare = connection.connection.driver_connection
                assert isinstance(bare, sqlite3.Connection)
                bare.execute("PRAGMA foreign_keys=OFF")
                try:
                    with connection.begin():
                        result = work(connection)
                        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                        if broken:
                            raise StoreError(
                                f"Bringing {self.place} up to date would break {len(broken)} links between "
                                "its rows, so it was left as it was."
                            )
                finally:
                    bare.execute("PRAGMA foreign_keys=ON")
                return result

        return self._attempt(once)

    def close(self) -> None:
        """Close every connection; the last one to close folds the write-ahead log into the file."""
        self._closed = True
        self.engine.dispose()

    def _transact(self, engine: Engine, work: Callable[[Session], T]) -> T:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            return work(session)

    def _attempt(self, operation: Callable[[], T]) -> T:
        if self._closed:
            raise StoreError("The conversations were closed; start Retort again to use them.")
        for attempt in range(_ATTEMPTS):
            try:
                return operation()
            except (DBAPIError, PoolTimeout, sqlite3.Error, OSError) as error:
                if not is_busy(error) or attempt == _ATTEMPTS - 1:
                    raise translate(error, self.place) from error
                time.sleep(0.05 * 2**attempt)
        raise AssertionError("the last attempt returns or raises")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(str(connection.get_execution_options().get(_BEGIN, "BEGIN")))
