"""Pairs that every safety course names, and pairs that are everyday practice."""

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Text, ToolResult, YesNo
from sandbox.safety.incompatible import PAIRS
from sandbox.safety.reagent_classes import CLASSES


def mixed(*smiles: str) -> ToolResult:
    molecules = [{"smiles": each, "label": f"M{i + 1}"} for i, each in enumerate(smiles)]
    result = call_tool(discover().get("incompatible_reagents"), {"molecules": molecules})
    assert result.ok, result.error
    return result


def texts(result: ToolResult) -> str:
    return "; ".join(f"{item.property}: {item.value}" for item in result.values if isinstance(item, Text))


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Cl", "[Na+].[C-]#N", "hydrogen cyanide"),
        ("CC(=O)O", "[K+].[C-]#N", "hydrogen cyanide"),
        ("[Na+].[N-]=[N+]=[N-]", "ClCCl", "triazidomethane"),
        ("[Na+].[N-]=[N+]=[N-]", "OS(=O)(=O)O", "hydrazoic acid"),
        ("[Na+].[N-]=[N+]=[N-]", "[Cu+2].[O-]S(=O)(=O)[O-]", "azides"),
        ("[Na+].[O-]Cl", "Cl", "chlorine"),
        ("[Na+].[O-]Cl", "N", "chloramines"),
        ("[H-].[Na+]", "O", "hydrogen"),
        ("[Li+].[AlH4-]", "CO", "hydrogen"),
        ("[H-].[Na+]", "CN(C)C=O", "self-heating"),
        ("[Li]CCCC", "O", "fire"),
        ("[Na]", "ClC(Cl)Cl", "explosion"),
        ("OO", "[Fe+2].[Cl-].[Cl-]", "decomposition"),
        ("OO", "CC(C)=O", "acetone peroxides"),
        ("O[N+](=O)[O-]", "CCO", "run-away"),
        ("[K+].[O-][Mn](=O)(=O)=O", "OCC(O)CO", "fire"),
        ("CN(C)C=O", "O=S(Cl)Cl", "Vilsmeier"),
        ("CS(C)=O", "O=C(Cl)C(=O)Cl", "violent"),
        ("[Na+].[S-2].[Na+]", "Cl", "hydrogen sulfide"),
        ("[Na+].[O-]N=O", "CNC", "nitrosamine"),
        ("[Pd]", "CO", "ignition"),
        ("II", "N", "triiodide"),
        ("OCl(=O)(=O)=O", "CC(=O)OC(C)=O", "perchloric acid"),
        ("[Na+].[O-]Cl", "CC(C)O", "hypochlorite"),
    ],
)
def test_dangerous_pairs_are_named_in_either_order(one: str, other: str, said: str) -> None:
    for result in (mixed(one, other), mixed(other, one)):
        assert isinstance(result.values[0], YesNo)
        assert result.values[0].value is True
        assert said in texts(result)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CCO", "CC(=O)O"),
        ("Cl", "[Na+].[OH-]"),
        ("[Na+].[N-]=[N+]=[N-]", "CN(C)C=O"),
        ("CC(=O)Nc1ccc(O)cc1", "O"),
        ("c1ccccc1", "CCOCC"),
        ("ClCCl", "CCN"),
        ("[Na+].[BH4-]", "C1CCOC1"),
        ("[Li]CCCC", "C1CCOC1"),
    ],
)
def test_everyday_pairs_are_not_but_that_is_no_clearance(one: str, other: str) -> None:
    verdict = mixed(one, other).values[0]
    assert isinstance(verdict, YesNo)
    assert verdict.value is False
    assert "does not mean that it is safe" in (verdict.reason or "")


def test_the_pair_among_many_is_named_by_its_labels() -> None:
    result = mixed("CCO", "[Na+].[N-]=[N+]=[N-]", "CN(C)C=O", "ClCCl")
    assert "M2 (azide salt) with M4 (halogenated C1 solvent)" in texts(result)
    assert "M1" not in texts(result)


def test_every_pair_is_made_of_classes_that_exist_and_no_class_is_idle() -> None:
    used = {name for first, second, _ in PAIRS for name in (first, second)}
    assert used == set(CLASSES)


def test_too_many_reagents_are_refused_in_words() -> None:
    result = call_tool(discover().get("incompatible_reagents"), {"molecules": ["CCO"] * 31})
    assert "at most 30 reagents" in (result.error or "")
