import pytest

from sandbox.episode import Episode
from sandbox.grounding import unsupported_claims
from tests.sandbox.test_episode import ASPIRIN, an_episode, call


@pytest.fixture
def episode() -> Episode:
    episode = an_episode("schema")
    episode.observe(
        f"Tell me the logP of {ASPIRIN} and of CCO, and whether the first passes Lipinski at pH 7.4"
    )
    call(episode, "logp", molecule="M1")
    call(episode, "logp", molecule="M2")
    call(episode, "tpsa", molecule="M1")
    call(episode, "lipinski", molecule="M1")
    call(episode, "ring_count", molecule="M1")
    return episode


def claims(episode: Episode, answer: str) -> list[str]:
    return [claim.text for claim in unsupported_claims(answer, episode.workspace, episode.exchanges[-1])]


@pytest.mark.parametrize(
    "answer",
    [
        "The logP of M1 is V1.",
        "The logP of M1 is 1.31.",
        "M1 has a logP of 1.3.",
        "The TPSA of M1 is 63.60 Å².",
        "The TPSA is 63.6 Å^2.",
        "Yes, M1 passes.",
        "M1 has one ring.",
        "At pH 7.4 nothing is known.",
        f"{ASPIRIN} is your molecule.",
        "Hello!",
    ],
)
def test_what_a_result_says_is_supported(episode: Episode, answer: str):
    assert claims(episode, answer) == []


@pytest.mark.parametrize(
    ("answer", "claim"),
    [
        ("The logP of M1 is 2.31.", "2.31"),
        ("The logP of M2 is 1.31.", "1.31"),
        ("The TPSA of M1 is 1.31 Å².", "1.31 Å²"),
        ("The TPSA of M1 is 63.6 g/mol.", "63.6 g/mol"),
        ("The molecular weight of M1 is 180.16 g/mol.", "180.16 g/mol"),
        ("No, it does not pass.", "No"),
        ("M1 has three rings.", "three rings"),
        ("You could make CCOC(=O)c1ccccc1 instead.", "CCOC(=O)c1ccccc1"),
        ("It melts at 135 °C.", "135 °C"),
    ],
)
def test_what_no_result_says_is_marked(episode: Episode, answer: str, claim: str):
    assert claims(episode, answer) == [claim]


def test_a_yes_needs_a_boolean_result_of_this_turn():
    episode = an_episode("schema")
    episode.observe(f"Is {ASPIRIN} toxic?")
    assert claims(episode, "Yes, it is.") == ["Yes"]


def test_the_title_of_a_result_claims_no_number():
    episode = an_episode("schema")
    episode.observe("Is benzene classified?")
    call(episode, "ghs_classification", molecule="M1")
    assert claims(episode, "GHS classes (Korea, 2011) of M1: V2.") == []
    assert claims(episode, "It was classified in 1997.") == ["1997"]
