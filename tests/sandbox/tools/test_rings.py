"""Ring systems and ring counts through their tools."""

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Quantity, ToolResult, YesNo


def run(tool: str, **arguments: str) -> ToolResult:
    result = call_tool(discover().get(tool), arguments)
    assert result.ok, result.error
    return result


@pytest.mark.parametrize(
    ("smiles", "text"),
    [
        ("c1ccc(-c2ccc[nH]2)cc1", "1 benzene, 1 pyrrole"),
        ("COc1ccc(-c2ccccc2)cc1", "2 benzene"),
        ("CN1CCC[C@H]1c1cccnc1", "1 pyridine, 1 pyrrolidine"),
        ("C1CC2CCCC2C1", "1 C1CC2CCCC2C1"),
        ("CCO", "none"),
    ],
)
def test_ring_systems(smiles: str, text: str) -> None:
    assert run("ring_systems", molecule=smiles).text == text


def test_biphenyl_has_two_benzene_rings_without_remark() -> None:
    (item,) = run("count_ring_system", molecule="COc1ccc(-c2ccccc2)cc1", ring="benzene").values
    assert isinstance(item, Quantity)
    assert (item.value, item.reason, item.property) == (2, None, "number of benzene rings")
    assert [len(atoms) for atoms in item.atoms] == [6, 6]


def test_naphthalene_has_two_fused_benzene_rings() -> None:
    (item,) = run("count_ring_system", molecule="c1ccc2ccccc2c1", ring="benzene").values
    assert isinstance(item, Quantity)
    assert (item.value, item.reason) == (2, "all in larger fused ring systems")


@pytest.mark.parametrize(
    ("smiles", "ring", "answer"),
    [
        ("N[C@@H](Cc1c[nH]c2ccccc12)C(=O)O", "indole", True),
        ("N[C@@H](Cc1ccccc1)C(=O)O", "indole", False),
        ("C1=CC=CC=C1", "benzene", True),
        ("C1CCCCC1", "benzene", False),
    ],
)
def test_has_ring_system(smiles: str, ring: str, answer: bool) -> None:
    (item,) = run("has_ring_system", molecule=smiles, ring=ring).values
    assert isinstance(item, YesNo)
    assert item.value is answer
    assert item.property in ("contains an indole ring system", "contains a benzene ring")


@pytest.mark.parametrize(
    ("smiles", "rings", "aromatic"),
    [
        ("CCO", 0, 0),
        ("c1ccc2ccccc2c1", 2, 2),
        ("C1CCC2CCCCC2C1", 2, 0),
        ("c1ccc2c(c1)CCC2", 2, 1),
        ("CC(=O)Oc1ccccc1C(=O)O", 1, 1),
        ("Cn1cnc2c1c(=O)n(C)c(=O)n2C", 2, 2),
        ("C1C2CC3CC1CC(C2)C3", 3, 0),  # adamantane is tricyclic
        ("C12C3C4C1C5C4C3C25", 5, 0),  # cubane is pentacyclic
    ],
)
def test_ring_counts(smiles: str, rings: int, aromatic: int) -> None:
    assert run("ring_count", molecule=smiles).text == str(rings)
    assert run("aromatic_ring_count", molecule=smiles).text == str(aromatic)
