"""Messages that exchange something in the question before, and which molecule a synthesis leads to."""

import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall, write_call
from sandbox.registry import discover
from sandbox.talk.going_on import named_anew
from sandbox.talk.plain_wishes import wants_mirror_image
from sandbox.talk.protection import group_put_on
from sandbox.talk.routes import ends_of
from tests.sandbox.grammars import takes

REGISTRY = discover()


def after(question: str, *calls: ToolCall) -> Episode:
    profile = Profile("native", REGISTRY.toolset())
    episode = Episode(REGISTRY, lambda name, given: call_tool(REGISTRY.get(name), given), profile)
    episode.observe(question)
    for call in calls:
        episode.run(call)
    return episode


@pytest.mark.parametrize(
    ("message", "molecules"),
    [
        ("no, I meant M2", ("M2",)),
        ("Sorry, M2!", ("M2",)),
        ("what about M2 and M3?", ("M2", "M3")),
        ("do the same for M2 please", ("M2",)),
        ("and of M2?", ("M2",)),
        ("k and the M2 we start from?", ("M2",)),
        ("and for our other degradant, M2 ?", ("M2",)),
        ("M2 higher?", ("M2",)),
        ("is M2 toxic?", ()),
        ("and the solubility of M2?", ()),
        ("thanks", ()),
    ],
)
def test_a_message_may_name_only_another_molecule(message: str, molecules: tuple[str, ...]) -> None:
    assert named_anew(message) == molecules


@pytest.mark.parametrize("message", ["no, I meant cyclohexane", "and cyclohexane?", "same for cyclohexane"])
def test_the_questions_before_are_asked_of_it_once_more(message: str) -> None:
    episode = after(
        "logP and TPSA of hexane",
        ToolCall("logp", {"molecule": "M1"}, ""),
        ToolCall("tpsa", {"molecule": "M1"}, ""),
    )
    episode.act("The logP of M1 is V1. The TPSA of M1 is V2.")
    episode.observe(message)
    assert episode.exchanges[-1].reading.wanted == ("logp", "tpsa")
    assert dict(episode.scope().subjects) == {"logp": ("M2",), "tpsa": ("M2",)}


def test_another_property_is_ranked_by_as_the_one_before() -> None:
    ranked = {"molecules": ["M1", "M2"], "property": "logP", "order": "lowest first"}
    episode = after("Order ibuprofen and naproxen by logP", ToolCall("rank_molecules", ranked, ""))
    episode.act("V1.")
    episode.observe("and by TPSA?")
    assert episode.exchanges[-1].reading.wanted == ("rank_molecules",)


@pytest.mark.parametrize(
    ("message", "ends"),
    [
        ("How would I make M1 from M2, and is M2 purchasable?", ("M1", "M2")),
        ("turn M2 into M1", ("M1", "M2")),
        ("I have M2 and want to make M1", ("M1", "M2")),
        ("synthesis of M1 starting from M2", ("M1", "M2")),
        ("Plan a synthesis of M1 that begins with M2", ("M1", "M2")),
        ("synthesis of M1 without M2", None),
        ("make M1 and M2", None),
    ],
)
def test_a_synthesis_leads_where_the_message_says(message: str, ends: tuple[str, str] | None) -> None:
    assert ends_of(message) == ends


def test_a_route_from_a_named_start_is_planned_from_it() -> None:
    episode = after("How would I make paracetamol from 4-aminophenol?")
    right = write_call("plan_synthesis", {"molecule": "M1", "start_from": "M2"})
    assert takes(episode.grammar(), right)
    for wrong in ({"molecule": "M2"}, {"molecule": "M1"}, {"molecule": "M2", "keep": "M1"}):
        assert not takes(episode.grammar(), write_call("plan_synthesis", wrong))


@pytest.mark.parametrize(
    ("message", "name", "tools"),
    [
        ("Boc-protect 4-phenylpiperidine: how?", "Boc", ("add_group", "protection_conditions")),
        ("protect the amine of tyrosine with Cbz", "Cbz", ("add_group", "protection_conditions")),
        ("TBS protection of 2-phenylethanol", "TBS", ("protection_conditions",)),  # no such substituent
    ],
)
def test_protecting_puts_the_group_on_and_says_how(message: str, name: str, tools: tuple[str, ...]) -> None:
    episode = after(message)
    assert episode.exchanges[-1].reading.wanted == tools
    grammar = episode.grammar()
    assert takes(grammar, write_call("protection_conditions", {"name": name}))
    if len(tools) == 2:
        assert takes(grammar, write_call("add_group", {"molecule": "M1", "group": name}))
        assert not takes(grammar, write_call("add_group", {"molecule": "M1", "group": "amine"}))


@pytest.mark.parametrize("message", ["which protecting groups are in M1?", "how is a Boc group introduced?"])
def test_other_questions_on_protecting_groups_stay_what_they_are(message: str) -> None:
    assert not group_put_on(message)


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("what's the enantiomer of M1?", True),
        ("and its mirror image?", True),
        ("is M1 the enantiomer of M2?", False),
        ("how do I separate M1 from its enantiomer", False),
    ],
)
def test_an_enantiomer_is_asked_for(message: str, wanted: bool) -> None:
    assert wants_mirror_image(message) is wanted


def test_one_molecule_is_not_compared_with_itself() -> None:
    itself = write_call("compare_molecules", {"first": "M1", "second": "M1"})
    episode = after("SMILES of L-alanine", ToolCall("canonical_smiles", {"molecule": "M1"}, ""))
    episode.act("V1.")
    episode.observe("and its enantiomer?")
    assert not takes(episode.grammar(), itself)
    assert takes(after("Is CCO the same as CCO?").grammar(), itself)


def test_no_number_is_made_up_where_the_message_has_none() -> None:
    episode = after("I have phenol and want to make aspirin. Route?")
    ends = {"molecule": "M2", "start_from": "M1"}
    assert takes(episode.grammar(), write_call("plan_synthesis", ends))
    limited = {"molecule": "M2", "max_steps": 100000, "start_from": "M1"}
    assert not takes(episode.grammar(), write_call("plan_synthesis", limited))
    episode = after("Route to aspirin in at most 3 steps")
    assert takes(episode.grammar(), write_call("plan_synthesis", {"molecule": "M1", "max_steps": 3}))
