"""Signal words: the pairs of class and word are those of annex 1 of the GHS."""

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.safety.signal_words import signal_word


@pytest.mark.parametrize(
    ("classes", "word"),
    [
        (["Acute toxicity (oral): Category 3"], "Danger"),
        (["Acute toxicity (oral): Category 4"], "Warning"),
        (["Skin corrosion / irritation: Category 1A-1C"], "Danger"),
        (["Skin corrosion / irritation: Category 2", "Flammable liquids: Category 2"], "Danger"),
        (["Flammable liquids: Category 3"], "Warning"),
        (["Skin sensitizer: Category 1"], "Warning"),
        (["Respiratory sensitizer: Category 1"], "Danger"),
        (["Carcinogenicity: Category 1B"], "Danger"),
        (["Carcinogenicity: Category 2"], "Warning"),
        (
            ["Specific target organs/systemic toxicity following single exposure: Category 3 (narcotic)"],
            "Warning",
        ),
        (["Hazardous to the aquatic environment (acute): Category 1"], "Warning"),
        (["Hazardous to the aquatic environment (chronic): Category 3"], ""),
        (["Explosives: Division 1.1"], "Danger"),
        (["Explosives: Division 1.4"], "Warning"),
        (["Self-reactive substances and mixtures: Type G"], ""),
    ],
)
def test_the_word_of_the_most_severe_class_counts(classes: list[str], word: str):
    assert signal_word(classes) == word


@pytest.mark.parametrize("smiles", ["NN", "Nc1ccccc1Cl", "[C-]#[O+].[C-]#[O+].[C-]#[O+].[C-]#[O+].[Ni]"])
def test_poisons_are_dangers(smiles: str):
    result = call_tool(discover().get("ghs_classification"), {"molecule": {"smiles": smiles, "label": "M1"}})
    said = [str(getattr(value, "value", "")) for value in result.values]
    assert all(text.startswith("Danger: ") for text in said if "Category" in text)
