"""One thing asked several times over: as many calls as the message lists, each about its own item."""

from __future__ import annotations

import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall, write_call
from sandbox.registry import Registry, discover
from sandbox.results import Quantity
from sandbox.talk.enumerations import NUMBER, PH, lists_in
from tests.sandbox.grammars import takes


@pytest.fixture(scope="module")
def registry() -> Registry:
    return discover()


def episode_of(registry: Registry, *messages: str) -> Episode:
    episode = Episode(
        registry,
        lambda name, given: call_tool(registry.get(name), given),
        Profile("native", registry.toolset()),
    )
    for message in messages:
        episode.observe(message)
    return episode


def make(episode: Episode, tool: str, arguments: dict[str, object]) -> ToolCall:
    """Call as a policy would and return what is really called."""
    written = write_call(tool, arguments)
    assert takes(episode.grammar(), written)
    call = episode.act(written)
    assert isinstance(call, ToolCall)
    assert episode.run(call).ok
    return call


@pytest.mark.parametrize(
    ("message", "tool", "said"),
    [
        ("logD of CCCCO at pH 2 and 7.4", "logd", ["logD of M1 at pH 2", "logD of M1 at pH 7.4"]),
        ("logD of CCCCO at pH 7.4/6.5/2", "logd", ["pH 7.4", "pH 6.5", "pH 2"]),
        ("charge of NCC(=O)O at pH 2, 6 and 10", "species_at_ph", ["pH 2", "pH 6", "pH 10"]),
        ("vapour pressure of CCCCO at 25 and 60 °C", "vapour_pressure", ["25 °C", "60 °C"]),
        ("How do I remove Boc, Fmoc and Cbz?", "protection_conditions", ["Boc", "Fmoc", "Cbz"]),
        (
            "mechanisms of the Swern and the Dess-Martin oxidation",
            "mechanism_steps",
            ["Swern", "Dess-Martin"],
        ),
        ("how many OH and NH2 groups in NCCO?", "count_functional_group", ["OH", "NH2"]),
        (
            "is there a ketone, an ester or an amide in CCOC(C)=O",
            "has_functional_group",
            ["ketone", "ester", "amide"],
        ),
        ("how many carbons and hydrogens does CC(C)C have?", "count_atoms", ["carbon", "hydrogen"]),
        ("convert 25 psi to bar and mmHg", "convert_units", ["bar", "mmHg"]),
        ("mass of 5 and 10 mmol CCCCO", "convert_amount", ["5 mmol", "10 mmol"]),
        ("dilute 10 mM stock to 1 mM and 0.1 mM, 10 mL each", "dilution", ["to 1 mM", "to 0.1 mM"]),
        ("phosphate buffer 50 mM 1 L at pH 6, 7 and 8", "buffer_recipe", ["pH 6", "pH 7", "pH 8"]),
        ("where are EtOAc, DMF and acetone in the 1H NMR in CDCl3?", "impurity_signals", ["M1", "M2", "M3"]),
        ("rank CCO, CCCO and CCCCO by logP and TPSA", "rank_molecules", ["logP", "TPSA"]),
        ("CYP2D6 and CYP3A4 inhibition by CCCCO", "admet_property", ["CYP2D6", "CYP3A4"]),
        (
            "primary and secondary amines in NCCNC, how many",
            "count_functional_group",
            ["primary", "secondary"],
        ),
        ("difference between Swern and Dess-Martin", "reaction_card", ["Swern", "Dess-Martin"]),
        ("are MgSO4 and CaCl2 ok to dry an amine?", "can_dry_class", ["M1", "M2"]),
    ],
)
def test_each_item_of_a_list_is_asked_about(
    registry: Registry, message: str, tool: str, said: list[str]
) -> None:
    reading = episode_of(registry, message).exchanges[-1].reading
    assert reading.wanted == (tool,)
    assert len(reading.one_by_one) == len(said)
    for text, item in zip((each.text for each in reading.one_by_one), said, strict=True):
        assert item in text
        assert not any(other in text for other in said if other not in item)


@pytest.mark.parametrize(
    "message",
    [
        "logD of CCCCO at pH 7.4",
        "phosphate buffer pH 6.8, 50 mM, 2 L",
        "vapour pressure of CCCCO between 20 and 50 °C",
        "dilute 10 mM stock to 1 mM, 10 mL",
        "replace the OH and the NH2 of NCCO by F",
        "logP and TPSA of CCCCO",
        "React CCO with CC(=O)Cl: 5 mmol and 10 mmol",
    ],
)
def test_other_lists_are_left_alone(registry: Registry, message: str) -> None:
    assert not episode_of(registry, message).exchanges[-1].reading.one_by_one


def test_every_molecule_has_every_item(registry: Registry) -> None:
    episode = episode_of(registry, "logD of CCCCO and CCCCN at pH 2 and 7.4")
    for molecule in ("M1", "M2"):
        for ph in (2, 7.4):
            other = {"molecule": "M2" if molecule == "M1" else "M1", "ph": ph}
            assert not takes(episode.grammar(), write_call("logd", other))
            assert not takes(episode.grammar(), write_call("logd", {"molecule": molecule}))
            make(episode, "logd", {"molecule": molecule, "ph": ph})
    lines = [
        f"The logD at pH {ph} of {m} is V{n}."
        for n, (m, ph) in enumerate([("M1", "2"), ("M1", "7.4"), ("M2", "2"), ("M2", "7.4")], 1)
    ]
    assert takes(episode.grammar(), "\n".join(lines))


def test_an_answer_says_which_amount_gives_which_mass(registry: Registry) -> None:
    episode = episode_of(registry, "mass of 5 mmol and 10 mmol CCCCO")
    for amount in ("5 mmol", "10 mmol"):
        make(episode, "convert_amount", {"molecule": "M1", "quantity": amount, "unit": "mass"})
    assert takes(episode.grammar(), "5 mmol: The mass of M1 is V1. 10 mmol: The mass of M1 is V2.")
    items = [value.item for value in episode.workspace.values]
    masses = [item.value for item in items if isinstance(item, Quantity)]
    assert masses == pytest.approx([370.6, 741.2], abs=0.3)  # butanol, 74.12 g/mol, in mg


def test_what_follows_goes_on_with_the_tool_before(registry: Registry) -> None:
    episode = episode_of(registry, "logD of CCCCO")
    make(episode, "logd", {"molecule": "M1"})
    episode.act("The logD of M1 is V1.")
    episode.observe("and at pH 2 and 5?")
    assert episode.exchanges[-1].reading.wanted == ("logd",)
    make(episode, "logd", {"molecule": "M1", "ph": 2})
    make(episode, "logd", {"molecule": "M1", "ph": 5})


def test_numbers_without_a_unit_take_that_of_the_last() -> None:
    found = lists_in("at 25, 40 and 60 °C, pH 6.8, 50 mM and pH 2 or 7.4", ())
    assert [(each.kind, each.items) for each in found] == [
        (NUMBER, ("25 °C", "40 °C", "60 °C")),
        (PH, ("2", "7.4")),
    ]
