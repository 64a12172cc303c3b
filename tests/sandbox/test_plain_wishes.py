"""What the words of a message ask for so plainly that nothing is weighed."""

import pytest

from sandbox.exchange import Exchange
from sandbox.plain_wishes import plainly_asked
from sandbox.registry import discover

REGISTRY = discover()


@pytest.mark.parametrize(
    ("message", "tools"),
    [
        ("how does a Suzuki coupling work?", ("reaction_card",)),
        ("How do Mitsunobu reactions work", ("reaction_card",)),
        ("how does a Heck reaction work, and which base is usual?", ()),
        ("how do I work up a Grignard reaction?", ()),
        ("how does the balance work?", ()),
        ("exact mass of [M+Na]+ of M1", ("adduct_masses",)),
        ("draw M1", ("canonical_smiles",)),
        ("Could you show me the structure of M1 please?", ("canonical_smiles",)),
        ("what is C6H12O6?", ("structure_of_name",)),
        ("what is C6H12O6 + O2 -> CO2 + H2O balanced", ()),
        ("image of M1", ("canonical_smiles",)),
        ("draw M1 with the bromine in the para position", ()),
        ("which formula has m/z 195.0877 as [M+H]+", ()),
    ],
)
def test_plain_wishes(message: str, tools: tuple[str, ...]) -> None:
    assert plainly_asked([Exchange(message, message, (), {})], REGISTRY) == tools
