from dataclasses import replace
from typing import Annotated

import llguidance
import pytest

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.grammar import callable_tools, compile_turn, digit_words
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall, read_turn, write_call
from sandbox.quotable import QUANTITIES
from sandbox.registry import Registry, ToolSpec, discover, tool
from sandbox.results import Quantity
from sandbox.turn_scope import TurnScope
from sandbox.types import Between, Molecule, Reaction, Term

BYTES = llguidance.LLTokenizer("byte")
TOOLS = list(discover())
TWO = TurnScope(TOOLS, molecules=("M1", "M2"), citable=("M1", "M2", "V1"))


def accepts(scope: TurnScope, text: str) -> bool:
    return takes(compile_turn(scope), text)


def takes(grammar: str, text: str) -> bool:
    matcher = llguidance.LLMatcher(BYTES, llguidance.LLMatcher.grammar_from_lark(grammar))
    assert not matcher.is_error(), matcher.get_error()
    tokens = BYTES.tokenize_str(text)
    return matcher.try_consume_tokens(tokens) == len(tokens) and matcher.is_accepting()


def scope_of(*tools: ToolSpec, **fields: object) -> TurnScope:
    return TurnScope(tools or TOOLS, **{"molecules": ("M1",), "citable": ("M1",), **fields})  # type: ignore[arg-type]


def test_every_tool_can_be_called_with_handles_in_place_of_structures():
    scope = TurnScope(
        TOOLS,
        molecules=("M1", "M2"),
        patterns=("Q1",),
        reactions=("R1",),
        tables=("T1",),
        plans=("P1",),
        user_text="what is dexium 3.5",
    )
    for spec in TOOLS:
        arguments: dict[str, object] = {}
        for argument in (each for each in spec.arguments if each.required):
            if argument.kind in ("molecule", "written"):
                arguments[argument.name] = "M2" if "M1" in arguments.values() else "M1"
            elif argument.kind == "molecules":
                arguments[argument.name] = ["M1", "M2"]
            elif argument.kind == "pattern":
                arguments[argument.name] = "Q1"
            elif argument.kind == "table":
                arguments[argument.name] = "T1"
            elif argument.kind == "plan":
                arguments[argument.name] = "P1"
            elif argument.kind == "reaction":
                arguments[argument.name] = "R1"
            elif argument.kind in ("integer", "number"):
                arguments[argument.name] = 3
            elif argument.kind == "text":
                arguments[argument.name] = "3.5" if argument.name in QUANTITIES else "dexium"
            else:
                used = list(arguments.values())
                arguments[argument.name] = next(each for each in argument.options() if each not in used)
        written = write_call(spec.name, arguments)
        assert accepts(scope, written), written
        action = read_turn(written)
        assert isinstance(action, ToolCall)
        assert (action.tool, action.arguments) == (spec.name, arguments)


def test_nothing_is_diluted_without_numbers():
    tools = [spec for spec in TOOLS if spec.name in ("dilution", "logp")]
    said = {"molecules": ("M1",), "user_text": "how much of the conc. bottle for my 1 M M1?"}
    assert callable_tools(TurnScope(tools, **said)) == ["logp"]
    assert callable_tools(TurnScope(tools, **said, earlier_text="5 mL of 2 M M1")) == ["dilution", "logp"]


@pytest.mark.parametrize(
    "written",
    [
        write_call("logp", {"molecule": "M3"}),
        write_call("logp", {"molecule": "CCO"}),
        write_call("logp", {"molecule": "V1"}),
        write_call("logp", {"molecule": ["M1"]}),
        write_call("logp", {}),
        write_call("logq", {"molecule": "M1"}),
        write_call("logp", {"molecule": "M1", "unit": "none"}),
        write_call("count_ring_system", {"molecule": "M1", "ring": "flurble"}),
        write_call("similarity", {"first": "M1", "second": "M1"}),
        write_call("maximum_common_substructure", {"molecules": ["M1"]}),
        write_call("maximum_common_substructure", {"molecules": ["M1", "M1"]}),
        write_call("logp", {"molecule": "M1"}) + write_call("tpsa", {"molecule": "M1"}),
        write_call("logp", {"molecule": "M1"}) + " ",
        write_call("logp", {"molecule": "M1"})[:-1],
        "The answer: " + write_call("logp", {"molecule": "M1"}),
    ],
)
def test_a_call_of_anything_else_cannot_be_written(written: str):
    assert not accepts(TWO, written)


def test_a_mentioned_term_closes_the_vocabulary():
    scope = scope_of(terms={"ring": ("benzene", "pyridine")})
    assert accepts(scope, write_call("count_ring_system", {"molecule": "M1", "ring": "pyridine"}))
    assert not accepts(scope, write_call("count_ring_system", {"molecule": "M1", "ring": "furan"}))
    assert accepts(scope_of(), write_call("count_ring_system", {"molecule": "M1", "ring": "furan"}))


def test_without_a_structure_only_what_needs_none_can_be_called():
    scope = TurnScope(TOOLS)
    assert accepts(scope, write_call("retort_help", {"topic": "everything"}))
    assert not accepts(scope, write_call("logp", {"molecule": "M1"}))


def test_after_the_last_call_only_an_answer_is_left():
    assert not accepts(scope_of(calls_left=False), write_call("logp", {"molecule": "M1"}))
    assert accepts(scope_of(calls_left=False), "I stop here.")


@pytest.mark.parametrize(
    "answer",
    [
        "Hello!",
        "The logP of M1 is V1.",
        "V1",
        "M1, M2 and V1: (V1), 'M1' – “M2”.",
        "M1's logP is V1;\nM2/M1 has none.",
        "At pH 7.4 and 25 °C the 2 rings of M1 stay.",
        "Is it 2, or 7.4?",
        "**V1** Å² is what 4-nitrophenol has.",
        "",
    ],
)
def test_an_answer_has_digits_in_handles_and_in_the_users_words(answer: str):
    scope = scope_of(citable=("M1", "M2", "V1"), words=("2", "7.4", "25", "4-nitrophenol"))
    assert accepts(scope, answer) == bool(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "3",
        "M3",
        "V2 is it",
        "22",
        "2.2",
        "-2",
        "−2",
        "2e2",
        "V12",
        "M12",
        "V1.2",
        "x2",
        "2x",
        "2,2",
        "0.2",
        "M1 is 12",
    ],
)
def test_no_number_can_be_put_together_from_the_users_words(answer: str):
    assert not accepts(scope_of(citable=("M1", "V1"), words=("2",)), answer)


def test_an_answer_cannot_hold_a_tag():
    assert not accepts(TWO, "see <tool_call>")
    assert not accepts(TWO, "<b>M1</b>")


@pytest.mark.parametrize("written", ["It is 12.5.", "M9", "C1CC1 has 3 carbons", "two\nlines"])
def test_a_model_that_was_not_trained_on_handles_may_answer_freely(written: str):
    assert accepts(scope_of(free_answer=True), written)


def test_words_with_digits_are_taken_whole_and_without_their_marks():
    text = '(At 25°C, pH=7.4) is M1 a 4-nitro-N,N-dimethylaniline? M1\'s 3,4-diol: "C1CC1" [OX2H], no.5!'
    assert digit_words(text) == (
        "25°C",
        "pH=7.4",
        "4-nitro-N,N-dimethylaniline",
        "3,4-diol",
        "C1CC1",
        "OX2H",
        "no.5",
    )


@pytest.mark.parametrize(
    "text",
    [
        "25°C",
        "5½",
        "10µM",
        "1/2",
        r"a\d1",
        "x[1]",
        "^1$",
        "{1,2}",
        "7.4|8",
        "100%",
        "#1",
        "1\u20282",
        "é1",
        "水2",
        "1&2~3",
        "'1'",
        "-1-",
    ],
)
def test_whatever_the_user_writes_the_grammar_is_valid_and_repeats_it(text: str):
    words = digit_words(f"what about {text} here?")
    assert words
    assert all(
        accepts(scope_of(words=words, user_text=text), f"about {word} I know nothing") for word in words
    )


@pytest.mark.parametrize("count", [1, 2, 39, 41, 300])
def test_many_molecules_make_no_huge_grammar(count: int):
    molecules = tuple(f"M{number}" for number in range(1, count + 1))
    scope = TurnScope(TOOLS, molecules=molecules, citable=molecules)
    assert len(compile_turn(scope)) < 100_000
    assert accepts(scope, write_call("logp", {"molecule": molecules[-1]}))
    if count > 1:
        chosen = [molecules[0], molecules[-1]]
        assert accepts(scope, write_call("maximum_common_substructure", {"molecules": chosen}))
        assert accepts(scope, write_call("similarity", dict(zip(("first", "second"), chosen, strict=True))))


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
