from typing import Annotated, Any, Literal

import pytest

from sandbox.calling import MAX_LIST, bind, call_tool, read_molecule
from sandbox.errors import ArgumentError, ChemError, ToolError
from sandbox.registry import Registry, ToolSpec, discover, tool
from sandbox.results import Quantity, Text
from sandbox.structures.chem import to_molblock
from sandbox.types import AtLeast, Between, Molecule, Pattern, Reaction, Term

REGISTRY = Registry()
discover()  # brings the vocabularies


@tool(kind="text", verb="Tried", examples=[{"molecule": "C"}], registry=REGISTRY)
def probe(
    molecule: Molecule,
    molecules: Annotated[list[Molecule] | None, AtLeast(2)] = None,
    pattern: Pattern | None = None,
    reaction: Reaction | None = None,
    element: Annotated[str | None, Term("element")] = None,
    order: Literal["up", "down"] | None = None,
    size: Annotated[int | None, Between(1, 20)] = None,
    cutoff: float | None = None,
    strict: bool | None = None,
    note: str | None = None,
) -> Text:
    """Try every kind of argument.

    Args:
        molecule: A molecule.
        molecules: Molecules.
        pattern: A pattern.
        reaction: A reaction.
        element: An element.
        order: An order.
        size: A size.
        cutoff: A number.
        strict: A switch.
        note: A text.

    Returns:
        The label.

    Source: This test.
    """
    if note == "bug":
        raise ZeroDivisionError("division by zero")
    if note == "deep":
        raise RecursionError
    if note == "refuse":
        raise ToolError(f"{molecule.label} is not to my taste")
    return Text(molecule.label, "label")


SPEC: ToolSpec = REGISTRY.get("probe")


def bound(**arguments: Any) -> dict[str, Any]:
    return bind(SPEC, {"molecule": "CCO", **arguments})


def test_structures_come_with_their_label_or_as_bare_text() -> None:
    assert bound()["molecule"].label == "CCO"
    labelled = bind(SPEC, {"molecule": {"smiles": "CCO", "label": "M1"}})["molecule"]
    assert (labelled.label, labelled.smiles, labelled.mol.GetNumAtoms()) == ("M1", "CCO", 3)
    assert len(bind(SPEC, {"molecule": "C" * 300})["molecule"].label) <= 40


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("element", "Cl", "chlorine"),
        ("order", "up", "up"),
        ("size", 20, 20),
        ("size", 3.0, 3),
        ("cutoff", 0.5, 0.5),
        ("cutoff", 2, 2),
        ("strict", True, True),
        ("note", "hello", "hello"),
        ("note", None, None),
    ],
)
def test_plain_arguments(name: str, value: Any, read: Any) -> None:
    assert bound(**{name: value}).get(name) == read


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("element", "xyz", "chemical element"),
        ("order", "sideways", "takes up, down; got 'sideways'"),
        ("size", 21, "must lie between 1 and 20, got 21"),
        ("size", 0, "must lie between 1 and 20"),
        ("size", 1.5, "whole number"),
        ("size", True, "takes a number"),
        ("size", "3", "takes a number"),
        ("size", float("nan"), "takes a number"),
        ("size", float("inf"), "takes a number"),
        ("cutoff", float("nan"), "takes a number"),
        ("strict", 1, "true or false"),
        ("note", 7, "takes text"),
        ("note", "cut \ud83d", "half of a character"),
        ("molecule", {"smiles": "C", "label": "\udc00"}, "half of a character"),
        ("molecules", ["C"], "2 to 200 molecules, got 1"),
        ("molecules", ["C"] * (MAX_LIST + 1), "got 201"),
        ("molecule", 7, "takes a structure"),
        ("molecule", {"label": "M1"}, "takes a structure"),
        ("molecule", None, "needs 'molecule'"),
        ("colour", "red", "has no argument 'colour'"),
    ],
)
def test_wrong_arguments_are_refused_by_name(name: str, value: Any, complaint: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        bound(**{name: value})
    assert complaint in str(caught.value)
    assert name in str(caught.value) or name == "element"


def test_patterns_are_fragments_first_and_smarts_second() -> None:
    assert bound(pattern="c1ccccc1")["pattern"].query.GetNumAtoms() == 6
    assert bound(pattern="[#6]~[#7,#8]")["pattern"].query.GetNumAtoms() == 2
    with pytest.raises(ChemError, match="not a valid SMARTS"):
        bound(pattern="[#6")


def test_reactions_are_checked() -> None:
    assert bound(reaction="CCO>>CC=O")["reaction"].smiles == "CCO>>CC=O"
    with pytest.raises(ChemError, match="in the products"):
        bound(reaction="CCO>>CC(=O")
    with pytest.raises(ChemError, match="stands only at its end"):
        bound(reaction="CCO |$R1;;$|.CC>>CC.O")


@pytest.mark.parametrize(
    "text",
    ["OCC", "InChI=1S/C2H6O/c1-2-3/h3H,2H2,1H3", to_molblock(read_molecule("CCO"))],
    ids=["SMILES", "InChI", "MOL"],
)
def test_molecules_are_read_from_any_notation(text: str) -> None:
    assert sorted(atom.GetSymbol() for atom in read_molecule(text).GetAtoms()) == ["C", "C", "O"]


def test_a_good_call_answers() -> None:
    result = call_tool(SPEC, {"molecule": {"smiles": "CCO", "label": "M1"}})
    assert (result.ok, result.state, result.text, result.kind) == (True, "ok", "M1", "text")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            {"molecule": "CC(C"},
            "'CC(C' is not a valid SMILES: the parenthesis opened at position 3 is not closed",
        ),
        ({}, "probe needs 'molecule': A molecule."),
        ({"molecule": "C", "note": "refuse"}, "C is not to my taste"),
        ({"molecule": "C", "note": "deep"}, "the structure is nested too deeply"),
        ({"molecule": "C", "note": "bug"}, "probe failed unexpectedly (ZeroDivisionError: division by zero)"),
    ],
)
def test_errors_become_results(arguments: dict[str, Any], error: str) -> None:
    result = call_tool(SPEC, arguments)
    assert (result.ok, result.state, result.error) == (False, "error", error)


def test_a_tool_that_computes_nonsense_is_an_error_and_no_crash() -> None:
    registry = Registry()

    @tool(kind="quantity", verb="Tried", examples=[{"molecule": "C"}], registry=registry)
    def endless(molecule: Molecule) -> Quantity:
        """Give a number that is none.

        Args:
            molecule: A molecule.

        Returns:
            Infinity.

        Source: This test.
        """
        return Quantity(float("inf"), "", "x")

    result = call_tool(registry.get("endless"), {"molecule": "C"})
    assert not result.ok
    assert "endless failed unexpectedly" in (result.error or "")
