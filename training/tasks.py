"""Samples questions: a tool, a phrasing, molecules; singly, joined, chained and in conversation."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import Any

from sandbox.calling import call_tool
from sandbox.registry import Registry
from sandbox.vocabulary import VOCABULARIES
from training import replies
from training.composing import CHAIN_SCAFFOLD, EACH_OF, PRODUCT_FOLLOWUPS, PRODUCT_TAILS
from training.molecules import MoleculePool, Sample
from training.phrasing import Phrasings, fill, roughen
from training.questions import Frag, Mol, PlannedCall, Product, Question, Slot

PATTERNS = (
    "[OX2H]", "[#6][OX2H]", "c1ccccc1", "C(=O)N", "C(=O)O", "[NX3;H2]", "[#7]", "C#N", "c1ccncc1",
    "S(=O)(=O)N", "[F,Cl,Br,I]", "C=C", "[CX3](=O)[OX2H1]", "[nH]", "[R]", "C1CCNCC1", "[CX4][Cl]",
    "c-[N+](=O)[O-]", "CC(C)C", "[OD2]([#6])[#6]", "[$([NX3;H1])]", "n1ccccc1", "C1CCCCC1",
    "c1ccc2ccccc2c1", "[!#6;!#1]", "N1CCOCC1",
)  # fmt: skip
EDITS = ("add_group", "remove_group", "replace_group")
# phrasings that a vocabulary recognises but that do not stand where a noun does
NO_NOUN = re.compile(
    r"^(?:how|number|count)\b|\b(?:more|most|less|least)\b|(?:[iey]er|est|philic|phobic|isotopic|ally|greasy)$"
)
COMMON_ELEMENTS = (
    "carbon",
    "nitrogen",
    "oxygen",
    "hydrogen",
    "sulfur",
    "fluorine",
    "chlorine",
    "bromine",
    "iodine",
)
MAX_DRAWS = 80
MOLECULE_MAKERS = (*EDITS, "murcko_scaffold")


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
        self._weighted = [spec.name for spec in registry for _ in range(1 if len(spec.arguments) == 1 else 2)]
        self._simple = [tool for tool in phrasings.with_nouns() if tool in registry and self._is_simple(tool)]

    def conversation(self) -> list[Question]:
        """Draw a conversation of one to three turns."""
        roll = self._rng.random()
        if roll < 0.18:
            return [self.chat()]
        if roll < 0.80:
            first = self.first_question()
            return [first, *self._further(first)] if self._rng.random() < 0.1 else [first]
        first = (
            self.single(self._rng.choice(self._simple)) if self._rng.random() < 0.7 else self.first_question()
        )
        return [first, *self._further(first)]

    def first_question(self) -> Question:
        """Draw a question with calls that stands on its own."""
        makers: Sequence[tuple[float, Callable[[], Question]]] = (
            (0.62, lambda: self.single(self._rng.choice(self._weighted))),
            (0.12, self.joined),
            (0.06, self.two_part),
            (0.05, self.each_of),
            (0.08, self.chain),
            (0.07, self.broken),
        )
        return self._rng.choices([maker for _, maker in makers], [weight for weight, _ in makers])[0]()

    def single(self, tool: str, template: str | None = None, *, subject: Sample | None = None) -> Question:
        """Ask for one tool.

        Args:
            tool: Its name.
            template: The phrasing; drawn where not given.
            subject: The first molecule; drawn where not given.
        """
        extra: dict[str, Slot] = {}
        if template is None:
            template, extra = self._template(tool, "questions")
        values, slots = self._slots(tool, template, subject)
        if tool in ("remove_group", "replace_group") and self._rng.random() < 0.85:
            values, slots = self._feasible(tool, template, values, slots)
        template = roughen(template, self._rng)
        text = self._dress(fill(template, values))
        call = PlannedCall(tool, self._arguments(tool, slots | extra))
        return Question(text, (call,), family=tool, subjects=self._subjects(slots))

    def joined(self) -> Question:
        """Ask for two or three properties of one molecule at once."""
        template = self._rng.choice(self._phrasings.chat["joiners"])
        keys = [key for key in ("a", "b", "c") if f"{{{key}}}" in template]
        tools = self._rng.sample(self._simple, len(keys))
        sample = self._pool.draw(self._rng)
        order = sorted(range(len(keys)), key=lambda i: template.index(f"{{{keys[i]}}}"))
        values = {key: self._noun(tool) for key, tool in zip(keys, tools, strict=True)} | {
            "m": sample.surface
        }
        calls = tuple(PlannedCall(tools[i], {"molecule": Mol(sample.key)}) for i in order)
        return Question(self._dress(fill(template, values)), calls, family="joined", subjects=(sample.key,))

    def two_part(self) -> Question:
        """Ask two hand-written questions about one molecule in one sentence."""
        entry = self._rng.choice(self._phrasings.chat["two_part"])
        sample = self._pool.draw(self._rng)
        values: dict[str, str] = {"m": sample.surface}
        slots: dict[str, Slot] = {"m": Mol(sample.key)}
        for tool in entry["tools"]:
            more_values, more_slots = self._slots(tool, entry["text"], sample)
            values, slots = more_values | values, more_slots | slots
        calls = tuple(PlannedCall(tool, self._arguments(tool, slots)) for tool in entry["tools"])
        return Question(
            self._dress(fill(entry["text"], values)), calls, family="two_part", subjects=(sample.key,)
        )

    def each_of(self) -> Question:
        """Ask for one property of several molecules."""
        tool = self._rng.choice(self._simple)
        samples = self._several(2, 4)
        values = {"a": self._noun(tool), "ms": self._list(samples)}
        text = fill(self._rng.choice(EACH_OF), values)
        calls = tuple(PlannedCall(tool, {"molecule": Mol(sample.key)}) for sample in samples)
        return Question(self._dress(text), calls, family="each_of", subjects=tuple(s.key for s in samples))

    def chain(self) -> Question:
        """Make a structure, then measure it."""
        noun_tool = self._rng.choice(self._simple)
        if self._rng.random() < 0.35:
            sample = self._pool.draw(self._rng)
            text = fill(self._rng.choice(CHAIN_SCAFFOLD), {"a": self._noun(noun_tool), "m": sample.surface})
            first = PlannedCall("murcko_scaffold", {"molecule": Mol(sample.key)})
            subjects: tuple[str, ...] = (sample.key,)
        else:
            edit = self.single(self._rng.choice(EDITS))
            tail = fill(self._rng.choice(PRODUCT_TAILS), {"a": self._noun(noun_tool)})
            text = f"{edit.text.rstrip(' ?.!')}{tail}"
            first, subjects = edit.calls[0], edit.subjects
        second = PlannedCall(noun_tool, {"molecule": Product(0)})
        return Question(text, (first, second), family="chain", subjects=subjects)

    def broken(self) -> Question:
        """Ask about a SMILES with a mistake; the call is made and its reason is given."""
        tool = self._rng.choice(self._simple)
        question = self.single(tool, subject=self._pool.broken(self._rng))
        return Question(
            question.text, question.calls, family="broken", expect_failure=True, subjects=question.subjects
        )

    def chat(self) -> Question:
        """Talk that needs no tool, or that no tool can answer."""
        section = self._rng.choices(list(replies.WEIGHTS), list(replies.WEIGHTS.values()))[0]
        template = self._rng.choice(self._phrasings.chat[section])
        values, _ = self._slots("", template, None)
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
                turns.append(self.chat() if self._rng.random() < 0.4 else self.first_question())
                break
            followup = self._followup(first)
            if followup is None:
                break
            turns.append(followup)
        return turns

    def _followup(self, first: Question) -> Question | None:
        if first.calls and first.calls[-1].tool in MOLECULE_MAKERS and len(first.calls) == 1:
            tool = self._rng.choice(self._simple)
            text = fill(self._rng.choice(PRODUCT_FOLLOWUPS), {"a": self._noun(tool)})
            return Question(text, (PlannedCall(tool, {"molecule": Product(-1)}),), family="followup")
        if len(first.subjects) != 1 or first.expect_failure:
            return None
        tools = [tool for tool in self._registry.names() if self._followup_lines(tool)]
        tool = self._rng.choice(tools)
        template = self._rng.choice(self._followup_lines(tool))
        subject = Sample("it", first.subjects[0])
        values, slots = self._slots(tool, template, subject)
        slots = {"m": Mol(first.subjects[0])} | slots
        text = fill(roughen(template, self._rng), values)
        call = PlannedCall(tool, self._arguments(tool, slots))
        return Question(text, (call,), family="followup", subjects=first.subjects)

    def _followup_lines(self, tool: str) -> Sequence[str]:
        """Follow-ups that name everything but the molecule itself."""
        if tool in ("rank_molecules", "retort_help", "maximum_common_substructure"):
            return ()
        needed = {self._slot_of(argument.name) for argument in self._registry.get(tool).arguments} - {"m"}
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
        if tool == "rank_molecules":
            order = self._rng.choice(["highest", "lowest"])
            lines = self._phrasings.section(tool, f"{section}_{order}")
            return self._rng.choice(lines), {"order": f"{order} first"}
        return self._rng.choice(self._phrasings.section(tool, section)), {}

    def _slots(
        self, tool: str, template: str, subject: Sample | None
    ) -> tuple[dict[str, str], dict[str, Slot]]:
        """Draw what stands in each slot of a template: its text, and its value in the plan."""
        values: dict[str, str] = {}
        slots: dict[str, Slot] = {}
        for name in dict.fromkeys(re.findall(r"\{(\w+)\}", template)):
            if name in ("m", "n"):
                sample = subject if name == "m" and subject else self._pool.draw(self._rng)
                values[name], slots[name] = sample.surface, Mol(sample.key)
            elif name == "ms":
                samples = self._several(2, 5)
                values[name] = self._list(samples)
                slots[name] = tuple(Mol(sample.key) for sample in samples)
            elif name == "pattern":
                values[name] = self._rng.choice(PATTERNS)
                slots[name] = Frag(values[name])
            else:
                vocabulary = self._vocabulary(tool, name)
                if vocabulary is None:
                    continue
                term, written = self._term(vocabulary, plural=name.endswith("s"))
                values[name], slots[name.removesuffix("s")] = written, term
        return values, slots

    def _feasible(
        self, tool: str, template: str, values: dict[str, str], slots: dict[str, Slot]
    ) -> tuple[dict[str, str], dict[str, Slot]]:
        """Draw again until the edit is possible: most molecules have few of the groups."""
        spec = self._registry.get(tool)
        for _ in range(MAX_DRAWS):
            arguments = self._arguments(tool, slots)
            plain = {name: slot.key if isinstance(slot, Mol) else slot for name, slot in arguments.items()}
            if call_tool(spec, plain).ok:
                break
            values, slots = self._slots(tool, template, None)
        return values, slots

    def _vocabulary(self, tool: str, slot: str) -> str | None:
        name = slot.removesuffix("s")
        if tool in EDITS and name in ("group", "replacement"):
            return "substituent"
        if tool in self._registry:
            declared = {a.name: a.vocabulary for a in self._registry.get(tool).arguments if a.vocabulary}
            return declared.get(name)
        return {"group": "group", "ring": "ring", "element": "element", "property": "property"}.get(name)

    def _term(self, key: str, *, plural: bool) -> tuple[str, str]:
        vocabulary = VOCABULARIES.get(key)
        common = key == "element" and self._rng.random() < 0.85
        term = self._rng.choice(COMMON_ELEMENTS if common else vocabulary.canonical)
        nouns = [phrase for phrase in vocabulary.terms[term] if not NO_NOUN.search(phrase)]
        written = term if self._rng.random() < 0.6 else self._rng.choice([term, *nouns])
        if plural and written[-1].isalpha() and written == written.lower() and not written.endswith("s"):
            written = written[:-1] + "ies" if re.search(r"[^aeiou]y$", written) else written + "s"
        return term, written

    def _arguments(self, tool: str, slots: dict[str, Slot]) -> dict[str, Slot]:
        arguments = self._registry.get(tool).arguments
        if "ms" not in slots and any(argument.kind == "molecules" for argument in arguments):
            named = (slot for name, slot in slots.items() if name in ("m", "n"))  # in the order of the text
            slots = slots | {"ms": tuple(slot for slot in named if isinstance(slot, Mol))}
        return {argument.name: slots[self._slot_of(argument.name)] for argument in arguments}

    @staticmethod
    def _slot_of(argument: str) -> str:
        return {"molecule": "m", "first": "m", "second": "n", "molecules": "ms"}.get(argument, argument)

    def _is_simple(self, tool: str) -> bool:
        return [argument.kind for argument in self._registry.get(tool).arguments] == ["molecule"]

    def _subjects(self, slots: dict[str, Slot]) -> tuple[str, ...]:
        keys = []
        for slot in slots.values():
            members = slot if isinstance(slot, tuple) else (slot,)
            keys += [member.key for member in members if isinstance(member, Mol)]
        return tuple(keys)

    def _noun(self, tool: str) -> str:
        return self._rng.choice(self._phrasings.with_nouns()[tool])

    def _several(self, low: int, high: int) -> list[Sample]:
        drawn: dict[str, Sample] = {}
        count = self._rng.randint(low, high)
        while len(drawn) < count:
            sample = self._pool.draw(self._rng)
            drawn[sample.key] = sample
        return list(drawn.values())

    def _list(self, samples: Sequence[Sample]) -> str:
        surfaces = [sample.surface for sample in samples]
        style = self._rng.choice(["and", "comma", "lines", "or"])
        if style == "comma":
            return ", ".join(surfaces)
        if style == "lines":
            return "\n" + "\n".join(surfaces) + "\n"
        return ", ".join(surfaces[:-1]) + f" {style} {surfaces[-1]}"

    def _dress(self, text: str) -> str:
        if self._rng.random() < 0.1:
            text = f"{self._rng.choice(self._phrasings.chat['preambles'])} {text}"
        if self._rng.random() < 0.06:
            text = f"{text} {self._rng.choice(self._phrasings.chat['trailers'])}"
        return text
