"""The sample questions of the empty chat: recogniser, retriever and tools answer every one of them."""

import pytest

from app.core.samples import SAMPLES, Sample
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.retrieval.retriever import Retriever
from tests.core.test_session import run_here

REGISTRY = discover()
SHOWN = 6  # tools among which the one that answers has to be


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.question[:40])
def test_a_sample_question_has_what_its_tool_needs(sample: Sample) -> None:
    episode = Episode(REGISTRY, run_here, Profile("native", REGISTRY.toolset()))
    episode.observe(sample.question)
    exchange = episode.exchanges[0]
    things = [thing for handle in exchange.mentioned if (thing := episode.workspace.thing(handle))]
    assert [thing.problem for thing in things if thing.problem] == []
    found = Retriever(list(REGISTRY)).find(exchange.policy_text)[:SHOWN]
    for name in sample.tools:
        spec = REGISTRY.get(name)
        assert name in [each.name for each in found]
        needed = sum(argument.kind == "molecule" for argument in spec.arguments)
        lists = [
            argument for argument in spec.arguments if argument.kind == "molecules" and argument.required
        ]
        needed += sum(argument.at_least for argument in lists)
        assert len([thing for thing in things if thing.kind == "molecule"]) >= needed
        for argument in spec.arguments:
            if argument.kind == "term" and name != "rank_molecules":
                assert exchange.terms.get(argument.vocabulary), argument.name


def test_each_family_has_four_questions_and_none_comes_twice() -> None:
    families = [sample.family for sample in SAMPLES]
    assert all(families.count(family) >= 4 for family in set(families))
    assert len({sample.question for sample in SAMPLES}) == len(SAMPLES)
