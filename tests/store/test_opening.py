"""Opening: places that can't be written, damaged and newer files, migrations, backups."""

import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

import pytest

from app.store import DatabaseCorrupt, NewerSchema, ReadOnlyLocation, Store, StoreError, default_path


def change(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def questions(store):
    return [m.text for c in store.conversations.list() for m in store.messages.branch(c.head_message_id)]


def test_opening_again_finds_everything(filled):
    with Store.open(filled) as store:
        assert questions(store) == ["What is the pKa of phenol?"]
        assert not store.read_only


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_only_the_user_can_read_the_file(filled):
    assert filled.stat().st_mode & 0o077 == 0
    assert filled.parent.stat().st_mode & 0o077 == 0


def test_settings_of_the_connection(store):
    def pragmas(connection):
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert store._database.on_connection(pragmas) == ["wal", 2, 1, 5000]


@pytest.mark.parametrize("kind", ["file in the way", "folder in the way"])
def test_a_place_that_cannot_be(tmp_path, kind):
    place = tmp_path / "retort.db"
    if kind == "file in the way":
        place.write_text("not a folder")
        place = place / "retort.db"
    else:
        place.mkdir()
    with pytest.raises(ReadOnlyLocation, match="can't write"):
        Store.open(place)
    store, warning = Store.open_or_memory(place)
    assert warning is not None
    assert str(place) in warning
    assert "not be saved" in warning
    assert store.conversations.create("goes on").title == "goes on"
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
@pytest.mark.parametrize("existing", [False, True], ids=["nothing there", "conversations there"])
def test_a_read_only_folder(start, filled, existing):
    # Not tmp_path: another user, whom root becomes here, could not even look into that.
    folder = Path(tempfile.mkdtemp())
    place = folder / "retort.db"
    if existing:
        shutil.copy(filled, place)
        place.chmod(0o444)
    folder.chmod(0o555)
    try:
        output, _ = start("without_rights.py", place).communicate()
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    assert f"refused: Retort can't write {place}" in output
    assert "goes on: None In memory" in output
    assert "will not be saved" in output


@pytest.mark.parametrize(
    "content", [b"\x00" * 4096, b"PK\x03\x04 a spreadsheet" * 300, b"SQLite format 3\x00"]
)
def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(DatabaseCorrupt, match="damaged"):
        Store.open(path)
    assert path.read_bytes() == content
    store, warning = Store.open_or_memory(path)
    store.close()
    assert warning is not None
    assert "damaged" in warning
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(path):
    path.parent.mkdir()
    change(path, "CREATE TABLE bookmarks(url)")
    with pytest.raises(DatabaseCorrupt, match="another program"):
        Store.open(path)


def test_a_damaged_page_is_said_when_it_is_met(filled):
    content = bytearray(filled.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    filled.write_bytes(content)
    with pytest.raises(DatabaseCorrupt):
        questions(Store.open(filled))


def test_a_truncated_file_is_said(filled):
    content = filled.read_bytes()
    filled.write_bytes(content[: len(content) // 3])
    with pytest.raises(DatabaseCorrupt):
        questions(Store.open(filled))


def test_a_newer_schema_can_be_read_but_not_changed(filled):
    change(
        filled,
        "UPDATE alembic_version SET version_num = '0999'",
        "ALTER TABLE message ADD COLUMN mood TEXT",
        "CREATE TABLE from_the_future(id INTEGER)",
    )
    before = filled.read_bytes()
    store, warning = Store.open_or_memory(filled)
    with store:
        assert store.read_only
        assert warning is not None
        assert "newer version" in warning
        assert questions(store) == ["What is the pKa of phenol?"]
        assert len(store.search.text("phenol")) == 1
        with pytest.raises(NewerSchema, match="update Retort"):
            store.conversations.create("new")
        with pytest.raises(NewerSchema):
            store.settings.set("threads", 4)
    assert filled.read_bytes() == before


def test_backup_while_in_use_is_a_whole_database(store, say, tmp_path):
    say("before the backup")
    target = tmp_path / "backup.db"
    target.write_text("an older backup")
    store.backup(target)
    say("after the backup")
    with Store.open(target) as copy:
        assert questions(copy) == ["before the backup"]
        assert len(copy.search.text("backup")) == 1
        assert copy.check() == []


def test_a_backup_that_fails_keeps_the_older_one(store, say, tmp_path, path):
    say("?")
    with pytest.raises(StoreError):
        store.backup(tmp_path / "no such folder" / "backup.db")
    with pytest.raises(StoreError, match="another file"):
        store.backup(path)
    assert len(questions(store)) == 1
    assert not list(tmp_path.glob(".retort-backup-*"))


def test_a_store_in_memory_can_be_saved(tmp_path):
    with Store.memory() as store:
        store.conversations.create("rescued")
        store.backup(tmp_path / "rescued.db")
    with Store.open(tmp_path / "rescued.db") as saved:
        assert [c.title for c in saved.conversations.list()] == ["rescued"]


def test_a_closed_store_says_so(path):
    store = Store.open(path)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.conversations.list()


def test_where_the_database_lies(monkeypatch, tmp_path):
    monkeypatch.delenv("RETORT_DATA", raising=False)
    assert default_path().name == "retort.db"
    assert "retort" in str(default_path().parent).lower()
    monkeypatch.setenv("RETORT_DATA", str(tmp_path))
    assert default_path() == tmp_path / "retort.db"
    monkeypatch.setenv("RETORT_DATA", str(tmp_path / "mine.db"))
    assert default_path() == tmp_path / "mine.db"
    with Store.open() as store:
        assert store.path == tmp_path / "mine.db"
