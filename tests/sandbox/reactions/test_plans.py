"""Plans of synthesis: their steps, what is asked for in words, and plans that differ."""

import json
from pathlib import Path
from typing import Any

import pytest
from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.episode import Episode
from sandbox.errors import ToolError
from sandbox.profiles import Profile
from sandbox.protocol import ToolCall
from sandbox.reactions.bans import read_bans
from sandbox.reactions.model import Proposal
from sandbox.reactions.plan_files import open_plan, steps_of, walk
from sandbox.reactions.plan_words import find_part, find_step, step_number
from sandbox.reactions.replanning import routes_in
from sandbox.reactions.step_details import named
from sandbox.reactions.trees import Node
from sandbox.reactions.wishes import Wishes
from sandbox.registry import discover
from sandbox.results import PlanMade, Quantity, Text, ToolResult

REGISTRY = discover()
EXAMPLE = "example:biaryl.rplan"  # Suzuki, nitro reduction, Boc on, saponification, amide coupling, Boc off
ROUTE = routes_in(open_plan(EXAMPLE, "P1"))[0]
NITROBIARYL = "O=[N+]([O-])c1ccc(-c2ccncc2)cc1"


def call(tool: str, **arguments: Any) -> ToolResult:
    return call_tool(REGISTRY.get(tool), arguments)


def plan_of(result: ToolResult) -> str:
    assert result.ok, result.error
    return next(item.path for item in result.values if isinstance(item, PlanMade))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("step 2", 2),
        ("Step #3", 3),
        ("the 2nd step", 2),
        ("the third step", 3),
        ("step four", 4),
        ("the last step", 6),
        ("the last but one step", 5),
        ("conditions of the final step, please", 6),
        ("the coupling", None),
    ],
)
def test_steps_are_counted_as_people_count(words: str, number: int | None) -> None:
    assert step_number(words, 6) == number


def test_a_step_that_is_not_there_is_said_so() -> None:
    with pytest.raises(ToolError, match="6 steps, so there is no step 9"):
        find_step("step 9", ROUTE.steps)


@pytest.mark.parametrize(
    ("words", "product"),
    [
        ("the Suzuki coupling", NITROBIARYL),
        ("the nitro reduction", "Nc1ccc(-c2ccncc2)cc1"),
        ("the amide coupling", "CC(C)(C)OC(=O)N1CCC(C(=O)Nc2ccc(-c3ccncc3)cc2)CC1"),
    ],
)
def test_a_step_is_meant_by_its_kind(words: str, product: str) -> None:
    assert find_step(words, ROUTE.steps).smiles == Chem.CanonSmiles(product)


@pytest.mark.parametrize(
    ("words", "smiles"),
    [
        ("the boronic acid", "OB(O)c1ccncc1"),
        ("OB(O)c1ccncc1", "OB(O)c1ccncc1"),
        ("the carboxylic acid", "CC(C)(C)OC(=O)N1CCC(C(=O)O)CC1"),
        ("the aryl bromide", "O=[N+]([O-])c1ccc(Br)cc1"),
        ("step 1", NITROBIARYL),
        ("the target", "O=C(Nc1ccc(-c2ccncc2)cc1)C1CCNCC1"),
    ],
)
def test_a_part_is_meant_by_structure_group_or_step(words: str, smiles: str) -> None:
    assert find_part(words, ROUTE.root).smiles == Chem.CanonSmiles(smiles)


def test_what_may_mean_several_parts_is_asked_back() -> None:
    with pytest.raises(ToolError, match="may mean several"):
        find_part("the starting materials", ROUTE.root)
    with pytest.raises(ToolError, match="no step of the route is meant by 'the lunch'"):
        find_part("the lunch", ROUTE.root)


def test_a_step_has_its_name_conditions_and_what_to_mind() -> None:
    result = call("route_step", plan=EXAMPLE, step="step 1")
    reaction, conditions, score, mind = result.values[:4]
    assert isinstance(reaction, Text)
    assert reaction.value == "Suzuki coupling"
    assert isinstance(conditions, Text)
    assert "Pd" in str(conditions.value)  # a Suzuki coupling takes palladium, base and water
    assert "K2CO3" in str(conditions.value)
    assert isinstance(score, Quantity)
    assert 0 < float(score.value or 0) < 1
    assert "protodeboronation" in str(getattr(mind, "value", "")).lower()


def test_a_protecting_group_that_stays_is_pointed_out() -> None:
    mind = call("route_step", plan=EXAMPLE, step="the amide coupling").values[3]
    assert "Boc stays on" in str(getattr(mind, "value", ""))


def test_another_route_is_the_next_one_and_comes_back() -> None:
    second = plan_of(call("alternative_route", plan=EXAMPLE))
    first_routes = [[node["smiles"] for node in walk(tree)] for tree in open_plan(EXAMPLE, "P1").routes]
    assert [node["smiles"] for node in walk(open_plan(second, "P2").best)] == first_routes[1]
    third = open_plan(plan_of(call("alternative_route", plan=second)), "P3")
    assert [node["smiles"] for node in walk(third.best)] == first_routes[0]
    assert third.history == ("another route", "another route")


def test_a_part_is_made_in_another_way_and_the_rest_stays() -> None:
    made = open_plan(plan_of(call("replan_part", plan=EXAMPLE, part="step 1", seconds=6)), "P2")
    old, new = steps_of(open_plan(EXAMPLE, "P1").best), steps_of(made.best)
    before, after = ({s["step"]["reaction_smiles"] for s in steps} for steps in (old, new))
    changed = next(s["step"]["reaction_smiles"] for s in old if s["smiles"] == NITROBIARYL)
    assert before - after == {changed}
    assert NITROBIARYL in [step["smiles"] for step in new]


def test_what_is_bought_can_be_made_instead() -> None:
    made = open_plan(plan_of(call("replan_part", plan=EXAMPLE, part="the boronic acid", seconds=6)), "P2")
    boronic = next(node for node in walk(made.best) if node["smiles"] == "OB(O)c1ccncc1")
    assert boronic["step"]
    assert all(node["stock"] for node in walk(boronic) if not node.get("step"))


@pytest.mark.parametrize(
    ("words", "forbidden"),
    [("boronic acids", "[#6]B([OX2])[OX2]"), ("bromine", "[Br]"), ("nitro compounds", "[N+](=O)[O-]")],
)
def test_a_plan_without_something_has_it_nowhere(words: str, forbidden: str) -> None:
    result = call("replan_without", plan=EXAMPLE, avoid=words, seconds=6)
    assert result.ok, result.error
    query = Chem.MolFromSmarts(forbidden)
    for route in result.data["routes"]:
        for node in walk(route["tree"]):
            assert not Chem.MolFromSmiles(node["smiles"]).HasSubstructMatch(query)


def test_what_a_plan_does_without_holds_for_those_after_it() -> None:
    first = plan_of(call("replan_without", plan=EXAMPLE, avoid="boronic acids", seconds=5))
    second = open_plan(plan_of(call("replan_without", plan=first, avoid="iodine", seconds=5)), "P3")
    assert [each["words"] for each in second.wishes["without"]] == ["boronic acids", "iodine"]


SUZUKI = (("Brc1ccccc1", "OB(O)c1ccccc1"), "c1ccc(-c2ccccc2)cc1", "C–C bond formation")
ESTER_TO_ALCOHOL = (("COC(=O)c1ccccc1",), "OCc1ccccc1", "reduction")
AMIDE = (("CC(=O)Cl", "Nc1ccccc1"), "CC(=O)Nc1ccccc1", "acylation and related")
BOC_ON = (("C1CCNC1", "CC(C)(C)OC(=O)OC(=O)OC(C)(C)C"), "CC(C)(C)OC(=O)N1CCCC1", "protection")


@pytest.mark.parametrize(
    ("words", "step", "banned"),
    [
        ("palladium", SUZUKI, True),
        ("using any palladium catalysts", SUZUKI, True),
        ("palladium", ESTER_TO_ALCOHOL, False),
        ("LiAlH4", ESTER_TO_ALCOHOL, True),
        ("LiAlH4", AMIDE, False),
        ("acid chlorides", AMIDE, True),
        ("acetyl chloride", AMIDE, True),
        ("Suzuki coupling", SUZUKI, True),
        ("Suzuki coupling", AMIDE, False),
        ("reductions", ESTER_TO_ALCOHOL, True),
        ("protecting groups", BOC_ON, True),
        ("azides or boronic acids", SUZUKI, True),
        ("Grignard reagents", SUZUKI, False),
        ("[#5]", SUZUKI, True),
    ],
)
def test_a_ban_hits_the_steps_that_use_it(words: str, step: Any, banned: bool) -> None:
    reactants, product, kind = step
    wishes = Wishes(without=read_bans(words))
    proposal = Proposal(tuple(map(Chem.CanonSmiles, reactants)), 0.5, 10, kind)
    assert wishes.allows(proposal, Chem.CanonSmiles(product), set()) is not banned


def test_an_alkylation_is_not_called_an_acylation() -> None:
    # the edit model has both in one class: C–Cl to C–N
    reactants, kind = ("O=C(CCCCl)Nc1ccccc1",), "acylation and related"
    proposal = Proposal(reactants, 0.5, 10, kind)
    lactam = named(Node("O=C1CCCN1c1ccccc1", (), proposal, (Node(reactants[0], ()),)))
    assert lactam.proposal is not None
    assert lactam.proposal.kind == "heteroatom alkylation or arylation"


def test_words_that_name_nothing_are_refused() -> None:
    with pytest.raises(ToolError, match="'unicorn dust' is not known"):
        read_bans("without any unicorn dust")
    with pytest.raises(ToolError, match="nothing is named"):
        read_bans("and")


def test_wishes_survive_the_file() -> None:
    wishes = Wishes(5, "CCO", "[Br]", "c1ccccc1", read_bans("palladium and azides"))
    assert Wishes.from_json(json.loads(json.dumps(wishes.to_json()))) == wishes


@pytest.mark.parametrize(
    "content",
    ["", "{}", '{"format": 1, "product": "C", "routes": [], "wishes": {}, "history": []}', "[1, 2]"],
)
def test_a_damaged_plan_is_said_to_be_one(content: str, tmp_path: Path) -> None:
    path = tmp_path / "x.rplan"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ToolError, match="P1 is damaged"):
        open_plan(str(path), "P1")
    with pytest.raises(ToolError, match="not kept any more"):
        open_plan(str(tmp_path / "gone.rplan"), "P1")
    with pytest.raises(ToolError, match="no plan of synthesis"):
        open_plan("example:amines.csv", "T1")


def test_a_plan_goes_on_under_its_handle() -> None:
    episode = Episode(REGISTRY, lambda name, given: call(name, **given), Profile("native"))
    episode.observe("How do I make CC(=O)Nc1ccccc1?")
    made = episode.run(ToolCall("plan_synthesis", {"molecule": "M1", "seconds": 3}, ""))
    assert "P1" in made.handles
    assert "P1 is a synthesis of M1." in made.text
    episode.act("Done.")
    episode.observe("and step 1?")
    assert "new P1" in episode.messages()[-1][1]
    step = episode.run(ToolCall("route_step", {"plan": "P1", "step": "step 1"}, ""))
    assert step.ok, step.error
    wrong = episode.run(ToolCall("route_step", {"plan": "M1", "step": "step 1"}, ""))
    assert wrong.error == "'plan' takes a plan, and M1 is none"


def test_a_compound_of_the_plan_is_meant_by_its_handle() -> None:
    episode = Episode(REGISTRY, lambda name, given: call(name, **given), Profile("native"))
    episode.observe("How do I make CC(=O)Nc1ccccc1?")
    made = episode.run(ToolCall("plan_synthesis", {"molecule": "M1", "seconds": 3}, ""))
    bought = next(handle for handle in made.handles if handle.startswith("M"))
    episode.act("Done.")
    episode.observe(f"make {bought} instead of buying it")
    written = (
        f'<tool_call>{{"name": "replan_part", "arguments": {{"plan": "P1", "part": "{bought}"}}}}</tool_call>'
    )
    action = episode.act(written)
    assert isinstance(action, ToolCall)
    thing = episode.workspace.thing(bought)
    assert thing is not None
    assert action.arguments["part"] == thing.text
