"""Questions about a structure: groups, rings, scaffolds, and whether two SMILES are one molecule."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from rdkit import Chem, RDConfig
from rdkit.Chem.Scaffolds import MurckoScaffold

from training.evaluation.benchmark_question import BenchmarkQuestion
from training.evaluation.families.molecules import Draw
from training.evaluation.families.wording import Wording, written
from training.evaluation.group_edits import GROUPS, additions, removals
from training.evaluation.load import Call

# Labels of RDKit's FunctionalGroups.txt that a text can name; counted by RDKit's own patterns.
LABELS = ("-NO2", "-C#N", "-C(=O)O", "-C(=O)OMe", "-C(=O)N", "-C(=O)CH3", "-SO2NH2", "-SCH3", "-CF3", "-tBu",
          "-OMe", "-OEt", "-X", "-cPropyl", "-NC(=O)CH3", "-C#CH")  # fmt: skip
# Names on whose meaning textbooks agree.
NAMED = {
    "nitro": "[NX3+](=O)[O-]",
    "nitrile": "[CX2]#[NX1]",
    "carboxylic acid": "[CX3](=O)[OX2H]",
    "methoxy": "[CH3][OX2][#6]",
    "trifluoromethyl": "[CX4](F)(F)F",
    "chloro": "[Cl;X1]",
    "bromo": "[Br;X1]",
    "fluoro": "[F;X1]",
    "aldehyde": "[CX3H1](=O)[#6]",
    "ketone": "[#6][CX3](=O)[#6]",
    "phenol": "c[OX2H]",
    "primary sulfonamide": "[SX4](=O)(=O)[NX3H2]",
}
RINGS = {
    "benzene": "c1ccccc1",
    "pyridine": "c1ccncc1",
    "pyrimidine": "c1cncnc1",
    "pyrazole": "c1cn[nH]c1",
    "imidazole": "c1c[nH]cn1",
    "furan": "c1ccoc1",
    "thiophene": "c1ccsc1",
    "thiazole": "c1cscn1",
    "isoxazole": "c1cnoc1",
    "piperidine": "C1CCNCC1",
    "piperazine": "C1CNCCN1",
    "pyrrolidine": "C1CCNC1",
    "cyclohexane": "C1CCCCC1",
    "cyclopropane": "C1CC1",
    "morpholine": "C1COCCN1",
}
Question = BenchmarkQuestion


def functional_group_counts(rng: random.Random) -> Iterator[Question]:
    """How often a group occurs: two in three under RDKit's label, the others under a chemist's name."""
    words, draw = Wording("functional_group_count", "number", rng), Draw(rng)
    while True:
        labelled = rng.random() < 0.65
        term = rng.choice(LABELS if labelled else list(NAMED))
        query = Chem.MolFromSmarts(_labels()[term] if labelled else NAMED[term])
        wanted = rng.random() < 0.75
        mol = draw.next()
        while bool(mol.HasSubstructMatch(query)) != wanted:
            mol = draw.next()
        smiles = Chem.MolToSmiles(mol)
        text = words.word({"m": written(smiles, rng), "g": term})
        count = len(mol.GetSubstructMatches(query))
        yield Question("", "functional_group_count", text, count, {"molecule": smiles, "group": term})
        draw = Draw(rng)


def ring_counts(rng: random.Random) -> Iterator[Question]:
    """How many rings: all, the aromatic ones, those of a name, those of a SMILES."""
    kinds = {
        kind: Wording(f"ring_count_{kind}", "number", rng)
        for kind in ("all", "aromatic", "named", "fragment")
    }
    draw = Draw(rng)
    while True:
        for kind, words in kinds.items():
            mol = draw.next()
            smiles = Chem.MolToSmiles(mol)
            values = {"m": written(smiles, rng)}
            given = {"molecule": smiles}
            calls: tuple[tuple[Call, ...], ...] = ()
            if kind == "all":
                count = mol.GetRingInfo().NumRings()
                calls = ((Call("ring_count", {"molecule": smiles}),),)
            elif kind == "aromatic":
                count = len([ring for ring in mol.GetRingInfo().BondRings() if _is_aromatic(mol, ring)])
                calls = ((Call("aromatic_ring_count", {"molecule": smiles}),),)
            else:
                name, pattern = _ring_of(mol, rng)
                count = len(_rings_like(mol, pattern))
                values |= {"r": name, "q": pattern}
                given |= {"ring": name}
                if kind == "named":
                    calls = ((Call("count_ring_system", {"molecule": smiles, "ring": name}),),)
            yield Question("", "ring_count", words.word(values), count, given, calls)


def murcko_scaffolds(rng: random.Random) -> Iterator[Question]:
    """The scaffold of molecules that are more than it."""
    words, draw = Wording("murcko_scaffold", "scaffold", rng), Draw(rng)
    while True:
        mol = draw.next()
        scaffold = MurckoScaffold.MurckoScaffoldSmiles(mol=mol)
        smiles = Chem.MolToSmiles(mol)
        if not scaffold or scaffold == smiles:
            continue
        call = Call("murcko_scaffold", {"molecule": smiles})
        text = words.word({"m": written(smiles, rng)})
        yield Question("", "murcko_scaffold", text, scaffold, {"molecule": smiles}, ((call,),))


def ring_systems(rng: random.Random) -> Iterator[Question]:
    """Whether a ring system is there, by name or as SMILES: yes and no equally often."""
    named, drawn = (Wording(f"ring_system_{kind}", "yes_no", rng) for kind in ("named", "fragment"))
    draw = Draw(rng)
    while True:
        for words in (named, drawn):
            for wanted in (True, False):
                mol, name, pattern = _with_ring(draw, rng, wanted, by_name=words is named)
                smiles = Chem.MolToSmiles(mol)
                text = words.word({"m": written(smiles, rng), "r": name, "q": pattern})
                called = (
                    ((Call("has_ring_system", {"molecule": smiles, "ring": name}),),)
                    if words is named
                    else ()
                )
                searched = (Call("has_substructure", {"molecule": smiles, "pattern": pattern}),)
                gt = "yes" if wanted else "no"
                given = {"molecule": smiles, "ring": pattern}
                yield Question("", "ring_system", text, gt, given, (*called, searched))


def equivalent_smiles(rng: random.Random) -> Iterator[Question]:
    """Whether two SMILES are one molecule: the same in another order, or with one small change."""
    words, draw = Wording("smiles_equivalence", "yes_no", rng), Draw(rng)
    while True:
        for same in (True, False):
            mol = draw.next()
            smiles = Chem.MolToSmiles(mol)
            other = smiles if same else _changed(mol, rng)
            if not other:
                continue
            shuffled = Chem.MolToRandomSmilesVect(
                Chem.MolFromSmiles(other), 1, randomSeed=rng.randrange(1, 2**31)
            )[0]
            if shuffled == smiles:
                continue
            text = words.word({"m": smiles, "n": shuffled})
            call = Call("compare_molecules", {"first": smiles, "second": other})
            yield Question(
                "", "smiles_equivalence", text, "yes" if same else "no", {"molecule": smiles}, ((call,),)
            )


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    """Label → SMARTS of RDKit's own file."""
    lines = (Path(RDConfig.RDDataDir) / "FunctionalGroups.txt").read_text(encoding="utf-8").splitlines()
    fields = [line.split() for line in lines if line.strip() and not line.startswith("//")]
    return {label: smarts for label, smarts, *_ in fields}


def _is_aromatic(mol: Chem.Mol, ring: tuple[int, ...]) -> bool:
    return all(mol.GetBondWithIdx(bond).GetIsAromatic() for bond in ring)


def _rings_like(mol: Chem.Mol, pattern: str) -> set[frozenset[int]]:
    """The smallest rings that are the ring of a SMILES."""
    rings = {frozenset(ring) for ring in mol.GetRingInfo().AtomRings()}
    matches = mol.GetSubstructMatches(Chem.MolFromSmiles(pattern))
    return {frozenset(match) for match in matches} & rings


def _ring_of(mol: Chem.Mol, rng: random.Random) -> tuple[str, str]:
    """A ring that the molecule has, or any where it has none of the table."""
    found = [(name, pattern) for name, pattern in RINGS.items() if _rings_like(mol, pattern)]
    return rng.choice(found or list(RINGS.items()))


def _with_ring(draw: Draw, rng: random.Random, wanted: bool, *, by_name: bool) -> tuple[Chem.Mol, str, str]:
    while True:
        mol = draw.next()
        if by_name:
            fitting = [(n, p) for n, p in RINGS.items() if bool(_rings_like(mol, p)) == wanted]
            fitting = [
                (n, p) for n, p in fitting if wanted or not mol.HasSubstructMatch(Chem.MolFromSmiles(p))
            ]
        else:
            source = mol if wanted else draw.next()
            systems = [system for system in _fused_systems(source)]
            fitting = [(s, s) for s in systems if mol.HasSubstructMatch(Chem.MolFromSmiles(s)) == wanted]
        if fitting:
            return mol, *rng.choice(fitting)


def _fused_systems(mol: Chem.Mol) -> list[str]:
    """SMILES of the ring systems, without what hangs on them."""
    systems: list[set[int]] = []
    for ring in map(set, mol.GetRingInfo().AtomRings()):
        touching = [system for system in systems if system & ring]
        systems = [system for system in systems if not system & ring] + [ring.union(*touching)]
    written_out = [Chem.MolFragmentToSmiles(mol, sorted(system)) for system in systems]
    return [s for s in written_out if (read := Chem.MolFromSmiles(s)) and mol.HasSubstructMatch(read)]


def _changed(mol: Chem.Mol, rng: random.Random) -> str:
    """A molecule that differs a little: a substituent elsewhere, one more, or another halogen."""
    groups = [group for group in GROUPS if removals(mol, group)]
    if groups and rng.random() < 0.6:
        group = rng.choice(groups)
        bare = rng.choice(sorted(removals(mol, group)))
        moved = additions(Chem.MolFromSmiles(bare), group) - {Chem.MolToSmiles(mol)}
    else:
        moved = additions(mol, rng.choice(GROUPS[:11]))
    return rng.choice(sorted(moved)) if moved else ""
