"""The user's settings."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.database import Database
from app.store.models import Setting


def peek_settings(path: Path) -> dict[str, Any]:
    """Read the settings of a database that is not open yet, in a moment and without changing anything.

    Args:
        path: The file.

    Returns:
        Every setting, by name; none where the file is missing or cannot be read for whatever reason.
    """
    if not path.is_file():
        return {}
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=0.2)) as opened:
            rows = opened.execute("SELECT key, value_json FROM setting").fetchall()
        # SQLite keeps what looks like a number as one.
        return {str(key): json.loads(value) if isinstance(value, str) else value for key, value in rows}
    except (sqlite3.Error, OSError, ValueError):
        return {}


class Settings:
    """Named values; each is whatever JSON can express."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: Any = None) -> Any:
        """Read a setting; ``default`` where it was never set, or set to None."""

        def work(session: Session) -> Any:
            found = session.get(Setting, key)
            return default if found is None or found.value_json is None else found.value_json

        return self._database.read(work)

    def set(self, key: str, value: Any) -> None:
        """Store a setting.

        Raises:
            StoreError: If it can't be stored; the value before stands.
        """
        self._database.write(lambda session: session.merge(Setting(key=key, value_json=value)))

    def all(self) -> dict[str, Any]:
        """Read every setting, by name."""
        return self._database.read(
            lambda session: {found.key: found.value_json for found in session.scalars(select(Setting))}
        )
