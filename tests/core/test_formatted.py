"""Answers in the form that the message asked for, from the real tools."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from app.core.session import Session
from app.store.store import Store
from sandbox.calling import call_tool
from sandbox.profiles import Profile
from sandbox.registry import discover
from sandbox.results import ToolResult
from tests.core.scripted import Said, ScriptedPolicy, call

REDUCTION = "CC(=O)c1ccccc1>>CC(O)c1ccccc1"
ANISOLE_BIPHENYL = "COc1ccc(-c2ccccc2)cc1"


def run_here(tool: str, arguments: Mapping[str, Any]) -> ToolResult:
    return call_tool(discover().get(tool), arguments)


def answer_to(question: str, *script: Said | str) -> str:
    with Store.memory() as store:
        policy = ScriptedPolicy(script)
        profile = Profile("native", discover().toolset())
        answer = Session(store, policy, run_here, discover(), profile, model_name="scripted").ask(question)
        assert answer is not None
        assert "JSON" not in policy.prompts[0]
        return answer.text


def test_each_key_gets_the_value_that_it_names_and_a_key_without_one_is_null() -> None:
    text = answer_to(
        'TPSA and logP of aspirin as JSON: {"logP": float, "tpsa": float, "boiling point": float}',
        call("tpsa", molecule="M1"),
        call("logp", molecule="M1"),
        "The TPSA of M1 is V1. The logP of M1 is V2.",
    )
    filled = json.loads(text)
    assert filled["tpsa"] == pytest.approx(63.6)
    assert filled["logP"] == pytest.approx(1.31)
    assert filled["boiling point"] is None
    assert "logP of aspirin is 1.31" in filled["note"]


def test_a_structure_is_what_a_tool_made() -> None:
    text = answer_to(
        'Replace the chloro in Clc1ccccc1 by methoxy. Reply in JSON {"molecule": "SMILES"}.',
        call("replace_group", molecule="M1", group="chloro", replacement="methoxy"),
        "M2 is M1 with chloro replaced by methoxy.",
    )
    assert json.loads(text) == {"molecule": "COc1ccccc1"}


def test_a_value_stands_between_the_tags_below_the_words() -> None:
    text = answer_to(
        f"How many benzene rings are in {ANISOLE_BIPHENYL}? Put the number in <answer></answer>.",
        call("count_ring_system", molecule="M1", ring="benzene"),
        "The number of benzene rings of M1 is V1.",
    )
    assert text.endswith(" is 2.\n<answer>2</answer>")


@pytest.mark.parametrize(
    ("wish", "ending"),
    [
        ("Answer yes or no in <answer> tags.", "<answer>yes</answer>"),
        ("<answer>Yes</answer>?", "<answer>Yes</answer>"),
    ],
)
def test_yes_and_no_are_written_as_asked(wish: str, ending: str) -> None:
    text = answer_to(
        f"Is OCC the same molecule as CCO? {wish}",
        call("compare_molecules", first="M1", second="M2"),
        "M1 and M2 are the same molecule: V1.",
    )
    assert text.endswith(ending)


def test_without_a_value_the_words_stand() -> None:
    said = "I have no offline tool for that."
    assert answer_to('How does CCO taste? Answer in JSON {"taste": number}', said) == said
    priced = answer_to('What does CCO cost? Answer in JSON {"price": number}', said)
    assert priced.startswith("I know no prices")


def test_the_same_property_of_two_molecules_is_a_list() -> None:
    text = answer_to(
        "logP of CCO and of c1ccccc1 as JSON",
        call("logp", molecule="M1"),
        call("logp", molecule="M2"),
        "The logP of M1 is V1. The logP of M2 is V2.",
    )
    assert json.loads(text) == {"logP": [pytest.approx(0.0, abs=0.01), pytest.approx(1.69, abs=0.01)]}


def test_the_reactants_of_one_reaction_are_one_value() -> None:
    """Amide coupling of benzylamine: both reactants stand there, separated by a dot."""
    text = answer_to(
        'From what is CC(=O)NCc1ccccc1 made? Answer in JSON: {"reactants": "SMILES separated by dots"}',
        call("retrosynthesis_step", molecule="M1"),
        "M2 is a reactant for M1. M3 is a reactant for M1.",
    )
    assert "NCc1ccccc1" in json.loads(text)["reactants"].split(".")
    assert len(json.loads(text)["reactants"].split(".")) == 2


def test_the_scaffolds_of_two_molecules_stay_apart() -> None:
    text = answer_to(
        'Murcko scaffolds of CCc1ccccc1 and CC1CCCCC1, as JSON {"scaffold": "SMILES"}',
        call("murcko_scaffold", molecule="M1"),
        call("murcko_scaffold", molecule="M2"),
        "M3 is the scaffold of M1. M4 is the scaffold of M2.",
    )
    assert json.loads(text) == {"scaffold": "c1ccccc1"}


@pytest.mark.parametrize(("asked", "wanted"), [("by-product", "HCl"), ("product", "CC(=O)NCc1ccccc1")])
def test_a_by_product_is_not_the_product(asked: str, wanted: str) -> None:
    text = answer_to(
        f"Which {asked} forms from CC(=O)Cl and NCc1ccccc1? Put it between <answer></answer>.",
        call("predict_products", reactants=["M1", "M2"]),
        "M3 is the product of M1 and M2. By-products: V3.",
    )
    assert f"<answer>{wanted}" in text


def test_who_asks_for_a_by_product_gets_it_under_any_key() -> None:
    text = answer_to(
        'What is the by-product of CC(=O)Cl + NCc1ccccc1? JSON: {"product": "SMILES"}',
        call("predict_products", reactants=["M1", "M2"]),
        "M3 is the product of M1 and M2. By-products: V3.",
    )
    assert json.loads(text) == {"product": "Cl"}


def test_a_by_product_is_a_structure_in_tags_where_smiles_are_wanted() -> None:
    text = answer_to(
        "Which by-product forms from CC(=O)Cl and NCc1ccccc1? SMILES in <answer>",
        call("predict_products", reactants=["M1", "M2"]),
        "M3 is the product of M1 and M2. By-products: V3.",
    )
    assert text.endswith("<answer>Cl</answer>")


@pytest.mark.parametrize(
    ("question", "tool", "said", "answer"),
    [
        ("Molar mass of CCO? Give only the number.", "molecular_weight", "The weight of M1 is V1.", "46.07"),
        (
            "How many heavy atoms has CCO? A) 1 B) 2 C) 3. The letter only.",
            "heavy_atom_count",
            "It is V1.",
            "C",
        ),
        (
            "Does CCO have PAINS alerts? Answer True or False only.",
            "pains_alerts",
            "M1 has alerts: V1.",
            "False",
        ),
        ("Scaffold of CCc1ccccc1; only the SMILES.", "murcko_scaffold", "M2 is a scaffold.", "c1ccccc1"),
    ],
)
def test_a_value_that_is_wanted_alone_stands_alone(question: str, tool: str, said: str, answer: str) -> None:
    assert answer_to(question, call(tool, molecule="M1"), said) == answer


def test_a_key_may_be_an_abbreviation() -> None:
    """Nicotine: two basic nitrogens, TPSA 16.1."""
    text = answer_to(
        'TPSA and H-bond acceptors of CN1CCC[C@H]1c1cccnc1? Return {"tpsa": float, "hba": int}',
        call("h_bond_acceptors", molecule="M1"),
        call("tpsa", molecule="M1"),
        "The number of H-bond acceptors of M1 is V1. The TPSA of M1 is V2.",
    )
    assert json.loads(text) == {"tpsa": 16.13, "hba": 2}


def test_an_option_is_the_reagent_of_the_conditions() -> None:
    text = answer_to(
        f"{REDUCTION}: which reagent? A) PCC B) sodium borohydride. Answer with the letter only.",
        call("conditions_of_reaction", reaction="R1"),
        "Conditions of R1: V1.",
    )
    assert text == "B"


def test_two_numbers_stand_side_by_side() -> None:
    text = answer_to(
        "molecular weight and TPSA of CCO, numbers only",
        call("molecular_weight", molecule="M1"),
        call("tpsa", molecule="M1"),
        "The molecular weight of M1 is V1. The TPSA of M1 is V2.",
    )
    assert text == "46.07, 20.23"


def test_a_statement_with_a_number_is_judged() -> None:
    """Salicylic acid has two donors, its carboxyl and its phenol."""
    text = answer_to(
        "Is it true that O=C(O)c1ccccc1O has 3 hydrogen-bond donors? Answer yes or no.",
        call("h_bond_donors", molecule="M1"),
        "The number of H-bond donors of M1 is V1.",
    )
    assert text == "No. The number of H-bond donors of O=C(O)c1ccccc1O is 2."


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        ("Which reagent and which solvent? JSON with keys reagent, solvent and ligand", None),
        ("What solvent? Give only the SMILES of the solvent.", "CO"),
    ],
)
def test_of_the_conditions_of_a_reaction_only_what_was_asked_for(wish: str, answer: str | None) -> None:
    text = answer_to(
        f"{REDUCTION} {wish}",
        call("conditions_of_reaction", reaction="R1"),
        "Conditions of R1: V1.",
    )
    if answer:
        assert text == answer
    else:
        filled = json.loads(text)
        assert filled["reagent"].startswith("NaBH4")
        assert filled["solvent"] == "MeOH or EtOH"
        assert filled["ligand"] is None


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        ("Which solvent suits it? Put it between <answer> and </answer>.", "<answer>CO</answer>"),
        ("Recommend a reagent. Answer in <answer></answer> tags.", "<answer>[BH4-].[Na+]</answer>"),
        ('Recommend a solvent. Return JSON: {"output": "SMILES"}', '{"output": "CO"}'),
        ('Recommend a solvent. JSON: {"solvent": ...}', '{"solvent": "CO"}'),
    ],
)
def test_a_program_gets_the_one_part_of_the_conditions_that_is_asked_for(wish: str, answer: str) -> None:
    text = answer_to(
        f"{REDUCTION} {wish}",
        call("conditions_of_reaction", reaction="R1"),
        "Conditions of R1: V1.",
    )
    assert text.endswith(answer)


def test_a_by_product_told_by_name_becomes_a_structure_where_smiles_are_wanted() -> None:
    text = answer_to(
        'CC(=O)Cl and NCc1ccccc1 react. JSON: {"Major Product": "SMILES", "Byproduct(s)": "SMILES"}',
        call("predict_products", reactants=["M1", "M2"]),
        "M3 is the product of M1 and M2. By-products: V3.",
    )
    assert json.loads(text) == {"Major Product": "CC(=O)NCc1ccccc1", "Byproduct(s)": "Cl"}
