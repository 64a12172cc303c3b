"""Slash commands: how they are read, what they do to a conversation, and what is offered while typing."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from app.core.command_hints import hints_for
from app.core.commands import command_name, read_command, with_handles, write_command
from app.core.events import CallFinished, Event, TurnFinished, TurnStopped
from app.core.reading import read_transcript
from app.core.session import Session
from app.store.store import Store
from sandbox.calling import bind
from sandbox.errors import ArgumentError, SandboxError
from sandbox.profiles import Profile
from sandbox.registry import ToolSpec, discover
from sandbox.results import ToolResult, failure
from sandbox.workspace import Workspace
from tests.core.scripted import ScriptedPolicy, call
from tests.core.test_session import run_here

REGISTRY = discover()


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        yield opened


def session(
    store: Store, policy: ScriptedPolicy | None = None, conversation_id: int | None = None
) -> Session:
    profile = Profile("native", REGISTRY.toolset())
    return Session(store, policy, run_here, REGISTRY, profile, conversation_id=conversation_id)


def read(text: str) -> dict[str, object]:
    return dict(read_command(text, REGISTRY).arguments)


@pytest.mark.parametrize("spec", list(REGISTRY), ids=lambda spec: spec.name)
def test_every_tool_can_be_called_by_command(spec: ToolSpec) -> None:
    for example in spec.examples:
        read_back = read_command(write_command(spec, example), REGISTRY)
        assert read_back.spec is spec
        assert bind(spec, read_back.arguments).keys() == bind(spec, example).keys()
        arguments, _ = with_handles(read_back, Workspace())
        assert arguments.keys() == example.keys()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("/logp CCO", "logp"),
        ("  /rank-molecules", "rank_molecules"),
        ("/LogP\nCCO", "logp"),
        ("/home/me/list.sdf what is in it?", None),
        ("/C=C/C", None),
        ("logP of CCO", None),
        ("what does /logp do?", None),
        ("/", None),
    ],
)
def test_what_is_a_command(text: str, name: str | None) -> None:
    assert command_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        '/rank_molecules CCO "salicylic acid" CCC --property logP --order "highest first"',
        "/rank_molecules CCO salicylic acid CCC logP highest first",
        "/rank_molecules --order highest first --property logP --molecules CCO salicylic acid CCC",
        "/rank_molecules --order=highest_first --property lipophilicity CCO salicylic acid CCC",
    ],
)
def test_names_of_several_words_and_options_need_no_quotes(text: str) -> None:
    arguments = read(text)
    assert arguments["property"] == "logP"
    assert arguments["order"] == "highest first"
    labelled = {"smiles": "O=C(O)c1ccccc1O", "label": "salicylic acid"}
    assert arguments["molecules"] == ["CCO", labelled, "CCC"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/logp", "still needs molecule"),
        ("/logb CCO", "did you mean logp"),
        ("/logp CCO CCC", "'CCC' is one value too many"),
        ("/logp --colour red CCO", "no argument 'colour'"),
        ("/logp --molecule CCO --molecule CCC", "given twice"),
    ],
)
def test_a_command_that_does_not_fit_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(ArgumentError, match=said):
        read(text)


def test_a_double_bond_and_a_backslash_stay_as_written() -> None:
    assert read(r"/logp F/C=C\F")["molecule"] == r"F/C=C\F"
    assert read("/logp --molecule=C=C")["molecule"] == "C=C"
    assert read("/count_substructure C=CC=C C=C") == {"molecule": "C=CC=C", "pattern": "C=C"}


def test_a_command_answers_without_a_model_and_a_question_goes_on_from_it(store: Store) -> None:
    events: list[Event] = []
    direct = session(store)
    answer = direct.ask("/logp aspirin", events.append)
    assert answer is not None
    # Crippen logP of aspirin as RDKit gives it (Wildman and Crippen 1999): 1.31
    assert answer.text == "The logP of aspirin is 1.31."
    assert answer.unsupported == ()
    assert [type(event) for event in events][-2:] == [CallFinished, TurnFinished]
    policy = ScriptedPolicy([call("tpsa", molecule="M1"), "The TPSA of M1 is V2."])
    going_on = session(store, policy, direct.conversation_id)
    follow_up = going_on.ask("and its TPSA?")
    assert follow_up is not None
    assert follow_up.text == "The TPSA of aspirin is 63.60 Å²."
    assert "M1" in policy.prompts[0]


def test_a_command_is_stored_with_its_call_like_any_turn(store: Store) -> None:
    direct = session(store)
    direct.ask("/murcko_scaffold CCc1ccccc1")
    transcript = read_transcript(store, direct.conversation_id or 0, REGISTRY)
    (turn,) = transcript.turns
    assert turn.question == "/murcko_scaffold CCc1ccccc1"
    assert [entry.tool for entry in turn.calls] == ["murcko_scaffold"]
    assert [thing.text for thing in transcript.cited_molecules(turn)][0] == "c1ccccc1"
    assert store.conversations.list()[0].title == "/murcko_scaffold CCc1ccccc1"


def test_a_command_takes_handles_and_names_what_is_missing(store: Store) -> None:
    direct = session(store)
    direct.ask("/logp CCO")
    answer = direct.ask("/tpsa M1")
    assert answer is not None
    assert answer.text == "The TPSA of CCO is 20.23 Å²."
    with pytest.raises(SandboxError, match="no M7 in this conversation .structures at hand: M1"):
        direct.ask("/tpsa M7")
    assert len(store.messages.branch(store.conversations.list()[0].head_message_id)) == 4


def test_an_unreadable_structure_stores_nothing(store: Store) -> None:
    with pytest.raises(SandboxError, match="ring bond 1"):
        session(store).ask("/logp c1ccccc")
    assert store.conversations.list() == []


def test_a_calculation_that_has_no_answer_says_why(store: Store) -> None:
    answer = session(store).ask("/murcko_scaffold CCO")
    assert answer is not None
    assert "has no ring" in answer.text


def test_a_command_can_be_repeated_and_edited(store: Store) -> None:
    direct = session(store)
    direct.ask("/logp CCO")
    asked = store.messages.branch(store.conversations.list()[0].head_message_id)[0]
    again = direct.regenerate(asked.id)
    edited = direct.edit(asked.id, "/logp CCC")
    assert again is not None
    assert edited is not None
    assert again.text != edited.text
    assert len(store.messages.siblings(asked.id)) == 2


def test_without_a_model_a_question_is_refused_before_it_is_stored(store: Store) -> None:
    with pytest.raises(SandboxError, match="only commands"):
        session(store).ask("What is the logP of CCO?")
    assert store.conversations.list() == []


def test_what_was_left_out_is_a_word_also_when_it_is_answered_again(store: Store) -> None:
    policy = ScriptedPolicy(["Noted.", "Noted again."])
    chat = session(store, policy)
    chat.ask("Is aspirin more polar than CCO?", left_out=["aspirin"])
    asked = store.messages.branch(store.conversations.list()[0].head_message_id)[0]
    assert asked.raw_text == "Is aspirin more polar than M1?"
    chat.regenerate(asked.id)
    assert "Is aspirin more polar than M1?" in policy.prompts[1]


def inserts(text: str, workspace: Workspace | None = None) -> list[str]:
    hints = hints_for(text, REGISTRY, workspace)
    return [] if hints is None else [suggestion.insert for suggestion in hints.suggestions]


def test_names_are_completed_and_found_by_what_they_calculate() -> None:
    assert set(inserts("/log")[:2]) == {"/logd ", "/logp "}
    assert "/tpsa " in inserts("/polar")
    assert {f"/{spec.name} " for spec in REGISTRY} < set(inserts("/"))
    assert "/help " in inserts("/he")


@pytest.mark.parametrize(
    ("text", "current", "offered"),
    [
        ("/rank_molecules CCO CCC --order ", "order", '"highest first" '),
        ("/rank_molecules CCO CCC --", None, "--property "),
        ("/count_functional_group salicylic acid carboxy", "group", '"carboxylic acid" '),
        ("/property_difference CCO CCC molec", "property", '"molecular weight" '),
    ],
)
def test_arguments_and_options_are_offered(text: str, current: str | None, offered: str) -> None:
    hints = hints_for(text, REGISTRY)
    assert hints is not None
    assert (None if hints.current is None else hints.usage[hints.current]) == current
    assert offered in inserts(text)
    assert text[hints.start :] in ("", *[text.split()[-1]])


def test_structures_of_the_conversation_are_offered() -> None:
    workspace = Workspace()
    workspace.add("molecule", "CCO", name="ethanol")
    workspace.add("molecule", "c1ccccc", problem="ring bond 1 is not closed")
    assert inserts("/logp ", workspace) == ["M1 "]
    assert inserts("/logp eth", workspace) == ["M1 "]
    assert hints_for("What is the logP of", REGISTRY, workspace) is None


def test_a_command_can_be_stopped(store: Store) -> None:
    def run_and_stop(tool: str, arguments: Mapping[str, Any]) -> ToolResult:
        direct.stop()
        return failure("cancelled", "it was cancelled")

    events: list[Event] = []
    profile = Profile("native", REGISTRY.toolset())
    direct = Session(store, None, run_and_stop, REGISTRY, profile)
    assert direct.ask("/logp CCO", events.append) is None
    assert isinstance(events[-1], TurnStopped)
    head = store.messages.branch(store.conversations.list()[0].head_message_id)
    assert [message.status for message in head] == ["complete", "stopped"]
