"""What every tool of the catalogue keeps to, tried through its own examples."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from sandbox.calling import call_tool
from sandbox.registry import Argument, ToolSpec, discover
from sandbox.results import Structure, ToolResult, as_report, format_item
from sandbox.vocabulary import VOCABULARIES

REGISTRY = discover()
EXAMPLES = [(spec, i) for spec in REGISTRY for i in range(len(spec.examples))]
WITH_MOLECULE = [
    spec for spec in REGISTRY if any(a.kind in ("molecule", "molecules") for a in spec.arguments)
]
SALT = "CC(=O)[O-].[Na+]"
POLYGLYCINE = "NCC(=O)" * 125 + "O"


def spec_id(spec: ToolSpec) -> str:
    return spec.name


def with_molecule(spec: ToolSpec, smiles: str) -> dict[str, Any]:
    """The first example with each molecule replaced."""
    arguments: dict[str, Any] = dict(spec.examples[0])
    for argument in spec.arguments:
        if argument.kind == "molecule":
            arguments[argument.name] = {"smiles": smiles, "label": "M1"}
        elif argument.kind == "molecules":
            arguments[argument.name] = [
                {"smiles": smiles, "label": f"M{i + 1}"} for i in range(argument.at_least)
            ]
    return arguments


def assert_sound(result: ToolResult, molecule_atoms: int) -> None:
    """An answer that the program can show: readable, within the molecule, and stable as JSON."""
    assert ToolResult.from_json(json.loads(json.dumps(result.to_json()))) == result
    if not result.ok:
        assert result.error
        assert "unexpectedly" not in result.error
        return
    assert result.values
    for item in result.values:
        assert format_item(item).strip()
        if not isinstance(item, Structure):
            assert item.property
            assert item.value is not None or item.reason, f"{item.property}: no value and no reason"
            atoms = [atom for match in getattr(item, "atoms", ()) for atom in match]
            assert all(0 <= atom < molecule_atoms for atom in atoms), item.property


@pytest.mark.parametrize(("spec", "number"), EXAMPLES, ids=[f"{spec.name}-{i}" for spec, i in EXAMPLES])
def test_examples_work(spec: ToolSpec, number: int) -> None:
    result = call_tool(spec, spec.examples[number])
    assert result.ok, result.error
    assert result.kind == spec.kind
    assert_sound(result, 10_000)


@pytest.mark.parametrize(("spec", "number"), EXAMPLES, ids=[f"{spec.name}-{i}" for spec, i in EXAMPLES])
def test_the_function_itself_returns_what_it_promises(spec: ToolSpec, number: int) -> None:
    from sandbox.calling import bind

    returned = spec.function(**bind(spec, spec.examples[number]))
    assert type(returned).__name__.lower() == spec.kind
    assert as_report(returned).items


@pytest.mark.parametrize("spec", WITH_MOLECULE, ids=spec_id)
def test_an_unparsable_molecule_is_named(spec: ToolSpec) -> None:
    result = call_tool(spec, with_molecule(spec, "c1ccccc"))
    assert not result.ok
    assert "ring bond 1 opened at position 2 is never closed" in (result.error or "")


@pytest.mark.parametrize("smiles", ["", "   "], ids=["empty", "blank"])
@pytest.mark.parametrize("spec", WITH_MOLECULE, ids=spec_id)
def test_an_empty_molecule_is_refused(spec: ToolSpec, smiles: str) -> None:
    result = call_tool(spec, with_molecule(spec, smiles))
    assert result.error == "the SMILES is empty"


@pytest.mark.parametrize("smiles", [SALT, "[H][H]", "[Fe+2]", "*c1ccccc1", "[2H]C([2H])([2H])O"])
@pytest.mark.parametrize("spec", WITH_MOLECULE, ids=spec_id)
def test_unusual_molecules_get_an_answer_or_a_chemists_reason(spec: ToolSpec, smiles: str) -> None:
    assert_sound(call_tool(spec, with_molecule(spec, smiles)), 10 if spec.kind != "report" else 60)


@pytest.mark.parametrize("spec", WITH_MOLECULE, ids=spec_id)
def test_a_molecule_of_500_atoms_is_no_problem(spec: ToolSpec) -> None:
    assert_sound(call_tool(spec, with_molecule(spec, POLYGLYCINE)), 501)


@pytest.mark.parametrize("spec", list(REGISTRY), ids=spec_id)
def test_the_documentation_is_complete(spec: ToolSpec) -> None:
    assert len(spec.summary) > 8
    assert spec.summary.endswith(".")
    assert spec.summary[0].isupper()
    assert spec.source
    assert spec.returns
    assert spec.verb[0].isupper()
    assert not spec.verb.endswith(".")
    assert all(len(argument.description) > 8 for argument in spec.arguments)


@pytest.mark.parametrize("spec", list(REGISTRY), ids=spec_id)
def test_the_schema_is_plain_json_and_lists_every_argument(spec: ToolSpec) -> None:
    schema = json.loads(json.dumps(spec.schema()))
    assert list(schema["parameters"]["properties"]) == [argument.name for argument in spec.arguments]
    for argument in spec.arguments:
        if argument.kind in ("term", "choice"):
            assert schema["parameters"]["properties"][argument.name]["enum"]


@pytest.mark.parametrize(
    "spec", [s for s in REGISTRY if any(a.kind == "term" for a in s.arguments)], ids=spec_id
)
def test_an_unknown_term_is_refused_and_names_the_vocabulary(spec: ToolSpec) -> None:
    argument = next(a for a in spec.arguments if a.kind == "term")
    arguments: Mapping[str, Any] = {**spec.examples[0], argument.name: "xyzzy"}
    assert VOCABULARIES.get(argument.vocabulary).name in (call_tool(spec, arguments).error or "")


@pytest.mark.parametrize("key", VOCABULARIES.keys())
def test_every_term_means_itself(key: str) -> None:
    vocabulary = VOCABULARIES.get(key)
    assert [vocabulary.resolve(term) for term in vocabulary.canonical] == list(vocabulary.canonical)


@pytest.mark.parametrize("key", VOCABULARIES.keys())
def test_no_synonym_belongs_to_two_terms(key: str) -> None:
    vocabulary = VOCABULARIES.get(key)
    owner: dict[str, str] = {}
    for term, synonyms in vocabulary.terms.items():
        for phrase in (term, *synonyms):
            assert owner.setdefault(phrase, term) == term, phrase


def test_every_vocabulary_of_an_argument_exists() -> None:
    used: list[Argument] = [a for spec in REGISTRY for a in spec.arguments if a.kind == "term"]
    assert {argument.vocabulary for argument in used} <= set(VOCABULARIES.keys())
