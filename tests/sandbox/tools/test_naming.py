import json

from sandbox.calling import call_tool
from sandbox.registry import discover
from sandbox.results import Structure, Text, ToolResult


def call(tool: str, **arguments: object) -> ToolResult:
    return call_tool(discover().get(tool), arguments)


def test_a_name_becomes_a_structure_with_its_source() -> None:
    result = call("structure_of_name", name="Tylenol")
    structure, source = result.values
    assert isinstance(structure, Structure)
    assert structure.smiles == "CC(=O)Nc1ccc(O)cc1"
    assert isinstance(source, Text)
    assert source.value == "Retort's table of common names"
    assert result.data["cas"] == "103-90-2"
    assert json.loads(json.dumps(dict(result.data)))["name"] == "paracetamol"


def test_open_stereochemistry_is_said() -> None:
    remark = call("structure_of_name", name="2-butanol").values[1]
    assert isinstance(remark, Text)
    assert "leaves the configuration of one stereo element open" in (remark.reason or "")
    complete = call("structure_of_name", name="L-alanine").values[1]
    assert isinstance(complete, Text)
    assert complete.reason is None


def test_what_else_an_abbreviation_means_is_said() -> None:
    remark = call("structure_of_name", name="DMA").values[1]
    assert isinstance(remark, Text)
    assert "dimethylamine" in (remark.reason or "")


def test_an_unknown_name_is_an_error_with_suggestions() -> None:
    result = call("structure_of_name", name="imatinb")
    assert not result.ok
    assert "did you mean imatinib" in (result.error or "")


def test_names_and_number_of_aspirin() -> None:
    aspirin = "CC(=O)Oc1ccccc1C(=O)O"
    assert call("iupac_name", molecule=aspirin).values[0] == Text(
        "2-(acetyloxy)benzoic acid", "systematic name", "verified: OPSIN reads it as the same structure"
    )
    name = call("common_name", molecule=aspirin).values[0]
    assert isinstance(name, Text)
    assert name.value == "aspirin"
    assert "acetylsalicylic acid" in (name.reason or "")
    assert call("cas_number", molecule=aspirin).text == "50-78-2"


def test_a_structure_that_no_table_has_gives_no_value_and_a_reason() -> None:
    for tool in ("common_name", "cas_number"):
        value = call(tool, molecule="FC(Cl)(Br)c1cnoc1CCCCCI").values[0]
        assert isinstance(value, Text)
        assert value.value is None
        assert "table" in (value.reason or "")
