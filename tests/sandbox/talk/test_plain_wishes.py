"""What the words of a message ask for so plainly that nothing is weighed."""

import pytest

from sandbox.exchange import Exchange
from sandbox.registry import discover
from sandbox.retrieval.reading import Reading
from sandbox.talk.plain_wishes import conditions_of_two, plainly_asked, rules_asked_for

REGISTRY = discover()


@pytest.mark.parametrize(
    ("message", "tools"),
    [
        ("how does a Suzuki coupling work?", ("reaction_card",)),
        ("How do Mitsunobu reactions work", ("reaction_card",)),
        ("how does a Heck reaction work, and which base is usual?", ()),
        ("how do I work up a Grignard reaction?", ()),
        ("how does the balance work?", ()),
        ("is the methyl axial or equatorial in M1?", ("conformer_ensemble",)),
        ("which chair form of M1 is more stable?", ("conformer_ensemble",)),
        ("does M1 have axial chirality?", ()),
        ("exact mass of [M+Na]+ of M1", ("adduct_masses",)),
        ("draw M1", ("canonical_smiles",)),
        ("Could you show me the structure of M1 please?", ("canonical_smiles",)),
        ("what is C6H12O6?", ("structure_of_name",)),
        ("what is C6H12O6 + O2 -> CO2 + H2O balanced", ()),
        ("image of M1", ("canonical_smiles",)),
        ("draw M1 with the bromine in the para position", ()),
        ("which formula has m/z 195.0877 as [M+H]+", ()),
        ("Number of rings M1 within M2?", ("count_substructure",)),
        ("is M1 a part of M2?", ("has_substructure",)),
        ("what could replace the carboxylic acid of M1?", ("bioisosteres",)),
        ("what can replace M1 for extractions?", ()),
        ("fluorine scan of M1", ("decorate_molecule",)),
        ("scan M1 for alerts", ()),
        ("Name the byproduct: M1 + M2 give M3", ("predict_products",)),
        ("how do I get rid of the by-product of M1 and M2?", ()),
        ("What does M1 do to an ester at -78 °C", ("reagent_uses",)),
        ("what is M1 used for?", ("reagent_uses",)),
        ("what does M1 do to the logP of M2?", ()),
        ("can I heat M1 with M2?", ("incompatible_reagents",)),
        ("may we store M1 next to M2", ("incompatible_reagents",)),
        ("can I heat M1?", ()),
        ("hop the quinazoline of M1", ("scaffold_hops",)),
        ("replace the pyridine of M1 with a pyrimidine", ()),
        ("how reliable is the melting point of M1", ()),
    ],
)
def test_plain_wishes(message: str, tools: tuple[str, ...]) -> None:
    assert plainly_asked([Exchange(message, message, (), {})], REGISTRY) == tools


@pytest.mark.parametrize(
    ("message", "wanted", "tools"),
    [
        ("does M1 pass the Ghose filter?", (), ["property_profile"]),
        ("M1: Veber, Muegge and Lipinski", ("veber",), ["lipinski", "veber", "property_profile"]),
        ("rule of three libraries: how many heavy atoms in M1?", ("heavy_atom_count",), []),
        ("does M1 pass Veber's rule?", ("veber",), []),
    ],
)
def test_rules_are_checked_where_nothing_else_is_asked(
    message: str, wanted: tuple[str, ...], tools: list[str]
) -> None:
    assert rules_asked_for(Reading(wanted=wanted), message) == tools


def test_conditions_for_two_compounds_are_worked_out_where_no_card_is_named() -> None:
    reading = Reading(("reaction_conditions", "recommend_conditions"), ("reaction_conditions",))
    assert conditions_of_two(reading, "base and solvent for the alkylation of M1 with M2") == [
        "recommend_conditions"
    ]
    assert conditions_of_two(reading, "base for the Suzuki coupling of M1 with M2") == []
