"""The ranker knows every tool that chemists ask for in words, and what they mean by them."""

import pytest

from sandbox.registry import discover
from sandbox.retrieval.meaning import split
from sandbox.retrieval.ranker import LONGEST, NOTHING, ToolRanker, features
from training.phrasing import TRAINING, Phrasings


def best(message: str) -> str:
    scores = ToolRanker.shipped().scores(message)
    return max(scores, key=scores.__getitem__)


def test_every_tool_with_phrasings_is_known():
    # If one is not: python -m training.ranker
    phrasings = Phrasings.load(TRAINING)
    known = {spec.name for spec in discover() if phrasings.knows(spec.name)}
    assert set(ToolRanker.shipped().tools) == known | {NOTHING}


@pytest.mark.parametrize(
    ("message", "tool"),
    [
        ("M1: greasy or not? number pls", "logp"),
        ("18 torr is how many mbar", "convert_units"),
        ("how would you go about M1 from cheap starting materials", "plan_synthesis"),
        ("M1 and M2 both in the waste can, any danger", "incompatible_reagents"),
        ("does M1 get into the brain", "blood_brain_barrier"),
    ],
)
def test_wordings_of_the_bench_are_understood(message: str, tool: str):
    assert best(message) == tool


def test_handles_and_numbers_look_alike():
    assert features("dilute M1 from 10 mM to 2,5 mM") == features("dilute M27 from 3.25 mM to 700 mM")


def test_pasted_text_is_read_up_to_a_limit():
    assert features("logP of M1 " * 10_000) == features(("logP of M1 " * 10_000)[:LONGEST])


def test_words_that_no_phrasing_has_are_understood_by_what_they_mean() -> None:
    message = "M1 solidifies when"
    assert not any("solidifies" in path.read_text(encoding="utf-8") for path in TRAINING.glob("*.toml"))
    meanings = ToolRanker.shipped().meanings(message)
    assert max(meanings, key=lambda tool: meanings[tool]) == "melting_point"


def test_handles_and_numbers_mean_nothing() -> None:
    ranker = ToolRanker.shipped()
    assert ranker.meanings("flash point of M1 at 3 bar") == ranker.meanings("flash point of M27 at 12.5 bar")


def test_words_are_cut_into_the_longest_known_pieces() -> None:
    pieces = {" sol": 0, " solid": 1, "ifies": 2, "if": 3}
    assert split("solidifies, zolid", pieces) == [1, 2]
