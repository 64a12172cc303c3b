"""Schedules as in the Convention's Annex on Chemicals (OPCW, consolidated text of 2020)."""

import pytest
from rdkit import Chem

from sandbox.safety.controlled import Match, find_controlled
from sandbox.safety.tables import CONTROLLED, read_table


def matches(smiles: str) -> tuple[Match, ...]:
    return find_controlled(Chem.MolFromSmiles(smiles))


@pytest.mark.parametrize(
    ("smiles", "how", "where", "what"),
    [
        ("CC(C)OP(C)(=O)F", "exact", "1", "sarin"),
        ("CCCCCCOP(=O)(F)CC", "generic", "1", "1A1"),
        ("CC(C)OP(=O)(C#N)N(CC)CC", "generic", "1", "1A2"),
        ("CCOP(=O)(CC)SCCN(C)C", "generic", "1", "1A3"),
        ("CCP(=O)(F)F", "generic", "1", "1B9"),
        ("CCOP(=O)(OCC)SCC[NH+](CC)CC.[Cl-]", "generic", "2", "2A1"),
        ("CP(=O)(O)O", "generic", "2", "2B4"),
        ("CCP(=O)(OCC)OCC", "generic", "2", "2B4"),
        ("CN(C)P(=O)(Cl)Cl", "generic", "2", "2B5"),
        ("CCOP(=O)(OCC)N(C)C", "generic", "2", "2B6"),
        ("CN(C)CCCl.Cl", "generic", "2", "2B10"),
        ("CC(C)N(CCO)C(C)C", "generic", "2", "2B11"),
        ("CC(C)N(CCS)C(C)C.Cl", "generic", "2", "2B12"),
        ("OCCSCCO", "exact", "2", "thiodiglycol"),
        ("OC1CN2CCC1CC2", "exact", "2", "quinuclidinol"),
        ("O=C(Cl)Cl", "exact", "3", "phosgene"),
        ("O=S(Cl)Cl", "exact", "3", "thionyl chloride"),
        ("OCCN(CCO)CCO", "exact", "3", "triethanolamine"),
        ("[C-]#N.[Na+]", "exact", "AG", "sodium cyanide"),
        ("CC(C)NC(C)C", "exact", "AG", "diisopropylamine"),
    ],
)
def test_entries_are_found(smiles: str, how: str, where: str, what: str) -> None:
    assert any(
        (match.how, match.where) == (how, where) and what in match.what for match in matches(smiles)
    ), matches(smiles)


@pytest.mark.parametrize(
    "smiles",
    [
        pytest.param("CN(C)CCO", id="2B11 exempts dimethylaminoethanol"),
        pytest.param("CCOP(=S)(CC)Sc1ccccc1", id="2B4 exempts fonofos"),
        pytest.param("CP(=O)(c1ccccc1)c1ccccc1", id="2B4 wants no other carbon on phosphorus"),
        pytest.param("CCCCP(=O)(O)O", id="2B4 ends at propyl"),
        pytest.param("C[N+](C)(C)CCO.[Cl-]", id="choline"),
        pytest.param("[F-].[Cs+]", id="a fluoride that is not listed"),
        pytest.param("CCO", id="ethanol"),
        pytest.param("O=P([O-])([O-])F.[Na+].[Na+]", id="the fluorophosphate of toothpaste"),
    ],
)
def test_what_the_schedules_leave_out_is_not_listed(smiles: str) -> None:
    assert matches(smiles) == ()


def test_what_is_listed_in_schedule_1_is_not_listed_again_under_2b4() -> None:
    assert {match.where for match in matches("CC(C)OP(C)(=O)F")} == {"1"}


def test_close_is_said_only_of_what_is_not_listed() -> None:
    assert [match.how for match in matches("CC(C)OP(=O)(F)OC(C)C")] == ["close"]
    assert "close" not in [match.how for match in matches("ClCCSCCCl")]


def test_every_row_of_the_table_is_found_again() -> None:
    for row in read_table(CONTROLLED):
        assert any(match.cas == row["cas"] for match in matches(row["smiles"])), row


def test_atoms_are_those_of_the_molecule_as_drawn() -> None:
    [match] = matches("CCO.CC(C)OP(=O)(F)OC(C)C")
    assert {6, 7, 8} <= {atom for place in match.atoms for atom in place}
