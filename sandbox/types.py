"""The argument types of tools, as they appear in a tool's signature."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rdkit import Chem


@dataclass(frozen=True, slots=True)
class Molecule:
    """A molecule as a tool gets it.

    Attributes:
        mol: The sanitised RDKit molecule; tools treat it as read-only.
        smiles: The SMILES that it was read from.
        label: How the user knows it: a handle such as ``"M1"``, or a name.
    """

    mol: Chem.Mol = field(repr=False)
    smiles: str
    label: str = "the molecule"


@dataclass(frozen=True, slots=True)
class Written:
    """A structure as it was written, valid or not.

    Attributes:
        text: The text, unread.
        label: How the user knows it, e.g. ``"M1"``.
    """

    text: str
    label: str = "the text"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A substructure query, given as SMARTS or as the SMILES of a fragment.

    Attributes:
        query: The query molecule.
        text: As written.
        label: How the user knows it, e.g. ``"Q1"`` or ``"M2"``.
    """

    query: Chem.Mol = field(repr=False)
    text: str
    label: str = "the pattern"


@dataclass(frozen=True, slots=True)
class Reaction:
    """A reaction as a tool gets it.

    Attributes:
        smiles: ``reactants>agents>products``.
        label: How the user knows it, e.g. ``"R1"``.
    """

    smiles: str
    label: str = "the reaction"


@dataclass(frozen=True, slots=True)
class Term:
    """Marks a ``str`` argument as a term of a closed vocabulary: ``Annotated[str, Term("group")]``.

    On a ``Literal`` it names the vocabulary by which the wordings of the choices are found in a message.
    """

    vocabulary: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Marks the least length of a list argument: ``Annotated[list[Molecule], AtLeast(2)]``."""

    count: int


@dataclass(frozen=True, slots=True)
class Between:
    """Marks the bounds of a number: ``Annotated[int, Between(1, 20)]``; both ends are allowed."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Expert:
    """Marks an optional argument for people and programs that know what they want.

    The command line, Python and MCP take it; our own policy is not offered it, so its signature does not
    depend on it.
    """


Part = Literal[
    "reactants",  # all that reacts
    "mixture",  # all that comes together
    "start",  # what a synthesis starts from
    "kept",  # what it leaves as it is
    "other scaffolds",  # whether a design may have them
    "avoided",  # what it does without
    "options",  # the answers that a question gives to choose from
    "elements",  # those that a formula may have
    "contained",  # those that it has, with their numbers
    "ion",  # whose mass is wanted
    "own ring",  # one that the molecule has
    "ring kind",  # what limits a count of rings
    "hydrogens",  # whether they count among the atoms
    "conjugate",  # base or acid, of the molecule
    "pressure",  # under which it happens
    "place",  # where on a ring
    "compared",  # what is compared with the first
    "drug rules",  # rules of drug-likeness
    "R groups",  # those that are put on a core
    "converted",  # the amount that another unit is wanted of
    "unit wanted",
    "dissolved",  # the amount of what a solution holds
]


@dataclass(frozen=True, slots=True)
class Means:
    """Marks what an argument is of a message, for the rules that read it there: ``Means("start")``.

    Tools, checkpoints and other models know nothing of it.
    """

    part: Part
