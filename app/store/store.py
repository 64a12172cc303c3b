"""The store as the program uses it: one object for everything that outlives a session."""

import os
import sqlite3
import tempfile
from pathlib import Path
from types import TracebackType

from app.paths import default_path
from app.store.conversations import Conversations
from app.store.copies import Copies
from app.store.database import Database
from app.store.errors import NewerSchema, StoreError, translate
from app.store.files import make_file
from app.store.folders import Folders
from app.store.kept_tables import KeptTables
from app.store.messages import Messages
from app.store.migrate import Progress, bring_up_to_date, copy_aside, vacuum_into
from app.store.molecules import Molecules
from app.store.reruns import Reruns
from app.store.restore import replace_content, restorable
from app.store.rows import MessageRow
from app.store.search import Search
from app.store.settings import Settings
from app.store.tool_calls import ToolCalls


class Store:
    """Everything that Retort keeps: conversations, calls, structures, settings.

    Made by ``open``, ``open_or_memory`` or ``memory``. Safe to use from any thread; the window and the
    command line may have the same file open at once.

    Attributes:
        path: The file, or None in memory.
        conversations: The list of conversations.
        folders: The folders of that list.
        messages: Their messages.
        tool_calls: The calls of the answers.
        reruns: Calls that were run again.
        copies: Whole conversations, taken out and put in.
        molecules: The structures.
        tables: The tables that calls made.
        search: Search in the text.
        settings: The settings.
        recovered: Answers that a crash had cut short, found when the store was opened.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.path = database.path
        self.conversations = Conversations(database)
        self.folders = Folders(database)
        self.messages = Messages(database)
        self.tool_calls = ToolCalls(database)
        self.reruns = Reruns(database)
        self.copies = Copies(database)
        self.molecules = Molecules(database)
        self.tables = KeptTables(database)
        self.search = Search(database)
        self.settings = Settings(database)
        self.recovered: tuple[MessageRow, ...] = ()

    @classmethod
    def open(cls, path: Path | None = None) -> "Store":
        """Open a database, making it where it is missing and bringing it up to date where it is old.

        Args:
            path: The file; the user's own where left out (see ``default_path``).

        Raises:
            ReadOnlyLocation: If the file or its folder can't be created or written.
            DatabaseCorrupt: If the file is damaged or another program's.
            DiskFull: If there is no room for it.
            StoreError: Whatever else is in the way, in the user's words.
        """
        path = default_path() if path is None else path
        try:
            make_file(path)
        except OSError as error:
            raise translate(error, str(path)) from error
        database = Database(path)
        try:
            bring_up_to_date(database)
        except NewerSchema as error:
            database.close()
            return cls(Database(path, refuse_writes=error))
        except BaseException:
            database.close()
            raise
        store = cls(database)
        store.recovered = tuple(store.messages.recover())
        return store

    @classmethod
    def memory(cls) -> "Store":
        """Make a store that is gone with the program."""
        database = Database(None)
        bring_up_to_date(database)
        return cls(database)

    @classmethod
    def open_or_memory(cls, path: Path | None = None) -> tuple["Store", str | None]:
        """Open a database, or go on without one.

        Args:
            path: As for ``open``.

        Returns:
            The store, and what to tell the user: None if all is well. A database of a newer Retort comes back
            read-only; anything that can't be opened is left untouched and a store in memory takes its place.
        """
        try:
            store = cls.open(path)
        except StoreError as error:
            return cls.memory(), f"{error} Conversations of this session will not be saved."
        newer = store._database.refuse_writes
        return store, None if newer is None else str(newer)

    @property
    def read_only(self) -> bool:
        """Whether every change is refused, because a newer Retort wrote the file."""
        return self._database.refuse_writes is not None

    def check(self) -> list[str]:
        """Let SQLite check the whole file.

        Returns:
            What is wrong, empty if nothing.

        Raises:
            StoreError: If it can't even be read.
        """

        def work(connection: sqlite3.Connection) -> list[str]:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
            return [line for line in found if line != "ok"] + [f"broken link in {row[0]}" for row in broken]

        return self._database.on_connection(work)

    def backup(self, to_path: Path, progress: Progress | None = None) -> None:
        """Write a consistent copy, also while conversations go on. An older copy is replaced at the very end.

        Args:
            to_path: The file to write, in a folder that exists.
            progress: Told the share that is done; returning False gives up.

        Raises:
            StoreError: If it can't be written, is the database itself, or was given up; an older copy is
                intact then.
        """
        if self.path is not None and to_path.resolve() == self.path.resolve():
            raise StoreError("A backup can't be written over the database itself; choose another file.")
        try:
            # The copy appears under its name only when it is whole.
            with tempfile.TemporaryDirectory(dir=to_path.parent, prefix=".retort-backup-") as folder:
                half = Path(folder) / to_path.name
                vacuum_into(self._database, half, progress)
                os.replace(half, to_path)
        except OSError as error:
            raise translate(error, str(to_path)) from error

    def restore(self, backup: Path, progress: Progress | None = None) -> Path | None:
        """Put the conversations of a backup in the place of these.

        These are copied beside the database first, and the settings stay as they are. A crash meanwhile
        leaves the database as it was.

        Args:
            backup: A copy made by ``backup``, also by an older Retort.
            progress: Told the share that is done; returning False gives up.

        Returns:
            The copy of what was there before; None for a store in memory.

        Raises:
            StoreError: If the backup can't be used or the database can't be written; nothing is changed then.
        """
        if self._database.refuse_writes is not None:
            raise self._database.refuse_writes
        if self.path is not None and backup.resolve() == self.path.resolve():
            raise StoreError("This is the database in use, not a backup of it; choose another file.")
        settings = self.settings.all()
        with restorable(backup) as source:
            kept = None if self.path is None else copy_aside(self._database, self.path, "before-restore")
            replace_content(self._database, source, settings, progress)
        self.messages.recover()
        return kept

    def close(self) -> None:
        """Close the file. Whatever was stored is safe without it; a closed store refuses to be used."""
        self._database.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
