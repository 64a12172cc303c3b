"""Substructures, scaffolds and common substructures through their tools."""

import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.errors import ToolError
from sandbox.registry import discover
from sandbox.results import Quantity, Structure, Text, ToolResult, YesNo
from sandbox.tools import substructure
from sandbox.types import Molecule, Pattern


def call(tool: str, **arguments: object) -> ToolResult:
    return call_tool(discover().get(tool), arguments)


@pytest.mark.parametrize(
    ("smiles", "pattern", "number"),
    [
        ("CC(=O)Oc1ccccc1C(=O)O", "C(=O)O", 2),
        ("COc1ccc(-c2ccccc2)cc1", "c1ccccc1", 2),
        ("COc1ccc(-c2ccccc2)cc1", "C1=CC=CC=C1", 2),  # a Kekulé structure means the same ring
        ("C1CCCCC1", "c1ccccc1", 0),
        ("OCC(O)CO", "[OX2H]", 3),
        ("OCC(O)CO", "CO", 3),
        ("Cn1ccc2ccccc21", "c1ccc2[nH]ccc2c1", 1),  # indole, whatever sits on its nitrogen
        ("CCN(CC)CC", "[NX3;H0]", 1),
        ("CCCC", "CC", 3),
        ("c1ccncc1", "[nH]", 0),
    ],
)
def test_count_and_presence(smiles: str, pattern: str, number: int) -> None:
    counted = call("count_substructure", molecule=smiles, pattern=pattern)
    assert counted.text == str(number)
    assert call("has_substructure", molecule=smiles, pattern=pattern).text == ("yes" if number else "no")


def test_matched_atoms_are_marked() -> None:
    (item,) = call("count_substructure", molecule="OCCN", pattern="CN").values
    assert isinstance(item, Quantity)
    assert [sorted(atoms) for atoms in item.atoms] == [[2, 3]]


@pytest.mark.parametrize(
    ("smiles", "scaffold"),
    [
        ("CC(=O)Oc1ccccc1C(=O)O", "c1ccccc1"),
        ("CN1C(=O)CN=C(c2ccccc2)c2cc(Cl)ccc21", "O=C1CN=C(c2ccccc2)c2ccccc2N1"),  # diazepam
        ("CCOc1ccc(CCc2ccncc2)cc1", "c1ccc(CCc2ccncc2)cc1"),
        ("CC1CCCCC1", "C1CCCCC1"),
        ("[Na+].[O-]C(=O)c1ccccc1", "c1ccccc1"),
    ],
)
def test_murcko_scaffold(smiles: str, scaffold: str) -> None:
    (item,) = call("murcko_scaffold", molecule=smiles).values
    assert isinstance(item, Structure)
    assert item.smiles == Chem.CanonSmiles(scaffold)


def test_a_scaffold_that_is_no_structure_by_itself_is_said() -> None:
    result = call("murcko_scaffold", molecule={"smiles": "CCc1cc[c-](C)[n+](=O)c1", "label": "M1"})
    assert not result.ok
    assert "no valid structure" in (result.error or "")


def test_a_chain_has_no_scaffold() -> None:
    result = call("murcko_scaffold", molecule={"smiles": "CCO", "label": "M1"})
    assert not result.ok
    assert result.error == "M1 has no ring, so it has no Murcko scaffold"


@pytest.mark.parametrize(
    ("molecules", "smiles", "atoms"),
    [
        (["CC(=O)Oc1ccccc1C(=O)O", "OC(=O)c1ccccc1O"], "OC(=O)c1ccccc1O", 10),
        (["Cc1ccccc1", "Oc1ccccc1", "c1ccc(N)cc1"], "c1ccccc1", 6),
        (["Cn1ccc2ccccc21", "c1ccc2[nH]ccc2c1"], "c1ccc2[nH]ccc2c1", 9),
    ],
)
def test_maximum_common_substructure(molecules: list[str], smiles: str, atoms: int) -> None:
    result = call("maximum_common_substructure", molecules=molecules)
    structure, number, smarts = result.values
    assert isinstance(structure, Structure)
    assert isinstance(number, Quantity)
    assert isinstance(smarts, Text)
    assert (structure.smiles, number.value) == (Chem.CanonSmiles(smiles), atoms)
    query = Chem.MolFromSmarts(smarts.value)
    assert all(Chem.MolFromSmiles(molecule).HasSubstructMatch(query) for molecule in molecules)


def test_nothing_in_common_is_said() -> None:
    result = call("maximum_common_substructure", molecules=["O", "N"])
    assert not result.ok
    assert "no bonded atoms in common" in str(result.error)


def test_sildenafil_and_vardenafil_have_their_ethoxyphenyl_sulfonylpiperazine_in_common() -> None:
    """The exact search for whole rings runs out of time here, with four atoms."""
    sildenafil = "CCCc1nn(C)c2c1nc([nH]c2=O)-c1cc(ccc1OCC)S(=O)(=O)N1CCN(C)CC1"
    vardenafil = "CCCc1nc(C)c2n1[nH]c(nc2=O)-c1cc(ccc1OCC)S(=O)(=O)N1CCN(CC)CC1"
    structure, number, smarts = call("maximum_common_substructure", molecules=[sildenafil, vardenafil]).values
    assert isinstance(structure, Structure)
    assert isinstance(number, Quantity)
    assert isinstance(smarts, Text)
    assert structure.smiles == Chem.CanonSmiles("c1cc(OCC)ccc1S(=O)(=O)N1CCN(C)CC1")
    assert number.value == 19
    query = Chem.MolFromSmarts(smarts.value)
    assert all(Chem.MolFromSmiles(each).HasSubstructMatch(query) for each in (sildenafil, vardenafil))


def test_a_search_that_takes_too_long_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two long branched chains with many near matches would keep an exact search busy for hours."""
    monkeypatch.setattr(substructure, "MCS_SECONDS", 1)
    chains = ["CC(C)CC(C)CCC(C)CC(C)(C)CC(C)CCC(C)C" * 5, "CCC(C)CC(CC)C(C)CC(C)C(C)CCC(C)(C)CC" * 5]
    result = call("maximum_common_substructure", molecules=chains)
    assert result.ok, result.error
    number = result.values[1]
    assert isinstance(number, Quantity)
    assert number.reason == "the search was stopped after 1 s; a larger one may exist"


def test_molecules_too_large_to_search_are_refused_but_equal_ones_are_not() -> None:
    long, longer = "CCO" * 90, "CCO" * 91
    refused = call("maximum_common_substructure", molecules=[long, {"smiles": longer, "label": "M2"}])
    assert not refused.ok
    assert "up to 250 atoms" in str(refused.error)
    assert call("maximum_common_substructure", molecules=[long, long]).values[1].value == 270  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("smiles", "remark"),
    [("CC(=O)Oc1ccccc1C(=O)O", "as a skeleton only, its O-H substituted"), ("Cc1ccc(O)cc1", None)],
)
def test_a_compound_may_be_there_as_a_skeleton_only(smiles: str, remark: str | None) -> None:
    molecule = Molecule(Chem.MolFromSmiles(smiles), smiles, "M1")
    phenol = Pattern(Chem.MolFromSmiles("Oc1ccccc1"), "Oc1ccccc1", "M2")
    found = substructure.has_substructure(molecule, phenol)
    assert isinstance(found, YesNo)
    assert found.value
    assert found.reason == remark


def test_water_is_no_substructure() -> None:
    molecule = Molecule(Chem.MolFromSmiles("CCO"), "CCO", "M1")
    with pytest.raises(ToolError, match="one heavy atom only"):
        substructure.has_substructure(molecule, Pattern(Chem.MolFromSmiles("O"), "O", "M2"))
