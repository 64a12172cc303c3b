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


@pytest.mark.parametrize(
    ("smiles", "kind", "rings"),
    [
        ("c1ccc2c(c1)CCCC2", "aliphatic", 1),  # tetralin
        ("c1ccc2c(c1)CCCC2", "saturated", 0),  # its second ring shares a double bond
        ("c1ccc2c(c1)CCCC2", "fused", 2),
        ("C1CCC(CC1)c1ccccn1", "saturated", 1),
        ("C1CCC(CC1)c1ccccn1", "heterocyclic", 1),
        ("C1CCC(CC1)c1ccccn1", "fused", 0),
        ("c1ccc2[nH]c3c(c2c1)CCN1CCCC31", "heterocyclic", 3),
        ("c1ccc2[nH]c3c(c2c1)CCN1CCCC31", "aliphatic heterocyclic", 2),
        ("c1ccc2[nH]c3c(c2c1)CCN1CCCC31", "carbocyclic", 1),
    ],
)
def test_a_count_may_be_limited_to_a_kind_of_rings(smiles: str, kind: str, rings: int) -> None:
    assert run("ring_count", molecule=smiles, kind=kind).text == str(rings)
    (item,) = run("ring_count", molecule=smiles, kind=kind).values
    assert isinstance(item, Quantity)
    assert item.property == f"number of {kind} rings"


def test_a_phenylpyridine_has_one_heteroaromatic_ring() -> None:
    result = run("aromatic_ring_count", molecule="c1ccc(-c2ccccn2)cc1", kind="aromatic heterocyclic")
    assert result.text == "1"
