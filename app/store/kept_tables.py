"""Tables and plans of synthesis that calls made: their files stay as long as a conversation speaks of them.

A conversation in the bin still counts, so that undoing its deletion brings everything back; once it is
removed for good, its tables go with the next start of the program.
"""

from __future__ import annotations

import re
import sqlite3
import time
from pathlib import Path

from app.store.database import Database

YOUNG_S = 24 * 3600.0  # younger files may belong to a call that runs now, or to a command without a database
_PLACES = (
    ("tool_call", "arguments_json"),
    ("tool_call", "result_json"),
    ("tool_rerun", "arguments_json"),
    ("tool_rerun", "result_json"),
    ("message", "workspace_json"),
)
_FILE = re.compile(r"([0-9a-f]{20})\.r(?:table|plan)\b")
_KEY = re.compile(r"([0-9a-f]{20})\.|.*\.partial$")


class KeptTables:
    """Which tables conversations speak of, and the removal of all others."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._path = database.path

    def in_use(self) -> set[str]:
        """Keys of the tables of which some conversation speaks, deleted ones included.

        Raises:
            StoreError: If the database can't be read.
        """

        def work(connection: sqlite3.Connection) -> set[str]:
            found: set[str] = set()
            for table, column in _PLACES:
                speaks = " OR ".join(f"{column} LIKE '%.{ending}%'" for ending in ("rtable", "rplan"))
                query = f"SELECT {column} FROM {table} WHERE {speaks}"
                for (text,) in connection.execute(query):
                    found.update(_FILE.findall(str(text)))
            return found

        return self._database.on_connection(work)

    def remove_unused(self, folder: Path) -> int:
        """Remove the files of tables of which no conversation speaks any more.

        Nothing is removed for a database in memory, nor where another database lies beside this one, whose
        conversations may speak of them.

        Args:
            folder: The folder of made tables. Only files that the program itself makes there are touched.

        Returns:
            How many files were removed.

        Raises:
            StoreError: If the database can't be read; nothing is removed then.
        """
        if self._path is None or len(list(self._path.parent.glob("*.db"))) > 1 or not folder.is_dir():
            return 0
        used = self.in_use()
        removed = 0
        for file in folder.iterdir():
            named = _KEY.match(file.name)
            if named is None or named.group(1) in used:
                continue
            try:
                if time.time() - file.stat().st_mtime > YOUNG_S:
                    file.unlink()
                    removed += 1
            except OSError:  # in use by another program, or gone already
                continue
        return removed
