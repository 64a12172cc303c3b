"""Words about plans of synthesis: which step, which part, what to do without; and quick calls on a plan.

The policy sees ``P1`` and never the route, so the tools run on one plan that has something of everything.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache
from typing import Any

from sandbox.calling import call_tool
from sandbox.registry import ToolSpec, discover
from sandbox.results import ToolResult

EXAMPLE = "example:biaryl.rplan"
PLANS = ("alternative_route", "replan_part", "replan_without", "route_step")
PLANNER = "plan_synthesis"
STEPS = (
    "step 1", "step 2", "step 3", "step 4", "step 5", "step 2", "step two", "step three", "the first step",
    "the second step", "the third step", "the 2nd step", "the 4th step", "the last step", "the final step",
    "the last but one step", "the Boc deprotection", "the deprotection", "the reduction", "the coupling",
    "the Suzuki coupling", "the amide coupling", "the protection", "Step 3", "number 2",
    "the penultimate step", "step #2", "step 4", "the 1st step", "the acylation",
)  # fmt: skip
PARTS = (
    "the boronic acid", "the amine", "the nitro compound", "the carboxylic acid", "the ester", "step 2",
    "step 3", "step 4", "the aryl bromide", "the Boc amine", "the last step", "the first step", "step 1",
    "the reduction", "the Suzuki coupling", "the amide coupling", "step two", "the acid", "the aniline",
    "the third step", "step 5", "the final step", "the second intermediate",
)  # fmt: skip
BANS = (
    "boronic acids", "palladium", "nitro compounds", "azides", "phosgene", "tin", "organotin compounds",
    "LiAlH4", "protecting groups", "acid chlorides", "Grignard reagents", "aryl bromides", "bromine",
    "thionyl chloride", "Suzuki coupling", "Mitsunobu reaction", "reductions", "alkyl halides",
    "isocyanates", "chromium", "organolithium reagents", "halides", "sulfonyl chlorides", "nitriles",
    "hydrogenation", "Boc", "diazomethane", "oxidations", "iodides", "sodium hydride", "DMF", "copper",
    "acetic anhydride", "boron", "palladium and tin", "azides or nitro compounds", "Heck reaction",
    "aldehydes", "esters",
)  # fmt: skip


def draw_step(rng: random.Random) -> dict[str, str | int | float]:
    """Draw words for a step."""
    return {"step": rng.choice(STEPS)}


def draw_part(rng: random.Random) -> dict[str, str | int | float]:
    """Draw words for a compound of a route, or for a step."""
    return {"part": rng.choice(PARTS)}


def draw_ban(rng: random.Random) -> dict[str, str | int | float]:
    """Draw what a route is to do without."""
    return {"avoid": rng.choice(BANS)}


def on_example(spec: ToolSpec, arguments: Mapping[str, Any]) -> ToolResult:
    """Call a tool on the example in place of the plan that it was given; each call is made once."""
    words = tuple((name, value) for name, value in arguments.items() if name != "plan")
    return _called(spec.name, words, arguments["plan"]["label"])


@cache
def _called(tool: str, words: tuple[tuple[str, Any], ...], label: str) -> ToolResult:
    spec = discover().get(tool)
    quick = {"seconds": 1} if any(argument.name == "seconds" for argument in spec.arguments) else {}
    return call_tool(spec, {"plan": {"path": EXAMPLE, "label": label}, **dict(words), **quick})
