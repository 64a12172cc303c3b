"""Normal concentrations: the protons of a formula unit as every course of analysis counts them."""

from __future__ import annotations

import pytest

from sandbox.bench.normality import equivalents
from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.structures import chem

REGISTRY = discover()


@pytest.mark.parametrize(
    ("smiles", "protons"),
    [
        ("Cl", 1),
        ("O[N+](=O)[O-]", 1),
        ("OS(=O)(=O)O", 2),
        ("OP(=O)(O)O", 3),
        ("CC(=O)O", 1),
        ("OC(=O)C(=O)O", 2),
        ("OC(=O)CC(O)(CC(=O)O)C(=O)O", 3),
        ("[Na+].[OH-]", 1),
        ("[Ca+2].[OH-].[OH-]", 2),
        ("[Na+].[Na+].[O-]C([O-])=O", 2),
        ("[Na+].OC([O-])=O", 1),
        ("N", 1),
        ("CCO", 0),
        ("[K+].[O-][Mn](=O)(=O)=O", 0),
    ],
)
def test_protons_that_are_given_or_taken(smiles: str, protons: int) -> None:
    assert equivalents(chem.parse_smiles(smiles)) == protons


def test_one_normal_sulfuric_acid_is_half_molar() -> None:
    given = {"molecule": "OS(=O)(=O)O", "concentration": "1 N", "volume": "500 mL"}
    mass = call_tool(REGISTRY.get("solution_mass"), given).values[0]
    assert mass.value == pytest.approx(24.52, abs=0.01)  # type: ignore[union-attr]  # 98.08 g/mol
    assert "0.5 mol/L" in (mass.reason or "")  # type: ignore[union-attr]
    given = {"molecule": "OP(=O)(O)O", "quantity": "10 mL, 2 N", "unit": "mmol"}
    amount = call_tool(REGISTRY.get("convert_amount"), given).values[0]
    assert amount.value == pytest.approx(20 / 3, rel=1e-3)  # type: ignore[union-attr]


def test_what_depends_on_the_reaction_is_asked_for() -> None:
    given = {"molecule": "[K+].[O-][Mn](=O)(=O)=O", "concentration": "0.1 N", "volume": "1 L"}
    result = call_tool(REGISTRY.get("solution_mass"), given)
    assert not result.ok
    assert "mol/L" in (result.error or "")
