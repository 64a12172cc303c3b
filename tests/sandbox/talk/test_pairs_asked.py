"""Several things asked of several molecules: each of each, and none of what was not asked."""

import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.protocol import write_call
from sandbox.registry import discover
from sandbox.replies import UNSUPPORTED
from tests.sandbox.grammars import takes

REGISTRY = discover()
HEPTANE, DODECANE, CUBANE = "CCCCCCC", "CCCCCCCCCCCC", "C12C3C4C1C5C2C3C45"


def asked(message: str) -> Episode:
    episode = Episode(REGISTRY, lambda name, given: call_tool(REGISTRY.get(name), given), Profile("native"))
    episode.observe(message)
    return episode


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (f"molecular weight and logP of {HEPTANE} and {DODECANE}", {"molecular_weight": "12", "logp": "12"}),
        ("logD and TPSA of CCCCO and CCCCN at pH 2", {"logd": "12", "tpsa": "12"}),
        (f"logP of {HEPTANE} and the TPSA of {DODECANE}", {"logp": "1", "tpsa": "2"}),
        (f"{HEPTANE}: MW, logP; {DODECANE}: TPSA", {"molecular_weight": "1", "logp": "1", "tpsa": "2"}),
        (
            f"For {HEPTANE} and {DODECANE} I need boiling point, flash point and density.",
            {"boiling_point": "12", "flash_point": "12", "density": "12"},
        ),
        (
            f"boiling points of {HEPTANE}, {DODECANE} and {CUBANE}, and the flash point of {HEPTANE}",
            {"boiling_point": "123", "flash_point": "1"},
        ),
        (f"Which is greasier, {HEPTANE} or {DODECANE}, and what is the TPSA of each?", {"tpsa": "12"}),
        (
            f"names, formulas and molar masses of {HEPTANE} and {DODECANE}",
            {"iupac_name": "12", "molecular_formula": "12", "molecular_weight": "12"},
        ),
        (
            f"boiling points of {HEPTANE} and {DODECANE}, and their densities",
            {"density": "12", "boiling_point": "12"},
        ),
        (
            f"Compound A is {HEPTANE} and compound B is {CUBANE}. logP of A and B, TPSA of B?",
            {"logp": "12", "tpsa": "2"},
        ),
        (f"flash pts + boiling pts of {HEPTANE} & {CUBANE}", {"flash_point": "12", "boiling_point": "12"}),
        (f"Compare {HEPTANE} with {DODECANE}: logP and TPSA", {"logp": "12", "tpsa": "12"}),
        (
            f"compare {HEPTANE} and {DODECANE} in terms of boiling point, density and flash point",
            {"boiling_point": "12", "density": "12", "flash_point": "12"},
        ),
        ("Murcko scaffold and TPSA of CCc1ccccc1 and CCc1ccncc1", {"murcko_scaffold": "12", "tpsa": "12"}),
        (
            f"MW / Fsp3 / nr of rings for {HEPTANE} and {DODECANE}",
            {"molecular_weight": "12", "fraction_sp3": "12", "ring_count": "12"},
        ),
        (f"How much {HEPTANE} and {DODECANE} do I need for 1 L of 0.1 M each?", {"solution_mass": "12"}),
    ],
)
def test_each_thing_is_asked_of_the_molecules_that_it_is_said_of(
    message: str, expected: dict[str, str]
) -> None:
    pairs = asked(message).exchanges[-1].reading.pairs
    assert {tool: "".join(each[1:] for each in molecules) for tool, molecules in pairs.items()} == expected


@pytest.mark.parametrize(
    "message",
    [
        f"molecular weights of {HEPTANE} and {DODECANE}",
        f"Rank {HEPTANE} and {DODECANE} by molecular weight, heaviest first",
        f"Rank {HEPTANE} and {DODECANE} by TPSA and by logP",
        f"difference in logP between {HEPTANE} and {DODECANE}",
        f"Are {HEPTANE} and {DODECANE} the same?",
    ],
)
def test_one_thing_of_each_is_no_grid(message: str) -> None:
    assert not asked(message).exchanges[-1].reading.pairs


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (f"molecular weight and logP of {HEPTANE}", {"molecular_weight", "logp"}),
        (f"{CUBANE} - GHS class + OEL", {"ghs_classification", "exposure_limits"}),
        (f"mp + bp of {HEPTANE}", {"melting_point", "boiling_point"}),
        (f"bp, mp, density of {HEPTANE}", {"melting_point", "boiling_point", "density"}),
        (f"{HEPTANE} bp/fp/vapour pressure at 20 °C", {"boiling_point", "flash_point", "vapour_pressure"}),
        (f"MW of {HEPTANE} + does it cross the BBB?", {"molecular_weight", "blood_brain_barrier"}),
        (f"logP & b.p. of {HEPTANE}", {"logp", "boiling_point"}),
        ("At pH 2, what is the net charge on CC(N)C(=O)O?", {"species_at_ph"}),
        (
            f"exact mass of {CUBANE}, [M+H]+ and isotope pattern",
            {"exact_mass", "adduct_masses", "isotope_distribution"},
        ),
        (f"[M+H]+ of {CUBANE}, and Lipinski", {"adduct_masses", "lipinski"}),
        (f"SMILES & InChIKey for {CUBANE}?", {"canonical_smiles", "inchikey"}),
        (
            f"Long day in the old hood. I distil {HEPTANE} tomorrow, what is its bp and flash point?",
            {"boiling_point", "flash_point"},
        ),
    ],
)
def test_all_that_is_asked_of_one_molecule_is_called_and_nothing_else(
    message: str, expected: set[str]
) -> None:
    assert dict.fromkeys(expected, ("M1",)) == asked(message).exchanges[-1].reading.pairs


@pytest.mark.parametrize(
    "message",
    [
        f"standard InChI for {CUBANE}, not the key",
        f"exact mass, {HEPTANE}, no adduct",
        f"what do people call {CUBANE}, not the IUPAC name",
        f"{CUBANE} is too lipophilic for us, show less lipophilic analogues",
    ],
)
def test_what_is_not_wanted_is_not_asked_for(message: str) -> None:
    assert not asked(message).exchanges[-1].reading.pairs


@pytest.mark.parametrize(
    ("message", "tool", "said"),
    [  # CRC Handbook: heptane 98, octane 126, dodecane 216 °C; dichloromethane 1.33, water 1.00 g/mL
        (
            f"which of {HEPTANE}, {DODECANE} and CCCCCCCC boils highest?",
            "boiling_point",
            "Highest boiling point: M2.",
        ),
        ("is dichloromethane denser than water?", "density", ", highest first: M1 > M2."),
    ],
)
def test_molecules_that_are_told_apart_are_put_in_order(message: str, tool: str, said: str) -> None:
    episode = asked(message)
    for molecule in episode.exchanges[-1].mentioned:
        episode.run(episode.act(write_call(tool, {"molecule": molecule})))  # type: ignore[arg-type]
    episode.act("The density of M1 is V1.")
    assert (episode.exchanges[-1].answer or "").endswith(said)


def test_another_question_about_another_molecule_is_not_the_first_one_again() -> None:
    reading = asked(f"flash point of {HEPTANE}, and what gloves for {DODECANE}?").exchanges[-1].reading
    assert reading.pairs == {"flash_point": ("M1",)}


def test_a_comparison_by_properties_compares_no_structures() -> None:
    wanted = asked(f"Compare {HEPTANE} with {DODECANE}: flash point and density").exchanges[-1].reading.wanted
    assert set(wanted) == {"flash_point", "density"}


def test_one_molecule_comes_after_the_other_and_nothing_twice() -> None:
    episode = asked(f"molecular weight and logP of {HEPTANE} and {DODECANE}")
    assert not takes(episode.grammar(), "The logP of M1 is V1.")
    for molecule in ("M1", "M2"):
        other = "M2" if molecule == "M1" else "M1"
        for tool in ("logp", "molecular_weight"):
            assert not takes(episode.grammar(), write_call(tool, {"molecule": other}))
            call = write_call(tool, {"molecule": molecule})
            assert takes(episode.grammar(), call)
            action = episode.act(call)
            assert episode.run(action).ok  # type: ignore[arg-type]
    assert not takes(episode.grammar(), write_call("logp", {"molecule": "M1"}))
    lines = [f"{m}: molecular weight V{n}; logP V{n - 1}." for m, n in (("M1", 2), ("M2", 4))]
    assert takes(episode.grammar(), "\n".join(lines))


def test_what_follows_is_asked_of_all_that_was_spoken_of() -> None:
    episode = asked(f"melting points of {HEPTANE} and {DODECANE}")
    for molecule in ("M1", "M2"):
        episode.run(episode.act(write_call("melting_point", {"molecule": molecule})))  # type: ignore[arg-type]
    episode.act("The melting point of M1 is V1.")
    episode.observe("and their boiling points and densities?")
    both = ("M1", "M2")
    assert episode.exchanges[-1].reading.pairs == {"boiling_point": both, "density": both}


def test_the_same_for_others_repeats_all_that_was_asked() -> None:
    episode = asked(f"TPSA and logP of {CUBANE}")
    for tool in ("tpsa", "logp"):
        episode.run(episode.act(write_call(tool, {"molecule": "M1"})))  # type: ignore[arg-type]
    episode.act("The TPSA of M1 is V1.")
    episode.observe(f"same for {HEPTANE} and {DODECANE}")
    others = ("M2", "M3")
    assert episode.exchanges[-1].reading.pairs == {"tpsa": others, "logp": others}


def test_what_a_turn_has_no_calls_left_for_is_named() -> None:
    names = [f"C{'C' * length}" for length in range(4, 11)]
    episode = asked(f"molecular weight and logP of {', '.join(names)}")
    for molecule in ("M1", "M2", "M3", "M4", "M5", "M6"):
        for tool in ("logp", "molecular_weight"):
            episode.run(episode.act(write_call(tool, {"molecule": molecule})))  # type: ignore[arg-type]
    assert not takes(episode.grammar(), write_call("logp", {"molecule": "M7"}))
    episode.act("The logP of M1 is V1.")
    answer = episode.exchanges[-1].answer or ""
    assert answer.endswith("“go on” for M7.")
    episode.observe("go on")
    assert episode.exchanges[-1].reading.pairs == {"molecular_weight": ("M7",), "logp": ("M7",)}


def test_what_the_answer_leaves_out_is_said_all_the_same() -> None:
    episode = asked(f"molecular weight and logP of {HEPTANE}")
    for tool in ("molecular_weight", "logp"):
        episode.run(episode.act(write_call(tool, {"molecule": "M1"})))  # type: ignore[arg-type]
    episode.act("The molecular weight of M1 is V1.")
    assert "The logP of M1 is V2." in (episode.exchanges[-1].answer or "")


def test_a_name_in_a_list_that_nobody_knows_is_not_passed_over() -> None:
    episode = asked("boiling points of toluene, glorbexol and anisole")
    for molecule in ("M1", "M2"):
        episode.run(episode.act(write_call("boiling_point", {"molecule": molecule})))  # type: ignore[arg-type]
    episode.act("The boiling point of M1 is V1. The boiling point of M2 is V2.")
    assert "I know no compound called glorbexol." in (episode.exchanges[-1].answer or "")


def test_who_found_something_does_not_say_that_there_is_no_tool() -> None:
    episode = asked(f"which is heavier, {HEPTANE} or {DODECANE}?")
    episode.run(episode.act(write_call("molecular_weight", {"molecule": "M1"})))  # type: ignore[arg-type]
    episode.act(UNSUPPORTED)
    assert episode.exchanges[-1].answer == "The molecular weight of M1 is V1."
