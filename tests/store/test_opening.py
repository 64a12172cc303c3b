"""Opening: places that can't be written, damaged and newer files, migrations, backups."""

import os
import shutil
import sqlite3
import sys
import tempfile
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from app.store import DatabaseCorrupt, NewerSchema, ReadOnlyLocation, Store, StoreError, default_path, migrate
from app.store.models import Base

LAST = migrate.HEAD
NEXT = f"{int(LAST) + 1:04}"


def change(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.fixture
def filled(path):
    """A closed database that holds one question."""
    with Store.open(path) as store:
        conversation = store.conversations.create("Kept")
        store.messages.add_user(conversation.id, None, "What is the pKa of phenol?", None)
    return path


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


def test_an_older_schema_is_copied_and_then_migrated(filled, monkeypatch, tmp_path):
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    write_migration(folder, "op.add_column('conversation', sa.Column('mood', sa.String()))")
    monkeypatch.setattr(migrate, "FOLDER", folder)
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, NEXT))
    monkeypatch.setattr(migrate, "HEAD", NEXT)
    with Store.open(filled) as store:
        assert questions(store) == ["What is the pKa of phenol?"]
        assert store.check() == []
        assert migrate.revision_of(store._database) == NEXT
    copies = [file for file in filled.parent.iterdir() if f"schema-{LAST}" in file.name]
    assert len(copies) == 1
    monkeypatch.undo()
    with Store.open(copies[0]) as old:
        assert questions(old) == ["What is the pKa of phenol?"]


@pytest.mark.parametrize(
    "body",
    [
        "op.add_column('conversation', sa.Column('mood', sa.String())); raise ValueError('half way')",
        "op.execute('DELETE FROM conversation')",
    ],
    ids=["an error half way", "broken links"],
)
def test_a_migration_that_fails_leaves_the_file_as_it_was(filled, monkeypatch, tmp_path, body):
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    write_migration(folder, body)
    monkeypatch.setattr(migrate, "FOLDER", folder)
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, NEXT))
    monkeypatch.setattr(migrate, "HEAD", NEXT)
    with pytest.raises((ValueError, StoreError)):
        Store.open(filled)
    monkeypatch.undo()
    with Store.open(filled) as store:
        assert questions(store) == ["What is the pKa of phenol?"]
        assert "mood" not in {c["name"] for c in inspect(store._database.engine).get_columns("conversation")}


def test_altering_a_table_keeps_its_children(filled, monkeypatch, tmp_path):
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    write_migration(
        folder,
        "with op.batch_alter_table('conversation') as batch:\n"
        "        batch.alter_column('title', existing_type=sa.String(), nullable=True)",
    )
    monkeypatch.setattr(migrate, "FOLDER", folder)
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, NEXT))
    monkeypatch.setattr(migrate, "HEAD", NEXT)
    with Store.open(filled) as store:
        assert questions(store) == ["What is the pKa of phenol?"]


def write_migration(folder, body):
    (folder / "versions" / f"v{NEXT}_test.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n\n"
        f"revision = '{NEXT}'\ndown_revision = '{LAST}'\n\n\n"
        f"def upgrade():\n    {body}\n",
        encoding="utf-8",
    )


def test_the_revisions_that_a_start_knows_are_those_of_the_folder():
    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(s.revision for s in reversed(list(scripts.walk_revisions()))) == migrate.REVISIONS
    assert scripts.get_current_head() == migrate.HEAD


def test_the_migrated_schema_is_that_of_the_models(store, tmp_path):
    with store._database.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_object": migrate.is_ours}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata) == []
    from_models = create_engine(f"sqlite:///{tmp_path / 'models.db'}")
    Base.metadata.create_all(from_models)
    for table in Base.metadata.tables:
        assert described(inspect(store._database.engine), table) == described(inspect(from_models), table), (
            table
        )
    from_models.dispose()


def described(inspector, table):
    """All that SQLite knows of a table, in an order that doesn't depend on how it was made."""
    columns = [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in inspector.get_columns(table)]
    asked = ("get_foreign_keys", "get_indexes", "get_unique_constraints", "get_check_constraints")
    return (
        columns,
        inspector.get_pk_constraint(table),
        [sorted(map(str, getattr(inspector, name)(table))) for name in asked],
    )


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
