"""The user's settings."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.store.database import Database
from app.store.models import Setting


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
