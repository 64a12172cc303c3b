"""Folders, drafts and deleted conversations, and how the first files get them."""

import sqlite3

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from app.store import NotFound, Store, StoreError, migrate


def names(store):
    return [folder.name for folder in store.folders.list()]


def within(store, folder):
    return {row.title for row in store.conversations.list() if row.folder == folder}


def test_a_folder_exists_while_it_is_empty_and_remembers_that_it_is_closed(store):
    store.folders.create("  Project\n A ")
    store.folders.create("kinases")
    assert names(store) == ["kinases", "Project A"]
    store.folders.set_closed("kinases", True)
    assert [folder.closed for folder in store.folders.list()] == [True, False]


def test_renaming_takes_the_conversations_along_and_can_merge(store):
    one, two = store.conversations.create("one", "A"), store.conversations.create("two", "B")
    store.folders.rename("A", "C")
    assert within(store, "C") == {"one"}
    store.folders.rename("C", "B")
    assert names(store) == ["B"]
    assert {store.conversations.get(each.id).folder for each in (one, two)} == {"B"}


def test_removing_a_folder_loses_no_conversation_and_can_be_undone(store):
    for title in ("one", "two", "three"):
        store.conversations.create(title, "A")
    moved = store.folders.remove("A")
    assert names(store) == []
    assert within(store, None) == {"one", "two", "three"}
    store.conversations.set_folder(moved[0], "B")
    store.folders.restore("A", moved)
    assert within(store, "A") == {"two", "three"}
    assert within(store, "B") == {"one"}


@pytest.mark.parametrize("name", ["", " \n "], ids=["empty", "blank"])
def test_a_folder_needs_a_name(store, name):
    with pytest.raises(StoreError, match="needs a name"):
        store.folders.create(name)
    with pytest.raises(NotFound, match="no folder “A”"):
        store.folders.rename("A", "B")


def test_a_draft_outlives_the_program_and_leaves_the_order_alone(store, path):
    older, newer = store.conversations.create("older"), store.conversations.create("newer")
    store.conversations.set_draft(older.id, "What is the pKa of")
    with Store.open(path) as again:
        assert [row.title for row in again.conversations.list()] == ["newer", "older"]
        assert again.conversations.get(older.id).draft == "What is the pKa of"
    store.conversations.set_draft(older.id, "")
    assert store.conversations.get(older.id).draft is None
    assert store.conversations.get(newer.id).draft is None


def test_deleted_conversations_are_listed_latest_first(store):
    first, second = store.conversations.create("first"), store.conversations.create("second")
    store.conversations.delete(second.id)
    store.conversations.delete(first.id)
    assert [row.title for row in store.conversations.deleted()] == ["first", "second"]
    store.conversations.undelete(first.id)
    assert [row.title for row in store.conversations.deleted()] == ["second"]


def test_a_file_of_the_first_schema_keeps_everything_and_gets_its_folders(tmp_path):
    path = tmp_path / "retort.db"
    first_schema(path)
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO conversation (id, title, folder, pinned, created_at, updated_at) "
        "VALUES (1, 'Old', 'Project', 1, '2026-01-02 03:04:05.000000', '2026-01-02 03:04:05.000000'), "
        "(2, 'Other', NULL, 0, '2026-01-02 03:04:05.000000', '2026-01-02 03:04:05.000000')"
    )
    connection.execute(
        "INSERT INTO message (id, conversation_id, role, raw_text, text, status, created_at, updated_at) "
        "VALUES (1, 1, 'user', 'pKa?', 'pKa?', 'complete', '2026-01-02 03:04:05.000000', "
        "'2026-01-02 03:04:05.000000')"
    )
    connection.execute("UPDATE conversation SET head_message_id = 1 WHERE id = 1")
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        assert names(store) == ["Project"]
        assert [(row.title, row.draft) for row in store.conversations.list()] == [
            ("Old", None),
            ("Other", None),
        ]
        assert [message.text for message in store.messages.branch(1)] == ["pKa?"]
        assert len(store.search.text("pKa")) == 1
        assert store.check() == []


def first_schema(path):
    """Makes an empty database as the first version of the program did."""
    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER).replace("%", "%%"))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
