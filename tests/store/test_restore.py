"""Backups: what is in them, putting them back, and files that are no backups."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.store import DatabaseCorrupt, Store, StoreError
from app.store.restore import inspect_backup


def _titles(store):
    return sorted(row.title for row in store.conversations.list())


@pytest.fixture
def backup(store, say, tmp_path):
    """A backup with two conversations; the store has had a third one since."""
    say("What is the logP of aspirin?", "Aspirin")
    say("TPSA of caffeine?", "Caffeine")
    store.settings.set("window.appearance", "Light")
    target = tmp_path / "copy of 100 %20.db"
    store.backup(target)
    say("And ibuprofen?", "Ibuprofen")
    store.settings.set("window.appearance", "Dark")
    return target


def test_a_backup_says_what_it_holds(store, backup):
    found = inspect_backup(backup)
    assert (found.conversations, found.messages, found.older) == (2, 2, False)
    assert found.latest == max(
        store.messages.get(row.head_message_id).updated_at
        for row in store.conversations.list()
        if row.title in ("Aspirin", "Caffeine")
    )


def test_restoring_brings_back_what_was_there_and_keeps_what_is_replaced(store, backup):
    kept = store.restore(backup)
    assert _titles(store) == ["Aspirin", "Caffeine"]
    assert [hit.title for hit in store.search.text("caffeine")] == ["Caffeine"]
    assert store.settings.get("window.appearance") == "Dark"
    assert kept is not None
    assert kept.parent == store.path.parent
    with Store.open(kept) as before:
        assert _titles(before) == ["Aspirin", "Caffeine", "Ibuprofen"]


def test_the_restored_database_is_as_safe_as_the_one_before(store, backup, say):
    store.restore(backup)
    with closing(sqlite3.connect(store.path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    say("After that", "New")
    assert _titles(store) == ["Aspirin", "Caffeine", "New"]


def test_another_program_that_has_the_file_open_sees_the_restored_conversations(store, backup):
    with Store.open(store.path) as other:
        assert len(other.conversations.list()) == 3
        store.restore(backup)
        assert _titles(other) == ["Aspirin", "Caffeine"]


def test_a_plain_copy_of_a_database_can_be_restored_from_a_read_only_folder(store, backup, tmp_path):
    folder = tmp_path / "cd"
    folder.mkdir()
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    shutil.copy(backup, folder / "retort.db")
    folder.chmod(0o500)
    try:
        assert inspect_backup(folder / "retort.db").conversations == 2
    finally:
        folder.chmod(0o700)


def test_restoring_that_is_given_up_changes_nothing(store, backup):
    shares = []

    def stop_at_once(share):
        shares.append(share)
        return False

    big = store.conversations.create("Long")
    for _ in range(40):
        store.messages.add_user(big.id, None, "C" * 100_000, None)
    long_backup = backup.with_name("long.db")
    store.backup(long_backup)
    store.conversations.create("Since then")
    with pytest.raises(StoreError, match="given up; nothing was changed"):
        store.restore(long_backup, stop_at_once)
    assert shares
    assert "Since then" in _titles(store)
    for _ in range(300):
        store.messages.add_user(big.id, None, "short", None)
    with pytest.raises(StoreError, match="given up"):
        store.backup(backup, lambda share: False)
    assert inspect_backup(backup).conversations == 2


def test_progress_grows_to_the_end(store, say, tmp_path):
    for _ in range(30):
        say("N" * 100_000)
    shares = []

    def note(share):
        shares.append(share)
        return True

    store.backup(tmp_path / "copy.db", note)
    store.restore(tmp_path / "copy.db", note)
    assert all(0 <= share <= 1 for share in shares)
    assert shares[-1] == 1


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE compounds (smiles TEXT)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _garbled(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 8)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(lambda path: path.write_text("Dear diary"), "not a backup", id="a text"),
        pytest.param(lambda path: path.write_bytes(b""), "not a backup", id="empty"),
        pytest.param(lambda path: path.unlink(), "no file", id="missing"),
        pytest.param(_cut, "damaged", id="cut off"),
        pytest.param(_garbled, "damaged", id="garbled"),
        pytest.param(_newer, "newer version of Retort", id="newer"),
    ],
)
def test_what_is_no_backup_is_refused_and_nothing_is_changed(store, backup, spoil, words):
    spoil(backup)
    with pytest.raises(StoreError, match=words):
        store.restore(backup)
    assert len(store.conversations.list()) == 3


def test_the_database_of_another_program_is_refused(store, tmp_path):
    _other_program(tmp_path / "other.db")
    with pytest.raises(DatabaseCorrupt, match="not a backup of Retort"):
        store.restore(tmp_path / "other.db")


def test_the_database_in_use_is_not_its_own_backup(store):
    with pytest.raises(StoreError, match="in use"):
        store.restore(store.path)


def test_conversations_in_memory_can_be_restored_too(backup):
    with Store.memory() as memory:
        assert memory.restore(backup) is None
        assert _titles(memory) == ["Aspirin", "Caffeine"]
