"""Draws what stands in the slots of a template: molecules, patterns, terms of a vocabulary."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

from rdkit import Chem

from sandbox.calling import call_tool
from sandbox.design.objective_words import imperatives
from sandbox.design.objectives import OBJECTIVES
from sandbox.registry import Registry
from sandbox.structures.groups import list_groups
from sandbox.vocabulary import VOCABULARIES
from training.amounts import draw_amounts
from training.molecules import MoleculePool, Sample
from training.questions import File, Frag, LastPlan, Mol, Slot
from training.reaction_slots import draw_reaction_slots
from training.table_files import CORES, draw_file

PATTERNS = (
    "[OX2H]", "[#6][OX2H]", "c1ccccc1", "C(=O)N", "C(=O)O", "[NX3;H2]", "[#7]", "C#N", "c1ccncc1",
    "S(=O)(=O)N", "[F,Cl,Br,I]", "C=C", "[CX3](=O)[OX2H1]", "[nH]", "[R]", "C1CCNCC1", "[CX4][Cl]",
    "c-[N+](=O)[O-]", "CC(C)C", "[OD2]([#6])[#6]", "[$([NX3;H1])]", "n1ccccc1", "C1CCCCC1",
    "c1ccc2ccccc2c1", "[!#6;!#1]", "N1CCOCC1",
)  # fmt: skip
AIMS = ("aim", "trait")  # a design objective as "increase the solubility", as "more soluble"
PAIRED = ("higher solubility", "lower solubility", "lower logP", "higher logP", "lower TPSA", "higher TPSA",
          "higher QED")  # fmt: skip
EDITS = ("add_group", "remove_group", "replace_group")
# phrasings that a vocabulary recognises but that do not stand where a noun does
NO_NOUN = re.compile(
    r"^(?:how|number|count|protect)\b|\b(?:more|most|less|least)\b|(?:[iey]er|est|philic|phobic|isotopic|ally|greasy)$"
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
_ARENE_TOOLS = ("conformer_rmsd", "measure_geometry")
_SOLVENT_TOOLS = ("impurity_signals", "how_to_dry", "can_dry_compound")
NUMBERS = {
    "temperature": (*range(-20, 101, 5), 22, 37, 120, 150),  # °C
    "ph": (1, 1.2, 2, 3, 4, 4.5, 5, 5.5, 6, 6.5, 6.8, 7, 7.4, 8, 8.5, 9, 10, 11, 12),
    "max_steps": (2, 3, 3, 4, 4, 5, 6, 7),
}


class Slots:
    """Fills templates.

    Args:
        registry: The tools.
        pool: Molecules.
        rng: Source of chance.
    """

    def __init__(self, registry: Registry, pool: MoleculePool, rng: random.Random) -> None:
        self._registry = registry
        self._pool = pool
        self._rng = rng

    def draw(
        self, tool: str, template: str, subject: Sample | None
    ) -> tuple[dict[str, str], dict[str, Slot]]:
        """Draw what stands in each slot of a template: its text, and its value in the plan."""
        fitting = draw_reaction_slots(tool, self._rng)
        values, slots = fitting.values, fitting.slots
        amounts = draw_amounts(tool, self._rng)
        for name in dict.fromkeys(re.findall(r"\{(\w+)\}", template)):
            if name in values and not (name == "m" and subject):
                continue
            if name in ("m", "n"):
                sample = subject if name == "m" and subject else self._sample(tool, name)
                values[name], slots[name] = sample.surface, Mol(sample.key)
            elif name == "ms":
                samples = self.several(2, 2 if "amount" in amounts else 5, tool)
                values[name] = self.as_list(samples)
                slots[name] = tuple(Mol(sample.key) for sample in samples)
            elif name == "name":
                values[name] = slots[name] = self._pool.unknown_name(self._rng)
            elif name in amounts:
                values[name], slots[name] = str(amounts[name]), amounts[name]
            elif name in NUMBERS:
                slots[name] = self._rng.choice(NUMBERS[name])
                values[name] = str(slots[name])
            elif name == "plan":
                values[name], slots[name] = "P1", LastPlan()  # a conversation with more plans puts its own
            elif name == "table":
                path = draw_file(tool, self._rng)
                values[name] = self._rng.choice([path, path, f"'{path}'", f'"{path}"'])
                slots[name] = File(path)
            elif name in ("pattern", "core", "avoid", "keep"):
                drawn = CORES if name == "core" else self._patterns(tool, slots)
                values[name] = self._rng.choice(drawn)
                slots[name] = Frag(values[name])
            elif name in AIMS:
                slots["objective"], values[name] = self._aim(name)
            elif name == "keep_group" or (tool == "bioisosteres" and self._rng.random() < 0.85):
                values[name], slots[name] = self._group_of(slots)
            elif tool == "matched_pair_changes":
                term = self._rng.choice(PAIRED)
                slots[name], values[name] = self.term("objective", of=term)
            else:
                vocabulary = self._vocabulary(tool, name)
                if vocabulary is None:
                    continue
                key = name.removesuffix("s")
                term, written = self.term(vocabulary, plural=name != key, of=str(slots.get(key, "")))
                values[name], slots[key] = written, term
        return values, slots

    def _aim(self, form: str) -> tuple[str, str]:
        """Draw a design objective and a way to ask for it: as an imperative, or as a trait."""
        fitting = [each for each in OBJECTIVES.values() if form == "aim" or each.traits]
        objective = self._rng.choice(fitting)
        written = imperatives(objective) if form == "aim" else objective.traits
        return objective.name, self._rng.choice(written)

    def _group_of(self, slots: Mapping[str, Slot]) -> tuple[str, str]:
        """Draw a functional group that the molecule has, and a way to write it."""
        subject = slots.get("m")
        mol = Chem.MolFromSmiles(subject.key) if isinstance(subject, Mol) else None
        groups = list(list_groups(mol)) if mol is not None else []
        term = self._rng.choice(groups or ["amide"])
        _, written = self.term("group", of=term)
        return written, term

    def _patterns(self, tool: str, slots: Mapping[str, Slot]) -> Sequence[str]:
        """Patterns that can stand in a question; a part to be kept must be there."""
        subject = slots.get("m")
        mol = Chem.MolFromSmiles(subject.key) if isinstance(subject, Mol) else None
        if tool != "optimize_molecule" or mol is None:
            return PATTERNS
        return [p for p in PATTERNS if mol.HasSubstructMatch(Chem.MolFromSmarts(p))] or PATTERNS

    def feasible(
        self, tool: str, template: str, values: dict[str, str], slots: dict[str, Slot]
    ) -> tuple[dict[str, str], dict[str, Slot]]:
        """Draw again until the edit is possible: most molecules have few of the groups."""
        spec = self._registry.get(tool)
        for _ in range(MAX_DRAWS):
            arguments = self.arguments(tool, slots)
            plain = {name: slot.key if isinstance(slot, Mol) else slot for name, slot in arguments.items()}
            if call_tool(spec, plain).ok:
                break
            values, slots = self.draw(tool, template, None)
        return values, slots

    def _vocabulary(self, tool: str, slot: str) -> str | None:
        name = slot.removesuffix("s")
        if tool in EDITS and name in ("group", "replacement"):
            return "substituent"
        if tool in self._registry:
            declared = {a.name: a.vocabulary for a in self._registry.get(tool).arguments if a.vocabulary}
            return declared.get(name)
        return {"group": "group", "ring": "ring", "element": "element", "property": "property"}.get(name)

    def term(self, key: str, *, plural: bool = False, of: str = "") -> tuple[str, str]:
        """Draw a term of a vocabulary (or take the one given), and one of the ways to write it."""
        vocabulary = VOCABULARIES.get(key)
        common = key == "element" and self._rng.random() < 0.85
        term = of or self._rng.choice(COMMON_ELEMENTS if common else vocabulary.canonical)
        nouns = [phrase for phrase in vocabulary.terms[term] if not NO_NOUN.search(phrase)]
        written = term if self._rng.random() < 0.6 else self._rng.choice([term, *nouns])
        if plural and written[-1].isalpha() and written == written.lower() and not written.endswith("s"):
            written = written[:-1] + "ies" if re.search(r"[^aeiou]y$", written) else written + "s"
        return term, written

    def arguments(self, tool: str, slots: dict[str, Slot]) -> dict[str, Slot]:
        """Name the drawn slots as the tool's arguments."""
        arguments = self._registry.get(tool).arguments
        if "ms" not in slots and any(argument.kind == "molecules" for argument in arguments):
            named = (slot for name, slot in slots.items() if name in ("m", "n"))  # in the order of the text
            slots = slots | {"ms": tuple(slot for slot in named if isinstance(slot, Mol))}
        needed = {argument.name: self.slot_of(argument.name) for argument in arguments}
        optional = {argument.name for argument in arguments if not argument.required}
        return {name: slots[slot] for name, slot in needed.items() if slot in slots or name not in optional}

    @staticmethod
    def slot_of(argument: str) -> str:
        """The slot that stands for an argument."""
        return {
            "molecule": "m",
            "smiles": "m",
            "first": "m",
            "second": "n",
            "product": "n",
            "start_from": "n",
            "molecules": "ms",
            "reactants": "ms",
            "keep_pattern": "pattern",
        }.get(argument, argument)

    def _sample(self, tool: str, slot: str = "m") -> Sample:
        """Draw a molecule of which the tool knows something: tables have few of the drug-sized ones."""
        if tool == "explain_smiles" and self._rng.random() < 0.9:
            return self._pool.broken(self._rng)
        if tool == "impurity_signals" and slot == "n":
            return self._pool.deuterated(self._rng)
        family = self._registry.get(tool).family if tool in self._registry else ""
        if family == "conformers" and self._rng.random() < 0.6 or tool in _ARENE_TOOLS:
            return self._pool.arene(self._rng)
        if family in ("conformers", "explanation"):  # quick to calculate, and the policy sees a handle only
            return self._pool.solvent(self._rng)
        if tool in _SOLVENT_TOOLS and self._rng.random() < 0.85:
            return self._pool.solvent(self._rng)
        if family == "solvents" and self._rng.random() < 0.85:
            return self._pool.solvent(self._rng)
        if family in ("physical", "naming", "safety", "mixtures") and self._rng.random() < 0.6:
            return self._pool.known(self._rng)
        return self._pool.draw(self._rng)

    def several(self, low: int, high: int, tool: str = "") -> list[Sample]:
        """Draw different molecules, between ``low`` and ``high`` of them, that suit a tool."""
        drawn: dict[str, Sample] = {}
        count = self._rng.randint(low, high)
        while len(drawn) < count:
            sample = self._sample(tool)
            drawn[sample.key] = sample
        return list(drawn.values())

    def as_list(self, samples: Sequence[Sample]) -> str:
        """Write molecules one after the other, as people do."""
        surfaces = [sample.surface for sample in samples]
        style = self._rng.choice(["and", "comma", "lines", "or"])
        if style == "comma":
            return ", ".join(surfaces)
        if style == "lines":
            return "\n" + "\n".join(surfaces) + "\n"
        return ", ".join(surfaces[:-1]) + f" {style} {surfaces[-1]}"
