"""Files of tables: they stay while a conversation speaks of them, and go once none does."""

import os
import shutil
import time
from pathlib import Path

import pytest

from app.store.store import Store

USED, FREE = "0123456789abcdef0123", "fedcba9876543210fedc"


@pytest.fixture
def folder(store: Store) -> Path:
    assert store.path is not None
    made = store.path.parent / "tables"
    made.mkdir()
    for key in (USED, FREE):
        for name in (f"{key}.rtable", f"{key}.0011223344.0.rows", f"{key}.json"):
            aged(made / name)
    aged(made / "tmpx1.partial")
    aged(made / "notes of the user.txt")
    return made


def aged(path: Path, hours: float = 48) -> None:
    path.write_text("x")
    then = time.time() - hours * 3600
    os.utime(path, (then, then))


def speak_of(store: Store, folder: Path, key: str) -> int:
    conversation = store.conversations.create("A table")
    question = store.messages.add_user(conversation.id, None, "Filter it")
    answer = store.messages.begin_answer(conversation.id, question.id, "model")
    call = store.tool_calls.begin(answer.id, 0, "filter_table", {"table": "T1"})
    result = {"data": {"table": {"path": str(folder / f"{key}.rtable")}}}
    store.tool_calls.finish(call, "ok", "3 rows", result)
    return conversation.id


def left(folder: Path) -> set[str]:
    return {each.name.partition(".")[0] for each in folder.iterdir()}


def test_only_tables_that_no_conversation_speaks_of_are_removed(store: Store, folder: Path):
    speak_of(store, folder, USED)
    assert store.tables.remove_unused(folder) == 4
    assert left(folder) == {USED, "notes of the user"}
    assert store.tables.remove_unused(folder) == 0


def test_a_conversation_in_the_bin_keeps_its_tables_until_it_is_removed_for_good(store: Store, folder: Path):
    conversation = speak_of(store, folder, USED)
    store.conversations.delete(conversation)
    store.tables.remove_unused(folder)
    assert USED in left(folder)
    store.conversations.purge(conversation)
    store.tables.remove_unused(folder)
    assert left(folder) == {"notes of the user"}


def test_a_young_table_stays(store: Store, folder: Path):
    aged(folder / f"{FREE}.rtable", hours=1)
    store.tables.remove_unused(folder)
    assert (folder / f"{FREE}.rtable").exists()


def test_nothing_goes_where_another_database_lies_beside_or_there_is_none(store: Store, folder: Path):
    assert store.path is not None
    shutil.copy(store.path, store.path.with_name("other.db"))
    assert store.tables.remove_unused(folder) == 0
    assert Store.memory().tables.remove_unused(folder) == 0
    assert FREE in left(folder)
