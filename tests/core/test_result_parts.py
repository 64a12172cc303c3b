"""What is read from the details of a result, also where a file that was imported holds something else."""

from typing import Any

import pytest

from app.core.result_parts import designs, pictures, proposals, shape, table
from app.core.result_words import card_markdown, routes, text_lines

MECHANISM = "1. oxidative addition: Pd(0) into C–Br. 2. transmetalation: aryl to Pd. 3. elimination."
ROUTE: dict[str, Any] = {
    "smiles": "CC(=O)Nc1ccc(O)cc1",
    "step": {"class": "acylation", "reaction_smiles": "CC(=O)Cl.Nc1ccc(O)cc1>>CC(=O)Nc1ccc(O)cc1"},
    "reactants": [
        {"smiles": "CC(=O)Cl", "stock": ["reagents"]},
        {
            "smiles": "Nc1ccc(O)cc1",
            "step": {"class": "reduction", "reaction_smiles": "O=[N+]([O-])c1ccc(O)cc1>>Nc1ccc(O)cc1"},
            "reactants": [{"smiles": "O=[N+]([O-])c1ccc(O)cc1", "stock": ["reagents"]}],
        },
    ],
}


def test_steps_of_a_mechanism_stand_one_below_the_other() -> None:
    assert text_lines(MECHANISM) == (
        "1. oxidative addition: Pd(0) into C–Br.",
        "2. transmetalation: aryl to Pd.",
        "3. elimination.",
    )


def test_numbers_within_a_text_start_no_step() -> None:
    text = "stir at 0. 5 equiv of base, then 2. 5 h at 80 °C"
    assert text_lines(text) == (text,)


def test_conditions_are_a_list_below_what_they_are_for() -> None:
    lines = text_lines("aryl bromides: ArB(OH)2 1.2 equiv; Pd(dppf)Cl2 3 mol%; K2CO3 2 equiv; 80 °C")
    assert lines[0] == "aryl bromides:"
    assert lines[1:] == ("•  ArB(OH)2 1.2 equiv", "•  Pd(dppf)Cl2 3 mol%", "•  K2CO3 2 equiv", "•  80 °C")


def test_a_copied_route_has_its_steps_in_the_order_of_work() -> None:
    (text,) = routes({"routes": [{"tree": ROUTE}]})
    lines = text.splitlines()
    assert lines[1].startswith("1. reduction: O=[N+]")
    assert lines[2].startswith("2. acylation: CC(=O)Cl.Nc1ccc(O)cc1>>")
    assert lines[3] == "Starting materials: CC(=O)Cl, O=[N+]([O-])c1ccc(O)cc1"


def test_candidates_say_what_became_of_the_objective() -> None:
    found = designs(
        {
            "before": {"logS": -2.39},
            "candidates": [
                {
                    "smiles": "CNc1ccc(NC(C)=O)cc1",
                    "properties": {"logS": -1.8, "QED": 0.7},
                    "similarity": 0.64,
                    "changed": [0, 1],
                    "changes": ["Cl replaced by NHMe at C8"],
                }
            ],
        }
    )
    candidate = found["CNc1ccc(NC(C)=O)cc1"]
    assert candidate.facts == (("logS", "−1.80  (from −2.39)"), ("similarity", "0.64"))
    other = designs({"candidates": [{"smiles": "CCO", "scaffold_kept": False}]})["CCO"]
    assert other.facts == (("scaffold", "another one"),)
    assert candidate.words == "Cl replaced by NHMe at C8"
    assert candidate.atoms == ((0, 1),)


def test_columns_carry_their_units() -> None:
    rows = table({"rows": [{"conformer": 1, "energy_kcal_per_mol": 0.0, "rmsd_to_lowest_a": 0.5}]})
    assert rows is not None
    assert rows.titles == ("conformer", "energy (kcal/mol)", "rmsd to lowest (Å)")
    assert rows.cells == ((1, 0.0, 0.5),)


def test_a_card_reads_as_headed_sections() -> None:
    found = card_markdown(
        {
            "card": {
                "title": "Heck reaction",
                "use": "Joins an aryl halide with an alkene.",
                "conditions": [{"note": "general", "base": "NEt3", "solvent": "DMF", "ligand": ""}],
                "mechanism": [{"kind": "oxidative addition", "text": "Pd(0) into C–X"}],
            }
        }
    )
    assert found is not None
    title, text = found
    assert title == "Heck reaction"
    assert "## Conditions\n\n**general**\n\n- base: NEt3\n- solvent: DMF" in text
    assert "1. **oxidative addition:** Pd(0) into C–X" in text
    assert "ligand" not in text


@pytest.mark.parametrize("junk", [None, 7, "x", [], [1], {"a": 1}, [{}], [{"smiles": 3, "tree": 5}]])
def test_details_of_another_kind_are_left_out(junk: Any) -> None:
    keys = ("svg", "svgs", "candidates", "before", "proposals", "routes", "table", "rows", "card")
    data = dict.fromkeys((*keys, "symbols", "numbers", "positions", "bonds", "molblock"), junk)
    assert pictures(data) == ()
    assert designs(data) == {}
    assert proposals(data) == ()
    assert shape(data) is None
    assert card_markdown(data) is None
    assert all("Starting materials" in text for text in routes(data))
    assert table(data) is None or table(data).cells  # type: ignore[union-attr]
