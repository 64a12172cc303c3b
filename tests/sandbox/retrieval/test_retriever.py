import json

import pytest

from sandbox.registry import discover
from sandbox.retrieval.retriever import Retriever
from sandbox.schema_prompt import schema_system
from sandbox.vocabulary import VOCABULARIES
from training.retriever_recall import measure, needs_of_training

REGISTRY = discover()
RETRIEVER = Retriever(list(REGISTRY))


def found(message: str, **options: object) -> list[str]:
    return [spec.name for spec in RETRIEVER.find(message, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("message", "tool"),
    [
        ("does M1 get into the CNS?", "blood_brain_barrier"),
        ("will M1 light up in every screen we run", "pains_alerts"),
        ("M1 or M2, which one is greasier", "rank_molecules"),
        ("by how much is M2 heavier than M1", "property_difference"),
        ("how often does [OX2H] occur in M1", "count_substructure"),
        ("is Q1 in M1", "has_substructure"),
        ("any nitriles on M1?", "has_functional_group"),
        ("put a fluorine on M1", "add_group"),
        ("what's left of M1 without its side chains", "murcko_scaffold"),
        ("will you send my structures to a server", "retort_help"),
        ("whats teh moleculer wieght of M1", "molecular_weight"),
        ("Molare Masse von M1?", "molecular_weight"),
        ("are M1 and M2 enantiomers", "compare_molecules"),
    ],
)
def test_what_a_chemist_means_is_on_offer(message: str, tool: str):
    assert tool in found(message)


def test_several_tools_of_one_question_are_all_on_offer():
    names = found(
        "For M1 I need the logP, the TPSA, HBD and HBA counts, and does it pass Lipinski and Veber?"
    )
    assert {"logp", "tpsa", "h_bond_donors", "h_bond_acceptors", "lipinski", "veber"} <= set(names)


def test_a_short_follow_up_offers_what_was_used_before():
    assert "egan" not in found("and M2?")
    assert "egan" in found("and M2?", recent=["egan"])


def test_the_order_is_the_same_every_time_and_the_limit_holds():
    message = "logP and number of rings of M1"
    assert found(message) == [spec.name for spec in Retriever(list(REGISTRY)).find(message)]
    assert len(found(message)) == 12
    assert found(message, limit=3) == found(message)[:3]


@pytest.mark.parametrize("message", ["", " ", "?", "½ ☃ 水", "a" * 50_000, "M1 " * 20_000])
def test_any_message_gets_tools(message: str):
    assert len(found(message)) == 12


def test_recall_at_twelve_on_phrasings_of_many_voices():
    recall = measure(needs_of_training(seed=2, registry=REGISTRY, every=20), REGISTRY)
    assert recall.wanted.total() > 150
    assert recall.share() > 0.97, recall.misses


def test_the_prompt_lists_the_tools_as_json_and_stays_short():
    lines = schema_system(RETRIEVER.find("replace the bromine of M1 by a nitrile")).splitlines()
    schemas = [json.loads(line) for line in lines if line.startswith('{"name"')]
    assert [schema["name"] for schema in schemas] == found("replace the bromine of M1 by a nitrile")
    replace = next(schema for schema in schemas if schema["name"] == "replace_group")
    assert set(replace["parameters"]) == {"molecule", "group", "replacement", "place"}
    assert sum(map(len, lines)) < 8000


def test_which_is_heavier_ranks_the_molecules_of_the_other_half_of_the_sentence():
    assert RETRIEVER.read("which is heavier, M1 or M2").hints[0] == "rank_molecules"
    assert RETRIEVER.read("which is heavier, M1 or M2").wanted[0] == "rank_molecules"


@pytest.mark.parametrize(
    ("message", "tool"),
    [
        ("0.944 M M1 = ? g/L", "convert_amount"),
        ("52 kg M1 to mol pls", "convert_amount"),
        ("help me go from 32.5 mM to 0.65 mM (0.14 L)", "dilution"),
        ("mass of M1 for 1.4 L of 0.0219mol/L", "solution_mass"),
    ],
)
def test_amounts_of_the_right_kind_point_to_the_tool_that_takes_them(message: str, tool: str):
    assert tool in RETRIEVER.read(message).hints


def test_without_amounts_nothing_is_reckoned():
    bench = {"dilution", "buffer_recipe", "solution_mass", "convert_units", "reaction_table"}
    assert not bench & set(RETRIEVER.read("is it flammable?", recent=["logp"]).hints)


@pytest.mark.parametrize(
    "message",
    [
        "who serviced the balance last year",
        "which journal should I send this to?",
        "translate this SOP into Spanish",
    ],
)
def test_what_no_tool_does_names_no_tool(message):
    assert not set(RETRIEVER.read(message).hints) - {"retort_help"}
    assert RETRIEVER.read(message).wanted == ()


@pytest.mark.parametrize(
    ("message", "tool"),
    [("order M1, M2 by logP", "rank_molecules"), ("M1 and M2 in one flask, safe?", "incompatible_reagents")],
)
def test_similar_words_that_a_tool_answers_name_it(message, tool):
    assert tool in RETRIEVER.read(message).hints


def test_an_amount_of_what_was_spoken_of_is_converted():
    """ "So how many mL are 25 g of it?" after a density asks for no density."""
    assert found("So how many mL are 25 g of it?", recent=["density"])[0] == "convert_amount"
    assert found("and of the other one?", recent=["density"])[0] == "density"


def test_of_a_reaction_alone_nothing_is_asked_that_takes_a_molecule():
    assert RETRIEVER.read("What by-product forms in the reaction R1?").wanted == ("reaction_class",)
    hints = RETRIEVER.read("Select the best reagent for R1: A) M1 B) M2 C) M3.").hints
    assert "conditions_of_reaction" in hints
    assert "recommend_conditions" not in hints
    assert "predict_products" in RETRIEVER.read("What by-product forms from M1 and M2?").wanted


@pytest.mark.parametrize(
    "text", ["2.00 g of it (98.14 g/mol) gave 1.75 g", "1.5 g of acid (MW 122.12), in µL"]
)
def test_a_property_that_is_told_is_not_asked_for(text: str) -> None:
    assert VOCABULARIES.get("property").mentions(text) == ()
    assert VOCABULARIES.get("property").mentions("its MW, in g/mol") == ("molecular weight",)


@pytest.mark.parametrize(
    ("message", "tool"),
    [
        ("what number goes in front of what: M1 + M2 -> M3 + NO + M4", "balance_equation"),
        ("M1 + M2 -> ?", "predict_products"),
        ("M1 + M2 → what", "predict_products"),
        ("M1 + M2 → M3, by which mechanism?", "mechanism_steps"),
    ],
)
def test_an_equation_is_balanced_or_finished(message: str, tool: str) -> None:
    assert found(message)[0] == tool


def test_what_is_named_in_a_clause_of_its_own_is_asked_for_beyond_doubt() -> None:
    read = RETRIEVER.read
    both = read("M1: molar mass, plus which GHS hazard classes it has").sure
    assert set(both) == {"molecular_weight", "ghs_classification"}
    assert set(read("logP and TPSA of M1").sure) == {"logp", "tpsa"}
    assert "formal_charge" not in read("At pH 9, which form of M1 is there? I want to know its charge.").sure
    assert read("Rank M1, M2 and M3 by QED, best on top.").sure == ()


def test_in_what_form_a_compound_is_asks_for_no_reaction() -> None:
    assert "predict_products" not in RETRIEVER.read("in what form is M1 at pH 4, and its exact mass?").wanted


def test_what_a_molecule_has_got_in_it_is_looked_for_inside() -> None:
    assert found("thiol reactive or not, has M1 got a M2 in it")[0] == "has_substructure"


@pytest.mark.parametrize(
    "message", ["Is the ring system scaffold M1 in M2? answer yes or no", "Is the M1 ring in M2?"]
)
def test_a_question_for_yes_or_no_changes_no_molecule(message: str) -> None:
    assert RETRIEVER.read(message).wanted[0] == "has_substructure"


@pytest.mark.parametrize(
    "message",
    [
        "M1 + M2 / M3: A. nucleophilic aromatic substitution B. electrophilic aromatic substitution C. E2.",
        "M1 + M2 under light: (A) radical chain (B) electrophilic addition (C) SN2",
        "does M1 react with M2 by SN1 or SN2?",
    ],
)
def test_mechanisms_are_chosen_from_without_being_called_so(message: str) -> None:
    assert found(message)[0] == "choose_mechanism"


def test_a_property_that_is_to_be_predicted_is_of_no_product() -> None:
    wanted = RETRIEVER.read("M1 in the river: what solubility do you predict, and which pKa?").wanted
    assert wanted == ("solubility", "pka")


def test_rings_of_one_kind_are_not_counted_as_all_of_them() -> None:
    message = "How many benzene rings are in M1, and what is its logP?"
    assert found(message)[0] == "count_ring_system"
    assert found("how many aromatic rings has M1")[0] == "aromatic_ring_count"


def test_a_temperature_alone_asks_for_no_cooling_bath():
    reading = RETRIEVER.read("density of M1 and M2 at 20 and 25 °C")
    assert reading.wanted == ("density",)


def test_conversations_over_the_same_tools_share_an_index() -> None:
    some = list(REGISTRY)[:10]
    assert Retriever.shared(some) is Retriever.shared(list(some))
    assert Retriever.shared(some[1:]) is not Retriever.shared(some)


@pytest.mark.parametrize(
    "message",
    ["density of M1 and M2 at 25 °C", "density of M1 and M2 at 20 and 25 °C", "M1 and M2 at 25 C: density"],
)
def test_what_is_asked_under_a_condition_is_asked_of_all_that_stand_before_it(message: str) -> None:
    reading = RETRIEVER.read(message)
    assert reading.wanted == ("density",)
    assert reading.pairs in ({}, {"density": ("M1", "M2")})


def test_a_toxicity_that_is_predicted_is_no_question_without_an_answer() -> None:
    reading = RETRIEVER.read("LD50 of M1 in rat")
    assert reading.wanted == ("admet_property",)
    assert reading.nothing < 0


def test_a_question_about_two_compounds_stands_beside_one_about_one_of_them() -> None:
    reading = RETRIEVER.read("store M1 with M2? flash point of M2?")
    assert reading.wanted == ("incompatible_reagents", "flash_point")
