"""What is pasted or dropped into a message: files and clipboard contents, as text that the recogniser reads.

A file with one structure, or a few, becomes their SMILES. Tables and long lists stay files and are passed by
their path. What cannot be read is left out, with a note that says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rdkit import Chem
from rdkit.Chem import rdChemReactions

from sandbox.errors import ChemError
from sandbox.structures import chem

Result = TypeVar("Result")
MAX_INLINE = 20  # structures of a file that are written out
MAX_READ = 2_000_000  # bytes; larger lists stay files, larger drawings are refused
MAX_TEXT_FILE = 20_000
TABLES = (".csv", ".tsv", ".xlsx", ".rdf", ".rsmi", ".json", ".jsonl")
_CDXML = re.compile(r"<CDXML\b|<!DOCTYPE\s+CDXML\b")
_CDX_MAGIC = b"VjCD0100"
_RXN = re.compile(r"^\$RXN\b", re.MULTILINE)


@dataclass(frozen=True)
class Pasted:
    """What goes into the message.

    Attributes:
        text: The text; empty where nothing could be read.
        notes: What was left out or kept as a file, and why.
    """

    text: str
    notes: tuple[str, ...] = ()


def paste_text(text: str) -> Pasted | None:
    """Turn a ChemDraw document or an RXN file that was pasted as text into SMILES.

    Returns:
        What to write; None for any other text, which is written as it is.
    """
    if _CDXML.search(text[:3000]):
        return _gather("the ChemDraw document", lambda: _cdxml(text.encode()))
    if _RXN.search(text[:200]):
        return _gather("the RXN file", lambda: _rxn(text))
    return None


def paste_files(paths: Sequence[Path]) -> Pasted:
    """Read dropped files, one after the other."""
    pasted = [paste_file(path) for path in paths]
    texts = [each.text for each in pasted if each.text]
    return Pasted("\n".join(texts), tuple(note for each in pasted for note in each.notes))


def paste_file(path: Path) -> Pasted:
    """Read one file by its extension."""
    kind = path.suffix.lower()
    try:
        if not path.is_file():
            return Pasted("", (f"{path.name} is not a file that can be opened",))
        if kind in TABLES:
            return Pasted(_mention(path))
        reader = _READERS.get(kind)
        if reader is None:
            return Pasted("", (f"{path.name}: {_unknown(kind)}",))
        large = path.stat().st_size > MAX_READ
        if large and kind in _LISTS:
            return Pasted(_mention(path), (f"{path.name} is large and stays a file",))
        if large:
            return Pasted("", (f"{path.name} is larger than {MAX_READ // 1_000_000} MB",))
        return reader(path)
    except OSError as error:
        return Pasted("", (f"{path.name} cannot be opened ({error.strerror or error})",))


def _unknown(kind: str) -> str:
    known = "MOL, SDF, SMI, RXN, RDF, CDXML, CDX, CSV, TSV, XLSX, JSON and TXT files can be dropped here"
    return f"files of the kind {kind} are not read; {known}" if kind else f"it has no extension; {known}"


def _mention(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)


def _text(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _gather(what: str, read: Callable[[], Pasted]) -> Pasted:
    try:
        found = read()
    except ChemError as error:
        return Pasted("", (f"{what} cannot be read: {error}",))
    notes = tuple(f"{what}: {note}" for note in found.notes)
    return Pasted(found.text, notes) if found.text or notes else Pasted("", (f"{what} holds no structure",))


def _drawing(path: Path) -> Pasted:
    return _gather(path.name, lambda: _cdxml(path.read_bytes()))


def _reaction(path: Path) -> Pasted:
    return _gather(path.name, lambda: _rxn(_text(path)))


def _records(path: Path) -> Pasted:
    """MOL and SD files."""
    parts = re.split(r"^\$\$\$\$[ \t]*\r?$", _text(path), flags=re.MULTILINE)
    records = [record for record in parts if record.strip()]
    return _listed(path, records, chem.parse_molblock)


def _smiles_lines(path: Path) -> Pasted:
    """One SMILES a line, with what follows it as its name."""
    lines = [line.strip() for line in _text(path).splitlines()]
    smiles = [_first(line) for line in lines if line and not line.startswith("#")]
    if smiles and smiles[0].lower() in ("smiles", "canonical_smiles", "smi"):
        smiles = smiles[1:]
    if any(">" in each for each in smiles):
        return Pasted(_mention(path), (f"{path.name} holds reactions and stays a file",))
    return _listed(path, smiles, chem.parse_smiles)


def _first(line: str) -> str:
    """The SMILES of a line, with its CXSMILES extension."""
    match = re.match(r"\S+(?:\s+\|[^|]*\|)?", line)
    return match.group() if match else line


def _listed(path: Path, records: Sequence[str], parse: Callable[[str], Chem.Mol]) -> Pasted:
    if not records:
        return Pasted("", (f"{path.name} holds no structure",))
    if len(records) > MAX_INLINE:
        return Pasted(_mention(path), (f"{path.name} holds {len(records):,} structures and stays a file",))
    found, notes = [], []
    for number, record in enumerate(records, 1):
        try:
            found.append(chem.extended_smiles(parse(record)))
        except ChemError as error:
            where = path.name if len(records) == 1 else f"{path.name}, structure {number}"
            notes.append(f"{where}: {error}")
    return Pasted("\n".join(found), tuple(notes))


def _words(path: Path) -> Pasted:
    text = _text(path).strip()
    if len(text) > MAX_TEXT_FILE:
        return Pasted("", (f"{path.name} has {len(text):,} characters; the limit is {MAX_TEXT_FILE:,}",))
    return paste_text(text) or Pasted(text)


def _rxn(text: str) -> Pasted:
    """The reaction of an RXN file."""
    block = text[text.index("$RXN") :] if "$RXN" in text else text
    return Pasted(_reaction_smiles(_quietly(lambda: rdChemReactions.ReactionFromRxnBlock(block))))


def _reaction_smiles(reaction: rdChemReactions.ChemicalReaction | None) -> str:
    if reaction is None:
        raise ChemError("it is not a valid reaction")
    text = str(rdChemReactions.ReactionToSmiles(reaction))
    chem.parse_reaction(text)
    return text


def _cdxml(data: bytes) -> Pasted:
    """Reactions of a ChemDraw document, CDXML or CDX, and the structures that are part of none."""
    binary = data.startswith(_CDX_MAGIC)
    content = data if binary else data.decode("utf-8", "replace")
    drawn_reactions = (
        [] if binary else _quietly(lambda: list(rdChemReactions.ReactionsFromCDXMLBlock(content)))
    )
    reactions = [_reaction_smiles(each) for each in drawn_reactions]
    drawn = _quietly(lambda: len(_fragments(content, binary, sanitize=False)))
    mols = _quietly(lambda: _fragments(content, binary, sanitize=True))
    written = [chem.extended_smiles(mol) for mol in mols if mol is not None and mol.GetNumAtoms()]
    missing = drawn - len(written)
    apart = [text for text in written if not _parts(text) <= {p for each in reactions for p in _parts(each)}]
    notes = (f"{missing} of {drawn} drawn structures have impossible valences and were left out",)
    return Pasted("\n".join([*reactions, *apart]), notes if missing > 0 else ())


def _parts(smiles: str) -> set[str]:
    """Molecules of a SMILES or reaction SMILES, in a form that can be compared."""
    pieces = smiles.split(" ")[0].replace(">", ".").split(".")
    mols = [Chem.MolFromSmiles(piece) for piece in pieces if piece]
    return {chem.canonical_smiles(mol) for mol in mols if mol is not None}


def _fragments(content: str | bytes, binary: bool, *, sanitize: bool) -> list[Chem.Mol | None]:
    kind = Chem.CDXMLFormat.CDX if binary else Chem.CDXMLFormat.CDXML
    return list(Chem.MolsFromCDXML(content, Chem.CDXMLParserParams(sanitize, sanitize, kind)))


def _quietly(read: Callable[[], Result]) -> Result:
    try:
        return read()
    except (RuntimeError, ValueError, KeyError, TypeError) as error:
        reason = str(error).strip().splitlines()
        raise ChemError(reason[0] if reason else "its contents are damaged") from error


_READERS: dict[str, Callable[[Path], Pasted]] = {
    ".mol": _records,
    ".mdl": _records,
    ".sdf": _records,
    ".sd": _records,
    ".smi": _smiles_lines,
    ".smiles": _smiles_lines,
    ".rxn": _reaction,
    ".cdxml": _drawing,
    ".cdx": _drawing,
    ".txt": _words,
}
_LISTS: Iterable[str] = (".sdf", ".sd", ".smi", ".smiles")
