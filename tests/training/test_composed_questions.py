"""Questions that ask for several things: each call takes its molecule, and every template can be filled."""

import json
import random
import re
from collections import Counter

import pytest
from gguf import GGUFWriter

from app.engine.naming import TOOLSET_KEY
from sandbox.registry import discover
from sandbox.vocabulary import VOCABULARIES
from training.dataset.sampling import new_tools
from training.deck import Deck
from training.molecules import MoleculePool
from training.phrasing import TRAINING, Phrasings, join_questions
from training.questions import Mol, PlannedCall, Product, Question, Slot
from training.slots import Slots
from training.tasks import TaskSampler

PHRASINGS = Phrasings.load(TRAINING)
REGISTRY = discover()
SLOTS = {"m", "n", "group", "groups", "ring", "rings", "element", "elements", "pattern", "property"}


def sampler(chat=None, composing=None, seed=1):
    phrasings = Phrasings(PHRASINGS.tools, chat or PHRASINGS.chat, composing or PHRASINGS.composing)
    return TaskSampler(REGISTRY, phrasings, MoleculePool("train"), random.Random(seed))


def test_entries_with_several_parts_name_tools_and_slots_that_exist():
    for entry in PHRASINGS.chat["two_part"]:
        text, tools = entry["text"], entry["tools"]
        assert set(tools) <= set(REGISTRY.names()), text
        assert set(re.findall(r"\{(\w+)\}", text)) <= SLOTS, text
        molecules = entry.get("of", ["m"] * len(tools))
        assert len(molecules) == len(tools), text
        assert all(f"{{{molecule}}}" in text for molecule in molecules), text


@pytest.mark.parametrize(
    ("section", "slots"),
    [
        ("each_of", {"a", "ms"}),
        ("chain_scaffold", {"a", "m"}),
        ("chain_heads", {"a", "edit"}),
        ("product_tails", {"a"}),
        ("product_followups", {"a"}),
        ("same_for", {"n"}),
        ("product_nouns", set()),
        ("product_compared", {"property"}),
        ("edit_again", {"edit"}),
    ],
)
def test_composing_templates_have_their_slots_and_are_not_repeated(section, slots):
    lines = PHRASINGS.composing[section]
    assert {line for line in lines if set(re.findall(r"\{(\w+)\}", line)) != slots} == set()
    assert len(set(lines)) == len(lines)


def test_each_part_takes_the_molecule_that_it_names():
    entry = {"text": "logP of {m}, TPSA of {n}", "tools": ["logp", "tpsa"], "of": ["m", "n"]}
    question = sampler(
        {**PHRASINGS.chat, "two_part": [entry], "preambles": [""], "trailers": [""]}
    ).two_part()
    first, second = (call.arguments["molecule"] for call in question.calls)
    assert isinstance(first, Mol)
    assert isinstance(second, Mol)
    assert question.subjects == (first.key, second.key)


def test_the_property_asked_for_before_the_edit_is_that_of_the_product():
    heads = {
        **PHRASINGS.composing,
        "product_tails": ["{a}"],
        "chain_heads": ["If I {edit}, what is the {a}?"],
    }
    asker = sampler(composing=heads)
    questions = [asker.chain() for _ in range(60)]
    headed = [question for question in questions if "If I " in question.text]
    assert headed
    for question in headed:
        assert question.calls[0].tool in ("add_group", "remove_group", "replace_group")
        assert [call.arguments["molecule"] for call in question.calls[1:]] == [Product(0)] * (
            len(question.calls) - 1
        )


def test_singular_and_plural_of_one_slot_are_one_group():
    slots = Slots(REGISTRY, MoleculePool("train"), random.Random(2))
    template = "Is there a {group}? How many {groups}?"
    for _ in range(20):
        written, drawn = slots.draw("count_functional_group", template, None)
        group = str(drawn["group"])
        phrases = {group, *VOCABULARIES.get("group").terms[group]}
        assert any(written["groups"].startswith(phrase[:-1]) for phrase in phrases), written
        assert written["group"] in phrases


@pytest.mark.parametrize(
    ("joiner", "expected"),
    [
        ("{q1} Also, {q2}", "mw of CCO. Also, what is its logP?"),
        ("{q1} {q2}", "mw of CCO. What is its logP?"),
        ("1) {q1} 2) {q2}", "1) mw of CCO 2) What is its logP?"),
    ],
)
def test_two_questions_are_joined_as_people_write_them(joiner, expected):
    assert join_questions(joiner, "mw of CCO", "What is its logP?") == expected


def test_what_was_made_is_measured_compared_and_edited_again():
    asker = sampler(seed=3)
    first = asker.single("murcko_scaffold", "scaffold of {m}")
    later = [asker._followup(first) for _ in range(60)]
    calls = [
        call for question in later if question and question.family == "product" for call in question.calls
    ]
    assert {"property_difference", "add_group"} <= {call.tool for call in calls}
    assert all(Product(-1) in call.arguments.values() for call in calls)
    compared = next(call for call in calls if call.tool == "property_difference")
    assert (compared.arguments["first"], compared.arguments["second"]) == (
        Product(-1),
        Mol(first.subjects[0]),
    )


def test_in_few_questions_no_tool_is_left_out_and_new_ones_come_more_often():
    deck = Deck({"old": 1.0, "new": 2.0, "rare": 0.25}, random.Random(1))
    drawn = Counter(deck.draw() for _ in range(13))
    assert drawn == {"old": 4, "new": 8, "rare": 1}


def test_the_new_tools_are_those_that_the_policy_does_not_know(tmp_path):
    known = REGISTRY.toolset() | {"logp": "another signature"}
    del known["tpsa"]
    writer = GGUFWriter(tmp_path / "policy.gguf", "llama")
    writer.add_string(TOOLSET_KEY, json.dumps(known))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.close()
    assert new_tools(tmp_path / "policy.gguf", 3.0) == {"logp": 3.0, "tpsa": 3.0}


def test_a_question_is_repeated_with_one_thing_changed():
    asker = sampler(seed=5)
    arguments: dict[str, Slot] = {"molecule": Mol("CCO"), "amount": "12.1 g", "volume": "500 mL"}
    first = Question("", (PlannedCall("solution_concentration", arguments),), subjects=("CCO",))
    again = [question for _ in range(30) if (question := asker._repeats.of(first))]
    for question in again:
        (call,) = question.calls
        assert call.tool == "solution_concentration"
        assert sum(call.arguments[name] != arguments[name] for name in arguments) == 1
        changed = next(slot for name, slot in call.arguments.items() if slot != arguments[name])
        assert isinstance(changed, Mol) or changed in question.text


def test_follow_ups_on_two_molecules_leave_both_out():
    asker = sampler(seed=7)
    call = PlannedCall("compare_molecules", {"first": Mol("CCO"), "second": Mol("CCN")})
    first = Question("", (call,), subjects=("CCO", "CCN"))
    later = [asker._followup(first) for _ in range(80)]
    pairs = [question.calls[0] for question in later if question and question.subjects == ("CCO", "CCN")]
    tools = {call.tool for call in pairs}
    assert {"similarity", "property_difference", "maximum_common_substructure"} <= tools
    assert all({Mol("CCO"), Mol("CCN")} <= set(_molecules(call)) for call in pairs)


def _molecules(call):
    for slot in call.arguments.values():
        yield from slot if isinstance(slot, tuple) else (slot,)
