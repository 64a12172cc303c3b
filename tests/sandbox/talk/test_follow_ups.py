"""Follow-ups that go on with an amount, a table, a ranking, a card or a question of before."""

from pathlib import Path
from typing import Any

import pytest

from sandbox.episode import Episode
from sandbox.protocol import write_call
from tests.sandbox.conversations import begun, leaves_no_choice

DILUTED = ("dilution", {"stock": "2 M", "target": "0.5 M", "volume": "100 mL"})
LIPOPHILIC = [("logp", {"molecule": "M1"}), ("logp", {"molecule": "M2"})]
BOILING = [("boiling_point", {"molecule": f"M{number}"}) for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("said", "volume"), [("half of that", "50 mL"), ("twice that", "200 mL"), ("10x that", "1000 mL")]
)
def test_the_scale_is_exchanged_and_no_concentration(said: str, volume: str) -> None:
    episode = begun("dilute 2 M HCl to 0.5 M, 100 mL", DILUTED)
    episode.observe(said)
    leaves_no_choice(episode, ("dilution", DILUTED[1] | {"volume": volume}))


def test_of_two_masses_a_correction_means_the_one_of_its_size() -> None:
    first: dict[str, Any] = {"molecules": ["M1"], "product": "M2", "amount": "2.3 g", "isolated": "2.1 g"}
    episode = begun("2.3 g of salicylic acid gave 2.1 g of aspirin. yield?", ("reaction_table", first))
    episode.observe("sorry 2.6 g")
    leaves_no_choice(episode, ("reaction_table", first | {"amount": "2.6 g"}))


def test_a_bare_number_is_the_ph_of_before() -> None:
    episode = begun("logD of metoprolol at 7.4", ("logd", {"molecule": "M1", "ph": 7.4}))
    episode.observe("at 5?")
    leaves_no_choice(episode, ("logd", {"molecule": "M1", "ph": 5.0}))


def test_a_unit_is_that_of_the_value_before() -> None:
    episode = begun("vapour pressure of ethanol", ("vapour_pressure", {"molecule": "M1"}))
    episode.observe("in mmHg")
    leaves_no_choice(episode, ("vapour_pressure", {"molecule": "M1"}))
    unit = episode.exchanges[-1].steps[-1].result.values[0]
    assert "mmHg" in str(unit)


def test_a_temperature_that_no_tool_takes_is_said_to_be_without_a_value() -> None:
    episode = begun("density of DMF", ("density", {"molecule": "M1"}))
    episode.observe("at 60 °C?")
    leaves_no_choice(episode, ("density", {"molecule": "M1"}))
    episode.act("The density of M1 is V2.")
    assert "I have no value at 60 °C." in (episode.exchanges[-1].answer or "")


def test_the_solubility_in_another_solvent_is_no_solubility_of_it() -> None:
    episode = begun("solubility of paracetamol", ("solubility", {"molecule": "M1"}))
    episode.observe("and in water?")
    leaves_no_choice(episode, ("solubility", {"molecule": "M1"}))


def test_the_reason_is_how_the_value_is_worked_out() -> None:
    episode = begun("TPSA of aspirin", ("tpsa", {"molecule": "M1"}))
    episode.observe("why?")
    leaves_no_choice(episode, ("tpsa", {"molecule": "M1"}))
    episode.act("The TPSA of M1 is V1.")
    assert "Ertl" in (episode.exchanges[-1].answer or "")


def test_another_protecting_group_is_looked_up() -> None:
    episode = begun("How to remove the TBS group?", ("protection_conditions", {"name": "TBS group"}))
    episode.observe("And for MOM?")
    leaves_no_choice(episode, ("protection_conditions", {"name": "MOM"}))
    episode.act("Done.")
    episode.observe("is it stable to TFA?")
    assert episode.scope().same_name == "MOM"


def test_a_property_after_two_molecules_is_asked_of_both() -> None:
    episode = begun("logP of ibuprofen and naproxen", *LIPOPHILIC)
    episode.observe("sorry, TPSA I meant")
    assert dict(episode.exchanges[-1].reading.pairs) == {"tpsa": ("M1", "M2")}


@pytest.mark.parametrize(
    ("said", "wanted", "order"),
    [
        ("which is higher?", "logP", "highest first"),
        ("and lowest?", "logP", "lowest first"),
        ("which of them has the larger TPSA?", "TPSA", "highest first"),
    ],
)
def test_those_that_were_measured_are_ranked(said: str, wanted: str, order: str) -> None:
    episode = begun("logP of ibuprofen and naproxen", *LIPOPHILIC)
    episode.observe(said)
    leaves_no_choice(
        episode, ("rank_molecules", {"molecules": ["M1", "M2"], "property": wanted, "order": order})
    )


def test_those_that_were_measured_one_after_the_other_are_ranked() -> None:
    episode = begun("TPSA of atenolol", ("tpsa", {"molecule": "M1"}))
    episode.observe("and propranolol")
    leaves_no_choice(episode, ("tpsa", {"molecule": "M2"}))
    episode.act("Done.")
    episode.observe("which is higher")
    ranked = {"molecules": ["M1", "M2"], "property": "TPSA", "order": "highest first"}
    leaves_no_choice(episode, ("rank_molecules", ranked))


def test_a_ranking_takes_one_more_in() -> None:
    ranked: dict[str, Any] = {"molecules": ["M1", "M2"], "property": "logP", "order": "highest first"}
    episode = begun("who is more greasy, toluene or anisole", ("rank_molecules", ranked))
    episode.observe("and chlorobenzene?")
    leaves_no_choice(episode, ("rank_molecules", ranked | {"molecules": ["M1", "M2", "M3"]}))


def test_what_was_measured_at_one_temperature_is_compared() -> None:
    episode = begun(
        "vapour pressure acetone 40 °C", ("vapour_pressure", {"molecule": "M1", "temperature": 40.0})
    )
    episode.observe("and hexane?")
    leaves_no_choice(episode, ("vapour_pressure", {"molecule": "M2", "temperature": 40.0}))
    episode.act("Done.")
    episode.observe("which has the higher one")
    again = [("vapour_pressure", {"molecule": f"M{place}", "temperature": 40.0}) for place in (1, 2)]
    leaves_no_choice(episode, *again)
    episode.act("Done.")
    assert (episode.exchanges[-1].answer or "").endswith("Highest vapour pressure at 40 °C: M1.")


def test_of_several_calls_the_one_that_has_the_amount_is_made_again() -> None:
    first = {"molecule": "M1", "quantity": "5 mmol, 2 eq", "unit": "g"}
    other = {"molecule": "M2", "quantity": "5 mmol", "unit": "g"}
    asked = "how many g of K2CO3 for 2 eq with 5 mmol of phenol"
    episode = begun(asked, ("convert_amount", first), ("convert_amount", other))
    episode.observe("3 eq")
    leaves_no_choice(episode, ("convert_amount", first | {"quantity": "5 mmol, 3 eq"}))


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (
            "which of these three boils highest?",
            "Highest boiling point: M1.",
        ),  # 69, 66, 56 °C
        ("which one has the lowest boiling point?", "Lowest boiling point: M3."),
    ],
)
def test_what_boils_highest_is_said(said: str, verdict: str) -> None:
    episode = begun("boiling points of hexane, THF and acetone?", *BOILING)
    episode.observe(said)
    for tool, arguments in BOILING:
        called = episode.act(write_call(tool, arguments))
        episode.run(called)  # type: ignore[arg-type]
    episode.act("Done.")
    assert (episode.exchanges[-1].answer or "").endswith(verdict)


def test_what_was_changed_is_taken_back() -> None:
    changed: dict[str, Any] = {"molecule": "M1", "group": "hydroxyl", "replacement": "amino"}
    episode = begun("swap the OH of phenol for NH2", ("replace_group", changed))
    episode.observe("undo that")
    leaves_no_choice(episode, ("canonical_smiles", {"molecule": "M1"}))


def test_the_first_one_of_several_questions() -> None:
    episode = begun("mp of naphthalene?", ("melting_point", {"molecule": "M1"}))
    episode.observe("and anthracene")
    leaves_no_choice(episode, ("melting_point", {"molecule": "M2"}))
    episode.act("Done.")
    episode.observe("go back to the first one: bp?")
    assert episode.exchanges[-1].policy_text == "M1: bp?"


def test_what_was_asked_back_for_completes_the_question() -> None:
    episode = begun("what is the boiling point?")
    episode.act("Which molecule do you mean? Please give me its SMILES, InChI or name.")
    episode.observe("toluene")
    assert episode.exchanges[-1].policy_text == "what is the boiling point of M1?"
    episode = begun("logP of asprin")
    episode.act("Which molecule do you mean? Please give me its SMILES, InChI or name.")
    assert "aspirin" in (episode.exchanges[-1].answer or "")
    episode.observe("yes")
    assert episode.exchanges[-1].policy_text == "logP of M1"


def test_a_better_one_is_a_better_value_of_what_was_measured() -> None:
    episode = begun("QED of CC(=O)Nc1ccc(O)cc1", ("qed", {"molecule": "M1"}))
    episode.observe("Can you suggest analogues with a better one? Keep the scaffold")
    assert episode.exchanges[-1].terms["objective"] == ("higher QED",)


def test_the_starting_materials_are_those_of_the_proposal() -> None:
    episode = begun("retrosynthesis of aspirin", ("retrosynthesis_step", {"molecule": "M1"}))
    episode.observe("can I buy the starting materials?")
    made = [handle for handle in episode.exchanges[0].steps[0].result.handles if handle.startswith("M")]
    assert made[0] in episode.exchanges[-1].policy_text
    assert "M1" not in episode.exchanges[-1].policy_text


@pytest.fixture
def table(tmp_path: Path) -> Episode:
    path = tmp_path / "library.csv"
    path.write_text("name,SMILES\naspirin,CC(=O)Oc1ccccc1C(=O)O\nphenol,Oc1ccccc1\n")
    return begun(f"what is in {path}?", ("table_summary", {"table": "T1"}))


@pytest.mark.parametrize(
    ("said", "tool"),
    [
        ("dedup it, by InChIKey", "deduplicate_table"),
        ("sort it by logP", "sort_table"),
        ("add TPSA", "add_table_column"),
        ("drop everything above 500 Da", "filter_table"),
        ("and cluster it", "cluster_table"),
    ],
)
def test_a_message_goes_on_with_the_table(table: Episode, said: str, tool: str) -> None:
    table.observe(said)
    assert "T1" in table.exchanges[-1].policy_text
    assert table.exchanges[-1].reading.wanted == (tool,)


@pytest.mark.parametrize(
    ("said", "limits"),
    [
        ("drop everything above 500 Da", {"property": "molecular weight", "high": 500.0}),
        ("keep only those above 500 g/mol", {"property": "molecular weight", "low": 500.0}),
        ("remove the ones with logP below 1", {"property": "logP", "low": 1.0}),
    ],
)
def test_what_is_dropped_lies_on_the_other_side_of_the_limit(
    table: Episode, said: str, limits: dict[str, Any]
) -> None:
    table.observe(said)
    leaves_no_choice(table, ("filter_table", {"table": "T1"} | limits))


def test_a_limit_asks_for_no_order(table: Episode) -> None:
    table.observe("which entries have a logP of at most 1.5")
    assert table.exchanges[-1].reading.wanted[0] == "filter_table"


def test_one_more_column_goes_to_the_longer_table(table: Episode) -> None:
    table.observe("add TPSA")
    called = table.act(write_call("add_table_column", {"table": "T1", "property": "TPSA"}))
    table.run(called)  # type: ignore[arg-type]
    table.act("Done.")
    table.observe("and QED too")
    leaves_no_choice(table, ("add_table_column", {"table": "T2", "property": "QED"}))
    table.act("Done.")
    table.observe("undo that")
    leaves_no_choice(table, ("table_summary", {"table": "T2"}))


def test_its_means_what_a_call_made_and_the_next_one_measured() -> None:
    episode = begun(
        "the Murcko scaffold of ibuprofen and its formula",
        ("murcko_scaffold", {"molecule": "M1"}),
        ("molecular_formula", {"molecule": "M2"}),
    )
    episode.exchanges[0].reading = type(episode.exchanges[0].reading)()  # as after opening it from the store
    episode.observe("and its logP?")
    assert [*episode.scope().subjects["logp"]] == ["M2"]
