"""What can go wrong with the store, in the words that the chemist reads."""

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

_FULL_ERRNOS = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})

# A write that stops at a quota or a file size limit reports IOERR_WRITE, one at the end of the disk FULL.
_FULL_NAMES = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_TRUNCATE")


class StoreError(Exception):
    """Something about the stored conversations failed; the text is meant for the user."""


class DiskFull(StoreError):
    """The disk (or the user's quota) has no room; what was saved before is intact."""


class ReadOnlyLocation(StoreError):
    """The data folder can't be written or created."""


class DatabaseCorrupt(StoreError):
    """The file is damaged, or is not a database of Retort."""


class NewerSchema(StoreError):
    """A newer Retort wrote the file: it can be read, but not added to."""


class DatabaseBusy(StoreError):
    """Another program kept the database locked for longer than we wait."""


class NotFound(StoreError):
    """There is no conversation, message or molecule with this number."""


class BadStructure(StoreError):
    """A SMILES or SMARTS can't be read as a structure."""


def translate(error: BaseException, place: str) -> StoreError:
    """Put an error of the operating system, SQLite or SQLAlchemy into the user's words.

    Args:
        error: What was caught.
        place: The database as the user knows it, normally its path.

    Returns:
        The matching ``StoreError``; one that is a ``StoreError`` already comes back unchanged.
    """
    if isinstance(error, StoreError):
        return error
    original = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    if isinstance(original, OSError):
        return _from_os(original, place)
    if isinstance(original, sqlite3.Error):
        return _from_sqlite(original, place)
    if isinstance(original, PoolTimeout):
        return DatabaseBusy(_busy(place))
    return StoreError(f"The conversations in {place} could not be used: {original}")


def is_busy(error: BaseException) -> bool:
    """Tell whether waiting and trying again may help."""
    original = error.orig if isinstance(error, DBAPIError) else error
    return _name(original).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _name(error: BaseException | None) -> str:
    return str(getattr(error, "sqlite_errorname", "") or "")


def _from_os(error: OSError, place: str) -> StoreError:
    if error.errno in _FULL_ERRNOS:
        return DiskFull(_full(place))
    return ReadOnlyLocation(_unwritable(place, error.strerror or str(error)))


def _from_sqlite(error: sqlite3.Error, place: str) -> StoreError:
    name = _name(error)
    if name.startswith(_FULL_NAMES):
        return DiskFull(_full(place))
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return ReadOnlyLocation(_unwritable(place, str(error)))
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DatabaseCorrupt(
            f"The file {place} is damaged or is not a database of Retort ({error}). It was left as it is; "
            "restore a backup, or move it away to start afresh."
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseBusy(_busy(place))
    if name.startswith("SQLITE_IOERR"):
        return StoreError(f"The disk could not read or write {place} ({error}).")
    return StoreError(f"The conversations in {place} could not be used: {error}")


def _busy(place: str) -> str:
    return f"The conversations in {place} are busy, perhaps in another program. Try again in a moment."


def _full(place: str) -> str:
    return (
        f"There is no room left on the disk (or in your quota) for {place}. Nothing that was saved before is "
        "lost; free some space and try again."
    )


def _unwritable(place: str, detail: str) -> str:
    return f"Retort can't write {place} ({detail})."
