"""What a message states beside the amount that a call quotes goes into the call."""

from typing import Any

import pytest

from sandbox.bench.completing import completed

STRUCTURES = {"M1": "O=C([O-])[O-].[Cs+].[Cs+]", "M2": "BrCc1ccccc1", "M3": "Cl"}


def _completed(tool: str, text: str, earlier: str = "", **arguments: Any) -> dict[str, Any]:
    return completed(tool, arguments, text, earlier, STRUCTURES.get)


@pytest.mark.parametrize(
    ("text", "molecule", "quantity", "complete"),
    [
        ("I need 2.5 equiv of M1 on a 10 mmol scale", "M1", "10 mmol", "10 mmol, 2.5 equiv"),
        ("M1 (10 mmol, 2.5 equiv): grams?", "M1", "10 mmol", "10 mmol"),
        ("2.5 equiv of M1 and 1.1 equiv of M3 for 5 mmol of M2", "M1", "5 mmol", "5 mmol, 2.5 equiv"),
        ("2.5 equiv of M1 and 1.1 equiv of M3 for 5 mmol of M2", "M3", "5 mmol", "5 mmol, 1.1 equiv"),
        ("M2 5 mmol, M1 2.5 equiv, M3 1.1 equiv", "M3", "5 mmol", "5 mmol, 1.1 equiv"),
        ("with 1.5 g of M2 I use 2.5 equiv M1", "M1", "1.5 g", "1.5 g of BrCc1ccccc1, 2.5 equiv"),
        ("how much M1 (60 % in mineral oil) for 5 mmol?", "M1", "5 mmol", "5 mmol, 60 %"),
        ("How many mL of 2.5 M M1 are 12 mmol?", "M1", "12 mmol", "12 mmol, 2.5 M"),
        ("5 mol% M1 on 2 mmol of M2", "M1", "2 mmol", "2 mmol, 5 mol%"),
        ("the 2.3 g (85% yield) of M1 in mmol", "M1", "2.3 g", "2.3 g"),
    ],
)
def test_equivalents_and_strength_go_with_their_compound(
    text: str, molecule: str, quantity: str, complete: str
) -> None:
    found = _completed("convert_amount", text, molecule=molecule, quantity=quantity, unit="g")
    assert found["quantity"] == complete


def test_the_message_before_counts_where_this_one_leaves_things_to_it() -> None:
    before = "I need 2.5 equiv of M1 on a 10 mmol scale, how many grams?"
    scaled = _completed(
        "convert_amount", "and for 20 mmol?", before, molecule="M1", quantity="20 mmol", unit="grams"
    )
    assert scaled["quantity"] == "20 mmol, 2.5 equiv"
    other = _completed(
        "convert_amount", "and 3 equiv of M2?", before, molecule="M2", quantity="10 mmol", unit="grams"
    )
    assert other["quantity"] == "10 mmol, 3 equiv"
    anew = _completed(
        "convert_amount",
        "how many grams are 20 mmol of M1?",
        before,
        molecule="M1",
        quantity="20 mmol",
        unit="grams",
    )
    assert anew["quantity"] == "20 mmol"


def test_a_concentrated_acid_is_a_stock_with_its_compound() -> None:
    text = "how many mL of conc. M3 (37 %, d 1.19) do I need for 500 mL of 1 M M3?"
    stock = _completed("dilution", text, stock="37 %", target="1 M", volume="500 mL")
    assert stock["stock"] == "37 %, d 1.19 of Cl"
    made = _completed("solution_mass", text, molecule="M3", concentration="1 M", volume="500 mL")
    assert made["concentration"] == "1 M, conc., 37 %, d 1.19"
    final = "final conc 0.1 M, volume 1 L, M1"
    plain = _completed("solution_mass", final, molecule="M1", concentration="0.1 M", volume="1 L")
    assert plain["concentration"] == "0.1 M"


def test_the_volume_of_a_stock_is_marked_as_its_own() -> None:
    text = "I have 10 mL of 5 M M1, add water to get 0.2 M. Final volume?"
    found = _completed("dilution", text, stock="5 M", target="0.2 M", volume="10 mL")
    assert found["volume"] == "10 mL of stock"


def test_a_reaction_table_takes_the_amounts_of_its_reactants_in_their_order() -> None:
    text = "Reacting 1.38 g M1 with 2.0 mL M2 gave 1.5 g M3. yield?"
    found = _completed(
        "reaction_table", text, molecules=["M1", "M2"], product="M3", amount="1.38 g", isolated="2.0 mL"
    )
    assert (found["amount"], found["isolated"]) == ("1.38 g; 2.0 mL", "1.5 g")
    unknown = "M1 (1.0 g), M2 (2 mL, d 0.9) -> M3"
    found = _completed(
        "reaction_table", unknown, molecules=["M1", "M2"], product="M3", amount="1.0 g", isolated="1.0 g"
    )
    assert found["amount"] == "1.0 g; 2 mL (d 0.9)"
    assert "isolated" not in found


@pytest.mark.parametrize(
    "text",
    [
        "24.3 mL of 0.100 M M1 neutralised 25.0 mL of M3. Concentration of the acid?",
        "25.0 mL of M3 needed 24.3 mL of 0.100 M M1",
        "25.0 mL M3 were titrated with 24.3 mL M1 (0.100 M)",
    ],
)
def test_a_titration_asks_for_what_is_in_the_sample(text: str) -> None:
    found = _completed("solution_concentration", text, molecule="M1", amount="24.3 mL", volume="25.0 mL")
    assert found["molecule"] == "M3"
    assert found["amount"] == f"24.3 mL, 0.100 M of {STRUCTURES['M1']}"


def test_a_loading_is_no_word_between_an_amount_and_its_compound() -> None:
    found = _completed(
        "convert_amount", "M1 5 mol% for a 3 mmol Suzuki, mg?", molecule="M1", quantity="3 mmol", unit="mg"
    )
    assert found["quantity"] == "3 mmol, 5 mol%"


def test_the_product_is_what_nothing_is_measured_of() -> None:
    text = "Theoretical yield of M3 from 10 mL of M1 and 15 g of M2"
    found = _completed("reaction_table", text, molecules=["M2", "M3"], product="M1", amount="10 mL")
    assert (found["molecules"], found["product"], found["amount"]) == (["M1", "M2"], "M3", "10 mL; 15 g")
    related = "how much M1 (mL) is 1.5 equiv to 3.0 g M2?"
    found = _completed("reaction_table", related, molecules=["M2"], product="M1", amount="3.0 g")
    assert (found["molecules"], found["amount"]) == (["M2", "M1"], "3.0 g; 1.5 equiv")


def test_an_amount_beside_a_compound_is_of_that_one() -> None:
    text = "I have 25 mL of ~2 M M3 in M2, how many mmol M3 is that?"
    found = _completed("convert_amount", text, molecule="M2", quantity="25 mL", unit="mmol")
    assert (found["molecule"], found["quantity"]) == ("M3", "25 mL, 2 M")


def test_per_cent_to_per_cent_is_of_no_compound() -> None:
    text = "the stock is 10 %, I want 5 L of 0.2 %. How much stock, how much M3?"
    found = _completed("dilution", text, stock="10 %", target="0.2 %", volume="5 L")
    assert found["stock"] == "10 %"


@pytest.mark.parametrize(
    ("text", "quoted", "complete"),
    [
        ("-5.4 eV for the HOMO in kJ/mol", "5.4 eV", "-5.4 eV"),
        ("what are minus 78 °C in kelvin", "78 °C", "-78 °C"),
        ("between 20-25 °C in kelvin", "25 °C", "25 °C"),
        ("convert 5.4 eV", "5.4 eV", "5.4 eV"),
    ],
)
def test_a_minus_belongs_to_the_quantity(text: str, quoted: str, complete: str) -> None:
    assert _completed("convert_units", text, quantity=quoted, unit="K")["quantity"] == complete
