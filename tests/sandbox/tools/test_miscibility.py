"""Pairs of solvents, by what is seen in a separating funnel."""

import pytest

from sandbox.solvents.miscibility import mixes
from sandbox.solvents.table import solvent_of
from sandbox.structures import chem


def verdict(first: str, second: str) -> str | None:
    """How two solvents mix, whichever is named first."""
    pair = [solvent_of(chem.parse_smiles(smiles)) for smiles in (first, second)]
    assert pair[0]
    assert pair[1]
    found = mixes(pair[0], pair[1])
    assert found == mixes(pair[1], pair[0])
    return found


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("CN(C)C=O", "CCCCCC", "immiscible"),
        ("CC#N", "CCCCCCC", "immiscible"),
        ("CS(C)=O", "CCOCC", "immiscible"),
        ("CO", "C1CCCCC1", "partly miscible"),
        ("CCO", "CCCCCC", "miscible"),
        ("Cc1ccccc1", "CC#N", "miscible"),
        ("ClCCl", "CO", "miscible"),
        ("O", "CCOC(C)=O", "partly miscible"),
        ("O", "Cc1ccccc1", "immiscible"),
        ("CS(C)=O", "COC(C)(C)C", None),
        ("OCCO", "Cc1ccccc1", None),
    ],
)
def test_pairs(first: str, second: str, expected: str | None) -> None:
    assert verdict(first, second) == expected
