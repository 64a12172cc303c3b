"""Folders of the list of conversations."""

import builtins

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.store.database import Database
from app.store.errors import NotFound, StoreError
from app.store.models import Conversation, Folder
from app.store.rows import FolderRow, row_of
from app.store.text import storable

MAX_NAME = 80


class Folders:
    """Make, list, rename, close and remove folders. A conversation lies in one folder or in none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> list[FolderRow]:
        """Read all folders, empty ones too, in alphabetical order."""
        query = select(Folder).order_by(func.lower(Folder.name), Folder.name)
        return self._database.read(lambda s: [row_of(FolderRow, folder) for folder in s.scalars(query)])

    def create(self, name: str) -> FolderRow:
        """Make an empty folder; one of the same name is left as it is.

        Raises:
            StoreError: If the name is empty, or it can't be stored.
        """
        tidy = folder_name(name)
        return self._database.write(lambda session: row_of(FolderRow, ensure(session, tidy)))

    def rename(self, name: str, new_name: str) -> FolderRow:
        """Give another name; if there is a folder of that name, the two become one.

        Raises:
            NotFound: If there is no such folder.
            StoreError: If the name is empty, or it can't be stored.
        """
        tidy = folder_name(new_name)

        def work(session: Session) -> FolderRow:
            old = _find(session, name)
            if tidy == name:
                return row_of(FolderRow, old)
            new = ensure(session, tidy)
            session.execute(update(Conversation).where(Conversation.folder == name).values(folder=tidy))
            session.delete(old)
            return row_of(FolderRow, new)

        return self._database.write(work)

    def set_closed(self, name: str, closed: bool) -> FolderRow:
        """Hide what lies in it from the list, or show it again.

        Raises:
            NotFound: If there is no such folder.
        """

        def work(session: Session) -> FolderRow:
            folder = _find(session, name)
            folder.closed = closed
            return row_of(FolderRow, folder)

        return self._database.write(work)

    def remove(self, name: str) -> builtins.list[int]:
        """Remove a folder; its conversations stay, in no folder.

        Returns:
            The conversations that lay in it, which ``restore`` needs.

        Raises:
            NotFound: If there is no such folder.
        """

        def work(session: Session) -> builtins.list[int]:
            folder = _find(session, name)
            within = builtins.list(
                session.scalars(select(Conversation.id).where(Conversation.folder == name))
            )
            session.execute(update(Conversation).where(Conversation.folder == name).values(folder=None))
            session.delete(folder)
            return within

        return self._database.write(work)

    def restore(self, name: str, conversations: builtins.list[int]) -> FolderRow:
        """Undo ``remove``; conversations that lie in another folder by now stay there."""

        def work(session: Session) -> FolderRow:
            folder = ensure(session, name)
            session.execute(
                update(Conversation)
                .where(Conversation.id.in_(conversations), Conversation.folder.is_(None))
                .values(folder=name)
            )
            return row_of(FolderRow, folder)

        return self._database.write(work)


def folder_name(name: str) -> str:
    """A name as it is stored: on one line, not too long.

    Raises:
        StoreError: If nothing is left of it.
    """
    tidy = " ".join(storable(name).split())[:MAX_NAME].strip()
    if not tidy:
        raise StoreError("A folder needs a name.")
    return tidy


def ensure(session: Session, name: str) -> Folder:
    """Fetch a folder within a session; make it where it is missing."""
    folder = session.get(Folder, name)
    if folder is None:
        folder = Folder(name=name)
        session.add(folder)
        session.flush()
    return folder


def _find(session: Session, name: str) -> Folder:
    folder = session.get(Folder, name)
    if folder is None:
        raise NotFound(f"There is no folder “{name}”.")
    return folder
