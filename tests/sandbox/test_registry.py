from typing import Annotated, Any, Literal

import pytest

from sandbox.errors import ArgumentError, RegistrationError
from sandbox.registry import Registry, discover, tool
from sandbox.results import Quantity, Report, YesNo
from sandbox.types import AtLeast, Between, Means, Molecule, Pattern, Term

GOOD = """Count things.

    More about it,
    on two lines.

    Args:
        molecule: Molecule to
            look at.

    Returns:
        Number of things, a count.

    Source: A book.
    """


def count_things(molecule: Molecule) -> Quantity:
    return Quantity(1, "", "number of things")


def register(function: Any, doc: str | None, **options: Any) -> Registry:
    registry = Registry()
    function.__doc__ = doc
    settings = {"kind": "quantity", "verb": "Counted things", "examples": [{"molecule": "C"}], **options}
    tool(registry=registry, **settings)(function)
    return registry


def test_a_documented_tool_is_registered_with_all_parts() -> None:
    spec = register(count_things, GOOD).get("count_things")
    assert spec.summary == "Count things."
    assert spec.details == "More about it, on two lines."
    assert spec.returns == "Number of things, a count."
    assert spec.source == "A book."
    assert [(a.name, a.kind, a.description) for a in spec.arguments] == [
        ("molecule", "molecule", "Molecule to look at.")
    ]


@pytest.mark.parametrize(
    ("removed", "complaint"),
    [
        ("Count things.", "summary"),
        ("molecule: Molecule to\n            look at.", "'molecule' is not described"),
        ("Number of things, a count.", "Returns"),
        ("A book.", "Source"),
    ],
    ids=["summary", "argument", "returns", "source"],
)
def test_a_gap_in_the_docstring_is_refused(removed: str, complaint: str) -> None:
    with pytest.raises(RegistrationError, match=complaint):
        register(count_things, GOOD.replace(removed, ""))


def test_no_docstring_no_verb_no_example_are_refused() -> None:
    with pytest.raises(RegistrationError):
        register(count_things, None)
    with pytest.raises(RegistrationError, match="verb"):
        register(count_things, GOOD, verb="")
    with pytest.raises(RegistrationError, match="example"):
        register(count_things, GOOD, examples=[])


def test_types_are_required_and_must_fit() -> None:
    def untyped(molecule) -> Quantity:
        return Quantity(1, "", "x")

    def odd(molecule: dict[str, int]) -> Quantity:
        return Quantity(1, "", "x")

    def other_kind(molecule: Molecule) -> YesNo:
        return YesNo(True, "x")

    with pytest.raises(RegistrationError, match="has no type"):
        register(untyped, GOOD)
    with pytest.raises(RegistrationError, match="unknown type"):
        register(odd, GOOD)
    with pytest.raises(RegistrationError, match="does not fit"):
        register(other_kind, GOOD)


def test_two_tools_cannot_share_a_name() -> None:
    registry = register(count_things, GOOD)
    with pytest.raises(RegistrationError, match="two tools are called count_things"):
        registry.add(registry.get("count_things"))


def many(
    molecules: Annotated[list[Molecule], AtLeast(2)],
    pattern: Pattern,
    element: Annotated[str, Term("element")],
    order: Literal["up", "down"],
    size: Annotated[int, Between(1, 20)] = 5,
    cutoff: float | None = None,
    strict: bool = False,
) -> Report:
    return Report(())


MANY = """Do many things.

    Args:
        molecules: Some molecules.
        pattern: A pattern.
        element: An element.
        order: Which order.
        size: How many.
        cutoff: Where to stop.
        strict: Whether to be strict.

    Returns:
        A report.

    Source: None.
    """


def test_signatures_become_schemas() -> None:
    discover()  # brings the vocabularies
    spec = register(many, MANY, kind="report").get("many")
    assert [argument.kind for argument in spec.arguments] == [
        "molecules",
        "pattern",
        "term",
        "choice",
        "integer",
        "number",
        "boolean",
    ]
    schema = spec.schema()["parameters"]
    assert schema["required"] == ["molecules", "pattern", "element", "order"]
    assert schema["properties"]["molecules"]["minItems"] == 2
    assert schema["properties"]["order"]["enum"] == ["up", "down"]
    assert "carbon" in schema["properties"]["element"]["enum"]
    size = schema["properties"]["size"]
    assert (size["minimum"], size["maximum"], size["default"]) == (1, 20, 5)


def test_the_signature_hash_changes_with_what_a_policy_must_know_and_with_nothing_else() -> None:
    discover()
    before = register(many, MANY, kind="report").get("many").signature_hash
    assert (
        register(many, MANY.replace("Do many", "Do more"), kind="report").get("many").signature_hash == before
    )

    def changed(molecules: Annotated[list[Molecule], AtLeast(2)]) -> Report:
        return Report(())

    changed.__name__ = "many"
    assert register(changed, MANY, kind="report").get("many").signature_hash != before


def test_unknown_names_get_suggestions() -> None:
    registry = register(count_things, GOOD)
    with pytest.raises(ArgumentError, match="did you mean count_things"):
        registry.get("count_thing")
    with pytest.raises(ArgumentError, match="it has: molecule"):
        registry.get("count_things").argument("mol")


def test_discovery_finds_every_family_and_hashes_every_tool() -> None:
    registry = discover()
    assert {"identity", "descriptors", "rules", "comparison", "assistance"} <= {
        spec.family for spec in registry
    }
    assert set(registry.toolset()) == set(registry.names())
    assert "logp" in registry
    assert len({*registry.toolset().values()}) == len(registry)


def test_what_an_argument_means_of_a_message_is_kept_and_changes_no_signature() -> None:
    def marked(molecule: Annotated[Molecule, Means("start")]) -> Quantity:
        return count_things(molecule)

    marked.__name__ = "count_things"
    spec, plain = (register(function, GOOD).get("count_things") for function in (marked, count_things))
    assert spec.parts == {"start"}
    assert spec.signature_hash == plain.signature_hash
