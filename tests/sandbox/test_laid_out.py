"""Answers about several molecules are lists that can be read down, whatever the policy writes."""

from __future__ import annotations

import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.protocol import write_call
from sandbox.registry import Registry, discover


@pytest.fixture(scope="module")
def registry() -> Registry:
    return discover()


def after(registry: Registry, message: str, calls: list[tuple[str, str]], answer: str) -> str:
    """The answer as it is kept after these calls."""
    episode = Episode(
        registry,
        lambda name, given: call_tool(registry.get(name), given),
        Profile("native", registry.toolset()),
    )
    episode.observe(message)
    for tool, molecule in calls:
        episode.run(episode.act(write_call(tool, {"molecule": molecule})))  # type: ignore[arg-type]
    episode.act(answer)
    return episode.exchanges[-1].answer or ""


def test_each_molecule_has_a_line_with_all_its_values(registry: Registry) -> None:
    calls = [(tool, molecule) for molecule in ("M1", "M2") for tool in ("lipinski", "tpsa")]
    told = after(registry, "Lipinski and TPSA of CCCCCCC and c1ccccc1O", calls, "The TPSA of M1 is V2.")
    assert told.split("\n") == [
        "M1: passes Lipinski's rule of five: V1; TPSA V2.",
        "M2: passes Lipinski's rule of five: V3; TPSA V4.",
    ]


def test_no_value_is_not_said_as_a_number(registry: Registry) -> None:
    calls = [(tool, molecule) for molecule in ("M1", "M2") for tool in ("flash_point", "tpsa")]
    told = after(
        registry, "flash point and TPSA of CC(C)=O and OCC(F)C(Br)CCI", calls, "The TPSA of M1 is V2."
    )
    assert told.split("\n")[1].startswith("M2: flash point: V3; TPSA V4")


def test_one_value_of_three_molecules_is_three_lines(registry: Registry) -> None:
    said = "The TPSA of M1 is V1. The TPSA of M2 is V2. The TPSA of M3 is V3."
    calls = [("tpsa", molecule) for molecule in ("M1", "M2", "M3")]
    told = after(registry, "TPSA of CCCCCCC, c1ccccc1O and CC(=O)N", calls, said)
    assert told.split("\n") == [f"The TPSA of M{n} is V{n}." for n in (1, 2, 3)]


def test_two_values_stay_a_sentence_after_the_other(registry: Registry) -> None:
    said = "The TPSA of M1 is V1. The TPSA of M2 is V2."
    told = after(registry, "TPSA of CCCCCCC and c1ccccc1O", [("tpsa", "M1"), ("tpsa", "M2")], said)
    assert told == said


# pKa in water: benzoic acid 4.2, acetylacetone 9.0, phenol 10.0, ethanol 16; of the cations 5.2 and 11.1.
@pytest.mark.parametrize(
    ("question", "molecules", "said"),
    [
        ("which is the strongest acid", ["OC(=O)c1ccccc1", "Oc1ccccc1", "CCO"],
         "Lowest pKa of the most acidic site: M1."),
        ("which is the stronger base", ["c1ccncc1", "C1CCNCC1"], "Highest pKa of the most basic site: M2."),
        ("which is more acidic", ["Oc1ccccc1", "CC(=O)CC(C)=O"], "Lowest pKa of the most acidic site: M2."),
    ],
)  # fmt: skip
def test_the_strongest_acid_or_base_is_told(
    registry: Registry, question: str, molecules: list[str], said: str
) -> None:
    calls = [("pka", f"M{number}") for number in range(1, len(molecules) + 1)]
    told = after(registry, f"{question}, {' or '.join(molecules)}?", calls, "They differ.")
    assert told.split("\n")[-1] == said
