"""What OPSIN makes of the names in `chemicals`: stereochemistry for flat structures, and names of others."""

import re
from collections import Counter
from collections.abc import Iterable

from rdkit import Chem

from sandbox.names.opsin import Opsin

_STEREO = re.compile(
    r"\((?:\d*[a-z]?'*[rsez],?)+\)|alpha|beta|\b[dl]-|cis-|trans-|\(\+\)|\(-\)|[αβ]", re.IGNORECASE
)
MAX_NAMES = 12


class NameReader:
    """Reads names with OPSIN, each once."""

    def __init__(self) -> None:
        self._opsin = Opsin()
        self._read: dict[str, str | None] = {}

    def keys(self, name: str) -> tuple[str, str] | None:
        """InChIKey and SMILES that a name stands for; None where OPSIN cannot read it."""
        if name not in self._read:
            self._read[name] = self._opsin.read(name).smiles
        smiles = self._read[name]
        mol = Chem.MolFromSmiles(smiles) if smiles else None
        return (Chem.MolToInchiKey(mol), Chem.MolToSmiles(mol)) if mol else None


def with_stereo(smiles: str, names: Iterable[str], reader: NameReader) -> str:
    """A flat structure with the stereochemistry that its names agree on; as it was where they do not.

    Args:
        smiles: SMILES without stereochemistry.
        names: Names of the compound.
        reader: OPSIN.
    """
    if re.search(r"[@/\\]", smiles):
        return smiles
    key = Chem.MolToInchiKey(Chem.MolFromSmiles(smiles))
    if not Chem.FindPotentialStereo(Chem.MolFromSmiles(smiles)):
        return smiles
    found: Counter[str] = Counter()
    written: dict[str, str] = {}
    for name in [name for name in names if _STEREO.search(name)][:MAX_NAMES]:
        read = reader.keys(name)
        if read and read[0][:14] == key[:14] and read[0] != key:
            found[read[0]] += 1
            written[read[0]] = read[1]
    return written[next(iter(found))] if len(found) == 1 else smiles


def contradicts(smiles: str, name: str, reader: NameReader) -> bool:
    """Whether OPSIN reads a name as a compound of another constitution."""
    read = reader.keys(name)
    return read is not None and read[0][:14] != Chem.MolToInchiKey(Chem.MolFromSmiles(smiles))[:14]
