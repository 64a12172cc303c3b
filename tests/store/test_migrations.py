"""Migrations: an older schema is brought up to date in one piece; what they make is what the models say."""

import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from app.store import Store, StoreError, migrate
from app.store.models import Base
from tools_dev.schema import made_by_migrations

LAST = migrate.HEAD
NEXT = f"{int(LAST) + 1:04}"


def questions(store):
    return [m.text for c in store.conversations.list() for m in store.messages.branch(c.head_message_id)]


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


def test_a_new_database_is_what_the_migrations_make():
    # If it is not: python -m tools_dev.schema
    assert migrate.schema_file().read_text(encoding="utf-8") == made_by_migrations()
    with Store.memory() as store:
        assert migrate.revision_of(store._database) == migrate.HEAD
        assert store.check() == []


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
