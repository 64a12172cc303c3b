"""Single changes with a reason: bioisosteres, matched pairs, other ring systems."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from rdkit import Chem

from sandbox.design import surgery
from sandbox.design.bioisosteres import TERMINAL
from sandbox.design.constraints import scaffold_of
from sandbox.design.cuts import Middle, pair_key
from sandbox.design.filters import Filter, is_safe
from sandbox.design.isostere import Isostere
from sandbox.design.library import Exchange, exchanges, libraries
from sandbox.design.linking_isosteres import LINKING
from sandbox.design.measures import measure_all
from sandbox.design.moves import has_ring, readable
from sandbox.design.objectives import Objective
from sandbox.design.places import Parent
from sandbox.design.ring_kinds import KINDS, other_rings
from sandbox.errors import ToolError
from sandbox.structures.ring_search import find_ring

MOST = 20
MAX_ATOMS = 70
MOST_PLACES = 2
MAX_RING_TRIES = 400
COMMON_LINKERS = 250  # of each library, the most frequent first

_BIARYL = Chem.MolFromSmarts("[R]-;!@[R]")  # two ring systems in one fragment


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A changed molecule and why.

    Attributes:
        smiles: Canonical SMILES.
        note: What was exchanged, and what it usually brings.
        atoms: The new atoms, in the order of ``smiles``.
        effect: Mean, standard deviation and number of pairs, where they are known.
    """

    smiles: str
    note: str
    atoms: tuple[int, ...]
    effect: tuple[float, float, int] | None = None

    def to_json(self) -> dict[str, Any]:
        """Ready for the result's data."""
        return {**asdict(self), "atoms": list(self.atoms), "effect": list(self.effect or ())}


def isosteres_of(mol: Chem.Mol, groups: Sequence[frozenset[int]]) -> list[Suggestion]:
    """Bioisosteres of the groups at some atoms, the list's order kept."""
    parent = _parent(mol)
    made: list[tuple[Chem.Mol | None, str]] = []
    for cut in parent.cuts:
        if cut.fragment in TERMINAL and _is_group(cut.side, cut.anchor, groups):
            for option in TERMINAL[cut.fragment]:
                new = None if option.smiles == "*[H]" else option.smiles
                product = surgery.replace_side(parent.mol, cut.anchor, cut.first, new)
                made.append((product, _why(cut.fragment, option)))
    for middle in parent.middles:
        for listed, turned in _orientations(middle):
            if listed in LINKING and any(_holds(middle, group, mol) for group in groups):
                for option in LINKING[listed]:
                    product = surgery.replace_middle(parent.mol, turned, option.smiles)
                    made.append((product, _why(listed, option)))
    return _distinct(made, Filter(mol, alerts=False))


def known_exchanges(mol: Chem.Mol, objective: Objective) -> list[Suggestion]:
    """Exchanges from matched pairs that usually serve the objective, the largest mean effect first."""
    parent = _parent(mol)
    ranked: list[tuple[float, int, int, Exchange]] = []
    for place, cut in enumerate(parent.cuts):
        if cut.size * 2 < mol.GetNumHeavyAtoms():
            for number, exchange in enumerate(exchanges().get(cut.fragment, ())):
                if (sure := _sure_gain(exchange, objective)) > 0 and _is_small(exchange):
                    ranked.append((-sure, place, number, exchange))
    for number, exchange in enumerate(exchanges().get("*[H]", ())):
        if (sure := _sure_gain(exchange, objective)) > 0:
            ranked += [(-sure, -1 - index, number, exchange) for index in parent.hydrogens]
    ranked.sort(key=lambda row: row[:3])
    return _distinct(_exchanged(parent, _spread(ranked)[: 8 * MOST], objective), Filter(mol))


def _is_small(exchange: Exchange) -> bool:
    """Whether an exchange leaves the molecule what it is: no ring taken off."""
    return has_ring(exchange.new) or not has_ring(exchange.old)


def _spread(ranked: Sequence[tuple[float, int, int, Exchange]]) -> list[tuple[float, int, int, Exchange]]:
    """At most two places for the same exchange, so that one group does not fill the list."""
    times: Counter[tuple[str, str]] = Counter()
    kept = []
    for row in ranked:
        exchange = row[3]
        times[exchange.old, exchange.new] += 1
        if times[exchange.old, exchange.new] <= MOST_PLACES:
            kept.append(row)
    return kept


def _sure_gain(exchange: Exchange, objective: Objective) -> float:
    """The lower end of the mean effect: a large mean of few, scattered pairs says little."""
    mean, spread = exchange.effects.get(objective.quantity, (0.0, 0.0))
    return float(objective.sign * mean - 2 * spread / exchange.pairs**0.5)


def new_scaffolds(mol: Chem.Mol, ring: str = "") -> list[Suggestion]:
    """Exchanges of one ring system, each kind of ring in turn, the products most like the start first.

    Args:
        mol: Molecule with rings.
        ring: Canonical name of the only ring to exchange; empty for any.
    """
    mol = Chem.MolFromSmiles(Chem.MolToSmiles(mol))  # however it was written, the same products stand first
    parent = _parent(mol)
    made = [*_rings_in_place(parent), *itertools.islice(_rings_as_fragments(parent), MAX_RING_TRIES)]
    valid = [(product, note, kind) for product, note, kind in made if product is not None]
    if ring:
        there = len(find_ring(mol, ring).atoms)
        valid = [each for each in valid if len(find_ring(each[0], ring).atoms) < there]
    ranked = sorted(zip(_distances(mol, [row[0] for row in valid]), range(len(valid)), strict=True))
    times: Counter[str] = Counter()
    turns = []
    for rank, (_, place) in enumerate(ranked):
        kind = valid[place][2]
        turns.append((times[kind], rank, place))
        times[kind] += 1
    return _distinct((valid[place][:2] for _, _, place in sorted(turns)), Filter(mol))


def _rings_in_place(parent: Parent) -> Iterator[tuple[Chem.Mol | None, str, str]]:
    for product, old, new in other_rings(parent.mol):
        yield product, f"{KINDS[old]} replaced by {KINDS[new]}", f"{old}>{new}"


def _rings_as_fragments(parent: Parent) -> Iterator[tuple[Chem.Mol | None, str, str]]:
    """Rings with one or two neighbours, exchanged for others that were seen there; the old kind is no hop."""
    for middle in parent.middles:
        if _is_ring(middle.fragment):
            for flipped in (False, True):
                keys = middle.keys[::-1] if flipped else middle.keys
                bonds = (middle.bonds[1], middle.bonds[0]) if flipped else middle.bonds
                seen = [s for each in libraries() for s in each.between(pair_key(*keys))]
                for new, kind in _others([*seen, *_like(middle.fragment)], middle.fragment):
                    product = surgery.replace_middle(parent.mol, bonds, new)
                    yield product, f"{readable(middle.fragment)} replaced by {readable(new)}", kind
    for cut in parent.cuts:
        if _is_ring(cut.fragment):
            options = (s for each in libraries() for s, level in each.substituents(cut.keys, 60) if level > 1)
            for new, kind in _others(options, cut.fragment):
                product = surgery.replace_side(parent.mol, cut.anchor, cut.first, new)
                yield product, f"{readable(cut.fragment)} replaced by {readable(new)}", kind


def _others(fragments: Iterable[str], old: str) -> Iterator[tuple[str, str]]:
    """Ring fragments of another ring system than the old one, with the kind of change."""
    was = _bare_ring(old)
    for fragment in dict.fromkeys(fragments):
        if _is_ring(fragment) and _bare_ring(fragment) != was:
            yield fragment, f"{was}>{_bare_ring(fragment)}"


@cache
def _bare_ring(fragment: str) -> str:
    """The ring system without what hangs on it."""
    return scaffold_of(Chem.MolFromSmiles(fragment))


def _parent(mol: Chem.Mol) -> Parent:
    if len(Chem.GetMolFrags(mol)) > 1:
        raise ToolError("the molecule has several components: use the parent without its counter-ion")
    if mol.GetNumHeavyAtoms() > MAX_ATOMS:
        raise ToolError(f"the molecule has more than {MAX_ATOMS} heavy atoms")
    return Parent(surgery.mark_origin(mol))


def _is_group(side: frozenset[int], anchor: int, groups: Sequence[frozenset[int]]) -> bool:
    """Whether the atoms of a cut-off side are those of a group, give or take the atom that carries it."""
    return any(side <= group | {anchor} and group <= side | {anchor} for group in groups)


def _holds(middle: Middle, group: frozenset[int], mol: Chem.Mol) -> bool:
    """Whether a linking fragment is a group: most of its atoms, and no hetero atom of it is left outside."""
    outside = (mol.GetAtomWithIdx(index) for index in group - middle.inside)
    whole = all(atom.GetAtomicNum() == 6 for atom in outside)
    return whole and len(middle.inside & group) * 2 > len(group)


def _orientations(middle: Middle) -> Iterator[tuple[str, tuple[tuple[int, int], tuple[int, int]]]]:
    """The linking fragment read from either end, as the list may have it."""
    yield middle.fragment, middle.bonds
    swapped = middle.fragment.replace("[1*]", "[3*]").replace("[2*]", "[1*]").replace("[3*]", "[2*]")
    listed = {_canonical(key): key for key in LINKING}
    for text, bonds in ((middle.fragment, middle.bonds), (swapped, middle.bonds[::-1])):
        key = listed.get(_canonical(text))
        if key is not None and key != middle.fragment:
            yield key, (bonds[0], bonds[1])
            return


def _canonical(smiles: str) -> str:
    return str(Chem.CanonSmiles(smiles))


def _why(old: str, option: Isostere) -> str:
    return f"{readable(old)} replaced by {option.name}: {option.why}"


def _exchanged(
    parent: Parent, ranked: Sequence[tuple[float, int, int, Exchange]], objective: Objective
) -> Iterator[tuple[Chem.Mol | None, str, tuple[float, float, int]]]:
    for _, place, _, exchange in ranked:
        mean, spread = exchange.effects[objective.quantity]
        how = "measured" if exchange.measured else "calculated"
        if place < 0:
            product = surgery.replace_hydrogen(parent.mol, -1 - place, exchange.new)
            what = f"{readable(exchange.new)} added{parent.place(-1 - place)}"
        else:
            cut = parent.cuts[place]
            new = None if exchange.new == "*[H]" else exchange.new
            product = surgery.replace_side(parent.mol, cut.anchor, cut.first, new)
            what = f"{readable(exchange.old)} replaced by {readable(exchange.new)}{parent.place(cut.anchor)}"
        note = f"{what}: {objective.quantity} {mean:+.2f} ± {spread:.2f} in {exchange.pairs} pairs ({how})"
        yield product, note, (mean, spread, exchange.pairs)


@cache
def _like(fragment: str) -> tuple[str, ...]:
    """Frequent linking rings that are joined by atoms of the same kinds, wherever they were seen."""
    wanted = _ends(fragment)
    common = (smiles for each in libraries() for smiles in each.linkers[:COMMON_LINKERS])
    return tuple(smiles for smiles in dict.fromkeys(common) if _is_ring(smiles) and _ends(smiles) == wanted)


def _ends(fragment: str) -> tuple[tuple[int, bool], ...]:
    """Element and aromaticity of the atoms at the two ends of a linking fragment."""
    mol = Chem.MolFromSmiles(fragment)
    joined = (a.GetNeighbors()[0] for a in mol.GetAtoms() if a.GetAtomicNum() == 0)
    return tuple(sorted((atom.GetAtomicNum(), atom.GetIsAromatic()) for atom in joined))


def _is_ring(fragment: str) -> bool:
    """Whether a fragment is a ring system, at most with small groups on it, joined by its ring atoms."""
    mol = surgery.fragment_mol(fragment)
    if mol is None:
        return False
    outside = [a for a in mol.GetAtoms() if a.GetAtomicNum() and not a.IsInRing()]
    joined = (a.GetNeighbors()[0] for a in mol.GetAtoms() if a.GetAtomicNum() == 0)
    return (
        all(a.IsInRing() for a in joined)
        and all(a.GetDegree() == 1 for a in outside)
        and len(outside) <= 2
        and not mol.HasSubstructMatch(_BIARYL)
    )


def _distances(mol: Chem.Mol, products: Sequence[Chem.Mol]) -> list[float]:
    scales = {"logP": 1.0, "TPSA": 20.0, "molecular weight": 40.0}
    total = [0.0] * len(products)
    for name, scale in scales.items():
        own = float(measure_all(name, [mol])[0])
        for place, value in enumerate(measure_all(name, products)):
            total[place] += abs(float(value) - own) / scale
    return total


def _distinct(made: Iterable[Any], allowed: Filter) -> list[Suggestion]:
    """Valid, safe, different products, at most ``MOST``."""
    found: dict[str, Suggestion] = {}
    own = Chem.MolToSmiles(allowed.start)
    for product, note, *effect in made:
        if len(found) == MOST:
            break
        if product is None or not allowed.allows(product) or not allowed.is_quiet(product):
            continue
        smiles, atoms = surgery.changed_atoms(product, allowed.start)
        if smiles in found or smiles == own or not is_safe(product):
            continue
        found[smiles] = Suggestion(smiles, note, atoms, effect[0] if effect else None)
    return list(found.values())
