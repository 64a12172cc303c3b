"""Which drying agent suits a class of compounds, a compound or a solvent."""

from __future__ import annotations

from functools import cache

from rdkit import Chem

from sandbox.bench.drying_table import Agent, Recipe, agents, recipes
from sandbox.errors import ToolError
from sandbox.names.lookup import inchikey, lookup_name
from sandbox.structures.chem import parse_smarts
from sandbox.vocabulary import VOCABULARIES, Vocabulary

_PATTERNS = {
    "acyl halide": "[CX3](=O)[F,Cl,Br,I]",
    "carboxylic acid": "[CX3](=O)[OX2H1,OX1-]",
    "ester": "[#6][CX3](=O)[OX2][#6;!$(C=O)]",
    "amide": "[CX3](=O)[#7]",
    "aldehyde": "[CX3H1,CX3H2](=O)",
    "ketone": "[#6][CX3](=O)[#6]",
    "phenol": "[c][OX2H]",
    "alcohol": "[CX4][OX2H]",
    "thiol": "[SX2H]",
    "amine": "[NX3;!$(N[C,S,P]=[O,S,N]);!$(N#*);!$([N+](=O));!$(N=*)]",
    "heteroaromatic base": "[nX2]",
    "nitrile": "[CX2]#[NX1]",
    "nitro compound": "[NX3+](=O)[O-]",
    "sulfoxide": "[#6][SX3](=O)[#6]",
    "epoxide": "C1OC1",
    "acetal": "[CX4]([OX2][#6])[OX2][#6]",
    "ether": "[#6;!$(C=O)][OX2][#6;!$(C=O)]",
    "alkyl halide": "[CX4][F,Cl,Br,I]",
    "aryl halide": "[c][F,Cl,Br,I]",
}
# What chemists call the classes; "base" and the like stand for several and are left out.
_WORDS = {
    "hydrocarbon": ("alkane", "arene", "alkene", "alkyne", "aromatic hydrocarbon"),
    "alkyl halide": (
        "halide",
        "haloalkane",
        "chlorinated solvent",
        "alkyl chloride",
        "alkyl bromide",
    ),
    "aryl halide": ("aryl chloride", "aryl bromide", "aryl iodide", "aryl fluoride", "haloarene"),
    "ether": ("aryl ether", "silyl ether"),
    "acetal": ("ketal",),
    "epoxide": ("oxirane",),
    "ester": ("lactone", "methyl ester", "ethyl ester"),
    "ketone": ("enone",),
    "aldehyde": (),
    "nitrile": ("cyanide",),
    "amide": ("lactam", "primary amide", "secondary amide", "tertiary amide"),
    "nitro compound": ("nitro", "nitroalkane", "nitroarene"),
    "sulfoxide": (),
    "amine": ("primary amine", "secondary amine", "tertiary amine", "aniline", "organic base"),
    "heteroaromatic base": ("azine", "imidazole compound"),
    "alcohol": ("primary alcohol", "secondary alcohol", "tertiary alcohol", "hydroxyl"),
    "phenol": (),
    "thiol": ("mercaptan",),
    "carboxylic acid": ("acid", "carboxylate"),
    "acyl halide": ("acyl chloride", "acid chloride"),
}

VOCABULARIES.add(
    "drying agent",
    lambda: Vocabulary("drying agent", {agent.name: agent.synonyms for agent in agents()}, ("sodium",)),
    as_typed=True,
)
VOCABULARIES.add("compound class", lambda: Vocabulary("class of compounds", _WORDS))


def agent_of(name: str) -> Agent:
    """The drying agent of a canonical name.

    Raises:
        KeyError: There is none.
    """
    return {agent.name: agent for agent in agents()}[name]


def classes_of(mol: Chem.Mol) -> tuple[str, ...]:
    """The classes that a compound belongs to; a hydrocarbon is one only where it is nothing else.

    Raises:
        ToolError: It belongs to none of those that the table knows.
    """
    found = tuple(name for name, smarts in _PATTERNS.items() if mol.HasSubstructMatch(_query(smarts)))
    if "acetal" in found:
        found = tuple(name for name in found if name != "ether")
    if "epoxide" in found and len(mol.GetSubstructMatches(_query("[OX2]([#6])[#6]"))) == 1:
        found = tuple(name for name in found if name != "ether")
    if found:
        return found
    if all(atom.GetAtomicNum() in (1, 6) for atom in mol.GetAtoms()):
        return ("hydrocarbon",)
    raise ToolError(f"the table of drying agents has these classes only: {', '.join(_WORDS)}")


def suitable(classes: tuple[str, ...]) -> list[Agent]:
    """The agents that are used for all of these classes, in the order of the table."""
    return [agent for agent in agents() if all(each in agent.suits for each in classes)]


def unsuitable(classes: tuple[str, ...]) -> list[tuple[Agent, str]]:
    """The agents that must not be used for one of these classes, with the reason."""
    return [
        (agent, "; ".join(dict.fromkeys(agent.harms[each] for each in classes if each in agent.harms)))
        for agent in agents()
        if any(each in agent.harms for each in classes)
    ]


def recipe_of(mol: Chem.Mol) -> Recipe | None:
    """How a solvent is dried, where the structure is one of those in the table."""
    return _recipes().get(inchikey(mol))


@cache
def _recipes() -> dict[str, Recipe]:
    found = {}
    for name, recipe in recipes().items():
        smiles = lookup_name(name)
        if smiles is None:
            raise ValueError(f"the solvent {name} is in no table of names")
        found[inchikey(Chem.MolFromSmiles(smiles))] = recipe
    return found


@cache
def _query(smarts: str) -> Chem.Mol:
    return parse_smarts(smarts)
