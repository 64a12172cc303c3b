"""What survives: a killed program, a full disk, two programs at once."""

import os
import random
import sqlite3
import sys
import threading
import time

import pytest
from sqlalchemy import event

from app.store import DatabaseBusy, DiskFull, Store

KILLS = int(os.environ.get("RETORT_KILLS", "5"))
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits and signals")


@pytest.mark.parametrize("attempt", range(KILLS))
def test_killed_while_writing_loses_nothing_that_was_committed(start, path, attempt):
    process = start("write_until_killed.py", path)
    # The first line says that it is writing; then it dies at any moment, with no chance to tidy up.
    printed = [process.stdout.readline()]
    time.sleep(random.uniform(0.0, 0.5))
    process.kill()
    rest, _ = process.communicate()
    # A line that was cut off was not printed whole, so it promises nothing.
    printed += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    promised = dict(line.split() for line in printed)
    with Store.open(path) as store:
        assert store.check() == []
        kept = {str(m.id): m.status for c in store.conversations.list() for m in all_of(store, c)}
        assert promised.keys() <= kept.keys()
        assert all(kept[number] == "complete" for number, status in promised.items() if status == "complete")
        unfinished = [number for number, status in kept.items() if status == "partial"]
        assert [str(m.id) for m in store.recovered] == unfinished
        assert all(m.error and "ended before" in m.error for m in store.recovered)
        calls = [c.state for number in kept for c in store.tool_calls.for_message(int(number))]
        assert set(calls) <= {"ok", "cancelled"}
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def all_of(store, conversation):
    return store.messages.branch(conversation.head_message_id)


def test_recovered_answers_are_noted_once_and_keep_their_text(path):
    with Store.open(path) as store:
        conversation = store.conversations.create("Cut short")
        begun = store.messages.begin_answer(conversation.id, None, "policy")
        store.messages.checkpoint(begun.id, "The logP", "The logP")
        # As if another process had written it, which is gone: its number may live on, its start time doesn't.
        store._database.write(
            lambda session: session.connection().exec_driver_sql(
                "UPDATE message SET writer = replace(writer, '|', '|9')"
            )
        )
    with Store.open(path) as store:
        assert [(m.text, m.status) for m in store.recovered] == [("The logP", "partial")]
    with Store.open(path) as store:
        assert store.recovered == ()
        assert store.messages.get(begun.id).error


def test_an_answer_that_another_running_program_writes_is_left_alone(start, path):
    process = start("write_until_killed.py", path)
    assert process.stdout.readline()
    for _ in range(5):
        with Store.open(path) as store:
            assert store.recovered == ()


def limit_pages(store, pages):
    """Let the database grow no further, as a full disk would."""

    @event.listens_for(store._database.engine, "checkout")
    def limit(connection, record, proxy):
        connection.execute(f"PRAGMA max_page_count = {pages}")


def test_full_disk_is_said_and_what_was_there_is_intact(store, say):
    asked = say("kept")
    begun = store.messages.begin_answer(asked.conversation_id, asked.id, "policy")
    store.messages.checkpoint(begun.id, "half", "half an answer")
    limit_pages(store, 1)
    with pytest.raises(DiskFull, match="no room"):
        store.messages.finish(begun.id, "y" * 500_000, "y" * 500_000, "complete")
    with pytest.raises(DiskFull):
        store.messages.add_user(asked.conversation_id, asked.id, "x" * 500_000, None)
    assert [m.text for m in store.messages.branch(begun.id)] == ["kept", "half an answer"]
    assert store.messages.get(begun.id).status == "partial"
    assert store.check() == []


@posix_only
def test_full_disk_as_the_operating_system_reports_it(start, path):
    process = start("small_disk.py", path)
    process.communicate()
    assert process.returncode == 0
    with Store.open(path) as store:
        assert store.check() == []
        texts = [m.text for c in store.conversations.list() for m in all_of(store, c)]
        assert texts == ["kept", "there is room again"]


def test_window_and_command_line_at_once(start, store, path):
    mine, theirs = store.conversations.create("window"), store.conversations.create("command line")
    process = start("chat.py", path, theirs.id, 60)
    for number in range(60):
        store.messages.add_user(mine.id, None, f"question {number} of the window", None)
    process.communicate()
    assert process.returncode == 0
    for conversation, name in ((mine, "window"), (theirs, "command line")):
        hits = store.search.text(f"of the {name}", conversation.id, limit=1000)
        assert len(hits) == 60


def test_two_programs_start_for_the_first_time_at_once(start, path):
    processes = [start("chat.py", path, 1, 0) for _ in range(2)]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    with Store.open(path) as store:
        assert store.check() == []


def test_many_threads_write_and_read(store):
    conversation = store.conversations.create("threads")
    errors = []

    def work(name):
        try:
            for number in range(15):
                asked = store.messages.add_user(conversation.id, None, f"{name} {number}", None)
                assert store.messages.get(asked.id).text == f"{name} {number}"
        except Exception as error:
            errors.append(error)

    run_all([threading.Thread(target=work, args=(f"thread{i}",)) for i in range(6)])
    assert errors == []
    assert len(store.search.text("thread", limit=1000)) == 90


def test_threads_share_a_store_in_memory():
    with Store.memory() as store:
        conversation = store.conversations.create("threads")

        def work():
            for number in range(20):
                store.messages.add_user(conversation.id, None, f"number {number}", None)

        run_all([threading.Thread(target=work) for _ in range(4)])
        assert len(store.search.text("number", limit=1000)) == 80


def run_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_a_program_that_keeps_the_database_locked_is_reported(store, path, monkeypatch):
    monkeypatch.setattr("app.store.database.BUSY_TIMEOUT_S", 0.05)
    with Store.open(path) as impatient:
        rude = sqlite3.connect(path, isolation_level=None)
        rude.execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(DatabaseBusy):
                impatient.conversations.create("waiting")
        finally:
            rude.execute("ROLLBACK")
            rude.close()
        assert impatient.conversations.create("free again").title == "free again"
