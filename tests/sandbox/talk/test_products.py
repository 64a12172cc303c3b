"""Questions about the product of a reaction that nobody has drawn yet."""

import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall, write_call
from sandbox.registry import discover
from sandbox.talk.products import draws_product, reacting, two_giving, with_stand_in
from tests.sandbox.grammars import takes

REGISTRY = discover()


def asked(message: str) -> Episode:
    profile = Profile("native", REGISTRY.toolset())
    episode = Episode(REGISTRY, lambda name, given: call_tool(REGISTRY.get(name), given), profile)
    episode.observe(message)
    return episode


def likeliest(episode: Episode) -> str:
    leaning = episode.leaning() or {"": 0.0}
    best = max(leaning, key=lambda start: leaning[start])
    return best.split('"')[3] if '"' in best else best


@pytest.mark.parametrize(
    ("message", "tool"),
    [
        (
            "I have benzaldehyde and nitromethane. What forms under base, and is the product explosive?",
            "structural_hazards",
        ),
        ("Hydrogenate styrene over Pd/C, what is the boiling point of the product?", "boiling_point"),
        (
            "What does PhMgBr give with acetone after work-up? Molar mass?",
            "molecular_weight",
        ),
        ("Is the product of phenol and nitric acid explosive?", "structural_hazards"),
        ("logP of the product of aniline and acetyl chloride", "logp"),
        ("Reduce 4-nitrotoluene: product mass and CAS number?", "cas_number"),
        ("I need the [M+H]+ of the amide from benzoic acid and benzylamine", "adduct_masses"),
        ("boiling point of the ester formed from ethanol and acetic acid", "boiling_point"),
        ("Nitrate benzene with HNO3: give the IUPAC name and the mass of the product", "iupac_name"),
        ("Add a methyl group to benzene and give the boiling point of the product", "boiling_point"),
    ],
)
def test_what_is_asked_of_a_product_waits_for_it(message: str, tool: str) -> None:
    episode = asked(message)
    first = likeliest(episode)
    assert first in ("predict_products", "add_group")
    molecules = [thing.handle for thing in episode.workspace.of_kind("molecule")]
    assert not any(f'"{tool}' in line and "M1" in line for line in episode.grammar().splitlines())
    if first == "add_group":
        episode.run(ToolCall(first, {"molecule": "M1", "group": "methyl"}, ""))
    else:
        episode.run(ToolCall(first, {"reactants": molecules}, ""))
    assert episode.scope().subjects[tool] == [f"M{len(molecules) + 1}"]
    while (after := likeliest(episode)) != tool:
        assert after, "the answer must not come before what was asked"
        episode.run(ToolCall(after, {"molecule": f"M{len(molecules) + 1}"}, ""))


def test_the_product_stays_what_the_next_message_speaks_of() -> None:
    episode = asked("What forms from ethyl bromide and sodium azide?")
    episode.run(ToolCall("predict_products", {"reactants": ["M1", "M2"]}, ""))
    episode.act("M3 is the product.")
    for message in ("And what is its molar mass?", "molar mass of the product?"):
        episode.observe(message)
        assert list(episode.scope().subjects["molecular_weight"]) == ["M3"]
        episode.exchanges.pop()
    episode.observe("What is the molar mass of sodium azide?")
    assert list(episode.scope().subjects["molecular_weight"]) == ["M2"]


@pytest.mark.parametrize(
    ("message", "drawn"),
    [
        ("M1 reacts with M2 to give M3. logP of the product?", True),
        ("My product, M1, is oily. Its logP?", True),
        ("M1 is the product of an acylation", True),
        ("M1 with M2, is the product toxic?", False),
    ],
)
def test_a_product_that_is_given_is_not_waited_for(message: str, drawn: bool) -> None:
    assert draws_product(message) is drawn


@pytest.mark.parametrize(
    ("clause", "read"),
    [
        ("is the product explosive", "is M999 explosive"),
        ("what is the logP of the main product of M1 and M2", "what is the logP of M999"),
        ("what is the product of M1 and M2", "what is the product of M1 and M2"),
        ("predict the product", "predict the product"),
        ("is M1 a natural product", "is M1 a natural product"),
        ("what are the by-products", "what are the by-products"),
    ],
)
def test_a_clause_about_a_product_reads_as_one_about_a_molecule(clause: str, read: str) -> None:
    assert with_stand_in(clause) == read


@pytest.mark.parametrize(
    ("message", "molecules"),
    [
        ("M1 + M2 with M3, product?", ("M1", "M2", "M3")),  # without the base an aldol would be predicted
        ("Predict the product of M1 + 3 M2 / M3", ("M1", "M2", "M3")),
        ("I have M1 and M2. What forms?", ("M1", "M2")),
        ("M1 with M2 or with M3?", ()),
        ("M1 and M2 give M3?", ("M1", "M2")),
        ("What forms from M1 and M2? And from M3 and M4?", ()),
        ("M1 and M2 react to M3. By-product?", ("M1", "M2")),
        ("M1 + M2 -> M3, by-product?", ("M1", "M2")),
    ],
)
def test_no_reactant_is_left_out(message: str, molecules: tuple[str, ...]) -> None:
    assert reacting(message) == molecules


def test_two_compounds_stand_before_the_product_that_they_give() -> None:
    assert two_giving("conditions for M1 with M2 to give M3?") == ("M1", "M2")
    assert two_giving("couple M1 with M2 to get M3, which base?") == ("M1", "M2")
    assert two_giving("conditions for M1 to M2 with M3") == ()


def test_a_product_is_compared_with_what_the_message_says() -> None:
    episode = asked("Give the product of aniline + acetyl chloride and compare its logP with that of aniline")
    assert likeliest(episode) == "predict_products"
    episode.run(ToolCall("predict_products", {"reactants": ["M1", "M2"]}, ""))
    grammar = episode.grammar()
    compared = {"first": "M3", "second": "M1", "property": "logP"}
    assert takes(grammar, write_call("property_difference", compared))
    assert not takes(grammar, write_call("property_difference", compared | {"first": "M2"}))


def test_a_new_value_is_that_of_the_designed_molecule() -> None:
    episode = asked("Make ibuprofen more soluble and show the new logP")
    assert likeliest(episode) == "optimize_molecule"
    assert list(episode.scope().subjects["logp"]) == []
    assert "logp" not in asked("Make ibuprofen more soluble").exchanges[-1].reading.wanted


def test_a_group_put_on_comes_before_the_mass() -> None:
    episode = asked("Cbz-protect alanine and tell me the molar mass")
    assert episode.exchanges[-1].reading.wanted == ("add_group", "protection_conditions", "molecular_weight")
    assert likeliest(episode) == "add_group"
    episode.run(ToolCall("add_group", {"molecule": "M1", "group": "Cbz"}, ""))
    assert episode.scope().subjects["molecular_weight"] == ["M2"]


def test_what_two_compounds_make_is_predicted() -> None:
    for message in ("Draw the imine of benzaldehyde and aniline", "the amide from benzoic acid and aniline"):
        assert asked(message).exchanges[-1].reading.wanted[0] == "predict_products"


def test_no_group_is_put_on_that_nobody_named() -> None:
    episode = asked("Does adding Br2 to cyclohexene give a chiral product?")
    tetrazole = write_call("add_group", {"molecule": "M2", "group": "tetrazolyl"})
    assert not takes(episode.grammar(), tetrazole)


def test_of_what_is_mixed_nothing_is_left_out() -> None:
    grammar = asked("Is it dangerous to mix acetone and chloroform with KOH?").grammar()
    assert takes(grammar, write_call("incompatible_reagents", {"molecules": ["M1", "M2", "M3"]}))
    assert not takes(grammar, write_call("incompatible_reagents", {"molecules": ["M1", "M2"]}))
