"""Keys and fingerprints under which the store files structures.

Only strings and bytes cross into the database; RDKit stays in this file and in the structure search.
"""

import hashlib
from dataclasses import dataclass

from rdkit import Chem, DataStructs, rdBase
from rdkit.Chem import rdFingerprintGenerator

from app.store.errors import BadStructure

FINGERPRINTS_BY = f"rdkit-{rdBase.rdkitVersion}"
"""Written beside each fingerprint: another RDKit may set other bits, and a screen must never lose a hit."""

MORGAN_RADIUS = 2
FINGERPRINT_BITS = 2048
_MAX_ATOMS_FOR_INCHI = 200
# InChI has hung or crashed on odd valences; ordinary elements in RDKit's valence model are safe.
_INCHI_ELEMENTS = frozenset({1, 3, 5, 6, 7, 8, 9, 11, 12, 14, 15, 16, 17, 19, 20, 30, 34, 35, 53})
_morgan = rdFingerprintGenerator.GetMorganGenerator(radius=MORGAN_RADIUS, fpSize=FINGERPRINT_BITS)


@dataclass(frozen=True, slots=True)
class StructureKeys:
    """What is stored about one structure.

    Attributes:
        key: SHA-256 (hex) of ``smiles``.
        smiles: Canonical CXSMILES: enhanced stereo and R-group labels kept, coordinates dropped.
        inchikey: Standard InChIKey, or None where InChI can't express the structure or isn't safe to ask.
        morgan: Morgan fingerprint, radius 2, 2048 bits, as 256 bytes.
        pattern: RDKit pattern fingerprint, 2048 bits, as 256 bytes.
    """

    key: str
    smiles: str
    inchikey: str | None
    morgan: bytes
    pattern: bytes


def parse(smiles: str) -> Chem.Mol:
    """Read SMILES or CXSMILES.

    Raises:
        BadStructure: If RDKit can't read it, or it holds no atom.
    """
    with rdBase.BlockLogs():
        mol = Chem.MolFromSmiles(smiles) if _is_plain(smiles) else None
    if mol is None or mol.GetNumAtoms() == 0:
        raise BadStructure(f"“{_short(smiles)}” can't be read as a structure.")
    return mol


def structure_keys(smiles: str) -> StructureKeys:
    """Compute everything that is stored about a structure.

    Args:
        smiles: SMILES or CXSMILES.

    Raises:
        BadStructure: If it can't be read as a structure.
    """
    mol = parse(smiles)
    # A CXSMILES is canonical only once its or/and groups are: [C@H] |o1:1| and [C@@H] |o1:1| are one thing.
    Chem.CanonicalizeEnhancedStereo(mol)
    canonical = Chem.MolToCXSmiles(mol, Chem.SmilesWriteParams(), Chem.CXSmilesFields.CX_ALL_BUT_COORDS)
    return StructureKeys(
        key=hashlib.sha256(canonical.encode("utf-8")).hexdigest(),
        smiles=canonical,
        inchikey=_inchikey(mol),
        morgan=fingerprint_bytes(morgan_fingerprint(mol)),
        pattern=fingerprint_bytes(pattern_fingerprint(mol)),
    )


def morgan_fingerprint(mol: Chem.Mol) -> DataStructs.ExplicitBitVect:
    """Morgan fingerprint, radius 2, 2048 bits, for Tanimoto similarity."""
    fingerprint: DataStructs.ExplicitBitVect = _morgan.GetFingerprint(mol)
    return fingerprint


def pattern_fingerprint(mol: Chem.Mol) -> DataStructs.ExplicitBitVect:
    """Substructure screen: every bit of a query is set in each structure that contains the query."""
    fingerprint: DataStructs.ExplicitBitVect = Chem.PatternFingerprint(mol, fpSize=FINGERPRINT_BITS)
    return fingerprint


def fingerprint_bytes(fingerprint: DataStructs.ExplicitBitVect) -> bytes:
    """Pack a fingerprint into ``FINGERPRINT_BITS / 8`` bytes."""
    return bytes(DataStructs.BitVectToBinaryText(fingerprint))


def fingerprint_from_bytes(data: bytes) -> DataStructs.ExplicitBitVect:
    """Unpack what ``fingerprint_bytes`` packed."""
    # RDKit's stub says str; it takes the bytes that it gave.
    return DataStructs.CreateFromBinaryText(data)  # type: ignore[arg-type]


def query_from(text: str) -> Chem.Mol:
    """Read a substructure query: SMARTS, or SMILES as a chemist draws it.

    SMARTS says what it says. Where the same text is also SMILES with an aromatic ring written in Kekulé form,
    such as ``C1=CC=CC=C1``, SMARTS would match no benzene; the ring as SMILES is meant then.

    Raises:
        BadStructure: If the text is neither.
    """
    text = text.strip()
    with rdBase.BlockLogs():
        readable = bool(text) and _is_plain(text)
        query = Chem.MolFromSmarts(text) if readable else None
        as_smiles = Chem.MolFromSmiles(text) if readable else None
    if as_smiles is not None and as_smiles.GetNumAtoms() and _means_smiles(query, as_smiles):
        query = Chem.MolFromSmarts(Chem.MolToSmiles(as_smiles))
    if query is None or query.GetNumAtoms() == 0:
        raise BadStructure(f"“{_short(text)}” can't be read as a substructure (SMILES or SMARTS).")
    query.UpdatePropertyCache(strict=False)
    Chem.FastFindRings(query)
    return query


def _is_plain(text: str) -> bool:
    # RDKit stops at a NUL and can't take a lone surrogate.
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


def _means_smiles(query: Chem.Mol | None, as_smiles: Chem.Mol) -> bool:
    if query is None:
        return True
    written_aromatic = any(atom.GetIsAromatic() for atom in query.GetAtoms())
    return not written_aromatic and any(atom.GetIsAromatic() for atom in as_smiles.GetAtoms())


def _inchikey(mol: Chem.Mol) -> str | None:
    if mol.GetNumAtoms() > _MAX_ATOMS_FOR_INCHI:
        return None
    if any(atom.GetAtomicNum() not in _INCHI_ELEMENTS for atom in mol.GetAtoms()):
        return None
    with rdBase.BlockLogs():
        return Chem.MolToInchiKey(mol) or None


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:77]}…"
