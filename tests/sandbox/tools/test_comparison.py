import pytest

from sandbox.calling import call_tool
from sandbox.properties import PROPERTIES
from sandbox.registry import discover
from sandbox.results import Quantity, ToolResult
from sandbox.vocabulary import VOCABULARIES

ETHANOL, HEXANE, GLYCOL = "CCO", "CCCCCC", "OCCO"


def rank(smiles: list[str], name: str, order: str) -> ToolResult:
    molecules = [{"smiles": each, "label": f"M{i}"} for i, each in enumerate(smiles, start=1)]
    spec = discover().get("rank_molecules")
    return call_tool(spec, {"molecules": molecules, "property": name, "order": order})


def difference(first: str, second: str, name: str) -> Quantity:
    arguments = {"first": {"smiles": first, "label": "M1"}, "second": {"smiles": second, "label": "M2"}}
    result = call_tool(discover().get("property_difference"), {**arguments, "property": name})
    assert result.ok, result.error
    item = result.values[0]
    assert isinstance(item, Quantity)
    return item


def test_ranking_names_the_first_and_lists_all() -> None:
    result = rank([ETHANOL, HEXANE, GLYCOL], "logP", "highest first")
    top, text = result.values
    assert (top.value, top.property) == ("M2", "highest logP")  # type: ignore[union-attr]
    assert text.value == "M2 (2.59) > M1 (0.00) > M3 (-1.03)"  # type: ignore[union-attr]


def test_lowest_first_turns_the_ranking_round() -> None:
    result = rank([ETHANOL, HEXANE, GLYCOL], "logP", "lowest first")
    assert result.values[0].value == "M3"  # type: ignore[union-attr]
    assert result.values[1].value == "M3 (-1.03) < M1 (0.00) < M2 (2.59)"  # type: ignore[union-attr]


def test_ties_share_a_place() -> None:
    result = rank([GLYCOL, "NCCN", HEXANE], "number of H-bond donors", "highest first")
    assert result.values[0].value == "M1 and M2 (equal)"  # type: ignore[union-attr]
    assert result.values[1].value == "M1 (2) = M2 (2) > M3 (0)"  # type: ignore[union-attr]


def test_one_molecule_drawn_twice_ties_in_spite_of_rounding_noise() -> None:
    result = rank(["CCO", "OCC", "C(C)O"], "logP", "lowest first")
    assert result.values[1].value == "M1 (0.00) = M2 (0.00) = M3 (0.00)"  # type: ignore[union-attr]


def test_molecules_without_a_value_come_last_with_the_reason() -> None:
    text = rank([ETHANOL, "*C", HEXANE], "molecular weight", "highest first").values[1].value  # type: ignore[union-attr]
    assert str(text).startswith("M3 (86.18 g/mol) > M1 (46.07 g/mol); no value: M2 (")
    assert "unspecified atom" in str(text)


def test_no_value_at_all_is_an_error() -> None:
    result = rank(["O", "N"], "fraction of sp3 carbons", "highest first")
    assert not result.ok
    assert "M1 has no carbon" in (result.error or "")


def test_one_molecule_cannot_be_ranked() -> None:
    assert "2 to 200 molecules" in (rank([ETHANOL], "logP", "highest first").error or "")


@pytest.mark.parametrize("name", [each.name for each in PROPERTIES])
def test_differences_are_antisymmetric_and_agree_with_the_tools(name: str) -> None:
    first, second = "CC(=O)Nc1ccc(O)cc1", "C[N+](C)(C)CC1CCCCC1"
    there, back = difference(first, second, name), difference(second, first, name)
    assert there.value is not None
    assert back.value is not None
    assert there.value == pytest.approx(-back.value)
    tool = discover().get(next(each.tool for each in PROPERTIES if each.name == name))
    values = [call_tool(tool, {"molecule": smiles}).values[0].value for smiles in (first, second)]  # type: ignore[union-attr]
    assert there.value == pytest.approx(float(values[0]) - float(values[1]))  # type: ignore[arg-type]


def test_a_difference_keeps_the_unit_and_shows_both_values() -> None:
    found = difference("CCCCCC", "CCO", "molecular weight")
    assert found.unit == "g/mol"
    assert found.reason == "M1: 86.18 g/mol, M2: 46.07 g/mol"


def test_a_difference_without_one_value_is_none() -> None:
    found = difference("CCO", "*C", "logP")
    assert found.value is None
    assert "M2 contains an unspecified atom" in (found.reason or "")


@pytest.mark.parametrize("each", PROPERTIES, ids=[each.name for each in PROPERTIES])
def test_a_property_is_called_as_its_tool_calls_it(each: object) -> None:
    name, tool = each.name, each.tool  # type: ignore[attr-defined]
    result = call_tool(discover().get(tool), {"molecule": "CC(=O)Nc1ccc(O)cc1"})
    assert isinstance(result.values[0], Quantity)
    assert result.values[0].property == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Which of M1 and M2 is heavier?", ["molecular weight"]),
        ("compare the MW and the clogP of both", ["molecular weight", "logP"]),
        ("Which one is more lipophilic?", ["logP"]),
        ("difference in polar surface area", ["TPSA"]),
        ("tpsa and psa", ["TPSA"]),
        ("who has more H-bond donors", ["number of H-bond donors"]),
        (
            "hydrogen bond acceptors and hydrogen-bond donors",
            ["number of H-bond acceptors", "number of H-bond donors"],
        ),
        ("rank by rotatable bonds", ["number of rotatable bonds"]),
        ("exact mass, not molecular weight", ["exact mass", "molecular weight"]),
        ("the most drug-like one", ["QED"]),
        ("Which is easiest to make?", ["SA score"]),
        ("Fsp3 / sp³ fraction", ["fraction of sp3 carbons"]),
        (
            "which has the most rings, which the most aromatic rings",
            ["number of rings", "number of aromatic rings"],
        ),
    ],
)
def test_properties_are_found_in_questions(text: str, names: list[str]) -> None:
    assert list(VOCABULARIES.get("property").mentions(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "The mass spectrum shows M+1; who is in charge of the instrument?",
        "a 5 % solution by weight",
        "Is there a Michael acceptor in M1?",
        "How many benzene rings are in M1?",
        "What is the pore size of the frit?",
        "the electron donor and the charge transfer",
    ],
)
def test_other_meanings_are_no_properties(text: str) -> None:
    assert VOCABULARIES.get("property").mentions(text) == ()
