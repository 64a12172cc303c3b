"""The one place that reads structures: SMILES, InChI, MOL blocks, SMARTS and reactions.

RDKit's log is muted here; what it would have said comes back as a :class:`ChemError` that names what is
wrong and where.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from rdkit import Chem, rdBase
from rdkit.Chem import rdChemReactions, rdDepictor

from sandbox.errors import ChemError
from sandbox.structures.smiles_errors import Mistake, chemistry_mistake, find_mistake, foreign_character

MAX_ATOMS = 2000
MAX_TEXT = 20_000

rdBase.LogToPythonLogger()
_rdkit_log = logging.getLogger("rdkit")
_rdkit_log.propagate = False
_rdkit_log.handlers[:] = [logging.NullHandler()]


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage().strip())


@contextmanager
def _rdkit_messages() -> Iterator[list[str]]:
    collector = _Collector()
    _rdkit_log.addHandler(collector)
    try:
        yield collector.lines
    finally:
        _rdkit_log.removeHandler(collector)


def parse_smiles(text: str) -> Chem.Mol:
    """Read a SMILES or CXSMILES.

    Args:
        text: One SMILES; blanks around it are ignored.

    Returns:
        The sanitised molecule.

    Raises:
        ChemError: It is empty, too large or not a valid structure; the message says what is wrong and,
            where it is known, at which character.
    """
    smiles = text.strip()
    _check_size(smiles, "SMILES")
    _check_rest(smiles)
    with _rdkit_messages() as messages:
        mol = Chem.MolFromSmiles(smiles)
    if mol is None:
        raise explain_smiles(smiles, messages)
    return _checked(mol)


def parse_inchi(text: str) -> Chem.Mol:
    """Read an InChI.

    Raises:
        ChemError: It is not a valid InChI.
    """
    _check_size(text, "InChI")
    with _rdkit_messages():
        mol = Chem.MolFromInchi(text.strip())
    if mol is None:
        raise ChemError(f"'{_short(text)}' is not a valid InChI")
    return _checked(mol)


def parse_molblock(text: str) -> Chem.Mol:
    """Read a MOL block (V2000 or V3000); missing title lines and trailing blank lines do not matter.

    Raises:
        ChemError: It cannot be read.
    """
    if len(text) > 5_000_000:
        raise ChemError("the MOL block is larger than 5 MB")
    lines = text.replace("\r\n", "\n").split("\n")
    counts = next((i for i, line in enumerate(lines[:8]) if re.search(r"V[23]000\s*$", line)), None)
    if counts is None:
        raise ChemError("the MOL block has no counts line (V2000 or V3000)")
    block = "\n".join([""] * max(0, 3 - counts) + lines[max(0, counts - 3) :])
    with _rdkit_messages() as messages:
        mol = Chem.MolFromMolBlock(block)
    if mol is None:
        detail = f": {_plain(messages[-1])}" if messages else ""
        raise ChemError(f"the MOL block cannot be read{detail}")
    return _checked(mol)


def parse_smarts(text: str) -> Chem.Mol:
    """Read a SMARTS pattern.

    Raises:
        ChemError: It is not a valid pattern.
    """
    _check_size(text, "SMARTS")
    with _rdkit_messages() as messages:
        pattern = Chem.MolFromSmarts(text.strip())
    if pattern is None or pattern.GetNumAtoms() == 0:
        detail = f" ({_plain(messages[0])})" if messages else ""
        raise ChemError(f"'{_short(text)}' is not a valid SMARTS pattern{detail}")
    return pattern


def parse_reaction(text: str) -> rdChemReactions.ChemicalReaction:
    """Read a reaction SMILES (``reactants>agents>products``); every component must be a valid molecule.

    Raises:
        ChemError: It is not a reaction SMILES; the message names the component that is wrong.
    """
    _check_size(text, "reaction SMILES")
    parts = text.strip().split(">")
    if len(parts) != 3 or not (parts[0] and parts[2]):
        raise ChemError("a reaction is written reactants>>products or reactants>agents>products")
    for role, part in zip(("reactants", "agents", "products"), parts, strict=True):
        if part:
            try:
                parse_smiles(part)
            except ChemError as error:
                raise ChemError(f"in the {role}: {error}", error.position) from error
    with _rdkit_messages():
        try:
            return rdChemReactions.ReactionFromSmarts(text.strip(), useSmiles=True)
        except ValueError as error:  # an extension "|…|" in the middle, where each side alone may have one
            raise ChemError("the reaction cannot be read: an extension |…| stands only at its end") from error


def canonical_smiles(mol: Chem.Mol) -> str:
    """Return RDKit's canonical isomeric SMILES."""
    return str(Chem.MolToSmiles(mol))


def has_stereo_groups(mol: Chem.Mol) -> bool:
    """Whether some stereocentres are marked racemic ("and") or relative ("or")."""
    marked = (Chem.StereoGroupType.STEREO_AND, Chem.StereoGroupType.STEREO_OR)
    return any(group.GetGroupType() in marked for group in mol.GetStereoGroups())


def extended_smiles(mol: Chem.Mol) -> str:
    """Return the canonical SMILES, extended by R labels and racemic or relative marks where there are any."""
    copy = Chem.Mol(mol)
    if has_stereo_groups(copy):
        Chem.CanonicalizeStereoGroups(copy)
    fields = Chem.CXSmilesFields.CX_ATOM_LABELS | Chem.CXSmilesFields.CX_ENHANCEDSTEREO
    return str(Chem.MolToCXSmiles(copy, Chem.SmilesWriteParams(), int(fields)))


def to_inchi(mol: Chem.Mol) -> tuple[str | None, str | None]:
    """Return the standard InChI, or None, and the reason why there is none or what it leaves out."""
    if any(atom.GetAtomicNum() == 0 for atom in mol.GetAtoms()):
        return None, "InChI has no notation for unspecified atoms (* or R)"
    with _rdkit_messages() as messages:
        text = str(Chem.MolToInchi(mol))
    if text:
        lost = (
            "InChI does not say that stereocentres are racemic or relative"
            if has_stereo_groups(mol)
            else None
        )
        return text, lost
    return None, f"InChI cannot express this structure{f' ({_plain(messages[-1])})' if messages else ''}"


def to_molblock(mol: Chem.Mol) -> str:
    """Return a V2000 MOL block (V3000 where it does not fit) with 2D coordinates."""
    copy = Chem.Mol(mol)
    if copy.GetNumConformers() == 0:
        rdDepictor.Compute2DCoords(copy)
    return str(Chem.MolToMolBlock(copy))


def explain_smiles(smiles: str, messages: list[str] | None = None) -> ChemError:
    """Say what is wrong with an invalid SMILES, in words, and where.

    Args:
        smiles: A string that RDKit refused.
        messages: RDKit's log lines for it, if they are at hand.
    """
    core = smiles.split(maxsplit=1)[0] if smiles.strip() else ""
    mistake = find_mistake(core)
    if mistake:
        return _invalid(smiles, mistake)
    with _rdkit_messages() as more:
        mol = Chem.MolFromSmiles(core, sanitize=False)
    impossible = chemistry_mistake(mol) if mol is not None else None
    if impossible:
        return ChemError(f"'{_short(smiles)}' is not a valid structure: {impossible.text}")
    for line in [*(messages or []), *more]:
        twice = re.search(r"ring closure (\d+) duplicates bond between atom (\d+) and atom (\d+)", line)
        if twice:
            label, one, two = (int(number) for number in twice.groups())
            text = f"ring bond {label} joins atoms {one + 1} and {two + 1}, which are bonded already"
            return _invalid(smiles, Mistake(text, None))
        where = re.search(r"check for mistakes around position (\d+)", line)
        if where:
            at = int(where.group(1)) - 1
            return _invalid(
                smiles, Mistake(f"there is a mistake at position {at + 1} ('{core[at : at + 1]}')", at)
            )
    if "|" in smiles:
        return _invalid(
            smiles, Mistake("the extension between the bars |…| cannot be read", smiles.index("|"))
        )
    return ChemError(f"'{_short(smiles)}' is not a valid SMILES")


def _invalid(smiles: str, mistake: Mistake) -> ChemError:
    return ChemError(f"'{_short(smiles)}' is not a valid SMILES: {mistake.text}", mistake.position)


def _check_rest(smiles: str) -> None:
    """Refuse what RDKit would silently leave out: text after the SMILES, or after a character that it does "
    "not know."""
    core, *rest = smiles.split(maxsplit=1)
    strange = foreign_character(core.split("|")[0])
    if strange:
        raise _invalid(smiles, strange)
    if rest and not rest[0].startswith("|"):
        text = f"only one SMILES is expected, but '{_short(rest[0])}' follows it"
        raise _invalid(smiles, Mistake(text, smiles.index(rest[0], len(core))))


def _check_size(text: str, what: str) -> None:
    if not text.strip():
        raise ChemError(f"the {what} is empty")
    if len(text) > MAX_TEXT:
        raise ChemError(f"the {what} has {len(text):,} characters; the limit is {MAX_TEXT:,}")


def _checked(mol: Chem.Mol) -> Chem.Mol:
    if mol.GetNumAtoms() == 0:
        raise ChemError("the structure has no atoms")
    if mol.GetNumAtoms() > MAX_ATOMS:
        raise ChemError(f"the structure has {mol.GetNumAtoms():,} atoms; the limit is {MAX_ATOMS:,}")
    return mol


def _short(text: str) -> str:
    squeezed = " ".join(text.split())
    return squeezed if len(squeezed) <= 60 else squeezed[:57] + "…"


def _plain(line: str) -> str:
    return re.sub(r"^\[[\d:]+\]\s*", "", line.splitlines()[0] if line else "").strip()
