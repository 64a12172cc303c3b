import json
from pathlib import Path

import pytest

from app.engine.client import Engine, EngineError
from app.engine.constraint import GrammarCache
from app.engine.runtime import Runtime
from sandbox.prompt import Segment
from tests.engine.conftest import chat

STYLE = {"whitespace_flexible": False, "key_separator": ": ", "item_separator": ", "}
MOLECULE = {"enum": ["M1", "M2"]}
TOOLS: dict[str, dict[str, object]] = {
    "tpsa": {"molecule": MOLECULE},
    "exact_mass": {"molecule": MOLECULE},
    "count_group": {"molecule": MOLECULE, "group": {"enum": ["hydroxyl", "carboxylic acid", "ester"]}},
    "similarity": {"molecule": MOLECULE, "other": MOLECULE},
    "rank": {
        "molecules": {"type": "array", "items": MOLECULE, "minItems": 2, "maxItems": 4},
        "property": {"enum": ["logP", "TPSA", "mol_weight"]},
    },
    "above": {"molecule": MOLECULE, "value": {"type": "number"}, "strict": {"type": "boolean"}},
    "help": {"topic": {"type": "string", "maxLength": 20}},
}
PROMPT = chat("M1 = aspirin, M2 = paracetamol. What is the TPSA of M1?", system="You call chemistry tools.")


def call_grammar() -> str:
    lines = [
        'start: "<tool_call>" call "</tool_call>"',
        "call: " + " | ".join(f"call_{name}" for name in TOOLS),
    ]
    for name, arguments in TOOLS.items():
        schema = {
            "x-guidance": STYLE,
            "type": "object",
            "properties": {
                "name": {"const": name},
                "arguments": {
                    "type": "object",
                    "properties": arguments,
                    "required": list(arguments),
                    "additionalProperties": False,
                },
            },
            "required": ["name", "arguments"],
            "additionalProperties": False,
        }
        lines.append(f"call_{name}: %json {json.dumps(schema)}")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def grammar() -> str:
    return call_grammar()


def test_a_call_obeys_its_grammar_and_is_mostly_forced(engine: Engine, grammar: str) -> None:
    generation = engine.generate(PROMPT, grammar=grammar)
    call = json.loads(generation.text.removeprefix("<tool_call>").removesuffix("</tool_call>"))
    assert call["arguments"].keys() == TOOLS[call["name"]].keys()
    assert generation.finish == "end"
    assert generation.forced_tokens > len(generation.token_ids) / 2


def test_generated_ids_are_those_of_the_tokenizer(engine: Engine, grammar: str) -> None:
    """What is trained on is the tokenizer's own cut of a call, so the program must produce the same ids."""
    seen = set()
    for seed in range(12):
        generation = engine.generate(PROMPT, grammar=grammar, temperature=2.0 if seed else 0.0, seed=seed)
        seen.add(generation.text)
        if generation.finish == "end":
            assert list(generation.token_ids) == engine.tokenize((Segment(generation.text),)), generation.text
    assert len(seen) > 5


def test_a_token_cut_unlike_the_tokenizer_is_cut_again(base: Path) -> None:
    """The model chooses `"}` and one more brace is dictated: the tokenizer cuts that as `"` and `}}`."""
    runtime = Runtime(base, None, 256, 1, lambda: False)
    vocabulary = runtime.vocabulary
    grammar = 'start: "{\\"a\\": {\\"b\\": \\"M1" tail\ntail: "\\"}" "}" | "\\"" ", \\"c\\": 1}}"\n'
    constraint = GrammarCache(vocabulary).begin(grammar)
    generated: list[int] = []
    constraint.extend_forced(generated, 100)
    (chosen,) = vocabulary.tokenize('"}', special=False)
    assert constraint.allowed()[chosen]
    constraint.accept(chosen)
    generated.append(chosen)
    constraint.extend_forced(generated, 100)
    assert constraint.finished
    assert vocabulary.join(generated) == b'{"a": {"b": "M1"}}'
    assert generated == vocabulary.tokenize('{"a": {"b": "M1"}}', special=False)
    assert chosen not in generated
    runtime.close()


def test_a_turn_may_be_a_call_or_an_answer_that_cites(engine: Engine) -> None:
    grammar = (
        "start: call | answer\n"
        'call: "<tool_call>{\\"name\\": \\"tpsa\\"}</tool_call>"\n'
        'answer: "The TPSA of " molecule " is " value "."\n'
        'molecule: "M1" | "M2"\nvalue: "V1"\n'
    )
    for seed in range(3):
        text = engine.generate(PROMPT, grammar=grammar, temperature=2.0, seed=seed).text
        allowed = ["<tool_call>", "The TPSA of M1 is V1.", "The TPSA of M2 is V1."]
        assert any(text.startswith(start) for start in allowed)


def test_spans_of_the_users_text_can_be_copied(engine: Engine) -> None:
    message = "How acidic is the proton of malonic ester?"
    grammar = f"start: /span: / span\nspan: %regex {json.dumps({'substring_words': message})}\n"
    generation = engine.generate(PROMPT, grammar=grammar, max_tokens=30)
    assert generation.text.removeprefix("span: ") in message


def test_a_grammar_can_be_used_again_after_a_stop_in_its_middle(engine: Engine, grammar: str) -> None:
    whole = engine.generate(PROMPT, grammar=grammar)
    cut = engine.generate(PROMPT, grammar=grammar, max_tokens=9)
    assert cut.finish == "length"
    assert whole.text.startswith(cut.text)
    assert engine.generate(PROMPT, grammar=grammar).token_ids == whole.token_ids


@pytest.mark.parametrize(
    "grammar",
    [
        pytest.param("", id="empty"),
        pytest.param("start: (", id="unbalanced"),
        pytest.param("start: missing", id="unknown rule"),
        pytest.param("start: /(/", id="bad regex"),
        pytest.param('start: %json {"type": "unheard-of"}', id="bad schema"),
        pytest.param('start: "a" ' * 300_000, id="megabytes"),
        pytest.param("start: start", id="endless"),
    ],
)
def test_a_bad_grammar_is_an_error_and_the_engine_goes_on(engine: Engine, grammar: str) -> None:
    with pytest.raises(EngineError):
        engine.generate(PROMPT, grammar=grammar, max_tokens=5)
    assert engine.generate(PROMPT, grammar='start: "yes" | "no"').text in ("yes", "no")
