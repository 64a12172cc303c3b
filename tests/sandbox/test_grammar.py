from dataclasses import replace

import pytest

from sandbox.grammar import compile_turn, digit_words
from sandbox.protocol import ToolCall, read_turn, write_call
from sandbox.quotable import quotable
from sandbox.turn_scope import TurnScope
from tests.sandbox.grammars import TOOLS, TWO, accepts, scope_of


def test_every_tool_can_be_called_with_handles_in_place_of_structures():
    scope = TurnScope(
        TOOLS,
        molecules=("M1", "M2"),
        patterns=("Q1",),
        reactions=("R1",),
        tables=("T1",),
        plans=("P1",),
        user_text="what is dexium 3.5 and 5 mL of 2 M from 10 M",
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
                stated = quotable(argument, scope.user_text)
                arguments[argument.name] = (stated or ["3.5"])[0]
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
    asked = scope_of(*tools, user_text="how much of the conc. bottle for my 1 M M1?")
    assert compile_turn(asked).tools == ("logp",)
    before = replace(asked, earlier_text="5 mL of 2 M M1")
    assert compile_turn(before).tools == ("dilution", "logp")
    one = replace(asked, user_text="how many grams of M1 for 100 mL of 0.5 M?")
    assert compile_turn(one).tools == ("logp",)


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
    assert len(compile_turn(scope).grammar) < 100_000
    assert accepts(scope, write_call("logp", {"molecule": molecules[-1]}))
    if count > 1:
        chosen = [molecules[0], molecules[-1]]
        assert accepts(scope, write_call("maximum_common_substructure", {"molecules": chosen}))
        assert accepts(scope, write_call("similarity", dict(zip(("first", "second"), chosen, strict=True))))
