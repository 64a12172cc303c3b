"""Samples questions that combine tools: joined, chained and in conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from training import replies
from training.asking import Asker
from training.molecules import Sample
from training.phrasing import fill, join_questions, roughen
from training.plan_words import PLANNER
from training.questions import LastPlan, Mol, PlannedCall, Product, Question, Slot
from training.repeats import Repeats
from training.slots import EDITS
from training.table_files import PRECEDENTS

TABLE_MAKERS = (
    "add_table_column", "filter_table", "sort_table", "filter_table_by_substructure",
    "filter_table_by_similarity", "deduplicate_table", "standardise_table", "cluster_table",
    "pick_diverse", "r_group_table", *PRECEDENTS,
)  # fmt: skip
REPEATED = 0.4  # of the follow-ups, where it is possible


class TaskSampler(Asker):
    """Draws questions and conversations; see :class:`Asker` for its arguments."""

    @cached_property
    def _repeats(self) -> Repeats:
        return Repeats(self._slots, self._phrasings.composing, self._rng)

    def conversation(self) -> list[Question]:
        """Draw a conversation of one to three turns."""
        roll = self._rng.random()
        if roll < 0.16:
            return [self.chat()]
        if roll < 0.20 and self._tables:
            return self._table_session()
        if roll < 0.225 and self._plans:
            return self._plan_session()
        if roll < 0.74:
            first = self.first_question()
            return [first, *self._further(first)] if self._rng.random() < 0.1 else [first]
        if roll < 0.82:
            first = self.single(self._rng.choice(EDITS if self._rng.random() < 0.7 else self._makers))
        elif roll < 0.94:
            first = self.single(self._simples.draw())
        else:
            first = self.first_question()
        return [first, *self._further(first)]

    def first_question(self) -> Question:
        """Draw a question with calls that stands on its own."""
        makers: Sequence[tuple[float, Callable[[], Question]]] = (
            (0.44, lambda: self.single(self._tools.draw())),
            (0.09, self.joined),
            (0.10, self.two_part),
            (0.09, self.two_questions),
            (0.04, self.each_of),
            (0.08, self.many),
            (0.10, self.chain),
            (0.03, self.broken),
            (0.03, self.help_topic),
        )
        return self._rng.choices([maker for _, maker in makers], [weight for weight, _ in makers])[0]()

    def joined(self) -> Question:
        """Ask for two to four properties of one molecule at once."""
        template = self._rng.choice(self._phrasings.chat["joiners"])
        keys = [key for key in ("a", "b", "c", "d") if f"{{{key}}}" in template]
        tools = self._different(self._simples, len(keys))
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
        tools = self._different(self._tools, 2)
        subject = self._pool.draw(self._rng) if self._rng.random() < 0.5 else None
        first, second = (self._bare(tool, subject=subject) for tool in tools)
        text = join_questions(
            self._rng.choice(self._phrasings.chat["two_question_joiners"]), first.text, second.text
        )
        subjects = tuple(dict.fromkeys((*first.subjects, *second.subjects)))
        return Question(text, (*first.calls, *second.calls), family="two_questions", subjects=subjects)

    def each_of(self) -> Question:
        """Ask for one property of several molecules."""
        tool = self._simples.draw()
        return self._each_of([tool], self._slots.several(2, 4), "each_of")

    def many(self) -> Question:
        """Ask for five to eight things: of one molecule, of as many molecules, or a few of each of a few."""
        roll = self._rng.random()
        if roll < 0.4:
            lines = [line for line in self._phrasings.chat["joiners"] if "{c}" not in line]
            template = self._rng.choice([line for line in lines if line.index("{a}") < line.index("{b}")])
            *first, last = tools = self._different(self._simples, self._rng.randint(5, 8))
            sample = self._pool.draw(self._rng)
            values = {"a": ", ".join(map(self._noun, first)), "b": self._noun(last), "m": sample.surface}
            calls = tuple(PlannedCall(tool, {"molecule": Mol(sample.key)}) for tool in tools)
            return Question(self._dress(fill(template, values)), calls, family="many", subjects=(sample.key,))
        molecules, properties = self._rng.choice([(2, 3), (2, 4), (3, 2), (4, 2)])
        if roll < 0.7:
            molecules, properties = self._rng.randint(5, 8), 1
        tools = self._different(self._simples, properties)
        return self._each_of(tools, self._slots.several(molecules, molecules), "many")

    def _each_of(self, tools: Sequence[str], samples: Sequence[Sample], family: str) -> Question:
        *first, last = map(self._noun, tools)
        noun = f"{', '.join(first)} and {last}" if first else last
        text = fill(self._line("each_of"), {"a": noun, "ms": self._slots.as_list(samples)})
        calls = tuple(
            PlannedCall(tool, {"molecule": Mol(sample.key)}) for sample in samples for tool in tools
        )
        subjects = tuple(sample.key for sample in samples)
        return Question(self._dress(text), calls, family=family, subjects=subjects)

    def chain(self) -> Question:
        """Make a structure, then measure it once or twice."""
        tools = self._different(self._simples, 2 if self._rng.random() < 0.25 else 1)
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

    def _further(self, first: Question) -> list[Question]:
        turns: list[Question] = []
        for _ in range(self._rng.choice([1, 1, 2])):
            if self._rng.random() < 0.2:
                turns.append(
                    self.chat(replies.LATER_WEIGHTS) if self._rng.random() < 0.4 else self.first_question()
                )
                break
            followup = self._followup(turns[-1] if turns else first)
            if followup is None:
                break
            turns.append(followup)
        return turns

    def _followup(self, first: Question) -> Question | None:
        if self._rng.random() < REPEATED and (again := self._repeats.of(first)) is not None:
            return again
        about_product = any(
            isinstance(slot, Product) for call in first.calls for slot in call.arguments.values()
        )
        if about_product or (len(first.calls) == 1 and first.calls[0].tool in self._makers):
            return self._of_product(first)
        if first.family == "rank_molecules":
            return self._ranked_again(first)
        subjects = _named(first)
        if len(subjects) not in self._followups or first.expect_failure:
            return None
        if len(subjects) > 1 and self._rng.random() < 0.5:
            return None  # few tools take two
        tool = self._followups[len(subjects)].draw()
        template = self._rng.choice(self._followup_lines(tool, len(subjects)))
        values, slots = self._slots.draw(tool, template, Sample("it", subjects[0]))
        spoken_of = dict(zip(("m", "n"), map(Mol, subjects), strict=False))
        if "{ms}" not in template:
            slots.pop("ms", None)  # drawn to fit another first molecule
        call = PlannedCall(tool, self._slots.arguments(tool, spoken_of | slots | {"m": spoken_of["m"]}))
        text = fill(roughen(template, self._rng), values)
        return Question(text, (call,), family="followup", subjects=subjects)

    def _of_product(self, first: Question) -> Question:
        """Go on with the structure that was made: measure it, compare it with its parent, edit it again."""
        roll = self._rng.random()
        if roll < 0.6:
            tool = self._simples.draw()
            text = fill(self._line("product_followups"), {"a": self._noun(tool)})
            return Question(text, (PlannedCall(tool, {"molecule": Product(-1)}),), family="product")
        if roll < 0.8 and len(first.subjects) == 1 and len(first.calls) == 1:
            term, written = self._slots.term("property")
            old = Mol(first.subjects[0])
            call = PlannedCall("property_difference", {"first": Product(-1), "second": old, "property": term})
            text = fill(self._line("product_compared"), {"property": written})
            return Question(text, (call,), family="product", subjects=first.subjects)
        tool = self._rng.choice(("add_group", "add_group", *EDITS))  # the others need what is rarely there
        line = self._rng.choice(self._phrasings.composing["edit_clauses"][tool])
        values, slots = self._slots.draw(tool, line, Sample(self._line("product_nouns"), ""))
        call = PlannedCall(tool, self._slots.arguments(tool, slots | {"m": Product(-1)}))
        text = fill(self._line("edit_again"), {"edit": fill(line, values)})
        return Question(text, (call,), family="product")

    def _table_session(self) -> list[Question]:
        """Ask for a table, and go on with what came of it."""
        turns = [self.single(self._rng.choice(self._tables))]
        for _ in range(self._rng.choice([0, 1, 1, 2])):
            if turns[-1].calls[-1].tool not in TABLE_MAKERS:
                break
            turns.append(self._table_step(turns[-1].calls[-1].tool))
        return turns

    def _table_step(self, earlier: str) -> Question:
        """Go on with the table that the last turn made, of molecules or of reactions."""
        fitting = [tool for tool in self._tables if (tool in PRECEDENTS) == (earlier in PRECEDENTS)]
        tool = self._rng.choice(fitting)
        template, extra = self._template(tool, "followups")
        values, slots = self._slots.draw(tool, template, None)
        text = fill(roughen(template, self._rng), values)
        given: dict[str, Slot] = {**slots, **extra, "table": Product(-1)}
        call = PlannedCall(tool, self._slots.arguments(tool, given))
        return Question(text, (call,), family="table followup", subjects=self._subjects(slots))

    def _plan_session(self) -> list[Question]:
        """Ask for a synthesis, and go on with its plan: a step, another route, a part made differently."""
        turns = [self.single(PLANNER)]
        for _ in range(self._rng.choice([1, 1, 2, 2, 3])):
            tool = self._rng.choice(self._plans)
            made = sum(turn.calls[0].tool != "route_step" for turn in turns)
            section = self._rng.choice(("questions", "followups", "followups"))
            template = self._rng.choice(self._phrasings.section(tool, section))
            values, slots = self._slots.draw(tool, template, None)
            text = fill(roughen(template, self._rng), values | {"plan": f"P{made}"})
            call = PlannedCall(tool, {"plan": LastPlan(), **slots})
            turns.append(Question(text, (call,), family="plan followup"))
        return turns

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


def _named(question: Question) -> tuple[str, ...]:
    """The molecules that a message names, in its order."""
    slots = [slot for call in question.calls for slot in call.arguments.values()]
    members = [each for slot in slots for each in (slot if isinstance(slot, tuple) else (slot,))]
    return tuple(dict.fromkeys(each.key for each in members if isinstance(each, Mol)))
