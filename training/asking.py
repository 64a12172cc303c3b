"""Asks for one tool: a phrasing, molecules and terms in its slots; or talks of what no tool knows."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sandbox.registry import Registry
from training import replies
from training.deck import Deck
from training.molecules import MoleculePool, Sample
from training.phrasing import Phrasings, fill, roughen
from training.plan_words import PLANS
from training.questions import Mol, PlannedCall, Question, Slot
from training.slots import Slots

NO_SIMPLE_CHAIN = ("retort_help", "rank_molecules")  # they have follow-ups of their own kind
SEVERAL = 1.3  # weight of a tool with several arguments: there is more to learn


class Asker:
    """Draws single questions.

    Args:
        registry: The tools.
        phrasings: How they are asked for.
        pool: Molecules.
        rng: Source of chance.
        weights: Tool → how often it is asked for, compared with others; 1 where nothing is said.
    """

    def __init__(
        self,
        registry: Registry,
        phrasings: Phrasings,
        pool: MoleculePool,
        rng: random.Random,
        weights: Mapping[str, float] | None = None,
    ) -> None:
        self._registry = registry
        self._phrasings = phrasings
        self._pool = pool
        self._rng = rng
        self._slots = Slots(registry, pool, rng)
        given = weights or {}
        asked = {
            spec.name: given.get(spec.name, 1.0) * (SEVERAL if len(spec.arguments) > 1 else 1.0)
            for spec in registry
            if phrasings.knows(spec.name)
        }
        self._plans = [tool for tool in PLANS if tool in asked]  # only asked once there is a plan
        known = {tool: weight for tool, weight in asked.items() if tool not in PLANS}
        simple = {
            tool: known[tool] for tool in phrasings.with_nouns() if tool in known and self._is_simple(tool)
        }
        self._tools = Deck({tool: known[tool] * _richness(phrasings, tool) for tool in known}, rng)
        self._simples = Deck(simple, rng)
        self._lines: dict[tuple[str, str], Deck[str]] = {}
        self._followups = {
            said: Deck({tool: known[tool] for tool in known if self._followup_lines(tool, said)}, rng)
            for said in (1, 2)
        }
        self._tables = [
            tool for tool in known if any(a.kind == "table" for a in registry.get(tool).arguments)
        ]
        self._makers = [spec.name for spec in registry if spec.kind == "structure" and spec.name in known]

    def single(self, tool: str, template: str | None = None, *, subject: Sample | None = None) -> Question:
        """Ask for one tool.

        Args:
            tool: Its name.
            template: The phrasing; drawn where not given.
            subject: The first molecule; drawn where not given.
        """
        question = self._bare(tool, template, subject)
        return replace(question, text=self._dress(question.text))

    def _bare(self, tool: str, template: str | None = None, subject: Sample | None = None) -> Question:
        """Ask for one tool, with nothing said before or after."""
        extra: dict[str, Slot] = {}
        if template is None:
            template, extra = self._template(tool, "questions")
        values, slots = self._slots.draw(tool, template, subject)
        if tool in ("remove_group", "replace_group", "bioisosteres") and self._rng.random() < 0.85:
            values, slots = self._slots.feasible(tool, template, values, slots)
        text = fill(roughen(template, self._rng), values)
        call = PlannedCall(tool, self._slots.arguments(tool, slots | extra))
        return Question(text, (call,), family=tool, subjects=self._subjects(slots))

    def broken(self) -> Question:
        """Ask about a SMILES with a mistake; the call is made and its reason is given."""
        tool = self._simples.draw()
        question = self.single(tool, subject=self._pool.broken(self._rng))
        return Question(
            question.text, question.calls, family="broken", expect_failure=True, subjects=question.subjects
        )

    def chat(self, weights: Mapping[str, float] = replies.WEIGHTS) -> Question:
        """Talk that needs no tool, or that no tool can answer."""
        section = self._rng.choices(list(weights), list(weights.values()))[0]
        template = self._rng.choice(self._phrasings.chat[section])
        values, _ = self._slots.draw("", template, None)
        text = fill(roughen(template, self._rng), values)
        return Question(text, reply=replies.REPLIES[section], family=section)

    def help_topic(self) -> Question:
        """Ask what Retort can do."""
        topics = self._phrasings.tools.get("retort_help_topics", {})
        topic = self._rng.choice(["everything", "everything", *topics])
        lines = topics[topic] if topic in topics else self._phrasings.questions("retort_help")
        text = roughen(self._rng.choice(lines), self._rng).replace("{topic}", topic)
        return Question(text, (PlannedCall("retort_help", {"topic": topic}),), family="retort_help")

    def _followup_lines(self, tool: str, said: int = 1) -> Sequence[str]:
        """Follow-ups that name everything but the molecules that were spoken of.

        Args:
            tool: The tool.
            said: How many molecules the line may leave out: one ("what is its logP?") or two ("are they the
                same?").
        """
        arguments = [argument for argument in self._registry.get(tool).arguments if argument.required]
        if tool in NO_SIMPLE_CHAIN or any(argument.kind == "table" for argument in arguments):
            return ()
        needed = {self._slots.slot_of(argument.name) for argument in arguments} - {"m"}
        others = needed & {"n", "ms"}
        if said > 1 and not others:
            return ()  # "it" would be either of the two
        left_out = others if said > 1 else set()
        lines = self._phrasings.section(tool, "followups")
        return [line for line in lines if self._left_to_say(needed, line) == left_out]

    @staticmethod
    def _left_to_say(needed: set[str], line: str) -> set[str]:
        """The slots that a line does not name; a further molecule completes a list of them."""
        named = set(re.findall(r"\{(\w+)\}", line))
        lists = {"ms"} if named & {"n", "ms"} else set()
        return needed - lists - named - {name.removesuffix("s") for name in named - {"ms"}}

    def _template(self, tool: str, section: str) -> tuple[str, dict[str, Slot]]:
        if tool == "retort_help":
            question = self.help_topic()
            return question.text, dict(question.calls[0].arguments)
        fixed: Sequence[Any] = self._phrasings.section(tool, f"{section}_fixed")
        if fixed and self._rng.random() < 0.3:
            entry = dict(self._rng.choice(fixed))  # the wording implies the property: "which is heavier"
            return entry.pop("text"), entry
        if tool in ("rank_molecules", "sort_table"):
            order = self._rng.choice(["highest", "lowest"])
            lines = self._phrasings.section(tool, f"{section}_{order}")
            return self._rng.choice(lines), {"order": f"{order} first"}
        if (tool, section) not in self._lines:
            self._lines[tool, section] = Deck.of(self._phrasings.section(tool, section), self._rng)
        return self._lines[tool, section].draw(), {}

    def _different(self, deck: Deck[str], count: int) -> list[str]:
        """Draw different tools that fit together in one message."""
        tools: list[str] = []
        while len(tools) < count:
            tool = deck.draw()
            if tool not in tools and tool != "retort_help":
                tools.append(tool)
        return tools

    def _is_simple(self, tool: str) -> bool:
        return [argument.kind for argument in self._registry.get(tool).arguments] == ["molecule"]

    def _subjects(self, slots: dict[str, Slot]) -> tuple[str, ...]:
        keys = []
        for slot in slots.values():
            members = slot if isinstance(slot, tuple) else (slot,)
            keys += [member.key for member in members if isinstance(member, Mol)]
        return tuple(keys)

    def _line(self, section: str) -> str:
        line: str = self._rng.choice(self._phrasings.composing[section])
        return line

    def _noun(self, tool: str) -> str:
        return self._rng.choice(self._phrasings.with_nouns()[tool])

    def _dress(self, text: str) -> str:
        if self._rng.random() < 0.1:
            text = f"{self._rng.choice(self._phrasings.chat['preambles'])} {text}"
        if self._rng.random() < 0.06:
            text = f"{text} {self._rng.choice(self._phrasings.chat['trailers'])}"
        return text


def _richness(phrasings: Phrasings, tool: str) -> float:
    """How much there is to say about a tool: one with half the usual phrasings is asked for less often."""
    lines = sum(len(lines) for name, lines in phrasings.tools[tool].items() if name.startswith("questions"))
    return min(1.2, max(0.6, lines / 50))
