"""Lists whose last compound alone is written in full name every one of their compounds."""

from __future__ import annotations

import pytest
from rdkit import Chem

from sandbox.recogniser import recognise

_LISTS = {
    "boiling points of o-, m- and p-xylene": ("Cc1ccccc1C", "Cc1cccc(C)c1", "Cc1ccc(C)cc1"),
    "ortho, meta and para xylene": ("Cc1ccccc1C", "Cc1cccc(C)c1", "Cc1ccc(C)cc1"),
    "logP of 1,2- and 1,4-dichlorobenzene": ("Clc1ccccc1Cl", "Clc1ccc(Cl)cc1"),
    "2/3/4-nitrophenol": (
        "O=[N+]([O-])c1ccccc1O",
        "O=[N+]([O-])c1cccc(O)c1",
        "O=[N+]([O-])c1ccc(O)cc1",
    ),
    "alpha- and beta-pinene": ("CC1=CCC2CC1C2(C)C", "C=C1CCC2CC1C2(C)C"),
    "mono-, di- and trichloroacetic acid": ("O=C(O)CCl", "O=C(O)C(Cl)Cl", "O=C(O)C(Cl)(Cl)Cl"),
    "D- and L-alanine": ("C[C@@H](N)C(=O)O", "C[C@H](N)C(=O)O"),
    "acetic and formic acid": ("CC(=O)O", "OC=O"),
    "sulfuric, nitric and hydrochloric acids": ("OS(=O)(=O)O", "O[N+](=O)[O-]", "Cl"),
    "sodium and potassium chloride": ("[Na+].[Cl-]", "[K+].[Cl-]"),
    "methyl and ethyl acetate": ("COC(C)=O", "CCOC(C)=O"),
}


@pytest.mark.parametrize(("text", "smiles"), _LISTS.items())
def test_every_compound_of_a_list_is_found(text: str, smiles: tuple[str, ...]) -> None:
    mentions = recognise(text)
    assert [Chem.CanonSmiles(each.smiles) for each in mentions] == list(map(Chem.CanonSmiles, smiles))
    assert all(text[each.start : each.end] == each.text for each in mentions)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("benzyl alcohol and ethyl acetate", 2),
        ("the ortho and para position of phenol", 1),
        ("methyl and ethyl groups on benzoic acid", 1),
        ("does the C- and N-terminus matter", 0),
        ("sodium chloride from potassium chloride", 2),
    ],
)
def test_no_more_compounds_are_found_than_are_meant(text: str, count: int) -> None:
    assert len(recognise(text)) == count
