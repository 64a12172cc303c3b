"""Search in the text: whatever a person types."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.store import Store

ASPIRIN = "Aspirin, CC(=O)Oc1ccccc1C(=O)O, CAS 50-78-2, has a logP of 1.31."
PHENOL = "The pKa of phenol is 9.99; aspirin's is 3.36 (café lab, 아스피린의 수소)."

HOSTILE = [
    '"',
    "*",
    "-",
    "",
    "   ",
    "'",
    "(",
    ")",
    "NOT",
    "AND OR NOT",
    "a NEAR(b)",
    "text:a",
    "^a",
    "{",
    "+",
    "\\",
    "%",
    "_",
    ";--",
    "' OR 1=1",
    "\x00",
    'a\x00"b',
    "\ud800",
    "=O",
    "C#N",
    "[nH]",
    "🧪",
    "x" * 100_000,
    "a " * 5000,
]


@pytest.fixture
def chats(store, say):
    return {"aspirin": say(ASPIRIN, "A").id, "phenol": say(PHENOL, "P").id}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("aspirin", {"aspirin", "phenol"}),
        ("ASPIRIN logp", {"aspirin"}),
        ("aspirin's", {"phenol"}),
        ("asp", {"aspirin", "phenol"}),
        ("spiri", {"aspirin", "phenol"}),
        ("phenol aspirin", {"phenol"}),
        ("CC(=O)O", {"aspirin"}),
        ("c1ccccc1C(=O)", {"aspirin"}),
        ("50-78-2", {"aspirin"}),
        ("78-2", {"aspirin"}),
        ("3.36", {"phenol"}),
        ("3.36 pKa", {"phenol"}),
        ("=O", {"aspirin"}),
        ("cafe", {"phenol"}),
        ("아스피린", {"phenol"}),
        ("피린", {"phenol"}),
        ("수소", {"phenol"}),
        ("benzene", set()),
        ("aspirin benzene", set()),
        ('"', set()),
        ("", set()),
    ],
)
def test_finds_what_a_chemist_types(store, chats, query, expected):
    names = {number: name for name, number in chats.items()}
    assert {names[hit.message_id] for hit in store.search.text(query)} == expected


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:12]))
def test_nothing_typed_is_an_error(store, chats, query):
    for hit in store.search.text(query):
        assert hit.message_id in chats.values()


@pytest.fixture(scope="module")
def library():
    with Store.memory() as store:
        conversation = store.conversations.create("library")
        for text in (ASPIRIN, PHENOL, '"quoted" * - ( ) AND', ""):
            store.messages.add_user(conversation.id, None, text, None)
        yield store


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.text(),
        st.text(st.sampled_from("\"'*-+()[]{}:^.,=#@ acCON1\x00\ud83d"), max_size=20),
        st.lists(st.sampled_from(["AND", "OR", "NOT", "NEAR", "aspirin", '"', "text:", "^", "*"])).map(
            " ".join
        ),
    )
)
def test_no_query_raises_and_spans_lie_within_the_snippet(library, query):
    for hit in library.search.text(query):
        for start, end in hit.spans:
            assert 0 <= start < end <= len(hit.snippet)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_piece_of_a_text_finds_the_text(library, data):
    start = data.draw(st.integers(0, len(ASPIRIN) - 4))
    end = data.draw(st.integers(start + 3, len(ASPIRIN)))
    piece = ASPIRIN[start:end]
    found = {library.messages.get(hit.message_id).text for hit in library.search.text(piece)}
    # Shorter parts count as words first.
    if piece.split() and all(len(part) >= 3 for part in piece.split()):
        assert ASPIRIN in found


def test_snippet_shows_the_match_in_its_surroundings(store, say):
    say("x " * 500 + "the melting\npoint of caffeine is 235 °C" + " y" * 500)
    hit = store.search.text("caffeine 235")[0]
    assert "melting point of caffeine is 235 °C" in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["caffeine", "235"]
    assert len(hit.snippet) < 200


def test_search_within_one_conversation(store, say):
    here, there = say("toluene here"), say("toluene there")
    assert {hit.message_id for hit in store.search.text("toluene")} == {here.id, there.id}
    assert [hit.message_id for hit in store.search.text("toluene", here.conversation_id)] == [here.id]


def test_exact_writing_comes_first(store, say):
    lower, exact = say("ring c1ccccc1co"), say("an ether, c1ccccc1CO, and many more words that dilute it")
    assert [hit.message_id for hit in store.search.text("c1ccccc1CO")] == [exact.id, lower.id]


def test_limit(store, say):
    for number in range(5):
        say(f"benzene {number}")
    assert len(store.search.text("benzene", limit=3)) == 3
    assert store.search.text("benzene", limit=0) == []


def test_the_index_follows_what_is_shown(store, say):
    asked = say("?")
    begun = store.messages.begin_answer(asked.conversation_id, asked.id, "policy")
    store.messages.checkpoint(begun.id, "M1", "naphthalene")
    assert [hit.message_id for hit in store.search.text("naphthalene")] == [begun.id]
    store.messages.finish(begun.id, "M1", "anthracene", "complete")
    assert store.search.text("naphthalene") == []
    assert [hit.message_id for hit in store.search.text("thracen")] == [begun.id]


def test_messages_on_branches_that_are_not_shown_are_found(store, say):
    question = say("?")
    first = store.messages.begin_answer(question.conversation_id, question.id, "policy")
    store.messages.finish(first.id, "", "pyridine", "complete")
    second = store.messages.begin_answer(question.conversation_id, question.id, "policy")
    store.messages.finish(second.id, "", "pyrrole", "complete")
    assert [hit.message_id for hit in store.search.text("pyridine")] == [first.id]


@pytest.mark.parametrize("long", ["CC(=O)Oc1ccccc1 " * 20_000])
def test_a_huge_message_is_stored_and_found(store, say, long):
    asked = say(long + "needle")
    assert [hit.message_id for hit in store.search.text("needle")] == [asked.id]
