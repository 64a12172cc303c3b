"""Files of reactions: the product becomes the row's structure, the reaction and its conditions columns."""

import json
from pathlib import Path

import pytest
from rdkit.Chem import rdChemReactions

from sandbox.errors import ToolError
from sandbox.tables.opening import open_table
from sandbox.tables.table import Table

ESTER = "CC(=O)O.OCC>OS(=O)(=O)O>CCOC(C)=O"
MAPPED = "[CH3:1][C:2](=[O:3])O.[OH:4][CH3:5]>>[CH3:1][C:2](=[O:3])[O:4][CH3:5]"


def component(smiles: str, name: str, role: str) -> dict[str, object]:
    named = [{"type": "NAME", "value": name}] if name else []
    return {"identifiers": [*named, {"type": "SMILES", "value": smiles}], "reactionRole": role}


# As written by the Open Reaction Database's own library (MessageToJson), shortened.
AMIDATION = {
    "reactionId": "ord-0123",
    "inputs": {
        "acid": {"components": [component("CC(=O)O", "acetic acid", "REACTANT")]},
        "amine": {"components": [component("NC", "", "REACTANT"), component("ClCCl", "DCM", "SOLVENT")]},
    },
    "conditions": {"temperature": {"setpoint": {"value": 298.15, "units": "KELVIN"}}},
    "outcomes": [
        {
            "reactionTime": {"value": 90, "units": "MINUTE"},
            "products": [
                {"identifiers": [{"type": "SMILES", "value": "O"}]},
                {
                    "identifiers": [{"type": "SMILES", "value": "CNC(C)=O"}],
                    "isDesiredProduct": True,
                    "measurements": [{"type": "YIELD", "percentage": {"value": 84.5}}],
                },
            ],
        }
    ],
    "provenance": {"doi": "10.1000/xyz"},
}


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETORT_DATA", str(tmp_path / "data"))


def opened(folder: Path, name: str, content: str) -> Table:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return open_table(str(path), name)


def values(table: Table, name: str) -> list[object]:
    column = table.column(name)
    assert column is not None
    return list(column.values)


def with_underscores(value: object) -> object:
    """The same JSON with the field names of the protocol buffer."""
    if isinstance(value, list):
        return [with_underscores(each) for each in value]
    if not isinstance(value, dict):
        return value
    snake = {key: "".join(f"_{c.lower()}" if c.isupper() else c for c in key) for key in value}
    return {snake[key]: with_underscores(each) for key, each in value.items()}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("eln.csv", f"id,catalyst SMILES,rxn,yield\n7,[Pd],{ESTER},81\n8,[Ni],{MAPPED},60\n"),
        ("eln.csv", f"7,[Pd],{ESTER},81\n8,[Ni],{MAPPED},60\n"),
        ("eln.smi", f"{ESTER} seven\n{MAPPED}\teight\n"),
        ("lowe.rsmi", f"ReactionSmiles\tPatentNumber\n{ESTER} |f:0.1|\tUS1\n{MAPPED}\tUS2\n"),
    ],
    ids=["CSV", "without a header", "SMI", "patent reactions"],
)
def test_rows_of_reaction_smiles_are_about_their_products(name: str, content: str, tmp_path: Path) -> None:
    table = opened(tmp_path, name, content)
    assert list(table.structures) == ["CCOC(C)=O", "COC(C)=O"]
    first, second = values(table, "reaction")
    assert (str(first).split()[0], second) == (ESTER, MAPPED)


def test_other_columns_stay_and_one_called_reaction_is_not_lost(tmp_path: Path) -> None:
    table = opened(tmp_path, "x.csv", f"Reaction,SMILES,yield\nFischer,{ESTER},81\n")
    assert values(table, "reaction (text)") == ["Fischer"]
    assert values(table, "reaction") == [ESTER]
    assert values(table, "yield") == [81]


def test_a_reaction_that_cannot_be_read_is_listed(tmp_path: Path) -> None:
    table = opened(tmp_path, "x.csv", f"rxn,n\n{ESTER},1\nCC>>C1CC,2\nCCO,3\n{MAPPED},4\n")
    assert values(table, "n") == [1, 4]
    assert [each.line for each in table.problems] == [3, 4]
    assert "no reaction SMILES" in table.problems[1].reason


def test_rxn_files_are_read(tmp_path: Path) -> None:
    reaction = rdChemReactions.ReactionFromSmarts(ESTER, useSmiles=True)
    block = rdChemReactions.ReactionToRxnBlock(reaction)
    table = opened(tmp_path, "x.rxn", block.replace("$RXN\n\n", "$RXN\nesterification\n", 1))
    assert list(table.structures) == ["CCOC(C)=O"]
    assert values(table, "name") == ["esterification"]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"name": "set", "reactions": [AMIDATION, AMIDATION]}, indent=1),
        json.dumps([AMIDATION, AMIDATION]),
        "\n".join(json.dumps(AMIDATION) for _ in range(2)),
        json.dumps(with_underscores([AMIDATION, AMIDATION])),
    ],
    ids=["data set", "array", "lines", "underscores"],
)
def test_reactions_of_the_open_reaction_database_have_their_conditions(content: str, tmp_path: Path) -> None:
    table = opened(tmp_path, "ord.json", content)
    assert list(table.structures) == ["CNC(C)=O"] * 2
    assert values(table, "reaction")[0] == "CC(=O)O.NC>ClCCl>CNC(C)=O"
    assert values(table, "solvent")[0] == "DCM"
    assert values(table, "temperature (°C)")[0] == 25
    assert values(table, "time (h)")[0] == 1.5
    assert values(table, "yield (%)")[0] == 84.5
    assert values(table, "source")[0] == "10.1000/xyz"


def test_a_reaction_without_roles_is_taken_as_it_was_written(tmp_path: Path) -> None:
    entry = {"identifiers": [{"type": "REACTION_CXSMILES", "value": f"{ESTER} |f:0.1|"}]}
    assert list(opened(tmp_path, "x.jsonl", json.dumps(entry)).structures) == ["CCOC(C)=O"]


@pytest.mark.parametrize(
    ("content", "said"),
    [('[{"inputs": {}', "damaged at character 2"), ('{"chat": "hello"}', "no reaction of the Open Reaction")],
)
def test_other_json_is_refused_in_words(content: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=said):
        opened(tmp_path, "x.json", content)
