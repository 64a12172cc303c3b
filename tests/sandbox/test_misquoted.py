"""Values stay beside the compound and the property to which they belong."""

from sandbox.misquoted import put_right
from sandbox.protocol import FinalAnswer, ToolCall
from tests.sandbox.talk.test_going_on import after


def test_an_answer_that_mixes_two_reports_is_told_as_the_tools_stated_it() -> None:
    calls = [ToolCall("adduct_masses", {"molecule": handle}, "") for handle in ("M1", "M2")]
    episode = after("adducts of benzoic acid and benzylamine", *calls)
    first, second = (step.statement for step in episode.exchanges[-1].steps)
    own, other = (step.result.handles[1] for step in episode.exchanges[-1].steps)
    mixed = episode.act(first.replace(f"{own},", f"{other},"))
    assert mixed == FinalAnswer(f"{first} {second}")  # 130.06 is [M+Na]+ of benzylamine, not of benzoic acid


def test_a_value_of_another_property_is_noticed() -> None:
    calls = [ToolCall(tool, {"molecule": "M1"}, "") for tool in ("logp", "tpsa")]
    episode = after("logP and TPSA of caffeine", *calls)
    steps, right = episode.exchanges[-1].steps, "The logP of M1 is V1. The TPSA of M1 is V2."
    assert put_right(right, steps, episode.workspace) == right
    assert put_right("logP V1 and TPSA V2.", steps, episode.workspace) == "logP V1 and TPSA V2."
    assert put_right("The TPSA of M1 is V1.", steps, episode.workspace) == right
