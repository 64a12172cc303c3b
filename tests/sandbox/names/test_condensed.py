"""Condensed formulae; the structures beside them were written independently."""

import pytest

from sandbox.names.condensed import structure_of_formula
from sandbox.names.lookup import look_up
from sandbox.recogniser import recognise
from sandbox.structures import chem


@pytest.mark.parametrize(
    ("formula", "smiles"),
    [
        ("CH3CH2CH2COOH", "CCCC(=O)O"),
        ("CH3CHOHCH3", "CC(C)O"),
        ("(CH3)3CCl", "CC(C)(C)Cl"),
        ("HOOC(CH2)4COOH", "OC(=O)CCCCC(=O)O"),
        ("CH3(CH2)16COOH", "CCCCCCCCCCCCCCCCCC(=O)O"),
        ("C6H5CH2Br", "BrCc1ccccc1"),
        ("HCON(CH3)2", "CN(C)C=O"),
        ("(CH3CO)2O", "CC(=O)OC(C)=O"),
        ("(COCl)2", "O=C(Cl)C(=O)Cl"),
        ("COCl2", "O=C(Cl)Cl"),
        ("CH2=CHCN", "C=CC#N"),
        ("CH3C≡CH", "CC#C"),
        ("(CH3)2SO", "CS(C)=O"),
        ("(CH3O)2SO2", "COS(=O)(=O)OC"),
        ("PhNO2", "O=[N+]([O-])c1ccccc1"),
        ("EtO2CCH2CO2Et", "CCOC(=O)CC(=O)OCC"),
        ("C(CH2OH)4", "OCC(CO)(CO)CO"),
        ("CH(OEt)3", "CCOC(OCC)OCC"),
        ("CH3O(CH2CH2O)2CH3", "COCCOCCOC"),
        ("(CH3)2CHCH2CH(NH2)COOH", "CC(C)CC(N)C(=O)O"),
        ("Ph3PO", "O=P(c1ccccc1)(c1ccccc1)c1ccccc1"),
    ],
)
def test_a_condensed_formula_is_its_structure(formula: str, smiles: str) -> None:
    assert structure_of_formula(formula) == chem.canonical_smiles(chem.parse_smiles(smiles))


@pytest.mark.parametrize(
    "text",
    [
        "C6H12O6",
        "C3H6O",
        "CH4O",
        "CH2",
        "COOH",
        "CH2CHCN",
        "CHO",
        "CON",
        "NMR",
        "CAN",
        "CO2",
        "HOBt",
        "C" * 61,
    ],
)
def test_what_leaves_the_structure_open_has_none(text: str) -> None:
    assert structure_of_formula(text) is None


def test_brackets_without_end_are_no_formula() -> None:
    assert structure_of_formula("(" * 30 + "CH3") is None
    assert structure_of_formula("CH3(CH2)99(CH2)99CH3") is None


def test_a_message_may_name_compounds_by_their_formulae() -> None:
    found = recognise("add (CH3)3CCl and CH2=CHCN; the CH2 group is at 3.5 ppm")
    assert [mention.smiles for mention in found] == ["CC(C)(C)Cl", "C=CC#N"]
    assert look_up("HOOC(CH2)4COOH")[0].smiles == "O=C(O)CCCCC(=O)O"
