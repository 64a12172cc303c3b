from typing import Annotated, Literal

import pytest

from app.core.tool_arguments import read_arguments
from sandbox.errors import ArgumentError
from sandbox.registry import Registry, ToolSpec, discover, tool
from sandbox.results import Quantity
from sandbox.types import AtLeast, Between, Molecule, Pattern

OWN = Registry()
EXAMPLE = {"molecule": "CCO"}


@tool(kind="quantity", verb="Tried", examples=[EXAMPLE], registry=OWN)
def every_kind(
    molecule: Molecule,
    molecules: Annotated[list[Molecule] | None, AtLeast(2)] = None,
    pattern: Pattern | None = None,
    steps: Annotated[int, Between(-5, 5)] = 1,
    ph: float = 7.4,
    order: Literal["highest first", "lowest first"] = "highest first",
    strict: bool = False,
    note: str = "",
) -> Quantity:
    """A tool with one argument of each kind.

    Args:
        molecule: A molecule.
        molecules: Several.
        pattern: A pattern.
        steps: A whole number.
        ph: A number.
        order: A choice.
        strict: Yes or no.
        note: A text.

    Returns:
        A number without unit.

    Source: none.
    """
    return Quantity(1, "", "tries")


SPEC = OWN.get("every_kind")


def read(*words: str, spec: ToolSpec = SPEC) -> dict[str, object]:
    return read_arguments(spec, ["--molecule", "CCO", *words] if spec is SPEC else list(words))


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        (["--steps", "-3"], "steps", -3),
        (["--steps=-3"], "steps", -3),
        (["--ph", "-0.5"], "ph", -0.5),
        (["--ph", "1e-3"], "ph", 0.001),
        (["--order", "lowest first"], "order", "lowest first"),
        (["--strict"], "strict", True),
        (["--strict", "no"], "strict", False),
        (["--note=--verbatim"], "note", "--verbatim"),
        (["--note="], "note", ""),
        (["--note", "a=b"], "note", "a=b"),
        (["--pattern", "[OX2H]"], "pattern", "[OX2H]"),
        (["--pattern=C=C"], "pattern", "C=C"),
        (["--pattern", "C=C"], "pattern", "C=C"),
        (["--pattern", "-[CH3]"], "pattern", "-[CH3]"),
        (["--molecules", "CCO", "C=O", "[NH4+]"], "molecules", ["CCO", "C=O", "[NH4+]"]),
        (["--molecules", "CCO", "--molecules", "C=O"], "molecules", ["CCO", "C=O"]),
    ],
)
def test_every_kind_of_argument_is_read(words: list[str], name: str, value: object):
    assert read(*words)[name] == value


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--steps", "3.5"], "whole number, got '3.5'"),
        (["--steps", "many"], "whole number, got 'many'"),
        (["--ph", "7,4"], "decimal point, got '7,4'"),
        (["--ph", "nan"], "decimal point, got 'nan'"),
        (["--ph"], "takes one value, got 0"),
        (["--order", "lowest", "first"], "takes one value, got 2"),
        (["--strict", "perhaps"], "yes or no, got 'perhaps'"),
        (["--steps", "1", "--steps", "2"], "given twice"),
        (["--colour", "red"], "no argument 'colour'"),
        (["--"], "no argument ''"),
    ],
)
def test_what_does_not_fit_is_named(words: list[str], said: str):
    with pytest.raises(ArgumentError, match=said):
        read(*words)


def test_a_value_without_a_name_and_a_missing_argument_are_named():
    logp = discover().get("logp")
    with pytest.raises(ArgumentError, match="'CCO' stands before any --argument"):
        read("CCO", spec=logp)
    with pytest.raises(ArgumentError, match="logp needs --molecule"):
        read(spec=logp)


def test_hyphens_and_underscores_are_the_same_in_a_name():
    ring = discover().get("count_ring_system")
    assert read("--molecule", "c1ccccc1", "--ring", "benzene", spec=ring)["ring"] == "benzene"


def test_a_compound_name_becomes_its_structure_and_stays_the_label():
    logp = discover().get("logp")
    assert read("--molecule", "aspirin", spec=logp) == {
        "molecule": {"smiles": "CC(=O)Oc1ccccc1C(=O)O", "label": "aspirin"}
    }


@pytest.mark.parametrize("text", ["CO", "CN", "c1ccccc1C(=O", "no such thing", ""])
def test_what_can_be_a_smiles_is_one_and_what_is_neither_is_left_to_the_tool(text: str):
    logp = discover().get("logp")
    assert read("--molecule", text, spec=logp) == {"molecule": text}
