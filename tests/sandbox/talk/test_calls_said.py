"""Messages whose words leave no choice of a call: which compound is dried with which, what is dissolved."""

from typing import Any

import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.results import Quantity

REGISTRY = discover()


def calls_of(*messages: str) -> list[tuple[str, dict[str, Any]]]:
    """The calls that the last of some messages leaves no choice of, with SMILES in place of handles."""
    episode = Episode(
        REGISTRY,
        lambda tool, given: call_tool(REGISTRY.get(tool), given),
        Profile("native", REGISTRY.toolset()),
    )
    for message in messages:
        episode.observe(message)

    def structure(value: Any) -> Any:
        if isinstance(value, list):
            return [structure(each) for each in value]
        thing = episode.workspace.thing(str(value))
        return thing.text if thing else value

    return [
        (call.tool, {name: structure(value) for name, value in call.arguments.items()})
        for call in episode.exchanges[-1].reading.exact
    ]


@pytest.mark.parametrize(
    ("message", "molecule", "agent"),
    [
        ("Would calcium chloride do for pyridine?", "c1ccncc1", "calcium chloride"),
        ("can I use sodium to dry chloroform", "ClC(Cl)Cl", "sodium"),
        ("is it ok to dry acetone over CaH2?", "CC(C)=O", "calcium hydride"),
    ],
)
def test_what_is_dried_with_what(message: str, molecule: str, agent: str) -> None:
    assert calls_of(message) == [("can_dry_compound", {"molecule": molecule, "agent": agent})]


@pytest.mark.parametrize(
    "message",
    [
        "how do I dry THF over sodium?",
        "would potassium carbonate do as a base with phenol and benzyl bromide?",
        "what is the logP of pyridine?",
        "what do sodium and water give?",
    ],
)
def test_other_words_of_drying_agents_ask_for_no_verdict(message: str) -> None:
    assert calls_of(message) == []


def test_an_agent_for_a_class_of_compounds() -> None:
    assert calls_of("Is sodium sulfate fine for an aldehyde?") == [
        ("can_dry_class", {"agent": "sodium sulfate", "compound": "aldehyde"})
    ]


@pytest.mark.parametrize(
    ("message", "group"),
    [("remove Fmoc without touching the Boc", "Fmoc"), ("take off a Boc in presence of a tBu ester", "Boc")],
)
def test_the_group_that_comes_off_is_looked_up(message: str, group: str) -> None:
    assert calls_of(message) == [("protection_conditions", {"name": group})]


def test_a_sum_in_a_medium_is_a_reaction() -> None:
    ((tool, arguments),) = calls_of("benzyl alcohol + PCC in DCM")
    assert (tool, len(arguments["reactants"])) == ("predict_products", 3)


def test_an_amount_and_a_concentration_give_the_volume_of_solvent() -> None:
    ((tool, arguments),) = calls_of("10 mM stock of imatinib in DMSO from 5 mg, how much DMSO?")
    assert (tool, arguments["quantity"]) == ("convert_amount", "5 mg, 10 mM")
    assert arguments["molecule"].startswith("Cc1ccc(NC(=O)")
    result = call_tool(REGISTRY.get(tool), arguments)
    volume = result.values[0]
    assert isinstance(volume, Quantity)
    assert volume.value == pytest.approx(1.013, abs=0.002)  # mL: 5 mg / 493.6 g/mol / 10 mM
    assert calls_of("how much NaCl do I need for 250 mL of 0.5 M?") == []


@pytest.mark.parametrize(
    ("message", "reactants"),
    [
        ("brominate anisole", ["COc1ccccc1", "BrBr"]),
        ("ozonolysis of cyclohexene", ["C1=CCCCC1", "[O-][O+]=O"]),
        ("what happens if I hydrogenate styrene?", ["C=Cc1ccccc1", "[H][H]"]),
        ("what is the main product of the nitration of toluene", ["Cc1ccccc1", "O=[N+]([O-])O"]),
        ("reduce 4-nitroacetophenone", ["CC(=O)c1ccc([N+](=O)[O-])cc1", "[Na+].[BH4-]"]),
        ("what do I get when I reduce ethyl benzoate", ["CCOC(=O)c1ccccc1", "[Li+].[AlH4-]"]),
        ("reduction of nitrobenzene", ["O=[N+]([O-])c1ccccc1", "[H][H]"]),
        ("oxidation of benzaldehyde", ["O=Cc1ccccc1", "[Na+].[O-]Cl=O"]),
        ("hydrolysis of methyl salicylate, product?", ["COC(=O)c1ccccc1O", "[Na+].[OH-]"]),
    ],
)
def test_the_name_of_a_reaction_tells_its_reagent(message: str, reactants: list[str]) -> None:
    ((tool, arguments),) = calls_of(message)
    assert tool == "predict_products"
    assert arguments["reactants"] == reactants


@pytest.mark.parametrize(
    "message",
    [
        "brominate anisole with NBS",
        "conditions for the bromination of anisole",
        "brominate anisole in the para position",
        "how does ozonolysis work?",
        "reduce cyclohexane",
        "reduce the logP of ibuprofen",
    ],
)
def test_a_reaction_of_which_more_is_said_is_weighed(message: str) -> None:
    assert calls_of(message) == []


@pytest.mark.parametrize(
    ("message", "card"),
    [
        ("which solvent system for a column of a polar amine?", "Flash chromatography systems"),
        ("how do I choose a solvent to recrystallise from?", "Recrystallisation"),
    ],
)
def test_how_a_solvent_for_purification_is_chosen_stands_on_a_card(message: str, card: str) -> None:
    assert calls_of(message) == [("reaction_workup", {"name": card})]
    assert calls_of("TLC eluent for 4-nitroaniline?") == []


def test_solvents_that_were_tried_are_no_compound_to_find_an_eluent_for() -> None:
    tried = "TLC: my spot runs with the front in EtOAc. what eluent should I try"
    assert calls_of(tried) == [("reaction_workup", {"name": "Flash chromatography systems"})]


@pytest.mark.parametrize(
    ("message", "card"),
    [
        ("how do i dispose of leftover sodium azide", "Quench of azide"),
        ("how should I quench NaN3", "Quench of azide"),
        ("best way to destroy KCN from my reaction?", "Quench of cyanide"),
        ("how do I quench LiAlH4", "Fieser work-up"),
    ],
)
def test_what_is_quenched_tells_how(message: str, card: str) -> None:
    assert calls_of(message) == [("reaction_workup", {"name": card})]
    assert calls_of("how do I quench sodium hydride?") == []


@pytest.mark.parametrize(
    ("message", "quantity", "units"),
    [
        ("how many mmol is 350 mg of benzaldehyde, and what volume", "350 mg", ["mmol", "volume"]),
        ("ideal gas volume of 3 g of CO2 at 25 °C", "3 g, 25 °C", ["volume"]),
        ("volume of 2 g of oxygen gas at STP", "2 g, STP", ["volume"]),
        ("what does 25 mL of toluene weigh", "25 mL", ["g"]),
    ],
)
def test_an_amount_of_one_compound_is_told_in_all_units_wanted(
    message: str, quantity: str, units: list[str]
) -> None:
    calls = calls_of(message)
    assert [(tool, arguments["quantity"], arguments["unit"]) for tool, arguments in calls] == [
        ("convert_amount", quantity, unit) for unit in units
    ]


def test_several_amounts_have_their_own_units() -> None:
    calls = calls_of("convert 760 torr to mbar and 0.1 mbar to torr")
    assert [tool for tool, _ in calls] == ["convert_units"] * 2
    values = [call_tool(REGISTRY.get(tool), given).values[0] for tool, given in calls]
    assert [value.value for value in values if isinstance(value, Quantity)] == pytest.approx(
        [1013.25, 0.075], rel=1e-3
    )
    assert calls_of("dilute 10 mM to 1 mM in 5 mL") == []


def test_a_concentrated_acid_is_diluted_or_its_strength_told() -> None:
    ((tool, given),) = calls_of("dilute conc ammonia to 2 M 250 ml")
    volume = call_tool(REGISTRY.get(tool), given).values[0]
    assert isinstance(volume, Quantity)
    assert volume.value == pytest.approx(34, abs=2)  # mL of about 14.8 M
    ((tool, given),) = calls_of("conc. H2SO4 how many M is it")
    molar = call_tool(REGISTRY.get(tool), given).values[0]
    assert isinstance(molar, Quantity)
    assert molar.value == pytest.approx(18, abs=0.5)


def test_each_of_several_reagents_has_its_own_equivalents() -> None:
    calls = calls_of("i need 1.5 eq of EDC.HCl and 0.1 eq DMAP for 2 mmol acid, mg of both?")
    values = [call_tool(REGISTRY.get(tool), given).values[0] for tool, given in calls]
    masses = [value.value for value in values if isinstance(value, Quantity)]
    assert masses == [pytest.approx(575.1, abs=0.5), pytest.approx(24.43, abs=0.05)]  # 191.7 and 122.2 g/mol


@pytest.mark.parametrize(
    ("message", "stock", "volume"),
    [
        ("10x PBS to 1x 500 mL", "10x", 50.0),
        ("50x TAE, i want 1 L 1x", "50x", 20.0),
        ("how much 5x buffer for 20 mL of 1x", "5x", 4.0),
        ("2x SDS loading buffer to 1x for 100 mL", "2x", 50.0),
    ],
)
def test_a_stock_is_diluted_to_its_working_strength(message: str, stock: str, volume: float) -> None:
    ((tool, given),) = calls_of(message)
    assert given["stock"] == stock
    taken = call_tool(REGISTRY.get(tool), given).values[0]
    assert isinstance(taken, Quantity)
    assert taken.value == pytest.approx(volume)
    assert calls_of("washed 3x 10 mL with water") == []


def test_per_cent_by_volume_is_weighed() -> None:
    ((tool, given),) = calls_of("15% NaOH w/v 100 mL")
    mass = call_tool(REGISTRY.get(tool), given).values[0]
    assert isinstance(mass, Quantity)
    assert mass.value == pytest.approx(15)


def test_what_is_dissolved_tells_the_concentration() -> None:
    ((tool, given),) = calls_of("5 mmol of glucose in 20 ml, conc?")
    found = call_tool(REGISTRY.get(tool), given).values[0]
    assert isinstance(found, Quantity)
    assert found.value == pytest.approx(250)
    assert found.unit == "mmol/L"


def test_the_volume_of_a_gas_is_the_ideal_one() -> None:
    ((tool, arguments),) = calls_of("ideal gas volume of 3 g of CO2 at 25 °C")
    volume = call_tool(REGISTRY.get(tool), arguments).values[0]
    assert isinstance(volume, Quantity)
    assert volume.value == pytest.approx(3 / 44.01 * 24.465, rel=1e-3)  # L at 1 atm


def test_two_solvents_that_mix_or_do_not() -> None:
    ((tool, arguments),) = calls_of("is DMF miscible with hexane?")
    assert (tool, arguments["molecules"]) == ("compare_solvents", ["CN(C)C=O", "CCCCCC"])
    assert calls_of("is DMF miscible with water?") == []


@pytest.mark.parametrize(
    "message",
    [
        "acetophenone + mCPBA",
        "DIBAL on methyl benzoate at -78",
        "ethyl acetate hydrolysis with NaOH",
        "brominate anisole, what do I get",
    ],
)
def test_a_reaction_in_a_few_words_is_predicted(message: str) -> None:
    ((tool, arguments),) = calls_of(message)
    assert (tool, len(arguments["reactants"])) == ("predict_products", 2)


def test_a_tool_that_is_asked_with_two_of_its_terms_beside_others_is_called_with_both() -> None:
    calls = calls_of("Predict whether chlorpromazine crosses the BBB, blocks hERG and inhibits CYP3A4")
    endpoints = [arguments["endpoint"] for tool, arguments in calls if tool == "admet_property"]
    assert sorted(endpoints) == ["CYP3A4 inhibition", "hERG inhibition"]
    assert [tool for tool, _ in calls].count("blood_brain_barrier") == 1
