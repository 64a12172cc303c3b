"""The baseline: Jensen's Graph GA, as the practical molecular optimisation benchmark runs it.

Jensen, Chem. Sci. 2019, 10, 3567; population, offspring and mutation rate as in PMO (Gao et al.,
NeurIPS 2022).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from rdkit import Chem, rdBase
from rdkit.Chem import rdChemReactions

POPULATION, OFFSPRING, MUTATION_RATE = 120, 70, 0.067
MEAN_SIZE, SPREAD_OF_SIZE = 39.15, 3.50
Oracle = Callable[[Sequence[Chem.Mol]], Sequence[float]]

_NON_RING = Chem.MolFromSmarts("[*]-;!@[*]")
_RING_CUTS = ("[R]@;!:[R]@;!:[R]@;!:[R]", "[R;!R2]@;!:[R;!R2]@;!:[R;!R2]")
_JOIN = rdChemReactions.ReactionFromSmarts("[*:1]-[1*].[1*]-[*:2]>>[*:1]-[*:2]")
_RING_JOINS = tuple(
    (
        rdChemReactions.ReactionFromSmarts(f"[*:1]~[1*].[1*]~[*:2]>>[*:1]{one}[*:2]"),
        rdChemReactions.ReactionFromSmarts(f"([*:1]~[1*].[1*]~[*:2])>>[*:1]{two}[*:2]"),
    )
    for one in ("-", "=")
    for two in ("-", "=")
)


def run(starts: Sequence[Chem.Mol], oracle: Oracle, calls: int, seed: int) -> None:
    """Spend the calls; the oracle keeps the record.

    Args:
        starts: First population.
        oracle: Scores molecules and counts the calls; molecules that it has seen cost nothing.
        calls: How many distinct molecules it may see.
        seed: Seed of chance.
    """
    rdBase.DisableLog("rdApp.*")
    rng = random.Random(seed)
    seen: dict[str, float] = {}
    population = _scored(starts, oracle, seen, calls)
    idle = 0
    while len(seen) < calls and idle < 20:
        before = len(seen)
        weights = [score + 1e-10 for score, _ in population]
        children: list[Chem.Mol] = []
        while len(children) < OFFSPRING:
            one, two = rng.choices(population, weights, k=2)
            child = crossover(one[1], two[1], rng)
            if child is not None and rng.random() < MUTATION_RATE:
                child = mutate(child, rng)
            if child is not None:
                children.append(child)
        population += _scored(children, oracle, seen, calls)
        distinct = {Chem.MolToSmiles(mol): (score, mol) for score, mol in population}
        population = sorted(distinct.values(), key=lambda pair: -pair[0])[:POPULATION]
        idle = idle + 1 if len(seen) == before else 0


def _scored(
    mols: Sequence[Chem.Mol], oracle: Oracle, seen: dict[str, float], calls: int
) -> list[tuple[float, Chem.Mol]]:
    named = {Chem.MolToSmiles(mol): mol for mol in mols}
    fresh = [smiles for smiles in named if smiles not in seen][: max(0, calls - len(seen))]
    seen.update(zip(fresh, map(float, oracle([named[smiles] for smiles in fresh])), strict=True))
    return [(seen[smiles], mol) for smiles, mol in named.items() if smiles in seen]


def crossover(one: Chem.Mol, two: Chem.Mol, rng: random.Random) -> Chem.Mol | None:
    """Cut both parents, at a ring or at a bond between rings, and join two of the pieces."""
    for mol in (one, two):
        Chem.Kekulize(mol, clearAromaticFlags=True)
    for _ in range(10):
        child = _cross_bonds(one, two, rng) if rng.random() <= 0.5 else _cross_rings(one, two, rng)
        if child is not None:
            return child
    return None


def _cross_bonds(one: Chem.Mol, two: Chem.Mol, rng: random.Random) -> Chem.Mol | None:
    parts = [_cut(mol, rng) for mol in (one, two)]
    if not all(parts):
        return None
    products = [p for a in parts[0] for b in parts[1] for (p,) in _JOIN.RunReactants((a, b))]
    return _one_of(products, rng)


def _cut(mol: Chem.Mol, rng: random.Random) -> tuple[Chem.Mol, ...]:
    matches = mol.GetSubstructMatches(_NON_RING)
    if not matches:
        return ()
    bond = mol.GetBondBetweenAtoms(*rng.choice(matches))
    cut = Chem.FragmentOnBonds(mol, [bond.GetIdx()], dummyLabels=[(1, 1)])
    return tuple(Chem.GetMolFrags(cut, asMols=True, sanitizeFrags=False))


def _cut_ring(mol: Chem.Mol, rng: random.Random) -> tuple[Chem.Mol, ...]:
    for _ in range(10):
        smarts = rng.choice(_RING_CUTS)
        matches = mol.GetSubstructMatches(Chem.MolFromSmarts(smarts))
        if not matches:
            continue
        match = rng.choice(matches)
        pairs = ((match[0], match[1]), (match[-2], match[-1]))
        bonds = sorted({mol.GetBondBetweenAtoms(*pair).GetIdx() for pair in pairs})
        if len(bonds) == 2:
            cut = Chem.FragmentOnBonds(mol, bonds, dummyLabels=[(1, 1), (1, 1)])
            parts = Chem.GetMolFrags(cut, asMols=True, sanitizeFrags=False)
            if len(parts) == 2:
                return tuple(parts)
    return ()


def _cross_rings(one: Chem.Mol, two: Chem.Mol, rng: random.Random) -> Chem.Mol | None:
    parts = [_cut_ring(mol, rng) for mol in (one, two)]
    if not all(parts):
        return None
    products = []
    for first, second in _RING_JOINS:
        for a in parts[0]:
            for b in parts[1]:
                for (joined,) in first.RunReactants((a, b)):
                    products += [p for (p,) in second.RunReactants((joined,))]
    return _one_of(products, rng, rings=True)


def _one_of(products: Sequence[Chem.Mol], rng: random.Random, *, rings: bool = False) -> Chem.Mol | None:
    for product in rng.sample(list(products), len(products)):
        mol = is_sound(product, rng)
        if mol is not None and (not rings or rings_are_sound(mol)):
            return mol
    return None


def is_sound(mol: Chem.Mol, rng: random.Random) -> Chem.Mol | None:
    """The molecule read back from its SMILES, where it is valid and not larger than the size drawn for it."""
    try:
        clean = Chem.MolFromSmiles(Chem.MolToSmiles(mol))
    except (RuntimeError, ValueError):
        return None
    if clean is None or any(atom.GetAtomicNum() == 0 for atom in clean.GetAtoms()):
        return None
    most = rng.gauss(MEAN_SIZE, SPREAD_OF_SIZE)
    return clean if 5 < clean.GetNumAtoms() < most and len(Chem.GetMolFrags(clean)) == 1 else None


def rings_are_sound(mol: Chem.Mol) -> bool:
    """No allene in a ring, no ring of more than six atoms, no double bond in a ring of three or four."""
    if not mol.HasSubstructMatch(Chem.MolFromSmarts("[R]")):
        return True
    largest = max(len(ring) for ring in mol.GetRingInfo().AtomRings())
    allene = mol.HasSubstructMatch(Chem.MolFromSmarts("[R]=[R]=[R]"))
    small = mol.HasSubstructMatch(Chem.MolFromSmarts("[r3,r4]=[r3,r4]"))
    return not allene and largest <= 6 and not small


def mutate(mol: Chem.Mol, rng: random.Random) -> Chem.Mol | None:
    """Make one of seven small changes."""
    Chem.Kekulize(mol, clearAromaticFlags=True)
    for _ in range(10):
        kind = rng.choices(list(_MUTATIONS), [0.15, 0.14, 0.14, 0.14, 0.14, 0.14, 0.15])[0]
        smarts = kind(rng)
        if smarts is None:
            continue
        products = [p for (p,) in rdChemReactions.ReactionFromSmarts(smarts).RunReactants((mol,))]
        made = _one_of(products, rng)
        if made is not None and rings_are_sound(made):
            return made
    return None


def _insert_atom(rng: random.Random) -> str:
    return rng.choice([
        "[*:1]~[*:2]>>[*:1]C[*:2]", "[*:1]~[*:2]>>[*:1]N[*:2]", "[*:1]~[*:2]>>[*:1]O[*:2]",
        "[*;!H0:1]~[*:2]>>[*:1]=C-[*:2]", "[*;!H0:1]~[*:2]>>[*:1]=N-[*:2]",
    ])  # fmt: skip


def _change_order(rng: random.Random) -> str:
    return rng.choice(["[*:1]!-[*:2]>>[*:1]-[*:2]", "[*;!H0:1]-[*;!H0:2]>>[*:1]=[*:2]",
                       "[*:1]#[*:2]>>[*:1]=[*:2]", "[*;!R;!H1;!H0:1]~[*:2]>>[*:1]#[*:2]"])  # fmt: skip


def _delete_cyclic_bond(rng: random.Random) -> str:
    return "[*:1]@[*:2]>>([*:1].[*:2])"


def _add_ring(rng: random.Random) -> str:
    return rng.choice([
        "[*;!r;!H0:1]~[*;!r:2]~[*;!r;!H0:3]>>[*:1]1~[*:2]~[*:3]1",
        "[*;!r;!H0:1]~[*!r:2]~[*!r:3]~[*;!r;!H0:4]>>[*:1]1~[*:2]~[*:3]~[*:4]1",
        "[*;!r;!H0:1]~[*!r:2]~[*:3]~[*:4]~[*;!r;!H0:5]>>[*:1]1~[*:2]~[*:3]~[*:4]~[*:5]1",
        "[*;!r;!H0:1]~[*!r:2]~[*:3]~[*:4]~[*!r:5]~[*;!r;!H0:6]>>[*:1]1~[*:2]~[*:3]~[*:4]~[*:5]~[*:6]1",
    ])  # fmt: skip


def _delete_atom(rng: random.Random) -> str:
    return rng.choice(["[*:1]~[D1:2]>>[*:1]", "[*:1]~[D2:2]~[*:3]>>[*:1]-[*:3]",
                       "[*:1]~[D3:2](~[*;!H0:3])~[*:4]>>[*:1]-[*:3]-[*:4]"])  # fmt: skip


def _change_atom(rng: random.Random) -> str:
    old, new = rng.sample(["#6", "#7", "#8", "#9", "#16", "#17", "#35"], 2)
    return f"[{old}:1]>>[{new}:1]"


def _append_atom(rng: random.Random) -> str:
    new = rng.choice(["-C", "-N", "-O", "-F", "-S", "-Cl", "-Br", "=C", "=N", "#N"])
    hydrogens = {"-": "!H0", "=": "!H1;!H0", "#": "H3"}[new[0]]
    return f"[*;{hydrogens}:1]>>[*:1]{new}"


_MUTATIONS = (
    _insert_atom,
    _change_order,
    _delete_cyclic_bond,
    _add_ring,
    _delete_atom,
    _change_atom,
    _append_atom,
)
