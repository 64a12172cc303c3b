"""Which step or compound of a route is meant: "step 2", "the last step", "the boronic acid"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rdkit import Chem

from sandbox.errors import ChemError, ToolError
from sandbox.names.lookup import lookup_name
from sandbox.reactions.trees import Node
from sandbox.structures import chem
from sandbox.structures.groups import find_group
from sandbox.vocabulary import VOCABULARIES

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DIGITS = re.compile(r"(?<![\w.])#?(\d{1,2})(?:st|nd|rd|th)?(?![\w.])")
_LAST = re.compile(r"\b(?:last|final|end)\b", re.IGNORECASE)
_BEFORE_LAST = re.compile(r"\b(?:last but one|second[- ]to[- ]last|penultimate|second last)\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:target|product|end product|whole|everything|it all)\b", re.IGNORECASE)
_START = re.compile(r"\b(?:starting materials?|building blocks?)\b", re.IGNORECASE)
# Words by which chemists mean a class of steps → how the class is called.
_KINDS = (
    (r"deprotect\w*|remov\w* of the \w+|cleavage", "deprotection"),
    (r"protect(?:ion|ing|s)?", "protection"),
    (r"reduc\w*|hydrogenation", "reduction"),
    (r"oxidation|oxidi[sz]\w*", "oxidation"),
    (r"acylation|amide (?:coupling|formation|bond)|esterification|sulfonylation", "acylation and related"),
    (r"(?:suzuki|heck|negishi|stille|sonogashira|c-c|cross)[ -]*\w*", "C–C bond formation"),
    (r"alkylation|arylation|amination|snar|buchwald\w*", "heteroatom alkylation or arylation"),
    (r"cycli[sz]ation|ring (?:closure|formation)|heterocycle\w*", "heterocycle formation"),
)


def step_number(words: str, count: int) -> int | None:
    """The number of the step that words name, from 1; None where they name none.

    Args:
        words: As written, with other words around.
        count: Number of steps of the route.

    Raises:
        ToolError: The route has no step of that number.
    """
    text = words.lower()
    if _BEFORE_LAST.search(text):
        return max(1, count - 1)
    found = _DIGITS.search(text)
    number = int(found.group(1)) if found else None
    for names in (_ORDINALS, _NUMBERS):
        place = next((n for n, name in enumerate(names, 1) if re.search(rf"\b{name}\b", text)), None)
        number = number if number is not None else place
    if number is None and _LAST.search(text):
        return count
    if number is not None and not 1 <= number <= count:
        steps = "1 step" if count == 1 else f"{count} steps"
        raise ToolError(f"the route has {steps}, so there is no step {number}")
    return number


def find_step(words: str, steps: Sequence[Node]) -> Node:
    """The step that words mean: by number, class, or the compound that it makes.

    Args:
        words: As written.
        steps: Compounds that are made, in the order of work.

    Raises:
        ToolError: None is meant, or more than one may be.
    """
    number = step_number(words, len(steps))
    if number is not None:
        return steps[number - 1]
    kinds = [kind for pattern, kind in _KINDS if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)]
    meant = [node for node in steps if node.proposal and node.proposal.kind in kinds[:1]]
    meant = meant or _by_structure(words, steps)
    if len(meant) == 1 or (len(steps) == 1 and not meant):
        return (meant or list(steps))[0]
    raise ToolError(_which(words, [steps.index(node) + 1 for node in meant], "step", len(steps)))


def find_part(words: str, root: Node) -> Node:
    """The compound of a route that words mean: by step, structure, name or functional group.

    Args:
        words: As written.
        root: The route.

    Raises:
        ToolError: None is meant, or more than one may be.
    """
    nodes = list(root.walk())
    made = [node for node in reversed(nodes) if node.proposal is not None]
    number = step_number(words, len(made))
    if number is not None:
        return made[number - 1]
    meant = _by_structure(words, nodes)
    if not meant and _TARGET.search(words):
        return root
    if not meant and _START.search(words):
        meant = [node for node in nodes if node.proposal is None]
    if not meant:
        return find_step(words, made)
    distinct = {node.smiles: node for node in reversed(meant)}
    if len(distinct) == 1:
        return next(iter(distinct.values()))
    listed = ", ".join(distinct)
    raise ToolError(f"'{words[:60]}' may mean several compounds of the route: {listed[:300]}")


def _by_structure(words: str, nodes: Sequence[Node]) -> list[Node]:
    """Compounds that a name, a SMILES or a functional group means; those that are made, else those bought."""
    smiles = _smiles_in(words)
    if smiles:
        return [node for node in nodes if node.smiles in smiles]
    groups = VOCABULARIES.get("group").mentions(words)
    having = [
        node
        for node in nodes
        if groups and all(find_group(Chem.MolFromSmiles(node.smiles), group) for group in groups)
    ]
    inner = [node for node in having if node is not nodes[0]] or having
    smallest = min((Chem.MolFromSmiles(n.smiles).GetNumHeavyAtoms() for n in inner), default=0)
    # "the boronic acid" is the compound in which it matters most, not all that carry it on to the target
    fitting = [n for n in inner if Chem.MolFromSmiles(n.smiles).GetNumHeavyAtoms() <= smallest + 4]
    return fitting


def _smiles_in(words: str) -> set[str]:
    """Canonical SMILES of the names and structures in words."""
    found = set()
    text = re.sub(r"^(?:the|a|an|to|of|for)\s+", "", words.strip(), flags=re.IGNORECASE)
    for piece in (text, *text.split()):
        known = lookup_name(piece) if len(piece) > 2 else None
        if known is None and re.search(r"[A-Z\[(=#]|c1", piece):
            known = piece
        try:
            found.add(chem.canonical_smiles(chem.parse_smiles(known))) if known else None
        except ChemError:
            continue
    return found


def _which(words: str, numbers: Sequence[int], what: str, count: int) -> str:
    if numbers:
        return f"'{words[:60]}' may mean {what} {', '.join(map(str, numbers))} of the route"
    return f"no {what} of the route is meant by '{words[:60]}'; it has {count}, named by number or class"
