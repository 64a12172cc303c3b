"""What a policy's next step is likely to be, from the words alone."""

import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall
from sandbox.registry import discover
from sandbox.replies import CLARIFY

REGISTRY = discover()
ANSWER, ASKS_BACK = "", "asks back"


def _episode(message: str) -> Episode:
    profile = Profile("native", REGISTRY.toolset())
    episode = Episode(REGISTRY, lambda name, given: call_tool(REGISTRY.get(name), given), profile)
    episode.observe(message)
    return episode


def _odds(episode: Episode) -> dict[str, float]:
    """Tool → weight; answers without a call stand under ``""`` and "asks back"."""
    leaning = episode.leaning()
    assert leaning is not None
    asks_back = next((weight for start, weight in leaning.items() if CLARIFY.startswith(start or "-")), -99.0)
    tools = {start.split('"')[3]: weight for start, weight in leaning.items() if '"' in start}
    return {ANSWER: leaning.get("", 0.0), ASKS_BACK: asks_back, **tools}


@pytest.mark.parametrize(
    ("message", "tool"),
    [
        ("What is the logP of aspirin?", "logp"),
        ("how do I quench and wash a Dess-Martin oxidation?", "reaction_workup"),
        ("Is there a carbazole in c1ccc(cc1)-n1c2ccccc2c2ccccc12?", "has_ring_system"),
        ("Theoretical C/H/N percentages for lidocaine hydrochloride, please.", "elemental_analysis"),
    ],
)
def test_a_plain_question_leans_to_its_tool(message: str, tool: str) -> None:
    odds = _odds(_episode(message))
    assert max(odds, key=lambda each: odds[each]) == tool


def test_where_the_molecule_is_missing_it_is_asked_for() -> None:
    odds = _odds(_episode("Is this compound dangerous? I will make 100 g of it next week."))
    assert max(odds, key=lambda each: odds[each]) == ASKS_BACK
    assert "structural_hazards" not in odds


def test_what_a_second_clause_asks_for_stays_likely() -> None:
    odds = _odds(_episode("Oxygen balance of picric acid, and what is its logP?"))
    assert {"oxygen_balance", "logp"} == {tool for tool, weight in odds.items() if weight > -6}


def test_after_a_call_what_is_left_is_likelier_than_what_nobody_asked_for() -> None:
    episode = _episode("Exact mass of quinine, and its degree of unsaturation?")
    episode.run(ToolCall("exact_mass", {"molecule": "M1"}, ""))
    odds = _odds(episode)
    assert odds["degree_of_unsaturation"] - odds["stereocentres"] > 2
    assert odds[ANSWER] < odds["degree_of_unsaturation"]
    episode.run(ToolCall("degree_of_unsaturation", {"molecule": "M1"}, ""))
    assert episode.leaning() is None


def test_other_models_are_left_alone() -> None:
    episode = Episode(REGISTRY, lambda name, given: call_tool(REGISTRY.get(name), given), Profile("schema"))
    episode.observe("What is the logP of aspirin?")
    assert episode.leaning() is None
