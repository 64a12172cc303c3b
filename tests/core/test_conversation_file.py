"""A conversation as a file: complete, taken in as a new one, and safe to take from anybody."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.conversation_file import (
    MAX_BYTES,
    ConversationFileError,
    load_conversation,
    read_conversation,
    write_conversation,
)
from app.core.reading import read_transcript
from app.exporting.calls import call_as_json
from app.store.store import Store
from sandbox.registry import discover
from sandbox.results import format_item
from tests.core.conversations import BIPHENYL, rich_conversation


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        yield opened


@pytest.fixture(scope="module")
def exported() -> str:
    with Store.memory() as opened:
        return write_conversation(opened.copies.read(rich_conversation(opened)))


@pytest.fixture
def document(exported: str) -> dict[str, Any]:
    return json.loads(exported)


def encode(document: Any) -> bytes:
    return json.dumps(document).encode()


def without_date(text: str) -> dict[str, Any]:
    document = json.loads(text)
    del document["exported_at"]
    return document


def test_the_file_is_complete(document: dict[str, Any]) -> None:
    roles = [message["role"] for message in document["messages"]]
    assert roles == ["user", "assistant", "user", "assistant", "user", "assistant", "assistant"]
    parents = [message["parent"] for message in document["messages"]]
    assert parents == [None, 1, 2, 3, 2, 5, 5]
    assert document["shown"] == 7
    first = document["messages"][1]
    assert [call["tool"] for call in first["calls"]] == ["count_ring_system", "logp"]
    assert first["calls"][0]["reruns"][0]["environment"] == {"rdkit": "1"}
    assert first["workspace"]["kept_things"] == 1
    assert document["messages"][0]["workspace"]["things"][0]["text"] == BIPHENYL
    assert document["messages"][5]["calls"][0]["state"] == "unparsed"
    assert document["messages"][5]["structures"][0]["role"] == "designed"
    assert set(document["made_with"]) == {"retort", "rdkit", "python"}


def test_an_imported_conversation_exports_the_same(exported: str, store: Store) -> None:
    store.conversations.create("another one before it")
    written, lost = store.copies.write(read_conversation(exported.encode()))
    assert lost == 0
    again = write_conversation(store.copies.read(written.id))
    assert without_date(again) == without_date(exported)
    assert store.check() == []


def test_an_imported_conversation_reads_goes_on_and_is_found(exported: str, store: Store) -> None:
    written, _ = store.copies.write(read_conversation(exported.encode()))
    transcript = read_transcript(store, written.id, discover())
    assert transcript.plain_text(transcript.turns[0]).startswith(f"{BIPHENYL} has 2 benzene rings")
    assert len(transcript.turns[0].claims) == 1
    assert len(transcript.turns[1].answer_versions) == 2
    assert [hit.conversation_id for hit in store.search.text("benzene rings")][0] == written.id
    hits = store.molecules.substructure_search("c1ccccc1-c1ccccc1")
    assert {hit.conversation_id for hit in hits} == {written.id}


def test_importing_twice_makes_two_and_changes_neither(exported: str, store: Store) -> None:
    content = read_conversation(exported.encode())
    first, _ = store.copies.write(content)
    before = write_conversation(store.copies.read(first.id))
    second, _ = store.copies.write(content)
    assert first.id != second.id
    assert without_date(write_conversation(store.copies.read(first.id))) == without_date(before)


def test_a_structure_that_cannot_be_read_is_counted_and_the_rest_comes_in(
    document: dict[str, Any], store: Store
) -> None:
    document["messages"][0]["structures"][0]["smiles"] = "C1CC"
    written, lost = store.copies.write(read_conversation(encode(document)))
    assert lost == 1
    assert len(read_transcript(store, written.id, discover()).turns) == 2


def change(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    for step in path[:-1]:
        document = document[step]
    document[path[-1]] = value
    return None


MESSAGE = ("messages", 1)
RESULT = (*MESSAGE, "calls", 0, "result")


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (("messages", 2, "parent"), 3, "does not stand before"),
        (("messages", 0, "parent"), 7, "does not stand before"),
        (("messages", 2, "parent"), 999, "does not stand before"),
        (("messages", 3, "id"), 1, r"messages\[3\].id: takes 4"),
        (("messages", 1, "parent"), None, "an answer has to follow a question"),
        (("shown",), 50, "there is no message 50"),
        ((*MESSAGE, "role"), "system", "takes user, assistant"),
        ((*MESSAGE, "workspace", "kept_things"), 40, "builds on 40 things, where there are 1"),
        ((*RESULT, "values", 0, "value"), "<script>", "takes a number, found text"),
        ((*RESULT, "values", 0, "kind"), "program", "a kind that is known"),
        ((*RESULT, "values", 0, "decimals"), 10**6, "between 0 and 15"),
        ((*RESULT, "state"), "fine", "takes ok, error"),
        ((*RESULT, "handles"), ["M1'); DROP TABLE message"], "takes a handle"),
        ((*MESSAGE, "seconds"), -1, "between 0 and"),
        ((*MESSAGE, "created_at"), "yesterday", "takes a date"),
        ((*MESSAGE, "text"), "\ud800", "no text"),
        ((*MESSAGE, "surprise"), 1, "unknown field 'surprise'"),
        (("version",), 2, "not known here"),
        (("format",), "something", "no conversation exported by Retort"),
        (("title",), "x" * 10_001, "takes 0 to 10,000 characters"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    document: dict[str, Any], path: tuple[Any, ...], value: Any, complaint: str
) -> None:
    change(document, path, value)
    with pytest.raises(ConversationFileError, match=complaint):
        read_conversation(encode(document))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b"[]",
        b'{"format": "retort-conversation"}',
        b"[" * 100_000,
        b'{"format": NaN}',
        b'{"a": 1' + b"0" * 10_000 + b"}",
        b"PK\x03\x04",
    ],
    ids=["empty", "binary", "cut off", "list", "bare", "endless", "NaN", "number", "zip"],
)
def test_what_is_no_conversation_is_refused(content: bytes) -> None:
    with pytest.raises(ConversationFileError):
        read_conversation(content)


def test_a_file_that_is_too_large_is_not_even_parsed(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ConversationFileError, match=f"larger than {MAX_BYTES // 10**6} MB"):
        load_conversation(path)


def test_a_small_file_cannot_ask_for_any_amount_of_memory(document: dict[str, Any]) -> None:
    thing = document["messages"][0]["workspace"]["things"][0]
    first, answer = document["messages"][:2]
    first["workspace"]["things"] = [{**thing, "handle": f"M{number}"} for number in range(1, 9000)]
    chain = [first]
    for number in range(2, 400):
        kept = {"things": [], "values": [], "calls": 0, "kept_things": 8999}
        chain.append({**first, "id": number, "parent": number - 1, "workspace": kept, "structures": []})
    del answer
    document["messages"], document["shown"] = chain, None
    with pytest.raises(ConversationFileError, match="structures and values"):
        read_conversation(encode(document))


JUNK = [None, True, -1, 0, 7, 3.5, 10**14, "", "x", "M1", "<b>&", [], ["x"], {}, {"kind": "number"}, [[1]]]


def paths(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*before, step)
        yield from paths(inner, (*before, step))


def test_whatever_is_taken_in_can_be_shown(document: dict[str, Any]) -> None:
    """Any one part replaced by anything: the file is refused, or the conversation works from end to end."""
    chance = random.Random(5)
    places = list(paths(document))
    taken = 0
    with Store.memory() as store:
        for _ in range(150):
            changed = copy.deepcopy(document)
            change(changed, chance.choice(places), chance.choice(JUNK))
            try:
                content = read_conversation(encode(changed))
            except ConversationFileError:
                continue
            taken += 1
            written, _ = store.copies.write(content)
            show(store, written.id)
            assert json.loads(write_conversation(store.copies.read(written.id)))["messages"]
    assert taken > 20


def show(store: Store, conversation_id: int) -> None:
    """Does with a conversation what the window does."""
    transcript = read_transcript(store, conversation_id, discover())
    for turn in transcript.turns:
        transcript.spans(turn)
        transcript.plain_text(turn)
        transcript.cited_molecules(turn)
        for call in turn.calls:
            call_as_json(call.tool, call.arguments, call.result, call.environment)
            assert all(format_item(item) is not None for item in (call.result.values if call.result else ()))
