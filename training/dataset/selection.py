"""Stages 4 to 6: no row twice, none like an evaluation question, and which split each belongs to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdkit import Chem
from rdkit.Chem.Scaffolds import MurckoScaffold

from training.dataset.rows import Row, wording_of
from training.evaluation import families
from training.evaluation.families.molecules import molecules
from training.evaluation.load import QUESTIONS, fill_all, load_items

SHORT = 4  # words: "thank you" is in everybody's mouth
SHINGLE = 9  # words in a row that no training question shares with an evaluation question
KNOWN_ATOMS = 12  # heavy atoms up to which a molecule is common knowledge and may occur on both sides
HELD_OUT = 20  # one scaffold in twenty, and one wording in twenty, is kept from training
SPLITS = ("train", "validation", "test")


def key_of(row: Row) -> str:
    """Equal for rows from which the same is learnt: the same words with the same calls and answer."""
    learnt = [row.messages[1:-1], row.answer]
    said = json.dumps(learnt, ensure_ascii=False).casefold()
    return hashlib.sha256("".join(char for char in said if char.isalnum()).encode()).hexdigest()


@dataclass(frozen=True)
class Contamination:
    """What the evaluation asks.

    Attributes:
        wordings: Its questions without structures and numbers.
        shingles: Every nine words in a row of them.
        structures: Its larger molecules.
    """

    wordings: frozenset[str]
    shingles: frozenset[str]
    structures: frozenset[str]

    @classmethod
    def of_evaluation(cls) -> Contamination:
        """Collect the questions of every suite of this project."""
        texts = [turn for path in sorted(QUESTIONS.parent.glob("*.toml")) for turn in _turns(path)]
        texts += [question.query for question in families.all_questions(seed=1)]
        wordings = {wording for text in texts if len((wording := wording_of(text)).split()) >= SHORT}
        found = (smiles for smiles in molecules() if _heavy_atoms(smiles) > KNOWN_ATOMS)
        shingles = frozenset(shingle for wording in wordings for shingle in _shingles(wording))
        return cls(frozenset(wordings), shingles, frozenset(found))

    @classmethod
    def read(cls, path: Path) -> Contamination:
        """Read what :meth:`write` wrote."""
        content = json.loads(path.read_text(encoding="utf-8"))
        return cls(*(frozenset(content[name]) for name in ("wordings", "shingles", "structures")))

    def write(self, path: Path) -> None:
        """Keep it for the workers."""
        content = {name: sorted(getattr(self, name)) for name in ("wordings", "shingles", "structures")}
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    def reason(self, row: Row) -> str:
        """Why a row is too near to the evaluation; empty where it is not."""
        if row.wording in self.wordings:
            return "the wording of an evaluation question"
        if any(shingle in self.shingles for shingle in _shingles(row.wording)):
            return f"{SHINGLE} words in a row of an evaluation question"
        if not self.structures.isdisjoint(row.structures):
            return "a molecule of the evaluation"
        return ""


def split_of(row: Row) -> str:
    """``test`` for wordings held out, else ``validation`` for scaffolds held out, else ``train``."""
    if len(row.wording.split()) >= SHORT and _held_out(row.wording):
        return "test"
    scaffolds = {scaffold for smiles in row.structures if (scaffold := scaffold_of(smiles))}
    return "validation" if any(map(_held_out, scaffolds)) else "train"


@lru_cache(maxsize=100_000)
def scaffold_of(smiles: str) -> str:
    """Murcko scaffold; empty for molecules without rings and for what cannot be read."""
    mol = Chem.MolFromSmiles(smiles)
    return str(MurckoScaffold.MurckoScaffoldSmiles(mol=mol)) if mol is not None else ""


def _held_out(text: str) -> bool:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % HELD_OUT == 0


def _shingles(wording: str) -> Iterable[str]:
    words = wording.split()
    return (" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _turns(path: Path) -> list[str]:
    return [turn for filled in fill_all(load_items(path), seed=1) for turn in filled.turns]


def _heavy_atoms(smiles: str) -> int:
    mol = Chem.MolFromSmiles(smiles)
    return int(mol.GetNumHeavyAtoms()) if mol is not None else 0
