"""Samples questions: a tool, a phrasing, molecules; singly, joined, chained and in conversation."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sandbox.registry import Registry
from training import replies
from training.molecules import MoleculePool, Sample
from training.phrasing import Phrasings, fill, join_questions, roughen
from training.questions import Mol, PlannedCall, Product, Question, Slot
from training.slots import EDITS, Slots

MOLECULE_MAKERS = (*EDITS, "murcko_scaffold")
TABLE_MAKERS = (
    "add_table_column", "filter_table", "sort_table", "filter_table_by_substructure",
    "filter_table_by_similarity", "deduplicate_table", "standardise_table", "cluster_table",
    "pick_diverse", "r_group_table",
)  # fmt: skip


class TaskSampler:
    """Draws questions and conversations.

    Args:
        registry: The tools.
        phrasings: How they are asked for.
        pool: Molecules.
        rng: Source of chance.
    """

    def __init__(
        self, registry: Registry, phrasings: Phrasings, pool: MoleculePool, rng: random.Random
    ) -> None:
        self._registry = registry
        self._phrasings = phrasings
        self._pool = pool
        self._rng = rng
        self._slots = Slots(registry, pool, rng)
        self._weighted = [
            spec.name
            for spec in registry
            if phrasings.knows(spec.name)
            for _ in range(1 if len(spec.arguments) == 1 else 2)
        ]
        self._tables = [
            tool for tool in registry.names() if phrasings.knows(tool) and self._takes_table(tool)
        ]
        self._simple = [tool for tool in phrasings.with_nouns() if tool in registry and self._is_simple(tool)]

    def conversation(self) -> list[Question]:
        """Draw a conversation of one to three turns."""
        roll = self._rng.random()
        if roll < 0.22:
            return [self.chat()]
        if roll < 0.26 and self._tables:
            return self._table_session()
        if roll < 0.78:
            first = self.first_question()
            return [first, *self._further(first)] if self._rng.random() < 0.1 else [first]
        first = (
            self.single(self._rng.choice(self._simple)) if self._rng.random() < 0.7 else self.first_question()
        )
        return [first, *self._further(first)]

    def first_question(self) -> Question:
        """Draw a question with calls that stands on its own."""
        makers: Sequence[tuple[float, Callable[[], Question]]] = (
            (0.38, lambda: self.single(self._rng.choice(self._weighted))),
            (0.13, self.joined),
            (0.11, self.two_part),
            (0.08, self.two_questions),
            (0.06, self.each_of),
            (0.14, self.chain),
            (0.05, self.broken),
            (0.05, self.help_topic),
        )
        return self._rng.choices([maker for _, maker in makers], [weight for weight, _ in makers])[0]()

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

    def joined(self) -> Question:
        """Ask for two to four properties of one molecule at once."""
        template = self._rng.choice(self._phrasings.chat["joiners"])
        keys = [key for key in ("a", "b", "c", "d") if f"{{{key}}}" in template]
        tools = self._rng.sample(self._simple, len(keys))
        sample = self._pool.draw(self._rng)
        order = sorted(range(len(keys)), key=lambda i: template.index(f"{{{keys[i]}}}"))
        values = {key: self._noun(tool) for key, tool in zip(keys, tools, strict=True)} | {
            "m": sample.surface
        }
        calls = tuple(PlannedCall(tools[i], {"molecule": Mol(sample.key)}) for i in order)
        return Question(self._dress(fill(template, values)), calls, family="joined", subjects=(sample.key,))

    def two_part(self) -> Question:
        """Ask hand-written questions in one breath, about one molecule or two.

        ``of`` names the molecule slot that each tool takes ({m} where it is missing), ``with`` the arguments
        that the wording implies.
        """
        entry = self._rng.choice(self._phrasings.chat["two_part"])
        tools: list[str] = entry["tools"]
        values: dict[str, str] = {}
        slots: dict[str, Slot] = dict(entry.get("with", {}))
        for tool in tools:
            more_values, more_slots = self._slots.draw(tool, entry["text"], None)
            values, slots = more_values | values, more_slots | slots
        calls = tuple(
            PlannedCall(tool, self._slots.arguments(tool, slots | {"m": slots[molecule]}))
            for tool, molecule in zip(tools, entry.get("of", ["m"] * len(tools)), strict=True)
        )
        text = self._dress(fill(entry["text"], values))
        return Question(text, calls, family="two_part", subjects=self._subjects(slots))

    def two_questions(self) -> Question:
        """Ask two questions one after the other, each complete in itself."""
        tools = self._rng.sample([name for name in dict.fromkeys(self._weighted) if name != "retort_help"], 2)
        subject = self._pool.draw(self._rng) if self._rng.random() < 0.5 else None
        first, second = (self._bare(tool, subject=subject) for tool in tools)
        text = join_questions(
            self._rng.choice(self._phrasings.chat["two_question_joiners"]), first.text, second.text
        )
        subjects = tuple(dict.fromkeys((*first.subjects, *second.subjects)))
        return Question(text, (*first.calls, *second.calls), family="two_questions", subjects=subjects)

    def each_of(self) -> Question:
        """Ask for one property of several molecules."""
        tool = self._rng.choice(self._simple)
        samples = self._slots.several(2, 4)
        values = {"a": self._noun(tool), "ms": self._slots.as_list(samples)}
        text = fill(self._line("each_of"), values)
        calls = tuple(PlannedCall(tool, {"molecule": Mol(sample.key)}) for sample in samples)
        return Question(self._dress(text), calls, family="each_of", subjects=tuple(s.key for s in samples))

    def chain(self) -> Question:
        """Make a structure, then measure it once or twice."""
        measures = [tool for tool in self._simple if tool not in MOLECULE_MAKERS]
        tools = self._rng.sample(measures, 2 if self._rng.random() < 0.25 else 1)
        noun = " and the ".join(self._noun(tool) for tool in tools)
        roll = self._rng.random()
        if roll < 0.35:
            made = self._bare("murcko_scaffold", self._line("chain_scaffold").replace("{a}", noun))
            text = made.text
        elif roll < 0.6:
            tool = self._rng.choice(EDITS)
            made = self._bare(tool, self._rng.choice(self._phrasings.composing["edit_clauses"][tool]))
            text = fill(self._line("chain_heads"), {"a": noun, "edit": made.text.rstrip(" .")})
        else:
            made = self._bare(self._rng.choice(EDITS))
            text = made.text.rstrip(" ?.!") + fill(self._line("product_tails"), {"a": noun})
        calls = (*made.calls, *(PlannedCall(tool, {"molecule": Product(0)}) for tool in tools))
        return Question(self._dress(text), calls, family="chain", subjects=made.subjects)

    def broken(self) -> Question:
        """Ask about a SMILES with a mistake; the call is made and its reason is given."""
        tool = self._rng.choice(self._simple)
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

    def _further(self, first: Question) -> list[Question]:
        turns = []
        for _ in range(self._rng.choice([1, 1, 2])):
            if self._rng.random() < 0.2:
                turns.append(
                    self.chat(replies.LATER_WEIGHTS) if self._rng.random() < 0.4 else self.first_question()
                )
                break
            followup = self._followup(first)
            if followup is None:
                break
            turns.append(followup)
        return turns

    def _followup(self, first: Question) -> Question | None:
        if first.calls and first.calls[-1].tool in MOLECULE_MAKERS and len(first.calls) == 1:
            tool = self._rng.choice(self._simple)
            text = fill(self._line("product_followups"), {"a": self._noun(tool)})
            return Question(text, (PlannedCall(tool, {"molecule": Product(-1)}),), family="followup")
        if first.family == "rank_molecules":
            return self._ranked_again(first)
        if len(first.subjects) != 1 or first.expect_failure:
            return None
        if len(first.calls) == 1 and first.calls[0].tool in self._simple and self._rng.random() < 0.25:
            return self._another_molecule(first.calls[0].tool)
        tools = [tool for tool in self._registry.names() if self._followup_lines(tool)]
        tool = self._rng.choice(tools)
        template = self._rng.choice(self._followup_lines(tool))
        subject = Sample("it", first.subjects[0])
        values, slots = self._slots.draw(tool, template, subject)
        slots = {"m": Mol(first.subjects[0])} | slots
        text = fill(roughen(template, self._rng), values)
        call = PlannedCall(tool, self._slots.arguments(tool, slots))
        return Question(text, (call,), family="followup", subjects=first.subjects)

    def _table_session(self) -> list[Question]:
        """Ask for a table, and go on with what came of it."""
        turns = [self.single(self._rng.choice(self._tables))]
        for _ in range(self._rng.choice([0, 1, 1, 2])):
            if turns[-1].calls[-1].tool not in TABLE_MAKERS:
                break
            turns.append(self._table_step())
        return turns

    def _table_step(self) -> Question:
        """Go on with the table that the last turn made."""
        tool = self._rng.choice(self._tables)
        template, extra = self._template(tool, "followups")
        values, slots = self._slots.draw(tool, template, None)
        text = fill(roughen(template, self._rng), values)
        given: dict[str, Slot] = {**slots, **extra, "table": Product(-1)}
        call = PlannedCall(tool, self._slots.arguments(tool, given))
        return Question(text, (call,), family="table followup", subjects=self._subjects(slots))

    def _takes_table(self, tool: str) -> bool:
        return any(argument.kind == "table" for argument in self._registry.get(tool).arguments)

    def _another_molecule(self, tool: str) -> Question:
        """The same question about a new molecule."""
        sample = self._pool.draw(self._rng)
        text = fill(roughen(self._line("same_for"), self._rng), {"n": sample.surface})
        call = PlannedCall(tool, {"molecule": Mol(sample.key)})
        return Question(text, (call,), family="followup", subjects=(sample.key,))

    def _ranked_again(self, first: Question) -> Question:
        """The same molecules by another property."""
        term, written = self._slots.term("property")
        order = self._rng.choice(["highest first", "lowest first"])
        template = self._rng.choice(self._phrasings.composing["rank_again"][order])
        arguments: dict[str, Slot] = {
            "molecules": first.calls[0].arguments["molecules"],
            "property": term,
            "order": order,
        }
        text = fill(template, {"property": written})
        call = PlannedCall("rank_molecules", arguments)
        return Question(text, (call,), family="followup", subjects=first.subjects)

    def _followup_lines(self, tool: str) -> Sequence[str]:
        """Follow-ups that name everything but the molecule itself."""
        if tool in ("rank_molecules", "retort_help", "maximum_common_substructure"):
            return ()
        arguments = self._registry.get(tool).arguments
        needed = {self._slots.slot_of(argument.name) for argument in arguments} - {"m"}
        return [
            line
            for line in self._phrasings.section(tool, "followups")
            if needed <= {name.removesuffix("s") for name in re.findall(r"\{(\w+)\}", line)}
        ]

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
        return self._rng.choice(self._phrasings.section(tool, section)), {}

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
