"""Molecules for questions: which ones, and how a chemist would type them.

Source: the NCI set that comes with RDKit (``Data/NCI/first_5K.smi``, public domain) and the table of common
names of this project. The policy sees handles only, so variety of notation matters more than number.
"""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdkit import Chem, RDConfig

from sandbox.errors import ChemError
from sandbox.names.common import compounds
from sandbox.recogniser import recognise
from sandbox.solvents.table import solvents
from sandbox.structures import chem
from sandbox.workspace import HANDLE
from training.phrasing import misspell

AMBIGUOUS = (
    "xylene",
    "cresol",
    "naphthol",
    "dichlorobenzene",
    "nitrotoluene",
    "toluidine",
    "picoline",
    "lutidine",
)
DEUTERATED = ("CDCl3", "DMSO-d6", "CD3OD", "D2O")
EVALUATION_SHARE = 10  # one molecule in ten is kept for evaluation


@dataclass(frozen=True, slots=True)
class Sample:
    """A molecule and the text by which a user gives it.

    Attributes:
        surface: What stands in the message.
        key: Canonical SMILES, to find its handle again.
    """

    surface: str
    key: str


class MoleculePool:
    """Drug-sized molecules of one split, and names that the recogniser knows.

    Args:
        split: ``"train"`` or ``"evaluation"``; decided by a hash of the canonical SMILES.
    """

    def __init__(self, split: str) -> None:
        wanted = split == "evaluation"
        self._smiles = [smiles for smiles in _nci() if _held_out(smiles) == wanted]
        self._names = [name for name in _names() if _held_out(name) == wanted]
        self._aromatics = [name for name in self._names if _is_small_arene(_key_of(name))]
        self._solvents = [each.name for each in solvents() if each.name in self._names]

    def molecules(self) -> list[str]:
        """Canonical SMILES of the drug-sized molecules, in a fixed order."""
        return list(self._smiles)

    def draw(self, rng: random.Random) -> Sample:
        """Draw a molecule in one of the notations that people use."""
        if rng.random() < 0.15 and self._names:
            name = rng.choice(self._names)
            return Sample(name, _key_of(name))
        smiles = rng.choice(self._smiles)
        mol = Chem.MolFromSmiles(smiles)
        written = smiles
        if rng.random() < 0.3:
            # Not doRandom: its chance is RDKit's own, and the same seed would give other questions.
            written = Chem.MolToRandomSmilesVect(mol, 1, randomSeed=rng.randrange(1, 2**31))[0]
        roll = rng.random()
        inchi = Chem.MolToInchi(mol) if roll < 0.05 else ""
        if inchi:  # InChI has no words for some molecules
            key = chem.canonical_smiles(chem.parse_inchi(inchi))
            return Sample(inchi, key)
        if roll < 0.2:
            left, right = rng.choice([("'", "'"), ('"', '"'), ("`", "`"), ("(", ")"), ("SMILES: ", "")])
            return Sample(f"{left}{written}{right}", smiles)
        return Sample(written, smiles)

    def known(self, rng: random.Random) -> Sample:
        """Draw a compound of the table of names, by name or as SMILES."""
        name = rng.choice(self._names)
        key = _key_of(name)
        return Sample(name if rng.random() < 0.6 else key, key)

    def solvent(self, rng: random.Random) -> Sample:
        """Draw a solvent, mostly by name."""
        name = rng.choice(self._solvents)
        key = _key_of(name)
        return Sample(name if rng.random() < 0.85 else key, key)

    def unknown_name(self, rng: random.Random) -> str:
        """Draw a name that the recogniser leaves alone: misspelt, or one of several compounds."""
        if rng.random() < 0.15:
            return rng.choice(AMBIGUOUS)
        for _ in range(200):
            name = misspell(rng.choice(self._names), rng)
            if not recognise(f"structure of {name}?") and not HANDLE.search(name):
                return name
        raise RuntimeError("no name of the pool could be misspelt")

    def arene(self, rng: random.Random) -> Sample:
        """Draw a small benzene derivative; two of them share the ring."""
        name = rng.choice(self._aromatics)
        return Sample(name, _key_of(name))

    def deuterated(self, rng: random.Random) -> Sample:
        """Draw an NMR solvent by the name that people use."""
        name = rng.choice(DEUTERATED)
        return Sample(name, _key_of(name))

    def broken(self, rng: random.Random) -> Sample:
        """Draw a SMILES with a mistake that a person makes: something lost, or a wrong capital."""
        for _ in range(200):
            smiles = rng.choice(self._smiles)
            damaged = _miscopied(smiles, rng)
            mentions = recognise(damaged)
            if len(mentions) == 1 and mentions[0].problem and mentions[0].smiles == damaged:
                return Sample(damaged, damaged)
        raise RuntimeError("no molecule of the pool could be damaged")


def _is_small_arene(smiles: str) -> bool:
    mol = Chem.MolFromSmiles(smiles)
    return bool(mol.GetNumHeavyAtoms() <= 9 and mol.HasSubstructMatch(Chem.MolFromSmarts("c1ccccc1")))


def _miscopied(smiles: str, rng: random.Random) -> str:
    """The SMILES with one slip; unchanged where the drawn slip is not possible in it."""
    slip = rng.choice(["lost", "lost", "lost", "capital", "hydrogen", "bracket"])
    if slip == "capital":
        wrong = {"Cl": rng.choice(["CL", "cl"]), "Br": rng.choice(["BR", "br"])}
        return re.sub("Cl|Br", lambda match: wrong[match.group()], smiles, count=1)
    if slip == "hydrogen":
        return smiles.replace("[nH]", "n", 1)
    spots = [i for i, char in enumerate(smiles) if char in ("[]" if slip == "bracket" else "()123")]
    if not spots:
        return smiles
    spot = rng.choice(spots)
    return smiles[:spot] + smiles[spot + 1 :]


def _held_out(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % EVALUATION_SHARE == 0


@lru_cache(maxsize=1)
def _nci() -> tuple[str, ...]:
    lines = (Path(RDConfig.RDDataDir) / "NCI" / "first_5K.smi").read_text().splitlines()
    kept = []
    for line in lines:
        try:
            mol = chem.parse_smiles(line.split()[0])
        except (ChemError, IndexError):
            continue
        if 5 <= mol.GetNumHeavyAtoms() <= 40 and "." not in line.split()[0]:
            kept.append(chem.canonical_smiles(mol))
    found = [smiles for smiles in dict.fromkeys(kept) if len(recognise(smiles)) == 1]
    return tuple(found)


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    names = [name for compound in compounds() for name in (compound.name, *compound.synonyms)]
    return tuple(name for name in names if _found_whole(name))


def _found_whole(name: str) -> bool:
    mentions = recognise(f"logP of {name}?")
    return len(mentions) == 1 and mentions[0].text == name and not mentions[0].problem


@lru_cache(maxsize=4096)
def _key_of(name: str) -> str:
    mention = recognise(f"logP of {name}?")[0]
    return chem.canonical_smiles(chem.parse_smiles(mention.smiles))
