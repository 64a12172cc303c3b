"""Functional groups, stereocentres and similarity through their tools."""

import pytest

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Choice, Quantity, Text, ToolResult, YesNo

ASPIRIN = "CC(=O)Oc1ccccc1C(=O)O"


def run(tool: str, **arguments: str | list[str]) -> ToolResult:
    result = call_tool(discover().get(tool), arguments)
    assert result.ok, result.error
    return result


def centres(smiles: str) -> tuple[int, str]:
    number, labels = run("stereocentres", molecule=smiles).values
    assert isinstance(number, Quantity)
    assert isinstance(labels, Text)
    assert isinstance(number.value, int)
    return number.value, str(labels.value)


def test_functional_groups_with_counts() -> None:
    assert run("functional_groups", molecule=ASPIRIN).text == "carboxylic acid (1), ester (1)"
    assert run("functional_groups", molecule="CCCC").text == "none"


def test_the_definition_stands_in_the_details() -> None:
    result = run("count_functional_group", molecule=ASPIRIN, group="COOH")
    assert result.text == "1"
    assert result.data["group"] == "carboxylic acid"
    assert "OX2H" in result.data["smarts"]
    assert result.data["definition"].endswith(".")


def test_counted_atoms_are_marked() -> None:
    (item,) = run("count_functional_group", molecule=ASPIRIN, group="carboxylic acid").values
    assert isinstance(item, Quantity)
    assert [sorted(atoms) for atoms in item.atoms] == [[10, 11, 12]]
    assert item.property == "number of carboxylic acid groups"


def test_what_was_not_counted_but_might_have_been_meant() -> None:
    (item,) = run("count_functional_group", molecule="O=C1CCC(=O)N1", group="amide").values
    assert isinstance(item, Quantity)
    assert (item.value, item.reason) == (0, "1 imide not included")
    (item,) = run("count_functional_group", molecule="Cc1ccccc1", group="phenyl").values
    assert isinstance(item, Quantity)
    assert (item.value, item.reason) == (1, None)


@pytest.mark.parametrize(("group", "answer"), [("ester", True), ("amide", False), ("carboxyl", True)])
def test_has_functional_group(group: str, answer: bool) -> None:
    (item,) = run("has_functional_group", molecule=ASPIRIN, group=group).values
    assert isinstance(item, YesNo)
    assert item.value is answer


def test_articles_in_what_was_asked() -> None:
    for group, said in [
        ("ester", "an ester"),
        ("urea", "a urea"),
        ("N-oxide", "an N-oxide"),
        ("amide", "an amide"),
    ]:
        (item,) = run("has_functional_group", molecule="CCO", group=group).values
        assert isinstance(item, YesNo)
        assert item.property == f"contains {said} group"


def test_unknown_group_is_said_with_suggestions() -> None:
    result = call_tool(
        discover().get("count_functional_group"), {"molecule": "CCO", "group": "carboxilic acid"}
    )
    assert not result.ok
    assert "carboxylic acid" in str(result.error)


@pytest.mark.parametrize(
    ("smiles", "number", "labels"),
    [
        ("C[C@H](N)C(=O)O", 1, "C2 S"),  # L-alanine
        ("C[C@@H](N)C(=O)O", 1, "C2 R"),
        ("N[C@@H](CS)C(=O)O", 1, "C2 R"),  # L-cysteine: sulfur ranks above the acid
        ("CC(N)C(=O)O", 1, "C2 unassigned"),
        ("CCO", 0, "none"),
        ("OC(=O)/C=C/C(=O)O", 0, "C4=C5 E"),  # fumaric acid
        ("OC(=O)/C=C\\C(=O)O", 0, "C4=C5 Z"),  # maleic acid
        ("CC=CC", 0, "C2=C3 unassigned"),
        ("C1CCCC=C1", 0, "none"),
        ("O[C@H]([C@@H](O)C(=O)O)C(=O)O", 2, "C2 R, C3 R"),  # L-tartaric acid
        ("C[C@H]1CC[C@@H](C)CC1", 2, "C2 s, C5 s"),  # pseudoasymmetric ring carbons
        ("C[S@](=O)c1ccccc1", 1, "S2 S"),
        ("NC(=N)c1ccccc1", 0, "none"),  # an amidine's C=NH inverts too easily
        ("CN1CCC[C@H]1c1cccnc1", 1, "C6 S"),  # (S)-nicotine
    ],
)
def test_stereocentres(smiles: str, number: int, labels: str) -> None:
    assert centres(smiles) == (number, labels)


def test_cholesterol_has_eight_centres_all_assigned() -> None:
    result = run(
        "stereocentres",
        molecule="C[C@H](CCCC(C)C)[C@H]1CC[C@H]2[C@@H]3CC=C4C[C@@H](O)CC[C@]4(C)[C@H]3CC[C@]12C",
    )
    assert result.values[0].value == 8  # type: ignore[union-attr]
    assert result.data["unassigned"] == 0


def test_unassigned_centres_are_remarked() -> None:
    (number, _) = run("stereocentres", molecule="CC(O)C(C)[C@H](C)O").values
    assert isinstance(number, Quantity)
    assert (number.value, number.reason) == (3, "2 of them without given configuration")


def test_similarity() -> None:
    assert run("similarity", first="CCO", second="OCC").text == "1.00"
    assert run("similarity", first="CCO", second="c1ccccc1").text == "0.00"
    near = run("similarity", first="Cc1ccccc1", second="CCc1ccccc1").values[0]
    far = run("similarity", first="Cc1ccccc1", second="CCCCCCCC").values[0]
    assert near.value > far.value  # type: ignore[union-attr, operator]


def test_the_nearest_of_several_comes_first() -> None:
    naproxen, caffeine = "COc1ccc2cc(C(C)C(=O)O)ccc2c1", "Cn1cnc2c1c(=O)n(C)c(=O)n2C"
    result = run("similarity", first="CC(C)Cc1ccc(C(C)C(=O)O)cc1", second=caffeine, others=[naproxen])
    nearest = result.values[0]
    assert isinstance(nearest, Choice)
    rows = result.data["rows"]
    assert [row["label"] for row in rows][0] == nearest.value
    assert rows[0]["similarity"] > rows[1]["similarity"]
