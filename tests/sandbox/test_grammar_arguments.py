"""Which arguments of a call the grammar lets a policy leave out, choose and quote."""

from dataclasses import replace
from typing import Annotated

import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall, write_call
from sandbox.registry import Registry, discover, tool
from sandbox.results import Quantity
from sandbox.turn_scope import TurnScope
from sandbox.types import Between, Molecule, Reaction, Term
from tests.sandbox.grammars import accepts, scope_of, takes

OWN = Registry()


@tool(kind="quantity", verb="Tried", examples=[{}], registry=OWN)
def only_optional(
    molecule: Molecule | None = None,
    steps: Annotated[int, Between(1, 5)] = 1,
    ph: float = 7.4,
    strict: bool = False,
    note: str = "",
) -> Quantity:
    """A tool that needs nothing.

    Args:
        molecule: A molecule.
        steps: A whole number.
        ph: A number.
        strict: Yes or no.
        note: A quotation.

    Returns:
        A number without unit.

    Source: none.
    """
    return Quantity(1, "", "tries")


@tool(kind="quantity", verb="Tried", examples=[{"reaction": "CCO>>CC=O"}], registry=OWN)
def of_a_reaction(reaction: Reaction, strict: bool = False) -> Quantity:
    """A tool for a reaction.

    Args:
        reaction: The reaction.
        strict: Yes or no.

    Returns:
        A number without unit.

    Source: none.
    """
    return Quantity(1, "", "tries")


@pytest.mark.parametrize(
    ("arguments", "possible"),
    [
        ({}, True),
        ({"molecule": "M1"}, True),
        ({"steps": 3}, True),
        ({"steps": -3, "ph": 7.4}, True),
        ({"molecule": "M1", "strict": True, "note": "dry ice"}, True),
        ({"ph": "7.4"}, False),
        ({"steps": 2.5}, False),
        ({"note": "wet ice"}, False),
        ({"strict": True, "ph": 1}, False),
    ],
)
def test_arguments_may_be_left_out_and_keep_their_order(arguments: dict[str, object], possible: bool):
    scope = scope_of(*OWN, user_text="put it on dry ice please, 3 times")
    assert accepts(scope, write_call("only_optional", arguments)) == possible


def test_a_reaction_is_needed_where_the_tool_takes_one():
    call = write_call("of_a_reaction", {"reaction": "R1", "strict": True})
    assert accepts(scope_of(*OWN, reactions=("R1",)), call)
    assert not accepts(scope_of(*OWN), call)


def test_a_group_is_replaced_by_another_one():
    scope = scope_of(terms={"substituent": ("chloro", "methoxy")})
    call = {"molecule": "M1", "group": "chloro", "replacement": "methoxy"}
    assert accepts(scope, write_call("replace_group", call))
    assert not accepts(scope, write_call("replace_group", call | {"group": "methoxy"}))
    assert not accepts(scope, write_call("replace_group", call | {"replacement": "phenyl"}))


def test_an_optional_term_is_offered_only_where_the_message_has_words_for_it():
    def aim(
        molecule: Molecule, first: Annotated[str, Term("element")], also: Annotated[str, Term("element")] = ""
    ) -> Quantity:
        """Aim.

        Args:
            molecule: Molecule.
            first: First element.
            also: Second element.

        Returns:
            A number.

        Source: None.
        """
        return Quantity(1.0, "", "aim")

    registry = Registry()
    tool(kind="quantity", verb="Aimed", examples=[{"molecule": "C", "first": "carbon"}], registry=registry)(
        aim
    )
    spec = registry.get("aim")
    one, both = {"element": ("carbon",)}, {"element": ("carbon", "nitrogen")}
    short = {"molecule": "M1", "first": "carbon"}
    long = short | {"also": "nitrogen"}
    assert accepts(scope_of(spec, terms=one), write_call("aim", short))
    assert not accepts(scope_of(spec, terms=one), write_call("aim", short | {"also": "carbon"}))
    assert accepts(scope_of(spec, terms=both), write_call("aim", short))
    assert accepts(scope_of(spec, terms=both), write_call("aim", long))


BUFFER = {"buffer": "HEPES", "ph": "7.5", "concentration": "20 mM", "volume": "500 mL"}


def test_a_choice_that_the_message_names_leaves_no_other():
    text = "HEPES, pH 7.5, 20 mM, 500 mL"
    scope = TurnScope(
        [discover().get("buffer_recipe")], user_text=text.replace("HEPES", "M1"), typed_text=text
    )
    assert accepts(scope, write_call("buffer_recipe", BUFFER))
    assert not accepts(scope, write_call("buffer_recipe", BUFFER | {"buffer": "tricine"}))


def test_what_a_message_leaves_out_may_be_quoted_from_the_one_before():
    before = "HEPES, pH 7.5, 20 mM, 500 mL"
    scope = TurnScope([discover().get("buffer_recipe")], user_text="and at pH 8.1?", earlier_text=before)
    assert accepts(scope, write_call("buffer_recipe", BUFFER | {"ph": "8.1"}))
    assert not accepts(scope, write_call("buffer_recipe", BUFFER | {"ph": "9.9"}))


def test_what_goes_on_about_a_reaction_keeps_its_name():
    registry = discover()
    episode = Episode(registry, lambda name, given: call_tool(registry.get(name), given), Profile())
    episode.observe("What recipe would you follow for a Birch reduction?")
    episode.run(ToolCall("reaction_conditions", {"name": "Birch reduction"}, ""))
    episode.act("No answer: V1.")
    episode.observe("And once the blue has gone, how is it worked up?")
    assert takes(episode.grammar(), write_call("reaction_workup", {"name": "Birch reduction"}))
    for wrong in ("blue", "recipe"):
        assert not takes(episode.grammar(), write_call("reaction_workup", {"name": wrong}))
    episode.exchanges.pop()
    episode.observe("And the work-up of the Kulinkovich reaction?")
    assert takes(episode.grammar(), write_call("reaction_workup", {"name": "Kulinkovich reaction"}))


def test_all_options_of_a_question_are_quoted():
    text = "mechanism of M1? A. SN1 B. SN2 C. E2"
    scope = TurnScope(
        [discover().get("choose_mechanism")], molecules=("M1",), citable=("M1",), user_text=text
    )
    call = {"molecules": ["M1"], "mechanisms": "A. SN1 B. SN2 C. E2"}
    assert accepts(scope, write_call("choose_mechanism", call))
    assert not accepts(scope, write_call("choose_mechanism", call | {"mechanisms": "A. SN1"}))


def test_of_molecules_that_are_added_up_none_is_left_out():
    scope = TurnScope(
        [discover().get("predict_products")],
        molecules=("M1", "M2", "M3"),
        citable=("M1", "M2", "M3"),
        user_text="Given the reactants M2 + M3, what forms?",
    )
    assert accepts(scope, write_call("predict_products", {"reactants": ["M2", "M3"]}))
    for wrong in (["M2"], ["M3"], ["M1", "M2", "M3"]):
        assert not accepts(scope, write_call("predict_products", {"reactants": wrong}))
    either = replace(scope, user_text="M1 + M2 or M1 + M3?")
    assert accepts(either, write_call("predict_products", {"reactants": ["M1", "M3"]}))
