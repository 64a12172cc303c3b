"""Conversations, their tree of messages, and undo."""

from datetime import UTC, datetime, timedelta

import pytest

from app.store import NotFound, Store, StoreError


def ask(store, conversation, parent, text):
    return store.messages.add_user(conversation.id, parent, text, None)


def answer(store, conversation, parent, text):
    begun = store.messages.begin_answer(conversation.id, parent, "policy")
    return store.messages.finish(begun.id, text, text, "complete")


def texts(store, head):
    return [message.text for message in store.messages.branch(head)]


def test_question_is_stored_before_the_answer_begins(store, path):
    conversation = store.conversations.create("Aspirin")
    asked = store.messages.add_user(
        conversation.id, None, "logP of CCO?", {"M1": "CCO"}, raw_text="logP of M1?"
    )
    with Store.open(path) as other:
        found = other.messages.get(asked.id)
    assert (found.text, found.raw_text, found.workspace_json) == (
        "logP of CCO?",
        "logP of M1?",
        {"M1": "CCO"},
    )
    assert found.status == "complete"


def test_times_are_utc(store):
    created = store.conversations.create("Now").created_at
    assert created.tzinfo is UTC
    assert abs(datetime.now(UTC) - created) < timedelta(minutes=5)


def test_answer_grows_and_ends(store):
    conversation = store.conversations.create("Ethanol")
    asked = ask(store, conversation, None, "TPSA?")
    begun = store.messages.begin_answer(conversation.id, asked.id, "smollm2")
    assert (begun.status, begun.text, begun.model) == ("partial", "", "smollm2")
    store.messages.checkpoint(begun.id, "The TPSA of M1", "The TPSA of ethanol")
    assert store.messages.get(begun.id).text == "The TPSA of ethanol"
    final = {"kind": "number", "value": 20.23, "unit": "Å²"}
    done = store.messages.finish(
        begun.id, "V1", "20.23 Å²", "complete", final, [], {"V1": 20.23}, tokens=9, seconds=1.5
    )
    assert store.messages.get(begun.id) == done
    assert (done.final_json, done.unsupported_json, done.workspace_json) == (final, [], {"V1": 20.23})
    assert (done.tokens, done.seconds, done.error) == (9, 1.5, None)


def test_checkpoint_that_comes_after_the_end_changes_nothing(store):
    conversation = store.conversations.create("Late")
    done = answer(store, conversation, ask(store, conversation, None, "?").id, "all of it")
    store.messages.checkpoint(done.id, "half", "half")
    assert store.messages.get(done.id) == done


def test_edit_and_regenerate_are_branches_and_lose_nothing(store):
    conversation = store.conversations.create("Branches")
    question = ask(store, conversation, None, "rings in benzene?")
    first = answer(store, conversation, question.id, "one")
    follow_up = ask(store, conversation, first.id, "and in naphthalene?")
    second = answer(store, conversation, question.id, "1 ring")
    edited = ask(store, conversation, None, "rings in anthracene?")

    assert texts(store, follow_up.id) == ["rings in benzene?", "one", "and in naphthalene?"]
    assert texts(store, second.id) == ["rings in benzene?", "1 ring"]
    assert texts(store, edited.id) == ["rings in anthracene?"]
    assert [m.id for m in store.messages.siblings(second.id)] == [first.id, second.id]
    assert [m.id for m in store.messages.siblings(question.id)] == [question.id, edited.id]
    assert [m.id for m in store.messages.children(question.id)] == [first.id, second.id]
    assert store.messages.latest_leaf(first.id).id == follow_up.id
    assert store.messages.latest_leaf(edited.id).id == edited.id


def test_roots_of_another_conversation_are_no_siblings(store, say):
    mine, theirs = say("mine"), say("theirs")
    assert [m.id for m in store.messages.siblings(mine.id)] == [mine.id]
    assert theirs.id not in [m.id for m in store.messages.siblings(mine.id)]


def test_head_follows_what_is_written_and_can_be_set_back(store):
    conversation = store.conversations.create("Head")
    assert store.messages.branch(store.conversations.get(conversation.id).head_message_id) == []
    question = ask(store, conversation, None, "?")
    first = answer(store, conversation, question.id, "one")
    second = answer(store, conversation, question.id, "two")
    assert store.conversations.get(conversation.id).head_message_id == second.id
    store.messages.set_head(conversation.id, first.id)
    assert texts(store, store.conversations.get(conversation.id).head_message_id) == ["?", "one"]


def test_a_message_can_follow_only_one_of_its_own_conversation(store, say):
    elsewhere = say("elsewhere")
    conversation = store.conversations.create("Here")
    with pytest.raises(NotFound):
        ask(store, conversation, elsewhere.id, "?")
    with pytest.raises(NotFound):
        store.messages.set_head(conversation.id, elsewhere.id)
    with pytest.raises(NotFound):
        store.messages.add_user(999, None, "?", None)


def test_a_long_branch_is_read_whole_and_in_order(store):
    conversation = store.conversations.create("Long")
    parent = None
    for number in range(100):
        parent = ask(store, conversation, parent, str(number)).id
    assert texts(store, parent) == [str(number) for number in range(100)]


def test_an_unknown_status_is_refused_and_the_checkpoint_stands(store, say):
    begun = store.messages.begin_answer(say("?").conversation_id, None, "policy")
    store.messages.checkpoint(begun.id, "half", "half")
    with pytest.raises(StoreError):
        store.messages.finish(begun.id, "all", "all", "splendid")
    assert store.messages.get(begun.id).text == "half"


def test_delete_can_be_undone_with_everything_in_it(store, say):
    asked = say("the synthesis of ibuprofen", title="Ibuprofen")
    store.molecules.record(asked.id, "M1", "CC(C)Cc1ccc(cc1)C(C)C(=O)O", "mentioned")
    store.conversations.delete(asked.conversation_id)
    assert store.conversations.list() == []
    assert [c.title for c in store.conversations.list(include_deleted=True)] == ["Ibuprofen"]
    assert store.search.text("ibuprofen") == []
    assert list(store.molecules.substructure_search("c1ccccc1")) == []
    assert store.molecules.similarity_search("CC(C)Cc1ccc(cc1)C(C)C(=O)O") == []

    store.conversations.undelete(asked.conversation_id)
    assert [c.title for c in store.conversations.list()] == ["Ibuprofen"]
    assert texts(store, store.conversations.list()[0].head_message_id) == ["the synthesis of ibuprofen"]
    assert [hit.message_id for hit in store.search.text("ibuprofen")] == [asked.id]
    assert len(list(store.molecules.substructure_search("c1ccccc1"))) == 1


def test_purge_removes_what_was_deleted_and_nothing_else(store, say):
    gone, kept = say("secret compound"), say("secret ingredient")
    store.messages.add_user(gone.conversation_id, gone.id, "more of the secret", None)
    with pytest.raises(NotFound):
        store.conversations.purge(gone.conversation_id)
    store.conversations.delete(gone.conversation_id)
    store.conversations.purge(gone.conversation_id)
    assert [c.id for c in store.conversations.list(include_deleted=True)] == [kept.conversation_id]
    assert [hit.message_id for hit in store.search.text("secret")] == [kept.id]
    assert store.conversations.create("New").id not in (gone.conversation_id, kept.conversation_id)


def test_list_shows_pinned_first_then_the_latest(store, say):
    old, middle, new = say("1", "old"), say("2", "middle"), say("3", "new")
    store.conversations.pin(old.conversation_id)
    assert [c.title for c in store.conversations.list()] == ["old", "new", "middle"]
    store.conversations.pin(old.conversation_id, False)
    store.messages.add_user(middle.conversation_id, middle.id, "again", None)
    assert [c.title for c in store.conversations.list()] == ["middle", "new", "old"]
    assert new.id


def test_rename_folder_and_title_search(store):
    conversation = store.conversations.create("untitled")
    store.conversations.rename(conversation.id, "Suzuki coupling Ärger")
    store.conversations.set_folder(conversation.id, "Project B")
    found = store.conversations.with_title("ÄRGER")
    assert [(c.title, c.folder) for c in found] == [("Suzuki coupling Ärger", "Project B")]
    assert [folder.name for folder in store.folders.list()] == ["Project B"]
    with pytest.raises(NotFound):
        store.conversations.rename(77, "nobody")


def test_calls_of_an_answer_in_their_order_and_states(store, say):
    asked = say("?")
    begun = store.messages.begin_answer(asked.conversation_id, asked.id, "policy")
    second = store.tool_calls.begin(begun.id, 1, "tpsa", {"molecule": "M1"}, "<tool_call>…", "pending")
    first = store.tool_calls.begin(begun.id, 0, "logp", {"molecule": "M1"})
    garbage = store.tool_calls.begin(begun.id, 2, "", None, '{"name": lo')
    done = store.tool_calls.finish(first, "ok", "1.31", {"value": 1.3101}, 3.5)
    store.tool_calls.finish(garbage, "unparsed", "The call could not be read.")
    calls = store.tool_calls.for_message(begun.id)
    assert [(c.id, c.state) for c in calls] == [(first, "ok"), (second, "pending"), (garbage, "unparsed")]
    assert calls[0] == done
    assert (done.result_json, done.ms, done.arguments_json) == ({"value": 1.3101}, 3.5, {"molecule": "M1"})
    assert (calls[2].raw_text, calls[2].arguments_json) == ('{"name": lo', None)
    with pytest.raises(NotFound):
        store.tool_calls.finish(12345, "ok", "")
    with pytest.raises(NotFound):
        store.tool_calls.begin(12345, 0, "logp", {})


@pytest.mark.parametrize("text", ["a\x00b", "\ud800 half a character", "", "x" * 2_000_000, "화학 𝛼 é"])
def test_any_text_can_be_stored(store, say, text):
    stored = store.messages.get(say(text, title=text[:50]).id).text
    assert stored == text.replace("\ud800", "\ufffd")


def test_settings_keep_what_json_can_express(store, path):
    assert store.settings.get("threads") is None
    assert store.settings.get("threads", 2) == 2
    store.settings.set("threads", 4)
    store.settings.set("window", {"size": [800, 600], "dark": True, "model": None})
    store.settings.set("threads", 3)
    with Store.open(path) as other:
        assert other.settings.all() == {
            "threads": 3,
            "window": {"size": [800, 600], "dark": True, "model": None},
        }


def test_the_versions_of_all_messages_at_once_are_those_of_each(store, say):
    first = say("logP of ethanol?")
    edited = store.messages.add_user(first.conversation_id, None, "logP of propanol?", None)
    answers = [store.messages.begin_answer(first.conversation_id, edited.id, "model") for _ in range(3)]
    say("another conversation")
    versions = store.messages.versions(first.conversation_id)
    assert versions[None] == (first.id, edited.id)
    assert versions[edited.id] == tuple(row.id for row in store.messages.siblings(answers[1].id))
    assert first.id not in versions
