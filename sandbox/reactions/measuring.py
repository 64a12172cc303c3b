"""How good the reaction models are: places of the right answer, with confidence intervals."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rdkit import Chem

from sandbox.knowledge.templates import flat
from sandbox.paths import assets_dir
from sandbox.reactions.forward import predict
from sandbox.reactions.model import Direction, proposer

Z = 1.96  # 95 %


@dataclass(frozen=True)
class Textbook:
    """A reaction of the textbooks with its major product.

    Attributes:
        part: Which set: first, second or third.
        name: What it is called.
        given: SMILES of reactants, reagents and catalysts.
        product: SMILES of the major product.
    """

    part: str
    name: str
    given: tuple[str, ...]
    product: str


@dataclass(frozen=True)
class Measured:
    """Places of the right answers.

    Attributes:
        places: Place of the right answer from 1 for each question; 0 where it was not among the proposals.
        seconds: Processor time of all.
    """

    places: tuple[int, ...]
    seconds: float

    def within(self, top: int) -> tuple[float, float, float]:
        """Share of right answers within the first so many, with the ends of Wilson's interval."""
        hits = sum(0 < place <= top for place in self.places)
        return wilson(hits, len(self.places))


def wilson(hits: int, count: int) -> tuple[float, float, float]:
    """Share and 95 % interval after Wilson (J. Am. Stat. Assoc. 1927, 22, 209)."""
    if not count:
        return 0.0, 0.0, 1.0
    share = hits / count
    middle = (share + Z * Z / (2 * count)) / (1 + Z * Z / count)
    half = Z / (1 + Z * Z / count) * math.sqrt(share * (1 - share) / count + Z * Z / (4 * count * count))
    return share, middle - half, middle + half


def canonical_set(smiles: str) -> frozenset[str]:
    """Canonical SMILES of the components, each once, without atom maps; empty where one cannot be read."""
    mol = Chem.MolFromSmiles(smiles)
    if mol is None:
        return frozenset()
    for atom in mol.GetAtoms():
        atom.SetAtomMapNum(0)
    return frozenset(Chem.CanonSmiles(part) for part in Chem.MolToSmiles(mol).split("."))


def textbook() -> tuple[Textbook, ...]:
    """The reactions of textbooks that ship with the program."""
    text = (assets_dir() / "retrosynthesis" / "textbook.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Textbook(part, name, tuple(given.split()), product) for part, name, given, product in rows[1:]
    )


def measure_textbook(part: str, count: int) -> tuple[Measured, tuple[str, ...]]:
    """Ask for the products of one set of textbook reactions, configurations aside.

    Returns:
        The places of the right products, and the names of the reactions whose first product is not right.
    """
    places, wrong = [], []
    start = time.process_time()
    for each in (reaction for reaction in textbook() if reaction.part == part):
        wanted = flat(Chem.MolFromSmiles(each.product))
        found = predict([Chem.MolFromSmiles(smiles) for smiles in each.given], count)
        made = [flat(Chem.MolFromSmiles(proposal.smiles[0])) for proposal in found]
        places.append(made.index(wanted) + 1 if wanted in made else 0)
        if places[-1] != 1:
            wrong.append(each.name)
    return Measured(tuple(places), time.process_time() - start), tuple(wrong)


def measure(direction: Direction, questions: Iterable[tuple[str, str]], count: int) -> Measured:
    """Ask the model and find the right answers among its proposals.

    Proposals are canonical and occur once, as Syntheseus counts them; an answer is right where the set of its
    molecules is the same, stereochemistry included. Forwards the main product has to be the same.

    Args:
        direction: Which model.
        questions: What is given and what is right, as SMILES.
        count: How many proposals to look at.
    """
    places = []
    start = time.process_time()
    for given, right in questions:
        wanted = canonical_set(right)
        if direction == "forward":
            wanted = frozenset([max(wanted, key=len)])
        parts = sorted(canonical_set(given))
        if direction == "forward":
            found = predict([Chem.MolFromSmiles(part) for part in parts], count) if parts else []
        else:
            found = proposer(direction).propose(Chem.MolFromSmiles(".".join(parts)), count) if parts else []
        places.append(next((n for n, each in enumerate(found, 1) if set(each.smiles) == wanted), 0))
    return Measured(tuple(places), time.process_time() - start)


def table(name: str, measured: Measured, tops: Sequence[int]) -> str:
    """One line of a table: percentages with their intervals, and the processor time for one question."""
    cells = []
    for top in tops:
        share, low, high = measured.within(top)
        cells.append(f"{100 * share:5.1f} ({100 * low:.1f}–{100 * high:.1f})")
    each = 1000 * measured.seconds / max(1, len(measured.places))
    return f"{name:16} {'  '.join(f'{cell:>18}' for cell in cells)}  {each:6.0f} ms"
