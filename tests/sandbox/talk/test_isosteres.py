"""What a question for isosteres leaves unsaid: the structure of a group, or the group of a molecule."""

import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall
from sandbox.registry import discover

REGISTRY = discover()


def asked(*questions: str) -> Episode:
    profile = Profile("native", REGISTRY.toolset())
    episode = Episode(REGISTRY, lambda name, given: call_tool(REGISTRY.get(name), given), profile)
    for number, question in enumerate(questions, 1):
        episode.observe(question)
        if number < len(questions):
            episode.run(ToolCall("logp", {"molecule": "M1"}, ""))
            episode.act("The logP of M1 is V1.")
    return episode


def at_hand(episode: Episode) -> list[str]:
    turn = episode.exchanges[-1]
    return [thing.text for thing in episode.workspace.things if thing.handle in turn.mentioned]


@pytest.mark.parametrize(
    ("question", "group", "structure"),
    [
        ("bioisosteres of a tetrazole", "tetrazolyl", "*c1nnn[nH]1"),
        ("bioisosteres of tetrazole", "tetrazolyl", "*c1nnn[nH]1"),
        ("what are common bioisosteres for a carboxylic acid?", "carboxylic acid", "*C(=O)O"),
        ("what can I replace an amide bond with?", "amide", "[1*]C(=O)N[2*]"),
        ("amide isosteres?", "amide", "[1*]C(=O)N[2*]"),
        ("bioisosteres of benzoic acid", "carboxylic acid", "O=C(O)c1ccccc1"),
        ("replace the acid of benzoic acid by isosteres", "carboxylic acid", "O=C(O)c1ccccc1"),
        ("Bioisosteres of lidocaine", "amide", "CCN(CC)CC(=O)Nc1c(C)cccc1C"),
        ("bioisosteres of the amide of paracetamol", "amide", "CC(=O)Nc1ccc(O)cc1"),
    ],
)
def test_a_group_stands_for_itself_and_a_molecule_for_its_group(
    question: str, group: str, structure: str
) -> None:
    episode = asked(question)
    assert episode.exchanges[-1].terms["group"][0] == group
    assert at_hand(episode) == [structure]
    assert "bioisosteres" in episode.callable_tools()


def test_a_group_of_the_molecule_before_is_that_molecules() -> None:
    episode = asked("logP of losartan", "bioisosteres of its tetrazole?")
    assert episode.exchanges[-1].terms["group"] == ("tetrazolyl",)
    assert at_hand(episode) == []
    assert "*c1nnn[nH]1" not in [thing.text for thing in episode.workspace.things]
