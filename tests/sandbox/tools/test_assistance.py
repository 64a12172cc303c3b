import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.vocabulary import VOCABULARIES

FAMILIES = {
    "assistance": "this help",
    "bench": "bench arithmetic (units, dilutions, buffers, pH)",
    "drying": "drying agents",
    "knowledge": "named reactions and reagents",
    "lookup": "cooling baths and NMR impurities",
    "mass_spectrometry": "mass spectrometry and elemental analysis",
    "naming": "names and CAS numbers",
    "physical": "physical data with sources",
    "precedents": "precedents in your own reactions",
    "predictors": "predictions (solubility, pKa, logD, ADMET, affinity)",
    "protection": "protecting groups",
    "routes": "changes to a synthesis plan",
    "solvents": "solvents and greener ones",
    "stoichiometry": "reaction tables and balanced equations",
    "synthesis": "retrosynthesis, routes and products",
    "table_structures": "structures in tables (searches, clusters, standard forms)",
    "tables": "tables of molecules (files, columns, plots, export)",
    "transformations": "classes, conditions and mechanisms of reactions",
}


def explain(topic: str) -> str:
    result = call_tool(discover().get("retort_help"), {"topic": topic})
    assert result.ok, result.error
    return str(result.values[0].value)  # type: ignore[union-attr]


def test_each_tool_is_listed_under_one_topic_or_its_family_is_counted() -> None:
    registry = discover()
    pages = [
        explain(topic) for topic in ("identity", "descriptors", "structure", "rules", "editing", "comparison")
    ]
    for spec in registry:
        listed = sum(spec.summary.rstrip(".") in page for page in pages)
        words = FAMILIES.get(spec.family, spec.family.replace("_", " "))
        assert listed == 1 or f"{words}: " in explain("everything"), spec.name


@pytest.mark.parametrize(("family", "words"), FAMILIES.items())
def test_what_is_no_topic_is_counted_in_a_chemists_words(family: str, words: str) -> None:
    count = sum(spec.family == family for spec in discover())
    assert f"{words}: {count}" in explain("everything")


@pytest.mark.parametrize("topic", ["everything", "files", "privacy", "rules", "descriptors"])
def test_help_is_short_enough_to_read(topic: str) -> None:
    text = explain(topic)
    assert 80 < len(text) < 1600
    assert text.endswith(".")


def test_everything_counts_the_tools_that_are_there() -> None:
    assert f"with {len(discover())} tools" in explain("everything")


def test_an_unknown_topic_is_refused_with_a_suggestion() -> None:
    result = call_tool(discover().get("retort_help"), {"topic": "descriptor"})
    assert result.ok  # the singular is understood
    wrong = call_tool(discover().get("retort_help"), {"topic": "privacies of life"})
    assert "privacy" in (wrong.error or "")


@pytest.mark.parametrize(
    "text",
    [
        "Draw the structure of aspirin",
        "Does M1 pass the rule of five?",
        "What are the rules?",
        "everything ok",
    ],
)
def test_common_words_do_not_ask_for_help(text: str) -> None:
    discover()
    assert VOCABULARIES.get("topic").mentions(text) == ()


def test_questions_about_topics_are_found() -> None:
    discover()
    topics = VOCABULARIES.get("topic")
    assert topics.mentions("Which file formats can you read?") == ("files",)
    assert topics.mentions("is my data private?") == ("privacy",)
